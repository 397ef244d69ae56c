"""Which event noun a date belongs to: how loosely each of its sentence stands to it."""

from briefgen.analysis.event_phrases import (
    is_noun_place,
    is_verb,
    leads_verb_in,
    phrase_start,
)
from briefgen.analysis.event_words import Scene

REACH_BACK, REACH_ON = 30, 14
"""Tokens before and behind a date in which its noun may stand."""
LOOSEST = 30
"""Cost up to which a noun belongs to a date."""
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


def _is_nested(scene: Scene, head: int) -> bool:
    """Return whether "of" leads a noun in: "presidency of the council"."""
    before = phrase_start(scene, head) - 1
    while scene.has(before, "determiners"):
        before -= 1
    return scene.word(before) == "of"


def nearest_noun(scene: Scene, first: int, end: int) -> int:
    """Return the token of the event noun that a date belongs to, -1 if there is none."""
    best, least = -1, LOOSEST + 1
    for head in range(max(scene.first, first - REACH_BACK), min(scene.end, end + REACH_ON)):
        if not is_event_noun(scene, head) or is_event_noun(scene, head + 1):
            continue
        if _is_nested(scene, head):
            continue
        cost = _distance(scene, head, first, end)
        if cost is not None and cost < least:
            best, least = head, cost
    return best


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
    if scene.has(head - 1, "determiners") is False and scene.has(
        phrase_start(scene, head) - 1, "other_day_words"
    ):
        return None
    clauses = any(
        scene.has(i, "clause_words") and not scene.has(i, "other_day_words") for i in between
    )
    if clauses or cost > LOOSEST:
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
