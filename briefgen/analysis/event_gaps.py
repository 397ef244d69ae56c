"""Verbs that are not said again: “meet in Riga on Monday and envoys in Oslo on Tuesday”."""

from briefgen.analysis.event_clauses import VerbGroup
from briefgen.analysis.event_words import Scene


def gapped_subject(scene: Scene, group: VerbGroup, first: int) -> tuple[int, int] | None:
    """Return who does the same on a later date: "meet in Riga on Monday and envoys in Oslo on"."""
    earlier = [index for index in range(group.head, first) if index in scene.dated]
    if not earlier:
        return None
    start = earlier[-1] + 1
    joined = scene.word(start) in (",", "and")
    while scene.word(start) in (",", "and"):
        start += 1
    end = start
    while end < first and scene.is_word(end) and not scene.has(end, "prepositions"):
        if scene.has(end, "pronouns", "auxiliaries", "be_forms", "adverbs", "conjunctions"):
            return None
        end += 1
    own = range(start + (end - start > 1), end)  # "finance ministers"
    if any(_may_be_verb(scene, at) for at in own):
        return None
    named = end - start > scene.has(start, "determiners")
    placed = scene.has(end, "place_prepositions") or end == first - 1
    return (start, end) if joined and named and placed else None


def _may_be_verb(scene: Scene, at: int) -> bool:
    """Return whether a word within a supposed subject is a verb: "the Finns want ships in"."""
    if not scene.raw(at).islower() or scene.has(at, "nouns"):
        return False
    third = scene.word(at).endswith("s") and scene.word(at)[:-1] in scene.lists["verbs"]
    listed = scene.has(at, "verbs", "present_forms", "matrix_verbs", "holding_verbs")
    return listed or (third and scene.is_name(at - 1))
