"""Labels that are cut out of a sentence: its words as they stand, without the date.

This is the way of the languages for which there are no tables of verb forms as for English.
"""

from dataclasses import replace

from briefgen.analysis.cut_clauses import clause_round
from briefgen.analysis.cut_doubts import is_hypothetical, is_supposed
from briefgen.analysis.cut_noun_choice import is_led_in, noun_of
from briefgen.analysis.cut_nouns import from_noun
from briefgen.analysis.cut_parts import Verb
from briefgen.analysis.cut_verb_choice import beginning_verb, holding_verb, verb_of
from briefgen.analysis.cut_verbs import from_verb
from briefgen.analysis.event_doubts import ONLY_SUPPOSED
from briefgen.analysis.event_lines import list_label
from briefgen.analysis.event_wording import NO_LABEL, Label
from briefgen.analysis.event_words import Scene

_YEAR = 2
"""Tokens of a year at most: “2025 року”."""
_ADJACENT = 2
"""Tokens between a noun's phrase and a date that directly belongs to it."""


def cut_label(scene: Scene, first: int, end: int) -> Label:
    """Return the label for the date at tokens `first` to `end`."""
    listed = list_label(scene, first, end)
    if listed is not None and listed.text:
        return listed
    clause = clause_round(scene, first, end)
    if _is_adjunct(scene, first, end, clause):
        return NO_LABEL
    noun, verb = noun_of(scene, clause, first, end), verb_of(scene, clause)
    if verb is not None and noun == verb.at:
        noun = -1  # “le Parlement débat”
    if verb is None and noun < 0:
        verb = beginning_verb(scene, clause)
    label = _of_clause(scene, clause, verb, noun, (first, end))
    supposed = is_supposed(scene, clause) or (verb is not None and is_hypothetical(scene, verb))
    return replace(label, doubt=ONLY_SUPPOSED) if supposed else label


def _of_clause(
    scene: Scene, clause: tuple[int, int], verb: Verb | None, noun: int, date: tuple[int, int]
) -> Label:
    """Return the label from a clause's verb, or from the noun that the date belongs to.

    `noun` is the noun's token, -1 if there is none; `date` are the tokens of the date.
    """
    if verb is not None and not _belongs(scene, noun, date[0], verb.finite):
        label = from_verb(scene, verb, clause)
        if label is not None and not _tells_the_noun(scene, noun, verb, label):
            return label
    if noun < 0:
        return NO_LABEL
    label = from_noun(scene, noun, date[1])
    behind = verb is not None and noun > verb.finite
    if verb is not None and behind and " " not in label.text and not label.place:
        return from_verb(scene, verb, clause) or label  # “vient à échéance”
    if verb is None and not label.place:
        return _held_by(scene, clause, noun) or label
    return label


def _held_by(scene: Scene, clause: tuple[int, int], noun: int) -> Label | None:
    """Return “Kenya holds elections” for the noun alone, None where no name holds it."""
    holding = holding_verb(scene, clause, noun)
    label = from_verb(scene, holding, clause) if holding is not None else None
    return (
        label
        if label is not None and scene.lists["nouns"].isdisjoint(label.text.lower().split()[:1])
        else None
    )


def _is_adjunct(scene: Scene, first: int, end: int, clause: tuple[int, int]) -> bool:
    """Return whether a bare year stands beside another date: “votes on 3 May on the budget of”."""
    if end - first > _YEAR or not any(_is_year(scene.raw(k)) for k in range(first, end)):
        return False
    return any(k in scene.dated and not first <= k < end for k in range(*clause))


def _is_year(raw: str) -> bool:
    return raw.isdecimal() and len(raw) == len("2025")


def _belongs(scene: Scene, noun: int, first: int, verb: int) -> bool:
    """Return whether a date stands right behind its noun: “der Gipfel am 11. Juli”.

    What is somebody's object (“hosts the summit on 11 July”) is better told with the verb.
    """
    if noun < 0 or noun > first or not scene.has(noun, "strong_nouns"):
        return False
    if noun > verb and not is_led_in(scene, noun):
        return False
    between = [k for k in range(noun + 1, first) if not scene.has(k, "before_dates")]
    return len(between) < _ADJACENT and not any(scene.has(k, "event_verbs") for k in between)


def _tells_the_noun(scene: Scene, noun: int, verb: Verb, label: Label) -> bool:
    """Return whether the verb only says that its subject, an event, is held.

    What somebody begins or holds is no subject: “der Ausschuss beginnt seine Anhörungen”.
    """
    if noun < 0 or not scene.has(noun, "strong_nouns") or not scene.has(verb.at, "holding_verbs"):
        return False
    return scene.word(noun) in label.text.partition(f" {verb.words}")[0].lower()
