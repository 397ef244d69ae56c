"""What is done with a quotation where it stands: its words, splitting, merging, rejecting."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from briefgen.compose.carriers import Carriers
from briefgen.editing import edits
from briefgen.editing.spans import SpanError
from briefgen.editing.wordings import Wording, worded
from briefgen.model.article import TextSpan
from briefgen.model.brief import ItemState, PickedQuote
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Quote
from ui.actions.desk import Desk
from ui.actions.pairing import Pairing
from ui.actions.picking import Picking, item_from
from ui.found import Found, FoundKind, ref_from
from ui.models.listing import ROW_ROLE
from ui.models.outline_moves import gap_at
from ui.models.review import Review
from ui.panes.article_pane import ArticlePane
from ui.panes.brief_pane import BriefPane
from ui.panes.found_pane import FoundPane
from ui.widgets.wordings_popup import WordingsPopup

Call = Callable[[], object]
_NONE = "Select a quotation first, in the article or in the brief."


class QuoteWork(QObject):
    """Each edit is one step of undo; what cannot be is said, never done halfway.

    Where the brief has the focus, its selected quotation is meant, else that of the article.
    `list_asked` asks for the list of findings to be brought forward.
    """

    list_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        review: Review,
        pane: ArticlePane,
        found: FoundPane,
        picking: Picking,
        brief: BriefPane,
    ) -> None:
        super().__init__(desk.session)
        self._desk, self._session = desk, desk.session
        self._review, self._pane = review, pane
        self.popup: WordingsPopup | None = None
        self.pairing = Pairing(desk)
        self._found, self._picking = found, picking
        self._brief, self._view = brief, brief.view
        pane.span_set.connect(self.set_words)
        self._view.found_dropped.connect(self.place_dropped)

    def slots(self) -> dict[str, Call]:
        """Return what the actions call, by name."""
        return {
            "revise": self.revise,
            "split_quote": self.split,
            "merge_quotes": self.merge,
            "compare": self.compare,
            "pair": self.pair,
            "reject_found": self.reject,
            "show_rejected": self.list_rejected,
        }

    @property
    def current(self) -> Found | None:
        """The quotation that is meant: that of the brief's selected row, or of the article."""
        in_brief = self._view.hasFocus()
        followed = (in_brief or self._pane.current is None) and self._follow_item()
        found = self._pane.current
        if (in_brief and not followed) or found is None or found.ref.kind is not FoundKind.QUOTE:
            return None
        return found

    def _follow_item(self) -> bool:
        """Select the finding that the brief's selected quotation was picked from."""
        held = edits.find_item(self._session.brief, self._session.item_id)
        item = held[1] if held else None
        if not isinstance(item, PickedQuote) or not item.anchors:
            return False
        self._session.select_article(item.anchors[0].article_key)
        ref = next((one.ref for one in self._pane.found if one.item == item.id), None)
        if ref is not None:
            self._session.select_finding(ref)
        return ref is not None

    # words

    def revise(self) -> None:
        """Set where the quotation begins and ends, by keys."""
        found = self.current
        if found is None:
            self._session.tell(_NONE)
            return
        self._session.ask_passage(found.ref.article, found.spans[0])
        self._pane.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self._pane.text.handles.begin():
            self._session.tell("It is rejected: take it back first.")

    def set_words(self, found: Found, pieces: tuple[TextSpan, ...]) -> None:
        """Give a quotation other words of the text."""
        key, quote = found.ref.article, found.finding
        if isinstance(quote, Quote):
            self._apply(
                "Correct quote",
                "Quote corrected",
                found,
                lambda d: edits.correct_quote(d, key, quote, pieces),
            )

    def split(self) -> None:
        """Split the quotation where the text cursor stands."""
        found = self.current
        if found is None or not isinstance(found.finding, Quote):
            self._session.tell(_NONE)
            return
        at, quote = self._pane.text.places.caret, found.finding
        if not quote.span.start < at < quote.span.end:
            self._session.tell("Click in the quotation where it is to be split, then press X.")
            return
        self._pane.text.clear_selection()
        self._apply(
            "Split quote",
            "Quote split in two",
            found,
            lambda d: edits.split_quote(d, found.ref.article, quote, at),
        )

    def merge(self) -> None:
        """Merge the quotation with the next one of its article."""
        found = self.current
        if found is None or not isinstance(found.finding, Quote):
            self._session.tell(_NONE)
            return
        quotes = [one for one in self._pane.found if isinstance(one.finding, Quote)]
        behind = [one for one in quotes if not one.rejected and one.spans[0] > found.spans[0]]
        following = behind[0].finding if behind else None
        if not isinstance(following, Quote):
            self._session.tell("No quotation comes after this one in the article.")
            return
        quote, other = found.finding, following
        self._apply(
            "Merge quotes",
            "Two quotes merged; what stands between them is left out",
            found,
            lambda d: edits.merge_quotes(d, found.ref.article, quote, other),
        )

    def _apply(
        self, step: str, words: str, found: Found, change: Callable[[Dossier], Dossier]
    ) -> None:
        try:
            after = change(self._session.dossier)
        except SpanError as refusal:
            self._session.tell(str(refusal))
            return
        if self._session.edit_dossier(step, lambda _: after):
            self._session.tell(words, undoable=True)
            if self._pane.current is None and found.item:  # one by hand goes by its new words
                ref = next((one.ref for one in self._pane.found if one.item == found.item), None)
                self._session.select_finding(ref)

    def compare(self) -> None:
        """Show how the sources of the quotation word it."""
        found = self.current
        if found is None:
            self._session.tell(_NONE)
            return
        place = (found.ref.article, found.spans[0])
        one = self._review.verdicts.carried.get(place)
        articles, original = self._session.dossier.articles, self._original(found)
        if one is None and original is not None:
            one = Carriers(worded(articles[found.ref.article], found.spans))
        if one is None:
            self._session.tell("No other article of the brief has this quotation.")
            return
        popup = WordingsPopup(self._desk.window, self._desk.look, one, articles, original)
        popup.passage_asked.connect(self._session.ask_passage)
        popup.settled.connect(lambda keys: self._settle(found.item, keys))
        popup.keep.setEnabled(found.picked)
        self.popup = popup
        popup.open_at(self._corner(found), popup.sheet)

    def _settle(self, item_id: str, keys: tuple[str, ...]) -> None:
        step = "Keep wording"
        if self._session.edit(step, lambda b: edits.settle_wording(b, item_id, keys)):
            self._session.tell("This wording stands", undoable=True)

    def _original(self, found: Found) -> Wording | None:
        """Return the words that a picked quotation is the translation of, None for none."""
        held = edits.find_item(self._session.brief, found.item)
        item = held[1] if held else None
        if not isinstance(item, PickedQuote) or not item.original:
            return None
        text = " ".join(anchor.exact for anchor in item.original)
        pieces = tuple(anchor.span for anchor in item.original)
        return Wording(item.original[0].article_key, pieces, text)

    def pair(self) -> None:
        """Pair the quotation with its original in another language."""
        found = self.current
        if found is None:
            self._session.tell(_NONE)
        else:
            self.pairing.ask(found.item, self._corner(found))

    def _corner(self, found: Found) -> QPoint:
        """Return where a popup on a quotation opens: under its row, or under its first line."""
        if self._view.hasFocus():
            row = self._view.visualRect(self._view.currentIndex())
            return self._view.viewport().mapToGlobal(row.bottomLeft() + QPoint(40, 4))
        text = self._pane.text
        if not text.isVisible():
            window = self._desk.window
            return window.mapToGlobal(QPoint(window.width() // 2, window.height() // 4))
        line = text.places.rect(found.spans[0].start)
        return text.viewport().mapToGlobal(line.bottomLeft().toPoint() + QPoint(0, 8))

    # dragging

    def place_dropped(self, text: str, number: int) -> None:
        """Put a finding that was dropped before a row of the brief at that place."""
        ref = ref_from(text)
        found = next((one for one in self._pane.found if one.ref == ref), None)
        if ref is None or found is None:
            return
        dossier = self._session.dossier
        item = item_from(dossier.articles[ref.article], dossier.findings[ref.article], found)
        model = self._view.model()
        rows = [model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())]
        gap = gap_at(rows, number, item) if item is not None else None
        if gap is None:
            self._picking.pick_found(found)
            return
        others = [
            one.id for one in edits.items_at(dossier.brief, gap.place) if one.id != found.item
        ]
        index = others.index(gap.before) if gap.before in others else None
        self._picking.place_found(found, gap.place, index)

    # rejecting

    def reject(self) -> None:
        """Reject the selected finding, or take its rejection back."""
        found = self._pane.current
        if self._view.hasFocus():
            self._brief.items.set_state(ItemState.REJECTED)
        elif found is None or found.ref.kind is FoundKind.ISSUE:
            self._session.tell("Select a finding in the article or in the list first.")
        elif found.rejected:
            self._picking.take_back(found)
        else:
            self._picking.reject(found)

    def list_rejected(self) -> None:
        """List the rejected findings of the article, or all others again."""
        if not any(one.rejected for one in self._pane.found):
            self._session.tell("Nothing of this article was rejected.")
            return
        self.list_asked.emit()
        self._found.rejected.toggle()
        self._found.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
