"""Labels from event nouns: "NATO summit in Vilnius", "Tuesday's vote"."""

from briefgen.analysis.event_clauses import VerbGroup, verb_after, verb_before
from briefgen.analysis.event_phrases import (
    complement_end,
    is_noun_place,
    is_verb,
    leads_verb_in,
    phrase_start,
    place_between,
)
from briefgen.analysis.event_wording import LONGEST_LABEL, Label, clean, shortened, small_words
from briefgen.analysis.event_words import Scene

OWN_DATE = 8
"""Tokens behind a noun in which a relative clause has its date."""
_FUNCTION_LISTS = (
    "prepositions",
    "determiners",
    "conjunctions",
    "pronouns",
    "clause_words",
    "auxiliaries",
    "be_forms",
    "have_forms",
    "adverbs",
    "reporting_verbs",
    "present_forms",
    "past_forms",
    "holding_verbs",
)


def is_event_noun(scene: Scene, index: int) -> bool:
    """Return whether a word names an event here: no verb, and no body that somebody faces."""
    if scene.word(index - 1) == "-" and index not in scene.dated:
        return f"{scene.word(index - 2)}-{scene.word(index)}" in scene.lists["nouns"]
    if not scene.has(index, "nouns") or index in scene.dated:
        return False
    if scene.has(index - 1, "subject_pronouns"):
        return False  # "they plan"
    if scene.is_name(index) and scene.is_name(index + 1) and not scene.has(index + 1, "nouns"):
        return False  # "the Federal Election Commission"
    if scene.has(index, "plain_verbs") and _is_plainly_verb(scene, index):
        return False  # "groups plan a march"
    if scene.has(index + 1, "compound_heads"):
        return False  # "the primary contest"
    if not scene.has(index, "strong_nouns") and _is_modifier(scene, index):
        return False
    if scene.has(index, "institutions"):
        start = phrase_start(scene, index)
        if start == index:
            return False
        before = start - 1 - scene.has(start - 1, "determiners")
        if scene.has(before, "institution_leads"):
            return False
    if not scene.has(index, "present_forms", "verbs", "past_forms"):
        return True
    return is_noun_place(scene, index)


def _is_plainly_verb(scene: Scene, index: int) -> bool:
    """Return whether an article follows a word, and none stands before it."""
    behind = scene.has(index + 1, "determiners") and index + 1 not in scene.dated
    return behind and not scene.has(index - 1, "determiners", "prepositions", "dropped_modifiers")


def _is_modifier(scene: Scene, index: int) -> bool:
    """Return whether another noun follows: "new budget rules"."""
    after = index + 1
    plain = scene.raw(after).islower() and scene.is_word(after) and after not in scene.dated
    if not plain or is_verb(scene, after) or scene.has(after, *_FUNCTION_LISTS):
        return False
    return scene.word(after) not in scene.lists["verbs"] and scene.word(after).endswith("s")


def attributive_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of "Tuesday's vote", "the July 11-12 summit"."""
    start = end
    if scene.word(start) in ("'", "’") and scene.word(start + 1) == "s":
        start += 2
    elif not scene.has(first - 1, "determiners") and not scene.raw(end)[:1].isupper():
        return None
    for head in range(start, min(start + 6, scene.end)):
        if scene.is_sign(head) or scene.has(head, "prepositions", "auxiliaries", "be_forms"):
            return None
        if is_event_noun(scene, head) and not is_event_noun(scene, head + 1):
            return from_noun(scene, head, first, end)
    return None


def noun_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of an event noun that the date belongs to."""
    best: tuple[int, int] | None = None
    for head in range(max(scene.first, first - 30), min(scene.end, end + 14)):
        if not is_event_noun(scene, head) or is_event_noun(scene, head + 1):
            continue
        if _is_nested(scene, head):
            continue
        cost = _distance(scene, head, first, end)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, head)
    return from_noun(scene, best[1], first, end) if best else None


def _is_nested(scene: Scene, head: int) -> bool:
    """Return whether "of" leads a noun in: "presidency of the council"."""
    before = phrase_start(scene, head) - 1
    while scene.has(before, "determiners"):
        before -= 1
    return scene.word(before) == "of"


