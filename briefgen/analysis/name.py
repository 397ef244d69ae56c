"""A name as it stands in an article."""

from dataclasses import dataclass


@dataclass(slots=True)
class Name:
    """A name as it stands in the text; token numbers.

    Attributes:
        first, last: the name proper, without titles.
        np_first: with titles and role nouns before it, and their determiner.
        words: of the name proper.
        kind: "person", "body", "place" or "unknown" (a single word).
        role: words before the name that say what the person is, "" if none.
        gender: "m", "f" or "" as title, role noun or first name show.
        titled: whether a courtesy title or rank stands before it.
        guessed: whether the gender is only guessed from the first name's ending.
        initial: whether it opens its sentence, where any word has a capital.
        with_article: whether a capitalised article stands before it, as in newspapers' names.
        entity: number in the people table, -1 before it is built.
    """

    first: int
    last: int
    np_first: int
    words: tuple[str, ...]
    kind: str
    role: str = ""
    gender: str = ""
    titled: bool = False
    guessed: bool = False
    initial: bool = False
    with_article: bool = False
    entity: int = -1
