"""Short cues that tell what a clause is doing, as named patterns over folded words.

The patterns run on the folded words of one clause joined by blanks (see `wording`), so a name
is always `<name>`, a number `<num>`, he/she/they `<p>`. Named cues are what the fitted model
weighs beside single words; each was written from how people speak, not from one text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from interview_bank.patterns import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROLE = (
    r"(?:manager|lead|leader|coordinator|analyst|assistant|officer|planner|engineer|developer"
    r"|director|head|owner|supervisor|controller|consultant|trainee|apprentice|intern|buyer|nurse"
    r"|teacher|clerk|scheduler|architect|administrator|secretary|junior|senior|responsible)"
)
_MODE = r"(?:had to|have to|needed to|need to|must|was to|have got to|wanted to|was asked to)"
CUES: dict[str, str] = {
    # the situation: when, where, what was wrong
    "place-time": r"^(?:so |well |yeah |okay |um )*(?:in|at|on|during|after|before|when"
    r"|while|last|back in|early|late|about|around|two|<num>) (?:<date>|<year>|my|the"
    r"|a|an|our|<name>|last|<num>|year|summer|week|month)",
    "at-employer": r"\b(?:at|for|with|in) (?:a|an|the|my|our) (?:\S+ ){0,4}(?:company"
    r"|firm|bank|hospital|council|university|college|school|charity|agency|department"
    r"|office|plant|factory|employer|job|role|team|utility|insurer|manufacturer"
    r"|supplier|authority|ministry|shop|store|restaurant|hotel|warehouse|site"
    r"|consultancy|startup|start-up|retailer|airport|library|clinic|business"
    r"|organisation|organization|centre|center|internship)\b",
    "worked": r"\b(?:i|we) (?:was working|worked|was employed|was based|joined|started"
    r"|was leading|was running|was building|was developing|was using|had been)\b",
    "was-role": r"\bi(?:'d)? (?:was|am|had been|been|worked as) (?:(?:a|an|the|their|our"
    r"|only|then|just|still|in) )*(?:\S+ ){0,3}" + _ROLE + r"\b",
    "trouble": r"\b(?:late|behind|delayed|overdue|failing|failed|broke|broken|missing"
    r"|missed|struggling|overloaded|confusion|complaints?|outage|crash(?:ed|ing)?"
    r"|slipp(?:ed|ing)|overspent|conflict|unhappy|frustrated|nobody|no one|no-one"
    r"|problem|issue|issues|problems|risk|crisis|stuck|messy|mess|chaos|manual"
    r"|manually|outdated|unclear|different|disagreed|refused)\b",
    "state-past": r"\b(?:there|it|which|that|this|they|project|team|system|company|report"
    r"|plan) (?:was|had|used to|kept)\b",
    "was-ing": r"\bwas \w+ing\b",
    "had-done": r"\bhad (?:\w+ed|been|gone|left|become|got|lost|taken|made|no)\b",
    # the task: what was asked of the speaker
    "my-task": r"\bmy (?:own )?(?:task|job|role|goal|responsibility|assignment|objective"
    r"|part|brief|aim|remit|mission|challenge|mandate|target)\b",
    "our-task": r"\b(?:the|our|main|primary) (?:task|goal|objective|aim|challenge|target"
    r"|mandate|assignment) (?:was|for)\b",
    "i-had-to": r"\bi(?:'d)? " + _MODE,
    "we-had-to": r"\bwe " + _MODE,
    "asked-me": r"\b(?:asked|told|wanted|tasked|gave|assigned|expected|appointed"
    r"|instructed|put|sent|brought|moved|needed|charged|handed|nominated|requested"
    r"|invited|begged|trusted) (?:me|us)\b",
    "was-asked": r"\bi(?:'d)? (?:was|been|had been|got|have been) (?:asked|told|given"
    r"|tasked|assigned|made|put|brought|appointed|handed|responsible|accountable"
    r"|in charge|expected|charged|moved|sent|supposed|meant|nominated|hired|due)\b",
    "on-me": r"\b(?:on me|up to me|fell to me|for me to|mine to|was mine|my name"
    r"|down to me|landed on me|landed with me|to me to|left to me|falls to me|my desk"
    r"|my call|me who|given to me|came to me)\b",
    "owned": r"\bi (?:owned|ran|led|managed|headed|volunteered|took on|took over"
    r"|looked after|covered|was in charge|took responsibility)\b",
    "so-that": r"\b(?:so that|without|while (?:still )?(?:keeping|maintaining|ensuring"
    r"|minimi\w+)|before the|by the end|in time for|within <num>|by <date>)\b",
    "must-to": r"^(?:the|our|my) \w+ (?:was|were) to \w+",
    # the action: steps of one's own
    "i-past": r"\bi <past>",
    "i-adv-past": r"\bi (?:then|also|first|immediately|quickly|started|began|personally"
    r"|just|simply|next|finally|even|only|always) (?:<past>|by|\w+ing)",
    "i-verb": r"\bi (?:ask|call|go|make|tell|write|propose|move|put|check|meet|count|show"
    r"|send|take|prepare|give|explain|have)\b",
    "we-past": r"\bwe <past>",
    "sequence": r"^(?:and |so |the )*(?:first|firstly|second|secondly|third|thirdly|then"
    r"|next|finally|after that|from there|to start|to begin|initially|for the|once"
    r"|instead|rather|also|additionally|in parallel|meanwhile|because)\b",
    "bare-past": r"^(?:- )?<past>\b",
    "by-ing": r"\b(?:by|started|began) \w+ing\b",
    "said": r"\b(?:said|asked|told|explained|proposed|suggested|offered|showed|presented)\b",
    # the result: what came of it
    "as-result": r"\b(?:as a result|in the end|by the end|the result|eventually"
    r"|ultimately|at the end|the outcome|this (?:led|resulted|meant|gave|saved"
    r"|allowed|reduced|helped|made|approach)|which (?:led|meant|saved|gave|reduced)"
    r"|that (?:led|saved|gave|freed)|since then|from then|ever since|afterwards"
    r"|to this day|in finally)\b",
    "success": r"\b(?:success\w*|on time|under budget|on budget|ahead of|in time|zero"
    r"|without (?:a|any)|no (?:further|more|rework|incidents?|complaints?|delays?"
    r"|downtime|loss)|positive|improv\w+|achiev\w+|satisf\w+|happy|pleased|praised"
    r"|thanked|awarded|promoted|recognised|recognized|grateful|adopted|approved"
    r"|accepted|agreed|signed)\b",
    "change": r"\b(?:reduced|increased|decreased|dropped|fell|rose|grew|saved|cut"
    r"|improved|doubled|halved|tripled|went (?:up|down|from|live|to)|came down"
    r"|down to|up to|up from|from <num>|to <num>|by <num>|under <num>|in under)\b",
    "others-after": r"\b(?:<p>|client|customer|team|manager|director|board|sponsor"
    r"|committee|boss|leadership|company|users?|stakeholders|auditors?|everyone"
    r"|people|both|others) (?:(?:all|both|later|still|now|then|also|even"
    r"|really) )?(?:<past>|loved|was|uses?|is using|thanked|adopted|told me|said)",
    "still-now": r"\b(?:still|now|today|since|standard|again|next (?:year|month|day"
    r"|morning|week|time)|following (?:year|month|week|quarter)|a (?:year|month"
    r"|week) later|later|(?:months?|weeks?|years?) (?:later|after)|after (?:that|the"
    r"|<num>))\b",
    "by-when": r"\b(?:by (?:noon|then|<date>|<num>|the (?:end|summer|spring|autumn|winter))"
    r"|the (?:day|week|month|year|summer|spring|season|quarter) after|within (?:a|the|<num>)"
    r"|in the (?:first|second|third|fourth|next|following) (?:week|month|quarter|year)"
    r"|until (?:today|now)|these days|ever after|from (?:that|then)|on <date>|in <date>"
    r"|on (?:the|its|their) (?:day|date|<num>))\b",
    "final-event": r"\b(?:went live|launched|opened|closed|delivered|completed|finished"
    r"|resolved|shipped|released|deployed|hit (?:the|our)|met (?:the|our)|passed|won"
    r"|paid|stayed|worked out|came back|was (?:done|closed|fixed|ready|approved"
    r"|signed|accepted|resolved|restored|completed|delivered))\b",
    "it-was": r"^(?:and |so |but )*(?:it|this|that|they|<p>|the \w+|everything"
    r"|all) (?:was|went|worked|<past>|had|took)\b",
    # the learning
    "learned": r"\b(?:learn(?:ed|t)|lessons?|taught me|takeaway|looking back|in hindsight"
    r"|reali[sz]ed that|next time|since then i|i would do|do (?:it )?differently"
    r"|should have|what i took)\b",
    # talk around the story
    "opener": r"^(?:(?:yes|yeah|sure|okay|well|so|um|right|thank|thanks|good|great"
    r"|certainly|absolutely|that's|i can|i'll|let me|one example|an example"
    r"|a good example|i'd like|i think of|i remember|the one)\b ?)+",
    "tell-you": r"\b(?:i can tell you|i'll tell you|let me (?:tell|give|think)"
    r"|the example|an example|comes to mind|i'm thinking of|good question"
    r"|i remember best|does that answer)\b",
    # what kind of answer this is
    "would": r"\bwould\b|<would>|\bwould've\b",
    "i-would": r"\bi (?:would|could|might)\b|\bi'd <would>",
    "will": r"\b(?:\w+'ll|will|going to|i hope to|plan to|want to become)\b",
    "if": r"\b(?:if|suppose|imagine|assuming|in the event|in that case|hypothetically"
    r"|scenario|say a)\b",
    "habit": r"\b(?:usually|always|typically|normally|generally|whenever|every (?:time"
    r"|week|month|monday|morning|day|project|year|<date>)|tend to|often|regularly"
    r"|sometimes|most of the time|each time|as a rule|in general|used to|would always"
    r"|constantly|any time|each and every|on a regular basis|out of <num>|such cases"
    r"|on those)\b",
    "present-i": r"\b(?:i|we) (?:(?:always|usually|just|then|also|normally|generally"
    r"|never|often|simply|first|would) )*(?:look|sit|ask|call|talk|take|try|make|go"
    r"|keep|check|give|write|do|get|start|find|use|tell|put|let|set|send|work|spend"
    r"|bring|prefer|like|come|ring|draw|meet|say|run|do|speak|show|share|hold|pull"
    r"|offer|listen|explain|agree|plan|review|help)\b",
    "ing-present": r"\b(?:am|are|is|i'm|we're) (?:\w+ )?\w+ing\b",
    "present-they": r"\b(?:people|<p>|everybody|everyone|one|they|somebody|colleagues"
    r"|managers|teams|projects|companies|juniors) (?:are|is|come|comes|say|says|tell"
    r"|want|wants|need|needs|get|gets|know|knows|do|don't|go|goes|think|become|have"
    r"|becomes|takes|take|always|usually)\b",
    "i-am": r"\b(?:i'm|i am|i've always been|i have always been) (?:(?:a|an|the|very"
    r"|quite|really|also|more|not|never|always|someone|quick|good|known|able|used"
    r"|just) )*\w+",
    "i-have": r"\b(?:i've|i have|i hold|i possess) (?:a|an|very|excellent|strong|good"
    r"|great|<num>|over|more|the)\b",
    "trait": r"\b(?:strengths?|weakness(?:es)?|by nature|natural|personality|person who"
    r"|team player|hard-?working|organised|organized|reliable|punctual|loyal|patient"
    r"|calm|flexible|creative|ambitious|proactive|self-starter|motivated|passionate"
    r"|passion|driven|diligent|honest|friendly|perfectionist|communicator|listener"
    r"|people person|detail|multitask\w*|quick learner|leader|character"
    r"|consider myself|describe myself|known for|been told|stubborn|disciplined"
    r"|curious|meticulous|precise|easygoing|dedicated|dedication|sincere|empath\w+"
    r"|adaptable|positive attitude|consistent|quiet|thorough|resilient)\b",
    "credential": r"\b(?:certified|certification|certificate|degree|master's|masters"
    r"|bachelor|diploma|graduated|studied|years of experience|years experience"
    r"|years' experience|languages|background in|i speak|fluent|proficient|qualified"
    r"|member of|career|looking for|trained as|trained in|i know)\b",
    "career": r"\b(?:for|over|with|past|last|than|in) (?:the (?:last"
    r"|past) )?<num> years\b|\bsince <year>|<num> years",
    "think": r"\b(?:i (?:\w+ )?(?:think|believe|feel|find|reckon|hold|suppose"
    r"|don't believe|don't think|can't understand|agree|doubt)"
    r"|in my (?:\w+ )?(?:opinion|view|eyes|mind|book)|i'm (?:convinced|sceptical"
    r"|skeptical|in favour|against|not a fan|a believer)|according to me|personally"
    r"|my view|my opinion|to my mind|honestly|frankly)\b",
    "ought": r"\b(?:should|shouldn't|ought|needs to be|too many|too much|too often"
    r"|what matters|the problem (?:is|with)|overrated|underrated|nonsense|mistake"
    r"|simple as that|better than|worse|worst|pointless|nothing but|waste|important"
    r"|most companies|the trouble with)\b",
    "define": r"\b(?:is (?:a|an|the|defined|called|used|measured|basically|usually|what"
    r"|where|one)|are (?:a|the|called|used|usually|typically|<num>)|means|refers to"
    r"|stands for|consists of|is known as|compares|describes|there are|is divided"
    r"|contains|includes|covers|is calculated|typically|divided by)\b",
    "passive-now": r"\b(?:is|are|gets|get|be|being) (?:\w+ly |then |usually "
    r"|also )?(?:\w+ed|done|made|given|taken|kept|held|drawn|set|put|shown|built"
    r"|written|known|paid)\b",
    "you": r"\b(?:you|your|you're|you'd|you'll|yourself|you've)\b",
    "once": r"<date>|\b(?:last (?:week|month|year|time|spring|summer|autumn|winter"
    r"|quarter)|one (?:day|morning|evening|night|time)|once|that (?:day|morning"
    r"|evening|afternoon|week|night)|the (?:next|same|following) (?:day|morning|week"
    r"|evening|afternoon|month)|yesterday|ago|at the time|one of (?:my|our|the))\b",
    # substance: said so that it could be any story, or so that one could check it
    "vague": r"\b(?:stakeholders|all parties|best practices?|processes and|structures"
    r"|appropriate|relevant|effective(?:ly)?|efficient(?:ly)?|proactive(?:ly)?"
    r"|necessary|various|alignment|aligned|align|ensured?|ensuring|leveraged"
    r"|facilitated|engaged|buy-in|holistic|robust|seamless\w*|on board"
    r"|right (?:controls|track|direction|people|level)|closely|hands-on|commitment"
    r"|whatever it took|where needed|guidance|motivated|supported|communicat\w+"
    r"|collaborat\w+|coordinat\w+|managed|handled|dealt with|took care of|monitored"
    r"|followed up|drove|strategy|strategic|approach|measures|efforts?|at all levels"
    r"|every step|leadership|expertise|knowledge and|environment|optimi[sz]ed"
    r"|streamlined|implemented|improvements?|constructive|professional\w*|challenges?"
    r"|requirements|solutions?|everyone involved|worked hard|my best|made sure"
    r"|in depth|key)\b",
    "artefact": r"\b(?:list|listed|sheet|spreadsheet|table|page|slide|board|card|cards"
    r"|wall|phone|phoned|rang|call|called|email|emailed|mail|chart|drawing|form"
    r"|template|note|file|log|column|calendar|diary|meter|box|van|desk|door|copy"
    r"|copies|draft|checklist|map|plan|report|minutes|export|script|query|test|tested"
    r"|dashboard|invoice|contract|letter|photo|label|rows?|hours?|minutes|days?"
    r"|figure|figures|counted|measured|wrote|drew|typed|printed|sat|walked|drove"
    r"|visited)\b",
    "pleased": r"\b(?:happy|pleased|great success|very successful|success|smoothly"
    r"|well received|satisfied|positive feedback|good feedback|great feedback"
    r"|everything (?:went|worked)|went well|worked (?:out )?well|appreciated"
    r"|excellent|significant(?:ly)?|much better|a lot (?:better|smoother)"
    r"|great(?:ly)?|improved|better|really well|everyone|all good|proud)\b",
    "observable": r"\b(?:signed|stayed|came back|reuse\w*|renewed|booked|ordered"
    r"|asked (?:me|us|for)|hired|still (?:use|uses|used|using|in|there|hangs|running"
    r"|run)|went live|opened|closed|passed|audit\w*|copied|adopted|approved|paid|sent"
    r"|bought|won|extended|promoted|complaints?|tickets?|errors?|no one|nobody"
    r"|not one|none|zero|both|all <num>|every|each|first time|standard|template|rota"
    r"|log|measured|counted)\b",
    "amount": r"<num> (?:percent|per cent|euros?|dollars?|pounds|rupees|k\b|m\b)|<amount>",
    "number": r"<num>",
    "year": r"<year>",
    "date": r"<date>",
    "name": r"<name>",
}


@cache
def _cues() -> Named:
    return Named(CUES)


def found(clauses: Sequence[str]) -> list[set[str]]:
    """Return for each clause of folded words the names of the cues present, marked with `#`."""
    cues = _cues()
    return [{f"#{name}" for name in cues.found(clause)} for clause in clauses]
