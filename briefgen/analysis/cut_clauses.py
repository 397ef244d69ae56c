"""The clause that a date stands in, and the verbs that begin another.

There is no tagger: a verb is in the word lists, in a table of forms, or is told by its ending.
"""

from briefgen.analysis.cut_forms import verb_forms
from briefgen.analysis.cut_scenes import LONGEST, REACH, is_joined, is_small, leads_to_date
from briefgen.analysis.event_words import Scene

_BOUNDARIES = frozenset((";", ":", "—", "„", "“", "”", "«", "»", '"', "(", ")", ","))
_DASHES = ("–", "-")
_SHORTEST_VERB = 4
"""Letters of the shortest verb that is told by its ending."""


def clause_round(scene: Scene, first: int, end: int) -> tuple[int, int]:
    """Return the tokens of the clause that a date stands in.

    A date that opens the sentence and is followed by a comma belongs to what comes after it.
    """
    low = first
    while low > max(scene.first, first - REACH) and not _ends_clause(scene, low - 1):
        low -= 1
    high = _clause_end(scene, end)
    opening = all(_is_empty(scene, index) for index in range(low, high))
    if opening and scene.word(high) == ",":
        high = _clause_end(scene, high + 1)
    leads = all(_is_empty(scene, index) for index in range(low, first))
    if leads and scene.word(high) == "," and _finite_from(scene, low, high) < 0:
        behind = _behind_aside(scene, high)
        if behind > high:
            low, high = behind, _clause_end(scene, behind)
    while high > low and scene.raw(high - 1) in (".", "!", "?", ","):
        high -= 1
    return low, high


def _clause_end(scene: Scene, start: int) -> int:
    """Return the end of the clause that goes on at a token."""
    high = start
    while high < min(scene.end, start + REACH) and not _ends_clause(scene, high):
        high += 1
    return high


def _behind_aside(scene: Scene, comma: int) -> int:
    """Return where a sentence goes on behind “, Ana Petrovic,” with its verb; -1 if it does not."""
    closing = _clause_end(scene, comma + 1)
    if scene.word(closing) != "," or closing - comma > LONGEST:
        return -1
    if _finite_from(scene, comma + 1, closing) >= 0:
        return -1
    near = _finite_from(scene, closing + 1, min(scene.end, closing + LONGEST))
    return closing + 1 if near >= 0 else -1


def _ends_clause(scene: Scene, index: int) -> bool:
    """Return whether a sign, or an “and” between two clauses, stands at a token."""
    raw = scene.raw(index)
    if raw in _DASHES:
        return not is_joined(scene, index)
    if raw in _BOUNDARIES:
        decimal = scene.raw(index - 1).isdigit() and scene.raw(index + 1).isdigit()
        return index not in scene.dated and not decimal
    if not scene.has(index, "joiners") or index in scene.dated:
        return False
    if is_verb(scene, index + 1) or _is_finite_of_table(scene, index + 1):
        return not scene.has(index + 1, "prepositions") or _joins_clauses(scene, index)
    dated = index - 1 in scene.dated and not leads_to_date(scene, index + 1)
    return dated or _joins_clauses(scene, index)


def _is_finite_of_table(scene: Scene, index: int) -> bool:
    """Return whether a word is a finite form in the language's table of verbs."""
    if index in scene.dated or not is_small(scene, index):
        return False
    forms = verb_forms(scene.lists["verb_table"]).get(scene.word(index), ())
    return any(form.kind == "finite" for form in forms)


def _joins_clauses(scene: Scene, joiner: int) -> bool:
    """Return whether “and” stands between two verbs that each have what belongs to them.

    “votes on 3 May and the court rules on 5 May”, “arrives on 3 May and the day after speaks”;
    not “the court and the council vote”, nor “votes on the budget and the plan that follows”.
    """
    behind = _finite_from(scene, joiner + 1, min(scene.end, joiner + 1 + LONGEST))
    return behind >= 0 and _finite_from(scene, joiner - 1, max(scene.first, joiner - REACH)) >= 0


def _finite_from(scene: Scene, start: int, stop: int) -> int:
    """Return the first finite verb from a token on, to either side, in the clause; else -1."""
    step = 1 if stop > start else -1
    for at in range(start, stop, step):
        if at in scene.dated:
            continue
        if scene.raw(at) in _BOUNDARIES or scene.has(at, "joiners", "relatives", "subordinators"):
            return -1
        if is_finite(scene, at):
            return at
    return -1


def is_finite(scene: Scene, index: int) -> bool:
    """Return whether a word is a finite verb of the lists, or a future by its form."""
    if is_future(scene, index):
        return True
    if not is_verb(scene, index) or not is_small(scene, index):
        return False
    if scene.has(index, "prepositions") and not scene.has(index + 1, "prepositions"):
        return False  # “entre” is a verb in “entre en vigueur” only
    return not scene.has(index, "infinitives", "subordinators")


def is_future(scene: Scene, index: int) -> bool:
    """Return whether a word is a verb in the future by its ending: “suspendra”, “enviará”."""
    if index in scene.dated or not is_small(scene, index) or len(scene.raw(index)) < _SHORTEST_VERB:
        return False
    noun_place = scene.has(index - 1, "determiners", "prepositions") and not is_joined(
        scene, index - 1
    )
    return scene.has(index, "future_forms") and not noun_place


def _is_empty(scene: Scene, index: int) -> bool:
    """Return whether a token is of a date or only leads to one: “am”, “le”, “у”."""
    return index in scene.dated or not scene.is_word(index) or scene.has(index, "before_dates")


def is_verb(scene: Scene, index: int) -> bool:
    """Return whether a word is a verb form of the lists, or ends like one."""
    if index in scene.dated or scene.has(index - 1, "determiners"):
        return False
    if scene.has(index, "auxiliaries", "holding_verbs", "event_verbs", "reporting_verbs"):
        return True
    return is_small(scene, index) and scene.has(index, "verb_forms")
