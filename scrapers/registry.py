"""Every source by its key: those that work, and those that are planned and say so."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from scrapers.errors import SourceNotBuiltError, UnknownSourceError
from scrapers.source import Kind, Reader, Source
from scrapers.sources import greenhouse, jsonld, lever, linkedin_mail, text

if TYPE_CHECKING:
    from collections.abc import Mapping

_MODULES = (greenhouse, lever, jsonld, text, linkedin_mail)
READERS: Mapping[str, Reader] = MappingProxyType(
    {module.ABOUT.key: cast("Reader", module) for module in _MODULES}
)


def _planned(kind: Kind, labels: Mapping[str, str]) -> list[Source]:
    return [
        Source(key=key, label=label, kind=kind, built=False, collectable=False)
        for key, label in labels.items()
    ]


_PLANNED = (
    *_planned("board", {
        "ashby": "Ashby", "smartrecruiters": "SmartRecruiters", "workable": "Workable",
        "recruitee": "Recruitee", "personio": "Personio", "teamtailor": "Teamtailor",
        "bamboohr": "BambooHR", "workday": "Workday", "breezy": "Breezy", "pinpoint": "Pinpoint",
        "icims": "iCIMS", "jobvite": "Jobvite",
    }),
    *_planned("feed", {
        "remoteok": "Remote OK", "remotive": "Remotive", "arbeitnow": "Arbeitnow",
        "jobicy": "Jobicy", "themuse": "The Muse", "himalayas": "Himalayas",
        "weworkremotely": "We Work Remotely", "usajobs": "USAJOBS", "adzuna": "Adzuna",
        "reed": "Reed", "eures": "EURES", "bundesagentur": "Bundesagentur für Arbeit",
        "rss": "Any RSS or Atom feed",
    }),
    *_planned("page", {
        "linkedin_page": "LinkedIn page you saved", "indeed_page": "Indeed page you saved",
        "glassdoor_page": "Glassdoor page you saved",
    }),
    *_planned("mail", {
        "indeed_mail": "Indeed alert mail", "glassdoor_mail": "Glassdoor alert mail",
        "ziprecruiter_mail": "ZipRecruiter alert mail",
    }),
)  # fmt: skip
_AUTO = Source(
    key="auto",
    label="Whatever it is",
    kind="text",
    collectable=False,
    terms="Tells the sources apart by content and address.",
)
SOURCES: Mapping[str, Source] = MappingProxyType(
    {key: reader.ABOUT for key, reader in READERS.items()}
    | {source.key: source for source in _PLANNED if source.key not in READERS}
    | {"auto": _AUTO}
)


def reader_of(key: str) -> Reader:
    """Return the reader of a source.

    Raises `UnknownSourceError` for a key that is none, `SourceNotBuiltError` for a planned one.
    """
    if key in READERS:
        return READERS[key]
    if key in SOURCES:
        raise SourceNotBuiltError(key, sorted(READERS))
    raise UnknownSourceError(key, sorted(SOURCES))
