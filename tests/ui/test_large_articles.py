"""Large articles: analysed apart, stopped with what is done kept, shown without a stall."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefgen.analysis import apart
from briefgen.analysis.analyse import analyse
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import Metadata, make_article
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
SAID = "“The ferry toll number {number} will fall in the spring,” said Ada Holm, the minister. "


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is large, and the analysis of “Second” never ends."""
    program = (
        "import time\nfrom briefgen.analysis import worker\nanswer = worker.answer\n"
        "def hang(article):\n"
        "    if article.title == 'Second':\n        time.sleep(300)\n"
        "    return answer(article)\n"
        "worker.answer = hang\nworker.main()"
    )
    monkeypatch.setattr(apart, "_LARGE", 1)
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-P", "-c", program])


@pytest.mark.usefixtures("hanging")
def test_a_cancelled_analysis_keeps_what_was_done(
    window: MainWindow, qtbot: QtBot, settled: Wait, tmp_path: Path
) -> None:
    for number, name in enumerate(("First", "Second")):
        text = f"{name}\n\n{SAID.format(number=number)}"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    window.workers.sources.add([tmp_path / "0.txt", tmp_path / "1.txt"])
    status = window.panes.status
    qtbot.waitUntil(lambda: status.work.startswith("Analysing “Second”"), timeout=20_000)
    qtbot.mouseClick(status.cancel, Qt.MouseButton.LeftButton)
    settled(window)
    titles = [one.title for one in window.session.dossier.articles.values()]
    assert titles == ["First"]
    assert "cancelled, what was read is kept" in window.room.report_bar.text


@pytest.mark.usefixtures("hanging")
def test_a_cancelled_correction_leaves_the_article_as_it_was(
    window: MainWindow, qtbot: QtBot, settled: Wait
) -> None:
    article = make_article(SAID.format(number=1), Metadata(title="Second", language="en"))
    one = GatheredArticle(article, analyse(article))
    window.session.open(joined(window.session.dossier, [one]), None)
    window.workers.sources.correct(article.key, {"language": "de"})
    status = window.panes.status
    qtbot.waitUntil(lambda: status.work.startswith("Analysing “Second”"), timeout=20_000)
    qtbot.mouseClick(status.cancel, Qt.MouseButton.LeftButton)
    settled(window)
    assert window.session.dossier.articles[article.key] == article
    assert window.session.clean


def test_of_thousands_of_marks_only_those_nearby_are_set(window: MainWindow, qtbot: QtBot) -> None:
    text = "".join(SAID.format(number=number) for number in range(450))
    article = make_article(text, Metadata(title="Tolls", language="en"))
    one = GatheredArticle(article, analyse(article))
    window.session.open(joined(window.session.dossier, [one]), None)
    view = window.panes.article.text
    found = window.panes.article.found
    assert len(found) >= 450

    def marked() -> set[int]:
        return {mark.cursor.selectionStart() for mark in view.extraSelections()}

    assert 0 < len(marked()) < 100
    last = max(one.spans[0].start for one in found if "449" in one.words)
    assert last not in marked()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert last in marked()
    view.verticalScrollBar().setValue(0)
    assert min(one.spans[0].start for one in found) in marked()
