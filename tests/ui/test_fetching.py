"""A page that the analyst asks for, from a server on this machine: shown, cancelled, limited."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefgen.model.library import Filter
from briefgen.reading import fetch
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton
BODY = "<p>The ministers met again on Friday to settle the toll of the bridge.</p>" * 8
PAGE = f"<html><head><title>Toll of the bridge</title></head><body>{BODY}</body></html>".encode()


class Site(BaseHTTPRequestHandler):
    visits: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.visits.append(self.path)
        if self.path == "/missing":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        with contextlib.suppress(OSError):
            if self.path == "/slow":
                for _ in range(500):
                    self.wfile.write(b"<p>More of it to come soon.</p>")
                    self.wfile.flush()
                    time.sleep(0.02)
            else:
                self.wfile.write(PAGE * (40 if self.path == "/large" else 1))

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", fetch.OFFLINE):
        monkeypatch.delenv(name, raising=False)
    Site.visits.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.socket.close()


def ask(window: MainWindow, address: str, answers) -> None:
    answers.given_name = address
    window.actions_["fetch"].trigger()


def test_a_page_is_fetched_into_brief_and_library(
    window: MainWindow, site: str, answers, rested: Wait
) -> None:
    ask(window, f"{site}/page", answers)
    rested(window)
    (article,) = window.session.dossier.articles.values()
    assert "settle the toll of the bridge" in article.text
    assert article.read.url == f"{site}/page"
    library = window.room.shelf.library
    assert library is not None
    assert library.count() == 1
    assert Site.visits == ["/page"], "nothing but the page itself is asked for"


def test_it_is_shown_while_it_comes_and_can_be_cancelled(
    window: MainWindow, site: str, answers, qtbot: QtBot, rested: Wait
) -> None:
    ask(window, f"{site}/slow", answers)
    status = window.panes.status
    qtbot.waitUntil(lambda: "KB" in status._work.text(), timeout=5000)
    assert "127.0.0.1" in status._work.text()
    assert status.cancel.isVisible()
    qtbot.mouseClick(status.cancel, LEFT)
    assert not status.cancel.isVisible(), "at once, whatever the server does"
    rested(window)
    assert not window.session.dossier.articles
    library = window.room.shelf.library
    assert library is not None
    assert library.count(Filter(superseded=True)) == 0
    assert len(Site.visits) == 1


@pytest.mark.parametrize(
    ("path", "limit", "value", "words"),
    [
        ("/large", "_LARGEST", 9_000, "larger than"),
        ("/slow", "_SECONDS", 0.2, "took longer than"),
        ("/missing", "_SECONDS", 20.0, "refused the page: 404"),
    ],
)
def test_limits_are_told_with_what_to_do(
    window: MainWindow,
    site: str,
    answers,
    rested: Wait,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    limit: str,
    value: float,
    words: str,
) -> None:
    monkeypatch.setattr(fetch, limit, value)
    ask(window, site + path, answers)
    rested(window)
    assert words in window.bar.text
    assert not window.session.dossier.articles


def test_the_switch_forbids_any_connection(
    window: MainWindow, site: str, answers, rested: Wait
) -> None:
    window.actions_["offline"].trigger()
    ask(window, f"{site}/page", answers)
    window.room.importing.fetch(f"{site}/page")
    rested(window)
    assert Site.visits == []
    assert not window.session.dossier.articles
    window.actions_["offline"].trigger()
    ask(window, f"{site}/page", answers)
    rested(window)
    assert Site.visits == ["/page"]
