"""Picking from articles into the brief."""

from PySide6.QtCore import QObject

from briefgen.editing import edits
from briefgen.editing.best_place import place_for
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import (
    Brief,
    Issue,
    Item,
    ItemState,
    PartKind,
    Place,
    new_id,
)
from briefgen.model.finding import (
    DatedEvent,
    DateMention,
    Findings,
    IssueMention,
    PositionMention,
    Quote,
)
from ui.actions.desk import Desk
from ui.found import Found, FoundKind
from ui.models.wording import counted
from ui.panes.article_pane import ArticlePane

_NAMES = {
    FoundKind.QUOTE: "quote",
    FoundKind.DATE: "date",
    FoundKind.POSITION: "position",
    FoundKind.ISSUE: "issue",
}
_PARTS = {
    FoundKind.QUOTE: PartKind.QUOTES,
    FoundKind.DATE: PartKind.KEY_DATES,
    FoundKind.POSITION: PartKind.POSITIONS,
}


class Picking(QObject):
    """Puts what is selected in the article, or found there, into the brief."""

    def __init__(self, desk: Desk, pane: ArticlePane) -> None:
        super().__init__(desk.session)
        self._session = desk.session
        self._pane = pane

    def pick(self, kind: FoundKind) -> None:
        """Pick the selected words, else the selected finding of that kind."""
        article = self._session.article
        if article is None:
            return
        span = self._pane.text.selected_span
        if span is not None and self._pick_words(article, kind, span):
            self._pane.text.clear_selection()
            return
        found = self._pane.current
        if found is not None and found.ref.kind is kind:
            self.pick_found(found)
            return
        self._session.tell(f"Select words or a found {_NAMES[kind]} in the article first.")

    def pick_point(self) -> None:
        """Make a point of the selected words, or of the sentence of the selected finding."""
        article, findings = self._session.article, self._session.findings
        if article is None:
            return
        span = self._pane.text.selected_span
        found = self._pane.current
        if span is None and found is not None and findings is not None:
            span = _sentence(findings, found.spans[0])
        if span is None or not span.of(article.text).strip():
            self._session.tell("Select words in the article first.")
            return
        place = self._session.target
        part = place.part if place is not None else PartKind.POINTS
        if part in (PartKind.QUOTES, PartKind.KEY_DATES, PartKind.POSITIONS):
            part = PartKind.POINTS
        self._insert(article, edits.point_from(article, span), "point", part)
        self._pane.text.clear_selection()

    def pick_found(self, found: Found) -> None:
        """Pick a finding; one that is in the brief already is shown there instead."""
        article = self._session.dossier.articles[found.ref.article]
        findings = self._session.dossier.findings[found.ref.article]
        if found.picked:
            self._session.ask_item(found.item)
            return
        if found.rejected:
            self.take_back(found)
            return
        if isinstance(found.finding, IssueMention):
            self._add_issue(found.finding)
            return
        item = item_from(article, findings, found)
        if item is not None:
            self._insert(article, item, _NAMES[found.ref.kind], _PARTS[found.ref.kind])

    def place_found(self, found: Found, place: Place, index: int | None) -> None:
        """Put a finding at a place of the brief; one that is there already is moved."""
        dossier = self._session.dossier
        article, findings = dossier.articles[found.ref.article], dossier.findings[found.ref.article]
        item = item_from(article, findings, found)
        if item is None:
            return

        def change(brief: Brief) -> Brief:
            if found.item:
                brief = edits.take_back(brief, found.item)
            if edits.find_item(brief, found.item) is not None:
                return edits.move_item(brief, found.item, place, index)
            return edits.insert_item(brief, place, item, index)

        noun = _NAMES[found.ref.kind]
        if self._session.edit(f"Place {noun}", change):
            known = edits.find_item(self._session.brief, found.item)
            self._session.ask_item(known[1].id if known else item.id)
            self._session.tell(f"{noun.capitalize()} placed", undoable=True)

    def reject(self, found: Found) -> None:
        """Reject a finding: it is not printed, and not proposed again."""
        dossier = self._session.dossier
        article, findings = dossier.articles[found.ref.article], dossier.findings[found.ref.article]
        item = item_from(article, findings, found)
        if found.rejected or item is None:
            return

        def change(brief: Brief) -> Brief:
            if found.item:
                return edits.set_state(brief, found.item, ItemState.REJECTED)
            return edits.reject_found(brief, item)

        noun = _NAMES[found.ref.kind]
        if self._session.edit(f"Reject {noun}", change):
            self._session.tell(f"{noun.capitalize()} rejected", undoable=True)

    def take_back(self, found: Found) -> None:
        """Take back that a finding was rejected."""
        if self._session.edit("Take back", lambda b: edits.take_back(b, found.item)):
            held = edits.find_item(self._session.brief, found.item) is not None
            where = "a proposal of the brief again" if held else "to be picked again"
            noun = _NAMES[found.ref.kind].capitalize()
            self._session.tell(f"{noun} taken back: it is {where}", undoable=True)

    def accept_sure(self) -> None:
        """Pick every finding of confidence A of the selected article in one step."""
        sure = [
            f
            for f in self._pane.found
            if f.confidence == "A" and f.weight and not (f.picked or f.rejected)
        ]
        article, findings = self._session.article, self._session.findings
        if not sure or article is None or findings is None:
            self._session.tell("Nothing of confidence A is left to accept in this article.")
            return

        def change(brief: Brief) -> Brief:
            for found in sure:
                match found.finding:
                    case Quote() as quote:
                        item: Item = edits.picked_quote(article, quote)
                        part = PartKind.QUOTES
                    case DatedEvent() as event:
                        item = edits.picked_date(article, event, findings.sentences)
                        part = PartKind.KEY_DATES
                    case _:
                        continue
                brief, place = self._place(brief, article, item, part)
                brief = edits.insert_item(brief, place, item)
            return brief

        if self._session.edit("Accept findings of confidence A", change):
            self._session.tell(f"{counted(len(sure), 'finding')} accepted", undoable=True)

    def _pick_words(self, article: Article, kind: FoundKind, span: TextSpan) -> bool:
        """Pick selected words as a quote, or the date or position that they touch."""
        if kind is FoundKind.QUOTE:
            try:
                item = edits.marked_quote(article, span)
            except ValueError:
                self._session.tell("No words are selected.")
                return True
            self._insert(article, item, "quote", PartKind.QUOTES)
            return True
        touched = [
            found
            for found in self._pane.found
            if found.ref.kind is kind and any(one.overlaps(span) for one in found.spans)
        ]
        if touched:
            self.pick_found(touched[0])
            return True
        return False

    def _insert(self, article: Article, item: Item, noun: str, part: PartKind) -> None:
        place = Place(part)

        def change(brief: Brief) -> Brief:
            nonlocal place
            brief, place = self._place(brief, article, item, part)
            return edits.insert_item(brief, place, item)

        if self._session.edit(f"Add {noun}", change):
            where = self._told(place)
            self._session.ask_item(item.id)
            self._session.tell(f"{noun.capitalize()} added{where}", undoable=True)

    def _told(self, place: Place) -> str:
        """Return where something went, in words: parts that one may not expect are named."""
        issue = self._session.brief.issue(place.issue)
        part = place.part.value.replace("-", " ")
        if issue is None:
            return f" to the {part}"
        usual = (PartKind.POINTS, PartKind.QUOTES, PartKind.POSITIONS)
        return f" to “{issue.title}”" + ("" if place.part in usual else f", {part}")

    def _place(
        self, brief: Brief, article: Article, item: Item, part: PartKind
    ) -> tuple[Brief, Place]:
        findings = self._session.dossier.findings.get(article.key, Findings())
        return place_for(brief, part, self._session.target, item, article, findings)

    def _add_issue(self, mention: IssueMention) -> None:
        issue = Issue(new_id("s"), mention.title, keywords=mention.keywords)
        if self._session.edit("Add issue", lambda b: edits.add_issue(b, issue)):
            self._session.ask_item(issue.id)
            self._session.tell(f"Issue “{mention.title}” added", undoable=True)


def item_from(article: Article, findings: Findings, found: Found) -> Item | None:
    """Return the item that a finding makes, None for an issue, which is none."""
    match found.finding:
        case Quote() as quote:
            return edits.picked_quote(article, quote)
        case DatedEvent() as event:
            return edits.picked_date(article, event, findings.sentences)
        case DateMention() as mention:
            sentence = _sentence(findings, mention.span) or mention.span
            return edits.picked_mention(article, mention, sentence)
        case PositionMention() as position:
            return edits.position_from(article, position)
        case _:
            return None


def _sentence(findings: Findings, span: TextSpan) -> TextSpan | None:
    return next((one for one in findings.sentences if one.overlaps(span)), None)
