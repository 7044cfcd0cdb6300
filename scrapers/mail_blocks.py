"""Jobs in alert e-mails by position: runs of lines before or after a link, or blocks around one.

Lists of noise words rot with every redesign; where title, company and place stand does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

from scrapers.wording.html import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_RULE = re.compile(r"^[\s\W_]*$")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.I)
_LONGEST_RUN = 12
# A row of dashes that divides job from job; "· · ·" is an ornament.
_DIVIDES = 10
_BUTTON = re.compile(
    r"^(?:view|see|apply|voir|ver|bekijk)(?:\s+(?:this |the )?"
    r"(?:job|role|details|now|here|l'offre|offre|oferta|empleo|vaga|vacature))?$",
    re.I,
)
# Title, company and place: what makes a paragraph a whole job.
_WHOLE = 3
_PAY_LINE = re.compile(
    r"[$£€₹]\s?\d|\d\s?[kK]?\s?[£€]|\d\s?[kK]?\s*/\s*(?:year|yr|hour|hr|month|day)|\b(?:USD|GBP|EUR|CAD|AUD)\s?\d",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines that stand with one link, the title first."""

    link: str
    lines: tuple[str, ...]


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
    elif len(told) > 1 and len(told[-1]) == 1 and len(told[-2]) >= _WHOLE:
        begins -= 1
    return [line for paragraph in told[max(begins, 0) :] for line in paragraph]


def _block(
    run: list[str], line: str, link: re.Match[str], wanted: Callable[[str], str | None]
) -> Block | None:
    address = wanted(unescape(link.group()).rstrip(".,;"))
    # "View job: https://…" stands below the job; "Title <https://…>" is the job's own line.
    before = line[: link.start()].strip(" <([:-")
    lines = run or ([before] if before else [])
    return Block(address, tuple(lines[:_LONGEST_RUN])) if address and lines else None


def blocks_in_html(html: str, wanted: Callable[[str], str | None]) -> Iterator[Block]:
    """Yield one block a job: the largest part of the page that holds its links and no other's."""
    soup = BeautifulSoup(html, "lxml")
    links = [
        (anchor, address)
        for anchor in soup.find_all("a", href=True)
        if (address := wanted(str(anchor["href"]).strip()))
    ]
    owners = {id(anchor): address for anchor, address in links}
    for address in dict.fromkeys(address for _, address in links):
        own = [anchor for anchor, owner in links if owner == address]
        told = _lines_with(own, address, owners)
        if told:
            yield Block(address, told)


def _lines_with(own: list[Tag], address: str, owners: dict[int, str]) -> tuple[str, ...]:
    """Return a job's lines: below its title, or beside links that hold no title themselves."""
    named = _named(own)
    if named is None:
        return _below(own[0])
    block = _around(named, address, owners)
    title = _title_lines(named)
    if _BUTTON.match(title[0]):
        return _above(block)
    return (title[0], *(_after_title(block, title) or _below(block)))


def _named(own: list[Tag]) -> Tag | None:
    """Return the link that holds the title: the first with words, or its own shorter beginning."""
    found = [(words, anchor) for anchor in own if (words := anchor.get_text(" ", strip=True))]
    titled = [one for one in found if not _BUTTON.match(one[0])] or found
    begun = [one for one in titled if titled[0][0].startswith(one[0])]
    return min(begun, key=lambda one: len(one[0]))[1] if begun else None


def _above(block: Tag) -> tuple[str, ...]:
    """Return the job above a button: from the line before the last "Company · Place"."""
    lines = _lines(block)
    for row in block.previous_siblings:
        if isinstance(row, Tag):
            if row.name == "a" or row.find("a", href=True):
                break
            lines = _lines(row) + lines
    dotted = [at for at, line in enumerate(lines) if " · " in line and at]
    return tuple(lines[dotted[-1] - 1 :][:_LONGEST_RUN]) if dotted else ()


def _title_lines(named: Tag) -> list[str]:
    """Return a part's lines; three parts in one line are a card without line breaks."""
    lines = _lines(named)
    parts = _parts(named)
    return parts if len(lines) == 1 and len(parts) >= _WHOLE else lines


def _lines(node: Tag) -> list[str]:
    return [bare for line in lines_of(node).split("\n") if (bare := line.strip(" -"))]


def _parts(node: Tag) -> list[str]:
    """Return the lines of the smallest parts that words stand in, inline ones too."""
    waiting, found = [node], []
    while waiting:
        part = waiting.pop()
        inside = [
            inner
            for inner in part.children
            if not isinstance(inner, Comment) and inner.get_text(strip=True)
        ]
        if inside and not any(isinstance(inner, NavigableString) for inner in inside):
            waiting.extend(inner for inner in reversed(inside) if isinstance(inner, Tag))
        else:
            found += _lines(part)
    return found


def _below(block: Tag) -> tuple[str, ...]:
    """Return what stands in the rows below a title's own, up to the next row with a link."""
    found: list[str] = []
    for row in block.next_siblings:
        if isinstance(row, Tag):
            if row.name == "a" or row.find("a", href=True):
                break
            found += _title_lines(row)
    return tuple(found[:_LONGEST_RUN])


def _around(anchor: Tag, address: str, owners: dict[int, str]) -> Tag:
    block = anchor
    for parent in anchor.parents:
        inside = {owners[id(a)] for a in parent.find_all("a") if id(a) in owners}
        if parent.name in {"body", "html", "[document]"} or inside - {address}:
            break
        block = parent
    return block


def _after_title(block: Tag, title: list[str]) -> tuple[str, ...]:
    lines = _lines(block)
    if title[0] not in lines and any(line.startswith(title[0]) for line in lines):
        lines = _parts(block)
    at = lines.index(title[0]) + 1 if title[0] in lines else 0
    rest = (
        title[1:] + lines[at:]
        if len(title) > 1 and lines[at : at + 1] != title[1:2]
        else lines[at:]
    )
    return tuple(rest[:_LONGEST_RUN])


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
                yield Block(address, tuple(lines[:_LONGEST_RUN]))
            before = bare[: link.start()].strip(" <([:-")
            address = wanted(unescape(link.group()).rstrip(".,;"))
            lines = [before] if before else []
            address = address if lines else None
        elif bare and not _RULE.match(bare):
            lines.append(bare)
