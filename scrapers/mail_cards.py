"""Jobs in the markup of alert e-mails by position: the block around the links of one job.

Lists of noise words rot with every redesign; where title, company and place stand does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

from scrapers.mail_blocks import LONGEST_RUN, WHOLE, Block
from scrapers.wording.html import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BUTTON = re.compile(
    r"^(?:view|see|apply|voir|ver|bekijk)(?:\s+(?:this |the )?"
    r"(?:job|role|details|now|here|l'offre|offre|oferta|empleo|vaga|vacature))?$"
    r"|^(?:(?:job|jobangebot|stelle|stellenangebot)\s+)?(?:ansehen|anzeigen)$"
    r"|^(?:(?:easy|quick|1-click)\s+apply|mehr erfahren|(?:jetzt\s+)?bewerben"
    r"|en savoir plus|postuler|m[aá]s informaci[oó]n|solicitar|learn more|meer informatie"
    r"|solliciteren|vacature (?:bekijken|weergeven)|candidatar-se|scopri di più|candidati)$",
    re.I,
)


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
        if told.lines:
            yield told


def _lines_with(own: list[Tag], address: str, owners: dict[int, str]) -> Block:
    """Return a job's lines: below its title, or beside links that hold no title themselves."""
    named = _named(own)
    if named is None:
        return Block(address, _below(own[0], address, owners))
    block = _around(named, address, owners)
    title = _title_lines(named)
    if _BUTTON.match(title[0]):
        return Block(address, _above(block) or _beside(block))
    after = _after_title(block, title) or _below(block, address, owners)
    lines = _lines(block)
    above = lines[: lines.index(title[0])] if title[0] in lines else []
    return Block(address, (title[0], *after), above=tuple(above[-LONGEST_RUN:]))


def _beside(block: Tag) -> tuple[str, ...]:
    """Return a job that stands in one part with its button: at least a title and a company."""
    lines = [line for line in _lines(block) if not _BUTTON.match(line)]
    return tuple(lines[:LONGEST_RUN]) if len(lines) > 1 else ()


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
    return tuple(lines[dotted[-1] - 1 :][:LONGEST_RUN]) if dotted else ()


def _title_lines(named: Tag) -> list[str]:
    """Return a part's lines; three parts in one line are a card without line breaks."""
    lines = _lines(named)
    parts = _parts(named)
    return parts if len(lines) == 1 and len(parts) >= WHOLE else lines


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


def _below(block: Tag, address: str, owners: dict[int, str]) -> tuple[str, ...]:
    """Return what stands in the rows below a title's own, up to the next row with a strange link.

    A job's own links may go around its company too, or stand between as buttons.
    """
    found: list[str] = []
    for row in block.next_siblings:
        if not isinstance(row, Tag):
            continue
        links = [row] if row.name == "a" else row.find_all("a", href=True)
        if any(owners.get(id(link)) != address for link in links):
            break
        found += [line for line in _title_lines(row) if not _BUTTON.match(line)]
    return tuple(found[:LONGEST_RUN])


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
    return tuple(rest[:LONGEST_RUN])
