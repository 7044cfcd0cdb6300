"""How adverts say remote, hybrid and on site; each pattern holds what speaks of the job itself."""

from __future__ import annotations

import re

_NUMBER = r"(?:\d|one|two|three|four|five)"
_SPAN = rf"{_NUMBER}(?:\s*(?:-|–|to|or|x)\s*{_NUMBER})?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri)(?:day)?s?\b"
_OFFICE = (
    r"(?:in|at|from|on)[\s-]*(?:the|our|an?|your)?[\s-]*(?:[\w.]+[\s-]+){0,3}?"
    r"(?:offices?|site|person|hub)(?:\b|(?-i:(?=[A-Z])))"
)

# One of these is in every wording of the patterns below and of those in other languages.
CLUES = (
    "remot", "hybr", "hibri", "híbri", "ibrid", "office", "site", "home", "person", "wfh", "tele",
    "télé", "telé", "virtual", "anywhere", "distribut", "distan", "come in", "coming in", "présen",
    "presen", "zdaln", "stacjonarn", "thuis", "kantoor", "locatie", "smart", "mobile", "pflicht",
    "vor ort", "plats", "hub", "days", "sede",
)  # fmt: skip
# "work from home when needed" is a favour now and then, and no workplace.
_AT_ALL_TIMES = (
    r"(?![\s*,(]+(?:when|as\s+(?:need|required)|several|some|occasional|sometimes|if\b|part\b"
    r"|a\s+few|for\s+(?:most|many)|in\s+emergenc|during))"
)
NO_REMOTE = re.compile(
    r"\b(?:not?|non|never|isn't|without|cannot be)[^\w\n.;:]+"
    r"(?!only|just|limited|necessarily|required)(?:\w+[^\w\n.;:]+){0,3}?(?:remote\w*|work(?:ing)?[\s-]from[\s-]home|hybrid|home[\s-]?office"
    r"|tele(?:work|commut)\w*)\b|\bkein(?:e|en)?\s+(?:home[\s-]?office|remote)\b"
    r"|\bremote(?:\s+work(?:ing)?)?\W+(?:is|are)?\s*(?:not|n't|unavailable)\b",
    re.I,
)
# "Work type: HybridAre you …": a value may be glued to the words after it.
_GLUED = r"(?:\b|(?-i:(?=[A-Z])))"
HYBRID_VALUE = re.compile(
    rf"\bhybrid[ea]?s?{_GLUED}"
    r"|\bh[ií]brid[oa]\b|\bibrid[oa]\b|\bhybrydow\w*"
    r"|\bpart(?:ial|ly)[\s-]remote|teilweise",
    re.I,
)
ONSITE_VALUE = re.compile(
    rf"\bon[\s_-]?site{_GLUED}|\bin[\s_-](?:the[\s_-])?(?:office|person){_GLUED}"
    r"|\bwork(?:ing)?[\s-]from[\s-](?:the[\s-])?office\b|\bwfo\b"
    r"|\boffice[\s-]based\b|\bpr[ée]sentiel\b|\bvor ort\b|\bpresencial\b|\bin presenza\b"
    r"|\bstacjonarn\w*|\bop (?:locatie|kantoor)\b|\bsur site\b|\bp[åa] plats\b",
    re.I,
)  # fmt: skip
REMOTE_VALUE = re.compile(
    rf"\bremote(?:ly)?{_GLUED}|"
    r"\btele(?:commut\w+|work\w*)\b|\bwork(?:ing)?[\s-]from[\s-](?:home"
    r"|anywhere)\b|\bwfh\b"
    r"|\bhome[\s-](?:based|office)\b|\bvirtual\b|\bdistributed\b|\banywhere\b"
    r"|\bt[ée]l[ée]travail\b|\bzdaln\w+|\bremot[oa]\b|\bteletrabajo\b|\bhomeoffice\b"
    r"|\bà distance\b|\bp[åa] distans\b|\bthuiswerk\w*",
    re.I,
)  # fmt: skip
YES = re.compile(r"^\W*(?:yes|true|ja|oui)\b", re.I)
NO = re.compile(r"^\W*(?:no|false|nein|non|nie|nee)\b", re.I)
SOME_DAYS = re.compile(
    r"\b(?:[1-4]|one|two|three|four)(?:\s*(?:-|–|to|or)\s*[2-4])?\s+days?\b"
    r"(?!\s*(?:a|per|each|every|/)\s*(?:month|quarter|year))",
    re.I,
)
# Answers to "Work from home:" and to "Remote type:".
NOW_AND_THEN = re.compile(r"^\W*(?:occasional|partial|sometimes|part[\s-]time|some\b)", re.I)
OFFICE = re.compile(r"\W*(?:in[\s-])?office(?:[\s-]based)?\W*", re.I)

