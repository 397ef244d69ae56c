"""Who acts in a verb's clause, by name where the article gives one."""

from briefgen.analysis.event_clause_subjects import subject_of
from briefgen.analysis.event_clauses import VerbGroup, verb_after, verb_before
from briefgen.analysis.event_subjects import (
    holder_named,
    is_plural,
    person_before,
    subject_name,
    surname,
)
from briefgen.analysis.event_words import Scene

Subject = tuple[int, int] | None
"""Tokens of a subject, None where it is not written near its verb."""
LONGEST_SAYER = 36
"""Code points of who says something, where a label has room for it."""


def who_acts(scene: Scene, group: VerbGroup, end: int) -> tuple[Subject, str]:
    """Return the subject of a verb group and its short name, "" for who is not known.

    A pronoun gets the name it stands for, and so does an office: "the president" is "President
    Lund" where the article calls the last president before it so.

    Args:
        scene: the sentence.
        group: the verb.
        end: where the date that it has ends.
    """
    subject = _shared_subject(scene, group) or subject_of(scene, group)
    if subject is None:
        return None, ""
    named = _name_apposed(scene, subject)
    if named:
        return subject, named
    name = subject_name(scene, subject)
    return (subject, _owned(scene, subject, name)) if name else _explained(scene, subject, end)


def _owned(scene: Scene, subject: tuple[int, int], name: str) -> str:
    """Return a subject's name with whose it is, or with who holds the office."""
    own = _first_word(scene, subject)
    if scene.has(own, "personal_possessives"):
        owner = person_before(scene, subject[0])
        one_step = owner and not owner.endswith("s") and "'s " not in owner and "’s " not in owner
        name = f"{owner}’s {name}" if one_step else name
    elif scene.has(own, "body_possessives"):
        owner = _sayer(scene, subject[0])[1]
        name = f"{owner}’s {name}" if owner else _apposed(scene, subject) or name
    return holder_named(scene, subject) or name


def _name_apposed(scene: Scene, subject: tuple[int, int]) -> str:
    """Return "Krantz" for "her deputy, Ylva Krantz, flies", "Albania" for "the host, Albania,".

    It is "" where no name stands in commas, and where an office goes with it: "the president".
    """
    start, comma = subject
    while scene.has(start, "determiners"):
        start += 1
    plain = comma == start + 1 and scene.raw(start).islower()
    role = scene.has(comma - 1, "person_nouns")
    if scene.word(comma) != "," or scene.has(comma - 1, "people_titles") or not (plain or role):
        return ""
    stop = comma + 1
    while scene.is_name(stop) or scene.has(stop, "title_words"):
        stop += 1
    if scene.word(stop) != "," or stop == comma + 1:
        return ""
    return surname(scene, stop) if role else scene.text(comma + 1, stop)


def _apposed(scene: Scene, subject: tuple[int, int]) -> str:
    """Return "President Berg" for "its president, Ola Berg, arrives"; "" where no name follows."""
    head, comma = subject[1] - 1, subject[1]
    if not scene.has(head, "people_titles") or scene.word(comma) != ",":
        return ""
    stop = comma + 1
    while scene.is_name(stop):
        stop += 1
    named = stop > comma + 1 and scene.word(stop) == ","
    return f"{scene.raw(head).capitalize()} {surname(scene, stop)}" if named else ""


def _explained(scene: Scene, subject: tuple[int, int], end: int) -> tuple[Subject, str]:
    """Return whom a pronoun stands for; "" as the name if that is not known."""
    last = subject[1] - 1
    if not scene.has(last, "subject_pronouns"):
        return subject, ""
    sayer, said = _sayer(scene, subject[0])
    if said:
        return sayer, said
    if scene.has(last, "he_or_she"):
        return subject, person_before(scene, subject[0]) or _named_after(scene, end)
    main = _main_subject(scene, subject[0]) if scene.word(last) == "they" else None
    return (main, subject_name(scene, main)) if main else (subject, "")


def _sayer(scene: Scene, at: int) -> tuple[Subject, str]:
    """Return who says "it will" in "Moscow said it will decide", "" if nobody says it."""
    verb = at - 1 - (scene.word(at - 1) == "that")
    if not scene.has(verb, "reporting_verbs", "believing_verbs") or scene.has(verb, "asking_verbs"):
        return None, ""
    start = verb
    while scene.has(start - 1, "have_forms", "auxiliaries", "adverbs") or start - 1 in scene.dated:
        start -= 1
    while start in scene.dated and scene.has(start - 1, "before_dates"):
        start -= 1
    subject = subject_of(scene, VerbGroup(start, verb, False))
    name = subject_name(scene, subject)
    return (subject, name) if len(name) <= LONGEST_SAYER else (None, "")


def _shared_subject(scene: Scene, group: VerbGroup) -> tuple[int, int] | None:
    """Return the subject of the verb before "and": "stations open at 7 and close at 9"."""
    if scene.word(group.start - 1) != "and":
        return None
    earlier = verb_before(scene, group.start - 1)
    return subject_of(scene, earlier) if earlier is not None else None


def _first_word(scene: Scene, subject: tuple[int, int]) -> int:
    """Return the token of a subject's first word: "and her government" begins with "her"."""
    start, end = subject
    while start < end - 1 and scene.has(start, "conjunctions"):
        start += 1
    return start


def _named_after(scene: Scene, end: int) -> str:
    """Return whom "he" stands for in "before he takes office on Monday, Lund will visit"."""
    if scene.word(end) != ",":
        return ""
    main = verb_after(scene, end)
    subject = subject_of(scene, main) if main else None
    return subject_name(scene, subject)


def _main_subject(scene: Scene, they: int) -> tuple[int, int] | None:
    """Return whom "they" stands for in "ministers are to decide when they meet on Monday"."""
    if not scene.has(they - 1, "clause_words"):
        return None
    main = verb_before(scene, they - 1)
    subject = subject_of(scene, main) if main is not None else None
    return subject if subject is not None and is_plural(scene, subject) else None
