"""Picking what is suggested into the section, with its article where the brief lacks it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from briefgen.editing import edits
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import Item, PartKind, Place
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings
from briefgen.model.library import SuggestedKind
from ui.actions.desk import Desk
from ui.models.shelf import Shelf
from ui.models.suggestions import SuggestedRow, Suggestions
from ui.panes.article_desk import ArticleDesk
from ui.panes.suggestions_pane import SuggestionsPane

_PARTS = {
    SuggestedKind.PASSAGE: PartKind.POINTS,
    SuggestedKind.QUOTE: PartKind.QUOTES,
    SuggestedKind.DATE: PartKind.KEY_DATES,
}
_NOUNS = {PartKind.QUOTES: "quote", PartKind.KEY_DATES: "date"}


class Suggesting(QObject):
    """What the keys of picking do while suggestions are shown."""

    def __init__(
        self,
        desk: Desk,
        shelf: Shelf,
        suggestions: Suggestions,
        pane: SuggestionsPane,
        article: ArticleDesk,
    ) -> None:
        super().__init__(desk.session)
        self._desk, self._session, self._shelf = desk, desk.session, shelf
        self._suggestions, self._pane, self._article = suggestions, pane, article

    def instead_of(self, part: PartKind, otherwise: Callable[[], object]) -> Callable[[], object]:
        """Return what a key does: pick the suggestion while suggestions are shown."""

        def pick() -> None:
            row = self._pane.current
            if self._pane.isVisible() and row is not None:
                self.pick(row, part)
            else:
                otherwise()

        return pick

    def add_current(self) -> None:
        """Add the selected suggestion where it belongs."""
        row = self._pane.current
        if self._pane.isVisible() and row is not None:
            self.add(row)
        else:
            self._session.tell("Open the suggestions first: they are beside the article.")

    def add(self, row: SuggestedRow) -> None:
        """Add a suggestion as what it is: a quote of the section, a date, a point of the words."""
        self.pick(row, _PARTS[row.kind])

    def pick(self, row: SuggestedRow, part: PartKind) -> None:
        """Pick a suggestion into a part; its article joins the brief in the same step."""
        issue = self._suggestions.issue
        if issue is None:
            return
        dossier = self._session.dossier
        place = Place(part) if part is PartKind.KEY_DATES else Place(part, issue.id)
        if row.key in dossier.articles:
            article, findings = dossier.articles[row.key], dossier.findings[row.key]
            self._insert(GatheredArticle(article, findings), row, place)
            return

        def insert(taken: tuple[GatheredArticle, ...]) -> None:
            self._insert(taken[0], row, place)

        self._shelf.take([row.key], insert)

    def _insert(self, one: GatheredArticle, row: SuggestedRow, place: Place) -> None:
        noun = _NOUNS.get(place.part, "point")
        item = _item(one.article, one.findings, row, place.part)
        if item is None:
            self._session.tell(f"No {noun} was found in these words.")
            return

        def change(dossier: Dossier) -> Dossier:
            dossier = joined(dossier, [one])
            return dossier.with_brief(edits.insert_item(dossier.brief, place, item))

        if self._session.edit_dossier(f"Add {noun}", change):
            issue = self._session.brief.issue(place.issue)
            self._session.ask_item(item.id)
            where = f" to “{issue.title}”" if issue else " to the key dates"
            self._session.tell(f"{noun.capitalize()} added{where}", undoable=True)

    def show(self, key: str, span: TextSpan) -> None:
        """Show a passage in its article."""
        if key in self._session.dossier.articles:
            self._session.ask_passage(key, span)
        else:
            self._article.peek(key, span)


def _item(article: Article, findings: Findings, row: SuggestedRow, part: PartKind) -> Item | None:
    """Return the item for a part: what was found in the words, else the words; None for no date."""
    if part is PartKind.KEY_DATES:
        return _date(article, findings, row)
    if part is not PartKind.QUOTES:
        return edits.point_from(article, _sentence(findings, row))
    inside = [
        one
        for one in findings.quotes
        if one.span == row.span or any(row.span.covers(piece) for piece in one.pieces)
    ]
    if inside:
        longest = max(inside, key=lambda one: sum(len(piece) for piece in one.pieces))
        return edits.picked_quote(article, longest)
    return edits.marked_quote(article, row.span)


def _date(article: Article, findings: Findings, row: SuggestedRow) -> Item | None:
    """Return the best dated event in the words."""
    inside = [
        one
        for one in findings.events
        if row.span.covers(one.mention.span) or one.mention.span.covers(row.span)
    ]
    if not inside:
        return None
    best = max(inside, key=lambda one: one.score)
    return edits.picked_date(article, best, findings.sentences)


def _sentence(findings: Findings, row: SuggestedRow) -> TextSpan:
    """Return the span of a passage, or of the sentence that a date stands in."""
    if row.kind is not SuggestedKind.DATE:
        return row.span
    return next((one for one in findings.sentences if one.covers(row.span)), row.span)
