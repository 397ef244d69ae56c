"""TrueType fonts cut down to the glyphs that a file uses (OpenType specification 1.9, glyf)."""

import struct
import unicodedata
from array import array
from collections.abc import Sequence
from itertools import chain

from briefgen.model.page import Typeface

_MORE, _WORDS, _SCALE, _XY, _TWO_BY_TWO, _INSTRUCTIONS = 0x20, 0x01, 0x08, 0x40, 0x80, 0x100

LETTERS = (range(0x20, 0x530), range(0x2010, 0x2045), range(0xFB00, 0xFB07))
"""Characters of Latin, Greek and Cyrillic text, its signs, and its ligatures."""

_UNICODE = ((0, 3), (3, 1))
"""Platform and encoding of the tables of Unicode characters that all fonts have."""

_FORMAT_4 = 4


def shown_by(code: int) -> str:
    """Return what a letter's glyph shows: of a ligature its letters."""
    return unicodedata.normalize("NFKC", chr(code)) if code >= LETTERS[-1].start else chr(code)


class TrueType:
    """The tables of a face that embedding needs; `count` is the number of its glyphs."""

    def __init__(self, face: Typeface) -> None:
        data = face.data
        start = 0
        if data[:4] == b"ttcf":
            start = struct.unpack_from(">I", data, 12 + 4 * face.number)[0]
        count = struct.unpack_from(">H", data, start + 4)[0]
        self._tables: dict[bytes, tuple[int, int]] = {}
        for k in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * k)
            self._tables[tag] = (offset, length)
        self._data = data
        self.count = struct.unpack_from(">H", self._table(b"maxp"), 4)[0]
        head = self._table(b"head")
        self._long = struct.unpack_from(">h", head, 50)[0] == 1
        loca = self._table(b"loca")
        places = array("I" if self._long else "H")
        places.frombytes(loca[: len(loca) - len(loca) % places.itemsize])
        places.byteswap()
        self._loca = places
        self._metrics = struct.unpack_from(">H", self._table(b"hhea"), 34)[0]
        self._hmtx = self._table(b"hmtx")
        pairs = array("H", self._hmtx[: 4 * self._metrics])
        pairs.byteswap()
        self._advances = pairs[::2]
        self._glyf = self._tables[b"glyf"][0]

    def _table(self, tag: bytes) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def width(self, glyph: int) -> int:
        """Return a glyph's own advance width in font units."""
        return int(self._advances[min(glyph, self._metrics - 1)])

    def letters(self) -> dict[int, str]:
        """Return the letters (see `LETTERS`) of the face by their glyphs, the first of each.

        They are read from a table of the common kind (cmap, format 4); {} if there is none.
        """
        data, (start, _) = self._data, self._tables.get(b"cmap", (0, 0))
        count = struct.unpack_from(">H", data, start + 2)[0] if start else 0
        for k in range(start + 4, start + 4 + 8 * count, 8):
            platform, encoding, offset = struct.unpack_from(">HHI", data, k)
            common = struct.unpack_from(">H", data, start + offset)[0] == _FORMAT_4
            if common and (platform, encoding) in _UNICODE:
                return self._letters(start + offset)
        return {}

    def _letters(self, place: int) -> dict[int, str]:
        """Return the same from a table that stands at a place (OpenType specification, cmap)."""
        (double,) = struct.unpack_from(">H", self._data, place + 6)
        ends, starts, deltas, offsets = (
            struct.unpack_from(f">{double // 2}H", self._data, place + 14 + skip)
            for skip in (0, double + 2, 2 * double + 2, 3 * double + 2)
        )
        found: dict[int, str] = {}
        for k, (start, end) in enumerate(zip(starts, ends, strict=True)):
            own = (range(max(p.start, start), min(p.stop, end + 1)) for p in LETTERS)
            for code in chain.from_iterable(own):
                glyph = code
                if offsets[k]:
                    far = place + 16 + 3 * double + 2 * k + offsets[k] + 2 * (code - start)
                    (glyph,) = struct.unpack_from(">H", self._data, far)
                if glyph or not offsets[k]:
                    found.setdefault((glyph + deltas[k]) & 0xFFFF, shown_by(code))
        return found

    def _bearing(self, glyph: int) -> int:
        if glyph < self._metrics:
            return int(struct.unpack_from(">h", self._hmtx, glyph * 4 + 2)[0])
        place = self._metrics * 4 + (glyph - self._metrics) * 2
        return (
            int(struct.unpack_from(">h", self._hmtx, place)[0])
            if place + 2 <= len(self._hmtx)
            else 0
        )

    def _outline(self, glyph: int) -> bytes:
        scale = 1 if self._long else 2
        if glyph + 1 >= len(self._loca):
            return b""
        start, end = self._loca[glyph] * scale, self._loca[glyph + 1] * scale
        return self._data[self._glyf + start : self._glyf + end]

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """Return a font file whose glyph k is glyphs[k]; parts of composites follow at the end."""
        order = list(glyphs)
        place = {glyph: k for k, glyph in reversed(list(enumerate(order)))}
        outlines = []
        k = 0
        while k < len(order):
            outlines.append(_plain(self._outline(order[k]), place, order))
            k += 1
        loca, glyf = array("I", [0]), bytearray()
        for outline in outlines:
            glyf += outline + b"\0" * (-len(outline) % 4)
            loca.append(len(glyf))
        loca.byteswap()
        hmtx = b"".join(struct.pack(">Hh", self.width(g), self._bearing(g)) for g in order)
        head = bytearray(self._table(b"head"))
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        hhea = bytearray(self._table(b"hhea"))
        struct.pack_into(">H", hhea, 34, len(order))
        maxp = bytearray(self._table(b"maxp"))
        struct.pack_into(">H", maxp, 4, len(order))
        return _font_file(
            {
                b"glyf": bytes(glyf),
                b"head": bytes(head),
                b"hhea": bytes(hhea),
                b"hmtx": hmtx,
                b"loca": loca.tobytes(),
                b"maxp": bytes(maxp),
            }
        )


