"""Puts the library's panes, bars and workers together."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtWidgets import QWidget

from briefgen.model.brief import PartKind
from briefgen.suggesting import Analysed
from ui.actions.action_table import Actions
from ui.actions.corrections import Corrections
from ui.actions.desk import Desk
from ui.actions.emptying import Emptying
from ui.actions.importing import Importing
from ui.actions.inbox import InboxWatch
from ui.actions.labels import Labels
from ui.actions.library import LibraryWork
from ui.actions.network import Network
from ui.actions.peeking import Peeking
from ui.actions.services import Services
from ui.actions.several import Several
from ui.actions.suggesting import Suggesting
from ui.actions.versions import Versions
from ui.dialogs.import_report import ReportDialog
from ui.found import FoundKind
from ui.models.facets import FacetReader
from ui.models.import_report import Report
from ui.models.library_rows import KEYS_TYPE
from ui.models.library_search import LibrarySearch
from ui.models.shelf import Shelf
from ui.models.suggestions import Suggestions
from ui.panes.article_desk import ArticleDesk
from ui.panes.article_pane import ArticlePane
from ui.panes.articles_pane import ArticlesPane
from ui.panes.left_panes import LeftPanes
from ui.panes.library_pane import LibraryPane
from ui.panes.suggestions_pane import SuggestionsPane
from ui.widgets.offer_bar import Offer, OfferBar

Slots = dict[str, Callable[[], object]]
_BACKUP_MS = 20_000
"""The day's first start backs the library up, once the analyst has begun to work."""


