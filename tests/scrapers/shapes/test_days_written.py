"""Days as sites write them in eight languages; what is no day stays none."""

from __future__ import annotations

import pytest

from scrapers.wording.dates import posted
from tests.scrapers.shapes.facts import NOW

DAYS = (
    ('Posted Today', '2026-08-12'),
    ('Posted Yesterday', '2026-08-11'),
    ('Posted 5 Days Ago', '2026-08-07'),
    ('Posted 30+ Days Ago', None),
    ('30d+', None),
    ('24h', '2026-08-11'),
    ('3d', '2026-08-09'),
    ('Just posted', '2026-08-12'),
    ('1 week ago', None),
    ('2 months ago', None),
    ('Vor 5 Tagen ausgeschrieben', '2026-08-07'),
    ('Heute ausgeschrieben', '2026-08-12'),
    ('Gestern ausgeschrieben', '2026-08-11'),
    ('Vor mehr als 30 Tagen ausgeschrieben', None),
    ("Publié aujourd'hui", '2026-08-12'),
    ('Offre publiée il y a 3 jours', '2026-08-09'),
    ('Publié hier', '2026-08-11'),
    ('Il y a plus de 30 jours', None),
    ('Offre publiée il y a plus de 30 jours', None),
    ('Publicado hoy', '2026-08-12'),
    ('Publicado ayer', '2026-08-11'),
    ('Publicado hace 3 días', '2026-08-09'),
    ('Publicado hace más de 30 días', None),
    ('hace 2 días', '2026-08-10'),
    ('Vandaag geplaatst', '2026-08-12'),
    ('3 dagen geleden geplaatst', '2026-08-09'),
    ('Gisteren geplaatst', '2026-08-11'),
    ('Meer dan 30 dagen geleden geplaatst', None),
    ('Pubblicato oggi', '2026-08-12'),
    ('Pubblicato 3 giorni fa', '2026-08-09'),
    ('Opublikowano dzisiaj', '2026-08-12'),
    ('Opublikowano 3 dni temu', '2026-08-09'),
    ('Publicado há 3 dias', '2026-08-09'),
    ('Active 2 days ago', '2026-08-10'),
    ('Reposted 4 days ago', '2026-08-08'),
    ('6 hours ago', '2026-08-12'),
    ('13 hours ago', '2026-08-11'),
    ('an hour ago', '2026-08-12'),
    ('a day ago', '2026-08-11'),
    ('1 day ago', '2026-08-11'),
    ('yesterday', '2026-08-11'),
    ('2026-08-01', '2026-08-01'),
    ('2026-08-01T23:30:00-05:00', '2026-08-01'),
    ('2026-08-01 20:45:29 UTC', '2026-08-01'),
    ('Sat, 01 Aug 2026 09:00:00 GMT', '2026-08-01'),
    ('1 Aug 2026', '2026-08-01'),
    ('Aug 1, 2026', '2026-08-01'),
    ('1. August 2026', '2026-08-01'),
    ('1er août 2026', '2026-08-01'),
    ('1 de agosto de 2026', '2026-08-01'),
    ('1 sierpnia 2026', '2026-08-01'),
    ('01/08/2026', '2026-08-01'),
    ('2026/08/01', '2026-08-01'),
    ('20260801', '2026-08-01'),
    ('01-Aug-2026', '2026-08-01'),
    ('1786406400', '2026-08-11'),
    ('1786406400000', '2026-08-11'),
    ('soon', None),
    ('ASAP', None),
    ('2026-13-40', None),
    ('8/3/26', None),
)  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), DAYS)
def test_the_day(words, wanted):
    found = posted(words, now=NOW)

    assert (found and found.isoformat()) == wanted
