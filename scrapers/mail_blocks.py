"""Jobs in the text of alert e-mails by position: runs of lines before, after or around a link.

Lists of noise words rot with every redesign; where title, company and place stand does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from scrapers.wording.amount import CURRENCY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_RULE = re.compile(r"^[\s\W_]*$")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.I)
LONGEST_RUN = 12
# A row of dashes that divides job from job; "· · ·" is an ornament.
_DIVIDES = 10
# Title, company and place: what makes a paragraph a whole job.
WHOLE = 3
_PAY_LINE = re.compile(
    rf"(?-i:{CURRENCY})\s?\d|\d\s?k?\s?(?-i:{CURRENCY})(?![a-z])"
    r"|\d\s?k?\s*/\s*(?:year|yr|hour|hr|month|day)",
    re.I,
)
# A plain-text copy of a mail shows pictures by their names, some with their addresses.
_PICTURE = re.compile(
    r"\[image: [^\]]{0,500}\]"
    r"|[\[<(]https?://[^\s\[\]<>()]{1,2000}?\.(?:png|gif|jpe?g|svg)(?:\?[^\s\[\]<>()]{0,2000})?[\]>)]",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines that stand with one link, the title first; `above` are those before the title."""

    link: str
    lines: tuple[str, ...]
    above: tuple[str, ...] = ()


def blocks_in_text(text: str, wanted: Callable[[str], str | None]) -> Iterator[Block]:
    """Yield, for each link that `wanted` gives an address for, the run of lines before it."""
    paragraphs: list[list[str]] = [[]]
    ruled = False
    for line in text.split("\n"):
        bare = line.strip().lstrip(">").strip()
        link = _LINK.search(bare)
        if link:
            block = _block(_run(paragraphs, ruled=ruled), bare, link, wanted)
            if block:
                yield block
        if link or (bare and _RULE.match(bare)):
            paragraphs, ruled = [[]], not link and len(bare) >= _DIVIDES
        elif bare:
            paragraphs[-1].append(bare)
        elif paragraphs[-1]:
            paragraphs.append([])


def _run(paragraphs: list[list[str]], *, ruled: bool) -> list[str]:
    """Return the lines of the job that ends here.

    That is the last paragraph, unless it is a remark below a whole job ("4 school alumni"). Below
    a rule (`ruled`) nothing but the job stands, so that it begins with the first longer paragraph.
    """
    told = [paragraph for paragraph in paragraphs if paragraph]
    begins = len(told) - 1
    if ruled:
        begins = next((at for at, lines in enumerate(told) if len(lines) > 1), begins)
    elif len(told) > 1 and len(told[-1]) == 1 and len(told[-2]) >= WHOLE:
        begins -= 1
    return [line for paragraph in told[max(begins, 0) :] for line in paragraph]


def _block(
    run: list[str], line: str, link: re.Match[str], wanted: Callable[[str], str | None]
) -> Block | None:
    address = wanted(unescape(link.group()).rstrip(".,;"))
    # "View job: https://…" stands below the job; "Title <https://…>" is the job's own line.
    before = line[: link.start()].strip(" <([:-")
    lines = run or ([before] if before else [])
    return Block(address, tuple(lines[:LONGEST_RUN])) if address and lines else None


def without(block: Block, noise: re.Pattern[str]) -> Block:
    """Return the block without the leading lines that are the mail's own heading."""
    lines = list(block.lines)
    while lines and noise.search(lines[0]):
        lines.pop(0)
    return replace(block, lines=tuple(lines))


def pay_line(lines: list[str]) -> str | None:
    """Return the first line that looks like pay, or None."""
    return next((line for line in lines if _PAY_LINE.search(line)), None)


def blocks_after_links(text: str, wanted: Callable[[str], str | None]) -> Iterator[Block]:
    """Yield a block for each "Title <link>" line: the title, then the lines below it."""
    address: str | None = None
    lines: list[str] = []
    for line in [*text.split("\n"), "https://end.invalid/"]:
        bare = line.strip().lstrip(">").strip()
        link = _LINK.search(bare)
        if link:
            if address and lines:
                yield Block(address, tuple(lines[:LONGEST_RUN]))
            before = bare[: link.start()].strip(" <([:-")
            address = wanted(unescape(link.group()).rstrip(".,;"))
            lines = [before] if before else []
            address = address if lines else None
        elif bare and not _RULE.match(bare):
            lines.append(bare)


def blocks_between_links(text: str, wanted: Callable[[str], str | None]) -> Iterator[Block]:
    """Yield, for each wanted link, every line since the link before it, but pictures."""
    lines: list[str] = []
    for line in text.split("\n"):
        bare = _PICTURE.sub("", line).strip().lstrip(">").strip()
        link = _LINK.search(bare)
        address = wanted(unescape(link.group()).rstrip(".,;")) if link else None
        if address and lines:
            yield Block(address, tuple(lines[-LONGEST_RUN:]))
        if link:
            lines = []
        elif bare and not _RULE.match(bare):
            lines.append(bare)


def blocks_around_links(text: str, wanted: Callable[[str], str | None]) -> Iterator[Block]:
    """Yield a block for each link alone in its line, between its title and what is told of it.

    Mails copied as text have this: "PMO Lead", the link below it, "Acme · Leeds" below that.
    """
    lines = [_PICTURE.sub("", line).strip().lstrip(">").strip() for line in text.split("\n")]
    links = [at for at, line in enumerate(lines) if _LINK.search(line)]
    for at, end in pairwise([*links, len(lines)]):
        link = _LINK.search(lines[at])
        title = lines[at - 1] if at else ""
        alone = link is not None and not lines[at][: link.start()].strip("<([ ")
        if link is None or not alone or not title or _LINK.search(title) or _RULE.match(title):
            continue
        address = wanted(unescape(link.group()).rstrip(".,;"))
        told = lines[at + 1 : end]
        # What ends without a blank line runs into the title of the next job.
        whole = told.index("") if "" in told else len(told) - (end < len(lines))
        if address and whole:
            yield Block(address, (title, *told[: min(whole, LONGEST_RUN)]))
