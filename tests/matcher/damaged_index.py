"""Ways in which the files of an index come to harm, and what may come of it."""

from __future__ import annotations

import json

from matcher import IndexStateError

KINDS = ("flipped bit", "cut", "gone", "empty", "zeros at the end", "foreign letters", "doubled")


def damage(file, kind, dice):
    """Do a file harm, at a place that `dice` chooses."""
    whole = file.read_bytes()
    place = dice.randrange(max(1, len(whole)))
    if kind == "gone":
        file.unlink()
    elif kind == "flipped bit" and whole:
        changed = whole[place] ^ (1 << dice.randrange(8))
        file.write_bytes(whole[:place] + bytes([changed]) + whole[place + 1 :])
    elif kind == "foreign letters":
        file.write_bytes(whole[:place] + dice.randbytes(9) + whole[place + 9 :])
    else:
        told = {
            "cut": whole[:place],
            "zeros at the end": whole[:place].ljust(len(whole), b"\0"),
            "doubled": whole + whole,
        }
        file.write_bytes(told.get(kind, b""))


def of_another_release(folder):
    """Make an index look as if another release had written it."""
    manifest = folder / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({"fingerprint": "another", "what else": told}))


def told_or_refused(matcher, folder, resume, allowed):
    """Return the trouble, None for none, and assert that what is told is one of `allowed`.

    `allowed` are rankings: what was there before, or what was there after an earlier commit.
    """
    try:
        told = matcher.open_index(folder).rank(resume, 100)
    except IndexStateError as trouble:
        return trouble
    assert told in allowed, "an index that was harmed told something else"
    return None