LABEL = re.compile(
    r"(?:^(?:[^\w\n]|_)*+|\*\*|[ \t]{2}|(?<=[.;]\s)|(?-i:(?<=[a-z])(?=[A-Z]))"
    r"|\b(?=(?:work\s+(?:remotely|location)|remote\s+(?:work|position|type))\s*[:?]))"
    r"(?P<label>work\s?(?:place|ing|er)?[\s-]*(?:type|model|mode|arrangements?|setting"
    r"|style|pattern|location|environment|policy)"
    r"|workplace|job\s+type|(?:job\s+)?location(?:\s+type)?|locations|place of work"
    r"|mode(?: of work(?:ing)?)?|remote[\s-]*(?:anteil|quote|share)|distans(?:arbete)?"
    r"|arbeitsort|einsatzort|lieu(?: de travail)?|lugar de trabajo|miejsce pracy|standplaats"
    r"|remote(?:\s+(?:type|status|work|position|role|job))?"
    r"|work(?:ing)?\s+(?:remotely|from home)|tele(?:work|commut)\w*(?:\s+(?:eligible|position))?"
    r"|tryb pracy|modalidade?(?: de trabajo| de trabalho)?|modelo de traba[jl]h?o"
    r"|arbeits(?:modell|form)|mode de travail|modalit[àa] di lavoro|werkvorm)\s*"
    r"(?:[:?]\**|\s[-–](?:\s|\*+)|\*+:?)[ \t]*(?P<value>(?:(?!\*\*)[^\n])*)(?:\n[ "
    r"\t]*(?P<next>[^\n]{1,80}))?",
    re.I | re.M,
)
LABEL_LINE = re.compile(
    r"^(?:[^\w\n]|_)*+(?:work(?:ing)?\s+remotely|remote|remote type|workplace type"
    r"|work setting|work arrangements?|(?:(?:job|work|campus)\s+)?locations?)"
    r"[\W_]*\n[ \t]*(?P<value>[^\n]{1,60})$",
    re.I | re.M,
)
TAG = re.compile(r"#(?:LI-)?(hybrid|remote|on-?site)\b", re.I)

