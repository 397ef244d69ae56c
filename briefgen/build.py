"""The second half of the walk: a dossier and a template to a document, pages and files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefgen.checking import checks, quotation
from briefgen.compose.compose import compose
from briefgen.errors import BriefgenError
from briefgen.layout.fonts import FontShelf
from briefgen.layout.layout import lay_out
from briefgen.layout.setting import BlockCache
from briefgen.model.context import BriefContext
from briefgen.model.document import Document
from briefgen.model.dossier import Dossier
from briefgen.model.page import Pages
from briefgen.model.problem import Problem
from briefgen.model.template import BriefTemplate
from briefgen.progress import Progress, silent
from briefgen.storage.atomic import write_atomically
from briefgen.writing import dates_csv, writer
from briefgen.writing.lists import LISTS

KINDS: tuple[str, ...] = (*writer.KINDS, *LISTS)
"""Every format that `export` writes: the brief itself, then its key dates alone."""


class Renderer(Protocol):
    """Whatever turns a context into a Document: in this process or in a worker."""

    def render(
        self, context: BriefContext, template: BriefTemplate, progress: Progress = silent
    ) -> Document:
        """Return the Document; raises BriefgenError where the template is at fault."""
        ...


@dataclass(frozen=True, slots=True)
class BuildTools:
    """What building needs beside its subject; made once by whoever starts the program.

    `cache` keeps laid-out blocks between builds of one brief; None lays all out each time.
    """

    fonts: FontShelf
    renderer: Renderer
    cache: BlockCache | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A brief that was put together: all that export and preview need, and what is wrong."""

    template: BriefTemplate
    context: BriefContext
    document: Document
    pages: Pages
    problems: tuple[Problem, ...]


def build(
    dossier: Dossier, template: BriefTemplate, tools: BuildTools, progress: Progress = silent
) -> Built:
    """Check every quotation against its stored source, compose, render and lay out.

    Raises:
        BriefgenError: the template is at fault.
        Cancelled: through `progress`.
    """
    progress("Checking quotations", 0.0)
    verdicts = quotation.verify_all(dossier.brief, dossier.articles)
    progress("Composing", 0.1)
    context = compose(dossier, template, verdicts)
    progress("Filling the template", 0.2)
    document = tools.renderer.render(context, template, progress)
    progress("Setting the pages", 0.4)
    pages = lay_out(document, template.theme, tools.fonts, tools.cache)
    progress("Pages set", 0.8)
    problems = checks.check(dossier, template, verdicts) + pages.problems
    return Built(template, context, document, pages, problems)


def preview(built: Built) -> bytes:
    """Return the PDF that export would write."""
    return writer.write("pdf", built.document, built.template.theme, built.pages)


def dates_table(dossier: Dossier, template: BriefTemplate) -> str:
    """Return the key dates as rows with tabs, as spreadsheets take them by paste."""
    verdicts = quotation.verify_all(dossier.brief, dossier.articles)
    return dates_csv.table(compose(dossier, template, verdicts))


def _bytes_of(built: Built, kind: str) -> bytes:
    if kind in LISTS:
        return LISTS[kind].write(built.context)
    return writer.write(kind, built.document, built.template.theme, built.pages)


def export(
    built: Built,
    folder: Path,
    name: str = "brief",
    kinds: Sequence[str] = ("pdf", "docx"),
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write the brief's files, each whole or not at all.

    Args:
        built: what `build` returned.
        folder: made if it is missing.
        name: file name without suffix.
        kinds: some of `KINDS`.
        progress: told each file.

    Returns:
        The paths written, in the order of `kinds`.

    Raises:
        BriefgenError: unknown kind, or the folder or a file cannot be written.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise BriefgenError(
                f"There is no output format “{kind}”.",
                "Nothing was written.",
                f"Choose from {', '.join(KINDS)}.",
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BriefgenError(
            f"The folder “{folder}” cannot be made.",
            "Nothing was written.",
            "Choose another folder, or ask for the right to write there.",
            detail=str(error),
        ) from error
    written = []
    for number, kind in enumerate(kinds):
        suffix = LISTS[kind].suffix if kind in LISTS else writer.KINDS[kind].suffix
        path = folder / f"{name}{suffix}"
        progress(f"Writing {path.name}", number / len(kinds))
        write_atomically(path, _bytes_of(built, kind))
        written.append(path)
    progress("Written", 1.0)
    return tuple(written)
