"""Labels cut round an event's verb: “Lund reist nach Ottawa”, “La France préside le Conseil”."""

from briefgen.analysis.cut_german import german_parts, german_verb
from briefgen.analysis.cut_parts import Parts, Verb
from briefgen.analysis.cut_scenes import (
    ended,
    is_joined,
    is_on,
    is_small,
    named,
    phrase_end,
    place_in,
)
from briefgen.analysis.cut_subjects import name_of
from briefgen.analysis.event_clauses import VerbGroup
from briefgen.analysis.event_subjects import person_before
from briefgen.analysis.event_wording import LONGEST_LABEL, Label
from briefgen.analysis.event_words import Scene


def verb_of(scene: Scene, clause: tuple[int, int]) -> Verb | None:
    """Return the event verb of a clause, None if it has none."""
    if is_on(scene, "verb_second"):
        return german_verb(scene, clause)
    for at in range(*clause):
        if at in scene.dated or not scene.has(at, "event_verbs"):
            continue
        if scene.has(at - 1, "determiners") or not is_small(scene, at):
            continue
        finite = at
        helping = ("auxiliaries", "reflexives", "negations", "adverbs")
        while finite > clause[0] and (
            scene.has(finite - 1, *helping) or is_joined(scene, finite - 1)
        ):
            finite -= 1
        helped = any(scene.has(k, "auxiliaries") for k in range(finite, at))
        if scene.has(at, "infinitives") and not helped:
            continue  # “demands to hold”
        return Verb(at, finite, scene.text(finite, at + 1), "", True)
    return None


def from_verb(scene: Scene, verb: Verb, clause: tuple[int, int]) -> Label | None:
    """Return the label of what somebody does on the date, None where nobody is named."""
    parts = german_parts if is_on(scene, "verb_second") else _plain_parts
    subject, rest = parts(scene, verb, clause)
    if rest is None:
        return None
    if subject is None:
        dropped = is_on(scene, "drops_pronouns") and scene.has(clause[0], "subordinators")
        name = person_before(scene, clause[0]) if dropped else ""
    else:
        name = name_of(scene, *subject)
    if not name:
        return None
    negated = any(scene.has(k, "negations") for k in range(*clause))
    room = LONGEST_LABEL - len(" ".join((name, verb.words, verb.particle))) - 1
    rest = _cut(scene, rest, room)
    text = " ".join(part for part in (name, verb.words, rest, verb.particle) if part)
    place = named(scene, place_in(scene, *clause)[0])
    group = VerbGroup(verb.finite, verb.at, verb.planned, negated=negated)
    noun = scene.word(verb.at)
    return Label(text[:1].upper() + text[1:], place, noun, verb.listed, group, from_verb=True)


def _plain_parts(scene: Scene, verb: Verb, clause: tuple[int, int]) -> Parts:
    """Return the tokens of the subject before the verb, and the words behind the verb."""
    low, high = clause
    start = low
    skipped = ("conjunctions", "adverbs", "subordinators", "before_dates")
    while start < verb.finite and (
        start in scene.dated
        or (scene.has(start, *skipped) and not scene.has(start, "determiners"))
        or not scene.raw(start)[:1].isalnum()
    ):
        start += 1
    for k in range(start, verb.finite):
        if scene.has(k, "subordinators", "relatives"):
            start = k + 1
    stop = verb.finite
    while stop > start and (stop - 1 in scene.dated or scene.has(stop - 1, "before_dates")):
        stop -= 1
    apposed = scene.word(low - 1) == ","
    free = not apposed and not scene.has(verb.at + 1, "prepositions")
    behind = free and is_on(scene, "inverts")
    if stop <= start and behind:
        begin = verb.at + 1
        while begin < high and (begin in scene.dated or scene.has(begin, "before_dates")):
            begin += 1
        stop = phrase_end(scene, begin)
        rest = scene.text(*ended(scene, stop, high))
        return ((begin, stop), rest) if stop > begin else (None, None)
    rest = scene.text(*ended(scene, verb.at + 1, _rest_end(scene, verb.at + 1, high)))
    if stop <= start and apposed:
        return _before_comma(scene, low - 1), rest
    if stop <= start or scene.has(start, "prepositions"):
        return None, rest
    return (start, stop), rest


def _before_comma(scene: Scene, comma: int) -> tuple[int, int] | None:
    """Return the name between commas before a verb, or what stands before the first of them.

    “La ministre, Ana Petrovic, se rendra”, “Ana Petrovic, ministre de la Défense, se rendra”.
    """
    start = comma
    while start > scene.first and scene.word(start - 1) not in (",", ";", ":", "»", "«"):
        start -= 1
    if all(scene.is_name(k) or is_joined(scene, k) for k in range(start, comma)):
        return start, comma
    before = start - 1
    if scene.word(before) != ",":
        return None
    first = before
    while first > scene.first and scene.word(first - 1) not in (",", ";", ":", "»", "«"):
        first -= 1
    return (first, before) if first < before else None


def _rest_end(scene: Scene, start: int, high: int) -> int:
    """Return where another clause begins: “and …”, “that …”, “to …”."""
    for k in range(start, high):
        if k in scene.dated:
            continue
        if scene.has(k, "subordinators", "relatives", "aims"):
            return k
        ends = scene.has(k, "joiners") and k - 1 in scene.dated
        if ends or scene.has(k, "reporting_verbs"):
            return k
    return high


def _cut(scene: Scene, text: str, room: int) -> str:
    """Return text cut before its last prepositions until there is room for it."""
    lists = scene.lists
    small = lists["prepositions"] | lists["conjunctions"] | lists["genitives"]
    words = text.split()
    while words and len(" ".join(words)) > room:
        words.pop()
        while words and words[-1].lower() not in small:
            words.pop()
        while words and words[-1].lower() in small | lists["determiners"]:
            words.pop()
    return " ".join(words)
