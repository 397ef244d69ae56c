"""Labels from verbs: "Stoltenberg leaves his post"."""

from dataclasses import replace

from briefgen.analysis.event_clauses import VerbGroup, subject_of, verb_after, verb_before
from briefgen.analysis.event_nouns import from_noun, is_event_noun
from briefgen.analysis.event_phrases import place_between
from briefgen.analysis.event_subjects import is_plural, person_before, subject_name
from briefgen.analysis.event_wording import Label, clean, shortened, small_words, without_tail
from briefgen.analysis.event_words import Scene

LONGEST_ASIDE = 3
"""Tokens between two dates of one verb: more tell of something else."""


def verb_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of what somebody does on the date: "Stoltenberg leaves his post"."""
    group = verb_before(scene, first) or verb_after(scene, end)
    if group is None:
        return None
    subject = _shared_subject(scene, group) or subject_of(scene, group)
    name = subject_name(scene, subject) if subject else ""
    if subject and not name and scene.has(subject[1] - 1, "he_or_she"):
        name = person_before(scene, subject[0]) or _named_after(scene, end)
    if subject and not name and scene.word(subject[1] - 1) == "they":
        subject = _main_subject(scene, subject[0]) or subject
        name = subject_name(scene, subject)
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
    verb = _finite(scene, group, base, is_plural(scene, subject))
    gap = _gapped_subject(scene, group, first)
    if gap is not None:
        subject, name = gap, subject_name(scene, gap)
        verb = _finite(scene, group, base, is_plural(scene, gap))
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
    text = " ".join(part for part in (name, verb, rest) if part)
    label = shortened(clean(text, small_words(scene)))
    hosts = base in scene.lists["naming_verbs"]
    return Label(label, place, base, strong, group, names_host=hosts, from_verb=True)


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


def _named_after(scene: Scene, end: int) -> str:
    """Return whom "he" stands for in "before he takes office on Monday, Lund will visit"."""
    main = verb_after(scene, end)
    subject = subject_of(scene, main) if main else None
    return subject_name(scene, subject)


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


def _main_subject(scene: Scene, they: int) -> tuple[int, int] | None:
    """Return whom "they" stands for in "ministers are to decide when they meet on Monday"."""
    if not scene.has(they - 1, "clause_words"):
        return None
    main = verb_before(scene, they - 1)
    subject = subject_of(scene, main) if main is not None else None
    return subject if subject is not None and is_plural(scene, subject) else None


def _shared_subject(scene: Scene, group: VerbGroup) -> tuple[int, int] | None:
    """Return the subject of the verb before "and": "stations open at 7 and close at 9"."""
    if scene.word(group.start - 1) != "and":
        return None
    earlier = verb_before(scene, group.start - 1)
    return subject_of(scene, earlier) if earlier is not None else None


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


def base_form(scene: Scene, word: str) -> str:
    """Return the base form of an English verb form, as far as the lists know it."""
    verbs = scene.lists["verbs"]
    if word in verbs:
        return word
    for ending, replacements in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            forms = [stem + new for new in replacements]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
            for form in forms:
                if form in verbs:
                    return form
            silent = stem.endswith(SILENT_E) and len(forms) > 1
            return forms[1] if silent else forms[0]
    return word


SILENT_E = ("bl", "dl", "gl", "pl", "tl", "fl", "c", "v", "z", "u", "rg", "dg", "at", "rs", "ns")
"""Ends of stems that have lost an e: "shuttl-ing", "issu-ed"."""
_ENDINGS = (
    ("ies", ("y",)),
    ("ing", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
)


def _finite(scene: Scene, group: VerbGroup, base: str, plural: bool) -> str:
    """Return the verb as a headline has it: the present of what is planned, else as written."""
    word = scene.raw(group.head)
    if not group.planned and scene.has(group.start, "have_forms"):
        return scene.text(group.start, group.head + 1)
    if group.passive or not group.planned:
        return word
    return base if plural else third_person(base)


def third_person(base: str) -> str:
    """Return the third person singular of an English verb."""
    if base in ("have", "be"):
        return {"have": "has", "be": "is"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u"):
        return base[:-1] + "ies"
    return base + "s"


def _after_verb(scene: Scene, group: VerbGroup, first: int, end: int) -> str:
    """Return what follows the verb, up to the date, and a phrase after it that belongs to it."""
    if group.head < first:
        start = _after_earlier_date(scene, group.head + 1, first)
        stop = _clause_end(scene, start, first)
        before = scene.text(start, stop)
        if stop < first:
            return before
        after_start = end
    else:
        before, after_start = "", group.head + 1
    said = [scene.raw(group.head), *before.rstrip(" ,").split()]
    before = " ".join(without_tail(said, small_words(scene))[1:])
    stop = _clause_end(scene, after_start, min(scene.end, after_start + 12))
    after = ""
    if group.head > first or scene.has(
        after_start, "complement_prepositions", "place_prepositions"
    ):
        after = scene.text(after_start, stop)
    return f"{before} {after}".strip()


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
        if scene.has(index, "clause_words") and scene.word(index) not in ("as", "before", "after"):
            return index
        if scene.has(index, "auxiliaries", "reporting_verbs"):
            return index
    return limit