class LibraryRoom(QObject):
    """Everything of the window that has to do with the library and the sources."""

    def __init__(
        self,
        desk: Desk,
        services: Services,
        actions: Actions,
        articles: ArticlesPane,
        article: ArticlePane,
    ) -> None:
        super().__init__(desk.session)
        self._desk, self._services, self._actions = desk, services, actions
        self._session = desk.session
        look, jobs = desk.look, desk.jobs
        analysed = Analysed()
        self.shelf = Shelf(jobs, services.library, services.library_folder, self)
        self.search = LibrarySearch(desk.session, self.shelf, jobs)
        self.facets = FacetReader(self.shelf, jobs)
        self.report_bar = OfferBar(look, "reportBar")
        self.inbox_bar = OfferBar(look, "inboxBar")
        self.offer_bar = OfferBar(look, "offerBar", amber=True)
        self.importing = Importing(desk, self.shelf)
        self.work = LibraryWork(desk, self.shelf, self.search, self.facets, self.offer_bar)
        self.labels = Labels(desk, self.shelf, self.facets)
        self.emptying = Emptying(desk, self.shelf, self.offer_bar)
        self.several = Several(desk, self.shelf, self.search)
        self.versions = Versions(desk, self.shelf)
        self.network = Network(
            desk, self.importing, self.offer_bar, actions["offline"], actions["fetch"]
        )
        self.inbox = InboxWatch(desk, self.importing, self.inbox_bar)
        self.corrections = Corrections(desk.session, self.shelf)
        self.report_dialog: ReportDialog | None = None
        self.pane = LibraryPane(self.shelf, self.search, self.facets, look, actions)
        self.left = LeftPanes(desk.session, articles, self.pane)
        self.article = ArticleDesk(
            desk.session,
            self.shelf,
            jobs,
            look,
            article,
            actions.several("library_add", "library_open", "library_tags"),
            actions.several("pick_quote", "pick_date", "pick_point"),
            analysed,
        )
        self.suggestions = Suggestions(desk.session, self.shelf, jobs, analysed)
        self.suggested = SuggestionsPane(
            self.suggestions,
            self.shelf,
            look,
            actions.several("add_suggestion", "pick_point", "pick_quote"),
            actions["add_issue"],
        )
        self.suggesting = Suggesting(
            desk, self.shelf, self.suggestions, self.suggested, self.article
        )
        self.peeking = Peeking(desk, self.article)
        self._connect()

    @property
    def bars(self) -> tuple[QWidget, ...]:
        """The bars that stand over the panes."""
        return (self.offer_bar, self.report_bar, self.inbox_bar)

    @property
    def busy(self) -> bool:
        """Whether something is being read for the panes."""
        return any(one.busy for one in (self.search, self.facets, self.article, self.suggestions))

    def _connect(self) -> None:
        shelf, article, tools = self.shelf, self.article, self.pane.tools
        shelf.failed.connect(self._desk.errors.tell)
        shelf.selectionChanged.connect(self.refresh_actions)
        self._session.articleSelected.connect(self.refresh_actions)
        self.left.changed.connect(self.refresh_actions)
        self.importing.reported.connect(self._show_report)
        self.importing.superseding.connect(self._offer_version)
        article.compare_asked.connect(self.versions.compare)
        article.version_asked.connect(self.versions.use)
        article.read.connect(self.work.mark_read)
        article.read.connect(lambda _: self._enable_steps())
        article.details_asked.connect(self.several.ask)
        article.date_confirmed.connect(self.work.confirm_date)
        tools.saveAsked.connect(self.work.save_search)
        tools.forgetAsked.connect(self.work.forget_search)
        self.suggested.show_asked.connect(self.suggesting.show)
        self.suggested.add_asked.connect(self.suggesting.add)
        tools.emptyAsked.connect(self.emptying.empty_bin)
        self.emptying.changed.connect(self.refresh_actions)
        self.refresh_actions()

    def begin(self) -> None:
        """Say why there is no library and what can be done; where there is one, back it up."""
        error = self._services.library_error
        if error is not None:
            self._desk.errors.tell(error)
            self.work.offer_restore()
        QTimer.singleShot(_BACKUP_MS, self, self.shelf.back_up)
        QTimer.singleShot(_BACKUP_MS, self, self.emptying.purge)

    def close(self) -> None:
        """Close the library; to be called after the jobs have ended."""
        self.shelf.close()

    def slots(self) -> Slots:
        """Return what each action of the library calls, by the action's name."""
        work = self.work
        return {
            "find": self.left.focus_search,
            "fetch": self.network.ask,
            "inbox": self.inbox.choose,
            "import_report": lambda: self._show_details(self.importing.report),
            "show_library": self.left.toggle,
            "library_add": work.add,
            "library_open": work.open_original,
            "library_tags": self.labels.ask_tags,
            "library_collect": self.labels.ask_collections,
            "library_details": self.several.ask,
            "library_unread": work.mark_unread,
            "library_save": work.save_search,
            "library_bin": work.bin,
            "add_suggestion": self.suggesting.add_current,
            "library_put_back": work.put_back,
            "library_bring_back": self.emptying.bring_back,
            "library_restore": work.offer_restore,
            "offline": lambda: None,  # it is checked or not; see Network
        }

    def slots_over(
        self, others: dict[str, Callable[[], object]]
    ) -> dict[str, Callable[[], object]]:
        """Return what keys do that mean something else in the library's own panes."""
        pick, peek = self.suggesting.instead_of, self.peeking.instead_of
        over: Slots = {
            "remove": self._removing(others["remove"]),
            "next_found": self.peeking.stepping(1, others["next_found"]),
            "previous_found": self.peeking.stepping(-1, others["previous_found"]),
        }
        for name, part, kind in (
            ("pick_point", PartKind.POINTS, None),
            ("pick_quote", PartKind.QUOTES, FoundKind.QUOTE),
            ("pick_date", PartKind.KEY_DATES, FoundKind.DATE),
        ):
            over[name] = pick(part, peek(kind, others[name]))
        over["article_details"] = self._detailing(others["article_details"])
        over["pick_position"] = peek(FoundKind.POSITION, others["pick_position"])
        return over

    def _detailing(self, otherwise: Callable[[], object]) -> Callable[[], object]:
        """Return what asking for details does: of several articles only what they share."""

        def ask() -> None:
            keys = self.left.articles.selected
            if len(keys) > 1:
                self.several.ask_held(keys)
            else:
                otherwise()

        return ask

    def _removing(self, otherwise: Callable[[], object]) -> Callable[[], object]:
        """Return what Del does: bin what is selected in the library, if it has the focus."""

        def remove() -> None:
            if self.pane.list.hasFocus() and not self.search.asked.filter.in_bin:
                self.work.bin()
            elif not self.pane.list.hasFocus():
                otherwise()

        return remove

    def refresh_actions(self, *_: object) -> None:
        """Enable what can be done with what is selected."""
        chosen, act = bool(self.shelf.selected), self._actions
        for name in ("add", "tags", "collect", "details", "unread", "bin", "put_back"):
            act[f"library_{name}"].setEnabled(chosen)
        act["library_open"].setEnabled(chosen or self._session.article is not None)
        act["library_bring_back"].setVisible(bool(self.emptying.emptied))
        act["library_restore"].setVisible(self.shelf.library is None)

    def _enable_steps(self) -> None:
        for name in ("next_found", "previous_found"):
            self._actions[name].setEnabled(True)

    # drops

    def accepts(self, mime: QMimeData) -> bool:
        """Return whether library articles, or a web address, are dragged."""
        return mime.hasFormat(KEYS_TYPE)

    def drop(self, mime: QMimeData) -> bool:
        """Add dragged library articles, or offer to fetch a dropped address."""
        if mime.hasFormat(KEYS_TYPE):
            data = bytes(mime.data(KEYS_TYPE).data()).decode()
            self.work.add_keys(tuple(data.split("\n")))
            return True
        web = [url for url in mime.urls() if url.scheme() in ("http", "https")]
        if web and not any(url.isLocalFile() for url in mime.urls()):
            self.network.offer(web[0])
            return True
        return False

    # reports and versions

    def _show_report(self, report: Report) -> None:
        offers = [Offer("Details", partial(self._show_details, report), stays=True)]
        self.report_bar.offer(report.summary, offers)

    def _show_details(self, report: Report) -> None:
        if not report.lines:
            self._session.tell("Nothing was added yet.")
            return
        dialog = ReportDialog(self._desk.window, self._desk.look, report)
        dialog.retry.connect(self.importing.add_files)
        self.report_dialog = dialog
        dialog.open()

    def _offer_version(self, old: str, new: str) -> None:
        """Show the old version in the brief: the bar over it offers the new one."""
        self._session.select_article(old)
        self._session.tell("A new version of this article came in: see the bar over it.")
