"""Labels cut round an event's verb: “Lund reist nach Ottawa”, “La France préside le Conseil”."""

from briefgen.analysis.cut_clauses import clause_round
from briefgen.analysis.cut_german import german_parts
from briefgen.analysis.cut_parts import Parts, Verb
from briefgen.analysis.cut_phrases import ended, named, owners_end, phrase_end, place_in
from briefgen.analysis.cut_scenes import is_joined, is_on, is_small, leads_to_date
from briefgen.analysis.cut_subjects import cut_before_small, name_of, with_owner
from briefgen.analysis.cut_verb_choice import beginning_verb, verb_of
from briefgen.analysis.event_clauses import VerbGroup
from briefgen.analysis.event_subjects import person_before
from briefgen.analysis.event_wording import LONGEST_LABEL, Label
from briefgen.analysis.event_words import Scene

_SHORTEST = 16
"""Code points that a subject is not cut below on purpose."""
_FULL_NAME = 2
"""Words of a person's name, at least."""


def from_verb(scene: Scene, verb: Verb, clause: tuple[int, int]) -> Label | None:
    """Return the label of what somebody does on the date, None where nobody is named."""
    parts = german_parts if is_on(scene, "verb_second") else _plain_parts
    subject, rest = parts(scene, verb, clause)
    if rest is None:
        return None
    if subject is None:
        dropped = is_on(scene, "drops_pronouns") and scene.has(clause[0], "subordinators")
        said = any(scene.has(k, "reporting_verbs") for k in range(scene.first, clause[0]))
        apposed = scene.word(clause[0] - 1) == "," and scene.has(clause[0], "relatives")
        dropped = dropped and (said or not apposed)
        name = person_before(scene, clause[0]) if dropped else ""
    else:
        name = name_of(scene, *subject)
        name = with_owner(scene, subject[0], name) if name else ""
    if not name or name.lower() in scene.lists["ordinal_subjects"]:
        return None
    negated = any(
        scene.has(k, "negations") and not leads_to_date(scene, k) for k in range(*clause)
    )  # not "entro e non oltre il 3 maggio"
    place, at, end = place_in(scene, *clause)
    name, rest = _fitted(scene, name, verb, rest, scene.text(at, end) if place else "")
    text = " ".join(part for part in (name, verb.words, rest, verb.particle) if part)
    if not rest and scene.has(verb.at, "travel_verbs") and plainly(scene, text) != text:
        return None  # “s'y rend” says not where
    text = with_question(scene, plainly(scene, text), clause[1])
    place = named(scene, place)
    group = VerbGroup(verb.finite, verb.at, verb.planned, negated=negated)
    noun = scene.word(verb.at)
    return Label(text[:1].upper() + text[1:], place, noun, verb.listed, group, from_verb=True)


