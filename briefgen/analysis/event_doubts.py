"""What makes a label doubtful that was made from a verb: it is kept, but not proposed.

A row of a table stands by itself. A clause that only supposes something, whose subject is
another verb's object, or whose words name nothing, is no event that an official would list.
"""

from briefgen.analysis.event_clauses import VerbGroup, verb_at
from briefgen.analysis.event_words import Scene

ONLY_SUPPOSED = "only supposed"
SUBJECT_UNCLEAR = "subject unclear"
_REACH = 4
"""Tokens between "if" and the subject that it leads in."""
_SHORT_CONDITION = 4
"""Tokens to the comma behind "if they do", "if all goes well"."""
_MANY_LEADS = 2
"""Prepositions in front of "which", from which on nobody can tell what it stands for."""


def doubt_of(scene: Scene, group: VerbGroup, subject: tuple[int, int], name: str, rest: str) -> str:
    """Return why a label of subject and verb is doubtful, in words; "" if it is not."""
    doubt = _doubt_of_clause(scene, group, subject) or _doubt_of_name(scene, subject, name)
    hedged = any(scene.has(at, "hedges") for at in range(group.start, group.head))
    return doubt or ("only possible" if hedged and not rest else "")


def _doubt_of_clause(scene: Scene, group: VerbGroup, subject: tuple[int, int]) -> str:
    """Return what is doubtful about what a verb's clause tells and of whom."""
    start, end = subject
    given_up = any(scene.word(at) == "supposed" for at in range(group.start, group.head))
    supposed = _is_supposed(scene, start) or _follows_condition(scene, start)
    if supposed or (given_up and scene.has(group.start, "past_be")):
        return ONLY_SUPPOSED
    related = any(scene.has(at, "relatives") for at in range(end, group.start))
    if related:
        return SUBJECT_UNCLEAR if _has_many_leads(scene, start, end) else ""
    return SUBJECT_UNCLEAR if group.asked < 0 and _is_object(scene, start) else ""


def _doubt_of_name(scene: Scene, subject: tuple[int, int], name: str) -> str:
    """Return what is doubtful about the words that name a subject."""
    lists, words = scene.lists, name.lower().split()
    if _is_anybodys(scene, *subject, name):
        return SUBJECT_UNCLEAR
    if not lists["possessives"].isdisjoint(words):
        return "subject points back"  # "talks on its successor": whose?
    if words and words[0] in lists["numerals"] and scene.has(subject[0] + 1, "time_units"):
        return SUBJECT_UNCLEAR  # "six weeks to rule"
    if words and (words[0] in lists["unsound_openings"] or words[-1] in lists["adverbs"]):
        return SUBJECT_UNCLEAR
    if all(word in lists["vague_subjects"] for word in words):
        return "subject says too little"
    return ""


def looseness_of(scene: Scene, group: VerbGroup, base: str) -> int:
    """Return how many things tell of a story's course rather than of an event on a day."""
    if base in scene.lists["event_verbs"]:
        return 0
    known = base in scene.lists["verbs"] or scene.has(group.head, "present_forms", "past_forms")
    hedged = any(scene.has(at, "hedges") for at in range(group.start, group.head))
    return (not known and not group.passive) + hedged


def _is_anybodys(scene: Scene, start: int, end: int, name: str) -> bool:
    """Return whether "its president", "his term" is nobody's: whose was not found, nor a name."""
    owned = scene.has(start, "body_possessives") and scene.has(end - 1, "people_titles")
    alone = end - start == 2 and not scene.has(end - 1, "institutions", "seats")
    owned = owned or (alone and scene.has(start, "personal_possessives"))
    return owned and name.lower() == scene.text(start + 1, end).lower()


def _is_supposed(scene: Scene, start: int) -> bool:
    """Return whether "if", "unless" or "whether" leads a subject in."""
    for at in range(start, max(scene.first - 1, start - _REACH), -1):
        if scene.has(at, "supposing"):
            return True
        if scene.is_sign(at) or verb_at(scene, at) is not None:
            return False
    return False


def _follows_condition(scene: Scene, start: int) -> bool:
    """Return whether a condition stands before a subject in its sentence.

    "If they fail, she said, he will resign" tells what nobody knows yet; "if they do" and "if
    adopted" go on with what is planned.
    """
    for at in range(scene.first, start):
        opens = at == scene.first or scene.is_sign(at - 1) or scene.has(at - 1, "conjunctions")
        inverted = scene.has(at, "inverted_conditions") and at == scene.first
        if not opens or not (scene.has(at, "conditions") or inverted):
            continue
        stop = next((k for k in range(at, start) if scene.word(k) == ","), -1)
        condition = range(at + 1, stop)
        granted = any(scene.has(k, "granted") for k in condition)
        granted = granted and not any(scene.has(k, "denials") for k in condition)
        if stop > at and not (granted and stop - at <= _SHORT_CONDITION):
            return True
    return False


def _is_object(scene: Scene, start: int) -> bool:
    """Return whether a subject stands right behind another verb: "to save the truce expires"."""
    before = start - 1
    while scene.has(before, "determiners"):
        before -= 1
    if scene.has(before, "believing_verbs", "reporting_verbs"):
        return False
    return verb_at(scene, before) is not None


def _has_many_leads(scene: Scene, start: int, end: int) -> bool:
    """Return whether a phrase before "which" has so many prepositions that it is unclear."""
    leads = (scene.word(at) for at in range(start, end) if scene.has(at, "prepositions"))
    return sum(word != "of" for word in leads) >= _MANY_LEADS
