"""WordprocessingML as text: names, escaping and lengths.

The body is written as text rather than through an object model: most of the time such a model
takes goes into looking up styles by name, once for each paragraph.
"""

import re

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="{R_NS}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
W14_NS = "http://schemas.microsoft.com/office/word/2010/wordml"
LATER = (
    f'xmlns:w14="{W14_NS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
"""Attributes of a part that says what Word 2010 and later know, and others may leave out."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMU_PER_POINT = 12700

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')


def escape(text: str) -> str:
    """Return text for element content or a quoted attribute, without what XML cannot hold."""
    if not _SPECIAL.search(text):
        return text
    text = _ILLEGAL.sub("", text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * 20)


def emu(points: float) -> int:
    """Return a length in English metric units, 12,700 to a point."""
    return round(points * EMU_PER_POINT)


def hex_colour(colour: str) -> str:
    """Return a colour as Word writes it: "14213D"."""
    return colour.lstrip("#").upper()


def part(root: str, content: str, attributes: str = "") -> bytes:
    """Return a part: a root element of the `w` namespace around content."""
    space = f" {attributes}" if attributes else ""
    return f"{DECLARATION}<w:{root} {NAMESPACES}{space}>{content}</w:{root}>".encode()
