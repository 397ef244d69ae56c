"""The front door of reading: files to articles, each file in a worker process with limits."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.model.article import Article
from briefgen.progress import Progress, silent
from briefgen.reading.finish import finish
from briefgen.reading.folders import expand
from briefgen.reading.kinds import SUPPORTED
from briefgen.reading.limits import Limits
from briefgen.reading.process import WorkerProcess
from briefgen.reading.result import ReadFailure, ReadResult
from briefgen.reading.source import Draft, unreadable

__all__ = [
    "SUPPORTED",
    "Limits",
    "ReadFailure",
    "ReadResult",
    "read_file",
    "read_files",
    "read_text",
]

_DEFAULT = Limits()


def read_file(path: Path, progress: Progress = silent, limits: Limits = _DEFAULT) -> ReadResult:
    """Return the articles of one file.

    Raises:
        BriefgenError: the file gives no article; a crash, too much memory or too much time
            while reading it is such an error too.
        Cancelled: `progress` raised it; the worker is stopped.
    """
    for _, result in read_files([path], progress, limits):
        if isinstance(result, BriefgenError):
            raise result
        return result
    raise unreadable(f"“{path.name}” gives nothing to read.")


def read_files(
    paths: Sequence[Path], progress: Progress = silent, limits: Limits = _DEFAULT
) -> Iterator[tuple[Path, ReadResult | BriefgenError]]:
    """Yield each file with its articles, or with why it gives none, as soon as it is read.

    Folders are walked; a folder that gives nothing, or of which something is left out, comes last,
    with a result that holds no articles but tells it. One worker serves all files and is started
    anew after a crash, so what stops one file never stops the others.

    Raises:
        Cancelled: `progress` raised it; what was yielded before stays good.
    """
    progress("Looking for files", 0.0)
    found = expand(paths)
    files = found.files
    with WorkerProcess(limits) as worker:
        for number, path in enumerate(files):
            share = number / len(files)
            text = f"Reading {path.name} ({number + 1} of {len(files)})"
            progress(text, share)
            if number == 0:
                worker.ask(path)
            result = worker.answer(partial(progress, text, share))
            if number + 1 < len(files):  # it reads on while the caller uses this result
                worker.ask(files[number + 1])
            yield path, result
    yield from found.told
    progress("Files read", 1.0)


def read_text(text: str, *, name: str = "", html: str = "") -> Article:
    """Return the article of pasted text.

    Args:
        text: the plain text of the clipboard.
        name: a name to show, if the text came from a file or window that has one.
        html: the same as HTML, if the clipboard has it: paragraphs are taken from there.

    Raises:
        BriefgenError: there is no text.
    """
    shown = name or "pasted text"
    if html.strip():
        from briefgen.reading.html import pasted_draft  # loads lxml

        draft = pasted_draft(html, text, shown)
    else:
        from briefgen.reading.cleaning import unwrap

        joined, _ = unwrap(text)
        draft = Draft(joined, media_type="text/plain", prose=True)
    if not draft.text.strip():
        raise unreadable("There is no text to paste.", "Copy the article's text first.")
    return finish(draft, name)
