"""ZIP archives: their members as inner sources."""

from pathlib import PurePosixPath

from briefgen.errors import BriefgenError
from briefgen.reading.kinds import by_suffix
from briefgen.reading.package import TooMuchError, open_package
from briefgen.reading.result import ReadFailure, failure
from briefgen.reading.source import Reading, Source, unreadable

_IGNORED = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


def read_zip(source: Source) -> Reading:
    """Return the readable members of a ZIP; others are counted in a notice.

    Names with folders or ".." are only shown, never used as a path.

    Raises:
        BriefgenError: not a ZIP, damaged as a whole, or it unpacks to more than the limit.
    """
    inner: list[Source] = []
    failures: list[ReadFailure] = []
    skipped = 0
    with open_package(source, "ZIP archive") as package:
        infos = package.infos()
        if len(infos) > source.limits.members:
            raise unreadable(
                f"“{source.name}” holds {len(infos)} files, more than {source.limits.members}.",
                "Unpack it yourself and add the files that you need.",
            )
        for info in infos:
            path = PurePosixPath(info.filename.replace("\\", "/"))
            if any(part in _IGNORED for part in path.parts) or _beside_a_page(path):
                continue
            if by_suffix(path.name) is None:
                skipped += 1
                continue
            try:
                inner.append(Source(path.name, package.read(info), source.limits))
            except TooMuchError:
                raise
            except BriefgenError as error:
                failures.append(failure(path.name, error))
    files = "file" if skipped == 1 else "files"
    notices = (f"Left out of the archive: {skipped} {files} of other kinds.",) if skipped else ()
    if not inner and not failures:
        raise unreadable(f"“{source.name}” holds no files that can be read as articles.")
    return Reading(inner=tuple(inner), notices=notices, failures=tuple(failures))


def _beside_a_page(path: PurePosixPath) -> bool:
    """Return whether a member lies in the folder of a page saved "complete"."""
    return any(part.endswith(("_files", "_Dateien", "_fichiers")) for part in path.parts[:-1])
