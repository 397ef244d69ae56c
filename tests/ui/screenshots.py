"""Pictures of the window, to be looked at: run by hand, writes into out/.

    xvfb-run -s "-screen 0 1920x1080x24" python tests/ui/screenshots.py
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from briefgen import resources, sample  # noqa: E402
from briefgen.build import BuildTools  # noqa: E402
from briefgen.editing import edits  # noqa: E402
from briefgen.layout.fonts import FontShelf  # noqa: E402
from briefgen.layout.layout import BlockCache  # noqa: E402
from briefgen.storage.recovery import Recovery  # noqa: E402
from briefgen.templating.catalog import Catalog  # noqa: E402
from briefgen.templating.render import RenderWorker  # noqa: E402
from briefgen.workspace import Workspace  # noqa: E402
from ui.app import first_dossier  # noqa: E402
from ui.dialogs.choosers import SystemChoosers  # noqa: E402
from ui.look import Look, Mode  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.services import Services  # noqa: E402
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


def main() -> None:
    """Go through the window's states in both looks and three sizes."""
    wanted = sys.argv[1:]
    app = QApplication([])
    look = Look(app, Mode.LIGHT)
    home = Path(tempfile.mkdtemp())
    catalog = Catalog(resources.templates(), home / "templates")
    with RenderWorker() as renderer:
        tools = BuildTools(FontShelf(resources.assets() / "fonts"), renderer, BlockCache())
        window = MainWindow(
            Services(
                Workspace(first_dossier(catalog)),
                catalog,
                tools,
                SettingsStore(home / "settings.json"),
                Recovery(home / "recovery"),
                look,
                SystemChoosers(),
            )
        )
        window.show()
        window.resize(1366, 768)
        settle(window)
        shoot(window, "empty-light-1366")
        window.sources.open_sample()
        settle(window)
        shoot(window, "articles-light-1366")
        window.actions_["propose"].trigger()
        settle(window)
        head = sample.sample_header()
        if not head.prepared:
            window.session.edit("", lambda b: edits.set_header(b, prepared=date.today()))
        settle(window)
        for width, height in SIZES:
            window.resize(width, height)
            for mode in (Mode.LIGHT, Mode.DARK):
                look.mode = mode
                for pane in ("article", "pages", "found"):
                    if wanted and f"{width}" not in wanted:
                        continue
                    window.actions_[f"show_{pane}"].trigger()
                    window.toast.hide()
                    settle(window)
                    shoot(window, f"{pane}-{mode}-{width}")
        look.mode = Mode.LIGHT
        window.services.workspace.mark_saved(window.session.dossier, home / "x.brief")
        window.close()


if __name__ == "__main__":
    main()
