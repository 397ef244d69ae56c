"""What was done, told in passing, with the offer to undo it."""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from ui.session import Notice, Session
from ui.widgets.toast import Toast


class Notices(QObject):
    """Shows the session's notices as toasts; a toast undoes its own step only."""

    def __init__(self, session: Session, toast: Toast) -> None:
        super().__init__(session)
        self._session, self._toast = session, toast
        self._step = -1  # the undo stack's index when the toast offered to undo
        session.noticed.connect(self._show)
        session.stepChanged.connect(self._drop_old)

    def _show(self, notice: Notice) -> None:
        if notice.undoable:
            self._toast.tell(notice.text, "Undo", self._session.undo)
            self._step = self._session.undo_stack.index()
        elif notice.back is not None:
            self._toast.tell(notice.text, "Undo", notice.back)
        elif notice.folder is not None:
            url = QUrl.fromLocalFile(str(notice.folder))
            self._toast.tell(notice.text, "Open folder", lambda: QDesktopServices.openUrl(url))
        else:
            self._toast.tell(notice.text)

    def _drop_old(self, step: int) -> None:
        """Take the offer away when another step is done."""
        if step != self._step:
            self._step = -1
            self._toast.drop_offer()
