"""Pictures of the window, to be looked at: run by hand, writes into out/.

xvfb-run -s "-screen 0 1920x1080x24" python tests/ui/screenshots.py
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from briefgen import resources  # noqa: E402
from briefgen.build import BuildTools  # noqa: E402
from briefgen.editing import edits  # noqa: E402
from briefgen.errors import BriefgenError  # noqa: E402
from briefgen.layout.fonts import FontShelf  # noqa: E402
from briefgen.layout.setting import BlockCache  # noqa: E402
from briefgen.library.library import Library  # noqa: E402
from briefgen.model.brief import PickedDate, PickedQuote, Position, all_items  # noqa: E402
from briefgen.storage.recovery import Recovery  # noqa: E402
from briefgen.templating.catalog import Catalog  # noqa: E402
from briefgen.templating.render import RenderWorker  # noqa: E402
from briefgen.workspace import Workspace  # noqa: E402
from ui.actions.services import Services  # noqa: E402
from ui.app import first_dossier  # noqa: E402
from ui.dialogs.choosers import SystemChoosers  # noqa: E402
from ui.look import Look, Mode  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.models.listing import ROW_ROLE  # noqa: E402
from ui.models.outline_rows import RowKind  # noqa: E402
from ui.settings_store import SettingsStore  # noqa: E402

OUT = ROOT / "out"
SIZES = ((1366, 768), (1024, 680), (1920, 1080))


def settle(window: MainWindow, milliseconds: int = 400) -> None:
    """Let the window work until nothing is under way."""
    for _ in range(200):
        QTest.qWait(50)
        busy = window.jobs.running or window.preview.busy or window.review.busy
        if not busy:
            break
    QTest.qWait(milliseconds)


def shoot(window: MainWindow, name: str) -> None:
    """Write a picture."""
    OUT.mkdir(exist_ok=True)
    window.grab().save(str(OUT / f"{name}.png"))


def pick_dates(window: MainWindow) -> None:
    """Pick the first dates of the article."""
    for found in [one for one in window.panes.article.found if one.ref.kind == "date"][:4]:
        window.workers.picking.pick_found(found)


def shoot_pointed(window: MainWindow, key: str, mode: Mode) -> None:
    """Shoot the brief with the pointer over a row."""
    window.session.ask_item(key)
    QTest.qWait(50)
    view = window.panes.brief.view
    place = view.visualRect(view.currentIndex())
    below = place.center() + QPoint(40, place.height())
    QTest.mouseMove(view.viewport(), below)
    QTest.qWait(100)
    QTest.mouseMove(view.viewport(), below + QPoint(2, 0))
    QTest.qWait(200)
    shoot(window, f"pointed-{mode}")


def shoot_date_rows(window: MainWindow, row: PickedDate, mode: Mode) -> None:
    """Shoot the key dates with a hidden row, a past one, and an article's date corrected."""
    head = window.session.brief.header.prepared
    window.session.edit("x", lambda b: edits.set_header(b, prepared=date(2024, 9, 19)))
    window.panes.brief.dates.show(row, on_page=False)
    key = row.evidence[0].anchor.article_key
    window.workers.sources.correct(key, {"published": date(2024, 9, 3)})
    settle(window)
    view = window.panes.brief.view
    rows = [view.model().index(n, 0) for n in range(view.model().rowCount())]
    head_row = next(one for one in rows if one.data(ROW_ROLE).kind is RowKind.TIMELINE)
    view.scrollTo(head_row, view.ScrollHint.PositionAtTop)
    settle(window)
    shoot(window, f"date-rows-{mode}")
    for _ in range(3):
        window.session.undo_stack.undo()
    assert window.session.brief.header.prepared == head
    window.toast.hide()


def shoot_popups(window: MainWindow, date: str, quote: str, mode: Mode) -> None:
    """Shoot the small windows in which a date and a speaker are set."""
    for field, key in (("date", date), ("speaker", quote)):
        window.session.ask_item(key)
        shown = window.panes.brief.current_row
        assert shown is not None
        window.panes.brief.fields.open(shown, field)
        QTest.qWait(300)
        popup = window.panes.brief.fields.popup
        assert popup is not None
        shoot(window, f"popup-{field}-{mode}")
        popup.close()


