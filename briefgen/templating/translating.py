"""The built-in templates' English words in the language of the brief.

Words are found by the English ones, so a house that changed a label keeps its own.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FOLDER = Path(__file__).with_name("words")
_SOURCE = "en"
_KEPT = "\u00a0"
"""A space at which no line may end."""


def languages() -> tuple[str, ...]:
    """Return the languages that the built-in templates' words are known in, English first."""
    return (_SOURCE, *sorted(path.stem for path in _FOLDER.glob("*.toml")))


def printed_in(template: str, brief: str) -> str:
    """Return the language of what a template adds: the brief's, if the template is in English.

    A house that wrote its template in another language has its words and marks in that one.
    """
    return brief if brief and _primary(template) == _SOURCE else template


def translations(template: str, brief: str) -> Mapping[str, str]:
    """Return the English words' translations.

    Args:
        template: language that the template is written in (BCP 47).
        brief: language of the brief.

    Returns:
        Nothing if the template is not in English or the brief's language has no data.
    """
    if _primary(template) != _SOURCE or _primary(brief) not in languages()[1:]:
        return MappingProxyType({})
    return _words(_primary(brief))


def translated(text: str, words: Mapping[str, str]) -> str:
    """Return a text in the brief's language; unknown ones are left as they are."""
    found = words.get(text.replace(_KEPT, " "))
    if found is None:
        return text
    return found.replace(" ", _KEPT) if _KEPT in text else found


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


@cache
def _words(language: str) -> Mapping[str, str]:
    text = (_FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
