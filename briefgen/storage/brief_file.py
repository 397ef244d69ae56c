"""Brief files: a dossier in one file, saved whole or not at all.

A `.brief` file is a ZIP of parts:

    manifest.json              format, its version, the program's, articles in order
    brief.json                 the brief
    articles/0001/about.json   an article without its text
    articles/0001/text.txt     its text, UTF-8 (lone surrogates as three bytes)
    articles/0001/found.json   what analysis found in it
"""

import hashlib
from dataclasses import replace
from pathlib import Path

from briefgen import __version__
from briefgen.errors import BriefgenError
from briefgen.model.article import Article
from briefgen.model.brief import Brief
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings
from briefgen.storage import codec
from briefgen.storage.atomic import clean_leftovers, write_atomically
from briefgen.storage.container import MAX_FILE, Refused, pack, unpack
from briefgen.storage.manifest import (
    ABOUT,
    BRIEF,
    FOUND,
    MANIFEST,
    TEXT,
    ArticleEntry,
    Manifest,
)
from briefgen.storage.migrations import VERSION
from briefgen.storage.unpacking import Loaded, unpack_dossier

SUFFIX = ".brief"

__all__ = [
    "SUFFIX",
    "ChangedElsewhereError",
    "Loaded",
    "dossier_bytes",
    "load_dossier",
    "save_dossier",
]


class ChangedElsewhereError(BriefgenError):
    """Another window or program saved the file since this one last saw it."""


def save_dossier(dossier: Dossier, path: Path, *, seen: str | None = None) -> str:
    """Write a brief file; equal dossiers give equal bytes.

    Args:
        dossier: what to save.
        path: the file, replaced whole.
        seen: stamp of the file as this window last read or wrote it; None to replace whatever
            is there.

    Returns:
        The stamp of the file now, for the next save.

    Raises:
        ChangedElsewhereError: the file is not the one that was seen; it is left as it is.
        BriefgenError: it could not be written; an older file of that name is unchanged.
    """
    if seen is not None and path.exists() and _stamp(_read(path)) != seen:
        raise ChangedElsewhereError(
            f"“{path.name}” was changed by another window or program.",
            "It was not saved here, so that those changes are not lost.",
            "Save under another name, or save again to replace it.",
        )
    try:
        data = dossier_bytes(dossier)
    except Refused as refusal:
        raise BriefgenError(
            f"“{path.name}” cannot be saved: {refusal}.",
            "Nothing was written; a file of that name is as it was.",
            "Remove the largest articles from the brief, or make two briefs of it.",
        ) from refusal
    write_atomically(path, data)
    return _stamp(data)


def _stamp(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def dossier_bytes(dossier: Dossier) -> bytes:
    """Return the bytes of the brief file of a dossier.

    Raises:
        Refused: they would be more than `load_dossier` reads.
    """
    keys = [*dossier.articles, *(key for key in dossier.findings if key not in dossier.articles)]
    entries = tuple(
        ArticleEntry(f"articles/{number:04}", key) for number, key in enumerate(keys, 1)
    )
    manifest = Manifest(
        version=VERSION, program=__version__, articles=entries, found=tuple(dossier.findings)
    )
    parts = {
        MANIFEST: codec.to_bytes(codec.to_json(manifest)),
        BRIEF: codec.to_bytes(codec.to_json(dossier.brief, Brief)),
    }
    for entry in entries:
        article, findings = dossier.articles.get(entry.key), dossier.findings.get(entry.key)
        if article is not None:
            about = codec.to_json(replace(article, text=""), Article)
            parts[entry.folder + ABOUT] = codec.to_bytes(about)
            parts[entry.folder + TEXT] = article.text.encode("utf-8", "surrogatepass")
        if findings is not None:
            parts[entry.folder + FOUND] = codec.to_bytes(codec.to_json(findings, Findings))
    return pack(parts)


def load_dossier(path: Path) -> Loaded:
    """Return the dossier of a brief file, with notices on what could not be read.

    Raises:
        BriefgenError: the file is missing, unreadable, no brief file, of a newer program, or so
            damaged that nothing could be saved.
    """
    clean_leftovers(path.parent)
    data = _read(path)
    try:
        loaded = unpack_dossier(unpack(data))
    except Refused as refusal:
        raise BriefgenError(
            f"“{path.name}” cannot be opened: {refusal}.",
            "Nothing was changed.",
            "Choose another file, or a copy of this one from a backup.",
        ) from refusal
    return replace(loaded, stamp=_stamp(data))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise BriefgenError(
            f"There is no file “{path}”.", "", "Check the name, or choose another file."
        ) from error
    except (OSError, ValueError) as error:
        raise BriefgenError(
            f"“{path}” cannot be read.",
            "",
            "Check that it is a file and that you may read it.",
            detail=f"{type(error).__name__}: {error}",
        ) from error
