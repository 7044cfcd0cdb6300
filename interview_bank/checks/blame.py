"""Point at sentences that judge other people.

Authority: interviewer rubrics list blaming as a warning sign (Tech Interview Handbook; structured
rubrics for conflict questions); listeners transfer the trait to the speaker (Skowronski et al.
1998, spontaneous trait transference). Saying what somebody did is fine, what they are is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_bank.patterns import phrases
from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "blame"
BLAME = phrases(
    r"\b(?:useless|incompetent|lazy|stupid|clueless|idiots?|hopeless|arrogant|unprofessional"
    r"|moron"
    r"|ridiculous|pathetic|a joke|dead weight|full of (?:him|her|them)sel\w+|couldn't care less"
    r"|didn't (?:even )?(?:bother|care)|never (?:bothered|listens?|listened|do|does"
    r"|did)(?: anything)?"
    r"|no help|(?:his|her|their|management's|the (?:\w+ )?(?:team|manager"
    r"|boss)'s) (?:own )?fault|not my fault"
    r"|had no (?:clue|idea what)|has no (?:clue|idea)|don't have a clue|didn't have a clue"
    r"|only thinking (?:of|about) (?:him|her|them)sel\w+|only cared? about|as usual|typical of"
    r"|blamed? me|screwed up|messed (?:it )?up|dropped the ball|should have known better"
    r"|asleep at"
    r"|can't even|couldn't even|wouldn't lift a finger|sat on (?:his|her|their) hands"
    r"|thanks to (?:his|her|their) (?:mistake|laziness)|because of (?:his|her"
    r"|their) (?:incompetence|laziness)"
    r"|what (?:do|did|can) you expect|too lazy|waste of space|impossible to work with"
    r"|terrible (?:manager|boss|team))\b",
)
_OWN = re.compile(r"\bI(?:'ve| have|'d| had)? (?:really |just |completely )?$", re.IGNORECASE)


def check(answer: Answer) -> Iterator[Finding]:
    """Report the first place where somebody else is judged; owning one's own slip is not blame."""
    text = answer.text.replace("’", "'")
    for match in BLAME.finditer(text):
        if not _OWN.search(text[max(0, match.start() - 24) : match.start()]):
            message = (
                "This judges somebody. Say what happened and what you did about it; the listener "
                "draws the conclusion alone."
            )
            yield Finding(CODE, "improve", message, match.start(), match.end())
            return


TRIPS = (
    "My boss was useless and the other team couldn't care less, so I did it all.",
    "It was their own fault, they never listened.",
)
PASSES = (
    "The other team had not sent its numbers for two weeks, so I went over and asked what was in "
    "the way. I had messed up the date myself.",
)
