"""Template bundles as ZIP archives: what one analyst sends to another."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from briefgen import zips
from briefgen.errors import BriefgenError
from briefgen.templating.bundle import DESCRIPTION, REFERENCE, media_type_of

MOST_FILES = 60
LARGEST_BUNDLE = 30_000_000
"""How much a bundle may hold, in bytes, unpacked."""

_IGNORED = ("__MACOSX/", ".DS_Store")


def pack(files: Mapping[str, bytes], folder: str) -> bytes:
    """Return files as a ZIP archive, all in one folder."""
    return zips.made({f"{folder}/{name}": files[name] for name in sorted(files)})


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files of a bundle's archive by name, without the folder that they stand in.

    Nothing is written to disk. Refused are absolute and climbing paths, links, encryption, names
    given twice, files that a template cannot use, and more than it may hold however packed.

    Raises:
        BriefgenError: the archive is refused, or is none.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _files(archive)
    except (zipfile.LargeZipFile, RuntimeError) as error:  # encrypted, or an unknown packing
        raise _refused("it is encrypted or packed in a way that is not read", str(error)) from None
    except zips.DAMAGED as error:
        raise _refused("it is damaged or not a ZIP archive", str(error)) from None


def _files(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [
        entry
        for entry in archive.infolist()
        if not entry.is_dir() and not any(part in entry.filename for part in _IGNORED)
    ]
    if len(entries) > MOST_FILES:
        raise _refused(f"it holds more than {MOST_FILES} files")
    home = _home([entry.filename for entry in entries])
    files: dict[str, bytes] = {}
    left = LARGEST_BUNDLE
    for entry in entries:
        name = _name(entry, home)
        if name in files:
            raise _refused(f"it holds “{name}” twice")
        files[name] = _read(archive, entry, left)
        left -= len(files[name])
    return files


def _home(names: list[str]) -> str:
    """Return the folder in which template.toml stands, "" for the top."""
    for name in names:
        if PurePosixPath(name).name == DESCRIPTION and name.count("/") <= 1:
            return name[: -len(DESCRIPTION)]
    raise _refused(f"it holds no {DESCRIPTION}, so it is not a template")


def _name(entry: zipfile.ZipInfo, home: str) -> str:
    name = entry.filename
    if zips.leads_out(name) or zips.is_link(entry):
        raise _refused(f"“{name}” would reach out of the template's folder")
    if not name.startswith(home) or "/" in name[len(home) :]:
        raise _refused(f"“{name}” does not stand beside {DESCRIPTION}")
    short = name[len(home) :]
    if not usable(short):
        raise _refused(f"a template cannot use the file “{short}”")
    return short


def usable(name: str) -> bool:
    """Return whether a file of this name may belong to a template."""
    texts = name.endswith((".toml", ".md", ".txt"))
    return not name.startswith(".") and bool(texts or name == REFERENCE or media_type_of(name))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    try:
        return zips.content(archive, entry, left)
    except zips.TooLargeError:
        raise _refused(f"unpacked it is larger than {LARGEST_BUNDLE // 1_000_000} MB") from None


def _refused(why: str, detail: str = "") -> BriefgenError:
    return BriefgenError(
        f"This template archive was not taken in: {why}.",
        "Nothing was changed.",
        "Ask for the archive again, exported from briefgen.",
        detail=detail,
    )
