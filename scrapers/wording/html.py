"""HTML as sources send it: safe markup to show, and plain text by block structure."""

from __future__ import annotations

import html
import re

import nh3
from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString
from lxml import html as lxml_html
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser

_TAGS = {
    "p", "ul", "ol", "li", "b", "strong", "em", "i", "u", "br", "h1", "h2", "h3", "h4", "h5", "h6",
    "a", "blockquote", "pre", "code", "table", "thead", "tbody", "tr", "th", "td", "hr", "sub",
    "sup",
}  # fmt: skip
_DROPPED = {"script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "form"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_UNSEEN = (_DROPPED - {"form"}) | {"head"}
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"}
# Signs that no decoded page holds stand for breaks until neighbouring ones have become one.
_BLOCK, _PARAGRAPH = "\x01", "\x02"
_BREAKS = re.compile(r"[ \n]*[\x01\x02][ \n\x01\x02]*")
_MARKUP = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*\b[^<>]*|!--)>?")
_ESCAPED = re.compile(r"&(?:amp;)*lt;\s*/?\s*[a-zA-Z][a-zA-Z0-9]*[^&]{0,400}?(?:&(?:amp;)*gt;|/)")


def unescaped(markup: str) -> str:
    """Undo the second (and third) escaping that some boards put on their markup."""
    for _ in range(3):
        if _MARKUP.search(markup) or not _ESCAPED.search(markup):
            break
        markup = html.unescape(markup)
    return markup


def is_markup(words: str) -> bool:
    """Tell whether a text holds tags."""
    return bool(_MARKUP.search(words))


def sanitised(markup: str) -> str:
    """Return markup that is safe to show: no scripts, styles, frames, handlers or odd links."""
    return nh3.clean(
        unescaped(markup),
        tags=_TAGS,
        clean_content_tags=_DROPPED - {"form", "svg", "object", "embed", "template"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    ).strip()


def plain(markup: str) -> str:
    """Return the text of markup, one line a block, a blank line between paragraphs."""
    bare = unescaped(markup)
    if not bare.strip():
        return ""
    parser = _parser()
    try:
        root = lxml_html.document_fromstring(bare.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return ""
    if any(entry.message.startswith("Excessive depth") for entry in parser.error_log):
        # Beyond 2,048 levels the tree stops; the slower builder goes on.
        return lines_of(BeautifulSoup(bare, "lxml"))
    parts: list[str] = []
    _gather_tree(root, parts)
    return _lines(parts)


def _parser() -> HTMLParser:
    # Descriptions come by the thousand: lxml alone builds their trees four times as fast.
    return HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)


def _gather_tree(root: HtmlElement, parts: list[str]) -> None:
    """Walk without recursion, as `_gather` does for pages that are searched as well."""
    waiting: list[HtmlElement | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        name = node.tag if isinstance(node.tag, str) else ""
        inside: list[HtmlElement | str] = []
        if name and name not in _UNSEEN:
            inside = [_spaced(node.text)]
            for child in node:
                inside += [child, _spaced(child.tail)]
        waiting.extend(reversed(_edged(name, inside)))


def _edged(name: str, inside: list[HtmlElement | str]) -> list[HtmlElement | str]:
    if name == "br":
        return ["\n"]
    if name not in _BLOCKS or name in _UNSEEN:
        return inside
    edge = _PARAGRAPH if name in _PARAGRAPHS else _BLOCK
    return [edge, "- ", *inside] if name == "li" else [edge, *inside, edge]


def _spaced(words: str | None) -> str:
    return re.sub(r"[\s\x01\x02]+", " ", words) if words else ""


def lines_of(node: Tag) -> str:
    """Return the visible text below `node`, one line a block."""
    parts: list[str] = []
    _gather(node, parts)
    return _lines(parts)


def _lines(parts: list[str]) -> str:
    text = "".join(parts).replace("\xa0", " ").replace("\u200b", "")
    text = _BREAKS.sub(_break, re.sub(r"[ \t\r\f\v]+", " ", text))
    text = re.sub(r" ?\n ?", "\n", text)
    text = re.sub(r"(?m)^-\n+(?=\S)", "- ", text)
    text = re.sub(r"(?m)^(- .*)\n\n+(?=- )", r"\1\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _break(found: re.Match[str]) -> str:
    edges = found.group()
    return "\n\n" if _PARAGRAPH in edges or edges.count("\n") > 1 else "\n"


def _gather(root: Tag, parts: list[str]) -> None:
    """Walk without recursion, so that no depth of nesting can exhaust the stack."""
    waiting: list[Tag | NavigableString | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            waiting.extend(reversed(_opened(node)))
        elif not isinstance(node, NavigableString):
            parts.append(node)
        elif type(node) is NavigableString:
            parts.append(_spaced(node))


def _opened(node: Tag) -> list[Tag | NavigableString | str]:
    """Return a tag's children with the breaks that its block makes; plain `str` is a break."""
    if node.name in _UNSEEN:
        return []
    if node.name == "br":
        return ["\n"]
    inside = [
        child
        for child in node.children
        if isinstance(child, Tag | NavigableString) and not isinstance(child, Comment)
    ]
    if node.name not in _BLOCKS:
        return [*inside]
    edge = _PARAGRAPH if node.name in _PARAGRAPHS else _BLOCK
    return [edge, "- ", *inside] if node.name == "li" else [edge, *inside, edge]
