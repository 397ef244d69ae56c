"""A window for every test, with settings, templates and recovery copies of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefgen import resources
from briefgen.analysis.analyse import analyse
from briefgen.build import BuildTools
from briefgen.compose.propose import propose
from briefgen.gather import GatheredArticle, joined
from briefgen.layout.fonts import FontShelf
from briefgen.layout.setting import BlockCache
from briefgen.model.article import Metadata, make_article
from briefgen.model.context import BriefContext
from briefgen.model.document import Document
from briefgen.model.dossier import Dossier
from briefgen.model.template import BriefTemplate
from briefgen.progress import Progress, silent
from briefgen.storage.recovery import Recovery
from briefgen.templating.catalog import Catalog
from briefgen.templating.render import render
from briefgen.workspace import Workspace
from ui.actions.services import Services
from ui.app import first_dossier, open_library
from ui.dialogs.choosers import Unsaved
from ui.look import Look, Mode
from ui.main_window import MainWindow
from ui.settings_store import SettingsStore

WIRE = """Ministers split over river fund
HARBOUR CITY, March 3, 2025 - Delegates from nine states will meet in Harbour City on March 20-21.

"We will not sign a blank page," said Mira Toller, the finance minister of Ostania.

The river fund is the main issue on the agenda, officials said. Ostania wants a smaller fund. \
"A fund without rules is only a wish," Toller added 🌊 on Monday.
"""
LEDGER = """River fund talks enter last week
By Tomas Reed
4 March 2025

Northern states argued that the river fund must be paid by all members. \
“Nobody drinks alone from a river,” Prime Minister Anna Veld told reporters in Lake Town.

A review of the fund is due on 5 September 2025.
"""

FERRY = "Ferry line reopens in spring\nThe ferry will sail again in May, the harbour board said."
MILLS = "Mills ask for cheaper power\nOwners of paper mills want a lower tariff before the winter."
GREEK = "Υπουργοί για το νερό\nΟι υπουργοί συζήτησαν για τον ποταμό και το ταμείο του νερού."


class PlainRenderer:
    """Renders in this process: the program's own templates are not hostile."""

    def render(
        self, context: BriefContext, template: BriefTemplate, progress: Progress = silent
    ) -> Document:
        return render(context, template)


@dataclass
class GivenAnswers:
    """Answers in place of the system's dialogs; a test fills in what it expects to be asked."""

    article_paths: list[Path] = field(default_factory=list)
    brief_path: Path | None = None
    save_path: Path | None = None
    folder_path: Path | None = None
    calendar_path: Path | None = None
    template_path: Path | None = None
    given_name: str = ""
    answer: Unsaved = Unsaved.DISCARD
    asked: list[str] = field(default_factory=list)

    def articles(self, parent: QWidget, folder: str) -> list[Path]:
        self.asked.append("articles")
        return self.article_paths

    def brief(self, parent: QWidget, folder: str) -> Path | None:
        self.asked.append("brief")
        return self.brief_path

    def brief_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        self.asked.append("brief_to_save")
        return self.save_path

    def calendar(self, parent: QWidget, folder: str) -> Path | None:
        self.asked.append("calendar")
        return self.calendar_path

    def template(self, parent: QWidget, folder: str) -> Path | None:
        self.asked.append("template")
        return self.template_path

    def template_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        self.asked.append("template_to_save")
        return self.template_path

    def folder(self, parent: QWidget, folder: str) -> Path | None:
        self.asked.append("folder")
        return self.folder_path

    def name(self, parent: QWidget, title: str, label: str, suggested: str) -> str:
        self.asked.append("name")
        return self.given_name

    def unsaved(self, parent: QWidget, title: str) -> Unsaved:
        self.asked.append("unsaved")
        return self.answer


@pytest.fixture(scope="session")
def fonts() -> FontShelf:
    return FontShelf(resources.assets() / "fonts")


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return Look(qapp, Mode.LIGHT)


