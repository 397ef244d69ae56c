"""Which actions can be done now, and what there is to undo."""

from PySide6.QtCore import QObject

from ui.actions.action_table import Actions
from ui.session import Session

_ON_ARTICLE = (
    "accept_sure",
    "confirm_dates",
    "article_details",
    "remove_article",
    "next_found",
    "previous_found",
)
"""What needs an article."""


class ActionStates(QObject):
    """Follows the session."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session)
        self._session, self._actions = session, actions
        session.stepChanged.connect(self._refresh)
        session.fileChanged.connect(self._refresh)
        session.articleSelected.connect(self._refresh)
        self._refresh()

    def _refresh(self, *_: object) -> None:
        stack, actions = self._session.undo_stack, self._actions
        for name, text, can in (
            ("undo", stack.undoText(), stack.canUndo()),
            ("redo", stack.redoText(), stack.canRedo()),
        ):
            actions[name].setText(f"&{name.capitalize()} {text}".rstrip())
            actions[name].setEnabled(can)
        for name in _ON_ARTICLE:
            actions[name].setEnabled(self._session.article is not None)
        actions["propose"].setEnabled(bool(self._session.dossier.articles))
