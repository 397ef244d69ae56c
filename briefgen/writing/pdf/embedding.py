"""What a file holds of a font: its outlines cut down, widths, and the way back to text.

The same letters make the same parts. They are kept for the next file: a brief is written again and
again while it is typed, and mostly with letters that it had before.
"""

import hashlib
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeAlias

from briefgen.model.page import Typeface
from briefgen.writing.pdf.objects import name, packed

_PER_BLOCK = 100

Code: TypeAlias = tuple[int, int, str]
"""A code, the glyph it stands for, and the text that this shows."""


class Source(Protocol):
    """A face that can be cut down."""

    def width(self, glyph: int) -> int:
        """Return a glyph's own advance width in font units."""

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """Return a font file whose glyph k is glyphs[k]."""


class Embedded(NamedTuple):
    """The parts of an embedded font.

    Attributes:
        name: of the cut-down font, a name object. widths: an array (ISO 32000-1, 9.7.4.3).
        file, places, to_unicode: compressed: the font file, which glyph of it a code shows, and
            the CMap from codes to text.
        length: of the font file in bytes.
    """

    name: str
    widths: str
    file: bytes
    length: int
    places: bytes
    to_unicode: bytes


@lru_cache(maxsize=32)
def embedded(face: Typeface, source: Source, codes: tuple[Code, ...]) -> Embedded:
    """Return the parts of a font of which a file uses some codes, in ascending order."""
    data = source.subset([glyph for _, glyph, _ in codes])
    tag = hashlib.md5(data, usedforsecurity=False).digest()
    prefix = "".join(chr(65 + byte % 26) for byte in tag[:6])
    places = array("H", bytes(2 * codes[-1][0] + 2))
    for place, (code, _, _) in enumerate(codes):
        places[code] = place
    places.byteswap()
    return Embedded(
        name=name(f"{prefix}+{face.name}"),
        widths=_widths(((code, source.width(glyph)) for code, glyph, _ in codes), face.units),
        file=packed(data),
        length=len(data),
        places=packed(places.tobytes()),
        to_unicode=packed(_to_unicode(codes)),
    )


def _widths(widths: Iterable[tuple[int, int]], units: int) -> str:
    """Return an array of the widths of codes, of those that follow one another together."""
    parts: list[str] = []
    last, scale = -2, 1000.0 / units
    for code, width in widths:
        if code != last + 1:
            parts.append(f"]{code}[" if parts else f"{code}[")
        parts.append(f"{round(width * scale)} ")
        last = code
    return f"[{''.join(parts)}]]"


def _to_unicode(codes: Iterable[Code]) -> bytes:
    """Return the CMap from codes to text (ISO 32000-1, 9.10.3)."""
    rows = [
        f"<{code:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>"
        for code, _, text in codes
        if code
    ]
    blocks = [
        f"{len(rows[k : k + _PER_BLOCK])} beginbfchar\n"
        + "\n".join(rows[k : k + _PER_BLOCK])
        + "\nendbfchar\n"
        for k in range(0, len(rows), _PER_BLOCK)
    ]
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "".join(blocks)
        + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
