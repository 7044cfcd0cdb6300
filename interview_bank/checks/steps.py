"""Ask for steps that one could film instead of words that fit any story.

Authority: behavioural anchors reward what somebody observably did (Smith and Kendall 1963; Kell
et al. 2017, ETS). "I engaged the stakeholders" cannot be observed; "I rang the four owners" can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.substance import concrete
from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "vague-action"
PRESENT = 0.5
PRAISED = 3  # first, then, last
SHARE = 0.34  # of the steps: below this the concrete ones do not carry the telling


def check(answer: Answer) -> Iterator[Finding]:
    """Report an action told only in generalities; praise one told in steps."""
    if answer.kind != "story" or answer.present["action"] < PRESENT:
        return
    steps = list(answer.parted("action"))
    plain = [clause for clause in steps if concrete(clause, "action")]
    if steps and len(plain) < max(1, SHARE * len(steps)):
        message = (
            "These steps would fit any story. Choose two or three and say what one could have "
            "seen: "
            "whom you called, what you drew, listed, moved or wrote."
        )
        yield Finding(CODE, "improve", message, steps[0].start, steps[-1].end)
    elif len(plain) >= PRAISED:
        message = "Steps that one can see before one's eyes."
        yield Finding("concrete-steps", "strength", message, plain[0].start, plain[-1].end)


TRIPS = (
    "In 2022 our office took over a late project at a bank. I was asked to bring it back on track. "
    "I engaged with all the relevant stakeholders and got their buy-in. I ensured effective "
    "communication at all levels and managed the challenges proactively. It was finished on the "
    "thirtieth of June as planned.",
)
PASSES = (
    "In 2022 our office took over a late project at a bank. I was asked to bring it back on track. "
    "I listed the forty open items on a wall. I rang each owner and asked for one date. I moved "
    "two testers to the payments team for three weeks. It was finished on the thirtieth of June.",
)
