"""The session: the workspace as Qt sees it, with undo and what is selected.

No pane tells another pane anything. Each listens to the session and asks it for changes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from briefgen.editing.changed import changed_key
from briefgen.errors import BriefgenError
from briefgen.model.article import Article
from briefgen.model.brief import Brief, Place
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings
from briefgen.workspace import Change, Workspace
from ui.found import FoundRef

_MERGE_ID = 1


class EditCommand(QUndoCommand):
    """One step: the dossier before and after. The only undo command there is."""

    def __init__(
        self, workspace: Workspace, before: Dossier, after: Dossier, text: str, field: str = ""
    ) -> None:
        super().__init__(text)
        self._workspace = workspace
        self.before = before
        self.after = after
        self.field = field

    def undo(self) -> None:
        """Go back to the dossier before."""
        self._workspace.dossier = self.before

    def redo(self) -> None:
        """Go to the dossier after."""
        self._workspace.dossier = self.after

    def id(self) -> int:
        """Return whether the step may merge: -1 for no."""
        return _MERGE_ID if self.field else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later step if it typed into the same field."""
        if not isinstance(other, EditCommand) or other.field != self.field:
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell in passing.

    `undoable`: the toast offers to undo the last step. `folder`: it offers to open that folder.
    `back`: it offers to undo by calling this, for what is no step of the brief.
    """

    text: str
    undoable: bool = False
    folder: Path | None = None
    back: Callable[[], object] | None = None


class Session(QObject):
    """Signals for every change, the undo stack, and what is selected.

    Signals: `briefChanged`, `articlesChanged` (articles, their metadata or findings) and
    `fileChanged` (path or saved state), `findingSelected` and `targetChanged` carry nothing; ask
    the session. `stepChanged` carries the place in the undo history, `articleSelected` an article
    key ("" for none), `itemSelected` an item or issue id, `itemAsked` one to bring into view,
    `passageAsked` an article key and a TextSpan to show, `noticed` a Notice, `failed` a
    BriefgenError.
    """

    briefChanged = Signal()
    articlesChanged = Signal()
    fileChanged = Signal()
    stepChanged = Signal(int)
    articleSelected = Signal(str)
    itemSelected = Signal(str)
    findingSelected = Signal()
    targetChanged = Signal()
    passageAsked = Signal(str, object)
    itemAsked = Signal(str)
    noticed = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self.stepChanged)  # the stack tells even as it goes
        self._article = ""
        self._item = ""
        self._finding: FoundRef | None = None
        self._target: Place | None = None
        self._unsubscribe = (
            workspace.changed.subscribe(self._on_changed),
            workspace.file_changed.subscribe(lambda _path: self.fileChanged.emit()),
        )

    # what there is

    @property
    def dossier(self) -> Dossier:
        """The open dossier."""
        return self._workspace.dossier

    @property
    def brief(self) -> Brief:
        """The open brief."""
        return self._workspace.dossier.brief

    @property
    def path(self) -> Path | None:
        """The brief file, None if it was never saved."""
        return self._workspace.path

    @property
    def clean(self) -> bool:
        """Whether everything is saved."""
        return self._workspace.clean

    @property
    def article(self) -> Article | None:
        """The selected article."""
        return self.dossier.articles.get(self._article)

    @property
    def findings(self) -> Findings | None:
        """What was found in the selected article."""
        return self.dossier.findings.get(self._article)

    @property
    def item_id(self) -> str:
        """Id of the selected item or issue, "" for none."""
        return self._item

    @property
    def finding(self) -> FoundRef | None:
        """The selected finding of the selected article, None for none."""
        return self._finding

    @property
    def target(self) -> Place | None:
        """Where the analyst last worked: where picked points go. None: not yet anywhere."""
        return self._target

    # changing it

    def edit(self, text: str, change: Callable[[Brief], Brief], field: str = "") -> bool:
        """Apply a pure function to the brief as one step of undo.

        Args:
            text: name of the step, as in "Undo Add quote".
            change: brief to brief.
            field: steps with the same non-empty field in a row become one (typing).

        Returns:
            Whether anything changed.
        """
        return self.edit_dossier(text, lambda d: d.with_brief(change(d.brief)), field)

    def edit_dossier(
        self, text: str, change: Callable[[Dossier], Dossier], field: str = ""
    ) -> bool:
        """Apply a pure function to the dossier as one step of undo; see `edit`."""
        before = self.dossier
        try:
            after = change(before)
        except BriefgenError as error:
            self.failed.emit(error)
            return False
        if after == before:
            return False
        self.undo_stack.push(EditCommand(self._workspace, before, after, text, field))
        return True

    def undo(self) -> None:
        """Undo the last step, and show what is another now."""
        self._travel(self.undo_stack.undo)

    def redo(self) -> None:
        """Do the step again that was undone last, and show what is another now."""
        self._travel(self.undo_stack.redo)

    def _travel(self, step: Callable[[], object]) -> None:
        before = self.dossier
        step()
        after = self.dossier
        articles = (key for key, one in after.articles.items() if before.articles.get(key) != one)
        article = next(articles, "") if len(before.articles) == len(after.articles) else ""
        if article:
            self.select_article(article)
        key = "" if article else changed_key(before.brief, after.brief)
        if key:
            self.ask_item(key)

    def open(self, dossier: Dossier, path: Path | None) -> None:
        """Replace everything; the undo history starts anew."""
        self.undo_stack.clear()
        self._item, self._target = "", None
        self._workspace.open(dossier, path)
        self.select_article(next(iter(dossier.articles), ""))

    def mark_saved(self, dossier: Dossier, path: Path) -> None:
        """Note that `dossier` was written to `path`; typing on starts a new step of undo."""
        self._workspace.mark_saved(dossier, path)

    # what is selected

    def select_article(self, key: str) -> None:
        """Select an article."""
        if key != self._article:
            self._article = key
            self.articleSelected.emit(key)
            self.select_finding(None)

    def select_finding(self, finding: FoundRef | None) -> None:
        """Select a finding, and with it its article."""
        if finding is not None:
            self.select_article(finding.article)
        if finding != self._finding:
            self._finding = finding
            self.findingSelected.emit()

    def select_item(self, item_id: str) -> None:
        """Select an item or issue of the brief."""
        if item_id != self._item:
            self._item = item_id
            self.itemSelected.emit(item_id)

    def set_target(self, place: Place | None) -> None:
        """Say where picked material goes."""
        if place != self._target:
            self._target = place
            self.targetChanged.emit()

    def ask_item(self, item_id: str) -> None:
        """Select an item and ask the brief pane to bring it into view."""
        self.select_item(item_id)
        self.itemAsked.emit(item_id)

    def ask_passage(self, key: str, span: object) -> None:
        """Select an article and ask for a passage of it to be shown."""
        self.select_article(key)
        self.passageAsked.emit(key, span)

    def tell(
        self,
        text: str,
        *,
        undoable: bool = False,
        folder: Path | None = None,
        back: Callable[[], object] | None = None,
    ) -> None:
        """Show a toast."""
        self.noticed.emit(Notice(text, undoable, folder, back))

    def _on_changed(self, change: Change) -> None:
        before, after = change.before, change.after
        if before.articles is not after.articles or before.findings is not after.findings:
            if self._article not in after.articles:
                self._article = next(iter(after.articles), "")
                self.articleSelected.emit(self._article)
            elif not self._article and after.articles:
                self.select_article(next(iter(after.articles)))
            self.articlesChanged.emit()
        if before.brief is not after.brief:
            self._drop_lost_target(after.brief)
            self.briefChanged.emit()
        self.fileChanged.emit()

    def _drop_lost_target(self, brief: Brief) -> None:
        target = self._target
        if target is not None and target.issue and brief.issue(target.issue) is None:
            self.set_target(None)
