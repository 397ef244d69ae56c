"""What reportlab's objects lack: exact line ends of streams, safe names, short numbers and texts.

Objects of a file are reportlab's own (`reportlab.pdfbase.pdfdoc`); ISO 32000-1, 7.3.
"""

import codecs
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

LEVEL = 2
"""Of compression: four times as fast as zlib's own, for 7 per cent more bytes of a whole file."""

_PLAIN = pdfdoc.DummyDoc()
"""Stands for a file without encryption, as reportlab's strings ask for one."""


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return a number as PDF writes it, to a hundredth of a point."""
    return f"{round(value, 2) + 0.0:.7g}"  # no -0: what is kept must not tell what came first


def numbers(values: Iterable[float]) -> str:
    """Return an array of numbers as PDF writes it."""
    return f"[{' '.join(map(number, values))}]"


def rounded(*values: float) -> tuple[float, ...]:
    """Return lengths to a hundredth of a point, so that reportlab writes them short."""
    return tuple(round(value, 2) for value in values)


@lru_cache(maxsize=256)
def text_string(text: str) -> bytes:
    """Return a text string object; hexadecimal UTF-16 unless it is plain ASCII."""
    if text.isascii() and text.isprintable():
        for sign in "\\()":
            text = text.replace(sign, "\\" + sign)
        return b"(%s)" % text.encode("ascii")
    words = codecs.BOM_UTF16_BE + text.encode("utf-16-be", "replace")
    return bytes(pdfdoc.PDFText(words).format(_PLAIN))


def name(text: str) -> str:
    """Return a name object; reportlab's own names leave a slash and wide characters as they are."""
    return "/" + "".join(
        c if (c.isalnum() and c.isascii()) or c in "-+_." else f"#{ord(c):02X}" for c in text
    )


def packed(content: bytes) -> bytes:
    """Return the content of a stream, compressed."""
    return zlib.compress(content, LEVEL)


def reference(target: int) -> bytes:
    """Return a reference to an object by its number."""
    return b"%d 0 R" % target


class _Dictionary(pdfdoc.PDFDictionary):  # type: ignore[misc]  # reportlab has no types
    """A dictionary written in one line, its keys known to need no escape."""

    def format(self, document: Any, IND: bytes = b"") -> bytes:  # noqa: N803  # reportlab's name
        """Return the object as bytes."""
        parts = [
            b"/%s %s" % (key.encode(), b"%d" % value)
            if type(value) is int
            else b"/%s %s" % (key.encode(), pdfdoc.format(value, document))
            for key, value in self.dict.items()
        ]
        return b"<<" + IND.join(parts) + b">>"


def dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    """Return a dictionary object; entries that are None are left out."""
    return _Dictionary({key: value for key, value in entries.items() if value is not None})


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab has no types
    """A stream with the end of line before `endstream` that PDF/A asks for.

    It is compressed when it is made, so that no page is held in full until the file is written.
    """

    def __init__(self, content: bytes, pack: bool = True, **entries: object) -> None:
        """Keep the content, compressed if `pack`, and the entries of the dictionary."""
        if pack:
            content = packed(content)
            entries["Filter"] = "/FlateDecode"
        super().__init__(dictionary(**entries), content, ())

    def format(self, document: Any) -> bytes:
        """Return the object as bytes."""
        said = self.dictionary.format(document)[:-2]
        return b"%s/Length %d>>\nstream\n%s\nendstream\n" % (
            said,
            len(self.content),
            self.content,
        )