HYBRID_TEXT = re.compile(
    r"(?:\b|(?-i:(?<=[a-z])(?=H)))hybrid[\s-]+(?:remote"
    r"|work(?:ing)?(?![\s-]*(?:place\s+cultures?|forces?|plans?"
    r"|packages?))|work(?:er|[\s-]?style)|(?<!or a hybrid )role|position|schedule|basis|set-?up"
    r"|arrangements?|policy|office|job|opportunity|pattern|in\s+\w|of\s+(?:remote|home|office"
    r"|in))(?:\b|(?-i:(?=[A-Z])))"
    r"|\bbetween\s+(?:\w+\s+)?home\s+and\s+(?:the\s+|our\s+|an?\s+)?(?:\w+\s+)?office\b"
    r"|\bhybrid\s+model\b(?![^.\n]{0,40}(?:agile|waterfall|deliver|cloud|train|learn))"
    r"|\bhybrid\s+(?:(?:and|\\?&|/)\s+flexible\s+work|telework)\w*|\b(?:this|(?<!or )a"
    r"|our)\s+hybrid\s+(?:[\w-]+\s+){0,2}?(?:role|position|job|opportunity)\b"
    rf"|\bremote(?:ly)?\s+{_SPAN}\s+day|\b{_SPAN}\s*day(?:'?s|s')?\s+on-?site\b"
    r"|\b(?:role|position|job|opportunity|this|we)\s+(?:is|are|will be|operates?|works?"
    r"|offers?)\s+(?:\w+\s+){0,4}?hybrid\b(?!\s+(?:cloud|cars?|vehicles?|it\b|infrastructure"
    r"|delivery|agile|project))"
    r"|\bhybrid,?\s+(?:and\s+|&\s+)?flexible\s+(?:approach|working|model|role|environment)\b"
    r"|\b(?:home|remote\w*)\b[^.;\n]{0,30}\boffice\b[^.;\n]{0,20}"
    r"\b(?:mix|blend) of (?:both|the two)\b"
    r"|\bpreference for hybrid\b"
    r"|\b(?:agile|dynamic|flexible|blended)\s+working\b[^.;\n]{0,25}\bhome\b[^.;\n]{0,15}\boffice\b"
    rf"|\boffice\s*:\s*{_SPAN}\s+days?\b"
    r"|\b(?:on-?site|in-?office|office),?\s+(?:or\s+)?hybrid,?\s+(?:and|or)\s+(?:fully\s+)?remote\b"
    r"|\bremote,?\s+hybrid,?\s+(?:and|or)\s+(?:fully\s+)?(?:on-?site|in-?office)\b"
    rf"|\bcom(?:e|ing)\s+in(?:to)?\s+(?:the\s+|our\s+)?(?:office\s+)?(?:for\s+)?{_SPAN}\s+days?\s+"
    r"(?:a|per|each|every|of the)\s*week\b"
    r"|\b(?:in|at)\s+(?:the|our|an?)\s+offices?\s+(?:for\s+|around\s+|at least\s+|about\s+)?"
    r"[1-9]\d\s*%"
    rf"|\b(?:work(?:ing)?[\s-]from[\s-]home|wfh|remote(?:ly)?)(?:\s+on)?\s+{_WEEKDAY}"
    rf"|\b(?:work(?:ing)?[\s-]from[\s-]home|wfh|remote(?:ly)?|telework(?:ing)?|home[\s-]?working)\b"
    rf"[^.;\n]{{0,25}}?"
    rf"\b(?:{_SPAN}|several|some|a\s+few)\W{{1,3}}days?\b(?!\s+(?:ago|of (?:leave|holiday|pto)))"
    rf"|\boffices?\s+(?:at\s+least\s+|a\s+minimum\s+of\s+|minimum\s+|around\s+|approximately\s+)?"
    rf"(?:once|twice|{_SPAN}\s+(?:days?|times?))\s*(?:a|per|each|every|/)\s*(?:week|month|fortnight)\b"
    r"|\b(?:one|two|three|four|[1-4])\s+days?\s+(?:a|per|each|/)\s*week\s+(?:at\s+)?(?:the\s+|our\s+)?"
    r"(?:\w+\s+)?offices?\b"
    rf"|\boffice(?:s)?\s+(?:on\s+)?{_WEEKDAY}\s*(?:,|to|and|&|–|-|through)\s*{_WEEKDAY}"
    r"|\b[2-8][05]\s*%\s+(?:of\s+(?:your|the|their|working|contracted)\s+(?:working\s+)?"
    r"(?:time|week|hours)\s+)?(?:(?:in|at|from)\s+(?:the|our|an?|your)?\s*)?(?:[\w-]+\s+){0,2}?"
    r"(?:office|on-?site|in-person|remote|home)\b(?!\s+(?:visits?|travel|equipment))"
    rf"|\b{_SPAN}\+?\s+day(?:'?s|s')?(?:\s+(?:a|per|each)\s+week|\s*/\s*week"
    rf"|\s+weekly)?,?\s+(?:working\s+|work\s+|required\s+|are\s+|be(?:ing)?\s+)?{_OFFICE}"
    rf"|\b{_SPAN}\+?\s+day(?:'?s|s')?(?:\s+(?:a|per|each)\s+week|\s*/\s*week)?,?\s+(?:working\s+"
    rf"|work\s+)?(?:remote(?:ly)?|from home|at home|wfh)\b"
    rf"|\b(?:in[\s-](?:the\s+)?office|on-?site)\s+{_SPAN}\+?\s+day(?:'?s|s')?\b"
    r"|\b(?:mix|combination|blend|balance)\s+of\s+(?:\w+\W+){0,3}?(?:home|remote|office"
    r"|on-?site)\s*\w*\s*(?:and|&)\s*(?:\w+\s+){0,2}?(?:home|remote|office|on-?site)\b",
    re.I,
)
EVERY_DAY = re.compile(
    rf"\b(?:5|five)\s+day(?:'?s|s')?(?:\s+(?:a|per|each)\s+week|\s*/\s*week)?,?\s+(?:working\s+"
    rf"|work\s+)?{_OFFICE}"
    r"|\b(?:in[\s-](?:the\s+)?office|on-?site|offices?)\s+(?:5|five)\s+day(?:'?s|s')?\b"
    r"|\boffice\s+(?:on\s+)?mon(?:day)?s?\s*(?:to|–|-|through)\s*fri(?:day)?s?\b",
    re.I,
)
REMOTE_TEXT = re.compile(
    r"\bbe\s+(?:based|located)\s+remotely\b|\bfull[\s-]remote\b"
    r"|\bhomeworking\s+(?:contract|role|position|post)\b"
    r"|(?:(?<!\d)100\s*%|\bmostly|\blargely|\bpredominantly|\bfully|\bcompletely|\bentirely|\bfull[\s-]time|\bpermanently"
    r"|\bprimarily)[\s-]+(?:remote\b|remotely\b|work(?:ing)? from home\b|home[\s-]based\b"
    r"|virtual\b)"
    r"|\bremote[\s-]+(?:role|position|job|opportunity|opening|contract|(?:project"
    r"|program(?:me)?|product|delivery)\s+manager|work(?:ing)?\s+(?:is\s+)?(?:available"
    r"|possible|ok|option|opportunity|allowed)|eligible|friendly|first\b|within|anywhere"
    r"|worldwide|us\b|usa\b|uk\b)"
    r"|\b(?:role|position|job|opportunity|this)\s+(?:is|will be|can be"
    r"|may be)\s+(?:\w+\s+){0,3}?(?:remote\b|home[\s-]based\b|performed\s+remotely"
    r"|work\s+from\s+home)(?!\s+(?:sites?|teams?|sens\w+|locations?|areas?))"
    r"|\b(?:you(?:'ll| will| can| may)?|able to|option to|opportunity to"
    r"|ability to|flexibility to)\s+work\s+(?:fully\s+|100%\s+)?(?:remotely"
    rf"|from\s+(?:home|anywhere))\b{_AT_ALL_TIMES}"
    r"|\bwork[\s-]from[\s-](?:home|anywhere)\s+(?:role|position|job|opportunity)\b"
    r"|\(\s*(?:fully\s+|100%\s+)?remote[^)]{0,30}\)|\bremote work from home\b"
    r"|\bremote(?:ly)?\s+from\s+(?:anywhere|home|any)\b"
    r"|\bwork(?:ing)?\s+(?:mode|location|arrangement)\s+(?:is|will be)\s+remote\b"
    r"|\b(?:join|work with|be part of)\s+(?:our|the)\s+(?:\w+\s+)?team\s+remotely\b"
    r"|\b(?:may|can)\s+be\s+(?:located|performed|done|worked)\s+(?:fully\s+)?remotely\b"
    r"|\b(?:role|position|job)\s+(?:will\s+)?(?:allows?|permits?)\s+(?:for\s+)?(?:fully\s+)?"
    r"remote\s+work"
    r"|\btelecommut(?:e|ing)\s+(?:role|position|job)\b"
    r"|\bfully[\s-]distributed\s+(?:team|company|organi[sz]ation|workforce)\b"
    r"|(?:^|[.!?\n•*-]\s*)home[\s-]based\b(?!\s+(?:business|care))"
    r"|\bhome[\s-]based\s+(?:role|position|contract|worker|with)\b",
    re.I,
)
ONSITE_TEXT = re.compile(
    r"\b(?:100\s*%|fully|full[\s-]time,?|strictly|must\s+(?:be|work)|(?:required|expected|needed"
    r"|need|have)\s+to\s+(?:be|work)|working|(?<!\bcan )(?<!\bto )work|based)\s+on-?site\b"
    r"|\b(?:fully|working|work|be)\s+on site(?!\s+(?:\w+\s+)?(?:assess|inspect|visit|survey"
    r"|investig|grading|condition|analys|plan|prep|safety))\b"
    r"|\bon-?site[\s-]+(?:role|position|job|opportunity|only|work\b"
    r"|presence\s+(?:is\s+)?required|at\s+(?:our|the)\b|in\s+[A-Z])"
    r"|\b(?:role|position|job|opportunity|this)\s+(?:is|will be"
    r"|requires?)\s+(?:\w+\s+){0,4}?(?:on-?site|in[\s-](?:person|office)"
    r"|office[\s-]based)\b(?!\s+(?:visits?|meetings?|parking|gym|inspections?))"
    r"|\bin[\s-](?:person|office)\s+(?:role|position|job)\b|\boffice[\s-]based\s+(?:role"
    r"|position|job)\b"
    r"|\bwork(?:ing)?\s+from\s+(?:the\s+|our\s+)?office\b(?:\s*\((?:daily|all)|\s+(?:daily|full"
    r"|only|every|five|5))",
    re.I,
)
TITLE_PART = re.compile(
    r"(?:^|[-–|(,/\[·:]\s*)(?:(?:100%|fully)\s+)?"
    r"(hybrid|remote|on-?site|work from home|wfh|home[\s-]based)\b",
    re.I,
)  # fmt: skip
# "Methods (Agile, Waterfall, Hybrid)": a way to run projects, and no place to work at.
WAYS_OF_DELIVERY = re.compile(r"\b(?:agile|waterfall|scrum|kanban|prince2|cloud)\b", re.I)
# In a headline the word stands by itself: "London (Hybrid) · £80,000", not "On-site health centre".
HEADED = re.compile(
    r"(?:^|[(/|,·•–]\s*|\s-\s)(?:(?:100%|fully)\s+)?(hybrid|remote|on-?site)"
    r"(?=\s*(?:$|[)/|,·•–:*]|-\s|\(|\bok\b|\bup to\b"
    r"|\bworking\b|\brole\b|\bposition\b|\bwith flex))",
    re.I,
)
# "Central London Hybrid - up to £45,000": in the first lines, capitals may follow a place.
HEADED_BARE = re.compile(
    r"(?<=\w )(Hybrid|HYBRID|Remote|REMOTE)(?=\s*(?:$|[-–|]\s|[£€$]|\(\d|[Ww]orking\b))"
)
