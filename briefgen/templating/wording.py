"""How values become words on the page: quotation marks of the language, forced line ends."""

import re
import tomllib
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from briefgen.model.context import QuoteLine

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_DATA = Path(__file__).with_name("quotation_marks.toml")


@cache
def _marks() -> dict[str, tuple[str, str]]:
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {language: (pair[0], pair[1]) for language, pair in table.items()}


def marks_of(language: str) -> tuple[str, str]:
    """Return opening and closing quotation mark of a language (BCP 47), English ones if unknown."""
    table = _marks()
    primary = language.partition("-")[0]
    return table.get(language) or table.get(primary) or table["en"]


def quoted(text: str, language: str, spoken_in: str = "") -> Markup:
    """Return words in quotation marks, escaped; `spoken_in` is their own language if another."""
    opening, closing = marks_of(language)
    words = escape(text)
    if spoken_in != language and _LANGUAGE.fullmatch(spoken_in):
        words = Markup('<run lang="{}">{}</run>').format(spoken_in, words)
    return escape(opening) + words + escape(closing)


def quotation(quote: QuoteLine, language: str) -> Markup:
    """Return a quotation as dialect markup: each piece verbatim in marks, left-out words as " … ".

    Nothing is put inside the marks: what was left out between two pieces stands outside them.
    """
    pieces = [quoted(piece, language, quote.language) for piece in quote.pieces]
    return Markup(" … ").join(pieces)


def lines(text: str) -> Markup:
    """Return a text of several lines as dialect markup, with a forced line end between them."""
    return Markup("<br/>").join(escape(line) for line in text.splitlines() if line.strip())
