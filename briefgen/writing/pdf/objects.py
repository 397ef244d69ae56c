"""What reportlab's objects lack: exact line ends of streams, safe names, short numbers and texts.

Objects of a file are reportlab's own (`reportlab.pdfbase.pdfdoc`); ISO 32000-1, 7.3.
"""

import codecs
import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

_LEVEL = 4
_PLAIN = pdfdoc.DummyDoc()
"""Stands for a file without encryption, as reportlab's strings ask for one."""
_END = b"endstream\n"


def number(value: float) -> str:
    """Return a number as PDF writes it, to a hundredth of a point."""
    return f"{round(value, 2):.7g}"


def rounded(*values: float) -> tuple[float, ...]:
    """Return lengths to a hundredth of a point, so that reportlab writes them short."""
    return tuple(round(value, 2) for value in values)


def text_string(text: str) -> bytes:
    """Return a text string object; hexadecimal UTF-16 unless it is plain ASCII."""
    if text.isascii() and text.isprintable():
        return bytes(pdfdoc.PDFString(text).format(_PLAIN))
    words = codecs.BOM_UTF16_BE + text.encode("utf-16-be", "replace")
    return bytes(pdfdoc.PDFText(words).format(_PLAIN))


def name(text: str) -> str:
    """Return a name object; reportlab's own names leave a slash and wide characters as they are."""
    return "/" + "".join(
        c if (c.isalnum() and c.isascii()) or c in "-+_." else f"#{ord(c):02X}" for c in text
    )


def reference(target: int) -> bytes:
    """Return a reference to an object by its number."""
    return b"%d 0 R" % target


def dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    """Return a dictionary object of reportlab's; entries that are None are left out."""
    return pdfdoc.PDFDictionary({key: value for key, value in entries.items() if value is not None})


class _Deflate(pdfdoc.PDFStreamFilterZCompress):  # type: ignore[misc]  # reportlab has no types
    """reportlab's filter at a level that is three times as fast, for 2 per cent more bytes."""

    def encode(self, text: bytes) -> bytes:
        return zlib.compress(text, _LEVEL)


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab has no types
    """A stream with the end of line before `endstream` that PDF/A asks for."""

    def __init__(self, content: bytes, pack: bool = True, **entries: object) -> None:
        """Keep the content, to be compressed if `pack`, and the entries of the dictionary."""
        super().__init__(dictionary(**entries), content, [_Deflate()] if pack else None)

    def format(self, document: Any) -> bytes:
        """Return the object as bytes."""
        return bytes(super().format(document)).removesuffix(_END) + b"\n" + _END
