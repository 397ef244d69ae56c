"""Labels from verbs: "Stoltenberg leaves his post"."""

from dataclasses import replace

from briefgen.analysis.event_actors import who_acts
from briefgen.analysis.event_clauses import VerbGroup, verb_after, verb_before
from briefgen.analysis.event_doubts import doubt_of, looseness_of
from briefgen.analysis.event_forms import base_form, finite, wished
from briefgen.analysis.event_nouns import from_noun, is_event_noun
from briefgen.analysis.event_phrases import place_between
from briefgen.analysis.event_subjects import is_plural, subject_name
from briefgen.analysis.event_wording import Label, clean, shortened, small_words, without_tail
from briefgen.analysis.event_words import Scene

LONGEST_ASIDE = 3
"""Tokens between two dates of one verb: more tell of something else."""


def verb_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of what somebody does on the date: "Stoltenberg leaves his post"."""
    group = _verb_of(scene, first, end)
    if group is None:
        return None
    subject, name = who_acts(scene, group, end)
    start = _after_earlier_date(scene, group.head, first) if group.head < first else group.head
    place = place_between(scene, start, _place_limit(scene, max(end, group.head)))[0]
    base = base_form(scene, scene.word(group.head))
    if not place and base in scene.lists["calling_verbs"]:
        place = _place_called_on(scene, group.head + 1)
    strong = base in scene.lists["event_verbs"]
    if group.negated and _until(scene, first):
        group = replace(group, negated=False)  # "will not reopen until Monday"
    if not name or _tells_of_another(scene, group, first):
        return Label("", place, base, strong, group)
    verb = wished(scene, group) or finite(scene, group, base, is_plural(scene, subject))
    gap = _gapped_subject(scene, group, first)
    if gap is not None:
        subject, name = gap, subject_name(scene, gap)
        verb = finite(scene, group, base, is_plural(scene, gap))
        rest = scene.text(gap[1], first)
    else:
        rest = _after_verb(scene, group, first, end)
    if scene.word(first - 1) == "over":
        rest = rest.removesuffix("over").rstrip()
    if base in scene.lists["object_verbs"] and not group.passive and _lacks_object(scene, rest):
        return _antecedent(scene, group, first, end) or Label("", place, base, strong, group)
    if group.head == first - 1 and base in scene.lists["time_verbs"]:
        verb = ""  # "will spend Wednesday in Tunis"
    if base == "take" and rest.split()[:1] == ["place"]:
        verb, rest = "", rest.partition(" ")[2]  # it adds nothing to the event's name
    if not rest and subject and scene.has(group.head, "plan_words"):
        verb = "" if scene.has(subject[1] - 1, "strong_nouns") else verb  # "the ceremony is set"
    text = " ".join(part for part in (name, verb, rest) if part)
    label = shortened(clean(text, small_words(scene)), scene.lists)
    if rest and label.endswith(f" {verb}") and not strong:
        label = ""  # what it was done to did not find room
    hosts = base in scene.lists["naming_verbs"]
    doubt = doubt_of(scene, group, subject, name, rest) if subject else ""
    return Label(
        label,
        place,
        base,
        strong,
        group,
        names_host=hosts,
        from_verb=True,
        looseness=looseness_of(scene, group, base),
        doubt=doubt,
    )


def _verb_of(scene: Scene, first: int, end: int) -> VerbGroup | None:
    """Return the verb that a date belongs to: behind it, but not in another clause."""
    group = verb_before(scene, first)
    return group or (verb_after(scene, end) if scene.word(end) != "and" else None)


def _place_limit(scene: Scene, end: int) -> int:
    """Return where to stop looking for a place: another clause names another event's."""
    for index in range(end, min(scene.end, end + 6)):
        if scene.has(index, "conjunctions") or scene.word(index) in (";", ":"):
            return index
    return min(scene.end, end + 6)


def _lacks_object(scene: Scene, rest: str) -> bool:
    """Return whether what follows a verb that takes an object has none."""
    return not rest or rest.split()[0].lower() in scene.lists["place_prepositions"]


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
    if between[:1] == [","] and not joined and len(between) > LONGEST_ASIDE:
        return scene.has(earlier[-1] + 2, "prepositions")  # "on Monday, in time for the vote on"
    return joined and "to" in between


def _until(scene: Scene, first: int) -> bool:
    """Return whether "until" leads a date in."""
    at = first - 1
    while scene.has(at, "determiners"):
        at -= 1
    return scene.word(at) in ("until", "till")


def _gapped_subject(scene: Scene, group: VerbGroup, first: int) -> tuple[int, int] | None:
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
    if scene.has(end - 1, "verbs", "present_forms", "matrix_verbs", "holding_verbs"):
        return None
    named = end - start > scene.has(start, "determiners")
    placed = scene.has(end, "place_prepositions") or end == first - 1
    return (start, end) if joined and named and placed else None


def _place_called_on(scene: Scene, start: int) -> str:
    """Return the place in "visits Jakarta", "tours the Gulf"."""
    stop = start
    while scene.is_name(stop):
        stop += 1
    return scene.text(start, stop) if scene.word(stop) not in ("'", "’") else ""


def _after_verb(scene: Scene, group: VerbGroup, first: int, end: int) -> str:
    """Return what follows the verb, up to the date, and a phrase after it that belongs to it."""
    if group.head < first:
        start = _after_earlier_date(scene, group.head + 1, first)
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
    before = " ".join(without_tail(said, small_words(scene))[1:])
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


def _after_earlier_date(scene: Scene, start: int, first: int) -> int:
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
        asked = scene.word(index) == "whether" and scene.word(index + 1) == "to"
        if asked:
            continue  # "votes on whether to lift sanctions"
        if scene.has(index, "clause_words") and scene.word(index) not in ("as", "before", "after"):
            return index
        if scene.has(index, "auxiliaries", "reporting_verbs"):
            return index
    return limit