def _plain(outline: bytes, place: dict[int, int], order: list[int]) -> bytes:
    """Return an outline without hinting, its parts renumbered and added to the order."""
    if len(outline) < 10:
        return b""
    contours = struct.unpack_from(">h", outline)[0]
    if contours >= 0:
        ends = 10 + 2 * contours
        length = struct.unpack_from(">H", outline, ends)[0]
        return outline[:ends] + b"\0\0" + outline[ends + 2 + length :]
    result = bytearray(outline)
    offset = 10
    while True:
        flags, glyph = struct.unpack_from(">HH", result, offset)
        if glyph not in place:
            place[glyph] = len(order)
            order.append(glyph)
        struct.pack_into(">HH", result, offset, flags & ~_INSTRUCTIONS, place[glyph])
        offset += 4 + (4 if flags & _WORDS else 2)
        offset += 2 if flags & _SCALE else 4 if flags & _XY else 8 if flags & _TWO_BY_TWO else 0
        if not flags & _MORE:
            return bytes(result[:offset])


def _font_file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(
        ">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    directory, body = bytearray(), bytearray()
    start = 12 + 16 * count
    for tag in sorted(tables):
        data = tables[tag]
        directory += struct.pack(">4sIII", tag, _checksum(data), start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    file = bytearray(head + directory + body)
    total = (0xB1B0AFBA - _checksum(bytes(file))) & 0xFFFFFFFF
    place = file.index(tables[b"head"][:8], start)
    struct.pack_into(">I", file, place + 8, total)
    return bytes(file)


def _checksum(data: bytes) -> int:
    words = array("I", data + b"\0" * (-len(data) % 4))
    words.byteswap()
    return sum(words) & 0xFFFFFFFF
