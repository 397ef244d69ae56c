"""How values become words on the page: quotation marks, forced line ends, unbroken dates."""

import re
import tomllib
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from briefgen.model.context import QuoteLine
from briefgen.model.direction import has_right_to_left, is_right_to_left_language

_AFTER_NUMBER = re.compile(r"(?<=\d) (?=[^\W\d_])|(?<=\d\.) (?=[^\W\d_])|(?<=\der) (?=[^\W\d_])")
"""The space after a number: "1 May", "1. Mai", "1er mai"."""

_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_DATA = Path(__file__).with_name("quotation_marks.toml")
_PUNCTUATION = Path(__file__).with_name("punctuation.toml")


@cache
def _marks() -> dict[str, tuple[str, str]]:
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {language: (pair[0], pair[1]) for language, pair in table.items()}


def marks_of(language: str) -> tuple[str, str]:
    """Return opening and closing quotation mark of a language (BCP 47), English ones if unknown."""
    table = _marks()
    primary = language.partition("-")[0]
    return table.get(language) or table.get(primary) or table["en"]


@cache
def _punctuation() -> dict[str, dict[str, str]]:
    return tomllib.loads(_PUNCTUATION.read_text(encoding="utf-8"))


def comma_of(language: str) -> str:
    """Return the comma of a language (BCP 47), with the space after it."""
    return _punctuation()["comma"].get(_primary(language), ",") + " "


def colon_of(language: str) -> str:
    """Return the colon of a language, with the spaces around it: French has one before it."""
    return _punctuation()["colon"].get(_primary(language), ":") + " "


def semicolon_of(language: str) -> str:
    """Return the semicolon of a language, with the spaces around it."""
    return _punctuation()["semicolon"].get(_primary(language), ";") + " "


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def quoted(text: str, language: str, spoken_in: str = "") -> Markup:
    """Return words in quotation marks, escaped; `spoken_in` is their own language if another."""
    opening, closing = marks_of(language)
    words = escape(_kept_rightwards(text) if is_right_to_left_language(language) else text)
    if spoken_in != language and _LANGUAGE.fullmatch(spoken_in):
        words = Markup('<run lang="{}">{}</run>').format(spoken_in, words)
    return escape(opening) + words + escape(closing)


def _kept_rightwards(text: str) -> str:
    """Return foreign words that an Arabic or Hebrew line does not tear apart.

    Figures and stops at their ends would go by the line ("11–12 July" become "July 12–11"); a
    mark that runs rightwards keeps them (Unicode Standard Annex 9, 2.6).
    """
    if not text or has_right_to_left(text):
        return text
    before, after = ("" if end.isalpha() else _LEFT_TO_RIGHT_MARK for end in (text[0], text[-1]))
    return f"{before}{text}{after}"


def quotation(quote: QuoteLine, language: str) -> Markup:
    """Return a quotation as dialect markup: each piece verbatim in marks, left-out words as " … ".

    Nothing is put inside the marks: what was left out between two pieces stands outside them.
    """
    pieces = [quoted(piece, language, quote.language) for piece in quote.pieces]
    return Markup(" … ").join(pieces)


def unbroken(text: str, language: str) -> str:
    """Return a date or amount of which no line end parts a number from the word after it.

    In a language that runs from right to left a mark before it keeps its first number on its own
    side of foreign words (Unicode Standard Annex 9, 2.6).
    """
    mark = _RIGHT_TO_LEFT_MARK if is_right_to_left_language(language) and text[:1].isdigit() else ""
    return mark + _AFTER_NUMBER.sub("\u00a0", text)


def lines(text: str) -> Markup:
    """Return a text of several lines as dialect markup, with a forced line end between them."""
    return Markup("<br/>").join(escape(line) for line in text.splitlines() if line.strip())
