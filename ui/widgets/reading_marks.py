"""What is marked in a text that is read: findings, a draft of their words, hits of a search."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefgen.model.article import TextSpan
from ui.found import Found, FoundKind, FoundRef
from ui.look import Look

Selection = QTextEdit.ExtraSelection
Select = Callable[[TextSpan], QTextCursor]


class ReadingMarks:
    """Keeps what is marked; what changes while one drags is kept apart from what does not."""

    def __init__(self, look: Look, select: Select) -> None:
        self._look, self._select = look, select
        self._known: dict[tuple[object, ...], list[Selection]] = {}
        self._found: list[Selection] = []
        self._current: list[Selection] = []
        self._hits: list[Selection] = []
        self._flash: list[Selection] = []
        self._searched: tuple[Sequence[TextSpan], int] = ((), -1)
        self._flashed: TextSpan | None = None

    @property
    def all(self) -> list[Selection]:
        """Everything that is marked, the last on top."""
        return self._found + self._current + self._hits + self._flash

    def near(self, first: int, last: int) -> list[Selection]:
        """Return what is marked between two positions of the document, the last on top."""
        return [
            one
            for one in self.all
            if one.cursor.selectionStart() <= last and one.cursor.selectionEnd() >= first
        ]

    def set_found(self, found: Iterable[Found], current: FoundRef | None) -> None:
        """Mark findings, the current one aside.

        Those that look as before keep their marks: a long article has thousands of findings.
        """
        known, self._known = self._known, {}
        self._found, self._current = [], []
        for one in found:
            if one.ref.kind is FoundKind.ISSUE:
                continue
            if one.ref == current:
                self._current += self._made(one.spans, self._format(one, current=True))
                continue
            look = (one.spans, one.ref.kind, one.picked, one.weight and not one.rejected)
            marks = known.get(look)
            if marks is None:
                marks = self._made(one.spans, self._format(one, current=False))
            self._known[look] = marks
            self._found += marks

    def make_anew(self) -> None:
        """Make every mark anew: the text, or its look, is another. Findings wait to be set."""
        self._known = {}
        self.set_hits(*self._searched)
        self.set_flash(self._flashed)

    def set_draft(self, found: Found, pieces: Sequence[TextSpan]) -> None:
        """Mark the current finding with other words than its own."""
        self._current = self._made(pieces, self._format(found, current=True))

    def set_hits(self, hits: Sequence[TextSpan], current: int) -> None:
        """Mark what a search found, one hit as the current one."""
        self._searched = (hits, current)
        colours = self._look.colours
        plain, chosen = QTextCharFormat(), QTextCharFormat()
        plain.setBackground(QColor(colours.amber_tint))
        chosen.setBackground(QColor(colours.accent))
        chosen.setForeground(QColor(colours.on_accent))
        self._hits = self._made(hits, plain)
        for one in self._hits[current : current + 1] if current >= 0 else ():
            one.format = chosen

    def set_flash(self, span: TextSpan | None) -> None:
        """Mark a passage that was asked for; None takes the mark away."""
        self._flashed = span
        shown = QTextCharFormat()
        shown.setBackground(QColor(self._look.colours.marked))
        self._flash = self._made((span,), shown) if span else []

    def _format(self, found: Found, *, current: bool) -> QTextCharFormat:
        colours = self._look.colours
        shown = QTextCharFormat()
        weight = found.weight and not found.rejected
        if found.ref.kind is not FoundKind.POSITION or found.picked:
            lines = QTextCharFormat.UnderlineStyle
            shown.setUnderlineStyle(lines.SingleUnderline if weight else lines.DotLine)
            shown.setUnderlineColor(QColor(colours.accent if weight else colours.border))
        if found.picked:
            shown.setBackground(QColor(colours.picked))
        if current:
            shown.setBackground(QColor(colours.marked))
        return shown

    def _made(self, spans: Iterable[TextSpan], shown: QTextCharFormat) -> list[Selection]:
        made = []
        for span in spans:
            selection = Selection()
            selection.cursor = self._select(span)
            selection.format = shown
            made.append(selection)
        return made
