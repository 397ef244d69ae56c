"""Brief files, recovery, templates of one's own, closing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QMenu

from briefgen.editing import edits
from briefgen.model.brief import all_items
from briefgen.model.dossier import Dossier
from briefgen.storage.recovery import Recovery
from ui.dialogs.choosers import Unsaved
from ui.look import Mode
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]


def change(window: MainWindow) -> None:
    window.panes.brief.drafts.begin_issue()
    editor = window.panes.brief.view.editor
    assert editor is not None
    editor.setPlainText("One more issue")
    window.panes.brief.view.finish_edit()


def test_closing_asks_about_unsaved_changes(ready: MainWindow, answers) -> None:
    change(ready)
    answers.answer = Unsaved.CANCEL
    assert not ready.close()
    assert ready.isVisible()
    answers.answer = Unsaved.DISCARD
    assert ready.close()
    assert answers.asked == ["unsaved", "unsaved"]


def test_closing_can_save_first(
    ready: MainWindow, answers, settled: Wait, tmp_path: Path, qtbot
) -> None:
    change(ready)
    answers.answer, answers.save_path = Unsaved.SAVE, tmp_path / "kept.brief"
    ready.close()
    qtbot.waitUntil(lambda: not ready.isVisible())
    assert (tmp_path / "kept.brief").exists()


def test_an_untouched_window_closes_without_a_question(window: MainWindow, answers) -> None:
    assert window.close()
    assert answers.asked == []


def test_what_was_not_saved_is_offered_after_a_crash(
    ready: MainWindow, make_window, settled: Wait, tmp_path: Path, proposed: Dossier
) -> None:
    change(ready)
    crashed = ready.session.dossier
    ready.workers.files.keep_copy()
    settled(ready)
    recovery = ready.services.recovery
    assert isinstance(recovery, Recovery)
    recovery._lock.release()  # as the system does when a process is killed
    other = make_window()
    assert other.recovery_bar.isVisible()
    other.recovery_bar.recover_button.click()
    assert other.session.dossier == crashed
    assert not other.session.clean
    assert not other.recovery_bar.isVisible()


def test_a_template_of_ones_own_starts_the_next_brief(
    ready: MainWindow, answers, settled: Wait
) -> None:
    titles = [issue.title for issue in ready.session.brief.issues]
    answers.given_name = "River house style"
    key = ready.workers.templates.save_as_own()
    assert key
    names = [entry.name for entry in ready.services.catalog.entries()]
    assert "River house style" in names
    ready.workers.files.new(key)
    assert ready.session.brief.template == key
    assert [issue.title for issue in ready.session.brief.issues] == titles
    assert sum(1 for _ in all_items(ready.session.brief)) == 0
    settled(ready)
    assert ready.preview.current is not None
    assert ready.preview.current.built.template.key == key


def test_a_file_that_changed_elsewhere_is_not_lost(
    ready: MainWindow, make_window, answers, settled: Wait, tmp_path: Path
) -> None:
    path = answers.save_path = tmp_path / "shared.brief"
    ready.actions_["save"].trigger()
    settled(ready)
    other = make_window()
    other.open_paths([path])
    settled(other)
    change(other)
    other.actions_["save"].trigger()
    settled(other)
    theirs = path.read_bytes()
    change(ready)
    change(ready)
    ready.actions_["save"].trigger()
    settled(ready)
    assert "another window" in ready.bar.text
    assert path.read_bytes() == theirs
    assert not ready.session.clean
    ready.actions_["save"].trigger()
    settled(ready)
    assert ready.session.clean
    assert path.read_bytes() != theirs


def test_a_toast_undoes_only_its_own_step(ready: MainWindow) -> None:
    change(ready)
    ready.actions_["remove"].trigger()
    assert ready.toast.button.isVisible()
    change(ready)
    assert not ready.toast.isVisible()


def test_a_damaged_brief_file_is_told(window: MainWindow, settled: Wait, tmp_path: Path) -> None:
    path = tmp_path / "broken.brief"
    path.write_bytes(b"no zip at all")
    before = window.session.dossier
    window.open_paths([path])
    settled(window)
    assert "broken.brief" in window.bar.text
    assert window.session.dossier == before


def test_an_unknown_template_is_told_and_leaves_the_brief(ready: MainWindow, settled: Wait) -> None:
    ready.session.edit("x", lambda brief: edits.set_template(brief, "no-such-template"))
    settled(ready)
    assert "no-such-template" in ready.bar.text
    ready.actions_["undo"].trigger()
    settled(ready)
    assert ready.review.template is not None


def test_pasted_text_becomes_an_article(window: MainWindow, settled: Wait) -> None:
    mime = QMimeData()
    mime.setText("Envoys meet\n\nEnvoys met on 4 May 2025. “We agree,” said Ada Moor.")
    assert window.workers.sources.add_dropped(mime)
    settled(window)
    assert [article.title for article in window.session.dossier.articles.values()] == [
        "Envoys meet"
    ]
    QApplication.clipboard().clear()
    window.actions_["paste"].trigger()
    assert "clipboard" in window.toast.text


def test_the_same_file_is_added_once(window: MainWindow, files: list[Path], settled: Wait) -> None:
    window.workers.sources.add(files)
    settled(window)
    window.workers.sources.add([files[0].parent])
    settled(window)
    assert len(window.session.dossier.articles) == 2
    assert "already here" in window.toast.text


def test_the_look_and_the_window_are_remembered(window: MainWindow, make_window) -> None:
    window.workers.steering.set_mode(Mode.DARK)
    window.close()
    other = make_window()
    assert other.services.store.settings.theme == "dark"
    assert other.services.store.settings.geometry
    window.services.look.mode = Mode.LIGHT


def test_the_language_of_a_brief_is_set_in_its_menu_and_kept_for_the_next(
    ready: MainWindow, answers
) -> None:
    menus = ready.menuBar().findChildren(QMenu)
    menu = next(one for one in menus if one.title().replace("&", "") == "Language")
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert names[0] == "English"
    assert menu.actions()[0].isChecked()
    menu.actions()[names.index("German")].trigger()
    assert ready.session.brief.language == "de"
    ready.session.undo_stack.undo()
    assert ready.session.brief.language.startswith("en")
    answers.answer = Unsaved.DISCARD
    ready.workers.files.new()
    assert ready.session.brief.language == "de"
