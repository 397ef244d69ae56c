"""Labels from event nouns: "NATO summit in Vilnius", "Tuesday's vote"."""

from briefgen.analysis.event_clauses import VerbGroup, verb_after, verb_before
from briefgen.analysis.event_noun_choice import is_event_noun, nearest_noun
from briefgen.analysis.event_phrases import (
    complement_end,
    phrase_start,
    place_between,
)
from briefgen.analysis.event_wording import LONGEST_LABEL, Label, cleaned, shortened
from briefgen.analysis.event_words import Scene


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
    head = nearest_noun(scene, first, end)
    return from_noun(scene, head, first, end) if head >= 0 else None


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
    label = cleaned(scene, text)
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
    text = shortened(scene, label)
    points = any(word.lower() in scene.lists["possessives"] for word in text.split())
    doubt = "points back" if points else ""  # "talks on its successor": whose?
    noun = scene.word(head)
    return Label(text, place, noun, strong, verb, late, owned=owned, doubt=doubt)


def whose(scene: Scene, start: int, label: str) -> str:
    """Return "Commission’s first meeting" for "a commission, whose first meeting"; else ""."""
    stop = start - 1 - (scene.word(start - 2) == ",")
    owner = cleaned(scene, scene.text(phrase_start(scene, stop - 1), stop))
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
