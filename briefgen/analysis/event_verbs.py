"""Labels from verbs: "Stoltenberg leaves his post"."""

from dataclasses import dataclass, replace

from briefgen.analysis.event_actors import Subject, who_acts
from briefgen.analysis.event_clauses import VerbGroup, verb_after, verb_before
from briefgen.analysis.event_doubts import doubt_of, looseness_of
from briefgen.analysis.event_forms import base_form, finite, wished
from briefgen.analysis.event_gaps import gapped_subject
from briefgen.analysis.event_noun_choice import is_event_noun
from briefgen.analysis.event_nouns import from_noun
from briefgen.analysis.event_phrases import place_between
from briefgen.analysis.event_subjects import is_plural, subject_name
from briefgen.analysis.event_verb_rest import (
    after_earlier_date,
    after_verb,
    lacks_object,
    relative_object,
)
from briefgen.analysis.event_wording import Label, wording
from briefgen.analysis.event_words import Scene

LONGEST_ASIDE = 3
"""Tokens between two dates of one verb: more tell of something else."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The parts of a label: who, the verb as a headline has it, and what follows it."""

    subject: Subject
    name: str
    verb: str
    rest: str


def verb_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of what somebody does on the date: "Stoltenberg leaves his post"."""
    group = _verb_of(scene, first, end)
    if group is None:
        return None
    base = base_form(scene, scene.word(group.head))
    if group.negated and _until(scene, first):
        group = replace(group, negated=False)  # "will not reopen until Monday"
    strong = base in scene.lists["event_verbs"]
    unnamed = Label("", _place_of(scene, group, base, first, end), base, strong, group)
    subject, name = who_acts(scene, group, end)
    if not name or _tells_of_another(scene, group, first):
        return unnamed
    told = _told(scene, group, base, (subject, name), (first, end))
    if base in scene.lists["object_verbs"] and not group.passive and lacks_object(scene, told.rest):
        antecedent = _antecedent(scene, group, first, end)
        if antecedent is not None:
            return antecedent
        told = replace(told, rest=f"{relative_object(scene, subject)} {told.rest}".strip())
        if lacks_object(scene, told.rest):
            return unnamed
    told = _without_empty_verb(scene, group, base, told, first)
    return replace(
        unnamed,
        text=_text(scene, told, strong),
        names_host=base in scene.lists["naming_verbs"],
        from_verb=True,
        looseness=looseness_of(scene, group, base),
        doubt=doubt_of(scene, group, told.subject, told.name, told.rest) if told.subject else "",
    )


def _place_of(scene: Scene, group: VerbGroup, base: str, first: int, end: int) -> str:
    """Return the place that a verb's clause names, "" if none."""
    start = after_earlier_date(scene, group.head, first) if group.head < first else group.head
    place = place_between(scene, start, _place_limit(scene, max(end, group.head)))[0]
    if not place and base in scene.lists["calling_verbs"]:
        return _place_called_on(scene, group.head + 1)
    return place


def _told(
    scene: Scene, group: VerbGroup, base: str, who: tuple[Subject, str], date: tuple[int, int]
) -> _Told:
    """Return the parts of the label for the date at the tokens `date`."""
    first, end = date
    gap = gapped_subject(scene, group, first)
    if gap is None:
        subject, name = who
        verb = wished(scene, group) or finite(scene, group, base, is_plural(scene, subject))
        rest = after_verb(scene, group, first, end)
    else:
        subject, name = gap, subject_name(scene, gap)
        verb = finite(scene, group, base, is_plural(scene, gap))
        rest = scene.text(gap[1], first)
    if scene.word(first - 1) == "over":
        rest = rest.removesuffix("over").rstrip()
    return _Told(subject, name, verb, rest)


def _without_empty_verb(
    scene: Scene, group: VerbGroup, base: str, told: _Told, first: int
) -> _Told:
    """Return the parts without a verb that adds nothing to the event's name.

    That is "take place", "the ceremony is set for", and "will spend Wednesday in Tunis".
    """
    if base == "take" and told.rest.split()[:1] == ["place"]:
        return replace(told, verb="", rest=told.rest.partition(" ")[2])
    if group.head == first - 1 and base in scene.lists["time_verbs"]:
        return replace(told, verb="")
    if not told.rest and told.subject and scene.has(group.head, "plan_words"):
        planned = scene.has(group.head, "only_planned") and " " in told.name
        named = planned or scene.has(told.subject[1] - 1, "strong_nouns")
        return replace(told, verb="") if named else told
    return told


def _text(scene: Scene, told: _Told, strong: bool) -> str:
    """Return a label's text, "" where what a weak verb is done to does not find room."""
    text = " ".join(part for part in (told.name, told.verb, told.rest) if part)
    label = wording(scene, text)
    return "" if told.rest and label.endswith(f" {told.verb}") and not strong else label


def _verb_of(scene: Scene, first: int, end: int) -> VerbGroup | None:
    """Return the verb that a date belongs to: behind it, but not in another clause."""
    group = verb_before(scene, first)
    if group is not None:
        return group
    other = end + (scene.word(end) == ",")  # ", and Halvard would veto it" is another clause
    return None if scene.has(other, "conjunctions") else verb_after(scene, end)


def _place_limit(scene: Scene, end: int) -> int:
    """Return where to stop looking for a place: another clause names another event's."""
    for index in range(end, min(scene.end, end + 6)):
        if scene.has(index, "conjunctions") or scene.word(index) in (";", ":"):
            return index
    return min(scene.end, end + 6)


def _antecedent(scene: Scene, group: VerbGroup, first: int, end: int) -> Label | None:
    """Return the label of the event in "the summit that he hosts on Monday"."""
    for index in range(group.start - 1, max(scene.first, group.start - 6), -1):
        if scene.has(index, "relatives") and is_event_noun(scene, index - 1):
            return from_noun(scene, index - 1, first, end)
    return None


def _tells_of_another(scene: Scene, group: VerbGroup, first: int) -> bool:
    """Return whether an earlier date has the verb, and what follows it is dated here."""
    earlier = [index for index in range(group.head, first) if index in scene.dated]
    if not earlier:
        return False
    between = [scene.word(index) for index in range(earlier[-1] + 1, first)]
    joined = "and" in between[:2]
    if between[:2] == [",", "and"] and scene.has(earlier[-1] + 3, "determiners"):
        return True  # "will be signed on Monday, and the treaty becomes law on Friday"
    if between[:1] == [","] and not joined and len(between) > LONGEST_ASIDE:
        return scene.has(earlier[-1] + 2, "prepositions")  # "on Monday, in time for the vote on"
    return joined and "to" in between


def _until(scene: Scene, first: int) -> bool:
    """Return whether "until" leads a date in."""
    at = first - 1
    while scene.has(at, "determiners"):
        at -= 1
    return scene.word(at) in ("until", "till")


def _place_called_on(scene: Scene, start: int) -> str:
    """Return the place in "visits Jakarta", "tours the Gulf"."""
    stop = start
    while scene.is_name(stop):
        stop += 1
    return scene.text(start, stop) if scene.word(stop) not in ("'", "’") else ""
