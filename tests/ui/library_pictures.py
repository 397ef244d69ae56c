"""Pictures of the library and what belongs to it: run by hand, writes into out/.

xvfb-run -s "-screen 0 1920x1080x24" python tests/ui/library_pictures.py
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from screenshots import open_window, settle, shoot  # noqa: E402

from briefgen.editing import edits  # noqa: E402
from briefgen.library.library import Library  # noqa: E402
from briefgen.model.brief import Issue  # noqa: E402
from briefgen.sample import sample_paths  # noqa: E402
from briefgen.shelving import import_files  # noqa: E402
from briefgen.templating.render import RenderWorker  # noqa: E402
from ui.look import Look, Mode  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402

SIZES = ((1366, 768), (1024, 680))


def wait(window: MainWindow) -> None:
    """Let the window and its library come to rest."""
    for _ in range(100):
        QTest.qWait(60)
        if not (window.jobs.running or window.room.busy):
            break
    settle(window, 200)


def fill(folder: Path) -> Library:
    """Make a library of the sample, with a near-copy, a new version, tags and a read article."""
    library = Library(folder / "library")
    import_files(library, list(sample_paths()))
    first = sample_paths()[0].read_text("utf-8")
    lines = first.split("\n")
    copies = folder / "copies"
    copies.mkdir()
    title = "Leaders still apart on gas corridor before Trieste"
    (copies / "copy.txt").write_text("\n".join([title, *lines[3:-3]]), "utf-8")
    import_files(library, [copies])
    rows = library.articles()
    library.tag([rows[0].key, rows[2].key], "gas")
    library.tag([rows[2].key], "press")
    library.collect([rows[1].key, rows[3].key], "Trieste")
    library.mark_read([rows[1].key, rows[4].key])
    return library


def scenes(window: MainWindow, mode: Mode, width: int) -> None:
    """Shoot the library in its states."""
    name = f"{mode}-{width}"
    room = window.room
    room.left.show_library(True)
    room.pane.tools.clear()
    wait(window)
    rows = room.search.rows
    room.pane.list.setCurrentIndex(rows.index(0))
    wait(window)
    shoot(window, f"library-{name}")
    room.pane.tools.field.setText("gas corridor -press")
    wait(window)
    room.pane.list.setCurrentIndex(rows.index(1))
    wait(window)
    shoot(window, f"library-search-{name}")
    room.pane.tools.filter.click()
    QTest.qWait(200)
    shoot(window, f"library-filter-{name}")
    assert room.pane.tools.popup is not None
    room.pane.tools.popup.close()
    room.pane.tools.clear()
    wait(window)
    room.pane.list.setCurrentIndex(rows.index(2))
    wait(window)
    window.actions_["library_tags"].trigger()
    wait(window)
    shoot(window, f"library-tags-{name}")
    assert room.labels.popup is not None
    room.labels.popup.close()
    room.pane.tools.field.setText("zzz")
    wait(window)
    shoot(window, f"library-none-{name}")
    room.left.show_library(False)
    wait(window)


def people(window: MainWindow, mode: Mode, width: int) -> None:
    """Shoot the people of the whole library."""
    window.actions_["show_people"].trigger()
    pane = window.panes.people
    pane.show_scope("Library")
    wait(window)
    pane.list.setCurrentIndex(pane.list.model().index(0, 0))
    wait(window)
    shoot(window, f"library-people-{mode}-{width}")
    pane.show_scope("This brief")


def dialogs(window: MainWindow, mode: Mode, folder: Path) -> None:
    """Shoot the report, the differences and the form for several articles."""
    room = window.room
    bad = folder / "bad"
    bad.mkdir(exist_ok=True)
    (bad / "empty.txt").write_bytes(b"")
    (bad / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    room.importing.add_files([*sample_paths(), bad, folder / "copies"])
    wait(window)
    shoot(window, f"import-report-{mode}")
    window.actions_["import_report"].trigger()
    QTest.qWait(200)
    assert room.report_dialog is not None
    room.report_dialog.grab().save(str(ROOT / "out" / f"import-details-{mode}.png"))
    room.report_dialog.reject()
    room.report_bar.hide()
    library = room.shelf.library
    assert library is not None
    key = next(row.key for row in library.articles() if row.near_copies)
    room.versions.compare(library.near_copies(key)[0].key, key)
    wait(window)
    assert room.versions.dialog is not None
    room.versions.dialog.grab().save(str(ROOT / "out" / f"differences-{mode}.png"))
    room.versions.dialog.reject()
    room.left.show_library(True)
    room.pane.tools.clear()
    wait(window)
    room.pane.list.selectAll()
    window.actions_["library_details"].trigger()
    QTest.qWait(200)
    assert room.several.dialog is not None
    room.several.dialog.grab().save(str(ROOT / "out" / f"several-{mode}.png"))
    room.several.dialog.reject()
    room.left.show_library(False)
    issue = Issue("i", "Gas corridor", keywords=("corridor", "storage", "membership"))
    window.session.edit("Add issue", lambda brief: edits.add_issue(brief, issue))
    for width, height in SIZES:
        window.resize(width, height)
        window.actions_["show_suggested"].trigger()
        wait(window)
        shoot(window, f"suggestions-{mode}-{width}")
    window.resize(1366, 768)
    window.actions_["show_article"].trigger()


def main() -> None:
    """Go through the library's states in both looks and two sizes."""
    app = QApplication([])
    look = Look(app, Mode.LIGHT)
    home = Path(tempfile.mkdtemp())
    with RenderWorker() as renderer:
        window = open_window(home, look, renderer, fill(home))
        window.show()
        window.room.importing.add_files(list(sample_paths())[:2])
        for width, height in SIZES:
            window.resize(width, height)
            for mode in (Mode.LIGHT, Mode.DARK):
                look.mode = mode
                scenes(window, mode, width)
                people(window, mode, width)
        window.resize(1366, 768)
        for mode in (Mode.LIGHT, Mode.DARK):
            look.mode = mode
            dialogs(window, mode, home)
        window.services.workspace.mark_saved(window.session.dossier, home / "x.brief")
        window.close()


if __name__ == "__main__":
    main()