def _distance(scene: Scene, head: int, first: int, end: int) -> int | None:
    """Return how loosely a noun belongs to a date, None where it does not."""
    low, high = (head + 1, first) if head < first else (end, head)
    between = range(low, high)
    words = [scene.word(i) for i in between]
    if any(word in (";", ":", "“", "”", '"') for word in words):
        return None
    if head >= end and any(scene.has(i, "conjunctions") for i in between):
        return None
    if head >= end and _has_own_date(scene, head):
        return None
    if head >= end and (not scene.has(head, "strong_nouns") or _is_aim(scene, head, first, end)):
        return None
    cost = len(words) + (0 if scene.has(head, "strong_nouns") else 8)
    cost += 6 * words.count(",") + (10 if head > first else 0)
    if "and" in words and any(i in scene.dated for i in between):
        return None
    aimed = "," in words or not scene.has(head, "strong_nouns")
    if head < first and aimed and _has_aim(scene, between):
        return None
    verbs = [i for i in between if _is_finite(scene, i)]
    if verbs and head < first:
        holding = all(
            scene.has(i, "holding_verbs", "auxiliaries", "be_forms", "have_forms", "matrix_verbs")
            for i in verbs
        )
        related = any(scene.has(i, "relatives") for i in range(head + 1, verbs[0]))
        if not holding or not (related or _is_subject(scene, head)):
            return None
    elif verbs:
        return None
    if (
        scene.has(head - 1, "determiners") is False
        and scene.word(phrase_start(scene, head) - 1) in _BEFORE_OTHER
    ):
        return None
    clauses = any(
        scene.has(i, "clause_words") and scene.word(i) not in _BEFORE_OTHER for i in between
    )
    if clauses or cost > 30:
        return None
    return cost


def _has_own_date(scene: Scene, head: int) -> bool:
    """Return whether a relative clause dates a noun: "on Monday for talks that begin on Friday"."""
    related = scene.has(head + 1, "relatives")
    return related and any(i in scene.dated for i in range(head + 2, head + OWN_DATE))


def _has_aim(scene: Scene, between: range) -> bool:
    """Return whether what somebody is to do stands between noun and date."""
    return any(
        leads_verb_in(scene, i)
        and not scene.has(i - 1, "holding_verbs", "matrix_verbs", "be_forms")
        for i in between
    )


def _is_aim(scene: Scene, head: int, first: int, end: int) -> bool:
    """Return whether a noun behind a date only tells what for: "leaves on Monday for the summit".

    So it is with "expected on Monday to prepare the summit", and behind a comma.
    """
    between = range(end, head)
    if any(scene.word(index) == "," for index in between):
        return True
    if any(scene.has(index, "preparing_verbs") for index in between):
        return True
    leaving = any(scene.has(i, "leaving_verbs") for i in range(max(scene.first, first - 4), first))
    return leaving and any(scene.word(index) in ("for", "to") for index in between)


_BEFORE_OTHER = frozenset(("before", "after", "since", "ahead", "following", "until"))


def _is_finite(scene: Scene, index: int) -> bool:
    if scene.has(index, "auxiliaries", "be_forms", "have_forms"):
        return True
    if not scene.raw(index).islower() or index in scene.dated:
        return False
    if scene.has(index, "present_forms", "past_forms", "holding_verbs", "reporting_verbs"):
        return not is_noun_place(scene, index)
    return scene.word(index).endswith("ed") and not is_noun_place(scene, index)


def _is_subject(scene: Scene, head: int) -> bool:
    """Return whether no preposition but "of" leads the noun's phrase in."""
    start = phrase_start(scene, head)
    while scene.has(start - 1, "determiners", "dropped_modifiers"):
        start -= 1
    before = scene.word(start - 1)
    return before not in scene.lists["prepositions"] or before == "of"


