"""What all labels share: their shape, and how they are cleaned and cut."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.analysis.event_clauses import VerbGroup
from briefgen.analysis.event_words import Scene

LONGEST_LABEL = 70
LONGEST_UNCUT = 70
"""Characters of a label that has no preposition to be cut before."""
SHORTEST_CUT = 12
_NO_ENDS = (
    "adverbs",
    "numerals",
    "needing_more",
    "no_endings",
    "determiners",
    "prepositions",
    "conjunctions",
)
SHORTEST_TRIMMED = 3
"""Words that are left of a label when its end is trimmed."""
LEADING_NOUNS = (
    "absence",
    "presence",
    "framework",
    "wake",
    "course",
    "context",
    "name",
    "light",
    "sidelines",
    "margins",
    "search",
)
"""Nouns that mean nothing without what follows their "of"."""
WORDS_TO_CUT_AT = (
    "for", "with", "on", "to", "of", "from", "after", "by", "in", "at", "against", "over", "into",
    "under", "during", "about", "between", "among", "as", "through", "near", "across",
)  # fmt: skip


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
        looseness: how many things tell of a story's course rather than of an event: a verb that
            no list knows, a "could".
        doubt: why it is no row to propose, in words; "" if nothing speaks against it.
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
    looseness: int = 0
    doubt: str = ""


WHOLE = frozenset(
    (
        "sworn in",
        "phased in",
        "brought in",
        "called on",
        "carried over",
        "fly in",
        "flies in",
        "set up",
        "taken up",
    )
)
"""Verbs that a small word belongs to."""
NO_LABEL = Label("", "", "", False)


def clean(text: str, lists: frozenset[str]) -> str:
    """Return a label without leading articles and trailing small words, capitalised."""
    words = _stripped(_quoted_whole(text)).split()
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


def _quoted_whole(text: str) -> str:
    """Return a text up to a quotation that is opened in it and not closed."""
    for opening, closing in (("“", "”"), ("''", "''"), ('"', '"'), ("(", ")")):
        if opening == closing:
            whole = text.count(opening) % 2 == 0
        else:
            whole = text.count(opening) <= text.count(closing)
        text = text if whole else text[: text.rfind(opening)]
    return text


def _stripped(text: str) -> str:
    """Return a text without signs at its ends, but for the full stop of "U.S."."""
    bare = text.strip(" ,;:.-–—'’\"“”()")
    return f"{bare}." if bare[-2:-1] == "." and text.strip().endswith(f"{bare}.") else bare


def without_tail(words: list[str], small: frozenset[str]) -> list[str]:
    """Return words without the small ones at their end, but "sworn in" whole."""
    while words:
        last_two = " ".join(words[-2:]).lower()
        if last_two in small:
            words = words[:-2]  # "no later" than a date
        elif words[-1].lower() not in small or last_two in WHOLE:
            break
        else:
            words = words[:-1]
    return words


def small_words(scene: Scene) -> frozenset[str]:
    """Return the words, and pairs of words, that no label may end in."""
    lists = scene.lists
    small = lists["prepositions"] | lists["determiners"] | lists["conjunctions"]
    small |= lists["be_forms"] | lists["no_endings"] | lists["limit_endings"]
    return small - {"over"}


def shortened(text: str, lists: Mapping[str, frozenset[str]] | None = None) -> str:
    """Return a label cut before its last prepositions until it is short enough.

    With the word lists of its language the end is trimmed too: what a cut leaves of "to agree
    on", "regardless of" and "between A and B" says nothing.
    """
    whole = len(text) <= LONGEST_LABEL
    if not whole and lists is not None and not _has_cut(text):
        return ""  # nothing can be left out of it whole
    text = text if whole else _cut(text)
    if lists is None:
        return text
    words = text.split()
    if "between" in words and "and" not in words[words.index("between") :]:
        words = words[: words.index("between")]
    return " ".join(_trimmed(words, lists, ("needing_more",) if whole else _NO_ENDS))


def _trimmed(
    words: list[str], lists: Mapping[str, frozenset[str]], names: tuple[str, ...]
) -> list[str]:
    """Return the words of a label without an end that is no whole phrase."""
    length = len(words)
    while len(words) > SHORTEST_TRIMMED:
        last = words[-1].lower()
        begun = len(words) < length or "no_endings" in names
        if words[-2] == "to" and "no_endings" in names and last in lists["verbs"]:
            words = words[:-2]
        elif any(last in lists[name] for name in (_NO_ENDS if begun else names)):
            words = words[:-1]
        else:
            break
    return words


def _has_cut(text: str) -> bool:
    """Return whether a long label has a preposition that it can be cut before."""
    if len(text) <= LONGEST_UNCUT:
        return True
    return any(text.rfind(f" {word} ") >= SHORTEST_CUT for word in WORDS_TO_CUT_AT)


def _cut(text: str) -> str:
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
