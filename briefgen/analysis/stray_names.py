"""Words that have a capital because they open a sentence, or because all nouns have one."""

from briefgen.analysis.common_nouns import CommonNouns, is_portfolio
from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.name import Name
from briefgen.analysis.spelling import fold
from briefgen.analysis.tokens import Tokens

_VERBAL = Is.CUE | Is.VERB | Is.AUXILIARY | Is.PASSIVE | Is.ADVERB
_BEHIND = frozenset(("’s", "'s", ",", ":", "("))
"""What stands behind a name rather than behind another word that opens a sentence."""


def without_strays(
    names: list[Name], tokens: Tokens, words: QuoteWords, nouns: CommonNouns | None
) -> list[Name]:
    """Return the names without single words that have a capital for another reason.

    Those that prove to be names elsewhere in the article stay.

    Args:
        names: what the capitals alone show, in text order.
        tokens: of the article.
        words: language data.
        nouns: the article's common nouns, None where nouns have no capitals.
    """
    strays = _Strays(names, tokens, words, nouns)
    return [name for name in names if not strays.has(name)]


class _Strays:
    def __init__(
        self, names: list[Name], tokens: Tokens, words: QuoteWords, nouns: CommonNouns | None
    ) -> None:
        self.tokens = tokens
        self.words = words
        self.nouns = nouns
        self.full = {fold(word) for name in names if len(name.words) > 1 for word in name.words}
        self.proven = self.full | {
            fold(name.words[0])
            for name in names
            if len(name.words) == 1
            and not (name.initial or self._is_nationality(name))
            and (name.titled or not words.nouns_capitalised)
        }

    def has(self, name: Name) -> bool:
        """Return whether a name is none after all."""
        if len(name.words) > 1:
            return self._is_noun(name)
        word = fold(name.words[0])
        if self._is_nationality(name) and word not in self.proven:
            return True
        single = not name.titled and word not in self.full
        if single and is_portfolio(self.tokens, self.words, name.first):
            return True
        if self._is_noun(name):
            return True
        opens = name.initial and name.kind == "unknown" and word not in self.proven
        return opens and not self._has_predicate(name)

    def _has_predicate(self, name: Name) -> bool:
        """Return whether what follows a word that opens a sentence shows that it is a name."""
        tokens, behind = self.tokens, name.last
        if behind >= len(tokens.words):
            return False
        past = tokens.lower[behind].endswith("ed") and not tokens.capital[behind]
        verbal = tokens.classes[behind] & _VERBAL or tokens.words[behind] in _BEHIND or past
        return bool(verbal) and (self.words.word_order != "both" or self._opens_as_name(name))

    def _is_noun(self, name: Name) -> bool:
        """Return whether a name is a common noun with a capital, as “die Rede” shows."""
        if self.nouns is None or name.titled or name.kind in ("body", "place"):
            return False
        if len(name.words) == 1:
            if name.initial and name.words[0].lower().endswith(self.words.adverb_endings):
                return True
            return self.nouns.is_noun(name.words[0], known=fold(name.words[0]) in self.proven)
        return name.initial and len(name.words) == 2 and self.nouns.is_described(*name.words)

    def _opens_as_name(self, name: Name) -> bool:
        """Return whether a word that opens an English sentence is a name: “Orr said”, “Orr's”.

        Plurals (“Unions said”) and what has only an auxiliary behind it (“Legislation could”) are
        common nouns, unless they are names elsewhere.
        """
        tokens, behind = self.tokens, name.last
        if behind >= len(tokens.words) or tokens.classes[name.first] & (Is.ROLE | Is.BODY):
            return False
        owns = tokens.words[behind] in ("’s", "'s")
        if tokens.lower[name.first].endswith("s") and not owns:
            return False
        if tokens.words[behind] == ",":
            return behind + 1 < len(tokens.words) and not tokens.classes[behind + 1] & Is.SUBJECT
        aux = Is.AUXILIARY | Is.PASSIVE | Is.ADVERB
        said = tokens.classes[behind] & Is.CUE
        return bool(owns or said) or not tokens.classes[behind] & aux

    def _is_nationality(self, name: Name) -> bool:
        """Return whether a name is a bare “French”, which is a surname only beside a full name."""
        classes = self.tokens.classes
        if len(name.words) > 1 or not classes[name.first] & Is.NATIONALITY:
            return False
        return not (name.first and classes[name.first - 1] & Is.TITLE)
