"""Words and values become a Message: text and HTML from templates, styles written inline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from app.mail.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Gmail cuts a mail off at 102 KB, and the way to unsubscribe stands at its end.
MOST_BYTES = 102 * 1024
SUBJECT_LENGTH = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One posting as a digest shows it. None means that the posting does not state it.

    `score` is 0-100 with its `band`; `reasons` speak for the person, `misses` name must-haves
    that the resume does not show. All three are empty without a resume.
    """

    href: str
    title: str
    company: str | None
    place: str | None
    workplace: str | None
    pay: str | None
    age: str
    closes: str | None
    source: str
    score: float | None = None
    band: str | None = None
    reasons: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one saved search found. `cards` are told in full, best first, `brief` in a line each.

    `more` counts what matches beyond both; `rhythm` is daily or weekly.
    """

    search_name: str
    rhythm: str
    cards: tuple[Card, ...]
    brief: tuple[Card, ...]
    more: int
    search_url: str
    manage_url: str
    unsubscribe_url: str
    base_url: str

    @property
    def count(self) -> int:
        """How many postings the mail names."""
        return len(self.cards) + len(self.brief)

    @property
    def subject(self) -> str:
        """The count and the strongest title."""
        best = self.cards[0]
        title = f"{best.title} at {best.company}" if best.company else best.title
        others = f" and {self.count - 1} more" if self.count > 1 else ""
        return shorten(f"New for you: {title}", SUBJECT_LENGTH - len(others)) + others


def digest(found: Digest, *, to: str, headers: Mapping[str, str]) -> Message:
    """Write the mail of one saved search; `found` must name at least one posting.

    Raises ValueError where the HTML would be longer than MOST_BYTES.
    """
    html = inlined(_render("mail/digest.html", {"digest": found}))
    if len(html.encode()) >= MOST_BYTES:
        raise ValueError(f"The digest for “{found.search_name}” is too long to be shown whole.")
    text = _render("mail/digest.txt", {"digest": found})
    return Message(to=to, subject=found.subject, text=text, html=html, headers=headers)


def simple(
    *,
    to: str,
    subject: str,
    title: str,
    paragraphs: Sequence[str],
    action: tuple[str, str],
    footer: str | None = None,
) -> Message:
    """Write a short mail with one thing to do; `action` is the button's words and its address."""
    context = {
        "subject": subject,
        "title": title,
        "paragraphs": tuple(paragraphs),
        "action": action,
        "footer": footer,
    }
    return Message(
        to=to,
        subject=shorten(subject, SUBJECT_LENGTH),
        text=_render("mail/simple.txt", context),
        html=inlined(_render("mail/simple.html", context)),
    )


def shorten(words: str, most: int) -> str:
    """Return `words` on one line, cut at a word's end to at most `most` characters."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    head = line[: most - 1]
    at_space = head.rsplit(" ", 1)[0]
    return (at_space if len(at_space) > most // 2 else head).rstrip(" ,;:–-") + "…"


def _render(name: str, context: Mapping[str, object]) -> str:
    return _environment().get_template(name).render(context)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(str(files("app") / "templates")),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def inlined(html: str) -> str:
    """Write styles into the elements; what only a style sheet can say (dark colours) stays one."""
    inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
    return inliner.inline(html)
