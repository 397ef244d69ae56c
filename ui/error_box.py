"""The one place where errors come out: a bar over the panes, a box where nothing else fits."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QToolButton, QVBoxLayout, QWidget

from briefgen.errors import BriefgenError
from ui.look import PADDING, Look


def show_box(parent: QWidget, error: BriefgenError) -> None:
    """Show an error in a box of its own."""
    box = QMessageBox(
        QMessageBox.Icon.Warning, "briefgen", error.what, QMessageBox.StandardButton.Ok, parent
    )
    box.setInformativeText(" ".join(part for part in (error.meaning, error.remedy) if part))
    if error.detail:
        box.setDetailedText(error.detail)
    box.exec()


class MessageBar(QWidget):
    """A slim line that tells errors in their three sentences until it is closed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._errors: list[BriefgenError] = []
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("messageBar")
        self._mark = QLabel()
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setText("Close")
        close.setAccessibleName("Close message")
        close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 6, PADDING, 6)
        row.setSpacing(PADDING)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.addWidget(self._text)
        row.addLayout(words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says, "" when it is closed."""
        return self._text.text() if self._errors else ""

    def add(self, *errors: BriefgenError) -> None:
        """Tell some errors, after those that are still shown."""
        self._errors.extend(error for error in errors if str(error) not in map(str, self._errors))
        shown = self._errors[-4:]
        lines = [str(error) for error in shown]
        if len(self._errors) > len(shown):
            lines.insert(0, f"{len(self._errors) - len(shown)} more before these:")
        self._text.setText("\n".join(lines))
        self._text.setToolTip("\n".join(error.detail for error in shown if error.detail))
        self.setAccessibleName(self._text.text())
        self.show()

    def clear(self) -> None:
        """Close the bar."""
        self._errors.clear()
        self.hide()

    def _dress(self) -> None:
        colours = self._look.colours
        self._mark.setPixmap(self._look.pixmap("warning", colours.red, 18))
        self.setStyleSheet(
            f"#messageBar {{ background: {colours.red_tint}; }}"
            f"#messageBar QLabel {{ color: {colours.text}; }}"
        )


class ErrorBox(QObject):
    """Where everyone sends errors."""

    def __init__(
        self,
        window: QWidget,
        bar: MessageBar,
        box: Callable[[QWidget, BriefgenError], None] = show_box,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bar = bar
        self._box = box

    def tell(self, *errors: BriefgenError) -> None:
        """Show errors in the bar, or in a box while there is no window to hold the bar."""
        if self._window.isVisible() or not errors:
            self._bar.add(*errors)
        else:
            self._box(self._window, errors[0])
