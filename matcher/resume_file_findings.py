"""What a resume's file makes readers lose, measured: the full reading beside a careless one."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from matcher.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.person import Layout, Resume

_LOST_SHARE = 0.05
_SMALL = 8.5
_FEW_UNMAPPED = 5
# UTF-8 that was read as Windows' Western encoding, and the sign for "no such letter".
_DAMAGED = re.compile(r"Ã[\x80-\xbf©¨¢¶¼¤Ÿ\u201c\u2013]|â(?:€|\s?[\x80-\x9f¢])|Â[·•£ ]|\ufffd")
_SHOWN = 60
_FEWEST_JUMPS = 8
# A heading whose letters stand apart.
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] {1,4}){4,}[^\W\d_](?!\S)")
# Bullets that are drawn as shapes are no loss.
_WORD = re.compile(r"\S*\w\S*")


def file_findings(resume: Resume, naive: str | None) -> Iterator[Finding]:
    """Yield what is wrong with the file.

    `naive` is its text as a reader sees it that skips headers, tables and boxes and keeps the
    order of drawing; None where a format leaves no room for that.
    """
    yield from _unseen(resume)
    yield from _unreadable(resume)
    if naive is not None:
        lost = list(_contacts_lost(resume, naive))
        yield from lost
        yield from _spaced(resume, naive)
        yield from _words_lost(resume, naive)


def _unseen(resume: Resume) -> Iterator[Finding]:
    layout = resume.layout
    if layout.hidden_text:
        yield Finding(
            "hidden-text",
            "error",
            "The file has text that cannot be seen. Systems show it to recruiters, who take it for "
            "a trick; take it out.",
            *_place(resume.text, layout.hidden_sample),
        )
    if layout.smallest is not None and layout.smallest < _SMALL:
        yield Finding(
            "small-text",
            "tip",
            f"The smallest text has {layout.smallest:g} points; people pass over it. Use 10 points "
            "or more, and leave something out rather than shrink it.",
        )


def _unreadable(resume: Resume) -> Iterator[Finding]:
    layout, text = resume.layout, resume.text
    if layout.scanned:
        yield Finding(
            "scanned-page",
            "error",
            f"{layout.scanned} of {layout.pages} pages are pictures, so no system reads a word of "
            "them. Export them from the program that they were written in.",
        )
    elif layout.images:
        yield Finding(
            "picture",
            "tip",
            "The file holds pictures. What is written in a picture or drawn as bars is lost; say "
            "it in words as well.",
        )
    if (layout.unmapped or 0) > _FEW_UNMAPPED:
        yield Finding(
            "letters-without-meaning",
            "error",
            f"{layout.unmapped} letters have a shape but no meaning in the file: systems read "
            "gibberish there. Export the PDF again with fonts embedded, or send Word.",
        )
    damaged = list(_DAMAGED.finditer(text))
    if damaged:
        yield Finding(
            "damaged-characters",
            "warning",
            f"In {len(damaged)} places letters are damaged (“{damaged[0].group()}”): the text was "
            "saved in one encoding and opened in another. Save it as UTF-8, or correct them.",
            *damaged[0].span(),
        )


def _contacts_lost(resume: Resume, naive: str) -> Iterator[Finding]:
    for contact in (*resume.emails, *resume.phones):
        place = resume.text.find(contact)
        if contact not in naive and place >= 0:
            message = (
                f"A simple reader loses “{contact}”: it stands in {_where(resume.layout)}. "
                "Put it in the body's first lines."
            )
            yield Finding("contact-lost", "warning", message, place, place + len(contact))


def _spaced(resume: Resume, naive: str) -> Iterator[Finding]:
    """Point at the first heading whose letters a simple reader takes for words."""
    for found in _SPACED.finditer(naive):
        word = found[0].replace(" ", "")
        place = max(resume.text.find(word), resume.text.find(found[0]))
        if place >= 0:
            size = len(word) if resume.text.startswith(word, place) else len(found[0])
            yield Finding(
                "spaced-letters",
                "tip",
                f"A simple reader takes “{found[0]}” for single letters and misses the heading. "
                "Set it without blanks between its letters.",
                place,
                place + size,
            )
            return


def _words_lost(resume: Resume, naive: str) -> Iterator[Finding]:
    """Compare words and their order with those of the naive reading."""
    naive = _SPACED.sub(lambda found: found[0].replace(" ", ""), naive)
    words = list(_WORD.finditer(resume.text))
    seen = _WORD.findall(naive)
    left = Counter(seen)
    lost = []
    for word in words:
        left[word.group()] -= 1
        if left[word.group()] < 0:
            lost.append(word)
    if words and len(lost) > _LOST_SHARE * len(words):
        start, end = _longest(lost)
        yield Finding(
            "text-lost",
            "warning",
            f"A simple reader loses {len(lost)} of {len(words)} words: those in "
            f"{_where(resume.layout)}, such as “{_cut(resume.text[start:end])}”. "
            "Set them as plain paragraphs.",
            start,
            end,
        )
    elif (resume.layout.columns or 1) > 1:
        yield from _mixed(words, seen)


def _mixed(words: list[re.Match[str]], seen: list[str]) -> Iterator[Finding]:
    """Point at the line from which a reader that keeps the order of drawing goes astray."""
    after = {(one[0], two[0]) for one, two in pairwise(words)}
    jumps = sum(pair not in after for pair in pairwise(seen))
    at = next(
        (n for n, (word, other) in enumerate(zip(words, seen, strict=False)) if word[0] != other),
        None,
    )
    # A sidebar drawn before or after the rest is whole; only row by row is it in pieces.
    if at is None or jumps < _FEWEST_JUMPS:
        return
    yield Finding(
        "columns-mixed",
        "warning",
        "The file draws two columns line by line, so a simple reader mixes them: it reads "
        f"“{_cut(' '.join(seen[max(0, at - 3) : at + 5]))}”. Use one column.",
        *words[at].span(),
    )


def _longest(lost: list[re.Match[str]]) -> tuple[int, int]:
    """Return the longest stretch of words that are lost one after the other."""
    best = (lost[0].start(), lost[0].end())
    start, end = best
    for word in lost:
        start = word.start() if word.start() > end + 2 else start
        end = word.end()
        best = max(best, (start, end), key=lambda place: place[1] - place[0])
    return best


def _where(layout: Layout) -> str:
    """Return where text of such a file can hide from a simple reader."""
    places = ["a header or footer"]
    places += ["a table"] if layout.tables else []
    places += ["a text box"] if layout.boxes else []
    return " or ".join([", ".join(places[:-1]), places[-1]] if len(places) > 1 else places)


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN].rstrip()}…"


def _place(text: str, sample: str | None) -> tuple[int | None, int | None]:
    """Return where the first words of a sample stand, whatever blanks are between them."""
    words = (sample or "").split()[:4]
    pattern = r"\W*".join(map(re.escape, words))
    found = re.search(pattern, text) if words else None
    return found.span() if found else (None, None)
