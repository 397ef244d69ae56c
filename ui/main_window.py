"""The window: puts the panes together and the actions to work."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from briefgen.storage.brief_file import SUFFIX
from ui.actions.action_states import ActionStates
from ui.actions.action_table import Actions
from ui.actions.desk import Desk
from ui.actions.exporting import Exporting
from ui.actions.files import Files
from ui.actions.key_dates import CALENDAR_SUFFIX, KeyDates
from ui.actions.library_room import LibraryRoom
from ui.actions.menu_tips import MenuTips
from ui.actions.menus import Menus, Workers, slots
from ui.actions.notices import Notices
from ui.actions.people import PeopleWork
from ui.actions.picking import Picking
from ui.actions.proposing import Proposing
from ui.actions.quotes import QuoteWork
from ui.actions.services import Services
from ui.actions.sources import Sources
from ui.actions.steering import Steering
from ui.actions.templates import Templates
from ui.error_box import ErrorBox, MessageBar
from ui.jobs import Jobs
from ui.look import scaled
from ui.models.library_people import LibraryPeople
from ui.models.people import People
from ui.models.preview import Builder, Preview
from ui.models.review import Review
from ui.panes.article_pane import ArticlePane
from ui.panes.articles_pane import ArticlesPane
from ui.panes.brief_pane import BriefPane
from ui.panes.found_pane import FoundPane
from ui.panes.pages_pane import PagesPane
from ui.panes.pane_set import PaneSet
from ui.panes.people_pane import PeoplePane
from ui.panes.recovery_bar import RecoveryBar
from ui.panes.review_pane import ReviewPane
from ui.panes.side_panes import ARTICLE, FOUND, SidePanes, line
from ui.panes.status_line import StatusLine
from ui.panes.top_bar import TopBar
from ui.session import Session
from ui.widgets.toast import Toast
from ui.widgets.window_place import take_place

WIDE = 1600
"""From this width on, article and pages stand side by side."""
_LEFT_SHARE = 0.26
"""Of the window's width, what the left pane takes at most with a large font."""
_SIZE = (1366, 768)
_LEAST = (900, 600)


