"""What the checks say, as a list to walk through: what it is, what to do, where it is."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from briefgen.editing import edits
from briefgen.model.brief import anchors_of
from briefgen.model.problem import Problem, Severity
from ui.look import Look
from ui.models.listing import ROW_ROLE, Listing
from ui.models.review import Review
from ui.session import Session
from ui.widgets.buttons import text_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.pane_header import PaneHeader
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text_block import Run, TextBlock

_LEFT = 44
_MARKS = {
    Severity.ERROR: ("cross", "red"),
    Severity.WARNING: ("warning", "amber"),
    Severity.NOTE: ("more", "secondary"),
}


@dataclass(slots=True)
class ProblemLayout:
    """Where a problem's texts stand."""

    what: TextBlock
    remedy: TextBlock


class ProblemDelegate(RowDelegate[ProblemLayout]):
    """Paints what is wrong and what to do."""

    def key_of(self, row: Problem) -> Problem:
        """Return the problem: it is what it says."""
        return row

    def lay_out(self, row: Problem, width: float) -> ProblemLayout:
        """Lay out the two sentences."""
        colours, room = self.look.colours, width - _LEFT - 20
        what = TextBlock([Run(row.what, self.look.ui_font(), colours.text)], room)
        remedy = TextBlock([Run(row.remedy, self.look.ui_font(-1), colours.secondary)], room)
        return ProblemLayout(what, remedy)

    def height_of(self, layout: ProblemLayout) -> float:
        """Return at least 44 pixels."""
        return max(44.0, 16 + layout.what.height + layout.remedy.height)

    def paint_row(
        self,
        painter: QPainter,
        place: QRectF,
        row: Problem,
        layout: ProblemLayout,
        state: QStyle.StateFlag,
    ) -> None:
        """Paint mark and sentences."""
        icon, colour = _MARKS[row.severity]
        pixmap = self.look.pixmap(icon, str(getattr(self.look.colours, colour)), 16)
        painter.drawPixmap(QPointF(place.left() + 18, place.top() + 9), pixmap)
        layout.what.draw(painter, place.left() + _LEFT, place.top() + 8)
        layout.remedy.draw(painter, place.left() + _LEFT, place.top() + 8 + layout.what.height)


class ReviewPane(QWidget):
    """The problems; `closed` is raised by its close button."""

    closed = Signal()

    def __init__(self, session: Session, review: Review, look: Look) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._review = review
        self._listing: Listing[Problem] = Listing(
            lambda problem: f"{problem.rule}:{problem.item}:{problem.article}:{problem.what}",
            lambda problem: f"{problem.severity}: {problem.what} {problem.remedy}",
        )
        self._header = PaneHeader(look, "Review")
        hint = QLabel("F8 goes to the next")
        hint.setProperty("secondary", True)
        self._header.add(hint)
        close = text_button("Close")
        close.clicked.connect(self.closed)
        self._header.add(close)
        self.list = QListView()
        self.list.setProperty("side", True)
        self.list.setModel(self._listing)
        self.list.setItemDelegate(ProblemDelegate(look, self.list))
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("What the checks say")
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._jump)
        self.list.activated.connect(self._jump)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState(look, "check", "Nothing to look at: all is well."))
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        review.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        problems = self._review.verdicts.problems
        self._listing.set_rows(problems)
        self._header.set_count(str(len(problems)) if problems else "")
        self._stack.setCurrentIndex(1 if problems else 0)

    def next(self) -> None:
        """Go to the next problem."""
        count = self._listing.rowCount()
        if count:
            index = self._listing.index((self.list.currentIndex().row() + 1) % count)
            self.list.setCurrentIndex(index)
            self._jump(index)

    def _jump(self, index: QModelIndex) -> None:
        problem: Problem | None = index.data(ROW_ROLE)
        if problem is None:
            return
        if problem.item:
            self._session.ask_item(problem.item)
            found = edits.find_item(self._session.brief, problem.item)
            anchors = anchors_of(found[1]) if found else ()
            if anchors and anchors[0].article_key in self._session.dossier.articles:
                self._session.ask_passage(anchors[0].article_key, anchors[0].span)
        elif problem.article:
            self._session.select_article(problem.article)
