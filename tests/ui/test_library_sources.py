"""Bringing articles in: the report, cancelling, corrections, inbox, addresses, a broken library."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from pytestqt.qtbot import QtBot

from briefgen.errors import BriefgenError
from briefgen.library.library import Library
from briefgen.model.article import make_article
from briefgen.model.library import Filter
from ui.actions.importing import Importing
from ui.app import open_library
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton


def library_of(window: MainWindow) -> Library:
    library = window.room.shelf.library
    assert library is not None
    return library


@pytest.fixture
def many(tmp_path: Path, files: list[Path]) -> Path:
    """A folder with two articles, one of them twice, and two files that cannot be read."""
    folder = files[0].parent
    (folder / "again.txt").write_bytes(files[0].read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7 cut off")
    return folder


def test_many_files_are_told_in_one_line_with_details(
    window: MainWindow, many: Path, qtbot: QtBot, rested: Wait
) -> None:
    window.workers.sources.add([many])
    rested(window)
    assert window.room.report_bar.text == "2 added · 1 known already · 2 failed"
    assert window.bar.text == ""
    qtbot.mouseClick(window.room.report_bar.buttons[-1], LEFT)
    dialog = window.room.report_dialog
    assert dialog is not None
    model = dialog.list.model()
    lines = [model.index(n, 0).data() for n in range(model.rowCount())]
    failed = [line for line in lines if line.startswith("Failed")]
    assert len(failed) == 2
    assert "empty.txt" in failed[1]
    assert "cut.pdf" in failed[0]


def test_what_failed_is_tried_again(
    window: MainWindow, many: Path, qtbot: QtBot, rested: Wait
) -> None:
    window.workers.sources.add([many])
    rested(window)
    (many / "empty.txt").write_text("Bridge opens\nThe bridge was opened on Monday.")
    qtbot.mouseClick(window.room.report_bar.buttons[-1], LEFT)
    dialog = window.room.report_dialog
    assert dialog is not None
    assert dialog.retry_button.text() == "Retry 2 files"
    qtbot.mouseClick(dialog.retry_button, LEFT)
    rested(window)
    titles = [article.title for article in window.session.dossier.articles.values()]
    assert "Bridge opens" in titles
    assert "cut.pdf" in window.bar.text


def test_cancelling_keeps_what_was_read(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, rested: Wait
) -> None:
    folder = tmp_path / "plenty"
    folder.mkdir()
    for number in range(300):
        path = folder / f"{number:03}.txt"
        path.write_text(f"Story {number}\nMinister {number} said the vote would be on Friday.")
    window.workers.sources.add([folder])
    library = library_of(window)
    qtbot.waitUntil(lambda: library.count() >= 2, timeout=20_000)
    qtbot.mouseClick(window.panes.status.cancel, LEFT)
    rested(window)
    held = len(window.session.dossier.articles)
    assert 2 <= held < 300
    assert library.count() == held
    assert "cancelled, what was read is kept" in window.room.report_bar.text
    window.actions_["undo"].trigger()
    assert not window.session.dossier.articles


def test_an_article_that_is_known_keeps_its_correction(
    window: MainWindow, files: list[Path], rested: Wait
) -> None:
    window.workers.sources.add(files[:1])
    rested(window)
    (key,) = window.session.dossier.articles
    window.workers.sources.correct(key, {"outlet": "Harbour Wire"})
    rested(window)
    stored = library_of(window).get(key)
    assert stored is not None
    assert stored.outlet == "Harbour Wire"
    window.actions_["undo"].trigger()
    rested(window)
    stored = library_of(window).get(key)
    assert stored is not None
    assert stored.outlet != "Harbour Wire"
    window.actions_["redo"].trigger()
    rested(window)
    window.workers.files.new()
    rested(window)
    assert not window.session.dossier.articles
    window.workers.sources.add(files[:1])
    rested(window)
    assert window.session.dossier.articles[key].outlet == "Harbour Wire"


def test_opening_a_brief_overwrites_no_correction(
    window: MainWindow, files: list[Path], rested: Wait
) -> None:
    window.workers.sources.add(files[:1])
    rested(window)
    dossier = window.session.dossier
    (key,) = dossier.articles
    other = dossier.articles[key].with_correction(outlet="Elsewhere")
    opened = dossier.with_article(other, dossier.findings[key])
    window.session.open(opened.with_brief(replace(opened.brief, id="b-other")), None)
    rested(window)
    stored = library_of(window).get(key)
    assert stored is not None
    assert stored.outlet != "Elsewhere"


def test_several_articles_are_set_at_once_and_undone(
    window: MainWindow, files: list[Path], qtbot: QtBot, rested: Wait
) -> None:
    library = library_of(window)
    library.add(make_article("Bridge opens\nThe bridge was opened on Monday."))
    window.workers.sources.add(files[:1])
    rested(window)
    window.actions_["show_library"].trigger()
    rested(window)
    window.room.pane.list.selectAll()
    rested(window)
    window.actions_["library_details"].trigger()
    dialog = window.room.several.dialog
    assert dialog is not None
    dialog.fields["outlet"].setText("Harbour Wire")
    dialog.day.set_day(date(2025, 3, 2))
    dialog.tags.setText("river")
    qtbot.mouseClick(dialog.button, LEFT)
    rested(window)
    rows = library.articles()
    assert {row.outlet for row in rows} == {"Harbour Wire"}
    assert {row.published for row in rows} == {date(2025, 3, 2)}
    assert library.tags() == {"river": 2}
    (article,) = window.session.dossier.articles.values()
    assert article.outlet == "Harbour Wire"
    qtbot.mouseClick(window.toast.button, LEFT)
    rested(window)
    (article,) = window.session.dossier.articles.values()
    assert article.outlet != "Harbour Wire"
    assert all(row.outlet != "Harbour Wire" for row in library.articles())
    assert library.tags() == {}
    window.actions_["redo"].trigger()  # the step alone: the library's copy follows
    rested(window)
    stored = library.get(article.key)
    assert stored is not None
    assert stored.outlet == "Harbour Wire"


def test_the_inbox_offers_what_arrives(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, rested: Wait, answers
) -> None:
    folder = answers.folder_path = tmp_path / "Inbox"
    folder.mkdir()
    window.actions_["inbox"].trigger()
    assert window.services.store.settings.inbox == str(folder)
    (folder / "bridge.txt").write_text("Bridge opens\nThe bridge was opened on Monday.")
    bar = window.room.inbox_bar
    qtbot.waitUntil(lambda: bar.text == "1 new file in Inbox", timeout=15_000)
    assert not window.session.dossier.articles
    qtbot.mouseClick(bar.buttons[-1], LEFT)
    rested(window)
    (article,) = window.session.dossier.articles.values()
    assert article.title == "Bridge opens"
    assert any("bridge.txt" in line for line in window.services.store.settings.inbox_seen)


def test_a_dropped_address_is_offered_and_fetched_only_on_a_click(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    fetched: list[str] = []
    monkeypatch.setattr(Importing, "fetch", lambda self, url: fetched.append(url))
    mime = QMimeData()
    mime.setUrls([QUrl("https://news.example/river")])
    assert window.room.drop(mime)
    assert fetched == []
    assert "news.example" in window.room.offer_bar.text
    qtbot.mouseClick(window.room.offer_bar.buttons[-1], LEFT)
    assert fetched == ["https://news.example/river"]


def test_the_network_can_be_turned_off_for_good(
    window: MainWindow, make_window: Callable[[], MainWindow], rested: Wait
) -> None:
    assert window.actions_["fetch"].isEnabled()
    window.actions_["offline"].trigger()
    assert not window.actions_["fetch"].isEnabled()
    window.room.importing.fetch("https://news.example/river")
    rested(window)
    assert "without the network" in window.bar.text
    other = make_window()
    assert other.actions_["offline"].isChecked()
    assert not other.actions_["fetch"].isEnabled()
    mime = QMimeData()
    mime.setUrls([QUrl("https://news.example/river")])
    assert other.room.drop(mime)
    assert other.room.offer_bar.text == ""


def test_the_environment_turns_the_network_off(
    make_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_OFFLINE", "1")
    window = make_window()
    assert window.actions_["offline"].isChecked()
    assert not window.actions_["offline"].isEnabled()
    assert not window.actions_["fetch"].isEnabled()


def test_dropped_markup_keeps_its_paragraphs(window: MainWindow, rested: Wait) -> None:
    mime = QMimeData()
    mime.setHtml("<h1>Bridge opens</h1><p>The bridge was opened.</p><p>Boats may pass.</p>")
    mime.setText("Bridge opens The bridge was opened. Boats may pass.")
    assert window.workers.sources.add_dropped(mime)
    rested(window)
    (article,) = window.session.dossier.articles.values()
    assert "The bridge was opened.\nBoats may pass." in article.text
    assert library_of(window).count(Filter()) == 1


def test_a_library_that_cannot_be_opened_is_told_and_restored(
    make_window: Callable[[], MainWindow],
    files: list[Path],
    tmp_path: Path,
    qtbot: QtBot,
    rested: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "library"
    with Library(folder) as library:
        library.add(make_article("Bridge opens\nThe bridge was opened on Monday."))
        library.backup()
    (folder / "library.sqlite3").write_bytes(b"no database at all" * 400)
    opened, error = open_library(folder)
    assert opened is None
    assert isinstance(error, BriefgenError)
    window = make_window()
    qtbot.waitUntil(lambda: "cannot be opened" in window.bar.text)
    window.workers.sources.add(files)  # the window works without it
    rested(window)
    assert len(window.session.dossier.articles) == 2
    window.actions_["show_library"].trigger()
    assert window.room.pane.list.isHidden()
    qtbot.mouseClick(window.room.offer_bar.buttons[-1], LEFT)
    rested(window)
    assert library_of(window).count() == 1
    assert window.room.pane.list.isVisible()


def test_the_library_is_backed_up_once_a_day(window: MainWindow, rested: Wait) -> None:
    shelf = window.room.shelf
    shelf.back_up()
    rested(window)
    assert shelf.backups() == [], "an empty library would push a full backup out"
    library_of(window).add(make_article("Ferry\nThe ferry sails again."))
    for _ in range(2):
        shelf.back_up()
        rested(window)
        assert len(shelf.backups()) == 1
