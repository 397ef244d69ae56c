"""Folders to files: every readable file below, loops of links walked once."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.reading.kinds import by_suffix

_COMPANION = ("_files", "_Dateien", "_fichiers", "_archivos", "_bestanden", ".files")
_DEEPEST = 40


def expand(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files as given, and for folders the readable files below them, by name.

    Hidden files, and the folder of pictures beside a page that was saved "complete", are left
    out. A file reached twice, over links too, comes once.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path.is_dir():
            yield from _walk(path, seen, 0)
        else:
            yield path


def _walk(folder: Path, seen: set[tuple[int, int]], depth: int) -> Iterator[Path]:
    if depth > _DEEPEST or not _first_time(folder, seen):
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name.casefold())
    except OSError:
        return  # vanished, or not allowed: there is nothing to add from it
    pages = {Path(entry.name).stem for entry in entries if _is_page(entry.name)}
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if path.is_dir():
            stem = next(
                (entry.name.removesuffix(end) for end in _COMPANION if entry.name.endswith(end)),
                None,
            )
            if stem not in pages:
                yield from _walk(path, seen, depth + 1)
        elif by_suffix(entry.name) is not None and _first_time(path, seen):
            yield path


def _is_page(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml"))


def _first_time(path: Path, seen: set[tuple[int, int]]) -> bool:
    try:
        status = path.stat()
    except OSError:
        return True  # a dead link: reading it gives the message
    mark = (status.st_dev, status.st_ino)
    if mark[1] and mark in seen:
        return False
    seen.add(mark)
    return True
