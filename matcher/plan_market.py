"""What a plan needs to know of a market: postings by columns, and some of them one by one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from matcher.person import Education, HeldCertification

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence

    from matcher.market.sheet import Sheet
    from matcher.person import Resume
    from matcher.types import PostingProfile


@dataclass(frozen=True, slots=True)
class Seen:
    """A posting as one person sees it.

    `held` are the indexes of requirements that count as met, `denied` of those that nothing in
    the resume answers, by what the person says.
    """

    profile: PostingProfile
    held: frozenset[int] = frozenset()
    denied: frozenset[int] = frozenset()

    def denied_with(self, things: Collection[tuple[str, str]]) -> frozenset[int]:
        """Return what is still denied once these things, (kind, id), are held in truth."""
        rows = self.profile.requirements
        return frozenset(i for i in self.denied if (rows[i].kind, rows[i].id) not in things)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of themselves beside their resume, as (kind, id).

    They `have` some things that the resume does not show, and `lack` some that it seems to.
    """

    have: frozenset[tuple[str, str]] = frozenset()
    lack: frozenset[tuple[str, str]] = frozenset()

    def person(self, resume: Resume) -> Resume:
        """Return the resume with the certificates and schooling that the person says they have."""
        end = len(resume.text)
        kept = [c for c in resume.certifications if ("certification", c.id) not in self.lack]
        kept += [
            HeldCertification(name, "held", None, end, end, "practitioner")
            for kind, name in sorted(self.have)
            if kind == "certification"
        ]
        schools = [e for e in resume.education if ("education", e.level) not in self.lack]
        schools += [
            Education(name, None, None, None)  # type: ignore[arg-type]  # a degree by its kind
            for kind, name in sorted(self.have)
            if kind == "education"
        ]
        return replace(resume, certifications=tuple(kept), education=tuple(schools))


class Market(Protocol):
    """The postings of a plan, by key.

    Those of no sheet are scored one by one, as are those whose wording stands in the resume.
    """

    def keys(self) -> Sequence[Hashable]:
        """Return all keys, in the order in which postings are told."""

    def sheets(self) -> Sequence[Sheet]:
        """Return sheets of postings; no key may stand in two."""

    def texts(self, keys: Collection[Hashable]) -> Iterator[tuple[Hashable, str]]:
        """Yield the wording of these postings."""

    def read(self, keys: Collection[Hashable]) -> Mapping[Any, Seen]:
        """Return these postings whole."""


@dataclass(frozen=True)
class Postings:
    """A market of postings that are all in memory; `sheet` makes columns of them."""

    profiles: Mapping[Hashable, PostingProfile]
    sheet: Callable[[Mapping[Hashable, PostingProfile]], Sheet]
    seen: Mapping[Hashable, Seen] = field(default_factory=dict)

    def keys(self) -> Sequence[Hashable]:
        """Return all keys."""
        return (*self.profiles, *(key for key in self.seen if key not in self.profiles))

    def sheets(self) -> Sequence[Sheet]:
        """Return one sheet of all that nobody has corrected."""
        return (self.sheet({k: p for k, p in self.profiles.items() if k not in self.seen}),)

    def texts(self, keys: Collection[Hashable]) -> Iterator[tuple[Hashable, str]]:
        """Yield the wording of these postings."""
        return ((key, self.profiles[key].text) for key in keys)

    def read(self, keys: Collection[Hashable]) -> Mapping[Hashable, Seen]:
        """Return these postings whole."""
        return {key: self.seen.get(key) or Seen(self.profiles[key]) for key in keys}
