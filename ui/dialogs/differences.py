"""How one article's text differs from another's, word by word, on one sheet."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextEdit, QVBoxLayout, QWidget

from briefgen.model.article import Article, TextSpan
from briefgen.model.library import Change, ChangeKind
from ui.look import PADDING, Look
from ui.models.wording import counted, short_day

_SHOWN = 160  # code points of unchanged text beside a change


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts and the steps from the first to the second."""

    before: Article
    after: Article
    changes: tuple[Change, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many words are the same, removed and added."""
        same = removed = added = 0
        for change in self.changes:
            old = len(change.before.of(self.before.text).split())
            new = len(change.after.of(self.after.text).split())
            if change.kind is ChangeKind.SAME:
                same += new
            else:
                removed, added = removed + old, added + new
        return same, removed, added


class DifferencesDialog(QDialog):
    """The second text with what was removed struck out and what was added marked.

    `chosen` is raised where the dialog offers to use the new version and that is wanted.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget, look: Look, compared: Compared, use: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("What differs")
        self.resize(760, 600)
        self._look = look
        head = QLabel(f"{_name(compared.before)}\n{_name(compared.after)}")
        head.setWordWrap(True)
        head.setFont(look.ui_font(0, strong=True))
        same, removed, added = compared.counts
        share = f"{round(100 * same / (same + added))} % of the second text is the same"
        words = QLabel(f"{counted(removed, 'word')} gone, {counted(added, 'word')} new · {share}")
        words.setProperty("secondary", True)
        self.sheet = QTextEdit(readOnly=True)
        self.sheet.setAccessibleName("Differences")
        self.sheet.setFont(look.serif_font(1.5))
        self.sheet.document().setDefaultFont(look.serif_font(1.5))
        self.sheet.document().setDocumentMargin(2 * PADDING)
        self._fill(compared)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        if use:
            self.use_button = buttons.addButton(use, QDialogButtonBox.ButtonRole.AcceptRole)
            self.use_button.setDefault(True)
            buttons.accepted.connect(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * PADDING, 2 * PADDING, 2 * PADDING, PADDING + 4)
        column.setSpacing(10)
        for widget in (head, words):
            column.addWidget(widget)
        column.addWidget(self.sheet, 1)
        column.addWidget(buttons)

    def _use(self) -> None:
        self.accept()
        self.chosen.emit()

    def _fill(self, compared: Compared) -> None:
        colours = self._look.colours
        plain, gone, new, quiet = (QTextCharFormat() for _ in range(4))
        plain.setForeground(QColor(colours.text))
        gone.setForeground(QColor(colours.red))
        gone.setBackground(QColor(colours.red_tint))
        gone.setFontStrikeOut(True)
        new.setForeground(QColor(colours.text))
        new.setBackground(QColor(colours.marked))
        new.setFontUnderline(True)
        quiet.setForeground(QColor(colours.secondary))
        cursor = QTextCursor(self.sheet.document())
        block = QTextBlockFormat()
        block.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setBottomMargin(9)
        cursor.setBlockFormat(block)
        changes = _drawn_together(compared)
        last = len(changes) - 1
        for number, change in enumerate(changes):
            old, now = change.before.of(compared.before.text), change.after.of(compared.after.text)
            if change.kind is ChangeKind.SAME:
                for piece, folded in _folded(now, first=number == 0, last=number == last):
                    cursor.insertText(piece, quiet if folded else plain)
                continue
            cursor.insertText(old, gone)
            if old.strip() and now.strip() and not old[-1:].isspace():
                cursor.insertText(" ", plain)
            cursor.insertText(now, new)
        self.sheet.moveCursor(QTextCursor.MoveOperation.Start)


def _drawn_together(compared: Compared) -> list[Change]:
    """Return the steps with changes that only a blank parts made one, for the reader's sake."""
    text, steps = compared.after.text, list(compared.changes)
    drawn: list[Change] = []
    for number, step in enumerate(steps):
        blank = step.kind is ChangeKind.SAME and step.after.of(text) in (" ", "")
        between = bool(drawn) and drawn[-1].kind is not ChangeKind.SAME and number + 1 < len(steps)
        if drawn and drawn[-1].kind is not ChangeKind.SAME and step.kind is not ChangeKind.SAME:
            joins = True
        else:
            joins = blank and between
        if joins:
            before = TextSpan(drawn[-1].before.start, step.before.end)
            after = TextSpan(drawn[-1].after.start, step.after.end)
            drawn[-1] = Change(ChangeKind.REPLACED, before, after)
        else:
            drawn.append(step)
    return drawn


def _folded(text: str, *, first: bool, last: bool) -> list[tuple[str, bool]]:
    """Return unchanged text, with what is far from any change folded into a note."""
    head = "" if first else text[:_SHOWN]
    tail = "" if last else text[-_SHOWN:]
    if len(text) <= len(head) + len(tail) + _SHOWN:
        return [(text, False)]
    head = head.rsplit(" ", 1)[0] if " " in head else head
    tail = tail.split(" ", 1)[-1]
    left = len(text[len(head) : len(text) - len(tail)].split())
    return [(head, False), (f"\n… {counted(left, 'word')} the same …\n", True), (tail, False)]


def _name(article: Article) -> str:
    about = ", ".join(p for p in (article.outlet, short_day(article.published)) if p)
    return article.title[:90] + (f" ({about})" if about else "")
