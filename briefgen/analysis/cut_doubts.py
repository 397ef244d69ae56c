"""What a sentence only supposes: “Falls sie scheitern, …”, “S'il refuse, … il suspendra”.

It is kept among the findings and not proposed: a row of a table would tell it as a fact.
"""

from briefgen.analysis.cut_parts import Verb
from briefgen.analysis.cut_scenes import is_on
from briefgen.analysis.event_words import Scene

_LONGEST_PHRASE = 3
"""Tokens of “en cas de”, “s'il”."""


def is_supposed(scene: Scene, clause: tuple[int, int]) -> bool:
    """Return whether a condition stands before a clause in its sentence, or opens it.

    What stands between the two (“…, said Orr, …”) does not matter.
    """
    if is_on(scene, "verb_second") and _opens_with_verb(scene):
        return True
    for at in range(scene.first, clause[0] + 1):
        opens = at == scene.first or not scene.is_word(at - 1) or scene.has(at - 1, "joiners")
        if opens and (scene.has(at, "supposing") or _is_supposing_phrase(scene, at)):
            return not _is_granted(scene, at)
    return False


def _is_granted(scene: Scene, at: int) -> bool:
    """Return whether a condition is that all goes well: “si tout va bien”."""
    condition = range(at + 1, min(scene.end, at + 1 + _LONGEST_PHRASE))
    return any(scene.has(k, "granted") for k in condition)


def _is_supposing_phrase(scene: Scene, at: int) -> bool:
    words = [scene.word(k).replace("’", "'") for k in range(at, at + _LONGEST_PHRASE)]
    phrases = scene.lists["supposing_phrases"]
    return any(" ".join(words[:count]) in phrases for count in range(2, _LONGEST_PHRASE + 1))


def _opens_with_verb(scene: Scene) -> bool:
    """Return whether a German sentence begins as “Lehnt er ab, …” or “Sollte er …, …”."""
    if scene.raw(scene.end - 1) == "?" or not scene.has(scene.first + 1, "pronouns", "determiners"):
        return False
    comma = any(scene.word(k) == "," for k in range(scene.first, scene.end))
    return comma and scene.has(scene.first, "opening_verbs")


def is_hypothetical(scene: Scene, verb: Verb) -> bool:
    """Return whether a verb tells what would be: “serait convoquée”, “würden gelten”.

    After a verb of saying it only is what somebody said would come.
    """
    if any(scene.has(at, "reporting_verbs") for at in range(scene.first, scene.end)):
        return False
    return any(
        scene.has(at, "hypothetical") and not scene.has(at, "expected")
        for at in range(verb.finite, verb.at + 1)
    )
