"""What waits for the analyst's word before a brief goes out: whose words they are, and which."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from briefgen.model.problem import Problem
from ui.look import Look
from ui.models.review import UNCONFIRMED
from ui.models.wording import counted

_RULES = (UNCONFIRMED, "wording-differs")
_SHOWN = 3


def doubts(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems of quotations that ask for a confirmation, in their order."""
    return tuple(one for one in problems if one.rule in _RULES)


class ExportDoubts(QFrame):
    """An amber box over the buttons of the export.

    Signals: `look_asked` carries the id of the first item to look at, `confirm_asked` the ids of
    all whose speakers are to be taken as they are.
    """

    look_asked = Signal(str)
    confirm_asked = Signal(object)

    def __init__(self, look: Look, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._asked = doubts(problems)
        self.setObjectName("exportDoubts")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        speakers = [one for one in self._asked if one.rule == _RULES[0]]
        others = len(self._asked) - len(speakers)
        parts = [f"{counted(len(speakers), 'speaker')} not confirmed"] if speakers else []
        parts += [f"{counted(others, 'quotation')} contradicted"] if others else []
        shown = [f"▲ {one.what}" for one in self._asked[:_SHOWN]]
        more = len(self._asked) - _SHOWN
        shown += [f"and {more} more"] if more > 0 else []
        self.text = QLabel("\n".join((", ".join(parts), *shown)))
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.look = QPushButton("Look at them")
        self.look.setToolTip("Close this, and go to the first; K confirms and goes on")
        self.look.clicked.connect(lambda: self.look_asked.emit(self._asked[0].item))
        self.confirm = QPushButton("Confirm the speakers")
        self.confirm.setToolTip("Take every speaker as it stands")
        self.confirm.setVisible(bool(speakers))
        ids = tuple(one.item for one in speakers)
        self.confirm.clicked.connect(lambda: self.confirm_asked.emit(ids))
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.confirm, self.look):
            button.setProperty("outlined", True)
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.text)
        column.addLayout(row)
        colours = look.colours
        self.setStyleSheet(
            f"#exportDoubts {{ background: {colours.amber_tint}; border-radius: 6px; }}"
            f"#exportDoubts QLabel {{ color: {colours.amber}; }}"
        )
        self.setVisible(bool(self._asked))


class ProposalNote(QFrame):
    """Says how many items nobody has confirmed yet; `look_asked` carries the id of the first."""

    look_asked = Signal(str)

    def __init__(self, proposed: Sequence[str]) -> None:
        super().__init__()
        them = "It is" if len(proposed) == 1 else "They are"
        self.text = QLabel(f"{counted(len(proposed), 'proposal')} not confirmed. {them} printed.")
        self.text.setWordWrap(True)
        self.text.setProperty("secondary", True)
        self.look = QPushButton("Go through them")
        self.look.setToolTip("Close this, and go to the first; K confirms and goes on")
        self.look.setAutoDefault(False)
        self.look.clicked.connect(lambda: self.look_asked.emit(proposed[0]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.look)
        self.setVisible(bool(proposed))
