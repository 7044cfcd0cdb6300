"""Does an answer talk about what the question asks? Judged by topic, with open-handed lists."""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from interview_bank.lists import listed

FILE = Path(__file__).parent / "topics.toml"
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
    """A theme: what questions about it say, and what answers to it talk about."""

    name: str
    asks: re.Pattern[str]
    tells: re.Pattern[str]


@cache
def load_topics() -> tuple[Topic, ...]:
    """Read the lists that ship with the package."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Topic(name, _opening(*entry["asks"]), _opening(*entry["tells"]))
        for name, entry in data.items()
    )


def _opening(*stems: str) -> re.Pattern[str]:
    longest_first = sorted(stems, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + ")")


def fit(question: str, answer: str) -> float:
    """Return 0-1: how well the answer talks about what the question asks.

    0 is "nothing in common", 0.5 one sign, then ever closer to 1; `NEUTRAL` where the question
    holds nothing to go by.
    """
    asked, told = question.lower(), answer.lower()
    own = sum(bool(re.search(rf"\b{stem}", told)) for stem in _stems(asked))
    topics = [topic for topic in load_topics() if topic.asks.search(asked)]
    if not topics:
        return _grown(2 * own) if _stems(asked) and own else NEUTRAL
    signs = [len(set(topic.tells.findall(told))) for topic in topics]
    return _grown(max(signs) / 2 + own)


def _grown(signs: float) -> float:
    return 1 - math.pow(0.5, signs)


def _stems(asked: str) -> list[str]:
    """Return the openings of the question's own telling words."""
    words = dict.fromkeys(
        w for w in _WORD.findall(asked) if len(w) >= TELLING and w not in _GENERIC
    )
    return [word[: max(TELLING, len(word) - 3)] for word in words]
