"""Labels cut round an event's verb: “Lund reist nach Ottawa”, “La France préside le Conseil”."""

from briefgen.analysis.cut_german import german_parts
from briefgen.analysis.cut_parts import Verb
from briefgen.analysis.cut_phrases import named, place_in
from briefgen.analysis.cut_plain import plain_parts
from briefgen.analysis.cut_scenes import is_on, leads_to_date
from briefgen.analysis.cut_subjects import cut_before_small, name_of, with_owner
from briefgen.analysis.event_clauses import VerbGroup
from briefgen.analysis.event_subjects import person_before
from briefgen.analysis.event_wording import LONGEST_LABEL, Label
from briefgen.analysis.event_words import Scene

_SHORTEST = 16
"""Code points that a subject is not cut below on purpose."""


def from_verb(scene: Scene, verb: Verb, clause: tuple[int, int]) -> Label | None:
    """Return the label of what somebody does on the date, None where nobody is named."""
    parts = german_parts if is_on(scene, "verb_second") else plain_parts
    subject, rest = parts(scene, verb, clause)
    name = _who(scene, subject, clause) if rest is not None else ""
    if rest is None or not name:
        return None
    place, at, end = place_in(scene, *clause)
    name, rest = _fitted(scene, name, verb, rest, scene.text(at, end) if place else "")
    text = " ".join(part for part in (name, verb.words, rest, verb.particle) if part)
    if not rest and scene.has(verb.at, "travel_verbs") and _plainly(scene, text) != text:
        return None  # “s'y rend” says not where
    text = _with_question(scene, _plainly(scene, text), clause[1])
    refused = (scene.has(k, "negations") and not leads_to_date(scene, k) for k in range(*clause))
    negated = any(refused)  # not “entro e non oltre il 3 maggio”
    group = VerbGroup(verb.finite, verb.at, verb.planned, negated=negated)
    text, noun = text[:1].upper() + text[1:], scene.word(verb.at)
    return Label(text, named(scene, place), noun, verb.listed, group, from_verb=True)


def _who(scene: Scene, subject: tuple[int, int] | None, clause: tuple[int, int]) -> str:
    """Return who does it in short, "" where nobody is named.

    A language that leaves pronouns out may mean who was named before: “dijo que viajará”.
    """
    if subject is not None:
        name = name_of(scene, *subject)
        named_so = name.lower() not in scene.lists["ordinal_subjects"]
        return with_owner(scene, subject[0], name) if name and named_so else ""
    if not is_on(scene, "drops_pronouns") or not scene.has(clause[0], "subordinators"):
        return ""
    said = any(scene.has(k, "reporting_verbs") for k in range(scene.first, clause[0]))
    apposed = scene.word(clause[0] - 1) == "," and scene.has(clause[0], "relatives")
    return person_before(scene, clause[0]) if said or not apposed else ""


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


def _plainly(scene: Scene, text: str) -> str:
    """Return a label without the small word for a place named before: “s'y rend” is “se rend”."""
    flat = text.replace("’", "'")
    for entry in scene.lists["clitic_forms"]:
        written, _, plain = entry.partition(":")
        if written in flat:
            text = flat = flat.replace(written, plain)
    return text


def _with_question(scene: Scene, text: str, end: int) -> str:
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
