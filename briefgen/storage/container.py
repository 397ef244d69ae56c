"""The container of a brief file: a ZIP of named parts, read with distrust.

Nothing is ever unpacked to disk. What is too large, named like a path out of the container,
named twice or encrypted is refused; a part that is damaged is left out and told. A container
whose directory is cut off is searched for parts by their own local headers (APPNOTE.TXT 4.3.7).
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen import zips

MAX_FILE = 256 * 2**20
MAX_PART = 64 * 2**20
MAX_TOTAL = 256 * 2**20
MAX_PARTS = 20_000
"""Limits in bytes, and in parts: far above any brief, far below what hurts."""

_LOCAL = struct.Struct("<4s5H3L2H")
_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_STORED, _DEFLATED = 0, 8


class Refused(Exception):  # noqa: N818 - a verdict on a file, told by the caller
    """The file is not a container that this program reads; the reason is its text."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read: the content of each part by name, and names of those that are damaged.

    `torn`: the container itself is damaged, so that whole parts may be missing unnoticed.
    """

    contents: dict[str, bytes]
    damaged: tuple[str, ...] = ()
    torn: bool = False


def pack(parts: dict[str, bytes]) -> bytes:
    """Return a container of the parts in the order given; equal parts give equal bytes.

    Raises:
        Refused: the parts are larger than what `unpack` reads.
    """
    sizes = [len(content) for content in parts.values()]
    if max(sizes, default=0) > MAX_PART or sum(sizes) > MAX_TOTAL or len(sizes) > MAX_PARTS:
        raise Refused("it holds more than a brief file can hold")
    return zips.made(parts)


def unpack(data: bytes) -> Parts:
    """Return the parts of a container.

    Raises:
        Refused: it is no container, or one that was made to do harm.
    """
    if len(data) > MAX_FILE:
        raise Refused(f"it is larger than {MAX_FILE // 2**20} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return _read_all(container)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        parts = _search(data)
        if not parts.contents:
            raise Refused("it is not a brief file, or nothing in it can be read") from error
        return parts


def _read_all(container: zipfile.ZipFile) -> Parts:
    entries = container.infolist()
    _check_names([entry.filename for entry in entries])
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise Refused(f"its contents are larger than {MAX_TOTAL // 2**20} MB")
    contents: dict[str, bytes] = {}
    damaged: list[str] = []
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise Refused("it is encrypted")
        content = _read(container, entry)
        if content is None:
            damaged.append(entry.filename)
        else:
            contents[entry.filename] = content
    return Parts(contents, tuple(damaged))


def _read(container: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """Return a part's bytes, None if they are damaged; never more than its declared size."""
    if entry.file_size > MAX_PART:
        raise Refused(f"its part “{entry.filename:.80}” is too large")
    try:
        content = zips.content(container, entry, entry.file_size)
    except (zips.TooLargeError, *zips.DAMAGED):
        return None
    return content if len(content) == entry.file_size else None


def _check_names(names: list[str]) -> None:
    if len(names) > MAX_PARTS:
        raise Refused(f"it has more than {MAX_PARTS} parts")
    if len(set(names)) != len(names):
        raise Refused("a name occurs twice in it")
    for name in names:
        if zips.leads_out(name):
            raise Refused(f"its part “{name:.80}” is named like a path out of it")


def _search(data: bytes) -> Parts:
    """Return the parts that can be found without the container's directory."""
    contents: dict[str, bytes] = {}
    damaged: list[str] = []
    total = 0
    for name, content in _local_parts(data):
        if name in contents:
            continue
        if content is None:
            damaged.append(name)
            continue
        total += len(content)
        if total > MAX_TOTAL or len(contents) >= MAX_PARTS:
            raise Refused("its contents are too large")
        contents[name] = content
    _check_names(list(contents))
    return Parts(contents, tuple(name for name in damaged if name not in contents), torn=True)


def _local_parts(data: bytes) -> Iterator[tuple[str, bytes | None]]:
    place, work = data.find(_SIGNATURE), 0
    while place >= 0 and place + _LOCAL.size <= len(data):
        after = place + 4
        header = _LOCAL.unpack_from(data, place)
        flags, method, checksum, packed, size = header[2], header[3], *header[6:9]
        body = place + _LOCAL.size + header[9] + header[10]
        name = data[place + _LOCAL.size :][: header[9]].decode("utf-8", "replace")
        if not flags & (_ENCRYPTED | _SIZES_FOLLOW) and name and size <= MAX_PART:
            work += min(packed, len(data)) + size
            if work > 4 * MAX_TOTAL:  # headers that all claim the same long stretch
                raise Refused("its contents are too large")
            content = _unpack_one(data[body : body + packed], method, size)
            whole = content is not None and zlib.crc32(content) == checksum
            yield name, content if whole else None
            after = body + packed if whole else after
        place = data.find(_SIGNATURE, after)


def _unpack_one(packed: bytes, method: int, size: int) -> bytes | None:
    if method == _STORED:
        return packed if len(packed) == size else None
    if method != _DEFLATED:
        return None
    try:
        content = zlib.decompressobj(-15).decompress(packed, size + 1)
    except zlib.error:
        return None
    return content if len(content) == size else None
