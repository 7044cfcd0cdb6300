"""Where postings come from: reading what pages state, and fetching them politely.

`parse` reads one page, `collect` a board; `group_into_jobs` tells which postings are one job:

    clusters = group_into_jobs(Sighting(key=str(n), posting=one) for n, one in enumerate(postings))

Each cluster names its sightings by their keys and says why they stand together.
"""

from __future__ import annotations

from scrapers.boards import BoardAddress, board_of
from scrapers.careers import Reading, read_address
from scrapers.client import Client, FetchError, user_agent
from scrapers.clusters import Cluster, Sighting, Verdicts, group_into_jobs, likely_same_vacancy
from scrapers.collect import collect
from scrapers.collected import Collected, Progress
from scrapers.errors import (
    MissingKeyError,
    NotCollectableError,
    ScraperError,
    UnknownSourceError,
)
from scrapers.identity import canonical_url, dedupe_key, identity, url_key
from scrapers.parsing import parse, parse_page
from scrapers.probe import BoardAnswer, ask_board, tells_absence
from scrapers.public_boards import (
    BOARD_KINDS,
    BoardList,
    BoardListError,
    PublicBoard,
    load_boards,
)
from scrapers.registry import SOURCES
from scrapers.searches import Search, SearchLink, search_link
from scrapers.source import Source
from scrapers.types import (
    Failure,
    Page,
    Parsed,
    Place,
    Posting,
    Query,
    Request,
    Salary,
    Validators,
)

__all__ = [
    "BOARD_KINDS",
    "SOURCES",
    "BoardAddress",
    "BoardAnswer",
    "BoardList",
    "BoardListError",
    "Client",
    "Cluster",
    "Collected",
    "Failure",
    "FetchError",
    "MissingKeyError",
    "NotCollectableError",
    "Page",
    "Parsed",
    "Place",
    "Posting",
    "Progress",
    "PublicBoard",
    "Query",
    "Reading",
    "Request",
    "Salary",
    "ScraperError",
    "Search",
    "SearchLink",
    "Sighting",
    "Source",
    "UnknownSourceError",
    "Validators",
    "Verdicts",
    "ask_board",
    "board_of",
    "canonical_url",
    "collect",
    "dedupe_key",
    "group_into_jobs",
    "identity",
    "likely_same_vacancy",
    "load_boards",
    "parse",
    "parse_page",
    "read_address",
    "search_link",
    "tells_absence",
    "url_key",
    "user_agent",
]
