"""A small IMAP server on loopback, over real TLS: enough of RFC 3501 to read a folder from.

It writes down every command, refuses what would change anything, and can be told to misbehave.
"""

from __future__ import annotations

import base64
import contextlib
import re
import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.utils import parseaddr
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl


@dataclass
class Box:
    """What the server holds, and how it behaves."""

    mails: dict[int, bytes] = field(default_factory=dict)
    uid_validity: int = 7
    username: str = "sam@example.com"
    password: str = "an app password"
    folder: str = "INBOX"
    plain: bool = True
    hang_up_at: str = ""
    announced: int | None = None
    commands: list[str] = field(default_factory=list)


class Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.box: Box = self.server.box
        offered = " AUTH=PLAIN" if self.box.plain else ""
        self.say(f"* OK [CAPABILITY IMAP4rev1{offered}] ready")
        self.offered = f"IMAP4rev1{offered}"
        while line := self.rfile.readline():
            tag, _, rest = line.decode().strip().partition(" ")
            self.box.commands.append(rest)
            word = rest.split(" ", 2)
            name = f"{word[0]} {word[1]}".upper() if word[0].upper() == "UID" else word[0].upper()
            if self.box.hang_up_at == name:
                return
            act = getattr(self, f"do_{name.lower().replace(' ', '_')}", None)
            if act is None:
                self.say(f"{tag} NO this server only reads")
            else:
                act(tag, rest)
            if name == "LOGOUT":
                return

    def say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")

    def do_capability(self, tag, _):
        self.say(f"* CAPABILITY {self.offered}")
        self.say(f"{tag} OK done")

    def do_authenticate(self, tag, _):
        self.say("+ ")
        words = base64.b64decode(self.rfile.readline()).decode()
        self._let_in(tag, words == f"\0{self.box.username}\0{self.box.password}")

    def do_login(self, tag, rest):
        self._let_in(tag, rest.split(" ", 1)[1] == f'"{self.box.username}" "{self.box.password}"')

    def _let_in(self, tag, fits):
        self.say(f"{tag} OK in" if fits else f"{tag} NO [AUTHENTICATIONFAILED] Invalid credentials")

    def do_examine(self, tag, rest):
        if rest.partition(" ")[2].strip('"') != self.box.folder:
            self.say(f"{tag} NO no such mailbox")
            return
        self.say(f"* {len(self.box.mails)} EXISTS")
        self.say(f"* OK [UIDVALIDITY {self.box.uid_validity}]")
        self.say(f"{tag} OK [READ-ONLY] examined")

    def do_list(self, tag, _):
        for name in (self.box.folder, "Job &APY-ffers"):
            self.say(f'* LIST (\\HasNoChildren) "/" "{name}"')
        self.say(f"{tag} OK done")

    def do_uid_search(self, tag, rest):
        senders = re.findall(r'FROM "([^"]+)"', rest)
        first = re.search(r"UID (\d+):\*", rest)
        low = int(first[1]) if first else 0
        top = max(self.box.mails, default=0)
        # RFC 3501: "n:*" always takes in the last mail, even below n.
        within = [uid for uid in self.box.mails if uid >= low or uid == top]
        hits = [str(uid) for uid in within if self._sender(uid) in senders]
        self.say(f"* SEARCH {' '.join(hits)}")
        self.say(f"{tag} OK done")

    def _sender(self, uid):
        return parseaddr(message_from_bytes(self.box.mails[uid])["From"] or "")[1]

    def do_uid_fetch(self, tag, rest):
        uids = [int(uid) for uid in rest.split(" ")[2].split(",")]
        for number, uid in enumerate(uids, 1):
            mail = self.box.mails[uid]
            size = self.box.announced or len(mail)
            if "BODY.PEEK[]" in rest:
                self.say(f"* {number} FETCH (UID {uid} BODY[] {{{size}}}")
                self.wfile.write(mail)
                self.say(")")
            else:
                self.say(f"* {number} FETCH (UID {uid} RFC822.SIZE {len(mail)})")
        self.say(f"{tag} OK done")

    def do_logout(self, tag, _):
        self.say("* BYE")
        self.say(f"{tag} OK done")


class Server(socketserver.ThreadingTCPServer):
    """Serves `box` with the certificate in `context`; a client that trusts nobody is let go."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, box: Box, context: ssl.SSLContext) -> None:
        self.box = box
        self.context = context
        super().__init__(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    @property
    def port(self) -> int:
        return self.server_address[1]

    def finish_request(self, request, client_address):
        request.settimeout(120)
        try:
            safe = self.context.wrap_socket(request, server_side=True)
        except OSError:
            return
        with contextlib.suppress(OSError), safe:
            Handler(safe, client_address, self)

    def stop(self) -> None:
        self.shutdown()
        self.server_close()
        self.thread.join(5)
