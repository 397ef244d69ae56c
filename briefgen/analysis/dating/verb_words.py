"""Words of one text seen through the lists and endings of its language's verb forms.

All words are data ([tense] in the language's file).
"""

from functools import cache

from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens

APOSTROPHES = ("'", "’")


@cache
def _listed(lexicon: Lexicon) -> frozenset[str]:
    """Return all words that a list of the language's verb forms has."""
    return frozenset().union(*lexicon.tense.values())


class WordReader:
    """Tells what is in which list of verb forms, and what only its ending makes one."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._lists = lexicon.tense
        self._listed = _listed(lexicon)
        self._past_suffixes = tuple(lexicon.settings.get("past_suffixes", ()))
        self._not_past = frozenset(lexicon.settings.get("not_past", ()))
        self._bracket = bool(lexicon.settings.get("verb_bracket"))
        self._future_suffixes = tuple(lexicon.settings.get("future_suffixes", ()))
        self._future_prefixes = tuple(lexicon.settings.get("future_prefixes", ()))
        self._present_suffixes = tuple(lexicon.settings.get("present_suffixes", ()))
        self._not_present = frozenset(lexicon.settings.get("not_present", ()))
        self._noun_suffixes = tuple(lexicon.settings.get("noun_suffixes", ()))
        self._units = {*lexicon.words["UNIT"], *lexicon.words["UNITS"]}
        self._weekdays = lexicon.words.get("WEEKDAY", {})
        self._months = lexicon.words.get("MONTH", {})
        self._clocks = frozenset(lexicon.words.get("CLOCKWORD", {}))
        skipped = ("AMPM", "ZONE", "CLOCKWORD", "DAYPART", "MODIFIER", "ABOUT", "DASH", "WEEKDAY")
        self._skipped = frozenset().union(*(lexicon.words.get(tag, {}) for tag in skipped))

    def _list(self, name: str) -> frozenset[str]:
        return self._lists.get(name, frozenset())

    def _is(self, index: int, name: str) -> bool:
        return self._words[index] in self._lists.get(name, ())

    def _same(self, index: int, sentence: int) -> bool:
        return 0 <= index < len(self._words) and self._tokens.sentences[index] == sentence

    def _ends(self, index: int, suffixes: tuple[str, ...]) -> bool:
        word = self._words[index]
        if not word.endswith(suffixes) or word in self._not_present:
            return False
        return self._tokens.raw(index).islower()

    def _only_looks_past(self, index: int) -> bool:
        """Return whether only its ending makes the word a past form."""
        word = self._words[index]
        return (
            bool(self._past_suffixes)
            and len(word) > 4
            and self._tokens.raw(index).islower()
            and word.endswith(self._past_suffixes)
            and word not in self._not_past
            and word not in self._list("past_verbs")
        )