@pytest.fixture
def answers() -> GivenAnswers:
    return GivenAnswers()


@pytest.fixture
def make_window(
    qtbot: QtBot, tmp_path: Path, look: Look, fonts: FontShelf, answers: GivenAnswers
) -> Iterator[Callable[[], MainWindow]]:
    """Make windows that share one home, as starts of the program one after the other do."""
    recoveries: list[Recovery] = []

    def make() -> MainWindow:
        catalog = Catalog(resources.templates(), tmp_path / "templates")
        recovery = Recovery(tmp_path / "recovery")
        library, library_error = open_library(tmp_path / "library")
        recoveries.append(recovery)
        window = MainWindow(
            Services(
                workspace=Workspace(first_dossier(catalog)),
                catalog=catalog,
                tools=BuildTools(fonts, PlainRenderer(), BlockCache()),
                store=SettingsStore(tmp_path / "settings.json"),
                recovery=recovery,
                look=look,
                choosers=answers,
                library=library,
                library_folder=tmp_path / "library",
                library_error=library_error,
            )
        )
        qtbot.addWidget(window, before_close_func=_give_up)
        window.setWindowState(Qt.WindowState.WindowNoState)  # the tests' own screen is too small
        window.show()
        return window

    yield make
    for recovery in recoveries:
        recovery.close()


def _give_up(window: QWidget) -> None:
    assert isinstance(window, MainWindow)
    window.jobs.stop()


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two articles as files."""
    folder = tmp_path / "articles"
    folder.mkdir()
    paths = [folder / "wire.txt", folder / "ledger.txt"]
    for path, text in zip(paths, (WIRE, LEDGER), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Wait until nothing is under way in a window."""

    def wait(window: MainWindow) -> None:
        def idle() -> bool:
            busy = window.jobs.running or window.preview.busy or window.review.busy
            return not busy

        qtbot.waitUntil(idle, timeout=20_000)

    return wait


@pytest.fixture
def rested(settled: Callable[[MainWindow], None], qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Wait until the library's panes have read what they show too."""

    def wait(window: MainWindow) -> None:
        def idle() -> bool:
            return not (window.jobs.running or window.room.busy)

        qtbot.waitUntil(idle, timeout=20_000)
        settled(window)

    return wait


@pytest.fixture
def stocked(window: MainWindow, qtbot: QtBot, rested: Callable[[MainWindow], None]) -> MainWindow:
    """A window with three articles in its library, none in the brief, and the library shown."""
    library = window.room.shelf.library
    assert library is not None
    for text, outlet, day in (
        (FERRY, "Harbour Wire", date(2025, 3, 1)),
        (MILLS, "Lake Ledger", date(2025, 3, 2)),
        (GREEK, "Lake Ledger", None),
    ):
        library.add(make_article(text, Metadata(outlet=outlet, published=day)))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.panes.brief.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    rested(window)
    return window


@pytest.fixture
def filled(
    window: MainWindow, files: list[Path], settled: Callable[[MainWindow], None]
) -> MainWindow:
    """A window with two articles and a proposed brief."""
    window.workers.sources.add(files)
    settled(window)
    window.actions_["propose"].trigger()
    settled(window)
    return window


@pytest.fixture(scope="session")
def proposed() -> Dossier:
    """Two articles and the brief that is proposed from them."""
    catalog = Catalog(resources.templates(), None)
    one = make_article(WIRE, Metadata(outlet="Harbour Wire", published=date(2025, 3, 3)))
    other = make_article(LEDGER, Metadata(outlet="Lake Ledger", published=date(2025, 3, 4)))
    gathered = [GatheredArticle(article, analyse(article)) for article in (one, other)]
    dossier = joined(first_dossier(catalog), gathered)
    return dossier.with_brief(propose(dossier, catalog.load("summit")))


@pytest.fixture
def ready(window: MainWindow, proposed: Dossier) -> MainWindow:
    """A window with that brief open, without waiting for its pages."""
    window.session.open(proposed, None)
    return window
