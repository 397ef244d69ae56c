"""Folders to files: every readable file below, loops of links walked once."""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.reading.kinds import by_suffix
from briefgen.reading.result import ReadResult

_COMPANION = ("_files", "_Dateien", "_fichiers", "_archivos", "_bestanden", ".files")
_DEEPEST = 40
_MOST_KINDS = 5  # endings named in a notice


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths given come to.

    Attributes:
        files: to be read, in order.
        told: folders with what is to be told of them: of what was left out, or why they give
            nothing.
    """

    files: tuple[Path, ...]
    told: tuple[tuple[Path, ReadResult | BriefgenError], ...] = ()


def expand(paths: Iterable[Path]) -> Found:
    """Return files as given, and for folders the readable files below them, by name.

    Hidden files, and the folder of pictures beside a page that was saved "complete", are left
    out; so are files of kinds that cannot be read, but those are told. A file reached twice, over
    links too, comes once.
    """
    walk = _Walk()
    for path in paths:
        if path.is_dir():
            walk.take(path)
        else:
            walk.files.append(path)
    return Found(tuple(walk.files), tuple(walk.told))


@dataclass(slots=True)
class _Walk:
    """What has been found so far."""

    files: list[Path] = field(default_factory=list)
    told: list[tuple[Path, ReadResult | BriefgenError]] = field(default_factory=list)
    _seen: set[tuple[int, int]] = field(default_factory=set)
    _others: Counter[str] = field(default_factory=Counter)
    _again: bool = False  # something of the folder had been reached before

    def take(self, folder: Path) -> None:
        """Take the files of a folder that was given, and tell what was left out of it."""
        before = len(self.files), len(self.told)
        self._others.clear()
        self._again = False
        self._below(folder, 0)
        if before == (len(self.files), len(self.told)) and not self._again:
            self.told.append((folder, _without_files(folder, self._others)))
        elif self._others:
            notice = f"Left out, as they cannot be read: {_counted(self._others)}."
            self.told.append((folder, ReadResult((), (notice,))))

    def _below(self, folder: Path, depth: int) -> None:
        if not self._first_time(folder):
            return
        try:
            if depth > _DEEPEST:
                raise OSError(f"it lies more than {_DEEPEST} folders deep")
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name.casefold())
        except OSError as error:
            self.told.append((folder, _closed(folder, error)))
            return
        pages = {Path(entry.name).stem for entry in entries if _is_page(entry.name)}
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if path.is_dir():
                if _companion_of(entry.name) not in pages:
                    self._below(path, depth + 1)
            elif by_suffix(entry.name) is None:
                self._others[path.suffix.lower()] += 1
            elif self._first_time(path):
                self.files.append(path)

    def _first_time(self, path: Path) -> bool:
        try:
            status = path.stat()
        except OSError:
            return True  # a dead link: reading it gives the message
        mark = (status.st_dev, status.st_ino)
        if mark[1] and mark in self._seen:
            self._again = True
            return False
        self._seen.add(mark)
        return True


def _companion_of(name: str) -> str | None:
    """Return the name of the page whose pictures a folder of that name holds."""
    return next((name.removesuffix(end) for end in _COMPANION if name.endswith(end)), None)


def _counted(others: Counter[str]) -> str:
    """Return "3 files of other kinds (.png, .xlsx)"."""
    number = sum(others.values())
    named = [ending for ending, _ in others.most_common(_MOST_KINDS) if 1 < len(ending) <= 12]
    kinds = f" ({', '.join(named)})" if named else ""
    return f"{number} file{'s' * (number != 1)} of other kinds{kinds}"


def _without_files(folder: Path, others: Counter[str]) -> BriefgenError:
    held = f", only {_counted(others)}" if others else ""
    return BriefgenError(
        f"The folder “{folder.name or folder}” holds no file that can be read{held}.",
        "Nothing of it is in the library.",
        "Check that it is the right folder.",
    )


def _closed(folder: Path, error: OSError) -> BriefgenError:
    return BriefgenError(
        f"The folder “{folder.name}” could not be opened: {error.strerror or error}.",
        "Nothing of it is in the library.",
        "Check that you may read it, and add it, or what you need of it, by itself.",
    )


def _is_page(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml"))
