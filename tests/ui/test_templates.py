"""Templates and themes from the window: chosen, kept, given away, taken in, removed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.main_window import MainWindow


def menu_of(window: MainWindow) -> QMenu:
    menu = window.panes.top_bar.template.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def entry(menu: QMenu, *path: str) -> QAction:
    """Return the entry under some names, one submenu after the other."""
    *over, name = path
    for part in over:
        submenu = next(one for one in menu.actions() if one.text() == part).menu()
        assert isinstance(submenu, QMenu)
        menu = submenu
    return next(one for one in menu.actions() if one.text().replace("&", "") == name)


def names(menu: QMenu) -> list[str]:
    return [one.text().replace("&", "") for one in menu.actions()]


def test_another_template_brings_its_own_kicker(ready: MainWindow) -> None:
    assert ready.session.brief.header.kicker == "Summit brief"
    entry(menu_of(ready), "Information note").trigger()
    assert ready.session.brief.template == "note"
    assert ready.session.brief.header.kicker == "Information note"
    ready.session.undo_stack.undo()
    assert ready.session.brief.header.kicker == "Summit brief"


def test_the_pages_are_set_in_a_chosen_theme(
    ready: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    assert entry(menu_of(ready), "Look of the pages", "As the template").isChecked()
    settled(ready)
    assert ready.preview.current is not None
    before = ready.preview.current.data
    entry(menu_of(ready), "Look of the pages", "Modern").trigger()
    assert ready.session.brief.theme == "modern"
    assert ready.review.template is not None
    assert ready.review.template.theme.key == "modern"
    settled(ready)
    assert ready.preview.current.data != before
    assert entry(menu_of(ready), "Look of the pages", "Modern").isChecked()


def test_a_template_is_given_away_and_taken_in(ready: MainWindow, answers, tmp_path: Path) -> None:
    answers.template_path = tmp_path / "house.zip"
    entry(menu_of(ready), "Give the template away…").trigger()
    assert answers.template_path.is_file()
    assert answers.asked == ["template_to_save"]
    entry(menu_of(ready), "Take a template in…").trigger()
    own = [one for one in ready.services.catalog.entries() if not one.built_in]
    assert [one.name for one in own] == ["Summit brief"]
    assert "taken in" in ready.toast.text
    ready.toast.button.click()
    assert not [one for one in ready.services.catalog.entries() if not one.built_in]


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"no archive", "damaged or not a ZIP archive"), (b"", "damaged or not a ZIP archive")],
)
def test_an_archive_that_is_none_is_told(
    ready: MainWindow, answers, tmp_path: Path, data: bytes, told: str
) -> None:
    answers.template_path = tmp_path / "bad.zip"
    answers.template_path.write_bytes(data)
    assert ready.workers.templates.take_in() == ""
    assert told in ready.bar.text
    answers.template_path = tmp_path / "gone.zip"
    assert ready.workers.templates.take_in() == ""
    assert "could not be read" in ready.bar.text


def test_what_cannot_be_written_is_told(ready: MainWindow, answers, tmp_path: Path) -> None:
    answers.template_path = tmp_path / "no-such-folder" / "house.zip"
    ready.actions_["give_template"].trigger()
    assert "could not be written" in ready.bar.text


def test_a_template_of_ones_own_is_removed_and_brought_back(ready: MainWindow, answers) -> None:
    assert "Remove" not in names(menu_of(ready))
    answers.given_name = "House brief"
    key = ready.workers.templates.save_as_own()
    entry(menu_of(ready), "Remove", "House brief").trigger()
    assert "House brief" not in names(menu_of(ready))
    ready.toast.button.click()
    assert "House brief" in names(menu_of(ready))
    entry(menu_of(ready), "House brief").trigger()
    assert ready.session.brief.template == key
    assert "Remove" not in names(menu_of(ready)), "the one in use stays"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_tip_goes_with_its_menu(ready: MainWindow, qtbot) -> None:
    menu = ready.panes.top_bar.template.menu()
    assert isinstance(menu, QMenu)
    menu.popup(ready.mapToGlobal(ready.rect().center()))
    ready.actions_["save_template"].hovered.emit()
    assert ready.panes.status.tip == "Keep the brief's structure for the next one"
    menu.hovered.emit(entry(menu, "Information note"))
    assert ready.panes.status.tip == ""
    ready.actions_["save_template"].hovered.emit()
    menu.close()
    assert ready.panes.status.tip == ""


def test_a_button_under_the_pointer_leaves_no_tip_behind(ready: MainWindow) -> None:
    ready.actions_["propose"].hovered.emit()  # as its button in the pane does
    assert ready.panes.status.tip == ""
