"""The jobs of a resume as rows of JSON Resume: title, employer and months apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from matcher.dates import ends_as_written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.person import Resume, Role
    from matcher.resume_document import Item, PlainText

_TITLE = {"work": "position", "volunteer": "position", "projects": "name"}
_PLACE = {"work": "name", "volunteer": "organization", "projects": "entity"}
_PLACE_NAME = re.compile(r"[^\W\d_][^\W\d_.' -]*(?:, [^\W\d_][^\W\d_.' -]*){0,2}")
_EDGES = " \t,;:|–—-·•()[]"


def work_rows(
    key: str, lines: Sequence[Item], reading: Resume, plain: PlainText
) -> list[dict[str, Any]]:
    """Return the rows of one entry: a job each; what no field takes is told in its summary."""
    where = {place.id: place for place in plain.places}
    heads = [where[line.id] for line in lines if line.kind == "head"]
    roles = [r for r in reading.roles if any(p.start <= r.start < p.end for p in heads)]
    rows = [_row(key, role, plain.text) for role in roles] or [{}]
    told = [line for line in lines if line.kind != "head"]
    spare = [line.text for line in lines if line.kind == "head"]
    if roles:
        spare = [rest for text in spare if (rest := _left_over(text, roles))]
    if roles and len(spare) == 1 and _PLACE_NAME.fullmatch(spare[0]):
        rows[-1]["location"] = spare.pop()
    summary = [*spare, *(line.text for line in told if line.kind == "text")]
    if summary:
        rows[-1]["summary"] = "\n".join(summary)
    if bullets := [line.text for line in told if line.kind == "bullet"]:
        rows[-1]["highlights"] = bullets
    return rows


def _row(key: str, role: Role, text: str) -> dict[str, Any]:
    row: dict[str, Any] = {_TITLE[key]: role.title}
    if role.employer:
        row[_PLACE[key]] = role.employer
    since, until = ends_as_written(text, role.start, role.end) or (role.since, None)
    row |= {"startDate": since} if since else {}
    row |= {"endDate": until} if until else {}
    return row


def _left_over(line: str, roles: Sequence[Role]) -> str:
    """Return what a job's head says besides title, employer and months: a place, say."""
    for role in roles:
        for known in (role.title, role.employer or ""):
            line = line.replace(known, "|", 1) if known else line
    line = re.sub(r"[(\[]?[^|,;()]*\b(?:19|20)\d\d\b[^|,;()]*[)\]]?", "|", line)
    pieces = (piece.strip(_EDGES) for piece in re.split(r"[|,;·•—–]", line))
    return ", ".join(piece for piece in pieces if any(c.isalnum() for c in piece))
