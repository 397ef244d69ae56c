"""How smooth the window stays while it works: import, typing in the library, scrolling.

A timer in the window fires every 2 ms; the longest time between two firings, less the 2 ms, is the
longest stall of the event loop. BENCH_WINDOW_PAGES sets how many made-up pages are imported
(default 300), BENCH_WINDOW_ARTICLES how many articles the searched library holds (default 20,000),
BENCH_WINDOW_MEGABYTES how long the long article is (default 0.5).
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from briefgen.library.library import Library
    from ui.main_window import MainWindow

Row = tuple[str, str, str]
HERE = Path(__file__).resolve().parent
PAGES = int(os.environ.get("BENCH_WINDOW_PAGES", "300"))
ARTICLES = int(os.environ.get("BENCH_WINDOW_ARTICLES", "20000"))
MEGABYTES = float(os.environ.get("BENCH_WINDOW_MEGABYTES", "0.5"))
GOAL = "≤ 50 ms"
TICK = 0.002  # seconds
SUGGESTED = 60
"""Articles of the searched library that a section's suggestions come from."""
SAID = (
    "“The ferry toll number {number} will fall before the winter,” said Ada Holm, the minister.\n"
    "Leaders will meet on the harbour ferry in Lund on {day} July 2031."
)


def sibling(name: str) -> "ModuleType":
    """Return another benchmark's module: its made-up pages and texts serve here too."""
    spec = util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Pulse:
    """Times between firings of a timer, in seconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(TICK * 1000))
        self._timer.timeout.connect(self._beat)

    def watch(self, work: Callable[[], None], done: Callable[[], bool], limit: float) -> float:
        """Start some work, run the event loop until it is done; return the seconds it took."""
        from PySide6.QtCore import QCoreApplication, QEventLoop

        self.gaps = []
        self._last = started = time.perf_counter()
        self._timer.start()
        work()
        while not done() and time.perf_counter() - started < limit:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        self._timer.stop()
        return time.perf_counter() - started

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(max(0.0, now - self._last - TICK))
        self._last = now

    @property
    def told(self) -> str:
        """The longest stall, and the 99th percentile of all."""
        worst = max(self.gaps, default=0.0)
        usual = statistics.quantiles(self.gaps, n=100)[-1] if len(self.gaps) > 100 else worst
        return f"{1000 * worst:.0f} ms (99 of 100 below {1000 * usual:.0f} ms)"


def make_window(home: Path, library: "Library") -> "MainWindow":
    """Return a shown window with everything of its own in a folder."""
    from PySide6.QtWidgets import QApplication

    from briefgen import resources
    from briefgen.build import BuildTools
    from briefgen.layout.fonts import FontShelf
    from briefgen.layout.setting import BlockCache
    from briefgen.storage.recovery import Recovery
    from briefgen.templating.catalog import Catalog
    from briefgen.templating.render import RenderWorker
    from briefgen.workspace import Workspace
    from ui.actions.services import Services
    from ui.app import first_dossier, give_the_window_its_turn
    from ui.dialogs.choosers import SystemChoosers
    from ui.look import Look, Mode
    from ui.main_window import MainWindow
    from ui.settings_store import SettingsStore

    app = QApplication.instance() or QApplication([])
    give_the_window_its_turn()
    assert isinstance(app, QApplication)
    catalog = Catalog(resources.templates(), home / "templates")
    tools = BuildTools(FontShelf(resources.assets() / "fonts"), RenderWorker(), BlockCache())
    window = MainWindow(
        Services(
            Workspace(first_dossier(catalog)),
            catalog,
            tools,
            SettingsStore(home / "settings.json"),
            Recovery(home / "recovery"),
            Look(app, Mode.LIGHT),
            SystemChoosers(),
            library,
            home / "library",
        )
    )
    window.resize(1366, 768)
    window.show()
    return window


def at_rest(window: "MainWindow") -> bool:
    """Return whether nothing is under way in the window."""
    shown = (window.preview, window.review, window.room)
    return not (window.jobs.running or any(one.busy for one in shown))


def importing(home: Path) -> list[Row]:
    """Return the rows for an import with the window open."""
    from briefgen.library.library import Library

    folder = home / "pages"
    folder.mkdir()
    made = sibling("bench_import")
    for number in range(PAGES):
        (folder / f"{number:04}.html").write_text(made.page(number)[0], encoding="utf-8")
    window = make_window(home, Library(home / "library"))
    pulse = Pulse()
    pulse.watch(lambda: None, lambda: at_rest(window), 30)
    seconds = pulse.watch(
        lambda: window.room.importing.add_files([folder]), lambda: at_rest(window), 600
    )
    held = len(window.session.dossier.articles)
    rows = [
        (f"window: longest stall during the import of {held} pages", pulse.told, GOAL),
        ("the same import: pages a second, read, analysed, shelved", f"{held / seconds:.0f}", ""),
    ]
    end(window)
    return rows


def large(home: Path) -> list[Row]:
    """Return the rows for an article of a book's length, in one paragraph: the worst there is."""
    from PySide6.QtCore import QTimer

    from briefgen.library.library import Library

    sentences = (SAID.format(number=n, day=1 + n % 28).replace("\n", " ") for n in range(100_000))
    first, second = home / "first.txt", home / "second.txt"
    for path in (first, second):
        text, size = [f"{path.stem}. "], 0
        while size < MEGABYTES * 1_000_000:
            text.append(next(sentences))
            size += len(text[-1])
        path.write_text(" ".join(text), encoding="utf-8")
    window = make_window(home, Library(home / "library"))
    pulse = Pulse()
    pulse.watch(lambda: None, lambda: at_rest(window), 30)
    add = window.room.importing.add_files
    seconds = pulse.watch(lambda: add([first]), lambda: at_rest(window), 600)
    rows = [
        (f"window: an article of {MEGABYTES:g} MB in one paragraph", f"{seconds:.1f} s", ""),
        ("longest stall until it is shown", pulse.told, ""),
    ]
    asked = 0.0

    def stop() -> None:
        nonlocal asked
        asked = time.perf_counter()
        window.panes.status.cancel.click()

    QTimer.singleShot(2000, window, stop)
    pulse.watch(lambda: add([second]), lambda: bool(asked) and not window.jobs.running, 600)
    ended = time.perf_counter() - asked
    rows += [
        ("analysing another is cancelled within", f"{1000 * ended:.0f} ms", "≤ 500 ms"),
        ("longest stall while it is analysed and cancelled", pulse.told, GOAL),
    ]
    end(window)
    return rows


