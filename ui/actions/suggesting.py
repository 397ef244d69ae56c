"""Picking suggested passages into the section, with their article where the brief lacks it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from briefgen.editing import edits
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import Item, PartKind, Place
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings
from briefgen.shelving import take
from ui.actions.desk import Desk
from ui.models.shelf import Shelf
from ui.models.suggestions import SuggestedRow, Suggestions
from ui.panes.article_desk import ArticleDesk
from ui.panes.suggestions_pane import SuggestionsPane


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
        """Return what a key does: pick the passage while suggestions are shown."""

        def pick() -> None:
            row = self._pane.current
            if self._pane.isVisible() and row is not None:
                self.pick(row, part)
            else:
                otherwise()

        return pick

    def pick(self, row: SuggestedRow, part: PartKind) -> None:
        """Pick a passage as a point or a quote."""
        issue = self._suggestions.issue
        if issue is None:
            return
        place, dossier = Place(part, issue.id), self._session.dossier
        if row.key in dossier.articles:
            article, findings = dossier.articles[row.key], dossier.findings[row.key]
            self._insert(GatheredArticle(article, findings), row.span, place)
            return

        def insert(taken: tuple[GatheredArticle, ...]) -> None:
            self._insert(taken[0], row.span, place)

        self._shelf.ask(lambda library: take(library, [row.key]), insert)

    def _insert(self, one: GatheredArticle, span: TextSpan, place: Place) -> None:
        quoted = place.part is PartKind.QUOTES
        item = _item(one.article, one.findings, span, quoted=quoted)

        def change(dossier: Dossier) -> Dossier:
            dossier = joined(dossier, [one])
            return dossier.with_brief(edits.insert_item(dossier.brief, place, item))

        noun = "quote" if quoted else "point"
        if self._session.edit_dossier(f"Add {noun}", change):
            issue = self._session.brief.issue(place.issue)
            self._session.ask_item(item.id)
            where = f" to “{issue.title}”" if issue else ""
            self._session.tell(f"{noun.capitalize()} added{where}", undoable=True)

    def show(self, key: str, span: TextSpan) -> None:
        """Show a passage in its article."""
        if key in self._session.dossier.articles:
            self._session.ask_passage(key, span)
        else:
            self._article.peek(key, span)


def _item(article: Article, findings: Findings, span: TextSpan, *, quoted: bool) -> Item:
    """Return the item: a quotation found in the passage with its speaker, else its words."""
    if not quoted:
        return edits.point_from(article, span)
    inside = [one for one in findings.quotes if any(span.covers(piece) for piece in one.pieces)]
    if inside:
        longest = max(inside, key=lambda one: sum(len(piece) for piece in one.pieces))
        return edits.picked_quote(article, longest)
    return edits.marked_quote(article, span)
