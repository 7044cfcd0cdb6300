"""What is slow to load begins when the first page is out."""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# So many seconds the first page may take to be asked for before the slow parts are loaded anyway.
PATIENCE = 3.0


class FirstAnswer:
    """Passes requests on, and tells by `given` when the first of them was answered whole."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app
        self.given = threading.Event()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the app does."""
        return ClosingIterator(self._app(environ, start_response), self.given.set)


@contextmanager
def once_answered(answering: FirstAnswer, begin: Callable[[ExitStack], None]) -> Iterator[None]:
    """Begin what is slow when the first page is out, or nobody asks for one; end it at the end."""
    with ExitStack() as begun:

        def wait() -> None:
            answering.given.wait(PATIENCE)
            begin(begun)

        waiting = threading.Thread(target=wait, name="slow start", daemon=True)
        waiting.start()
        try:
            yield
        finally:
            answering.given.set()
            waiting.join()