def searching(home: Path) -> list[Row]:
    """Return the rows for typing and scrolling in a large library."""
    from briefgen.library import adding
    from briefgen.library.library import Library
    from briefgen.model.article import Metadata, make_article

    os.environ["BENCH_ARTICLES"] = str(ARTICLES)
    made = sibling("bench_search")
    library = Library(home / "library")
    words: list[str] = []
    with library._database.writing() as connection:
        for number, text in enumerate(made.texts(ARTICLES)):
            read = Metadata(title=text[:60], outlet=f"Outlet {number % 20}")
            adding.insert(connection, make_article(text, read))
            if number % (ARTICLES // 10) == 0:
                words.append(text.split()[200][:6])
        for number, text in enumerate(made.texts(SUGGESTED)):
            said = SAID.format(number=number, day=1 + number % 28)
            read = Metadata(title=f"Ferry {number}", language="en")
            adding.insert(connection, make_article(f"{text}\n{said}", read))
    window = make_window(home, library)
    pulse = Pulse()
    opened = pulse.watch(window.room.left.toggle, lambda: at_rest(window), 60)
    rows = [
        (f"window: library of {ARTICLES:,} articles shown, with its pauses", f"{opened:.2f} s", ""),
        ("longest stall until it is shown", pulse.told, GOAL),
    ]
    field, view = window.room.pane.tools.field, window.room.pane.list
    took: list[float] = []
    gaps: list[float] = []
    for word in words:
        field.clear()
        pulse.watch(lambda: None, lambda: at_rest(window), 60)
        for letter in word:
            took.append(
                pulse.watch(lambda one=letter: field.insert(one), lambda: at_rest(window), 60)
            )
            gaps += pulse.gaps
    pulse.gaps = gaps
    median = statistics.median(took)
    rows += [
        ("letter typed to rows and snippets shown, median", f"{1000 * median:.0f} ms", "≤ 400 ms"),
        ("longest stall while typing", pulse.told, GOAL),
    ]
    field.clear()
    pulse.watch(lambda: None, lambda: at_rest(window), 60)
    gaps = []
    for _ in range(20):
        bar = view.verticalScrollBar()
        pulse.watch(lambda b=bar: b.setValue(b.maximum()), lambda: at_rest(window), 20)
        gaps += pulse.gaps
    pulse.gaps = gaps
    scrolled = window.room.search.rows.rowCount()
    rows.append((f"longest stall scrolling to row {scrolled:,}", pulse.told, GOAL))
    rows += suggesting(window, pulse)
    end(window)
    return rows


def suggesting(window: "MainWindow", pulse: Pulse) -> list[Row]:
    """Return the rows for suggestions: passages first, then what was said and when."""
    from briefgen.editing import edits
    from briefgen.model.brief import Issue

    room = window.room
    issue = Issue("i", "Ferry harbour toll", keywords=("ferry", "toll"))
    window.session.edit("Add issue", lambda brief: edits.add_issue(brief, issue))
    pulse.watch(lambda: None, lambda: at_rest(window), 60)
    began, first = time.perf_counter(), 0.0

    def done() -> bool:
        nonlocal first
        if room.suggestions.rows and not first:
            first = time.perf_counter() - began
        return at_rest(window)

    every = pulse.watch(window.actions_["show_suggested"].trigger, done, 60)
    kinds = len({row.kind for row in room.suggestions.rows})
    return [
        ("suggestions: the first are shown after", f"{first:.2f} s", "≤ 1 s"),
        (f"suggestions: all ({kinds} kinds) are shown after", f"{every:.2f} s", ""),
        ("longest stall until they are shown", pulse.told, GOAL),
    ]


def end(window: "MainWindow") -> None:
    """Close a window without asking."""
    window.services.workspace.open(window.session.dossier, None)
    window.close()


def run() -> list[Row]:
    """Return the rows (what, measured, goal)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as one:
        rows = importing(Path(one))
    with tempfile.TemporaryDirectory() as another:
        rows += large(Path(another))
    with tempfile.TemporaryDirectory() as other:
        return [*rows, *searching(Path(other))]


if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parents[1])]
    for row in run():
        print("| " + " | ".join(row) + " |")
