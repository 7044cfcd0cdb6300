"""How adverts in German, French, Spanish, Polish, Dutch, Italian and Portuguese say the same."""

from __future__ import annotations

import re

_N = (
    r"(?:\d|ein(?:en)?|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|twee|drie|due|tre|dois"
    r"|dwa|trzy)"
)
_DAYS = (
    rf"{_N}(?:\s*(?:-|–|à|a|bis|do|tot|/)\s*{_N})?"
    r"\s*(?:tagen?|jours?|j(?=\s*/)|d[ií]as?|dni|dagen|giorni)"
)
# "remote" is left to the English patterns, which know when it is denied.
_AWAY = (
    r"(?:home[\s-]?office|mobile[sn]?\s+(?:arbeiten?|office)|t[ée]l[ée]travail|teletrabajo"
    r"|teletrabalho|pracy zdalnej|zdalnie|thuis(?:werken)?|smart[\s-]?working|(?:da\s+)?remoto)"
)
_HOME = rf"(?:{_AWAY}|remote)"

HYBRID_ABROAD = re.compile(
    rf"\b{_HOME}\b[^.;\n]{{0,30}}?\b{_DAYS}\b|\b{_DAYS}\b[^.;\n]{{0,30}}?\b{_HOME}\b"
    rf"|\b{_AWAY}\b[^.;\n]{{0,20}}?\b[1-9]\d\s*%"
    r"|\bhybride[sn]?\s+(?:arbeit\w*|werken|modell|travail)|\b(?:trabajo|modelo|trabalho|regime|modalidade?)"
    r"\s+h[ií]brid[oa]\b|\bprac[ay]\s+hybrydow\w+|\blavoro\s+ibrido\b|\bmode hybride\b"
    r"|\bt[ée]l[ée]travail\s+(?:partiel|r[ée]gulier|occasionnel)"
    r"|\b(?:travail|organisation|rythme|poste)\s+hybride\b|(?:^|\n)\W*h[ií]brid[oa]\b"
    r"|\bremote\b[^.;\n]{0,20}?\b(?:bis zu|jusqu['’]à|hasta|tot|do|fino al)\s*[1-9]\d\s*%",
    re.I,
)
REMOTE_ABROAD = re.compile(
    rf"(?<!\d)100\s*%\s*(?:en\s+|im\s+|de\s+)?{_AWAY}\b"
    rf"|\b{_AWAY}\s+(?:al\s+|à\s+|a\s+)?100\s*%"
    r"|\bpraca\s+(?:w\s+(?:pełni|100\s*%)\s+)?zdalna\b"
    r"|\b(?:full|totalement en|complet en)[\s-]+t[ée]l[ée]travail\b"
    r"|\b(?:t[ée]l[ée]travail|teletrabajo|teletrabalho)\s+(?:complet[oa]?|total|int[ée]gral)"
    r"|\b(?:trabajo|trabalho|empleo|puesto)\s+(?:100\s*%\s+)?(?:en\s+)?remoto\b"
    r"|\blavoro\s+(?:completamente\s+|interamente\s+)?(?:da\s+)?remoto\b"
    r"|\b(?:vollst[äa]ndig|komplett|ausschlie(?:ß|ss)lich)\s+(?:im\s+)?(?:remote|home[\s-]?office)\b"
    r"|\bvolledig\s+(?:remote|thuis\w*)\b",
    re.I,
)
ONSITE_ABROAD = re.compile(
    r"\b(?:poste|travail|emploi)\s+(?:à\s+100\s*%\s+)?(?:en\s+)?pr[ée]sentiel\b"
    r"|\b(?:trabajo|puesto|trabalho|empleo)\s+(?:100\s*%\s+)?presencial\b"
    r"|\bprac[ay]\s+stacjonarn\w+|\blavoro\s+in\s+presenza\b|\bvolledig\s+op\s+(?:kantoor|locatie)\b"
    r"|(?:^|\n)\W*in sede\W*(?:$|\n)"
    r"|(?<!\d)100\s*%\s+(?:vor ort|(?:en\s+)?pr[ée]sentiel|presencial|in presenza|p[åa] plats)\b"
    r"|\b(?:pr[äa]senz|anwesenheits)pflicht\b",
    re.I,
)
