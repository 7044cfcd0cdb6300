"""Read and check the vocabulary files; a fault names its file, its key and the remedy."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Any

from matcher.errors import LexiconError
from matcher.lexicon.entries import Certification, EligibilityPath, Fee, Lexicon, Study, Term
from matcher.lexicon.spellings import variants

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from matcher.types import Kind

_FILES: tuple[tuple[str, Kind], ...] = (
    ("tools_office.toml", "tool"),
    ("tools_delivery.toml", "tool"),
    ("methods.toml", "method"),
    ("artefacts.toml", "artefact"),
    ("skills.toml", "skill"),
)
_WORDS = (
    "headings.toml",
    "cues.toml",
    "titles.toml",
    "domains.toml",
    "demands.toml",
    "claims.toml",
    "degrees.toml",
    "crafts.toml",
    "bullets.toml",
    "permits.toml",
)
_TERM_KEYS = {"label", "aliases", "contextual", "near", "not_next", "not_before", "part_of"}
_CERTIFICATE_NEEDS = ("id", "label", "name", "body", "url", "family", "level", "eligibility")
PLURAL_KINDS: frozenset[Kind] = frozenset({"artefact", "skill"})


def load_lexicon(root: Traversable | None = None) -> Lexicon:
    """Return the checked vocabulary; raises `LexiconError` on the first fault."""
    root = root or resources.files("matcher.lexicon")
    terms: dict[str, Term] = {}
    certifications: dict[str, Certification] = {}
    folder = root / "certifications"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            certificate, term = _certificate(file.name, _read(file))
            certifications[certificate.id] = certificate
            _add(terms, term, file.name)
    for name, kind in _FILES:
        for key, row in _read(root / name).items():
            _add(terms, _term(name, key, kind, row), name)
    _check_links(certifications)
    _check_backed(certifications, terms)
    _check_aliases(terms)
    return Lexicon(
        terms, certifications, {name: _lists(name, _read(root / name)) for name in _WORDS}
    )


def _read(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, OSError) as problem:
        raise LexiconError(file.name, "whole file", f"{problem}; mend the TOML") from problem


def _add(terms: dict[str, Term], term: Term, place: str) -> None:
    if term.id in terms:
        raise LexiconError(place, term.id, "this id is taken by another entry; rename one")
    terms[term.id] = term


def _term(place: str, key: str, kind: Kind, row: dict[str, Any]) -> Term:
    unknown = set(row) - _TERM_KEYS
    if unknown or "label" not in row:
        wrong = ", ".join(sorted(unknown)) or "no label"
        raise LexiconError(place, key, f"{wrong}; the keys are {', '.join(sorted(_TERM_KEYS))}")
    if not row.get("aliases") and not row.get("contextual"):
        raise LexiconError(place, key, "give at least one alias or contextual form")
    return Term(
        id=key,
        kind=kind,
        label=row["label"],
        aliases=tuple(row.get("aliases", ())),
        contextual=tuple(row.get("contextual", ())),
        near=tuple(row.get("near", ())),
        not_next=tuple(row.get("not_next", ())),
        not_before=tuple(row.get("not_before", ())),
        part_of=tuple(row.get("part_of", ())),
    )


def _certificate(place: str, row: dict[str, Any]) -> tuple[Certification, Term]:
    for need in _CERTIFICATE_NEEDS:
        if need not in row:
            raise LexiconError(place, need, "the key is missing; every certification needs it")
    if f"{row['id']}.toml" != place:
        raise LexiconError(place, "id", f"is {row['id']!r}; name the file after it")
    if not row.get("sources") or "checked_on" not in row:
        raise LexiconError(place, "sources", "say where the facts are from and when checked_on")
    if row.get("contextual") and not row.get("near"):
        raise LexiconError(place, "near", "a contextual form needs words that must be near it")
    if bool(row.get("elliptic")) != bool(row.get("shares")):
        raise LexiconError(place, "shares", "an elliptic form needs the word that its list shares")
    covers = frozenset(row.get("covers", ()))
    term = Term(
        id=row["id"],
        kind="certification",
        label=row["label"],
        aliases=tuple(row.get("aliases", ())),
        contextual=tuple(row.get("contextual", ())),
        near=tuple(row.get("near", ())),
        elliptic=tuple(row.get("elliptic", ())),
        shares=tuple(row.get("shares", ())),
        not_next=tuple(row.get("not_next", ())),
        not_before=tuple(row.get("not_before", ())),
        covers=covers,
    )
    return _facts(row, covers), term


def _facts(row: dict[str, Any], covers: frozenset[str]) -> Certification:
    return Certification(
        **{need: row[need] for need in _CERTIFICATE_NEEDS},
        general=row.get("general", False),
        paths=tuple(EligibilityPath(**_plain(path)) for path in row.get("paths", ())),
        validity_months=row.get("validity_months"),
        renewal=row.get("renewal"),
        group=row.get("group"),
        supersedes=frozenset(row.get("supersedes", ())),
        stands_in_for=tuple(row.get("stands_in_for", ())),
        covers=covers,
        sources=tuple(row["sources"]),
        checked_on=row["checked_on"].isoformat(),
        unconfirmed=tuple(row.get("unconfirmed", ())),
        needs=tuple(tuple(choice) for choice in row.get("needs", ())),
        also=row.get("also"),
        backs=frozenset(row.get("backs", ())),
        graded=row.get("graded", False),
        earnable=row.get("earnable", True),
        fee=Fee(**_plain(row["fee"])) if "fee" in row else None,
        study=Study(**_plain(row["study"])) if "study" in row else None,
    )


def _plain(table: dict[str, Any]) -> dict[str, Any]:
    """Return a table with its lists as tuples and its days as text."""
    return {
        key: tuple(value)
        if isinstance(value, list)
        else (value.isoformat() if isinstance(value, date) else value)
        for key, value in table.items()
    }


def _check_links(certifications: dict[str, Certification]) -> None:
    for certificate in certifications.values():
        named = {other for choice in certificate.needs for other in choice}
        for path in certificate.paths:
            named |= {*path.training_waived_by, *path.experience_waived_by}
        for other in sorted(certificate.supersedes | certificate.covers | named):
            if other not in certifications:
                place = f"{certificate.id}.toml"
                raise LexiconError(place, other, "no such certification; mend the id or add a file")


def _check_backed(certifications: dict[str, Certification], terms: dict[str, Term]) -> None:
    for certificate in certifications.values():
        for name in sorted(certificate.backs):
            if name not in terms or name in certifications:
                place = f"{certificate.id}.toml"
                raise LexiconError(place, name, "no such method, tool or skill; mend `backs`")


def _check_aliases(terms: dict[str, Term]) -> None:
    """Raise when two terms claim one alias; contextual forms may be shared."""
    owner: dict[tuple[str, ...], Term] = {}
    for term in terms.values():
        for alias in term.aliases:
            for words in variants(alias, plural=term.kind in PLURAL_KINDS):
                other = owner.setdefault(words, term)
                if other.id != term.id:
                    key = f"{term.id} and {other.id}"
                    raise LexiconError(term.kind, key, f"both claim {alias!r}; take it from one")


def _lists(place: str, tables: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the word lists of a file; every value must be a list of texts."""
    for key, value in tables.items():
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise LexiconError(place, key, "must be a list of texts")
    return {key: tuple(value) for key, value in tables.items()}
