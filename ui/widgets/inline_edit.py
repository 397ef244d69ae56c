"""The editor that opens over a text: it grows as one writes; Enter accepts, Escape gives up."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

_MARGIN = 4  # pixels between the editor's edge and its text
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class Leaving(StrEnum):
    """How an editor was left: what one wants to do next."""

    DONE = "done"  # a click elsewhere, Shift+Enter
    ENTER = "enter"
    TAB = "tab"
    BACK_TAB = "back tab"


class InlineEdit(QPlainTextEdit):
    """One paragraph of text in a given face.

    Signals: `accepted` carries the text and a Leaving; `given_up` carries nothing. One of the two
    comes, once.
    """

    accepted = Signal(str, object)
    given_up = Signal()
    height_changed = Signal(int)

    def __init__(self, parent: QWidget, text: str, font: QFont, hint: str = "") -> None:
        super().__init__(parent)
        self._done = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("inline", True)
        self.setFont(font)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint or "Text")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(_MARGIN)
        self.setPlainText(text)
        self.selectAll()
        self.document().documentLayout().documentSizeChanged.connect(self._tell_height)
        self.textChanged.connect(self._tell_height)

    @property
    def wanted_height(self) -> int:
        """How high the editor would be to show all of its text, in pixels."""
        metrics = QFontMetricsF(self.font())
        height = max(1, round(self.document().size().height())) * metrics.lineSpacing()
        if self.document().isEmpty():  # what is to be written here may take several lines to say
            room = QRectF(0, 0, max(1, self.viewport().width() - 2 * _MARGIN), 10_000)
            hint = metrics.boundingRect(room, _WRAPPED, self.placeholderText())
            height = max(height, hint.height())
        return round(height + 2 * _MARGIN + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the width is another."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._tell_height()

    def finish(self) -> None:
        """Accept what is written, without going on."""
        self._accept(Leaving.DONE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept on Enter, give up on Escape."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self._accept(Leaving.DONE if shifted else Leaving.ENTER)
            case Qt.Key.Key_Escape:
                self._give_up()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Escape from being taken as shortcuts of the window."""
        own = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in own
        ):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Accept when the analyst goes elsewhere, but not for a menu or another window."""
        super().focusOutEvent(event)
        passing = (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        )
        if event.reason() not in passing:
            self._accept(Leaving.DONE)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Accept on Tab: the next field is the outline's to say, not the next button's."""
        self._accept(Leaving.TAB if onward else Leaving.BACK_TAB)
        return True

    def _accept(self, leaving: Leaving) -> None:
        if not self._done:
            self._done = True
            self.accepted.emit(" ".join(self.toPlainText().split()), leaving)

    def _give_up(self) -> None:
        if not self._done:
            self._done = True
            self.given_up.emit()

    def _tell_height(self) -> None:
        self.height_changed.emit(self.wanted_height)
