"""Cleaning of text, once, before it is hashed: what comes out is what quotes are checked against.

Kept exactly: letters, punctuation, quotation marks, no-break spaces, ligatures that a page wrote.
Removed without a word: soft hyphens, zero-width spaces and byte order marks, which nobody sees.
"""

import re
from itertools import pairwise

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufff9-\ufffb]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as an Article stores it, and notices of what was removed.

    One line feed between paragraphs, none at either end, no blanks at line ends.
    """
    notices: list[str] = []
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _INVISIBLE.sub("", text))
    text, controls = _CONTROLS.subn("", text)
    text, bidi = _BIDI.subn("", text)
    if controls:
        notices.append(f"{controls} control characters were removed.")
    if bidi:
        notices.append(f"{bidi} marks that reverse the writing direction were removed.")
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line), tuple(notices)


def one_line(text: str, longest: int = 500) -> str:
    """Return a metadata value on one line: cleaned, blanks collapsed, at most `longest` long."""
    return " ".join(clean(text)[0].split(None))[:longest].strip()


def unwrap(text: str) -> tuple[str, bool]:
    """Return the text with hard line breaks inside paragraphs joined, and whether any were.

    Text is taken as hard-wrapped when paragraphs are set off by blank lines (or indented) and at
    least 80 % of the lines inside them could not have held the next line's first word.
    """
    text = _LINE_ENDS.sub("\n", text)
    blocks = [block.split("\n") for block in re.split(r"\n[^\S\n]*\n", text)]
    inner = [
        (line, after.split(maxsplit=1))
        for block in blocks
        for line, after in pairwise(block)
        if line.strip() and after.strip()
    ]
    if len(inner) < 3 or len(blocks) < 2:
        return text, False
    width = max(len(line.rstrip()) for line, _ in inner)
    full = sum(len(line.rstrip()) + 1 + len(after[0]) > width for line, after in inner)
    if not 40 <= width <= 120 or full < 0.8 * len(inner):
        return text, False
    joined = (" ".join(line.strip() for line in block if line.strip()) for block in blocks)
    return "\n\n".join(joined), True
