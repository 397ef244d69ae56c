"""The words by which issues and positions are found: language data, read once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from briefgen.analysis.needed_words import needed_words
from briefgen.model.words import stem

_FUNCTION = (
    "auxiliaries",
    "adverbs",
    "lead_ins",
    "clause_starts",
    "coordinators",
    "relatives",
    "reporting",
    "verbs",
    "pronouns",
    "other_pronouns",
    "determiners",
    "possessives",
    "prepositions",
)
FOLDER = Path(__file__).parent / "languages"
DEFAULT = "en"
_ENDING = 3
"""Letters in which two forms of one word may differ at the end."""
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Stance:
    """A verb of stance: its base form, and the phrases that must or must not follow."""

    base: str
    followers: tuple[str, ...]
    not_followers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern that puts a matter on the agenda; the matter stands `side` of the match.

    A sentence that matches holds, folded, one of `needs`.
    """

    id: str
    side: str
    score: float
    reason: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """One language's data; the TOML file says what each set is.

    A sentence with a stance holds one of `signs`: stretches of lower-case letters.
    """

    stances: dict[str, Stance]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    complements: tuple[tuple[str, ...], ...]
    clause: dict[str, frozenset[str]]
    titles: dict[str, frozenset[str]]
    most_words: int
    cues: tuple[Cue, ...]
    signs: frozenset[str]
    related: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    matters: dict[str, frozenset[str]]

    @property
    def function(self) -> frozenset[str]:
        """Words that are no part of a noun phrase: verbs, pronouns, prepositions and the like."""
        return frozenset().union(*(self.clause[key] for key in _FUNCTION))

    def going_with(self, word: str) -> frozenset[str]:
        """Return the words that go with a lower-case word: of like stem and nearly like form.

        "Verteilung" and "Verteidigung" have a stem in common and nothing else.
        """
        fit = (
            others
            for known, others in self.related.get(stem(word), ())
            if word.startswith(known[: min(len(known), len(word)) - _ENDING])
        )
        return frozenset().union(*fit)


@cache
def agenda_words(language: str) -> AgendaWords | None:
    """Return the data of a BCP 47 language tag, None where there is none for the language.

    An empty tag stands for English.
    """
    subtag = re.split("[-_]", language or DEFAULT)[0].lower()
    path = FOLDER / f"agenda_{subtag}.toml"
    if not subtag.isalpha() or not path.exists():
        return None
    own = _read(tomllib.loads(path.read_text(encoding="utf-8")))
    if subtag == DEFAULT:
        return own
    english = agenda_words(DEFAULT)
    return replace(own, clause=_filled(own.clause, english), titles=_filled(own.titles, english))


def may_hold_stance(sentence: str, words: AgendaWords) -> bool:
    """Return whether a sentence has a word without which there is no stance in it."""
    return "" in words.signs or not words.signs.isdisjoint(LETTERS.findall(sentence.lower()))


def _filled(
    own: dict[str, frozenset[str]], english: "AgendaWords | None"
) -> dict[str, frozenset[str]]:
    """Return a language's sets with empty ones for what it has no words for."""
    keys = {**english.clause, **english.titles} if english else {}
    return {**dict.fromkeys(keys, frozenset[str]()), **own}


def _read(data: dict[str, Any]) -> AgendaWords:
    stance, clause, titles = data["stance"], data["clause"], data["titles"]
    sets = {key: frozenset(value.split()) for key, value in clause.items()}
    sets["copulas"] = frozenset(stance["copulas"].split())
    sets["plural_forms"] = frozenset(stance.get("plural_forms", "").split())
    for flag in ("capital_nouns", "adjectives_follow", "clitics"):
        sets.setdefault(flag, frozenset())
    stances, phrases = _stances(stance["verbs"]), _phrases(stance["phrases"])
    complements = _phrases(stance["complements"])
    alone = [(word,) for word in (*stances, *sets.get("negations", ()))]
    return AgendaWords(
        stances=stances,
        phrases=_by_first(phrases),
        complements=complements,
        clause=sets,
        titles={k: frozenset(v.split()) for k, v in titles.items() if isinstance(v, str)},
        most_words=int(titles["most_words"]),
        cues=tuple(_cue(entry) for entry in data["cues"]),
        related=_related(data["related"]["groups"]),
        matters=_matters(data.get("matters", {})),
        signs=frozenset(map(_sign, (*phrases, *complements, *alone))),
    )


def _matters(data: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the words for matters, empty where a language has none."""
    if not data:
        return {}
    keys = ("heads", "endings", "whole", "joins", "vague", "no_modifiers")
    return {key: frozenset(data.get(key, "").split()) for key in keys}


def _sign(phrase: tuple[str, ...]) -> str:
    """Return the longest stretch of letters of a phrase, "" if it has none."""
    return max(LETTERS.findall(" ".join(phrase)), key=len, default="")


def _stances(lines: str) -> dict[str, Stance]:
    """Return the stance of each verb form."""
    stances: dict[str, Stance] = {}
    for line in filter(None, map(str.strip, lines.split("\n"))):
        rest, _, never = line.partition("!")
        forms, _, followers = rest.partition(":")
        names = forms.split()
        stance = Stance(names[0], _alternatives(followers), _alternatives(never))
        stances.update(dict.fromkeys(names, stance))
    return stances


def _alternatives(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split("|") if one.strip())


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return phrases by their first word, in their order."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Return phrases as words, the longest first."""
    phrases = [tuple(one.split()) for line in text.split("\n") for one in _alternatives(line)]
    return tuple(sorted(phrases, key=len, reverse=True))


def _cue(entry: dict[str, Any]) -> Cue:
    return Cue(
        id=entry["id"],
        side=entry["side"],
        score=float(entry["score"]),
        reason=entry["reason"],
        pattern=re.compile(entry["pattern"], re.IGNORECASE),
        needs=needed_words(entry["pattern"]),
    )


def _related(lines: str) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Return by their stem words with those that go with them; a line's first is the one named."""
    related: dict[str, set[str]] = {}
    for line in filter(None, map(str.split, lines.split("\n"))):
        related.setdefault(line[0], set()).update(line[1:])
    by_stem: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for word, others in related.items():
        by_stem[stem(word)] = (*by_stem.get(stem(word), ()), (word, frozenset(others)))
    return by_stem
