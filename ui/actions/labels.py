"""Tags and collections of the library: given, taken away, renamed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint

from briefgen.library.library import Library
from briefgen.model.library import Filter
from ui.actions.desk import Desk
from ui.models.facets import FacetReader
from ui.models.shelf import Shelf
from ui.models.wording import counted
from ui.widgets.filter_popup import LabelPopup

_TAG, _COLLECTION = "tag", "collection"
_ALL = 1_000_000


class Labels(QObject):
    """What the Library menu does with tags and collections of the selected articles."""

    def __init__(self, desk: Desk, shelf: Shelf, facets: FacetReader) -> None:
        super().__init__(desk.session)
        self._desk, self._session = desk, desk.session
        self._shelf, self._facets = shelf, facets
        self.popup: LabelPopup | None = None

    def ask_tags(self) -> None:
        """Open the popup that sets tags."""
        self._ask("Tags", _TAG, list(self._facets.facets.tags))

    def ask_collections(self) -> None:
        """Open the popup that puts articles into collections."""
        self._ask("Collections", _COLLECTION, list(self._facets.facets.collections))

    def _ask(self, title: str, noun: str, names: list[str]) -> None:
        keys = self._shelf.selected
        if not keys:
            self._session.tell("Select articles in the library first.")
            return
        self._shelf.ask(
            lambda library: _shares(library, keys, noun, names),
            partial(self._open, title, noun, keys),
        )

    def _open(
        self, title: str, noun: str, keys: tuple[str, ...], held: list[tuple[str, float]]
    ) -> None:
        popup = LabelPopup(self._desk.window, self._desk.look, title, noun, held)
        popup.chosen.connect(lambda give, leave: self._label(noun, keys, give, leave))
        popup.renamed.connect(partial(self._rename, noun))
        self.popup = popup
        window = self._desk.window
        popup.open_at(window.mapToGlobal(QPoint(40, window.height() - 330)), popup.field)

    def _label(
        self, noun: str, keys: tuple[str, ...], give: tuple[str, ...], leave: tuple[str, ...]
    ) -> None:
        def back() -> None:
            self._shelf.change(lambda library: _label(library, noun, keys, leave, give))

        names = ", ".join(f"“{name}”" for name in give or leave)
        verb = "given to" if give else "taken from"
        self._shelf.change(
            lambda library: _label(library, noun, keys, give, leave),
            lambda _: self._session.tell(
                f"{names} {verb} {counted(len(keys), 'article')}", back=back
            ),
        )

    def _rename(self, noun: str, old: str, new: str) -> None:
        """Rename a label; one that has the new name already takes its articles in."""

        def rename(library: Library) -> tuple[frozenset[str], frozenset[str]]:
            before = _labelled(library, noun, old), _labelled(library, noun, new)
            (library.rename_tag if noun == _TAG else library.rename_collection)(old, new)
            return before

        def done(before: tuple[frozenset[str], frozenset[str]]) -> None:
            of_old, of_new = before

            def back() -> None:
                def change(library: Library) -> None:
                    _label(library, noun, tuple(of_old), (old,), ())
                    _label(library, noun, tuple(of_old - of_new), (), (new,))

                self._shelf.change(change)

            words = f"joined with “{new}”" if of_new else f"renamed to “{new}”"
            self._session.tell(f"“{old}” {words}", back=back)

        self._shelf.change(rename, done)


def _filter(noun: str, name: str) -> Filter:
    """Return a filter of all that has a label, old versions too."""
    if noun == _TAG:
        return Filter(tag=name, superseded=True)
    return Filter(collection=name, superseded=True)


def _labelled(library: Library, noun: str, name: str) -> frozenset[str]:
    """Return the keys of all articles that have a label, those in the bin too."""
    chosen = _filter(noun, name)
    filters = (chosen, replace(chosen, in_bin=True))
    return frozenset(row.key for one in filters for row in library.articles(one, limit=_ALL))


def _shares(
    library: Library, keys: tuple[str, ...], noun: str, names: list[str]
) -> list[tuple[str, float]]:
    """Return for each tag or collection the share of the articles that have it."""
    only = frozenset(keys)
    return [
        (name, library.count(replace(_filter(noun, name), keys=only)) / len(only)) for name in names
    ]


def _label(
    library: Library,
    noun: str,
    keys: tuple[str, ...],
    give: tuple[str, ...],
    leave: tuple[str, ...],
) -> None:
    set_, unset = (
        (library.tag, library.untag) if noun == _TAG else (library.collect, library.uncollect)
    )
    for name in give:
        set_(keys, name)
    for name in leave:
        unset(keys, name)
