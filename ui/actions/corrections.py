"""Writes what the analyst corrects in the brief's articles to the library too, undo included."""

from PySide6.QtCore import QObject

from briefgen.library.library import Library
from briefgen.model.article import Article, Correction
from ui.models.shelf import Shelf
from ui.session import Session


class Corrections(QObject):
    """Follows the session: whatever step changes a correction, the library follows it.

    Opening another brief is no such step: what its file holds does not overwrite the library.
    """

    def __init__(self, session: Session, shelf: Shelf) -> None:
        super().__init__(session)
        self._session, self._shelf = session, shelf
        self._brief = session.brief.id
        self._known = session.dossier.articles
        session.articlesChanged.connect(self._follow)

    def _follow(self) -> None:
        before, after = self._known, self._session.dossier.articles
        self._known = after
        opened = self._session.clean and self._session.undo_stack.count() == 0
        if self._session.brief.id != self._brief or opened:
            self._brief = self._session.brief.id
            return
        changed: list[Article] = [
            article
            for key, article in after.items()
            if key in before
            and article is not before[key]
            and article.corrected != before[key].corrected
        ]
        if changed:
            values = {article.key: article.corrected for article in changed}
            self._shelf.change(lambda library: write(library, values))


def write(library: Library, values: dict[str, Correction]) -> None:
    """Set corrections of the articles that the library has; they may be set so already."""
    for key, correction in values.items():
        stored = library.get(key)
        if stored is not None and stored.corrected != correction:
            library.correct(key, correction)
