"""Templates: which one the brief is printed by, in which theme, and those of one's own."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from briefgen.editing import edits
from briefgen.errors import BriefgenError
from briefgen.templating.catalog import Catalog
from briefgen.templating.starting import template_from_brief, with_template
from ui.actions.desk import Desk
from ui.models.preview import file_name
from ui.models.review import Review

T = TypeVar("T")


class Templates(QObject):
    """Choosing a template and a theme; keeping, giving away, taking in and removing one's own."""

    def __init__(self, desk: Desk, review: Review, catalog: Catalog) -> None:
        super().__init__(desk.session)
        self._desk, self._session = desk, desk.session
        self._review, self._catalog = review, catalog

    def choose(self, key: str) -> None:
        """Print the brief by another template."""
        chosen = self._told(lambda: self._catalog.load(key))
        if chosen is None:
            return
        old = self._review.template
        self._session.edit("Choose template", lambda b: with_template(b, old, chosen))

    def dress(self, theme: str) -> None:
        """Print the brief in one of the program's themes, "" for its template's own."""
        self._session.edit("Choose theme", lambda b: edits.set_theme(b, theme))

    def mark(self, marking: str) -> None:
        """Set the brief's marking."""
        self._session.edit("Set marking", lambda b: edits.set_marking(b, marking))

    def ask_marking(self) -> None:
        """Ask for a marking of the analyst's own."""
        given = self._desk.choosers.name(
            self._desk.window,
            "Marking",
            "Printed at head and foot of every page",
            self._session.brief.marking,
        )
        if given:
            self.mark(given.upper())

    def save_as_own(self) -> str:
        """Ask for a name and keep the brief's structure as a template; returns its key."""
        template = self._review.template
        if template is None:
            return ""
        brief = self._session.brief
        suggested = brief.header.title or template.name
        name = self._desk.choosers.name(self._desk.window, "Save as template", "Name", suggested)
        if not name:
            return ""
        kept = template_from_brief(brief, template, name)
        key = self._told(lambda: self._catalog.save_own(kept, name))
        if key is None:
            return ""
        self._session.tell(f"Template “{name}” saved: it is in the Template menu")
        return key

    def give_away(self) -> None:
        """Ask for a file and write the brief's template as an archive that needs nothing else."""
        template = self._review.template
        if template is None:
            return
        folder = Path(self._desk.store.settings.last_folder or Path.home())
        path = self._desk.choosers.template_to_save(
            self._desk.window, folder / f"{file_name(template.name, None)}.zip"
        )
        if path is None:
            return

        def write() -> bool:
            self._catalog.export_bundle(self._session.brief.template, path)
            return True

        if self._told(write):
            self._desk.store.update(last_folder=str(path.parent))
            self._session.tell(f"Template “{template.name}” written", folder=path.parent)

    def take_in(self) -> str:
        """Ask for a template's archive and take it in; returns its key, "" for none."""
        folder = self._desk.store.settings.last_folder
        path = self._desk.choosers.template(self._desk.window, folder)
        if path is None:
            return ""
        self._desk.store.update(last_folder=str(path.parent))
        key = self._told(lambda: self._catalog.import_bundle(path))
        if key is None:
            return ""
        name = self._catalog.load(key).name
        self._session.tell(
            f"Template “{name}” taken in: it is in the Template menu",
            back=lambda: self._told(lambda: self._catalog.remove(key)),
        )
        return key

    def remove(self, key: str, name: str) -> None:
        """Remove a template of one's own; a toast brings it back."""
        try:
            held = self._catalog.load(key)
        except BriefgenError:
            held = None  # broken: it can be removed, and is not worth bringing back

        def remove() -> bool:
            self._catalog.remove(key)
            return True

        if not self._told(remove):
            return
        if held is None:
            self._session.tell(f"Template “{name}” removed")
        else:
            self._session.tell(
                f"Template “{name}” removed",
                back=lambda: self._told(lambda: self._catalog.save_own(held, held.name)),
            )

    def _told(self, call: Callable[[], T]) -> T | None:
        """Return what a call gives, None where it fails and the failure was told."""
        try:
            return call()
        except BriefgenError as error:
            self._desk.errors.tell(error)
            return None
