"""The system's own dialogs, behind functions, so that a test can answer in their stead."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from ui.look import scaled

_ARTICLES = (
    "Articles (*.txt *.md *.html *.htm *.mhtml *.pdf *.docx *.odt *.rtf *.eml *.msg *.epub *.zip"
    " *.xml *.rss *.atom *.json);;All files (*)"
)
_BRIEFS = "Briefs (*.brief);;All files (*)"
_TEMPLATES = "Templates (*.zip);;All files (*)"
_CALENDARS = "Calendars (*.ics);;All files (*)"
_NAME_WIDTH = 440
"""Width in which a name is seen whole while it is written, in pixels at 10 points."""


class Unsaved(StrEnum):
    """What to do with changes that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Choosers(Protocol):
    """Questions that the system's dialogs ask."""

    def articles(self, parent: QWidget, folder: str) -> list[Path]:
        """Return the article files chosen, none if the analyst gave up."""
        ...

    def brief(self, parent: QWidget, folder: str) -> Path | None:
        """Return the brief file to open."""
        ...

    def brief_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        """Return where to save a brief."""
        ...

    def calendar(self, parent: QWidget, folder: str) -> Path | None:
        """Return a calendar file."""
        ...

    def template(self, parent: QWidget, folder: str) -> Path | None:
        """Return a template's archive to take in."""
        ...

    def template_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        """Return where to write a template's archive."""
        ...

    def folder(self, parent: QWidget, folder: str) -> Path | None:
        """Return a folder."""
        ...

    def name(self, parent: QWidget, title: str, label: str, suggested: str) -> str:
        """Return a name, "" if the analyst gave up."""
        ...

    def unsaved(self, parent: QWidget, title: str) -> Unsaved:
        """Return what to do with unsaved changes."""
        ...


class SystemChoosers:
    """The real ones."""

    def articles(self, parent: QWidget, folder: str) -> list[Path]:
        """Return the article files chosen, none if the analyst gave up."""
        names, _ = QFileDialog.getOpenFileNames(parent, "Add articles", folder, _ARTICLES)
        return [Path(name) for name in names]

    def brief(self, parent: QWidget, folder: str) -> Path | None:
        """Return the brief file to open."""
        name, _ = QFileDialog.getOpenFileName(parent, "Open a brief", folder, _BRIEFS)
        return Path(name) if name else None

    def brief_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        """Return where to save a brief, with its suffix."""
        name, _ = QFileDialog.getSaveFileName(parent, "Save the brief", str(suggested), _BRIEFS)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(".brief")

    def template(self, parent: QWidget, folder: str) -> Path | None:
        """Return a template's archive to take in."""
        name, _ = QFileDialog.getOpenFileName(parent, "Take a template in", folder, _TEMPLATES)
        return Path(name) if name else None

    def template_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        """Return where to write a template's archive, with its suffix."""
        title = "Give the template away"
        name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), _TEMPLATES)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(".zip")

    def calendar(self, parent: QWidget, folder: str) -> Path | None:
        """Return a calendar file."""
        name, _ = QFileDialog.getOpenFileName(parent, "Add an agenda", folder, _CALENDARS)
        return Path(name) if name else None

    def folder(self, parent: QWidget, folder: str) -> Path | None:
        """Return a folder."""
        name = QFileDialog.getExistingDirectory(parent, "Choose a folder", folder)
        return Path(name) if name else None

    def name(self, parent: QWidget, title: str, label: str, suggested: str) -> str:
        """Return a name, "" if the analyst gave up."""
        dialog = QInputDialog(parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(suggested)
        dialog.resize(scaled(_NAME_WIDTH), dialog.sizeHint().height())
        given = dialog.exec() == QInputDialog.DialogCode.Accepted
        return dialog.textValue().strip() if given else ""

    def unsaved(self, parent: QWidget, title: str) -> Unsaved:
        """Ask the one question that is allowed: save, discard or cancel."""
        button = QMessageBox.StandardButton
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(f"Save the changes to “{title}”?")
        box.setInformativeText("Otherwise what was not saved is lost.")
        box.setStandardButtons(button.Save | button.Discard | button.Cancel)
        box.setDefaultButton(button.Save)
        answers = {
            button.Save.value: Unsaved.SAVE,
            button.Discard.value: Unsaved.DISCARD,
        }
        return answers.get(box.exec(), Unsaved.CANCEL)
