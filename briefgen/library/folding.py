"""Greek without accents, for the full-text index: SQLite's unicode61 folds only the others.

One code point stays one code point, so places in the folded text are places in the text.
"""

import re
import unicodedata

_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")


def _table() -> dict[int, str]:
    table: dict[int, str] = {ord("ς"): "σ"}
    for number in (*range(0x0370, 0x0400), *range(0x1F00, 0x2000)):
        base = unicodedata.normalize("NFD", chr(number))[0]
        if base != chr(number) and _GREEK.match(base):
            table[number] = base
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """Return the text with Greek letters unaccented and final sigmas as others; same length."""
    return text.translate(_TABLE) if _GREEK.search(text) else text
