"""Fetching one page, from a server on this machine; forbidden when offline."""

import contextlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from briefgen.errors import BriefgenError, Cancelled
from briefgen.reading import fetch

PAGE = "<html><body><p>" + "The ministers met again on Friday. " * 12 + "</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    visits: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.visits.append(self.path)
        if self.path == "/moved":
            return self._answer(302, {"Location": "/page"}, b"")
        if self.path == "/file":
            return self._answer(302, {"Location": "file:///etc/passwd"}, b"")
        if self.path == "/loop":
            return self._answer(302, {"Location": "/loop"}, b"")
        if self.path == "/page":
            return self._answer(200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode())
        if self.path == "/drip":
            return self._drip()
        if self.path == "/large":
            return self._answer(200, {"Content-Type": "text/plain"}, b"a" * 300_000)
        return self._answer(404, {}, b"")

    def _answer(self, code: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        """Send a byte now and then, for as long as anybody listens."""
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(400):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.02)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", fetch.OFFLINE):
        monkeypatch.delenv(name, raising=False)
    Handler.visits.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_once_with_its_last_address(site: str) -> None:
    seen: list[float] = []
    result = fetch.read_url(f"{site}/moved", lambda text, share: seen.append(share))
    (article,) = result.articles
    assert article.text.startswith("The ministers met")
    assert article.read.url == f"{site}/page"
    assert article.origin_of("url") == "address that was fetched"
    assert result.original_of(article) == PAGE.encode()
    assert Handler.visits == ["/moved", "/page"]
    assert seen == sorted(seen)


@pytest.mark.parametrize("path", ["/nothing", "/file", "/loop"])
def test_pages_that_are_not_there_or_lead_astray(site: str, path: str) -> None:
    with pytest.raises(BriefgenError) as caught:
        fetch.read_url(site + path)
    assert caught.value.remedy


def test_too_large_or_too_slow(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_LARGEST", 100_000)
    with pytest.raises(BriefgenError, match="larger"):
        fetch.read_url(f"{site}/large")
    monkeypatch.setattr(fetch, "_LARGEST", 1 << 20)
    monkeypatch.setattr(fetch, "_SECONDS", -1.0)
    with pytest.raises(BriefgenError, match="took longer"):
        fetch.read_url(f"{site}/large")


def test_cancelling(site: str) -> None:
    def progress(text: str, share: float) -> None:
        if share > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch.read_url(f"{site}/large", progress)


def test_a_server_that_sends_byte_by_byte_is_given_up(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "_SECONDS", 0.3)
    with pytest.raises(BriefgenError, match="took longer"):
        fetch.read_url(f"{site}/drip")


def test_offline_means_no_connection(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BriefgenError, match="without the network"):
        fetch.read_url(f"{site}/page", offline=True)
    monkeypatch.setenv(fetch.OFFLINE, "1")
    assert not fetch.allowed()
    with pytest.raises(BriefgenError, match="without the network"):
        fetch.read_url(f"{site}/page")
    assert Handler.visits == []


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://a.example/b", "javascript:alert(1)", "", "http://", "https://[",
     "a b.example/c", "data:text/html,x"],
)  # fmt: skip
def test_only_web_addresses(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(fetch.OFFLINE, raising=False)
    with pytest.raises(BriefgenError, match="not the address"):
        fetch.read_url(address)
