"""ZIP packages (DOCX, ODT, ZIP) read within limits, and their XML without entities."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefgen import zips
from briefgen.errors import BriefgenError
from briefgen.reading.source import Source, unreadable

if TYPE_CHECKING:
    from lxml import etree


class Package:
    """An open ZIP whose members together unpack to at most the source's limit."""

    def __init__(self, source: Source, archive: zipfile.ZipFile) -> None:
        self._source = source
        self._archive = archive
        self._left = source.limits.unpacked_bytes
        self.names = frozenset(archive.namelist())

    def infos(self) -> list[zipfile.ZipInfo]:
        """Return the members' entries, folders left out."""
        return [info for info in self._archive.infolist() if not info.is_dir()]

    def read(self, name: str | zipfile.ZipInfo) -> bytes:
        """Return a member's bytes.

        Raises:
            BriefgenError: missing, damaged, encrypted, or more than the limit. What the entry
                claims about its size is not believed.
        """
        shown = name if isinstance(name, str) else name.filename
        try:
            data = zips.content(self._archive, name, self._left)
        except zips.TooLargeError:
            self._left = 0
            raise too_much(self._source) from None
        except KeyError as error:
            raise unreadable(
                f"“{self._source.name}” is incomplete: “{shown}” is missing in it."
            ) from error
        except Exception as error:  # zlib, lzma and struct errors have no common base
            if isinstance(error, MemoryError):
                raise
            encrypted = "password" in str(error) or "encrypted" in str(error)
            raise unreadable(
                f"“{shown}” in “{self._source.name}” is {'encrypted' if encrypted else 'damaged'}.",
                "Remove the password and add it again." if encrypted else "",
                detail=repr(error),
            ) from error
        self._left -= len(data)
        return data

    def xml(self, name: str) -> "etree._Element":
        """Return the root of an XML member; raises BriefgenError like `read`."""
        return parse_xml(self.read(name), f"{self._source.name}: {name}")


class TooMuchError(BriefgenError):
    """An archive unpacks to more than the limit."""


def too_much(source: Source) -> TooMuchError:
    """Return the error for an archive that unpacks to more than the limit."""
    size = source.limits.unpacked_bytes >> 20
    return TooMuchError(
        f"“{source.name}” unpacks to more than {size} MB; it may be made to fill the memory.",
        "Nothing of it is in the library, so it cannot be quoted.",
        "Unpack it yourself and add only the files that you need.",
    )


@contextmanager
def open_package(source: Source, kind: str) -> Iterator[Package]:
    """Open a source as a ZIP package.

    Args:
        source: the file.
        kind: what it should be, in words ("Word document"), for the message.

    Raises:
        BriefgenError: it is no ZIP, or a damaged one.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except zips.DAMAGED as error:
        whole = source.data[:2] == b"PK"
        raise unreadable(
            f"“{source.name}” is {'a damaged or cut-off' if whole else 'not a'} {kind}"
            f"{'' if whole else ', although its name says so'}.",
            "Get the file again from where it came." if whole else "",
            detail=repr(error),
        ) from error
    with archive:
        yield Package(source, archive)


def parse_xml(data: bytes, name: str, *, recover: bool = False) -> "etree._Element":
    """Return the root of XML; entities are not expanded and nothing else is loaded.

    With `recover`, small faults (an undeclared entity, an open tag) are passed over.

    Raises:
        BriefgenError: it is not well-formed, or declares entities.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unreadable(
            f"“{name}” is damaged: its XML cannot be read.", detail=str(error)
        ) from error
    if root is None:
        raise unreadable(f"“{name}” is damaged: its XML is empty.")
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise unreadable(
            f"“{name}” declares XML entities, which ordinary files do not; it was not read.",
            "If you trust the file, open it in its own program and save it anew.",
        )
    return root
