"""Who acts in a verb's clause, by name where the article gives one."""

from briefgen.analysis.event_clauses import VerbGroup, subject_of, verb_after, verb_before
from briefgen.analysis.event_subjects import holder_named, is_plural, person_before, subject_name
from briefgen.analysis.event_words import Scene

Subject = tuple[int, int] | None
"""Tokens of a subject, None where it is not written near its verb."""


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
    name = subject_name(scene, subject)
    if not name and scene.has(subject[1] - 1, "he_or_she"):
        return subject, person_before(scene, subject[0]) or _named_after(scene, end)
    if not name and scene.word(subject[1] - 1) == "they":
        subject = _main_subject(scene, subject[0]) or subject
        return subject, subject_name(scene, subject)
    if name and scene.has(_first_word(scene, subject), "personal_possessives"):
        owner = person_before(scene, subject[0])
        return subject, f"{owner}’s {name}" if owner else name
    return subject, holder_named(scene, subject) or name


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
