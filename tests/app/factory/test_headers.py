"""Every answer carries the same strict headers, errors included."""

from __future__ import annotations

import re

import pytest


@pytest.mark.parametrize("path", ["/", "/health", "/no-such-page", "/account/log-in"])
def test_headers_stand_on_every_answer(client, path):
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]


def test_every_inline_script_carries_the_nonce_of_its_own_answer(client):
    first, second = client.get("/account/log-in"), client.get("/account/log-in")

    def nonce(answer):
        return re.search(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"]).group(1)

    assert nonce(first) != nonce(second)
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", first.text)
    assert all(f'nonce="{nonce(first)}"' in script for script in inline)


def test_a_missing_page_says_what_and_what_to_do(client):
    answer = client.get("/no-such-page")

    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_static_files_may_be_kept_only_under_the_mark_of_their_content(client):
    address = re.search(r'href="(/static/css/[^"]+)"', client.get("/account/log-in").text).group(1)

    with client.get(address) as marked, client.get(address.split("?")[0]) as plain:
        assert "immutable" in marked.headers["Cache-Control"]
        assert "immutable" not in plain.headers.get("Cache-Control", "")