def from_noun(scene: Scene, head: int, first: int, end: int) -> Label:
    """Return the label of the event noun at `head`, for the date at `first` to `end`."""
    start, stop = phrase_start(scene, head), complement_end(scene, head)
    if start <= first < head:
        start = end if start <= first else start
        while start < head and not scene.raw(start)[0].isalnum():
            start += 1
        start += scene.word(start) == "s"
    text = _plain_head(scene, start, head, stop)
    place, at, after = place_between(scene, stop, min(scene.end, max(end, stop) + 8))
    if not place or _crosses(scene, stop, at, end):
        place, at, after = place_between(scene, max(scene.first, start - 4), start)
        if at >= 0 and after != start:
            place = ""
    if not place:
        place, at, after = place_between(scene, start, stop)
    if not place:
        place, at, after = place_between(scene, max(scene.first, start - 12), start)
        if at >= 0 and _is_dated_elsewhere(scene, after, start):
            place, at = "", -1
    label = clean(text, small_words(scene))
    if scene.word(start - 1) == "whose":
        label = whose(scene, start, label) or label
    where = _where(scene, place, at, after)
    if place and place not in label and len(label) + len(where) + 1 <= LONGEST_LABEL:
        label = f"{label} {where}"
    strong, late = scene.has(head, "strong_nouns"), start >= end
    verb = _governing(scene, head, first)
    before = start - 1
    while scene.has(before, "dropped_modifiers"):
        before -= 1
    owned = scene.has(before, "possessives") and (
        start == head or not scene.has(head, "gatherings")
    )
    text = shortened(label, scene.lists)
    points = any(word.lower() in scene.lists["possessives"] for word in text.split())
    doubt = "points back" if points else ""  # "talks on its successor": whose?
    noun = scene.word(head)
    return Label(text, place, noun, strong, verb, late, owned=owned, doubt=doubt)


def whose(scene: Scene, start: int, label: str) -> str:
    """Return "Commission’s first meeting" for "a commission, whose first meeting"; else ""."""
    stop = start - 1 - (scene.word(start - 2) == ",")
    owner = clean(scene.text(phrase_start(scene, stop - 1), stop), small_words(scene))
    owned = f"{owner}’s {label[:1].lower()}{label[1:]}"
    return owned if owner and not owner.endswith("s") and len(owned) <= LONGEST_LABEL else ""


def _is_dated_elsewhere(scene: Scene, after: int, start: int) -> bool:
    """Return whether a clause with a date of its own ends between a place and a noun."""
    dated = [k for k in range(after, start) if k in scene.dated]
    return bool(dated) and any(
        scene.word(k) == "," and scene.has(k + 1, "conjunctions") for k in range(dated[0], start)
    )


def _plain_head(scene: Scene, start: int, head: int, stop: int) -> str:
    """Return a phrase with "Summit" in lower case after a name, as in "NATO summit"."""
    raw = scene.raw(head)
    proper = head > start and scene.raw(head - 1)[:1].isupper()
    whole = proper and scene.is_name(head - 2) and head - 2 >= start
    if proper and not whole and raw.istitle() and scene.has(head, "plain_heads"):
        before, rest = scene.text(start, head), scene.text(head, stop)
        return f"{before} {rest[:1].lower()}{rest[1:]}"
    return scene.text(start, stop)


def _where(scene: Scene, place: str, at: int, after: int) -> str:
    """Return "in Vilnius", "at the Convention Centre": without words that only describe."""
    if at < 0 or scene.word(at) == "to":
        return f"in {place}"
    described = any(scene.has(index, "place_nouns") for index in range(at, after))
    named = not scene.has(after - 1, "place_nouns")
    if described and named:
        return f"in {place}"
    where = scene.text(at, after)
    return where[:1].lower() + where[1:]


def _crosses(scene: Scene, first: int, at: int, end: int) -> bool:
    """Return whether a clause ends between a noun, or its date, and a place."""
    if any(scene.has(i, "auxiliaries", "be_forms") for i in range(max(first, end), at)):
        return True
    return any(
        scene.word(i) in (";", ":", "“", "”") or scene.has(i, "clause_words")
        for i in range(first, at)
    )


def _governing(scene: Scene, head: int, first: int) -> VerbGroup | None:
    return verb_before(scene, max(head, first)) or verb_after(scene, head)
