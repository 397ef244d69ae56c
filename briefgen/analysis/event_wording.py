"""What all labels share: their shape, and how they are cleaned and cut."""

from dataclasses import dataclass

from briefgen.analysis.event_clauses import VerbGroup
from briefgen.analysis.event_words import Scene

LONGEST_LABEL = 66
LONGEST_UNCUT = 78
"""Characters of a label that has no preposition to be cut before."""
SHORTEST_CUT = 12
LEADING_NOUNS = ("absence", "presence", "framework", "wake", "course", "context", "name", "light")
"""Nouns that mean nothing without what follows their "of"."""
WORDS_TO_CUT_AT = ("for", "with", "on", "to", "of", "from", "after", "by", "in", "at")


@dataclass(frozen=True, slots=True)
class Label:
    """What a date is the date of.

    Attributes:
        text: the label, "" where the sentence names no event.
        place: "" if none.
        noun: the event noun or verb that makes it one, lower-case.
        strong: whether that word by itself names an event with a date.
        verb: the verb group that it was made from, if any.
        after_date: whether the noun follows its date ("on Monday for talks").
        names_host: whether the verb says who holds the event ("Kenya hosts").
        from_verb: whether it tells what somebody does.
        owned: whether the noun is bare but for "their", "its".
    """

    text: str
    place: str
    noun: str
    strong: bool
    verb: VerbGroup | None = None
    after_date: bool = False
    names_host: bool = False
    owned: bool = False
    from_verb: bool = False


WHOLE = frozenset(("sworn in", "phased in", "brought in", "called on", "carried over"))
"""Verbs that a small word belongs to."""
NO_LABEL = Label("", "", "", False)


def clean(text: str, lists: frozenset[str]) -> str:
    """Return a label without leading articles and trailing small words, capitalised."""
    words = text.strip(" ,;:.-–—'’\"“”()").split()
    while words and words[0].lower() in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "its",
        "their",
        "his",
        "her",
    ):
        words.pop(0)
    words = without_tail(words, lists)
    if words and words[-1].endswith(("’s", "'s")):
        return ""  # what is owned was the date: "break Europe's 2024"
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]


def without_tail(words: list[str], small: frozenset[str]) -> list[str]:
    """Return words without the small ones at their end, but "sworn in" whole."""
    while words and words[-1].lower() in small:
        if len(words) > 1 and f"{words[-2]} {words[-1]}".lower() in WHOLE:
            break
        words = words[:-1]
    return words


def small_words(scene: Scene) -> frozenset[str]:
    """Return the words that no label may end in."""
    lists = scene.lists
    small = lists["prepositions"] | lists["determiners"] | lists["conjunctions"]
    return (small | lists["be_forms"] | lists["no_endings"]) - {"over"}


def shortened(text: str) -> str:
    """Return a label cut before its last prepositions until it is short enough."""
    while len(text) > LONGEST_LABEL:
        cut = max(text.rfind(f" {word} ") for word in WORDS_TO_CUT_AT)
        if cut < SHORTEST_CUT and len(text) <= LONGEST_UNCUT:
            break
        if cut < SHORTEST_CUT:
            cut = text.rfind(" ", 0, LONGEST_LABEL)
        text = text[:cut]
        words = text.split()
        if len(words) > 4 and words[-2] == "the" and words[-1] in LEADING_NOUNS:
            text = " ".join(words[:-3])  # "in the absence" of whom is cut
    return text


# ---------------------------------------------------------------- nouns
