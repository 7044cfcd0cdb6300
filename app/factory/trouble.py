"""What a person sees when something is missing, refused, too large, too fast or broken."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from flask import render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from app.services.errors import NotFoundError

if TYPE_CHECKING:
    from flask import Flask

log = logging.getLogger("critical_path")

FOREIGN_HOST = (
    "This address is not the one that this instance goes by. "
    "Whoever runs it can set PMO_BASE_URL to the address in your browser."
)
SENTENCES = {
    400: ("That request could not be read", "Go back, reload the page and try once more."),
    403: ("That is not yours to open", "Log in with the account that it belongs to."),
    404: (
        "There is no such page",
        "It may have been removed, or it belongs to somebody else. Start from the overview.",
    ),
    405: ("That page does not take this kind of request", "Use the page's own buttons."),
    413: (
        "That file is too large",
        "Files may be up to 10 MB. Save the document without pictures, or as a PDF, and try again.",
    ),
    429: (
        "Too many attempts",
        "Wait a few minutes, then try again. Nothing has been lost.",
    ),
    500: (
        "Something broke on our side",
        "What you had saved is safe. Try again; if it happens twice, tell whoever runs this site.",
    ),
}


def add_trouble_pages(app: Flask) -> None:
    """Give every expected failure a page that says what, why and what to do."""

    def page(code: int, detail: str | None = None) -> tuple[str, int]:
        what, remedy = SENTENCES.get(code, SENTENCES[400 if code < 500 else 500])  # noqa: PLR2004
        return (
            render_template("trouble.html", code=code, what=what, remedy=remedy, detail=detail),
            code,
        )

    @app.errorhandler(NotFoundError)
    def missing(_: NotFoundError) -> tuple[str, int]:
        return page(404)

    @app.errorhandler(CSRFError)
    def stale_form(_: CSRFError) -> tuple[str, int]:
        return page(400, "The form on that page had expired.")

    @app.errorhandler(SecurityError)
    def foreign_host(_: SecurityError) -> tuple[str, int, dict[str, str]]:
        # Without a trusted host no address can be built, so this page has no links.
        return FOREIGN_HOST, 400, {"Content-Type": "text/plain; charset=utf-8"}

    @app.errorhandler(HTTPException)
    def refused(problem: HTTPException) -> tuple[str, int] | HTTPException:
        code = problem.code or 500
        return problem if code < 400 else page(code)  # noqa: PLR2004 - redirects pass through

    @app.errorhandler(500)
    def broken(problem: Exception) -> tuple[str, int]:
        log.error("request failed path=%s", request.path, exc_info=problem)
        return page(500)
