"""What pages and exports leave in a posting's text: tags, entities, escapes, odd blanks.

Everything is overwritten in place, so that every offset stays that of the text as it came.
"""

from __future__ import annotations

import re
from html import unescape

_ODD_BLANKS = "\u00a0\u2007\u2009\u202f\u200b\ufeff"
_BLANKS = re.compile(f"[{_ODD_BLANKS}]")
_BLOCKS = (
    r"(?:p|br|li|ul|ol|div|h[1-6]|tr|td|th|table|tbody|thead|section|article|header|footer|hr|dl"
    r"|dt|dd|blockquote|pre)"
)
_NAME = rf"(?:{_BLOCKS}|b|strong|i|em|u|a|span|font|small|sup|sub|img|s)"
_TAG = rf"(?:<|&lt;)/?{_NAME}(?:\s[^<>\n]{{0,400}}?)?/?\s?(?:>|&gt;)"
_TAGS = re.compile(rf"(?:{_TAG}\s*)+", re.IGNORECASE)
_BLOCK = re.compile(rf"(?:<|&lt;)/?{_BLOCKS}\b", re.IGNORECASE)
_BREAK = re.compile(r"(?:<|&lt;)br\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,5}|#x[\da-f]{2,4}|[a-z]{2,6});", re.IGNORECASE)
_QUOTES = frozenset("'\"“”‘’")
_MISREAD = re.compile(r"â€(?:[¢™“”œ˜\x9d\x93\x94\x99\x98\xa2])")
_READ_SO = {"â€¢": "•  ", "â€™": "’’’", "â€˜": "‘‘‘", "â€“": "–  ", "â€”": "–  ", "â€œ": "“““"}
_WRITTEN_BREAK = re.compile(r"\\r\\n|\\n")
_ESCAPED = re.compile(r"(?<!\d)\\(?=[-&+.,_*#()\[\]!>~|])")
_WIDE = re.compile(r"(?<! ) {2,}+(?=\S)")
# "**Requirements:** * PMP * ...": in a text without breaks such a heading stands alone.
_BOLD = re.compile(r" (\*\*[A-Z][^*\n]{2,60}?(?::\*\*|\*\* ?:)|\*\*[A-Z][A-Z &/]{4,60}\*\*) ")
_FEW = 3
_SOME = 5
# A text with fewer breaks than one for so many letters has lost them.
_A_BREAK_FOR = 600


def tidied(text: str) -> str:
    """Return the text of a posting without what is no text, of the same length.

    The tag of a block, a break spelt out and, in a text without breaks, a wide gap become a line
    break; other tags and entities become what they show, filled up with blanks.
    """
    if not text.isascii() and any(blank in text for blank in _ODD_BLANKS):
        text = _BLANKS.sub(" ", text)
    # First of all: what is overwritten later leaves gaps of its own.
    text = _parted(text)
    if "<" in text or "&lt;" in text:
        text = _TAGS.sub(_untagged, text)
    if "&" in text:
        text = _ENTITY.sub(_shown, text)
    if "â€" in text:
        text = _MISREAD.sub(lambda found: _READ_SO.get(found.group(), "   "), text)
    if "\\" in text:
        text = _unescaped(text)
    return text


def _untagged(found: re.Match[str]) -> str:
    """Return blanks for a run of tags, after a break where one opens or closes a block."""
    run = found.group()
    if not _BLOCK.search(run):
        return " " * len(run)
    breaks = "\n\n" if len(_BREAK.findall(run)) > 1 else "\n"
    return breaks + " " * (len(run) - len(breaks))


def _shown(found: re.Match[str]) -> str:
    """Return what an entity shows; quotes fill up with themselves, for words to stay whole."""
    shown = unescape(found.group())
    if len(shown) != 1:
        return found.group()
    fill = shown if shown in _QUOTES else " "
    return (" " if shown.isspace() else shown) + fill * (len(found.group()) - 1)


def _unescaped(text: str) -> str:
    """Return the text without the backslashes of Markdown and of breaks spelt out.

    A trade mark takes the place of one inside a word: it parts words without parting sentences.
    """
    spelt = _WRITTEN_BREAK.findall(text)
    if len(spelt) >= _FEW and len(spelt) > text.count("\n"):
        text = _WRITTEN_BREAK.sub(lambda found: "\n" + " " * (len(found.group()) - 1), text)
    return _ESCAPED.sub(
        lambda found: "®" if text[found.start() - 1 : found.start()].isalnum() else " ", text
    )


def _parted(text: str) -> str:
    """Return the text with breaks at headings and wide gaps, where it has next to none."""
    if text.count("\n") * _A_BREAK_FOR >= len(text):
        return text
    text = _BOLD.sub(r"\n\1\n", text)
    gaps = _WIDE.findall(text)
    if len(gaps) < _SOME:
        return text
    return _WIDE.sub(lambda found: "\n" + " " * (len(found.group()) - 1), text)