def scenes(window: MainWindow, mode: Mode) -> None:
    """Shoot what opens only when one works: editors, popups, review, dialogs."""
    if not any(isinstance(item, PickedDate) for _, item in all_items(window.session.brief)):
        pick_dates(window)
    items = [item for _, item in all_items(window.session.brief)]
    quote = next(item for item in items if isinstance(item, PickedQuote))
    window.actions_["show_article"].trigger()
    window.session.ask_item(quote.id)
    window.panes.brief.items.show_source()
    window.panes.review.show()
    settle(window)
    shoot(window, f"review-{mode}")
    window.panes.review.hide()
    row = next(item for item in items if isinstance(item, PickedDate))
    window.session.ask_item(row.id)
    settle(window)
    shoot(window, f"dates-{mode}")
    shoot_date_rows(window, row, mode)
    position = next(item for item in items if isinstance(item, Position))
    window.session.ask_item(position.id)
    window.actions_["edit_item"].trigger()
    settle(window)
    shoot(window, f"editing-{mode}")
    window.panes.brief.view.finish_edit()
    shoot_pointed(window, quote.id, mode)
    window.bar.add(
        BriefgenError("“notes.txt” is empty.", "It was not added.", "Choose another file.")
    )
    settle(window)
    shoot(window, f"error-{mode}")
    window.bar.clear()
    shoot_popups(window, row.id, quote.id, mode)
    window.actions_["export"].trigger()
    QTest.qWait(300)
    dialog = window.workers.exporting.dialog
    assert dialog is not None
    dialog.grab().save(str(OUT / f"export-{mode}.png"))
    dialog.reject()
    window.session.tell("Quote added to “Energy ministers”", undoable=True)
    QTest.qWait(300)
    shoot(window, f"toast-{mode}")


def open_window(
    home: Path, look: Look, renderer: RenderWorker, library: Library | None = None
) -> MainWindow:
    """Return a window with settings, templates and recovery copies in a folder of its own."""
    catalog = Catalog(resources.templates(), home / "templates")
    return MainWindow(
        Services(
            Workspace(first_dossier(catalog)),
            catalog,
            BuildTools(FontShelf(resources.assets() / "fonts"), renderer, BlockCache()),
            SettingsStore(home / "settings.json"),
            Recovery(home / "recovery"),
            look,
            SystemChoosers(),
            library,
            home / "library" if library else None,
        )
    )


def main() -> None:
    """Go through the window's states in both looks and three sizes."""
    wanted = sys.argv[1:]
    app = QApplication([])
    look = Look(app, Mode.LIGHT)
    home = Path(tempfile.mkdtemp())
    with RenderWorker() as renderer:
        window = open_window(home, look, renderer)
        window.show()
        window.resize(1366, 768)
        settle(window)
        shoot(window, "empty-light-1366")
        window.workers.sources.open_sample()
        settle(window)
        shoot(window, "articles-light-1366")
        window.actions_["propose"].trigger()
        settle(window)
        for width, height in SIZES:
            if wanted and f"{width}" not in wanted:
                continue
            window.resize(width, height)
            for mode in (Mode.LIGHT, Mode.DARK):
                look.mode = mode
                for pane in ("article", "pages", "found", "people"):
                    window.actions_[f"show_{pane}"].trigger()
                    window.toast.hide()
                    settle(window)
                    shoot(window, f"{pane}-{mode}-{width}")
        if not wanted or "scenes" in wanted:
            window.resize(1366, 768)
            for mode in (Mode.LIGHT, Mode.DARK):
                look.mode = mode
                scenes(window, mode)
        look.mode = Mode.LIGHT
        window.services.workspace.mark_saved(window.session.dossier, home / "x.brief")
        window.close()


if __name__ == "__main__":
    main()