def _fitted(scene: Scene, name: str, verb: Verb, rest: str, where: str) -> tuple[str, str]:
    """Return who and what, cut so that a label has room for both.

    The place goes first, which the row has beside it; then, where nothing would be left of what
    is held, what describes the subject.
    """
    room = LONGEST_LABEL - len(" ".join((verb.words, verb.particle))) - 2
    if where and len(rest) > room - len(name):
        rest = " ".join(rest.replace(where, " ").split())
    kept = cut_before_small(scene, rest, room - len(name))
    if kept or not rest or not scene.has(verb.at, "hosting_verbs"):
        return name, kept
    shorter = cut_before_small(scene, name, min(room // 2, max(room - len(rest), _SHORTEST)))
    kept = cut_before_small(scene, rest, room - len(shorter)) if shorter else ""
    return (shorter, kept) if kept else (name, "")


def plainly(scene: Scene, text: str) -> str:
    """Return a label without the small word for a place named before: “s'y rend” is “se rend”."""
    for entry in scene.lists["clitic_forms"]:
        written, _, plain = entry.partition(":")
        text = text.replace("’", "'") if written in text.replace("’", "'") else text
        text = text.replace(written, plain)
    return text


def with_question(scene: Scene, text: str, end: int) -> str:
    """Return a label with the indirect question behind its clause where there is room for it.

    “Rat entscheidet” says less than “Rat entscheidet, ob er Beobachter ins Land lässt”.
    """
    comma = scene.word(end) == ","
    start = end + comma
    if not scene.has(start, "asking_words"):
        return text
    stop = start + 1
    while stop < scene.end and not (scene.is_sign(stop) or stop in scene.dated):
        stop += 1
    asked = scene.text(start, stop)
    whole = f"{text}{',' if comma else ''} {asked}"
    closed = stop >= scene.end or scene.is_sign(stop)
    return whole if closed and len(whole) <= LONGEST_LABEL else text


def _plain_parts(scene: Scene, verb: Verb, clause: tuple[int, int]) -> Parts:
    """Return the tokens of the subject before the verb, and the words behind the verb."""
    low, high = clause
    start = low
    skipped = ("conjunctions", "adverbs", "subordinators")
    while start < verb.finite and (
        start in scene.dated
        or (scene.has(start, *skipped) and not scene.has(start, "determiners"))
        or leads_to_date(scene, start)
        or not scene.raw(start)[:1].isalnum()
    ):
        start += 1
    stop = verb.finite
    for k in range(start, verb.finite):
        if not scene.has(k, "subordinators", "relatives"):
            continue
        owning = scene.has(k, "owning_relatives")
        if k > start and not owning and _has_verb_of_its_own(scene, k + 1, verb.finite):
            stop = k  # “the states that share the lake will meet”
            break
        start = k + 1
    while stop > start and (stop - 1 in scene.dated or scene.has(stop - 1, "before_dates")):
        stop -= 1
    if stop <= start and scene.has(low - 1, "joiners"):
        rest = scene.text(*ended(scene, verb.at + 1, _rest_end(scene, verb.at + 1, high)))
        return _subject_before(scene, low - 1), rest
    apposed = scene.word(low - 1) == ","
    free = not apposed and not scene.has(verb.at + 1, "prepositions")
    behind = free and is_on(scene, "inverts")
    if stop <= start and behind:
        begin = verb.at + 1
        while begin < high and (begin in scene.dated or scene.has(begin, "before_dates")):
            begin += 1
        stop = owners_end(scene, phrase_end(scene, begin))
        rest = scene.text(*ended(scene, stop, high))
        return ((begin, stop), rest) if stop > begin else (None, None)
    rest = scene.text(*ended(scene, verb.at + 1, _rest_end(scene, verb.at + 1, high)))
    if stop <= start and apposed:
        return _before_comma(scene, low - 1), rest
    if stop <= start or scene.has(start, "prepositions"):
        return None, rest
    return (start, stop), rest


def _has_verb_of_its_own(scene: Scene, start: int, stop: int) -> bool:
    """Return whether a relative clause has a verb before the one that stands at `stop`.

    It is the word behind the relative: “que comparten”, not “que el Consejo”.
    """
    while start < stop and (
        scene.has(start, "reflexives", "negations", "adverbs") or is_joined(scene, start)
    ):
        start += 1
    no_verb = ("determiners", "prepositions", "pronouns", "before_dates")
    plain = start < stop and start not in scene.dated and is_small(scene, start)
    return plain and not scene.has(start, *no_verb)


def _subject_before(scene: Scene, joiner: int) -> tuple[int, int] | None:
    """Return the subject of the clause before “and”, which the clause behind it shares."""
    clause = clause_round(scene, joiner - 1, joiner)
    earlier = verb_of(scene, clause) or beginning_verb(scene, clause)
    return _plain_parts(scene, earlier, clause)[0] if earlier is not None else None


def _before_comma(scene: Scene, comma: int) -> tuple[int, int] | None:
    """Return the name between commas before a verb, or what stands before the first of them.

    “La ministre, Ana Petrovic, se rendra”, “Ana Petrovic, ministre de la Défense, se rendra”.
    """
    start = comma
    while start > scene.first and scene.word(start - 1) not in (",", ";", ":", "»", "«"):
        start -= 1
    run = comma
    while run > start and (scene.is_name(run - 1) or is_joined(scene, run - 1)):
        run -= 1
    names = sum(scene.is_name(k) for k in range(run, comma))
    if run == start or names >= _FULL_NAME:
        return run, comma
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
        aim = scene.has(k, "aims") and not scene.has(k - 1, "determiners")  # not “la prima”
        if aim or scene.has(k, "subordinators", "relatives"):
            return k if k > start or not scene.has(k, "asking_words") else high
        ends = scene.has(k, "joiners") and k - 1 in scene.dated
        if ends or scene.has(k, "reporting_verbs"):
            return k
    return high
