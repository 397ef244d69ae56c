"""How much a principal needs a date: the score of a row, and what is no row at all."""

import re
from collections.abc import Mapping

from briefgen.analysis.event_wording import Label
from briefgen.analysis.event_words import Scene
from briefgen.model.finding import DateKind, DateMention, Direction, Granularity

PRECISION = {
    Granularity.TIME: (0.2, "exact day"),
    Granularity.DAYPART: (0.2, "exact day"),
    Granularity.DAY: (0.2, "exact day"),
    Granularity.WEEKEND: (0.14, "week"),
    Granularity.WEEK: (0.14, "week"),
    Granularity.MONTH: (0.12, "month"),
    Granularity.SEASON: (0.08, "season"),
    Granularity.QUARTER: (0.08, "quarter"),
    Granularity.HALF: (0.06, "half-year"),
    Granularity.YEAR: (0.05, "year"),
}
LEAD_SENTENCES = 3
LEAST_OPEN = 0.5
"""Score of an open date with a label: without a year nobody can tell whether it is past."""
LOOSE = 0.1
"""What each sign of a story's course takes from the score."""
MOST_DOUBTED = 0.45
"""Score of an event whose label is in doubt, at most: it is kept and not proposed."""
_NO_YEAR = re.compile(r"XXXX-(?:\d\d(?:-\d\d)?|SP|SU|FA|WI)$")
CHATTER_REACH = 7
"""Tokens between a verb of saying and its day: "told a radio station on Monday"."""


def is_candidate(mention: DateMention) -> bool:
    """Return whether a mention can date an event: it names days, if only without their year."""
    if mention.kind in (DateKind.SET, DateKind.REFERENCE):
        return False
    if not mention.resolved and not lacks_year(mention):
        return False
    return mention.granularity in PRECISION


def lacks_year(mention: DateMention) -> bool:
    """Return whether a mention is open for want of a year only: "11 July" in an undated text."""
    return not mention.resolved and _NO_YEAR.match(mention.reading.value) is not None


def is_running(mention: DateMention, label: Label) -> bool:
    """Return whether a mention only names the time that is running: "this year", today.

    What is planned for it ("will visit Kyiv this month") is an event all the same.
    """
    if mention.direction is not Direction.PRESENT or mention.kind is DateKind.RANGE:
        return False
    planned = label.verb is not None and label.verb.planned and label.strong
    return not planned or mention.granularity in (
        Granularity.YEAR,
        Granularity.QUARTER,
        Granularity.HALF,
    )


def is_chatter(scene: Scene, first: int, end: int, mention: DateMention) -> bool:
    """Return whether a past day only tells when somebody said something."""
    if mention.direction is Direction.AHEAD:
        return False
    for index in range(first - 1, max(scene.first - 1, first - CHATTER_REACH), -1):
        if scene.has(index, "reporting_verbs"):
            return True
    return any(scene.has(index, "reporting_verbs") for index in range(end, min(scene.end, end + 4)))


SIDES = {
    Direction.AHEAD: (0.35, "ahead"),
    Direction.PRESENT: (0.3, "now"),
    Direction.UNKNOWN: (0.2, ""),
    Direction.PAST: (0.0, "past"),
}


def score_of(
    mention: DateMention, label: Label, sentence_number: int, lists: Mapping[str, frozenset[str]]
) -> tuple[float, str]:
    """Return a row's score from 0 to 1 and the reasons in words."""
    gain, precision = PRECISION[mention.granularity]
    side, word = SIDES[mention.direction]
    score, reasons = gain + side, [word, precision]
    if label.strong:
        score, reasons = score + 0.2, [*reasons, f"“{label.noun}”"]
    elif label.noun:
        score += 0.08
    if sentence_number < LEAD_SENTENCES:
        score, reasons = score + 0.08, [*reasons, "in the lead"]
    if label.place:
        score += 0.05
    doubts, doubt = _doubts(mention, label, lists)
    reasons = [reason for reason in (*reasons, doubt, label.doubt) if reason]
    score = score - doubts if label.text else min(score, 0.3)
    if label.doubt:
        return round(min(max(score, 0.0), MOST_DOUBTED), 2), ", ".join(reasons)
    if label.text and lacks_year(mention):
        score, reasons = max(score, LEAST_OPEN), [*reasons, "year open"]
    return round(min(max(score, 0.0), 1.0), 2), ", ".join(reasons)


def _doubts(
    mention: DateMention, label: Label, lists: Mapping[str, frozenset[str]]
) -> tuple[float, str]:
    """Return what speaks against a row: a refusal, a bare noun, a past verb for a day ahead."""
    doubts, reason = 0.0, ""
    if label.text.lower().startswith(("no ", "none ")):
        doubts, reason = doubts + 0.4, "refused"
    if label.verb is not None and label.verb.negated:
        doubts, reason = doubts + 0.4, "refused"
    if label.from_verb and label.verb is not None and not label.verb.planned:
        doubts += 0.3 if mention.direction is Direction.AHEAD else 0.0
    if not label.place and _is_bare(label, lists):
        vague = {label.noun, label.text.lower().partition(" ")[0]} & lists["vague_nouns"]
        planned = label.from_verb and bool(
            set(label.text.lower().split()[-1:]) & lists["plan_words"]
        )
        doubts += 0.35 if vague else 0.0 if label.from_verb and not planned else 0.15
    doubts += LOOSE * label.looseness
    if mention.direction is Direction.PRESENT and _is_going_on(label):
        doubts += LOOSE
    if label.from_verb and _lacks_complement(label, lists):
        doubts += 0.5
    if label.from_verb and _ends_vaguely(label, lists):
        doubts += 0.3
    return doubts, reason


def _is_going_on(label: Label) -> bool:
    """Return whether a label tells what somebody is doing: "Envoys seek a way out"."""
    group = label.verb
    if group is None or label.strong or not label.from_verb:
        return False
    return group.start == group.head or not group.planned


def _is_bare(label: Label, lists: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a label is a noun alone, or with a numeral: "Review", "First exercise"."""
    empty = lists["ordinal_subjects"] | (lists["plan_words"] if label.from_verb else frozenset())
    words = [word for word in label.text.lower().split() if word not in empty]
    return len(words) < 2


def _ends_vaguely(label: Label, lists: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a label ends in "the matter": the reader does not know which."""
    words = label.text.lower().split()
    return len(words) > 1 and words[-2] == "the" and words[-1] in lists["pointing_nouns"]


def _lacks_complement(label: Label, lists: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a verb that says little by itself stands alone, or with a pronoun."""
    words = label.text.lower().split()
    if not words:
        return False
    vague = [word in lists["people_pronouns"] for word in words]
    behind = [word in lists["prepositions"] for word in words[1:]] + [True]
    if any(one and ends for one, ends in zip(vague, behind, strict=True)):
        return True
    ends = words[-2:] if words[-1:] and words[-1] in lists["adverbs"] else words[-1:]
    return label.noun in lists["wanting_verbs"] and any(word[:3] == label.noun[:3] for word in ends)
