"""ZIP archives, as brief files, template bundles, Word files and dropped archives share them.

Written, equal contents give equal bytes on every system. Read, an archive is not believed: what
it says about a member's size, and names that lead elsewhere, are the reader's to refuse.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,  # a member without a name, asked whether it is a folder
    OSError,
    ValueError,
    RuntimeError,  # encrypted; a way of packing that is not known is its child NotImplementedError
)
"""What opening or unpacking a damaged, encrypted or oddly packed archive may raise."""

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can hold: no clock goes in
_UNIX, _OWNER_ONLY, _LINK = 3, 0o600, 0o120000
_STEP = 1 << 18


class TooLargeError(Exception):
    """A member unpacks to more bytes than were allowed."""


def made(contents: Mapping[str, bytes]) -> bytes:
    """Return a deflated archive of contents by name, in the order given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in contents.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _OWNER_ONLY << 16
            archive.writestr(info, content, compresslevel=6)
    return buffer.getvalue()


def content(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo, most: int) -> bytes:
    """Return a member's bytes, unpacked no further than `most` bytes whatever its header says.

    Raises:
        TooLargeError: it is larger.
        KeyError: there is no such member.
        Exception: one of `DAMAGED`, or what the packing's own decoder raises.
    """
    pieces: list[bytes] = []
    size = 0
    with archive.open(member) as stream:
        while piece := stream.read(_STEP):
            size += len(piece)
            if size > most:
                raise TooLargeError
            pieces.append(piece)
    return b"".join(pieces)


def leads_out(name: str) -> bool:
    """Return whether a member's name, taken as a path, could lead out of a folder."""
    return (
        name.startswith("/")
        or any(sign in name for sign in ("\\", ":", "\0"))
        or ".." in name.split("/")
    )


def is_link(member: zipfile.ZipInfo) -> bool:
    """Return whether a member is a symbolic link."""
    return member.external_attr >> 16 & 0o170000 == _LINK
