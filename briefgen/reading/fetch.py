"""One page or feed from the network, only when the analyst asks for exactly that.

Nothing else in briefgen opens a connection. `BRIEFGEN_OFFLINE` in the environment, or the setting
that callers hand in, turns this off for good.
"""

import http.client
import os
import tempfile
import threading
import time
import urllib.error
import urllib.request
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from briefgen.errors import BriefgenError
from briefgen.model.article import Article, Origin
from briefgen.progress import Progress, part_of, silent
from briefgen.reading.limits import Limits
from briefgen.reading.reader import read_file
from briefgen.reading.result import ReadResult

OFFLINE = "BRIEFGEN_OFFLINE"
"""Environment variable; any value but "" and "0" forbids connections."""

_LARGEST = 32 << 20  # bytes of one page
_SECONDS = 30.0  # for the whole transfer
_SILENCE = 10.0  # seconds without an answer
_TURN = 0.05  # seconds after which whoever waits is told, and may cancel
_CHUNK = 64 * 1024
_REDIRECTS = 5
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/feed+json": ".json",
    "application/json": ".json",
}
_DEFAULT = Limits()
_LOGIN = "Check the address; if the page needs a login, save it in a browser and add the file."
_CONNECTION = (
    "Check the address and the connection, or save the page in a browser and add the file."
)


def read_url(
    url: str, progress: Progress = silent, *, offline: bool = False, limits: Limits = _DEFAULT
) -> ReadResult:
    """Fetch one address and return its articles, as `read_file` does for a file.

    Args:
        url: http or https; "www.example.org/page" is taken as https.
        progress: called while the page comes in; may raise Cancelled.
        offline: the setting that forbids connections.
        limits: for reading what came.

    Raises:
        BriefgenError: forbidden, no such page, too large, too slow, or not readable.
        Cancelled: `progress` raised it.
    """
    address = _checked(url, offline=offline)
    with tempfile.TemporaryDirectory(prefix="briefgen-", ignore_cleanup_errors=True) as folder:
        path, final = _fetch(address, Path(folder), part_of(progress, 0.0, 0.8))
        result = read_file(path, part_of(progress, 0.8, 1.0), limits)
    articles = tuple(_with_address(article, final) for article in result.articles)
    return replace(result, articles=articles)


def allowed(*, offline: bool = False) -> bool:
    """Return whether a page may be fetched at all, by the environment and the setting."""
    return not offline and os.environ.get(OFFLINE, "") in ("", "0")


def _checked(url: str, *, offline: bool) -> str:
    """Return the address to fetch; raises BriefgenError if it may not be fetched."""
    if not allowed(offline=offline):
        raise _failure(
            "briefgen is set to work without the network.",
            "Save the page in a browser and add the file, or allow the network in the settings.",
        )
    address = url.strip()
    if "://" not in address and "." in address.split("/")[0]:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine or any(char.isspace() for char in address):
        raise _failure(
            f"“{url.strip()[:200]}” is not the address of a web page.",
            "Copy the whole address, with http:// or https://.",
        )
    return address


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, to web addresses only."""

    max_redirections = _REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str,
        headers: http.client.HTTPMessage, newurl: str,
    ) -> urllib.request.Request | None:  # fmt: skip
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise urllib.error.URLError("the page leads to an address that is no web page")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Transfer:
    """One page on its way, in a thread of its own, so that waiting for it can end at any time.

    `told` and `share` say how far it is; once `stopped` it ends with the next bytes that come, at
    the latest when the server has been silent for too long.
    """

    def __init__(self, address: str, folder: Path) -> None:
        self._address, self._folder = address, folder
        self.host = urlsplit(address).hostname or address
        self.told, self.share = f"Fetching from {self.host}", 0.0
        self.stopped = False
        self._outcome: tuple[Path, str] | None = None
        self._error: Exception | None = None

    def run(self) -> None:
        """Fetch the page; what goes wrong is kept for `outcome`."""
        try:
            self._outcome = self._fetched()
        except (OSError, http.client.HTTPException, ValueError, BriefgenError) as error:
            self._error = error

    def outcome(self) -> tuple[Path, str]:
        """Return the file with what came, and the address that it came from in the end.

        Raises:
            BriefgenError: it did not come.
        """
        match self._error:
            case None if self._outcome is not None:
                return self._outcome
            case BriefgenError():
                raise self._error
            case urllib.error.HTTPError() as error:
                error.close()
                raise _failure(
                    f"{self.host} refused the page: {error.code} {error.reason}.", _LOGIN
                ) from error
            case error:
                reason = getattr(error, "reason", error)
                raise _failure(
                    f"The page could not be fetched from {self.host}: {reason}.", _CONNECTION
                ) from error

    def _fetched(self) -> tuple[Path, str]:
        opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(), urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(), _Redirects(), urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
        ):  # fmt: skip
            opener.add_handler(handler)
        request = urllib.request.Request(
            self._address, headers={"User-Agent": "briefgen", "Accept-Encoding": "identity"}
        )
        with opener.open(request, timeout=_SILENCE) as answer:
            path = self._folder / f"{_name(self._address)}{_ending(answer.headers, self._address)}"
            with path.open("wb") as file:
                self._copy(answer, file)
            return path, str(answer.geturl())

    def _copy(self, answer: http.client.HTTPResponse, file: IO[bytes]) -> None:
        size = 0
        # `read1` gives what is there: a server that sends a byte at a time cannot hold it up.
        while not self.stopped and (chunk := answer.read1(_CHUNK)):
            size += len(chunk)
            if size > _LARGEST:
                raise _failure(
                    f"The page is larger than {_LARGEST >> 20} MB.", "Add only what you need."
                )
            file.write(chunk)
            self.told = f"Fetching from {self.host}: {size // 1024} KB"
            self.share = min(0.95, size / (2 << 20))


def _fetch(address: str, folder: Path, progress: Progress) -> tuple[Path, str]:
    """Return the file with what came, and the address that it came from in the end."""
    transfer = _Transfer(address, folder)
    progress(transfer.told, 0.0)
    thread = threading.Thread(target=transfer.run, name="fetch", daemon=True)
    end = time.monotonic() + _SECONDS
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_TURN)
            progress(transfer.told, transfer.share)
            if time.monotonic() > end:
                raise _failure(
                    f"{transfer.host} took longer than {_SECONDS:.0f} seconds to send the page.",
                    "Try again, or save the page in a browser and add the file.",
                )
    finally:
        transfer.stopped = True
    return transfer.outcome()


def _name(address: str) -> str:
    """Return a harmless file name made of an address."""
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2].rpartition(".")[0] or parts.path.strip("/")
    name = "".join(char if char.isalnum() or char in "-_" else "-" for char in last[-80:])
    return name.strip("-") or (parts.hostname or "page")


def _ending(headers: Message, address: str) -> str:
    by_type = _ENDINGS.get(headers.get_content_type())
    by_name = Path(urlsplit(address).path).suffix.lower()
    return by_type or (by_name if by_name in _ENDINGS.values() else ".html")


def _with_address(article: Article, address: str) -> Article:
    if article.read.url:
        return article
    origin = Origin("url", "address that was fetched")
    return replace(
        article, read=replace(article.read, url=address), origins=(*article.origins, origin)
    )


def _failure(what: str, remedy: str) -> BriefgenError:
    return BriefgenError(what, "Nothing was added to the library.", remedy)
