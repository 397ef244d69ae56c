"""reportlab's document, written with object streams and a cross-reference stream.

Thousands of small structure elements are packed some hundred at a time (ISO 32000-1, 7.5.7 and
7.5.8), which makes a tagged file a third as large as reportlab's own way of writing would.
"""

import hashlib
import struct
from itertools import accumulate
from typing import Any

from reportlab.pdfbase import pdfdoc

from briefgen.writing.pdf.objects import Stream, reference

_PER_STREAM = 400
_FREE = b"\x00\x00\x00\x00\x00\xff\xff"
_ROW = struct.Struct(">BIH").pack
"""A row of the cross-reference stream: kind, then place in the file, or stream and place there."""

_HEAVY = (pdfdoc.PDFStream, pdfdoc.PDFImageXObject)
"""Objects that are streams themselves, which no object stream may hold."""


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # reportlab has no types
    """The catalogue, with the output intent of PDF/A."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """The file's properties; those that are empty are left out."""

    def format(self, document: Any) -> bytes:
        moment = pdfdoc.PDFDate(document._timeStamp, self._dateFormatter)
        said = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Keywords": self.keywords,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        entries = {key: pdfdoc.PDFString(text) for key, text in said.items() if text}
        entries |= {"CreationDate": moment, "ModDate": moment}
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


class PackedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab has no types
    """A document of reportlab's that gives the same bytes for the same objects.

    Attributes:
        outline: number of the outline's object, 0 for none; reportlab's own is not used.
    """

    def __init__(self, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        catalog: Any = _Catalog()
        catalog.Pages, catalog.Outlines = self.Pages, self.Outlines
        catalog.Lang = pdfdoc.PDFString(language)
        self.Catalog: Any = catalog
        self._catalog: Any = catalog
        self.info = _Info()
        self._bodies: dict[int, bytes] = {}
        self.outline = 0

    def number(self, thing: object, name: str | None = None) -> int:
        """Return the number of an object, which is added to the file if it is new."""
        held = self.Reference(thing, name).name
        return int(self.idToObjectNumberAndVersion[held][0])

    def reserve(self, count: int = 1) -> int:
        """Return the first of some numbers of objects whose bodies may be put later."""
        first = int(self.objectcounter) + 1
        self.objectcounter += count
        return first

    def put(self, number: int, body: bytes) -> None:
        """Give a reserved object its body, ready written: a tree has thousands of them."""
        self._bodies[number] = body

    def format(self) -> bytes:
        """Return the whole file; its identifier is a digest of its content."""
        self.Reference(self.Catalog)
        self.Reference(self.info)
        if self.outline:
            self.Catalog.Outlines = reference(self.outline)
            self.Catalog.showOutline()
        file = pdfdoc.PDFFile(self._pdfVersion)
        offsets: dict[int, int] = {}
        packed: list[tuple[int, bytes]] = []
        number = 1
        while number <= self.objectcounter:  # objects may be added while others are written
            body = self._bodies.get(number)
            if body is None and number not in self.numberToId:
                number += 1  # reserved, but not needed
                continue
            if body is None:
                thing = self.idToObject[self.numberToId[number]]
                if isinstance(thing, _HEAVY):
                    offsets[number] = self._write(thing, number, file)
                    number += 1
                    continue
                body = pdfdoc.format(thing, self, toplevel=1)
            packed.append((number, body))
            number += 1
        places: dict[int, bytes] = {}
        for start in range(0, len(packed), _PER_STREAM):
            chunk = packed[start : start + _PER_STREAM]
            stream = _object_stream(chunk)
            holder = self.number(stream)
            offsets[holder] = self._write(stream, holder, file)
            places |= {target: _ROW(2, holder, k) for k, (target, _) in enumerate(chunk)}
        self._cross_reference(file, offsets, places)
        return bytes(file.format(self))

    def _write(self, thing: pdfdoc.PDFObject, number: int, file: pdfdoc.PDFFile) -> int:
        """Add an object of its own to the file; return where it begins."""
        if isinstance(thing, Stream):
            return int(file.add(b"%d 0 obj\n%sendobj\n" % (number, thing.format(self))))
        whole = pdfdoc.PDFIndirectObject(self.numberToId[number], thing)
        return int(file.add(whole.format(self)))

    def _cross_reference(
        self, file: pdfdoc.PDFFile, offsets: dict[int, int], places: dict[int, bytes]
    ) -> None:
        digest = hashlib.md5(b"".join(file.strings), usedforsecurity=False).digest()
        identifier = pdfdoc.PDFText(digest).format(self)
        last = self.objectcounter + 1
        offsets[last] = file.offset
        rows = [places.get(target) or _row(offsets.get(target)) for target in range(1, last + 1)]
        stream = Stream(
            _FREE + b"".join(rows),
            Type="/XRef",
            Size=last + 1,
            Root=reference(self.number(self.Catalog)),
            Info=reference(self.number(self.info)),
            W="[1 4 2]",
            ID=pdfdoc.PDFArray([identifier, identifier]),
        )
        start = self._write(stream, self.number(stream), file)
        file.add(b"startxref\n%d\n%%%%EOF\n" % start)


def _row(offset: int | None) -> bytes:
    """Return the row of an object that stands alone at a place of the file, or of none."""
    return _FREE if offset is None else _ROW(1, offset, 0)


def _object_stream(objects: list[tuple[int, bytes]]) -> Stream:
    """Return a stream that holds objects, each with its number."""
    bodies = [body for _, body in objects]
    starts = accumulate([len(body) + 1 for body in bodies], initial=0)
    pairs = zip(objects, starts, strict=False)
    head = " ".join([f"{number} {start}" for (number, _), start in pairs]).encode("ascii") + b"\n"
    return Stream(head + b"\n".join(bodies), Type="/ObjStm", N=len(objects), First=len(head))
