"""Where an article's names stand: by their first and last tokens."""

from briefgen.analysis.language import QuoteWords
from briefgen.analysis.name import Name
from briefgen.analysis.tokens import Tokens


class NamePlaces:
    """The names of one article by place.

    Attributes:
        tokens, names, words: the article's tokens, its names, the language data.
        ending: token behind a name to the name's index.
        beginning: first token of a name, with what stands before it or without, to its index.
        inside: each token of the names proper to the name's index.
    """

    def __init__(self, tokens: Tokens, names: list[Name], words: QuoteWords) -> None:
        self.tokens = tokens
        self.names = names
        self.words = words
        self.ending = {name.last: number for number, name in enumerate(names)}
        self.beginning = {name.np_first: number for number, name in enumerate(names)}
        for number, name in enumerate(names):
            self.beginning.setdefault(name.first, number)
        self.inside = {
            k: number for number, name in enumerate(names) for k in range(name.first, name.last)
        }
