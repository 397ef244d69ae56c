"""Which words noun phrases are made of."""

from briefgen.analysis.language import Is
from briefgen.analysis.tokens import QUOTE, Tokens

NO_NOUN = (
    Is.DETERMINER
    | Is.PREPOSITION
    | Is.SUBORDINATOR
    | Is.CONJUNCTION
    | Is.RELATIVE
    | Is.PRONOUN
    | Is.VERB
    | Is.PASSIVE
    | Is.AUXILIARY
    | Is.ADVERB
    | Is.PARTICIPLE
)
FINITE = Is.SAY | Is.TELL | Is.REPORT
HEADS = Is.ROLE | Is.BODY
_NOUN_TOO = Is.NOUN_TOO | Is.BASE | HEADS


def is_noun(tokens: Tokens, k: int) -> bool:
    """Return whether a word may be a noun or an adjective of a phrase."""
    word = tokens.words[k]
    if not word[0].isalnum() or word == QUOTE:
        return False
    classes = tokens.classes[k]
    if classes & FINITE and not classes & _NOUN_TOO:
        return False
    return not classes & NO_NOUN or bool(classes & HEADS)


def is_verb(tokens: Tokens, k: int) -> bool:
    """Return whether a German word in small letters is no adjective: its ending shows it."""
    lower = tokens.lower[k]
    return lower.isalpha() and not lower.endswith(("e", "en", "er", "es", "em"))
