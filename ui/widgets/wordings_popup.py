"""How the sources of a quotation word it, one under the other, with what differs marked."""

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from briefgen.compose.carriers import Carriers
from briefgen.editing.wordings import Likeness, Told, Wording
from briefgen.library.differences import compare
from briefgen.model.article import Article
from briefgen.model.library import ChangeKind
from ui.look import Look
from ui.models.wording import short_day
from ui.widgets.popup import Popup

_WIDTH, _HEIGHT = 470, 380  # pixels at most


class WordingsPopup(Popup):
    """Each source with its words.

    Signals: `passage_asked` carries an article key and a span, `settled` the keys of articles
    that contradict the quotation, which are looked at now.
    """

    passage_asked = Signal(str, object)
    settled = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        one: Carriers,
        articles: Mapping[str, Article],
        original: Wording | None = None,
    ) -> None:
        count = f"In {one.sources} sources" if one.sources > 1 else "What other sources have"
        super().__init__(parent, look, "Translation and original" if original else count)
        self._look, self._articles = look, articles
        self._places: list[Wording] = []
        self.sheet = QTextBrowser()
        self.sheet.setAccessibleName("Wordings of the quotation")
        self.sheet.setOpenLinks(False)
        self.sheet.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.sheet.setStyleSheet(f"background: {look.colours.raised};")
        self.sheet.anchorClicked.connect(self._go)
        self.sheet.document().setDefaultFont(look.serif_font(0.5))
        self._fill(one, original)
        document = self.sheet.document()
        room = min(_WIDTH, parent.window().width() - 80)
        document.setTextWidth(room)
        self.sheet.setFixedSize(room + 16, min(_HEIGHT, round(document.size().height()) + 8))
        self.form.addRow(self.sheet)
        self.keep = self.add_button("Keep this wording")
        self.keep.setToolTip("The sources are compared: say no more that they contradict it")
        self.keep.setVisible(bool(one.turned))
        self._against = tuple(told.wording.article for told in one.turned)
        self.keep.clicked.connect(self._settle)
        self.add_button("Close", main=True).clicked.connect(self.accept)

    def _go(self, link: QUrl) -> None:
        place = self._places[int(link.toString())]
        self.close()
        self.passage_asked.emit(place.article, place.pieces[0])

    def _settle(self) -> None:
        self.close()
        self.settled.emit(self._against)

    def _fill(self, one: Carriers, original: Wording | None) -> None:
        cursor = QTextCursor(self.sheet.document())
        plain = QTextCharFormat()
        plain.setForeground(QColor(self._look.colours.text))
        own = "the translation" if original else "this wording"
        shown = [(one.own, own), *([(original, "the original")] if original else [])]
        for number, (wording, about) in enumerate(shown):
            self._head(cursor, wording, about, first=number == 0)
            self._paragraph(cursor)
            cursor.insertText(f"“{wording.text}”", plain)
        for told in (*one.turned, *one.others):
            self._add(cursor, one.own, told)
        self.sheet.moveCursor(QTextCursor.MoveOperation.Start)

    def _add(self, cursor: QTextCursor, own: Wording, told: Told) -> None:
        about = {
            Likeness.SAME: "word for word",
            Likeness.VARIED: "other words",
            Likeness.TURNED: "contradicts: a negation or a number differs",
        }
        self._head(cursor, told.wording, about[told.likeness], doubt=told.likeness)
        self._paragraph(cursor)
        colours = self._look.colours
        plain, gone, new = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(colours.text))
        gone.setForeground(QColor(colours.red))
        gone.setFontStrikeOut(True)
        new.setForeground(QColor(colours.text))
        new.setBackground(QColor(colours.marked))
        new.setFontUnderline(True)
        cursor.insertText("“", plain)
        for change in compare(own.text, told.wording.text):
            old, now = change.before.of(own.text), change.after.of(told.wording.text)
            if change.kind is ChangeKind.SAME or not (old + now).strip(" \n.,;"):
                cursor.insertText(now, plain)
                continue
            if old.strip():
                _insert(cursor, old, gone, plain)
            if old.strip() and now.strip() and not (old[-1:].isspace() or now[:1].isspace()):
                cursor.insertText(" ", plain)
            if now.strip():
                _insert(cursor, now, new, plain)
        cursor.insertText("”", plain)

    def _head(
        self,
        cursor: QTextCursor,
        wording: Wording,
        about: str,
        *,
        first: bool = False,
        doubt: Likeness = Likeness.SAME,
    ) -> None:
        """Write the name of a source, a link to its passage, and how it words the quotation."""
        self._paragraph(cursor, above=0 if first else 12, first=first)
        article = self._articles.get(wording.article)
        colours = self._look.colours
        name, rest = QTextCharFormat(), QTextCharFormat()
        for one in (name, rest):
            one.setFont(self._look.ui_font(-1))
        name.setFont(self._look.ui_font(-1, strong=True))
        name.setForeground(QColor(colours.accent))
        name.setAnchor(True)
        name.setAnchorHref(str(len(self._places)))
        self._places.append(wording)
        turned = doubt is Likeness.TURNED
        rest.setForeground(QColor(colours.amber if turned else colours.secondary))
        title = (article.outlet or article.title[:60]) if article else "A missing source"
        cursor.insertText(title, name)
        day = short_day(article.published) if article else ""
        cursor.insertText("".join(f" · {part}" for part in (day, about) if part), rest)

    @staticmethod
    def _paragraph(cursor: QTextCursor, *, above: float = 2, first: bool = False) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)


def _insert(
    cursor: QTextCursor, words: str, shown: QTextCharFormat, plain: QTextCharFormat
) -> None:
    """Insert words in a format, the blanks around them without it."""
    bare = words.strip()
    start = words.index(bare)
    cursor.insertText(words[:start], plain)
    cursor.insertText(bare, shown)
    cursor.insertText(words[start + len(bare) :], plain)