class MainWindow(QMainWindow):
    """Menu, bar, panes and status line. All state is in the session."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.session = Session(services.workspace, self)
        self.jobs = Jobs(self)
        look = services.look
        self.bar = MessageBar(look)
        self.errors = ErrorBox(self, self.bar)
        self.actions_ = Actions(self, look)
        self.review = Review(self.session, services.catalog, self.jobs)
        self.builder = Builder(services.tools)
        self.preview = Preview(self.session, self.review, self.builder, self.jobs)
        self.desk = Desk(
            self.session, self.jobs, self.errors, services.choosers, services.store, look, self
        )
        self.room: LibraryRoom
        self.library_people: LibraryPeople
        self.panes = self._make_panes()
        self.workers = self._make_workers()
        files = self.workers.files
        self.recovery_bar = RecoveryBar(look, files.recover, files.discard)
        self._lay_out()
        self.toast = Toast(self, look)
        Notices(self.session, self.toast)
        Menus(self.menuBar(), self.actions_, self.desk, files, self.workers.steering)
        MenuTips(self, self.actions_.every, self.panes.status.show_tip)
        ActionStates(self.session, self.actions_)
        self._connect()
        self.setAcceptDrops(True)
        self._restore_geometry()
        self._refresh_title()
        self.recovery_bar.offer(files.leftovers())
        QTimer.singleShot(0, self.room, self.room.begin)  # once the window is there to say it

    # putting together

    def _make_panes(self) -> PaneSet:
        act, look, jobs = self.actions_, self.services.look, self.jobs
        session, review, preview = self.session, self.review, self.preview
        catalog = self.services.catalog
        picks = act.several("pick_quote", "pick_date", "pick_point", "pick_position")
        names = ("revise", "split_quote", "merge_quotes", "compare", "pair", "reject_found")
        on_quotes = act.several(*names)
        article = ArticlePane(session, look, picks, [], on_quotes)
        pages = PagesPane(session, preview, look, jobs)
        found = FoundPane(session, look, act.several("accept_sure", "propose"), on_quotes, review)
        on_article = act.several(
            "confirm_dates", "article_details", "library_open", "remove_article"
        )
        articles = ArticlesPane(session, look, act.several("add", "sample"), on_article)
        self.room = LibraryRoom(self.desk, self.services, act, articles, article)
        self.library_people = LibraryPeople(session, self.room.shelf, jobs)
        people = PeoplePane(People(session), self.library_people, look, act.several("pick_quote"))
        return PaneSet(
            TopBar(session, review, catalog, look, act),
            self.room.left,
            articles,
            BriefPane(session, review, look, act),
            article,
            pages,
            found,
            self.room.suggested,
            people,
            SidePanes(self.room.article, pages, found, self.room.suggested, people),
            ReviewPane(session, review, look),
            StatusLine(session, review, preview, look, jobs),
        )

    def _make_workers(self) -> Workers:
        s, panes = self.services, self.panes
        desk = self.desk
        sources = Sources(desk, self.room.importing)
        picking = Picking(desk, panes.article)
        return Workers(
            sources,
            Files(desk, s.recovery, s.catalog),
            picking,
            Proposing(desk, self.review),
            Exporting(desk, self.review, self.builder),
            Templates(desk, self.review, s.catalog),
            Steering(desk, panes, sources, self.review),
            KeyDates(desk, self.review),
            PeopleWork(
                desk,
                panes.people,
                picking,
                self.library_people,
                self.room.shelf,
                self.room.suggesting.show,
            ),
            QuoteWork(desk, self.review, panes.article, panes.found, picking, panes.brief),
        )

    def _lay_out(self) -> None:
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.addWidget(self.panes.brief)
        self.middle.addWidget(self.panes.review)
        self.middle.setSizes([480, 220])
        self.panes.review.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.panes.left, self.middle, self.panes.side):
            self.splitter.addWidget(pane)
        for splitter in (self.middle, self.splitter):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.panes.left.setMinimumWidth(210)
        self.middle.setMinimumWidth(320)
        self.panes.side.setMinimumWidth(330)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 2)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.panes.top_bar, line(), self.recovery_bar, self.bar, *self.room.bars):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)
        column.addWidget(line())
        column.addWidget(self.panes.status)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        steering = self.workers.steering
        table = {**slots(self.actions_, self.panes, self.workers, self), **self.room.slots()}
        table |= self.room.slots_over(table)
        table |= self.workers.people.slots_over(table)
        table |= steering.slots_over(table)
        for name, slot in table.items():
            self.actions_[name].triggered.connect(lambda _=False, call=slot: call())
        self.session.fileChanged.connect(self._refresh_title)
        self.session.articlesChanged.connect(self._refresh_found)
        self.session.articleSelected.connect(self._refresh_found)
        self.session.briefChanged.connect(self._refresh_found)
        self.session.failed.connect(self.errors.tell)
        self.session.passageAsked.connect(lambda *_: self.panes.side.show_pane(ARTICLE))
        self.room.article.peeked.connect(lambda: self.panes.side.show_pane(ARTICLE))
        self.workers.quotes.list_asked.connect(lambda: self.panes.side.show_pane(FOUND))
        self.services.store.failed.connect(self.errors.tell)
        self.panes.found.pick_asked.connect(self.workers.picking.pick_found)
        self.panes.article.correction_asked.connect(self.workers.sources.correct)
        self.panes.article.details_asked.connect(steering.ask_article_details)
        self.panes.brief.fields.open_details = steering.ask_header
        self.panes.top_bar.template_chosen.connect(self.workers.templates.choose)
        self.panes.top_bar.theme_chosen.connect(self.workers.templates.dress)
        self.panes.top_bar.removal_asked.connect(self.workers.templates.remove)
        self.panes.top_bar.new_asked.connect(self.workers.files.new)
        self.panes.top_bar.marking_chosen.connect(self.workers.templates.mark)
        self.panes.top_bar.marking_asked.connect(self.workers.templates.ask_marking)
        self.panes.status.review_asked.connect(steering.toggle_review)
        self.panes.status.proposal_asked.connect(steering.next_proposal)
        self.panes.status.pages_asked.connect(steering.show_page)
        self.panes.review.closed.connect(self.panes.review.hide)
        self.workers.files.saved.connect(self.panes.status.note_saved)

    # following the session

    def _refresh_title(self) -> None:
        path = self.session.path
        name = self.session.brief.header.title or (path.stem if path else "Untitled brief")
        self.setWindowTitle(f"{name}[*] – briefgen")
        self.setWindowModified(not self.session.clean)

    def _refresh_found(self, *_: object) -> None:
        self.panes.side.set_found(
            sum(1 for f in self.panes.article.found if f.weight and not f.rejected)
        )

    # the window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put article and pages side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        if wide != self.panes.side.is_wide:
            self.panes.side.set_wide(wide)
            self.splitter.setSizes([290, 540, 1080] if wide else self._narrow_sizes())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files, folders, addresses, text, and articles of the library."""
        mime = event.mimeData()
        if mime.hasUrls() or self.room.accepts(mime) or (mime.hasText() and event.source() is None):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped; a single brief file is opened."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.open_paths(paths)
        elif not self.room.drop(event.mimeData()):
            self.workers.sources.add_dropped(event.mimeData())

    def open_paths(self, paths: list[Path]) -> None:
        """Open a brief file, take an agenda, or add article files and folders."""
        if len(paths) == 1 and paths[0].suffix == SUFFIX:
            self.workers.files.open_recent(paths[0])
        elif len(paths) == 1 and paths[0].suffix.lower() == CALENDAR_SUFFIX:
            self.workers.key_dates.add_agenda(paths[0])
        else:
            self.workers.sources.add(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then end in order."""
        self.panes.brief.view.finish_edit()
        if not self.workers.files.may_leave(self.close):
            event.ignore()
            return
        self.services.store.update(
            geometry=bytes(self.saveGeometry().data()),
            splitters=(bytes(self.splitter.saveState().data()),),
        )
        self.jobs.stop()
        self.room.close()
        super().closeEvent(event)

    def _narrow_sizes(self) -> list[int]:
        """Return the widths of the three panes for a window without side-by-side pages."""
        left = min(scaled(268 if self.width() > 1200 else 232), round(_LEFT_SHARE * self.width()))
        middle = round((self.width() - left) * 0.43)
        return [left, middle, self.width() - left - middle]

    def _restore_geometry(self) -> None:
        settings = self.services.store.settings
        take_place(self, QSize(*_SIZE), QSize(*_LEAST), settings.geometry)
        self.splitter.setSizes(self._narrow_sizes())
        if settings.splitters:
            self.splitter.restoreState(QByteArray(settings.splitters[0]))
