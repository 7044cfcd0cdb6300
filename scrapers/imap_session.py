"""An IMAP connection as the standard library makes it, held to one address, one deadline, caps."""

from __future__ import annotations

import imaplib
import re
from base64 import b64decode, b64encode
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING, cast

from typing_extensions import override

if TYPE_CHECKING:
    import io
    import ssl
    from collections.abc import Callable, Sequence

_CONNECT_SECONDS = 15.0
_PIECE = 65_536
_LONGEST_LINE = 1_000_000
_LARGEST_LITERAL = 8_000_000
_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_FOLDER = re.compile(rb'^\([^)]*\) (?:"[^"]*"|NIL) (.+)$')
_SHIFTED = re.compile(r"&([A-Za-z0-9+,]*)-")
_MOST_FOLDERS = 50

Deadline = tuple["Callable[[], float]", float]


class Session(imaplib.IMAP4_SSL):
    """A connection to `address` whose certificate has to be that of `name`.

    Every read ends at the deadline, however slowly the other side drips, and at the caps.
    """

    def __init__(
        self, name: str, address: str, port: int, context: ssl.SSLContext, deadline: Deadline
    ) -> None:
        self._name = name
        self._monotonic, self._until = deadline
        super().__init__(address, port, ssl_context=context, timeout=_CONNECT_SECONDS)

    def _create_socket(self, timeout: float | None) -> ssl.SSLSocket:
        plain = imaplib.IMAP4._create_socket(self, timeout)  # type: ignore[attr-defined]  # noqa: SLF001 - the library's own way to another socket
        return cast("ssl.SSLContext", self.ssl_context).wrap_socket(
            plain, server_hostname=self._name
        )

    @override
    def read(self, size: int) -> bytes:
        if size > _LARGEST_LITERAL:
            raise self.abort(f"a mail of {size} bytes is larger than is read")
        pieces, left = [], size
        while left > 0:
            piece = self._buffered().read1(min(left, _PIECE))
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    @override
    def readline(self) -> bytes:
        line = b""
        while not line.endswith(b"\n"):
            ahead = self._buffered().peek(1)
            if not ahead:
                break
            end = ahead.find(b"\n") + 1 or len(ahead)
            line += self._buffered().read1(end)
            if len(line) > _LONGEST_LINE:
                raise self.abort("the server sent a line without end")
        return line

    def authenticate_plain(self, username: str, password: str) -> None:
        """Log in; the words may be in any script (RFC 4616)."""
        words = f"\0{username}\0{password}".encode()
        if "AUTH=PLAIN" in self.capabilities:
            self.authenticate("PLAIN", lambda _: words)
        else:
            self.login(quoted(username), password)

    def uid_validity(self) -> int:
        """Return the number under which the folder's numbers are good."""
        _, data = self.response("UIDVALIDITY")
        return int(cast("list[bytes | None]", data)[0] or 0)

    def found(self, wanted: str) -> list[int]:
        """Return the numbers of the mails that fit, lowest first."""
        answer, data = self.uid("SEARCH", wanted)
        if answer != "OK":
            raise self.error(f"the search was refused: {data}")
        return sorted(int(one) for line in data if line for one in line.split())

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """Return how many bytes each mail has."""
        if not uids:
            return {}
        _, data = self.uid("FETCH", ",".join(map(str, uids)), "(UID RFC822.SIZE)")
        lines = [part[0] if isinstance(part, tuple) else part for part in data if part]
        found = [(_UID.search(line), _SIZE.search(line)) for line in lines]
        return {int(uid[1]): int(size[1]) for uid, size in found if uid and size}

    def mail(self, uid: int) -> bytes:
        """Return one mail whole, without marking it as read; b"" where it is gone."""
        _, data = self.uid("FETCH", str(uid), "(UID BODY.PEEK[])")
        return next((bytes(part[1]) for part in data if isinstance(part, tuple)), b"")

    def folders(self) -> list[str]:
        """Return the names of the folders, as far as they can be read."""
        with suppress(imaplib.IMAP4.error, OSError):
            _, data = self.list()
            lines = [line for line in data if isinstance(line, bytes)]
            names = [found[1] for line in lines if (found := _FOLDER.match(line))]
            return [shown_folder(name.strip(b'"').decode("ascii", "replace")) for name in names][
                :_MOST_FOLDERS
            ]
        return []

    def leave(self) -> None:
        """End the connection, whatever state it is in."""
        try:
            self.logout()
        except (imaplib.IMAP4.error, OSError):
            with suppress(OSError):
                self.shutdown()

    def _buffered(self) -> io.BufferedReader:
        left = self._until - self._monotonic()
        if left <= 0:
            raise TimeoutError("the time for one visit is over")
        self.sock.settimeout(left)
        return cast("io.BufferedReader", self.file)


def quoted(words: str) -> str:
    """Write a string as IMAP quotes it (RFC 3501, 4.3)."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def folder_name(name: str) -> str:
    """Write a folder's name as IMAP wants it, in modified UTF-7 (RFC 3501, 5.1.3)."""
    return "".join(
        "".join(run).replace("&", "&-") if is_plain else _shifted("".join(run))
        for is_plain, run in groupby(name, lambda letter: " " <= letter <= "~")
    )


def shown_folder(name: str) -> str:
    """Read a folder's name that came in modified UTF-7; what is none stays as it came."""

    def words(found: re.Match[str]) -> str:
        code = found[1].replace(",", "/")
        return b64decode(code + "=" * (-len(code) % 4)).decode("utf-16-be") if code else "&"

    try:
        return _SHIFTED.sub(words, name)
    except ValueError:
        return name


def _shifted(run: str) -> str:
    code = b64encode(run.encode("utf-16-be")).rstrip(b"=").replace(b"/", b",")
    return f"&{code.decode()}-"
