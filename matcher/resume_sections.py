"""The sections of a resume, by their headings; what stands above the first is the top."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from matcher.clauses import filled_lines
from matcher.person import Section, SectionKind
from matcher.wordlists import factored

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
_MARKS = " \t\r*#_:=-–—•·▪>|.&"
_LONGEST = 6
_TOP: SectionKind = "summary"
# The last word of a heading that says what it opens: "Selected Client Engagements".
_LAST_WORDS: dict[str, SectionKind] = {
    **dict.fromkeys(("experience", "employment", "engagements", "appointments"), "experience"),
    **dict.fromkeys(("assignments", "internships", "berufserfahrung"), "experience"),
    **dict.fromkeys(
        ("education", "qualifications", "training", "studies", "ausbildung"), "education"
    ),
    **dict.fromkeys(
        ("certifications", "certificates", "accreditations", "licenses"), "certifications"
    ),
    **dict.fromkeys(("licences", "credentials", "zertifikate"), "certifications"),
    **dict.fromkeys(("skills", "competencies", "proficiencies", "kenntnisse"), "skills"),
    **dict.fromkeys(("projects", "projekte", "achievements", "accomplishments"), "projects"),
    **dict.fromkeys(("awards", "publications"), "other"),
    **dict.fromkeys(("references", "memberships", "affiliations", "interests"), "other"),
}
_NO_HEADING = re.compile(
    r"\d|,|\b(?:of|for|in|with|to|from|by|at|the|my|your|manager|director|head|lead|officer|"
    r"coordinator|assistant|administrator|consultant|analyst|trainer|years?|strong|good|excellent)\b"
)
_WORDS_OF_ANY = 4
MAIN_KINDS: dict[SectionKind, str] = {
    "experience": "Work experience",
    "education": "Education",
    "certifications": "Certifications",
    "skills": "Skills",
}
# What systems for applicants look for in a heading, in the languages that are read here.
_COMMON = re.compile(
    r"experience|employment|(?:work|career|job) history|intern|volunt|military|"
    r"berufserfahrung|werdegang|exp[ée]rienc|experiencia|esperienz|doświadczenie|ervaring|erfaring|"
    r"education|training|qualification|academic|studies|degrees|ausbildung|bildung|studium|"
    r"formation|formaci|educaci|istruzione|formazione|opleiding|wykształcenie|"
    r"certif|zertifi|credential|accreditation|licen[cs]e|certyfikat|"
    r"skill|competenc|technolog|tools|software|expertise|proficienc|kenntnisse|kompetenz|"
    r"comp[ée]tenc|habilidad|conocimiento|competenze|umiejętności|vaardigheden",
    re.IGNORECASE,
)
# "E X P E R I E N C E", "W O R K   E X P E R I E N C E"; a sign or picture before a heading.
_SPACED = re.compile(r"^(?:[^\W\d_&] {1,4}|& {1,4}){3,}[^\W\d_]$")
_ORNAMENT = re.compile(r"^[^\w\s(*#_:=•·▪>|.&–—-]+\ufe0f?\s*")


def _closed(match: re.Match[str]) -> str:
    """Return a heading whose letters stand apart as words; wider gaps part the words."""
    return " ".join(word.replace(" ", "") for word in re.split(r" {2,}", match.group()))


class ResumeHeadings:
    """Tells which lines of a resume are headings; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._exact: dict[str, SectionKind] = {
            phrase: kind for kind in reversed(_KINDS) for phrase in words[f"resume_{kind}"]
        }

        titled = (name.title() for name in self._exact if " " in name and name.isascii())
        # "… and patience.Education Details": a line break was lost before the heading.
        self._run_on = re.compile(
            rf"(?:(?<=[a-z0-9.)])|(?<=[.)]) )({factored(titled)})\s*$".replace("['’]", "'")
        )

    def kind_of(self, line: str) -> SectionKind | None:
        """Return the kind of section that the line opens, None when it is no heading."""
        plain = line.strip()
        plain = _SPACED.sub(_closed, plain)
        plain = _ORNAMENT.sub("", plain)
        name = re.sub(r"\s*\([^)]*\)\s*$", "", plain).strip(_MARKS).lower().replace("’", "'")
        if not name or len(name.split()) > _LONGEST or plain.endswith((".", ",")):
            return None
        if kind := self._exact.get(name):
            return kind
        if not plain.isupper() and not plain.endswith(":"):
            return None
        first = re.split(r"\s*[&,/]\s*|\s+and\s+", name)[0]
        return self._exact.get(first) or _by_last_word(name)

    def split(self, text: str) -> tuple[Section, ...]:
        """Return the sections in order, covering the text."""
        cuts = [(0, "", _TOP), *self._cuts(text)]
        stops = [*(start for start, _, _ in cuts[1:]), len(text)]
        return tuple(
            Section(kind, title, start, stop)
            for (start, title, kind), stop in zip(cuts, stops, strict=True)
            if start < stop
        )

    def _cuts(self, text: str) -> Iterator[tuple[int, str, SectionKind]]:
        for line in filled_lines(text):
            words = text[line.start : line.end]
            if kind := self.kind_of(words):
                yield line.start, words.strip(), kind
            elif run_on := self._run_on.search(words):
                name = run_on.group(1)
                yield line.start + run_on.start(1), name, self._exact[name.lower()]
            elif match := re.match(r"\s*([A-Za-z& /]{2,30}):\s+\S", words):
                inline = self._exact.get(match.group(1).strip().lower())
                if inline:
                    yield line.start, match.group(1).strip(), inline


def _by_last_word(name: str) -> SectionKind | None:
    words = name.split()
    if not 1 < len(words) <= _WORDS_OF_ANY or _NO_HEADING.search(name):
        return None
    return _LAST_WORDS.get(words[-1])


def is_common(title: str) -> bool:
    """Tell whether a heading of a main section is one that systems for applicants know."""
    plain = title.replace(" ", "") if _SPACED.match(title.strip()) else title
    return _COMMON.search(plain) is not None


def section_at(sections: tuple[Section, ...], offset: int) -> Section | None:
    """Return the section that holds the offset."""
    return next((s for s in sections if s.start <= offset < s.end), None)
