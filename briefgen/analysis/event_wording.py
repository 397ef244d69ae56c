"""What all labels share: their shape, and how they are cleaned and cut."""

from dataclasses import dataclass

from briefgen.analysis.event_clauses import VerbGroup
from briefgen.analysis.event_words import Scene

LONGEST_LABEL = 70
"""Code points of a label."""
SHORTEST_CUT = 12
"""Code points that a cut leaves of a label, at least."""
SHORTEST_TRIMMED = 3
"""Words that are left of a label when its end is trimmed."""
_NO_ENDS = (
    "adverbs",
    "numerals",
    "needing_more",
    "no_endings",
    "determiners",
    "prepositions",
    "conjunctions",
)
"""Lists of words in which no label ends that was cut."""
_SIGNS = " ,;:.-–—'’\"“”()"


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


NO_LABEL = Label("", "", "", False)


def wording(scene: Scene, text: str) -> str:
    """Return the text of a label as a row has it: cleaned, and cut where it is too long.

    It is "" where nothing of a long text can be left out whole.
    """
    return shortened(scene, cleaned(scene, text))


def cleaned(scene: Scene, text: str) -> str:
    """Return a label without leading articles and trailing small words, capitalised."""
    words = _stripped(_quoted_whole(text)).split()
    while words and words[0].lower() in scene.lists["leading_articles"]:
        words.pop(0)
    words = without_tail(scene, words)
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
    bare = text.strip(_SIGNS)
    return f"{bare}." if bare[-2:-1] == "." and text.strip().endswith(f"{bare}.") else bare


def without_tail(scene: Scene, words: list[str]) -> list[str]:
    """Return words without the small ones at their end, but "sworn in" whole."""
    small = _small_words(scene)
    while words:
        last_two = " ".join(words[-2:]).lower()
        if last_two in scene.lists["limit_endings"]:
            words = words[:-2]  # "no later" than a date
        elif words[-1].lower() not in small or last_two in scene.lists["particle_verbs"]:
            break
        else:
            words = words[:-1]
    return words


def _small_words(scene: Scene) -> frozenset[str]:
    """Return the words that no label may end in."""
    lists = scene.lists
    small = lists["prepositions"] | lists["determiners"] | lists["conjunctions"]
    return (small | lists["be_forms"] | lists["no_endings"]) - lists["closing_particles"]


def shortened(scene: Scene, text: str) -> str:
    """Return a label cut before its last prepositions until it is short enough.

    The end is trimmed too: what a cut leaves of "to agree on", "regardless of" and "between A
    and B" says nothing.
    """
    whole = len(text) <= LONGEST_LABEL
    text = text if whole else _cut(scene, text)
    words = text.split()
    between = next((at for at, word in enumerate(words) if word in scene.lists["pairing"]), -1)
    if between >= 0 and scene.lists["joiners"].isdisjoint(words[between:]):
        words = words[:between]
    return " ".join(_trimmed(scene, words, ("needing_more",) if whole else _NO_ENDS))


def _trimmed(scene: Scene, words: list[str], names: tuple[str, ...]) -> list[str]:
    """Return the words of a label without an end that is no whole phrase."""
    lists, length = scene.lists, len(words)
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


def _cut(scene: Scene, text: str) -> str:
    """Return a long text cut before its last prepositions, "" if it has none to be cut before."""
    while len(text) > LONGEST_LABEL:
        cut = max((text.rfind(f" {word} ") for word in scene.lists["cut_words"]), default=-1)
        if cut < SHORTEST_CUT:
            return ""
        text = text[:cut]
        words = text.split()
        if len(words) > 4 and words[-2] == "the" and words[-1] in scene.lists["leading_nouns"]:
            text = " ".join(words[:-3])  # "in the absence" of whom is cut
    return text
