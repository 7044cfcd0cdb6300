"""Takes postings in one by one and makes a segment of them, like rows together."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.market import sealing
from matcher.market.segment import LISTS, Segment
from matcher.market.vocabulary import Numbered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from matcher.market.facts import Facts, Unit
    from matcher.market.segment import PlainKey
    from matcher.market.vocabulary import Vocabulary

    Numbers = NDArray[np.int32]

# Topics and trades are numbered after the units, whose number is not known before the end.
_TOPIC, _TRADE = 1 << 29, 1 << 30
_MARKS = 8
_COLUMNS = (
    *("post", "world", "parts", "asked", "cond", "years", "school", "work"),
    *("title", "field", "length"),
)
_READ_ALWAYS = ("post", "world", "parts", "asked", "cond", "field")
_OWN = ("must_haves", "nice_to_haves")


class _Local(NamedTuple):
    """What a segment numbers by itself, since there may be as many as rows."""

    units: Numbered
    topics: Numbered
    trades: Numbered
    asked: Numbered
    conds: Numbered
    titles: Numbered


class Builder:
    """Rows to be; `seal` makes a segment of them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._columns = array("i")
        self._codes, self._counts, self._factors = array("I"), array("i"), array("f")
        self._order, self._twins, self._marks = array("q"), array("I"), array("I")
        self._local = _Local(*(Numbered() for _ in _Local._fields))
        self._rows: dict[PlainKey, int] = {}

    def __len__(self) -> int:
        """Return how many postings were taken in."""
        return len(self._order)

    def add(self, key: PlainKey, facts: Facts, order: int) -> None:
        """Take a posting in, for any former one of its key; `order` grows with each."""
        words, local = self._vocabulary, self._local
        codes = [self._unit(unit) for unit in facts.units]
        lists: dict[str, list[int]] = {
            "experience": [],
            "schooling": [],
            **{part: [] for part in _OWN},
        }
        for code, unit in zip(codes, facts.units, strict=True):
            lists[unit.part].append(code)
        hard = tuple(c for c in codes if c in lists["must_haves"] and local.units.values[c][2] < 1)
        topics = [_TOPIC + local.topics.number(words.topics.number(t)) for t in facts.topics]
        trades = [_TRADE + local.trades.number(words.trades.number(t)) for t in facts.trades]
        told = (*(lists[part] for part in _OWN), topics, trades)
        for one in told:
            self._codes.extend(one)
            self._counts.append(len(one))
        schooling = tuple(lists["schooling"])
        self._columns.extend(
            (
                words.posts.number(facts.post),
                words.worlds.number(facts.world),
                facts.parts,
                local.asked.number((tuple(lists["experience"]), _wanted(facts))),
                local.conds.number((schooling, hard, facts.is_for_students)),
                words.years.number(facts.years),
                words.schools.number(facts.school),
                words.works.number(facts.work),
                local.titles.number(facts.title),
                words.fields.number(_field(facts, words)),
                sum(map(len, told)),
            )
        )
        self._factors.extend(facts.factors)
        self._marks.extend((*facts.marks, *[0] * (_MARKS - len(facts.marks))))
        self._twins.append(_twin(facts))
        self._rows[key] = len(self._order)
        self._order.append(order)

    def _unit(self, unit: Unit) -> int:
        members = tuple(map(self._vocabulary.members.number, unit.members))
        return self._local.units.number((members, unit.weight, unit.kept))

    def seal(self) -> Segment:
        """Return the segment; its rows are sorted so that like ones can be passed over at once."""
        columns = dict(
            zip(
                _COLUMNS,
                np.array(self._columns, np.int32).reshape(-1, len(_COLUMNS)).T,
                strict=True,
            )
        )
        twins = np.array(self._twins, np.uint32)
        valid = np.fromiter(self._rows.values(), np.int32, len(self._rows))
        valid = valid[sealing.alike(columns, twins, self._vocabulary, valid)]
        keys = {row: key for key, row in self._rows.items()}
        counts = np.array(self._counts, np.int32).reshape(-1, LISTS)
        codes = sealing.codes_of(self._final_codes(), columns.pop("length"), valid)
        columns = {name: column[valid] for name, column in columns.items()}
        told: dict[str, NDArray[Any]] = {name: columns.pop(name) for name in _READ_ALWAYS}
        told |= {"code_in": codes.pop("code_in"), "counts": counts[valid]}
        told["factors"] = np.array(self._factors, np.float32).reshape(-1, LISTS)[valid]
        return Segment(
            rows=sealing.together(told),
            **{n: sealing.small(columns[n]) for n in ("years", "school", "work", "title")},
            twins=twins[valid],
            order=np.array(self._order, np.int64)[valid],
            marks=np.array(self._marks, np.uint32).reshape(-1, _MARKS)[valid],
            run_at=sealing.runs_of(told["post"]),
            **codes,
            **self._tables(),
            **sealing.texts_of("title", self._local.titles.values),
            **sealing.keys_of([keys[row] for row in valid.tolist()]),
        )

    def _final_codes(self) -> Numbers:
        codes = np.array(self._codes, np.int32)
        units, topics = len(self._local.units), len(self._local.topics)
        codes[codes >= _TRADE] += units + topics - _TRADE
        codes[(codes >= _TOPIC)] += units - _TOPIC
        return codes

    def _tables(self) -> dict[str, NDArray[Any]]:
        local = self._local
        units, asked, conds = local.units.values, local.asked.values, local.conds.values
        return {
            **sealing.ragged("unit_ptr", "unit_members", [members for members, _, _ in units]),
            "unit_weight": np.array([weight for _, weight, _ in units], np.float64),
            "unit_kept": np.array([kept for _, _, kept in units], np.float64),
            "topics": np.array(local.topics.values, np.int32),
            "trades": np.array(local.trades.values, np.int32),
            **sealing.ragged("asked_ptr", "asked_units", [codes for codes, _ in asked]),
            **sealing.ragged("wanted_ptr", "wanted", [years for _, years in asked], np.float64),
            **sealing.ragged("school_ptr", "school_units", [own for own, _, _ in conds]),
            **sealing.ragged("hard_ptr", "hard_units", [hard for _, hard, _ in conds]),
            "is_for_students": np.array([students for _, _, students in conds], np.bool_),
        }


def _wanted(facts: Facts) -> tuple[float, ...]:
    """Return the years that each demand asks for, or those that are usual."""
    asked = (unit.members for unit in facts.units if unit.part == "experience")
    wanted = tuple(min(member[3] or 0.0 for member in members) for members in asked)
    return wanted or (() if facts.usual is None else (facts.usual,))


def _field(facts: Facts, words: Vocabulary) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the two trades that a posting is most about, with the sixteenths of their shares."""
    numbered = [(words.names.number(name), counted) for name, _, counted in facts.trades]
    shares = ((counted * facts.factors[-1], number) for number, counted in numbered if counted)
    main = sorted(shares, reverse=True)[:2]
    told = [(number, min(15, int(16 * share))) for share, number in main]
    one, other = [*told, (-1, 0), (-1, 0)][:2]
    return one, other


def _twin(facts: Facts) -> int:
    """Return 32 bits that are equal for postings that score alike."""
    told = facts._replace(title=None, factors=(0.0, 0.0, 0.0, 0.0))
    return hash(told) & 0xFFFFFFFF
