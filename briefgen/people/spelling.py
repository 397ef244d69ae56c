"""Whether two spellings are of one name: accents, scripts and romanisations set aside."""

import tomllib
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_SILENT = frozenset("aeiouyjh'’ʹ")
"""Vowels, and what romanisations add or drop beside them."""
_WAVERING = frozenset("iyjh'’ʹ")
_ENOUGH = 4
"""Consonants that tell a name whatever its vowels; one with fewer needs the same vowels."""
_ALIKE = 0.6
"""Letters that two spellings of a word share at least (difflib's ratio)."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name taken apart for comparing.

    Attributes:
        folded: lower case, Latin letters without accents.
        given: the first name, folded, "" where the name is a surname alone.
        surname: the last word, folded.
        skeleton, given_skeleton: their consonants as sounds.
    """

    folded: str
    given: str
    surname: str
    skeleton: str
    given_skeleton: str

    @property
    def full(self) -> bool:
        """Whether it has more than a surname."""
        return bool(self.given)


@lru_cache(maxsize=50_000)
def spelling(name: str) -> Spelling:
    """Return a name taken apart; any text will do."""
    words = fold(name).split() or [""]
    given = words[0].strip(".") if len(words) > 1 and words[0] not in _particles() else ""
    surname = words[-1]
    return Spelling(" ".join(words), given, surname, skeleton(surname), skeleton(given))


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return the text in lower case and Latin letters without accents, white space folded."""
    letters = _data()["letters"]
    plain = unicodedata.normalize("NFKD", "".join(letters.get(c, c) for c in text.casefold()))
    bare = "".join(letters.get(c, c) for c in plain if not unicodedata.combining(c))
    return " ".join(bare.replace("-", " ").split())


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word as sounds: "slnsk" for Zelenskyy and Selenskyj."""
    for written, sound in _data()["sounds"].items():
        word = word.replace(written, sound)
    kept: list[str] = []
    for sound in word:
        if sound not in _SILENT and kept[-1:] != [sound]:
            kept.append(sound)
    return "".join(kept)


def same_surname(one: Spelling, other: Spelling) -> bool:
    """Return whether two surnames are one, spelt alike or by another romanisation."""
    return _same_word(one.surname, one.skeleton, other.surname, other.skeleton)


def same_name(one: Spelling, other: Spelling) -> bool:
    """Return whether two full names are spellings of one, by first name and surname."""
    if not (one.full and other.full and same_surname(one, other)):
        return False
    if skeleton(one.given[:1]) != skeleton(other.given[:1]):
        return False
    return _same_word(one.given, one.given_skeleton, other.given, other.given_skeleton)


def sound_of(word: str) -> str:
    """Return what all spellings of a folded word have in common; others may have it too."""
    bare = skeleton(word)
    return bare if len(bare) >= _ENOUGH else f"{bare} {_core(word)}"


def initial_of(one: Spelling, other: Spelling) -> bool:
    """Return whether `one` writes the first name of `other` as an initial alone."""
    letter = len(one.given) == 1 and len(other.given) > 1
    return letter and other.given.startswith(one.given) and same_surname(one, other)


def is_latin(name: str) -> bool:
    """Return whether a name is written in Latin letters."""
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def writes_latin(language: str) -> bool:
    """Return whether a language, by its BCP 47 tag, is written in Latin letters."""
    return language.partition("-")[0].lower() not in _data()["other_scripts"].split("|")


def leans(role: str) -> bool:
    """Return whether a folded role means nothing outside its sentence ("its envoy")."""
    return role.partition(" ")[0] in _data()["leaning"].split("|")


def _same_word(one: str, bare: str, other: str, other_bare: str) -> bool:
    if one == other:
        return True
    if bare != other_bare or (len(bare) < _ENOUGH and _core(one) != _core(other)):
        return False
    return bool(bare) and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=50_000)
def _core(surname: str) -> str:
    """Return a surname as sounds, without the letters over which romanisations waver."""
    for written, sound in _data()["sounds"].items():
        surname = surname.replace(written, sound)
    return "".join(c for c in surname if c not in _WAVERING)


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).parent / "spelling.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _particles() -> frozenset[str]:
    return frozenset(_data()["particles"].split("|"))
