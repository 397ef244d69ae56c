"""Exporting the brief."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from briefgen.editing import edits
from briefgen.errors import BriefgenError
from briefgen.model.brief import Brief, Item, ItemState, all_items
from ui.actions.desk import Desk
from ui.dialogs.export_dialog import ExportDialog
from ui.jobs import Job
from ui.models.preview import Builder, file_name
from ui.models.review import Review
from ui.models.wording import counted, shortened

_NAME_SHOWN = 60
"""Code points of a file's name in what is told after an export."""
KINDS = ("pdf", "docx", "html", "ics", "csv")


class Exporting(QObject):
    """Writes the brief's files."""

    def __init__(self, desk: Desk, review: Review, builder: Builder) -> None:
        super().__init__(desk.session)
        self._desk, self._session = desk, desk.session
        self._review, self._builder = review, builder
        self.dialog: ExportDialog | None = None

    def ask(self) -> None:
        """Open the export dialog."""
        header = self._session.brief.header
        self.dialog = ExportDialog(
            self._desk.window,
            self._desk.look,
            self._desk.choosers,
            self._folder(),
            file_name(header.title, header.prepared),
            KINDS,
            self._review.verdicts.problems,
            [one.id for one in self._printed() if one.state is ItemState.PROPOSED],
        )
        self.dialog.asked.connect(self.export)
        self.dialog.look_asked.connect(self._session.ask_item)
        self.dialog.confirm_asked.connect(self._confirm)
        self.dialog.open()

    def _printed(self) -> list[Item]:
        """Return the items that are printed: not those of a rejected issue."""
        brief = self._session.brief
        dropped = {one.id for one in brief.issues if one.state is ItemState.REJECTED}
        return [item for place, item in all_items(brief) if place.issue not in dropped]

    def _confirm(self, ids: tuple[str, ...]) -> None:
        """Take the speakers of some quotations as they are, in one step."""

        def change(brief: Brief) -> Brief:
            for item_id in ids:
                brief = edits.set_state(brief, item_id, ItemState.CONFIRMED)
            return brief

        if self._session.edit("Confirm speakers", change):
            self._session.tell(f"{counted(len(ids), 'speaker')} confirmed", undoable=True)

    def _folder(self) -> Path:
        if self._session.path is not None:
            return self._session.path.parent
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        standard = QStandardPaths.writableLocation(documents) or str(Path.home())
        return Path(self._desk.store.settings.last_folder or standard)

    def export(self, folder: Path, name: str, kinds: tuple[str, ...]) -> None:
        """Write files in the background; a toast tells when they are there."""
        template = self._review.template
        if template is None:
            self._desk.errors.tell(
                BriefgenError(
                    "The brief's template cannot be used.",
                    "Nothing was exported.",
                    "Choose another template and export again.",
                )
            )
            return
        work = partial(self._builder.export, self._session.dossier, template, folder, name, kinds)
        job = Job(work, "Exporting")
        job.result.connect(self._tell)
        self._desk.start(job)

    def _tell(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self._desk.store.update(last_folder=str(paths[0].parent))
            kinds = [path.suffix.removeprefix(".").upper() for path in paths]
            listed = " and ".join(part for part in (", ".join(kinds[:-1]), kinds[-1]) if part)
            name = shortened(paths[0].stem, _NAME_SHOWN)
            self._session.tell(f"Exported “{name}” as {listed}", folder=paths[0].parent)
