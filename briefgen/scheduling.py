"""The summit's own agenda, from a calendar file, among the key dates."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.editing import edits
from briefgen.model.brief import PartKind, Place
from briefgen.model.dossier import Dossier
from briefgen.progress import Progress, silent
from briefgen.reading.agenda import read_agenda


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A dossier with a calendar's events, how many were new, and what was left out, in words."""

    dossier: Dossier
    added: int
    notices: tuple[str, ...] = ()


def with_agenda(dossier: Dossier, path: Path, progress: Progress = silent) -> Scheduled:
    """Return the dossier with the events of an iCalendar file as rows of its key dates.

    Events that it has already, from the same file read before, are not added again.

    Raises:
        BriefgenError: the file cannot be read or is no calendar.
    """
    progress(f"Reading {path.name}", 0.0)
    agenda = read_agenda(path)
    place = Place(PartKind.KEY_DATES)
    held = {item.id for item in edits.items_at(dossier.brief, place)}
    fresh = [row for row in agenda.rows if row.id not in held]
    brief = dossier.brief
    for row in fresh:
        brief = edits.insert_item(brief, place, row)
    progress("Agenda read", 1.0)
    return Scheduled(dossier.with_brief(brief), len(fresh), agenda.notices)
