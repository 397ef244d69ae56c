"""Original files, kept byte for byte under the hash of their bytes."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.model.library import BIBTEX_TYPE, CSL_TYPE, RDF_TYPE, RIS_TYPE

# The ending follows from what was read, never from a file's own name: nothing here is executable.
_ENDINGS = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "multipart/related": ".mhtml",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "message/rfc822": ".eml",
    "application/vnd.ms-outlook": ".msg",
    "application/rss+xml": ".xml",
    "application/feed+json": ".json",
    RIS_TYPE: ".ris",
    BIBTEX_TYPE: ".bib",
    CSL_TYPE: ".json",
    RDF_TYPE: ".rdf",
}
_UNFINISHED = "unfinished"


class Originals:
    """A folder of files named by the SHA-256 of their content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, original_hash: str, media_type: str) -> Path:
        """Return where an original is or would be kept."""
        name = f"{original_hash}{_ENDINGS.get(media_type, '.bin')}"
        return self._folder / original_hash[:2] / name

    def keep(self, data: bytes, media_type: str) -> str:
        """Store bytes, unless they are there, and return their SHA-256.

        Raises:
            BriefgenError: they cannot be written.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest, media_type)
        try:
            if path.exists() and path.stat().st_size == len(data):
                return digest
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(f".{os.getpid()}.{_UNFINISHED}")
            with unfinished.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            unfinished.replace(path)
        except OSError as error:
            raise BriefgenError(
                f"The original file could not be stored: {error.strerror or error}.",
                "The article was not added.",
                "Make room on the disk and try again.",
                detail=str(path),
            ) from error
        return digest

    def untouched(self, before: float) -> Iterator[tuple[str, Path]]:
        """Yield the files that nobody wrote to since a moment, with the hash that each is under.

        The hash of one that was never finished is "": it is under none.
        """
        for path in self._folder.glob("??/*"):
            digest, _, ending = path.name.partition(".")
            try:
                if path.is_file() and path.stat().st_mtime < before:
                    yield ("" if ending.endswith(_UNFINISHED) else digest), path
            except OSError:
                continue  # gone meanwhile

    def drop(self, original_hash: str) -> None:
        """Delete an original, whatever its ending; one that is not there is no trouble."""
        folder = self._folder / original_hash[:2]
        for path in folder.glob(f"{original_hash}.*"):
            path.unlink(missing_ok=True)
