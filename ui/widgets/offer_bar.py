"""A slim bar over the panes that says one thing and offers what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.look import PADDING, Look


@dataclass(frozen=True, slots=True)
class Offer:
    """A button of the bar; the bar closes when it is clicked unless `stays`."""

    label: str
    act: Callable[[], object]
    stays: bool = False


class OfferBar(QWidget):
    """One line and a few buttons, the last one the main one.

    `amber` is for what needs care, `quiet` for what stands there for long.
    """

    def __init__(self, look: Look, name: str, *, amber: bool = False, quiet: bool = False) -> None:
        super().__init__()
        self._look, self._amber, self._quiet = look, amber, quiet
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PADDING + 4, 5, PADDING, 5)
        self._row.setSpacing(6)
        self._row.addWidget(self._text, 1)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says, "" while it is closed."""
        return self._text.text() if not self.isHidden() else ""

    def offer(self, text: str, offers: Sequence[Offer], *, close: str = "Close") -> None:
        """Show a sentence with its buttons; `close` names the one that does nothing, "" none."""
        self._text.setText(text)
        self.setAccessibleName(text)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        if close:
            self._add(Offer(close, lambda: None), main=False)
        for number, offer in enumerate(offers, 1):
            self._add(offer, main=number == len(offers))
        self.show()

    def _add(self, offer: Offer, *, main: bool) -> None:
        button = QPushButton(offer.label)
        if main:
            button.setProperty("outlined", True)
        button.clicked.connect(lambda: self._act(offer))
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons.append(button)

    def _act(self, offer: Offer) -> None:
        if not offer.stays:
            self.hide()
        offer.act()

    def _dress(self) -> None:
        colours = self._look.colours
        ground = colours.hover if self._quiet else colours.picked
        ground = colours.amber_tint if self._amber else ground
        self.setStyleSheet(
            f"#{self.objectName()} {{ background: {ground}; }}"
            f"#{self.objectName()} QLabel {{ color: {colours.text}; }}"
        )
