"""The one page that the analyst asks for, and the setting that forbids the network for good."""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QGuiApplication

from briefgen.gather import may_fetch
from ui.actions.desk import Desk
from ui.actions.importing import Importing
from ui.widgets.offer_bar import Offer, OfferBar


class Network(QObject):
    """Asks for an address and fetches it. Nothing else in the window opens a connection."""

    def __init__(
        self, desk: Desk, importing: Importing, bar: OfferBar, never: QAction, fetch: QAction
    ) -> None:
        super().__init__(desk.session)
        self._desk, self._importing, self._bar = desk, importing, bar
        self._never, self._fetch = never, fetch
        never.setCheckable(True)
        never.toggled.connect(self._set)
        desk.store.changed.connect(self._refresh)
        self._refresh()

    def ask(self) -> None:
        """Ask for an address, the one in the clipboard to begin with, and fetch it."""
        copied = QGuiApplication.clipboard().text().strip()
        suggested = copied if copied.startswith(("http://", "https://")) else ""
        url = self._desk.choosers.name(
            self._desk.window, "Fetch from an address", "Address of the page", suggested[:2000]
        )
        if url:
            self._importing.fetch(url)

    def offer(self, url: QUrl) -> None:
        """Offer to fetch an address that was dropped: nothing is fetched before the click."""
        if not self.allowed:
            self._desk.session.tell("The network is off: save the page and drop the file.")
            return
        address = url.toString()
        shown = address if len(address) < 90 else f"{address[:88]}…"
        fetch = Offer("Fetch the page", lambda: self._importing.fetch(address))
        self._bar.offer(shown, [fetch], close="Not now")

    @property
    def allowed(self) -> bool:
        """Whether a page may be fetched at all."""
        return may_fetch(offline=self._desk.store.settings.offline)

    def _set(self, never: bool) -> None:
        self._desk.store.update(offline=never)

    def _refresh(self) -> None:
        offline = self._desk.store.settings.offline
        self._never.setChecked(offline or not may_fetch())
        self._never.setEnabled(may_fetch())  # the environment's word cannot be undone here
        self._fetch.setEnabled(self.allowed)
