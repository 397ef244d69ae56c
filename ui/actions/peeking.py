"""Picking from an article of the library that is only looked at: it joins the brief with it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from briefgen.gather import GatheredArticle, joined
from ui.actions.desk import Desk
from ui.found import FoundKind
from ui.panes.article_desk import ArticleDesk

Slot = Callable[[], object]


class Peeking(QObject):
    """What the keys of picking do while an article of the library is shown."""

    def __init__(self, desk: Desk, article: ArticleDesk) -> None:
        super().__init__(desk.session)
        self._session, self._article = desk.session, article

    def instead_of(self, kind: FoundKind | None, otherwise: Slot) -> Slot:
        """Return what a key does: let the article join the brief first, then pick from it.

        Both are one step of undo. `kind` is what the key picks, None for a point.
        """

        def pick() -> None:
            if self._article.shows_library and self._article.isVisible():
                self._pick(kind, otherwise)
            else:
                otherwise()

        return pick

    def stepping(self, step: int, otherwise: Slot) -> Slot:
        """Return what the keys to the next and the previous finding do."""

        def go() -> None:
            if self._article.shows_library and self._article.isVisible():
                self._article.reader.step(step)
            else:
                otherwise()

        return go

    def _pick(self, kind: FoundKind | None, otherwise: Slot) -> None:
        reader = self._article.reader
        article, findings = reader.article, reader.findings
        span, found = reader.text.selected_span, reader.current
        if article is None or findings is None:
            self._session.tell("The article is still being read.")
            return
        if span is None:
            fits = found is not None and (kind is None or found.ref.kind is kind)
        else:
            fits = kind in (None, FoundKind.QUOTE) or any(
                one.ref.kind is kind and any(span.overlaps(own) for own in one.spans)
                for one in reader.found
            )
        if not fits:
            name = f"a found {kind}" if kind is not None else "a finding"
            self._session.tell(f"Select words or {name} in the article first.")
            return
        stack = self._session.undo_stack
        stack.beginMacro(f"Add {kind or 'point'}")
        try:
            one = GatheredArticle(article, findings)
            self._session.edit_dossier("Add article", lambda d: joined(d, [one]))
            self._session.select_article(article.key)
            if span is not None:
                self._article.pane.text.select_span(span)
            elif found is not None:
                self._session.select_finding(found.ref)
            otherwise()
        finally:
            stack.endMacro()
