"""Does an answer talk about what the question asks? Judged by topic, with open-handed lists."""

from __future__ import annotations

import json
import math
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from interview_bank.lists import listed
from interview_bank.patterns import Phrases, phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).parent / "topics.toml"
SHARES = Path(__file__).parent / "weights" / "tells.json"
TELLING = 4  # letters: shorter words say little
NEUTRAL = 0.6  # nothing known about the question: neither for nor against
_GENERIC = listed(
    "tell about time when describe give example have ever walk through would what were where "
    "your situation with that this from they them their there which could should project "
    "projects work worked working something someone somebody handle handled handling manage "
    "managed managing deal dealt dealing most recent another into over under after before "
    "very much many share please how question using used did does during role make made made "
    "take took you the and for was who one large great good well best really dont cant part "
    "where whose want were been being more other experience approach involved including while "
    "important specific instance moment case"
)
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme: what questions about it say, and what answers to it talk about.

    `usual` and `spread` (in nats) say how much any story, whatever its theme, says of it by chance.
    """

    name: str
    asks: Phrases
    tells: Phrases
    usual: float
    spread: float


@dataclass(frozen=True, slots=True)
class Topics:
    """All themes, and for each tell how telling it is: minus the log of the share of stories."""

    themes: tuple[Topic, ...]
    surprise: Mapping[str, float]


@cache
def load_topics() -> Topics:
    """Read the lists that ship with the package."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    shares = json.loads(SHARES.read_text(encoding="utf-8"))
    themes = tuple(_topic(name, entry, shares) for name, entry in data.items())
    return Topics(themes, {tell: -math.log(share) for tell, share in shares.items()})


def _topic(name: str, entry: Mapping[str, list[str]], shares: Mapping[str, float]) -> Topic:
    known = [shares[tell] for tell in set(entry["tells"]) if tell in shares]
    usual = sum(-share * math.log(share) for share in known)
    spread = math.sqrt(sum(share * (1 - share) * math.log(share) ** 2 for share in known))
    return Topic(name, opening(*entry["asks"]), opening(*entry["tells"]), usual, spread or 1.0)


def opening(*stems: str) -> Phrases:
    """Return a pattern that finds words opening with one of the stems."""
    longest_first = sorted(stems, key=len, reverse=True)
    return phrases(r"\b(?:" + "|".join(map(re.escape, longest_first)) + ")")


def fit(question: str, answer: str) -> float:
    """Return 0-1: how well the answer talks about what the question asks.

    0.5 is what any story would say by chance; `NEUTRAL` where the question holds nothing to go by.
    """
    asked, told = question.lower(), answer.lower()
    own = sum(bool(re.search(rf"\b{stem}", told)) for stem in _stems(asked))
    topics = load_topics()
    signs = [
        (
            sum(topics.surprise.get(tell, 0.0) for tell in set(theme.tells.findall(told)))
            - theme.usual
        )
        / theme.spread
        for theme in topics.themes
        if theme.asks.search(asked)
    ]
    if not signs:
        return max(NEUTRAL, _chance(own)) if own else NEUTRAL
    return _chance(max(signs) + own)


def _chance(signs: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, signs))))


def _stems(asked: str) -> list[str]:
    """Return the openings of the question's own telling words."""
    words = dict.fromkeys(
        w for w in _WORD.findall(asked) if len(w) >= TELLING and w not in _GENERIC
    )
    return [word[: max(TELLING, len(word) - 3)] for word in words]
