"""Every source by its key."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from scrapers.errors import UnknownSourceError
from scrapers.source import Reader, Source
from scrapers.sources import (
    adzuna,
    arbeitnow,
    ashby,
    bamboohr,
    breezy,
    bundesagentur,
    eures,
    glassdoor_mail,
    glassdoor_page,
    greenhouse,
    himalayas,
    icims,
    indeed_mail,
    indeed_page,
    jobicy,
    jobvite,
    jsonld,
    lever,
    linkedin_mail,
    linkedin_page,
    personio,
    pinpoint,
    recruitee,
    reed,
    remoteok,
    remotive,
    rss,
    sitemap,
    smartrecruiters,
    teamtailor,
    text,
    themuse,
    usajobs,
    weworkremotely,
    workable,
    workday,
    ziprecruiter_mail,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_MODULES = (
    greenhouse,
    lever,
    ashby,
    smartrecruiters,
    workable,
    recruitee,
    personio,
    teamtailor,
    bamboohr,
    workday,
    breezy,
    pinpoint,
    icims,
    jobvite,
    remoteok,
    remotive,
    arbeitnow,
    jobicy,
    themuse,
    himalayas,
    weworkremotely,
    usajobs,
    adzuna,
    reed,
    eures,
    bundesagentur,
    jsonld,
    sitemap,
    rss,
    text,
    linkedin_page,
    indeed_page,
    glassdoor_page,
    linkedin_mail,
    indeed_mail,
    glassdoor_mail,
    ziprecruiter_mail,
)
READERS: Mapping[str, Reader] = MappingProxyType(
    {module.ABOUT.key: cast("Reader", module) for module in _MODULES}
)


_AUTO = Source(
    key="auto",
    label="Whatever it is",
    kind="text",
    collectable=False,
    terms="Tells the sources apart by content and address.",
)
SOURCES: Mapping[str, Source] = MappingProxyType(
    {key: reader.ABOUT for key, reader in READERS.items()} | {"auto": _AUTO}
)


def reader_of(key: str) -> Reader:
    """Return the reader of a source.

    Raises `UnknownSourceError` for a key that is none; "auto" is none, as it only chooses one.
    """
    if key in READERS:
        return READERS[key]
    raise UnknownSourceError(key, sorted(READERS))
