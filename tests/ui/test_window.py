"""The whole window: from empty to exported files, by mouse and keyboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefgen.model.brief import PartKind, PickedQuote, Point, all_items
from ui.main_window import MainWindow
from ui.models.listing import ROW_ROLE
from ui.models.outline_rows import RowKind
from ui.models.preview import file_name
from ui.widgets.buttons import ChoiceButton

LEFT = Qt.MouseButton.LeftButton
Wait = Callable[[MainWindow], None]


def drop(window: MainWindow, paths: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, move = window.rect().center(), Qt.DropAction.CopyAction
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(where, move, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(where), move, mime, left, none))


def row_numbers(window: MainWindow, kind: RowKind) -> list[int]:
    model = window.panes.brief.view.model()
    every = range(model.rowCount())
    return [n for n in every if model.index(n, 0).data(ROW_ROLE).kind is kind]


def spot_point(window: MainWindow, number: int, name: str) -> QPoint:
    view = window.panes.brief.view
    index = view.model().index(number, 0)
    view.scrollTo(index)
    place = view.visualRect(index)
    spot = view.delegate.layout_of(index.data(ROW_ROLE), place.width()).spot(name)
    assert spot is not None
    return place.topLeft() + spot.place.center().toPoint()


def quotes_of(window: MainWindow) -> list[str]:
    return [
        item.anchors[0].exact
        for _, item in all_items(window.session.brief)
        if isinstance(item, PickedQuote)
    ]


def read_back(path: Path) -> tuple[str, str]:
    """Return the words of the PDF and of the Word file."""
    pdf = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    written = docx.Document(str(path.with_suffix(".docx")))
    words = " ".join(node.text or "" for node in written.element.iter() if node.tag.endswith("}t"))
    return " ".join(text.split()), " ".join(words.split())


def write_title(window: MainWindow, qtbot: QtBot) -> None:
    """In place, by a click on the title."""
    view = window.panes.brief.view
    title = row_numbers(window, RowKind.TITLE)[0]
    qtbot.mouseClick(view.viewport(), LEFT, pos=spot_point(window, title, "title"))
    assert view.editor is not None
    qtbot.keyClicks(view.editor, "River Summit, Harbour City")
    qtbot.keyClick(view.editor, Qt.Key.Key_Return)
    assert window.session.brief.header.title == "River Summit, Harbour City"


def write_issue(window: MainWindow, qtbot: QtBot) -> None:
    """With the keyboard alone."""
    window.actions_["add_issue"].trigger()
    editor = window.panes.brief.view.editor
    qtbot.keyClicks(editor, "The river fund")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [issue.title for issue in window.session.brief.issues] == ["The river fund"]


def pick_quote(window: MainWindow, qtbot: QtBot) -> None:
    """By its key, in the article."""
    quote = next(found for found in window.panes.article.found if found.ref.kind == "quote")
    window.session.select_finding(quote.ref)
    window.activateWindow()
    qtbot.keyClick(window.panes.article.text, Qt.Key.Key_Q)
    article = window.session.article
    assert article is not None
    assert quotes_of(window) == [quote.spans[0].of(article.text)]


def write_point(window: MainWindow, qtbot: QtBot) -> None:
    """Under "Points to make", through its chip."""
    view = window.panes.brief.view
    chips = row_numbers(window, RowKind.CHIPS)[0]
    where = spot_point(window, chips, PartKind.POINTS.value)
    qtbot.mouseClick(view.viewport(), LEFT, pos=where)
    qtbot.keyClicks(view.editor, "Keep the fund small.")
    qtbot.keyClick(view.editor, Qt.Key.Key_Tab)
    points = window.session.brief.issues[0].part(PartKind.POINTS).items
    assert [item.text for item in points if isinstance(item, Point)] == ["Keep the fund small."]


def test_from_empty_to_exported_files(
    window: MainWindow, files: list[Path], qtbot: QtBot, settled: Wait, tmp_path: Path
) -> None:
    drop(window, files)
    settled(window)
    assert len(window.session.dossier.articles) == 2
    write_title(window, qtbot)
    write_issue(window, qtbot)
    pick_quote(window, qtbot)
    write_point(window, qtbot)

    window.panes.top_bar.template_chosen.emit("note")
    window.panes.top_bar.marking_chosen.emit("OFFICIAL")
    settled(window)
    assert window.review.template is not None
    assert window.review.template.key == "note"
    window.panes.top_bar.template_chosen.emit("summit")
    settled(window)

    qtbot.mouseClick(window.panes.top_bar.export, LEFT)
    dialog = window.workers.exporting.dialog
    assert dialog is not None
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.name.setText("river")
    qtbot.mouseClick(dialog.button, LEFT)
    settled(window)
    assert "Exported" in window.toast.text

    text, words = read_back(tmp_path / "out" / "river")
    for expected in ("River Summit, Harbour City", "The river fund", "Keep the fund small."):
        assert expected in text
        assert expected in words
    assert quotes_of(window)[0][:20] in text
    assert quotes_of(window)[0][:20] in words
    assert window.bar.text == ""


def test_four_pointer_actions_lead_from_files_to_an_exported_brief(
    window: MainWindow, files: list[Path], qtbot: QtBot, settled: Wait, tmp_path: Path
) -> None:
    drop(window, files)
    settled(window)
    view = window.panes.brief.view
    start = spot_point(window, row_numbers(window, RowKind.START)[0], "propose")
    qtbot.mouseClick(view.viewport(), LEFT, pos=start)
    settled(window)
    qtbot.mouseClick(window.panes.top_bar.export, LEFT)
    dialog = window.workers.exporting.dialog
    assert dialog is not None
    dialog.folder.setText(str(tmp_path / "out"))
    qtbot.mouseClick(dialog.button, LEFT)
    settled(window)
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".docx"}


def test_every_step_is_undone_and_done_again(filled: MainWindow, settled: Wait) -> None:
    window, stack = filled, filled.session.undo_stack
    window.panes.brief.drafts.begin_issue()
    assert window.panes.brief.view.editor is not None
    window.panes.brief.view.editor.setPlainText("Another issue")
    window.panes.brief.view.finish_edit()
    first = window.session.brief.issues[0]
    window.session.ask_item(first.id)
    window.actions_["move_down"].trigger()
    item = next(item for _, item in all_items(window.session.brief))
    window.session.ask_item(item.id)
    window.actions_["disclosure"].trigger()
    window.actions_["remove"].trigger()
    states = [window.session.dossier]
    while stack.canUndo():
        assert window.actions_["undo"].text() != "&Undo"
        window.actions_["undo"].trigger()
        states.append(window.session.dossier)
    assert len(states) >= 6
    for expected in reversed(states[:-1]):
        window.actions_["redo"].trigger()
        assert window.session.dossier == expected
    settled(window)


def test_saved_and_opened_again(
    filled: MainWindow, make_window: Callable[[], MainWindow], answers, settled: Wait, tmp_path
) -> None:
    answers.save_path = answers.brief_path = tmp_path / "river.brief"
    filled.actions_["save"].trigger()
    settled(filled)
    assert filled.session.clean
    assert not filled.isWindowModified()
    other = make_window()
    other.actions_["open"].trigger()
    settled(other)
    assert other.session.dossier == filled.session.dossier
    assert other.session.path == tmp_path / "river.brief"
    assert str(tmp_path / "river.brief") in other.services.store.settings.recent


@pytest.mark.parametrize(
    ("name", "data"), [("empty.txt", b""), ("picture.txt", bytes(range(256)) * 40)]
)
def test_bad_files_are_told_in_the_bar(
    window: MainWindow, settled: Wait, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    window.workers.sources.add([path])
    settled(window)
    assert name in window.bar.text
    assert not window.session.dossier.articles


def test_missing_file_is_told(window: MainWindow, settled: Wait, tmp_path: Path) -> None:
    window.workers.sources.add([tmp_path / "gone.txt"])
    settled(window)
    assert "gone.txt" in window.bar.text


def test_unwritable_folder_is_told(filled: MainWindow, settled: Wait, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    filled.workers.exporting.export(tmp_path / "file" / "below", "brief", ("pdf",))
    settled(filled)
    assert filled.bar.text
    assert filled.isVisible()


@pytest.mark.parametrize(("width", "height"), [(1024, 680), (1366, 768), (1920, 1080)])
def test_every_button_is_whole_and_in_the_window(
    ready: MainWindow, settled: Wait, width: int, height: int
) -> None:
    ready.resize(width, height)
    settled(ready)
    for pane in ("show_article", "show_pages", "show_found"):
        ready.actions_[pane].trigger()
        QApplication.processEvents()
        buttons = [one for one in ready.findChildren(QAbstractButton) if one.isVisible()]
        assert len(buttons) > 8
        for button in buttons:
            corner = button.mapTo(ready, QPoint(0, 0))
            assert ready.rect().contains(QRect(corner, button.size())), button.text()
            if button.text() and not isinstance(button, ChoiceButton):
                assert button.width() >= button.sizeHint().width(), button.text()


def test_the_foot_of_the_window_is_one_line(ready: MainWindow, settled: Wait) -> None:
    ready.resize(1024, 680)
    settled(ready)
    QApplication.processEvents()  # the last words have come: let them be laid out
    assert ready.panes.status.height() == 32
    labels = [one for one in ready.panes.status.findChildren(QLabel) if one.isVisible()]
    assert labels
    for label in labels:
        assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("NATO Summit, Vilnius", "NATO Summit, Vilnius 2023-06-16"),
        ("A/B: “C”?", "A B C 2023-06-16"),
        ("", "brief 2023-06-16"),
        ("...", "brief 2023-06-16"),
    ],
)
def test_file_names_hold_nothing_that_file_systems_forbid(title: str, expected: str) -> None:
    assert file_name(title, date(2023, 6, 16)) == expected


def test_many_files_that_are_all_well_need_no_bar(
    window: MainWindow, settled: Wait, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(5)]
    for path in paths:
        path.write_text(f"Envoys of the port number {path.stem} met on 4 May 2025.")
    window.workers.sources.add(paths)
    settled(window)
    assert window.room.report_bar.isHidden()
    assert window.toast.text == "5 articles added"
    paths[0].write_bytes(b"")
    window.workers.sources.add(paths)
    settled(window)
    assert not window.room.report_bar.isHidden()
