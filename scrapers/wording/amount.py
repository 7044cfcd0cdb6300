"""Money in words: a currency, and an amount such as "60.000", "75k", "24 LPA" or "1,200.50"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from price_parser.parser import parse_number

# "employees$10,000" and "plus$5,000" are a word with a sum glued to it, no dollars of Singapore.
_BARE = r"(?<![A-Za-z])"
# ISO 4217, the most specific spelling first: "CA$" before "$".
SIGNS: tuple[tuple[str, str], ...] = (
    (rf"{_BARE}US\$|USD\s?\$|\$\s?USD|U\.S\.\s?dollars?", "USD"),
    (rf"{_BARE}CA\$|{_BARE}C\$|CAD\s?\$|CDN\s?\$?", "CAD"),
    (rf"{_BARE}AU\$|{_BARE}A\$|AUD\s?\$", "AUD"),
    (rf"{_BARE}NZ\$|NZD\s?\$", "NZD"),
    (rf"{_BARE}HK\$", "HKD"),
    (rf"{_BARE}SG\$|{_BARE}S\$|SGD\s?\$", "SGD"),
    (rf"{_BARE}MX\$", "MXN"),
    (rf"{_BARE}R\$", "BRL"),
    (rf"{_BARE}(?-i:RM)(?![A-Za-z])", "MYR"),
    (r"Mex\$|MXN\s?\$|\$\s?MXN", "MXN"),
    (r"£|GBP\s?£|pounds?\s+sterling", "GBP"),
    (r"€|euros?", "EUR"),
    (r"₹|\bRs\.?|rupees?", "INR"),
    (r"zł(?:otych)?", "PLN"),
    (r"₪", "ILS"),
    (r"₱", "PHP"),
    (r"₩", "KRW"),
    (r"₺", "TRY"),
    (r"¥", "JPY"),
    (r"Kč", "CZK"),
    (r"\$|dollars?", "USD"),
)
# "R45 000": a lone R is the rand only before a figure of thousands, never in "R2" or "R&D".
_RAND = r"(?<![\w])(?-i:R)(?=[ \t]?\d{1,3}[ ,\u00a0]?\d{3}\b)"
# Crowns of three countries: money, but of which country the sign does not say.
_CROWNS = r"\bkr\b\.?"
CODES = (
    "USD GBP EUR CAD AUD NZD CHF SEK NOK DKK PLN INR SGD HKD JPY CNY ZAR AED SAR QAR ILS BRL MXN "
    "CZK HUF RON TRY PHP MYR THB IDR KRW TWD NGN KES EGP COP CLP ARS PEN UAH BGN"
)
_SIGN = "|".join(pattern for pattern, _ in SIGNS)
CURRENCY = rf"(?:{_SIGN}|(?<![A-Za-z])(?:{CODES.replace(' ', '|')})\b|{_RAND}|{_CROWNS})"
FIGURE = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)"
    r"|\d+(?:[.,]\d{1,2})?(?![\d])|\d+\.\d{4}(?!\d)"
)
SCALE = r"(?:\s?(?:k|K|thousand|lakhs?|lacs?|LPA|lpa|L\.?P\.?A\.?)(?!(?-i:[a-zà-ž])))"
_WHOLE_ALREADY = 10_000
_SCALES = {"k": 1_000.0, "t": 1_000.0, "l": 100_000.0}


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and whether it carried a scale of its own ("75k")."""

    value: float
    scaled: bool


def read_currency(words: str | None) -> str | None:
    """Return the ISO 4217 code of a sign or a code, or None; a bare "$" is read as US dollars."""
    if not words:
        return None
    bare = words.strip()
    if bare == "R":
        return "ZAR"
    if re.fullmatch(r"[A-Za-z]{3}", bare) and bare.upper() in CODES.split():
        return bare.upper()
    for pattern, code in SIGNS:
        if re.fullmatch(pattern, bare, re.I):
            return code
    return None


def read_amount(figure: str, scale: str | None = None) -> Amount | None:
    """Return the amount of "60.000", "60 000,50" or ("75", "k"); None if it is no number."""
    joined = re.sub(r"(?<=\d)[ '’\u00a0\u202f](?=\d{3})", "", figure.strip())
    if re.fullmatch(r"\d+[.,]\d{1,2}|\d+\.\d{4}", joined):
        value = float(joined.replace(",", "."))
    else:
        number = parse_number(joined)
        if number is None:
            return None
        value = float(number)
    mark = (scale or "").strip().lower()[:1]
    # "130000 K" has its thousands already.
    scaled = mark in _SCALES and value < _WHOLE_ALREADY
    return Amount(value * _SCALES[mark] if scaled else value, scaled=scaled)
