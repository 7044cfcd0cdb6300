"""What stands beside years and degrees in postings and tells what they are about."""

from __future__ import annotations

import re

NOT_BEFORE = (
    "past", "last", "over the next", "for over", "valid", "founded", "since",
    "business for", "operation for", "operations for", "duration", "length", "contract is for",
)  # fmt: skip
NOT_AFTER = (
    "old",
    "of age",
    "ago",
    "or older",
    "and older",
    "since",
    "in business",
    "in operation",
    "in a row",
    "in succession",
    "running",
    "degree",
    "contract",
    "fixed",
    "ftc",
    "secondment",
    "history",
    "warranty",
)
# "within three months", "the first six months": a time by which, not a time worked.
DEADLINE = re.compile(
    r"\b(?:within|every|after|first|next|initial|coming|another)"
    r"(?:\s+(?:the|a|an|your|our|first|next|initial|period of|maximum of))*\s*$"
)
# "< 1 year", "less than 2 years", "up to 3 years": a most, which asks for no least.
MOST = re.compile(
    r"(?:<|\b(?:less|fewer|no more) than|\bunder|\bup to|\bmaximum(?: of)?|\bmax\.?)\s*$"
)
# "a 14 months project": how long the thing lasts, where the article belongs to the thing.
ARTICLE = re.compile(r"\b(?:an?|the|this|our|your|its|their|each)\s+(?:initial |new )?$")
LASTING = re.compile(
    r"(?:projects?|programmes?|programs?|plan|course|roadmap|assignment|placement|scheme|rollout"
    r"|initiative|engagement|apprenticeship|transformation|period|phase|term|role|post|secondment"
    r"|fixed|maternity|temporary|cycle|journey|strategy|traineeship|internship)\b"
    r"(?!\s+(?:manag|coordinat|co-ordinat|deliver|support|office|experience|track|planning|control))"
)
# Somebody is spoken of who has them: "you've run programmes for 4+ years".
WHO = re.compile(
    r"\b(?:you(?:['’]ve|['’]d| have| bring| hold)|candidates?|applicants?|some(?:body|one) with)\b"
)
COMPANY = re.compile(r"\b(?:we|our|us|company|firm|business|team|clients?|customers?)\b")
# "A consultancy with over 25 years of experience", "more than 30 years, we have grown".
COMPANY_BEFORE = re.compile(
    r"\b(?:we|our|company|firm|consultancy|business|organi[sz]ation|enterprise|agency|group|team)\b"
    r"(?:(?!\b(?:you\w*|candidate|applicant|person|individual|someone|who|requir\w+|at least"
    r"|minimum|seek\w*|look\w*|hir\w+|recruit\w*|need\w*|want\w*|manager|lead(?:er)?|analyst"
    r"|engineer|consultant|professional|expert|specialist|coordinator|role|position)\b)"
    r"[^.;:\n])*\b(?:has|have|had|with|boasts?|brings?|been|combin\w+)\b[^.;:\n]{0,40}$"
)
COMPANY_AFTER = re.compile(
    r"^[^.;:\n]{0,60}?(?:,|\b(?:we|our)\b) ?(?:we|our|the (?:company|business|firm|group))\b"
)
# A degree that an employer pays for, and one that it asks for.
OFFERS = re.compile(
    r"\b(?:tuition|reimburs\w+|assist\w*|pursu\w+|earn\w*|towards?|scholarships?|study|studies|fund\w*)\b"
)
DEMANDED = re.compile(
    r"\bdegree\b[^.;\n]{0,20}\b(?:in|with|required|preferred)\b|\bor equivalent\b"
    r"|\((?:required|preferred)\)|\brequires?\b"
)
MARKED = re.compile(r" \((?:required|preferred)\)", re.IGNORECASE)
# "Bachelor's degree (Master's preferred)": the word in the bracket is about the other degree.
OF_ANOTHER = re.compile(
    r"\((?:an? )?(?:master|mba|msc|m\.s|ph\.?d|doctor|advanced|higher)", re.IGNORECASE
)
# "Two years may be substituted for a degree" asks for none, "5 years (or a substitute)" for 5.
INSTEAD = re.compile(r"\bin lieu\b|\bsubstitut(?:ed|es|ing|ions?)\b|\bsubstitute for\b")
