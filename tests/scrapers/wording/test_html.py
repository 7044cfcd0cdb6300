"""Markup becomes safe markup and plain text, however often it was escaped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.wording.html import is_markup, plain, sanitised


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<ul><li>a</li><li><p>b</p></li></ul><p>c</p>", "- a\n- b\n\nc"),
        ("<p>R&amp;D &lt;3</p>", "R&D <3"),
        ("&lt;p&gt;R&amp;amp;D&lt;/p&gt;", "R&D"),
        ("&amp;lt;p&amp;gt;twice&amp;lt;/p&amp;gt;", "twice"),
        ("a\u00a0b   c\n d", "a b c d"),
        ("<script>x()</script><style>y</style>z<!-- note -->", "z"),
        ("plain words, 3 < 4 and 5 > 2", "plain words, 3 < 4 and 5 > 2"),
        ("", ""),
    ],
)
def test_plain_text_follows_the_blocks(markup, text):
    assert plain(markup) == text


@pytest.mark.parametrize(
    ("markup", "safe"),
    [
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<script>x()</script>a", "a"),
        ("<iframe src=x></iframe>a", "a"),
        ("<a href='javascript:x()'>a</a>", '<a rel="noopener noreferrer nofollow">a</a>'),
        (
            "<a href='https://example.com' target=_top>a</a>",
            '<a href="https://example.com" rel="noopener noreferrer nofollow">a</a>',
        ),
        ("<img src=x onerror=y()>a", "a"),
        ("<svg><script>x</script></svg>a", "a"),
        ("&lt;b&gt;a&lt;/b&gt;", "<b>a</b>"),
        (
            "<h2>Title</h2><table><tr><td>x</td></tr></table>",
            "<h2>Title</h2><table><tbody><tr><td>x</td></tr></tbody></table>",
        ),
    ],
)
def test_sanitised_markup_is_safe_to_show(markup, safe):
    assert sanitised(markup) == safe


@given(st.text(alphabet="<>/&;abpscriptonclick='\" =javscr:lt;gt#", max_size=80))
def test_no_mixture_of_markup_runs(markup):
    safe = sanitised(markup).casefold()

    assert "<script" not in safe
    assert "<iframe" not in safe
    assert sanitised(safe) == safe or not is_markup(safe)


def test_deep_nesting_does_not_exhaust_the_stack():
    assert plain("<div>" * 5000 + "x") == "x"
