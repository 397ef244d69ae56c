"""A note that passes: it may offer to undo the last step or to open a folder."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.look import MOTION_MS, Look

_SHOWN_MS = 7000
_ABOVE = 44


class Toast(QWidget):
    """Stands over the lower edge of its parent until its time is up or something else comes."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._over = parent
        self._look = look
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton("Undo")
        self.button.clicked.connect(self._act)
        self._action: Callable[[], object] = self.hide
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        """What it says while it is shown."""
        return self._words.text() if not self.isHidden() else ""

    def tell(self, text: str, label: str = "", action: Callable[[], object] | None = None) -> None:
        """Show words, and a button if there is something to do about them."""
        self._words.setText(text if len(text) < 120 else text[:117] + "…")
        self.setAccessibleName(text)
        self.button.setText(label)
        self.button.setVisible(action is not None)
        self._action = action or self.hide
        self.adjustSize()
        self._place()
        self.raise_()
        self.show()
        self._appear()
        self._timer.start()

    def drop_offer(self) -> None:
        """Hide the toast if it offers something to do about what it tells."""
        if not self.isHidden() and self.button.isVisibleTo(self):
            self.hide()

    def _act(self) -> None:
        self.hide()
        self._action()

    def _appear(self) -> None:
        if not self._look.motion:
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(MOTION_MS)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        fade.finished.connect(lambda: self.setGraphicsEffect(None))  # type: ignore[arg-type]
        fade.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _place(self) -> None:
        room = self._over.size()
        x = (room.width() - self.width()) // 2
        self.move(x, room.height() - self.height() - _ABOVE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        colours = self._look.colours
        ground, ink = ("#1A2233", "#FFFFFF") if not colours.dark else ("#E5E8EE", "#1A2233")
        lively = "#A9C4F2" if not colours.dark else "#2C4A7C"
        self.setStyleSheet(
            f"#toast {{ background: {ground}; border-radius: 8px; }}"
            f"#toast QLabel {{ color: {ink}; background: transparent; }}"
            f"#toast QPushButton {{ color: {lively}; font-weight: 600; background: transparent; }}"
            f"#toast QPushButton:focus {{ border: 1px solid {lively}; }}"
        )
