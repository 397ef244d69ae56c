"""A noun phrase as it stands in an article."""

from briefgen.model.nouns import noun

NAME, PRONOUN, NOMINAL = "name", "pronoun", "nominal"


@noun(frozen=True, slots=True)
class Phrase:
    """A noun phrase by token numbers.

    Attributes:
        first, last: the whole phrase, last exclusive.
        kind: NAME, PRONOUN or NOMINAL.
        head: token of the head word.
        name: index of the name that it is or that stands in apposition, else -1.
    """

    first: int
    last: int
    kind: str
    head: int
    name: int = -1
