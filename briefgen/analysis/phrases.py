"""Noun phrases without a parser: the phrase that ends or begins at a token."""

from briefgen.analysis.language import QuoteWords
from briefgen.analysis.name import Name
from briefgen.analysis.name_places import NamePlaces
from briefgen.analysis.phrases_beginning import BeginningPhrases
from briefgen.analysis.phrases_ending import EndingPhrases
from briefgen.analysis.tokens import Tokens


class Phrases:
    """Finds noun phrases in the tokens of one article.

    Attributes:
        names: the article's names.
        ending, beginning, inside: where they stand, as `NamePlaces` has it.
        ending_at: the phrase that ends before a token and begins at another or later, or None.
        beginning_at: the phrase that begins at a token and ends before another, or None.
        with_front: a name with a description and a comma before it.
    """

    def __init__(self, tokens: Tokens, names: list[Name], words: QuoteWords) -> None:
        places = NamePlaces(tokens, names, words)
        leftward, rightward = EndingPhrases(places), BeginningPhrases(places)
        self.names = names
        self.ending = places.ending
        self.beginning = places.beginning
        self.inside = places.inside
        self.ending_at = leftward.ending_at
        self.with_front = leftward.with_front
        self.beginning_at = rightward.beginning_at
