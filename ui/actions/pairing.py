"""Pairing a quotation with its original in another language."""

from PySide6.QtCore import QObject, QPoint

from briefgen.editing import edits
from briefgen.model.brief import PickedQuote
from ui.actions.desk import Desk
from ui.models.pairing import Original, originals_for, paired
from ui.widgets.pair_popup import PairPopup


class Pairing(QObject):
    """Opens the choice of originals and makes, changes or takes apart the pair."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session)
        self._desk, self._session = desk, desk.session
        self.popup: PairPopup | None = None

    def ask(self, item_id: str, corner: QPoint) -> None:
        """Ask for the original of a quotation of the brief; the popup opens at a screen point."""
        held = edits.find_item(self._session.brief, item_id)
        item = held[1] if held else None
        if not isinstance(item, PickedQuote) or not item.anchors:
            self._session.tell("Add the quotation to the brief first, then pair it.")
            return
        originals = originals_for(self._session.dossier, item)
        if not originals:
            self._session.tell("No other article of the brief has a quotation.")
            return
        popup = PairPopup(self._desk.window, self._desk.look, item, originals)
        popup.chosen.connect(lambda original: self._pair(item_id, original))
        popup.taken_apart.connect(lambda: self._take_apart(item_id))
        popup.print_asked.connect(lambda shown: self._print(item_id, shown))
        self.popup = popup
        popup.open_at(corner, popup.field)

    def _pair(self, item_id: str, original: Original) -> None:
        dossier = self._session.dossier
        held = edits.find_item(dossier.brief, item_id)
        if held is None or not isinstance(held[1], PickedQuote):
            return
        brief = paired(dossier, held[1], original)
        if self._session.edit("Pair translation", lambda _: brief):
            self._session.tell("Paired with its original", undoable=True)

    def _take_apart(self, item_id: str) -> None:
        step = "Take pair apart"
        if self._session.edit(step, lambda b: edits.unpair_translation(b, item_id)):
            self._session.tell("Translation and original are apart again", undoable=True)

    def _print(self, item_id: str, shown: bool) -> None:
        step = "Print original" if shown else "Leave original out"
        self._session.edit(step, lambda b: edits.show_original(b, item_id, shown))
