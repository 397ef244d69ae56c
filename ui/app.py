"""Starts the window: builds everything by hand and hands it down."""

import gc
import sys
from datetime import date
from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from briefgen import __version__, resources
from briefgen.build import BuildTools
from briefgen.errors import BriefgenError
from briefgen.layout.fonts import FontShelf
from briefgen.layout.setting import BlockCache
from briefgen.library.library import Library
from briefgen.model.brief import Brief, BriefHeader, new_id
from briefgen.model.dossier import Dossier
from briefgen.storage.recovery import Recovery
from briefgen.templating.catalog import Catalog
from briefgen.templating.render import RenderWorker
from briefgen.templating.starting import brief_from_template
from briefgen.workers import served_as_worker
from briefgen.workspace import Workspace
from ui.actions.services import Services
from ui.dialogs.choosers import SystemChoosers
from ui.look import Look, Mode
from ui.main_window import MainWindow
from ui.settings_store import SettingsStore

DEFAULT_TEMPLATE = "summit"


def first_dossier(catalog: Catalog) -> Dossier:
    """Return the empty brief that the window begins with."""
    try:
        template = catalog.load(DEFAULT_TEMPLATE)
    except BriefgenError:  # the window says so once it is there
        return Dossier(Brief(new_id("b"), BriefHeader(prepared=date.today())))
    return Dossier(brief_from_template(template, prepared=date.today()))


def open_library(folder: Path) -> tuple[Library | None, BriefgenError | None]:
    """Return the library of a folder, or why it cannot be opened: the window works without it."""
    try:
        return Library(folder), None
    except BriefgenError as error:
        return None, error


def give_the_window_its_turn() -> None:
    """Keep jobs from holding the window up.

    Threads swap places each millisecond (else 5): whenever the window's thread comes back from Qt
    it waits that long for its turn. Looking through all objects for lost ones, which takes some
    70 ms with 300 articles open, is left for when the window is not in use.
    """
    sys.setswitchinterval(0.001)
    gc.freeze()
    gc.set_threshold(5_000, 10, 100_000)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.applicationStateChanged.connect(_tidy_up)


def _tidy_up(state: Qt.ApplicationState) -> None:
    if state is not Qt.ApplicationState.ApplicationActive:
        gc.collect()


def main(arguments: list[str] | None = None) -> int:
    """Open the window; returns the exit status. Arguments are article files or a brief file."""
    if served_as_worker():
        return 0
    given = sys.argv[1:] if arguments is None else arguments
    app = QApplication([sys.argv[0]])
    give_the_window_its_turn()
    app.setApplicationName("briefgen")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("briefgen")
    config = platformdirs.user_config_path("briefgen", appauthor=False)
    state = platformdirs.user_state_path("briefgen", appauthor=False)
    data = platformdirs.user_data_path("briefgen", appauthor=False)
    store = SettingsStore(config / "settings.json")
    look = Look(app, Mode(store.settings.theme.value))
    app.setWindowIcon(look.icon("briefgen", look.colours.accent))
    catalog = Catalog(resources.templates(), data / "templates")
    recovery = Recovery(state / "recovery")
    library, library_error = open_library(data / "library")
    with RenderWorker() as renderer:
        tools = BuildTools(FontShelf(resources.assets() / "fonts"), renderer, BlockCache())
        services = Services(
            workspace=Workspace(first_dossier(catalog)),
            catalog=catalog,
            tools=tools,
            store=store,
            recovery=recovery,
            look=look,
            choosers=SystemChoosers(),
            library=library,
            library_folder=data / "library",
            library_error=library_error,
        )
        window = MainWindow(services)
        window.show()
        paths = [Path(name) for name in given if not name.startswith("-")]
        if paths:
            QTimer.singleShot(0, lambda: window.open_paths(paths))
        status = app.exec()
    recovery.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
