"""The window: puts the panes together and the actions to work."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import (
    QActionGroup,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from briefgen.editing import edits
from briefgen.model.brief import ItemState, PartKind, Place
from briefgen.storage.brief_file import SUFFIX
from briefgen.storage.settings import ThemeChoice
from ui.actions.action_table import MENUS, Actions
from ui.actions.exporting import Exporting, Templates
from ui.actions.files import Files
from ui.actions.picking import Picking
from ui.actions.sources import Sources
from ui.dialogs.about import about_dialog, keys_dialog
from ui.dialogs.details import article_dialog, header_dialog
from ui.error_box import ErrorBox, MessageBar
from ui.found import FoundKind
from ui.jobs import Jobs
from ui.look import Mode
from ui.models.preview import Builder, Preview
from ui.models.review import Review
from ui.panes.article_pane import ArticlePane
from ui.panes.articles_pane import ArticlesPane
from ui.panes.brief_pane import BriefPane
from ui.panes.found_pane import FoundPane
from ui.panes.pages_pane import PagesPane
from ui.panes.recovery_bar import RecoveryBar
from ui.panes.review_pane import ReviewPane
from ui.panes.side_panes import ARTICLE, FOUND, PAGES, SidePanes, line
from ui.panes.status_line import StatusLine
from ui.panes.top_bar import TopBar
from ui.services import Services
from ui.session import Notice, Session
from ui.widgets.toast import Toast

WIDE = 1600
"""From this width on, article and pages stand side by side."""
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
        builder = Builder(services.tools)
        self.preview = Preview(self.session, self.review, builder, self.jobs)
        self._make_panes()
        self._make_workers(builder)
        self._lay_out()
        self.toast = Toast(self, look)
        self._make_menus()
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST)
        self._restore_geometry()
        self._refresh_title()
        self._refresh_actions()
        self.recovery_bar.offer(self.files.leftovers())

    # putting together

    def _make_panes(self) -> None:
        act, look = self.actions_, self.services.look
        session, review, preview = self.session, self.review, self.preview
        self.top_bar = TopBar(
            session,
            review,
            self.services.catalog,
            look,
            act.several("add", "paste"),
            act["save_template"],
            act["export"],
        )
        self.articles = ArticlesPane(
            session, look, act.several("add", "sample"), act.several("article_details", "remove_article")
        )
        items = ("edit_item", "confirm", "reject", "disclosure", "show_source", "move_up", "move_down", "remove")
        self.brief = BriefPane(
            session, review, look, act.several("propose", "add_issue"), act.several(*items), act["propose"]
        )
        picks = act.several("pick_quote", "pick_date", "pick_point", "pick_position")
        self.article = ArticlePane(session, look, picks, [])
        self.pages = PagesPane(session, preview, look, self.jobs)
        self.found = FoundPane(session, look, act.several("accept_sure", "propose"))
        self.side = SidePanes(self.article, self.pages, self.found)
        self.review_pane = ReviewPane(session, review, look)
        self.status = StatusLine(session, review, preview, look, self.jobs)

    def _make_workers(self, builder: Builder) -> None:
        s, session, jobs, errors = self.services, self.session, self.jobs, self.errors
        self.sources = Sources(session, jobs, errors, s.choosers, s.store, self)
        self.files = Files(
            session, jobs, errors, s.choosers, s.store, s.recovery, s.catalog, self
        )
        self.picking = Picking(session, self.review, self.article)
        self.exporting = Exporting(
            session, self.review, builder, jobs, errors, s.choosers, s.store, s.look, self
        )
        self.templates = Templates(session, self.review, s.catalog, errors, s.choosers, self)
        self.recovery_bar = RecoveryBar(s.look, self.files.recover, self.files.discard)

    def _lay_out(self) -> None:
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.addWidget(self.brief)
        self.middle.addWidget(self.review_pane)
        self.middle.setSizes([480, 220])
        self.review_pane.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.articles, self.middle, self.side):
            self.splitter.addWidget(pane)
        for splitter in (self.middle, self.splitter):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.articles.setMinimumWidth(210)
        self.middle.setMinimumWidth(320)
        self.side.setMinimumWidth(330)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setStretchFactor(2, 3)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top_bar, line(), self.recovery_bar, self.bar):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)
        column.addWidget(line())
        column.addWidget(self.status)
        self.setCentralWidget(centre)

    def _make_menus(self) -> None:
        submenus = {"recent": self._fill_recent, "look": self._fill_look}
        for title, specs in MENUS.items():
            menu = self.menuBar().addMenu(title)
            for spec in specs:
                if spec.name.startswith("-"):
                    menu.addSeparator()
                elif spec.name in submenus:
                    submenu = menu.addMenu(spec.text)
                    fill = submenus[spec.name]
                    submenu.aboutToShow.connect(lambda m=submenu, f=fill: f(m))
                else:
                    menu.addAction(self.actions_[spec.name])

    def _connect(self) -> None:
        for name, slot in self._slots().items():
            self.actions_[name].triggered.connect(lambda _=False, call=slot: call())
        self.session.undo_stack.indexChanged.connect(self._refresh_actions)
        self.session.fileChanged.connect(self._refresh_title)
        self.session.fileChanged.connect(self._refresh_actions)
        self.session.itemSelected.connect(self._refresh_actions)
        self.session.articleSelected.connect(self._refresh_actions)
        self.session.articlesChanged.connect(self._refresh_found)
        self.session.articleSelected.connect(self._refresh_found)
        self.session.noticed.connect(self._on_notice)
        self.session.failed.connect(self.errors.tell)
        self.session.passageAsked.connect(lambda *_: self.side.show_pane(ARTICLE))
        self.services.store.failed.connect(self.errors.tell)
        self.found.pick_asked.connect(self.picking.pick_found)
        self.article.correction_asked.connect(self.sources.correct)
        self.article.details_asked.connect(self.ask_article_details)
        self.brief.fields.open_details = self.ask_header
        self.top_bar.template_chosen.connect(self.templates.choose)
        self.top_bar.new_asked.connect(self.files.new)
        self.top_bar.marking_chosen.connect(self.templates.mark)
        self.top_bar.marking_asked.connect(self.templates.ask_marking)
        self.status.review_asked.connect(self.toggle_review)
        self.review_pane.closed.connect(self.review_pane.hide)
        self.files.saved.connect(self.status.note_saved)

    def _slots(self) -> dict[str, Callable[[], object]]:
        brief, pages, side = self.brief, self.pages.view, self.side
        stack, picking = self.session.undo_stack, self.picking
        return {
            "new": self.files.new,
            "open": self.files.choose_and_open,
            "save": self.files.save,
            "save_as": self.files.save_as,
            "save_template": self.templates.save_as_own,
            "export": self.exporting.ask,
            "quit": self.close,
            "undo": stack.undo,
            "redo": stack.redo,
            "edit_item": brief.edit_current,
            "remove": self.remove,
            "move_up": lambda: brief.move_current(-1),
            "move_down": lambda: brief.move_current(1),
            "find": self.focus_search,
            "add": self.sources.choose,
            "paste": self.sources.paste,
            "sample": self.sources.open_sample,
            "pick_quote": lambda: picking.pick(FoundKind.QUOTE),
            "pick_date": lambda: picking.pick(FoundKind.DATE),
            "pick_position": lambda: picking.pick(FoundKind.POSITION),
            "pick_point": picking.pick_point,
            "next_found": lambda: self.step_found(1),
            "previous_found": lambda: self.step_found(-1),
            "accept_sure": picking.accept_sure,
            "article_details": self.ask_article_details,
            "remove_article": self.sources.remove_current,
            "propose": picking.propose,
            "confirm_all": picking.confirm_all,
            "add_issue": brief.begin_issue,
            "add_item": self.add_item,
            "header": self.ask_header,
            "confirm": lambda: brief.set_state(ItemState.CONFIRMED),
            "reject": lambda: brief.set_state(ItemState.REJECTED),
            "disclosure": brief.toggle_disclosure,
            "show_source": brief.show_source,
            "show_article": lambda: side.show_pane(ARTICLE),
            "show_pages": lambda: side.show_pane(PAGES),
            "show_found": lambda: side.show_pane(FOUND),
            "review": self.next_problem,
            "next_pane": self.focus_next_pane,
            "fold_all": brief.fold_all,
            "zoom_in": lambda: pages.step_zoom(1),
            "zoom_out": lambda: pages.step_zoom(-1),
            "zoom_fit": lambda: pages.set_zoom(None),
            "keys": lambda: keys_dialog(self, self.actions_.keys()).open(),
            "about": lambda: about_dialog(self).open(),
        }

    # menus that are filled when they open

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for name in self.services.store.settings.recent:
            path = Path(name)
            action = menu.addAction(path.name)
            action.setToolTip(name)
            action.triggered.connect(lambda _=False, p=path: self.files.open_recent(p))
        if menu.isEmpty():
            menu.addAction("No recent briefs").setEnabled(False)

    def _fill_look(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        names = {Mode.SYSTEM: "As the system", Mode.LIGHT: "Light", Mode.DARK: "Dark"}
        for mode, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(self.services.look.mode is mode)
            action.triggered.connect(lambda _=False, m=mode: self.set_mode(m))
            group.addAction(action)

    def set_mode(self, mode: Mode) -> None:
        """Show the light or the dark look, or follow the system."""
        self.services.look.mode = mode
        self.services.store.update(theme=ThemeChoice(mode.value))

    # what actions do that concern more than one pane

    def remove(self) -> None:
        """Remove the article that has the focus, else the selected item."""
        if self.articles.list.hasFocus():
            self.sources.remove_current()
        else:
            self.brief.remove_current()

    def add_item(self) -> None:
        """Write an item into the part that is selected, else a point of the first issue."""
        place = self.session.target
        if place is None and self.session.brief.issues:
            place = Place(PartKind.POINTS, self.session.brief.issues[0].id)
        if place is None:
            self.brief.begin_issue()
        else:
            self.brief.begin_item(place)

    def step_found(self, step: int) -> None:
        """Go to the next or previous finding in the article."""
        found = [one for one in self.article.found if one.weight and one.ref.kind is not FoundKind.ISSUE]
        if found:
            refs = [one.ref for one in found]
            current = self.session.finding
            start = refs.index(current) if current in refs else -1 if step > 0 else 0
            self.session.select_finding(refs[(start + step) % len(refs)])

    def focus_search(self) -> None:
        """Go to the search field of the articles."""
        self.articles.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.articles.field.selectAll()

    def focus_next_pane(self) -> None:
        """Move the focus round the panes."""
        shown = {ARTICLE: self.article.text, PAGES: self.pages.view, FOUND: self.found.list}
        ring: list[QWidget] = [self.articles.list, self.brief.view, shown[self.side.shown]]
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(ring) if pane is focus), -1)
        ring[(here + 1) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)

    def toggle_review(self) -> None:
        """Show or hide what the checks say."""
        self.review_pane.setVisible(not self.review_pane.isVisible())

    def next_problem(self) -> None:
        """Show what the checks say; once it is shown, go to the next."""
        if self.review_pane.isVisible():
            self.review_pane.next()
        else:
            self.review_pane.show()

    def ask_header(self) -> None:
        """Open the form for the head of the brief."""
        dialog = header_dialog(self, self.session.brief.header)
        dialog.asked.connect(
            lambda changes: self.session.edit("Edit head", lambda b: edits.set_header(b, **changes))
        )
        dialog.open()

    def ask_article_details(self) -> None:
        """Open the form for what is known of the selected article."""
        article = self.session.article
        if article is not None:
            dialog = article_dialog(self, article)
            dialog.asked.connect(lambda changes: self.sources.correct_fields(article.key, changes))
            dialog.open()

    # following the session

    def _on_notice(self, notice: Notice) -> None:
        if notice.undoable:
            self.toast.tell(notice.text, "Undo", self.session.undo_stack.undo)
        elif notice.folder is not None:
            url = QUrl.fromLocalFile(str(notice.folder))
            self.toast.tell(notice.text, "Open folder", lambda: QDesktopServices.openUrl(url))
        else:
            self.toast.tell(notice.text)

    def _refresh_title(self) -> None:
        path = self.session.path
        name = self.session.brief.header.title or (path.stem if path else "Untitled brief")
        self.setWindowTitle(f"{name}[*] – briefgen")
        self.setWindowModified(not self.session.clean)

    def _refresh_actions(self, *_: object) -> None:
        stack, act = self.session.undo_stack, self.actions_
        for name, text, can in (
            ("undo", stack.undoText(), stack.canUndo()),
            ("redo", stack.redoText(), stack.canRedo()),
        ):
            act[name].setText(f"&{name.capitalize()} {text}".rstrip())
            act[name].setEnabled(can)
        has_article = self.session.article is not None
        for name in ("accept_sure", "article_details", "remove_article", "next_found", "previous_found"):
            act[name].setEnabled(has_article)
        act["propose"].setEnabled(bool(self.session.dossier.articles))

    def _refresh_found(self, *_: object) -> None:
        self.side.set_found(sum(1 for found in self.article.found if found.weight))

    # the window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put article and pages side by side where there is room."""
        super().resizeEvent(event)
        self.side.set_wide(event.size().width() >= WIDE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files, folders and text."""
        mime = event.mimeData()
        if mime.hasUrls() or (mime.hasText() and event.source() is None):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped; a single brief file is opened."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.open_paths(paths)
        else:
            self.sources.add_dropped(event.mimeData())

    def open_paths(self, paths: list[Path]) -> None:
        """Open a brief file, or add article files and folders."""
        if len(paths) == 1 and paths[0].suffix == SUFFIX:
            self.files.open_recent(paths[0])
        else:
            self.sources.add(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then end in order."""
        self.brief.view.finish_edit()
        if not self.files.may_leave(self.close):
            event.ignore()
            return
        self.services.store.update(
            geometry=bytes(self.saveGeometry().data()),
            splitters=(bytes(self.splitter.saveState().data()),),
        )
        self.jobs.stop()
        super().closeEvent(event)

    def _restore_geometry(self) -> None:
        settings = self.services.store.settings
        self.resize(*_SIZE)
        self.splitter.setSizes([268, 470, 628])
        if settings.geometry:
            self.restoreGeometry(QByteArray(settings.geometry))
        if settings.splitters:
            self.splitter.restoreState(QByteArray(settings.splitters[0]))
