"""Comparing articles, and letting a new version take the place of the old one in the brief."""

from functools import partial

from PySide6.QtCore import QObject

from briefgen.library.library import Library
from briefgen.model.brief import Brief, Item, PickedDate, PickedQuote, all_items
from briefgen.model.dossier import Dossier
from briefgen.progress import Progress
from briefgen.shelving import Moved, superseded
from ui.actions.desk import Desk
from ui.dialogs.differences import Compared, DifferencesDialog
from ui.jobs import Job
from ui.models.shelf import Shelf
from ui.models.wording import counted


class Versions(QObject):
    """What the bar over the article asks for."""

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        super().__init__(desk.session)
        self._desk, self._session, self._shelf = desk, desk.session, shelf
        self.dialog: DifferencesDialog | None = None

    def compare(self, before: str, after: str) -> None:
        """Show how an article differs from another; a new version can be used from there."""
        self._shelf.ask(lambda library: _compared(library, before, after), self._show)

    def _show(self, compared: Compared | None) -> None:
        if compared is None:
            self._session.tell("One of the two is not in the library any more.")
            return
        old, new = compared.before.key, compared.after
        held = self._session.dossier.articles
        usable = new.supersedes == old and old in held and new.key not in held
        use = "Use the new version" if usable else ""
        dialog = DifferencesDialog(self._desk.window, self._desk.look, compared, use)
        dialog.chosen.connect(lambda: self.use(old, new.key))
        self.dialog = dialog
        dialog.open()

    def use(self, old: str, new: str) -> None:
        """Put the new version in the old one's place as one step, and tell what followed."""
        before = self._session.dossier
        if old not in before.articles:
            return
        work = self._shelf.reading(partial(_moved, before, old, new))
        job = Job(work, "Following the new version")
        job.result.connect(lambda moved: self._apply(before, moved, old, new))
        self._desk.start(job)

    def _apply(self, before: Dossier, moved: Moved | None, old: str, new: str) -> None:
        if moved is None:
            self._session.tell("The new version is not in the library any more.")
            return
        if self._session.dossier is not before:  # edited meanwhile: follow anew from there
            self.use(old, new)
            return
        self._session.edit_dossier("Use the new version", lambda _: moved.dossier)
        self._session.select_article(new)
        words = f"{counted(len(moved.followed), 'item')} moved to the new version"
        if moved.lost:
            lost = _named(self._session.brief, moved.lost)
            verb = "stays" if len(moved.lost) == 1 else "stay"
            words += f"; {counted(len(moved.lost), 'item')} {verb} with the old one: {lost}"
            self._session.ask_item(moved.lost[0])
        self._session.tell(words, undoable=True)


def _compared(library: Library, before: str, after: str) -> Compared | None:
    first, second = library.get(before), library.get(after)
    if first is None or second is None:
        return None
    return Compared(first, second, library.differences(before, after))


def _moved(
    before: Dossier, old: str, new: str, library: Library, progress: Progress
) -> Moved | None:
    progress("Looking for the brief's words in the new version", 0.0)
    article = library.get(new)
    return None if article is None else superseded(before, old, article, progress)


def _named(brief: Brief, ids: tuple[str, ...]) -> str:
    words = [_words(item) for _, item in all_items(brief) if item.id in ids]
    return ", ".join(f"“{text[:40]}”" for text in words[:2])


def _words(item: Item) -> str:
    match item:
        case PickedQuote():
            return item.anchors[0].exact if item.anchors else item.speaker
        case PickedDate():
            return item.label
        case _:
            return item.text
