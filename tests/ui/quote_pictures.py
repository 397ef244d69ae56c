"""Pictures of the work on quotations: run by hand, writes into out/.

xvfb-run -s "-screen 0 1920x1080x24" python tests/ui/quote_pictures.py
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from screenshots import open_window, settle, shoot  # noqa: E402

from briefgen import resources  # noqa: E402
from briefgen.analysis.analyse import analyse  # noqa: E402
from briefgen.compose.propose import propose  # noqa: E402
from briefgen.editing.spans import Edge  # noqa: E402
from briefgen.gather import GatheredArticle, joined  # noqa: E402
from briefgen.model.article import Metadata, make_article  # noqa: E402
from briefgen.templating.catalog import Catalog  # noqa: E402
from briefgen.templating.render import RenderWorker  # noqa: E402
from ui.look import Look, Mode  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402

SIZES = ((1366, 768), (1024, 680))
ARTICLES = (
    (
        "Vell Courier",
        "en",
        "Port minister promises an open harbour\n"
        "CALDER, 4 March 2031 - The talks on the harbour are the main issue of the summit in "
        "Calder on 20 March.\n\n"
        "“The harbour stays open this winter. We will pay for the repairs ourselves, and we will "
        "not wait for the union to agree,” said Ilse Marrow, the port minister of Vell.\n\n"
        "“Nobody has asked the dockers,” said Tomas Brink, the chairman of the union. “They will "
        "hear of it from the newspapers,” he added on Monday.\n\n"
        "“The dredging begins in May,” Marrow told reporters in Calder.\n",
    ),
    (
        "Morning Tide",
        "en",
        "Harbour open, says minister\n"
        "“The harbour stays open all this winter. We will pay for most repairs ourselves, and we "
        "will not wait for the union to agree,” Ilse Marrow told parliament.\n\n"
        "“The dredging does not begin in May,” Marrow said.\n",
    ),
    (
        "Kaldener Bote",
        "de",
        "Der Hafen bleibt offen\n"
        "„Niemand hat die Hafenarbeiter gefragt“, sagte Tomas Brink am Montag.\n\n"
        "„Die Baggerarbeiten beginnen im Mai“, sagte Ilse Marrow, die Hafenministerin.\n",
    ),
)


def fill(window: MainWindow) -> None:
    """Add the articles and propose a brief from them."""
    articles = [
        make_article(text, Metadata(outlet=outlet, published=date(2031, 3, 4), language=language))
        for outlet, language, text in ARTICLES
    ]
    gathered = [GatheredArticle(one, analyse(one)) for one in articles]
    template = Catalog(resources.templates(), None).load("summit")
    window.session.edit_dossier("Add", lambda d: joined(d, gathered))
    window.session.edit_dossier("Propose", lambda d: d.with_brief(propose(d, template)))
    window.session.select_article(articles[0].key)


def select(window: MainWindow, words: str) -> None:
    """Select the quotation of the shown article that holds some words."""
    found = next(one for one in window.panes.article.found if words in one.words)
    window.session.select_finding(found.ref)


def words_scenes(window: MainWindow, tail: str) -> None:
    """Shoot a quotation whose words are being set, and the words of its sources."""
    text = window.panes.article.text
    select(window, "We will pay")
    text.setFocus()
    settle(window, 100)
    shoot(window, f"quote-handles-{tail}")
    start = text.handles._bar(Edge.END).center().toPoint()
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=start)
    there = text.places.rect(text.text.index(". We will pay") + 1).center().toPoint()
    QTest.mouseMove(text.viewport(), there)
    settle(window, 100)
    shoot(window, f"quote-dragging-{tail}")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    for words in ("We will pay", "dredging begins"):
        select(window, words)
        window.actions_["compare"].trigger()
        settle(window, 200)
        shoot(window, f"quote-compare-{words[:2]}-{tail}")
        popup = window.workers.quotes.popup
        assert popup is not None
        popup.close()


def pair_scene(window: MainWindow, tail: str) -> None:
    """Shoot a quotation being paired with its original."""
    found = window.panes.article.current
    assert found is not None
    if not found.picked:
        window.workers.picking.pick_found(found)
    window.toast.hide()
    window.actions_["pair"].trigger()
    settle(window, 200)
    shoot(window, f"quote-pair-{tail}")
    popup = window.workers.quotes.pairing.popup
    assert popup is not None
    popup.accept()


def list_scenes(window: MainWindow, tail: str) -> None:
    """Shoot the search in the article, the list of findings and of those rejected."""
    act = window.actions_
    act["find_text"].trigger()
    window.panes.article.finder.field.setText("harbour")
    window.toast.hide()
    settle(window, 200)
    shoot(window, f"quote-find-{tail}")
    window.panes.article.finder.put_away()
    select(window, "They will hear")
    act["reject_found"].trigger()
    act["show_found"].trigger()
    window.toast.hide()
    settle(window, 200)
    shoot(window, f"quote-found-{tail}")
    act["show_rejected"].trigger()
    settle(window, 200)
    shoot(window, f"quote-rejected-{tail}")
    menu = window.panes.found.menu(window.panes.found._listing.rows[0])
    menu.popup(window.panes.found.mapToGlobal(QPoint(60, 90)))
    QTest.qWait(200)
    menu.grab().save(str(ROOT / "out" / f"quote-menu-{tail}.png"))
    menu.close()
    act["show_rejected"].trigger()


def main() -> None:
    """Go through the scenes in both looks and two sizes."""
    app = QApplication([])
    look = Look(app, Mode.LIGHT)
    home = Path(tempfile.mkdtemp())
    with RenderWorker() as renderer:
        window = open_window(home, look, renderer)
        window.show()
        fill(window)
        for width, height in SIZES:
            window.resize(width, height)
            for mode in (Mode.LIGHT, Mode.DARK):
                look.mode = mode
                settle(window)
                tail = f"{mode}-{width}"
                window.actions_["show_article"].trigger()
                words_scenes(window, tail)
                pair_scene(window, tail)
                list_scenes(window, tail)
                while window.session.undo_stack.index() > 2:
                    window.session.undo_stack.undo()
        look.mode = Mode.LIGHT
        window.services.workspace.mark_saved(window.session.dossier, home / "x.brief")
        window.close()


if __name__ == "__main__":
    main()
