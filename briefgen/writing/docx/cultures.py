"""Languages as Word names them: always with a country, and one for each kind of script.

A run's language checks its spelling. Word keeps three side by side: of Latin, Greek and Cyrillic
words, of Chinese, Japanese and Korean ones, and of those from right to left (ECMA-376 Part 1,
17.3.2.20); "de" alone is none that it knows (22.9.2.6, ST_Lang).
"""

import tomllib
from functools import cache
from pathlib import Path

from briefgen.model.direction import is_right_to_left_language
from briefgen.writing.docx.markup import escape

_DATA = Path(__file__).with_name("cultures.toml")
_EAST_ASIAN = ("ja", "ko", "zh")
_FOREIGN, _LEFTWARD = "en-GB", "ar-SA"
"""Of Latin words, and of leftward ones, in a document whose own language has neither."""


@cache
def _countries() -> dict[str, str]:
    return dict(tomllib.loads(_DATA.read_text(encoding="utf-8")))


def culture(language: str) -> str:
    """Return a language (BCP 47) with a country, "de-DE" for "de"; as it is if it names one."""
    return _countries().get(language.lower(), language)


def spoken(language: str) -> str:
    """Return the attributes of a run's language."""
    tag = escape(culture(language))
    if is_right_to_left_language(language):
        return f'w:bidi="{tag}"'
    return f'w:{"eastAsia" if _is_east_asian(language) else "val"}="{tag}"'


def spoken_by_default(language: str) -> str:
    """Return the attributes of a document's languages."""
    return " ".join(f'w:{name}="{escape(tag)}"' for name, tag in document_languages(language))


def document_languages(language: str) -> list[tuple[str, str]]:
    """Return a document's languages with the names of their attributes."""
    own = culture(language)
    leftward, eastern = is_right_to_left_language(language), _is_east_asian(language)
    latin = _FOREIGN if leftward or eastern else own
    east = [("eastAsia", own)] if eastern else []
    return [("val", latin), *east, ("bidi", own if leftward else _LEFTWARD)]


def _is_east_asian(language: str) -> bool:
    return language.lower().partition("-")[0] in _EAST_ASIAN
