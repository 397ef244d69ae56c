"""The pages as they will be exported."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.editing import edits
from briefgen.errors import BriefgenError
from briefgen.model.brief import anchors_of
from ui.jobs import Jobs
from ui.look import PADDING, Look
from ui.models.preview import Preview
from ui.session import Session
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_view import PageView
from ui.widgets.pane_header import HEIGHT


class PagesPane(QWidget):
    """The page view with its zoom; a click selects the item and jumps to its source."""

    def __init__(self, session: Session, preview: Preview, look: Look, jobs: Jobs) -> None:
        super().__init__()
        self._session = session
        self._preview = preview
        self._look = look
        self.view = PageView(look, jobs)
        self._page = QLabel()
        self._page.setProperty("secondary", True)
        self._zoom = QLabel()
        self._zoom.setProperty("secondary", True)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState(look, "page", "The pages are being set."))
        self._failure = EmptyState(look, "warning", "")
        self._stack.addWidget(self._failure)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar(look))
        column.addWidget(self._stack, 1)
        self.view.origin_clicked.connect(self._on_clicked)
        self.view.zoom_changed.connect(lambda _: self._tell())
        self.view.page_changed.connect(lambda _: self._tell())
        session.itemSelected.connect(self._follow)
        preview.changed.connect(self._show)
        preview.failed.connect(self._fail)
        if preview.current is not None:
            self._show()

    def _make_bar(self, look: Look) -> QWidget:
        bar = QWidget()
        bar.setProperty("paper", True)
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(PADDING + 4, 0, PADDING, 0)
        row.setSpacing(2)
        row.addWidget(self._page)
        row.addStretch(1)
        self._buttons: list[tuple[QToolButton, str]] = []
        for icon, name, act in (
            ("minus", "Zoom out", lambda: self.view.step_zoom(-1)),
            ("new", "Zoom in", lambda: self.view.step_zoom(1)),
            ("fit", "Fit the width", lambda: self.view.set_zoom(None)),
        ):
            button = QToolButton()
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(act)
            self._buttons.append((button, icon))
            row.addWidget(button)
            if icon == "minus":
                row.addWidget(self._zoom)
        look.changed.connect(self._dress)
        self._dress()
        return bar

    def _dress(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(self._look.icon(icon))

    def _show(self) -> None:
        current = self._preview.current
        if current is not None:
            self.view.set_pages(current.built.pages, current.data)
            self._stack.setCurrentWidget(self.view)
            self._tell()

    def _fail(self, error: BriefgenError) -> None:
        self._failure.set_sentence(str(error))
        self._stack.setCurrentWidget(self._failure)

    def _tell(self) -> None:
        current = self._preview.current
        count = len(current.built.pages.pages) if current else 0
        self._page.setText(f"Page {self.view.page} of {count}")
        self._zoom.setText(f"{self.view.zoom * 72 / 96:.0%}")

    def _follow(self, item_id: str) -> None:
        self.view.set_current(item_id)
        if not self.view.underMouse():
            self.view.show_origin(item_id)

    def _on_clicked(self, origin: str) -> None:
        self._session.ask_item(origin)
        found = edits.find_item(self._session.brief, origin)
        anchors = anchors_of(found[1]) if found else ()
        if anchors:
            self._session.ask_passage(anchors[0].article_key, anchors[0].span)
