"""What follows the verb of a label: its object, and the phrases that belong to it.

“Berg opens [the conference on water] on Monday”, “the mandate, which the council must renew”.
"""

from briefgen.analysis.event_clauses import VerbGroup
from briefgen.analysis.event_forms import base_form
from briefgen.analysis.event_phrases import is_verb, phrase_start
from briefgen.analysis.event_wording import without_tail
from briefgen.analysis.event_words import Scene


def after_verb(scene: Scene, group: VerbGroup, first: int, end: int) -> str:
    """Return what follows the verb, up to the date, and a phrase after it that belongs to it."""
    if group.head < first:
        start = after_earlier_date(scene, group.head + 1, first)
        stop = _clause_end(scene, start, first)
        before = scene.text(start, stop)
        if stop < first:
            return before
        after_start = end
        if _splits_phrase(scene, first, end):
            leads = [at for at in range(start, first) if scene.has(at, "prepositions")]
            return scene.text(start, leads[-1] if leads else start)
    else:
        before, after_start = "", group.head + 1
    said = [scene.raw(group.head), *before.rstrip(" ,").split()]
    before = " ".join(without_tail(scene, said)[1:])
    stop = _clause_end(scene, after_start, min(scene.end, after_start + 12))
    after = ""
    if (
        group.head > first
        or scene.has(after_start, "complement_prepositions", "place_prepositions", "asking_words")
        or (not before and _has_object(scene, group, after_start))
    ):
        after = "" if _tells_how(scene, after_start, stop) else scene.text(after_start, stop)
    return f"{before} {after}".strip()


def _splits_phrase(scene: Scene, first: int, end: int) -> bool:
    """Return whether a date stands within a phrase: "ahead of the 15 March primary there"."""
    if scene.word(end) in ("'", "’") and scene.word(end + 1) == "s":
        return True
    led = scene.has(first - 1, "determiners", "dropped_modifiers")
    small = scene.has(
        end, "prepositions", "conjunctions", "clause_words", "auxiliaries", "be_forms"
    )
    return led and scene.is_word(end) and scene.raw(end).islower() and not small


def _tells_how(scene: Scene, start: int, stop: int) -> bool:
    """Return whether "with" leads in what goes on meanwhile: "with a row threatening to"."""
    if scene.word(start) != "with":
        return False
    return any(
        scene.raw(at).islower()
        and scene.raw(at).endswith("ing")
        and not scene.has(at, "nouns")
        and not scene.has(at - 1, "determiners")
        for at in range(start + 2, stop)
    )


def _has_object(scene: Scene, group: VerbGroup, start: int) -> bool:
    """Return whether a verb's object follows its date: "will unveil on Monday his second plan"."""
    base = base_form(scene, scene.word(group.head))
    if group.passive or base not in scene.lists["object_verbs"]:
        return False
    return scene.has(start, "determiners") or scene.is_name(start)


def after_earlier_date(scene: Scene, start: int, first: int) -> int:
    """Return where the words of this date begin if another stands between verb and date."""
    earlier = [index for index in range(start, first) if index in scene.dated]
    if not earlier:
        return start
    own = earlier[-1] + 1
    while scene.has(own, "conjunctions") or scene.word(own) == ",":
        own += 1
    names = any(scene.is_name(index) for index in range(own, first))
    return own if names else start


def _clause_end(scene: Scene, start: int, limit: int) -> int:
    """Return where the clause that goes on at `start` stops, at the latest at `limit`."""
    for index in range(start, limit):
        if index in scene.dated:
            continue
        if scene.is_sign(index) or (scene.word(index) in ("-", "–") and not scene.joins(index)):
            return index
        if scene.word(index) == "whether":
            continue  # "votes on whether to lift sanctions", "decides whether it accepts"
        if scene.has(index, "clause_words") and scene.word(index) not in ("as", "before", "after"):
            return index
        if scene.has(index, "auxiliaries", "reporting_verbs"):
            return index
    return limit


def relative_object(scene: Scene, subject: tuple[int, int] | None) -> str:
    """Return the object of "the mandate of the force, which the council must renew by May"."""
    relative = subject[0] - 1 if subject is not None else -1
    while scene.has(relative, "determiners"):
        relative -= 1
    if not scene.has(relative, "relatives") or scene.has(relative, "person_relatives"):
        return ""
    stop = relative - (scene.word(relative - 1) == ",")
    if is_verb(scene, stop - 1) or not scene.is_word(stop - 1):
        return ""
    start = phrase_start(scene, stop - 1)
    while True:
        lead = start - 1
        while scene.has(lead, "determiners"):
            lead -= 1
        if scene.word(lead) != "of":
            return scene.text(start, stop)
        start = phrase_start(scene, lead - 1)


def lacks_object(scene: Scene, rest: str) -> bool:
    """Return whether what follows a verb that takes an object has none: "host together in"."""
    lists = scene.lists
    words = [word for word in rest.lower().split() if word not in lists["adverbs"]]
    return not words or words[0] in lists["place_prepositions"]
