"""Labels of key-date rows: a noun with what belongs to it, or a subject with its verb.

Every word of a label stands in the sentence; verbs may change their form (“is planning on
leaving” gives “leaves”), and what is left out is left out whole.
"""

from dataclasses import dataclass, replace

from briefgen.analysis.event_clauses import VerbGroup, subject_of, verb_after, verb_before
from briefgen.analysis.event_phrases import (
    complement_end,
    is_noun_place,
    phrase_start,
    place_between,
)
from briefgen.analysis.event_words import Scene

LONGEST_LABEL = 70
PERSON_REACH = 120
"""Tokens before a pronoun in which the person it stands for is looked for."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a date is the date of.

    Attributes:
        text: the label, "" where the sentence names no event.
        place: "" if none.
        noun: the event noun or verb that makes it one, lower-case.
        strong: whether that word by itself names an event with a date.
        verb: the verb group that it was made from, if any.
        after_date: whether the noun follows its date ("on Monday for talks").
        names_host: whether the verb says who holds the event ("Kenya hosts").
    """

    text: str
    place: str
    noun: str
    strong: bool
    verb: VerbGroup | None = None
    after_date: bool = False
    names_host: bool = False


NO_LABEL = Label("", "", "", False)


def label_of(scene: Scene, first: int, end: int) -> Label:
    """Return the label for the date at tokens `first` to `end`."""
    for make in (_list_label, _attributive_label):
        label = make(scene, first, end)
        if label is not None and label.text:
            return label
    noun, verb = _noun_label(scene, first, end), _verb_label(scene, first, end)
    if noun is not None and noun.text and not _yields(noun, verb, scene, first):
        return noun
    if verb is not None and verb.text:
        return verb
    return noun or verb or NO_LABEL


def _yields(noun: Label, verb: Label | None, scene: Scene, first: int) -> bool:
    """Return whether the verb tells the event better than the noun.

    So it is with weak nouns ("goes into recess") and with bare ones ("at their meeting").
    """
    if verb is None or not verb.text or verb.verb is None:
        return False
    if any(index in scene.dated for index in range(verb.verb.head, first)):
        return False
    if not noun.strong or noun.after_date:
        return verb.strong or not noun.strong
    if verb.names_host:
        return True
    bare = " " not in noun.text
    return bare and verb.strong and not verb.verb.passive and verb.noun != "take"


def clean(text: str, lists: frozenset[str]) -> str:
    """Return a label without leading articles and trailing small words, capitalised."""
    words = text.strip(" ,;:.-–—'’\"“”()").split()
    while words and words[0].lower() in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "its",
        "their",
        "his",
        "her",
    ):
        words.pop(0)
    while words and words[-1].lower() in lists:
        words.pop()
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]


def _trailing(scene: Scene) -> frozenset[str]:
    lists = scene.lists
    return (
        lists["prepositions"] | lists["determiners"] | lists["conjunctions"] | lists["be_forms"]
    ) - {"over"}


def shortened(text: str) -> str:
    """Return a label cut before its last prepositions until it is short enough."""
    while len(text) > LONGEST_LABEL:
        cut = max(
            text.rfind(f" {word} ")
            for word in ("for", "with", "on", "to", "of", "from", "and", "after", "by", "in", "at")
        )
        if cut < 12:
            cut = text.rfind(" ", 0, LONGEST_LABEL)
        text = text[:cut]
    return text


# ---------------------------------------------------------------- nouns


def _list_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of a line such as "June 13-15: G7 summit, Apulia"."""
    if first != scene.first or not scene.has(end, "begin_of_list"):
        return None
    start = end + 1
    stop = start
    while stop < scene.end and scene.word(stop) not in (",", ".", ";", "("):
        stop += 1
    place = ""
    after = stop + 1
    if scene.word(stop) == "," and scene.is_name(after):
        last = after
        while scene.is_name(last):
            last += 1
        place = scene.text(after, last)
    text = shortened(clean(scene.text(start, stop), _trailing(scene)))
    nouns = [scene.word(i) for i in range(start, stop) if scene.has(i, "nouns", "event_verbs")]
    return Label(text, place, nouns[0] if nouns else "", bool(nouns))


def _is_event_noun(scene: Scene, index: int) -> bool:
    if scene.word(index - 1) == "-" and index not in scene.dated:
        return f"{scene.word(index - 2)}-{scene.word(index)}" in scene.lists["nouns"]
    if not scene.has(index, "nouns") or index in scene.dated:
        return False
    if not scene.has(index, "present_forms", "verbs", "past_forms"):
        return True
    return is_noun_place(scene, index)


def _attributive_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of "Tuesday's vote", "the July 11-12 summit"."""
    start = end
    if scene.word(start) in ("'", "’") and scene.word(start + 1) == "s":
        start += 2
    elif not scene.has(first - 1, "determiners") and not scene.raw(end)[:1].isupper():
        return None
    for head in range(start, min(start + 6, scene.end)):
        if scene.is_sign(head) or scene.has(head, "prepositions", "auxiliaries", "be_forms"):
            return None
        if _is_event_noun(scene, head) and not _is_event_noun(scene, head + 1):
            return _from_noun(scene, head, first, end)
    return None


def _noun_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of an event noun that the date belongs to."""
    best: tuple[int, int] | None = None
    for head in range(max(scene.first, first - 30), min(scene.end, end + 14)):
        if not _is_event_noun(scene, head) or _is_event_noun(scene, head + 1):
            continue
        if _is_nested(scene, head):
            continue
        cost = _distance(scene, head, first, end)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, head)
    return _from_noun(scene, best[1], first, end) if best else None


def _is_nested(scene: Scene, head: int) -> bool:
    """Return whether "of" leads a noun in: "presidency of the council"."""
    before = phrase_start(scene, head) - 1
    while scene.has(before, "determiners"):
        before -= 1
    return scene.word(before) == "of"


def _distance(scene: Scene, head: int, first: int, end: int) -> int | None:
    """Return how loosely a noun belongs to a date, None where it does not."""
    low, high = (head + 1, first) if head < first else (end, head)
    between = range(low, high)
    words = [scene.word(i) for i in between]
    if any(word in (";", ":", "“", "”", '"') for word in words):
        return None
    if head >= end and not scene.has(head, "strong_nouns"):
        return None
    cost = len(words) + (0 if scene.has(head, "strong_nouns") else 8)
    cost += 6 * words.count(",") + (10 if head > first else 0)
    verbs = [i for i in between if _is_finite(scene, i)]
    if verbs and head < first:
        holding = all(
            scene.has(i, "holding_verbs", "auxiliaries", "be_forms", "have_forms", "matrix_verbs")
            for i in verbs
        )
        if not holding or not _is_subject(scene, head):
            return None
    elif verbs:
        return None
    if (
        scene.has(head - 1, "determiners") is False
        and scene.word(phrase_start(scene, head) - 1) in _BEFORE_OTHER
    ):
        return None
    clauses = any(
        scene.has(i, "clause_words") and scene.word(i) not in _BEFORE_OTHER for i in between
    )
    if clauses or cost > 30:
        return None
    return cost


_BEFORE_OTHER = frozenset(("before", "after", "since", "ahead", "following", "until"))


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
    while scene.has(start - 1, "determiners"):
        start -= 1
    before = scene.word(start - 1)
    return before not in scene.lists["prepositions"] or before == "of"


def _from_noun(scene: Scene, head: int, first: int, end: int) -> Label:
    start, stop = phrase_start(scene, head), complement_end(scene, head)
    if start <= first < head:
        start = end if start <= first else start
        while start < head and not scene.raw(start)[0].isalnum():
            start += 1
        start += scene.word(start) == "s"
    text = _plain_head(scene, start, head, stop)
    place, at, after = place_between(scene, stop, min(scene.end, max(end, stop) + 8))
    if not place or _crosses(scene, stop, at):
        place, at, after = place_between(scene, max(scene.first, start - 4), start)
        if at >= 0 and after != start:
            place = ""
    if not place:
        place, at, after = place_between(scene, start, stop)
    if not place:
        place, at, after = place_between(scene, max(scene.first, start - 12), start)
    label = clean(text, _trailing(scene))
    where = _where(scene, place, at, after)
    if place and place not in label and len(label) + len(where) + 1 <= LONGEST_LABEL:
        label = f"{label} {where}"
    strong, late = scene.has(head, "strong_nouns"), start >= end
    verb = _governing(scene, head, first)
    return Label(shortened(label), place, scene.word(head), strong, verb, late)


def _plain_head(scene: Scene, start: int, head: int, stop: int) -> str:
    """Return a phrase with "Summit" in lower case after a name, as in "NATO summit"."""
    raw = scene.raw(head)
    proper = head > start and scene.raw(head - 1)[:1].isupper()
    if proper and raw.istitle() and scene.has(head, "plain_heads"):
        before, rest = scene.text(start, head), scene.text(head, stop)
        return f"{before} {rest[:1].lower()}{rest[1:]}"
    return scene.text(start, stop)


def _where(scene: Scene, place: str, at: int, after: int) -> str:
    """Return "in Vilnius", "at the Convention Centre": without words that only describe."""
    if at < 0 or scene.word(at) == "to":
        return f"in {place}"
    described = any(scene.has(index, "place_nouns") for index in range(at, after))
    return f"in {place}" if described else scene.text(at, after)


def _crosses(scene: Scene, first: int, at: int) -> bool:
    """Return whether a clause ends between a noun and a place."""
    return any(
        scene.word(i) in (";", ":", "“", "”") or scene.has(i, "clause_words")
        for i in range(first, at)
    )


def _governing(scene: Scene, head: int, first: int) -> VerbGroup | None:
    return verb_before(scene, max(head, first)) or verb_after(scene, head)


# ---------------------------------------------------------------- verbs


def _verb_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of what somebody does on the date: "Stoltenberg leaves his post"."""
    group = verb_before(scene, first) or verb_after(scene, end)
    if group is None:
        return None
    subject = subject_of(scene, group)
    name = subject_name(scene, subject) if subject else ""
    if subject and not name and scene.has(subject[1] - 1, "he_or_she"):
        name = _person_before(scene, subject[0])
    start = _after_earlier_date(scene, group.head, first) if group.head < first else group.head
    place = place_between(scene, start, min(scene.end, max(end, group.head) + 6))[0]
    base = base_form(scene, scene.word(group.head))
    if not place and base in scene.lists["calling_verbs"]:
        place = _place_called_on(scene, group.head + 1)
    strong = base in scene.lists["event_verbs"]
    if not name:
        return Label("", place, base, strong, group)
    verb = _finite(scene, group, base, is_plural(scene, subject))
    rest = _after_verb(scene, group, first, end)
    text = " ".join(part for part in (name, verb, rest) if part)
    label = shortened(clean(text, _trailing(scene)))
    hosts = base in scene.lists["naming_verbs"]
    return Label(label, place, base, strong, group, names_host=hosts)


def _place_called_on(scene: Scene, start: int) -> str:
    """Return the place in "visits Jakarta", "tours the Gulf"."""
    stop = start
    while scene.is_name(stop):
        stop += 1
    return scene.text(start, stop) if scene.word(stop) not in ("'", "’") else ""


def _person_before(scene: Scene, index: int) -> str:
    """Return the surname of the last titled person named before a pronoun, "" if none."""
    wide = replace(scene, first=max(0, index - PERSON_REACH))
    for end in range(index, wide.first + 1, -1):
        if wide.is_name(end - 1) and not wide.is_name(end) and _is_person(wide, end - 4, end):
            return wide.raw(end - 1)
    return ""


def subject_name(scene: Scene, subject: tuple[int, int] | None) -> str:
    """Return a subject in short: a person's surname, else the noun phrase; "" for pronouns."""
    if subject is None:
        return ""
    start, end = subject
    if _is_person(scene, start, end):
        return scene.raw(end - 1)
    while start < end and (
        scene.has(start, "determiners", "adverbs", "conjunctions") or not scene.is_word(start)
    ):
        start += 1
    if start < end and scene.has(start, "prepositions"):
        return ""
    if end - start == 1 and scene.has(start, "ordinal_subjects"):
        return ""
    if start >= end or scene.has(start, "pronouns") or scene.has(end - 1, "pronouns"):
        return ""
    while scene.word(start) in ("s", "'", "’"):
        start += 1
    text = scene.text(start, end)
    return text if len(text) <= 44 else shortened_subject(text)


def _is_person(scene: Scene, start: int, end: int) -> bool:
    """Return whether a phrase ends in a titled person's name: "Secretary General Jane Doe"."""
    run = end
    while run > start and scene.is_name(run - 1):
        run -= 1
    if end - run < 2 or scene.has(end - 1, "title_words"):
        return False
    return any(scene.has(index, "title_words") for index in range(max(start, run - 3), end - 1))


def shortened_subject(text: str) -> str:
    """Return a long subject without what follows its first "of", "from" or "in" but one."""
    for word in (" who ", " which ", ", ", " from ", " in ", " for ", " with "):
        head = text.partition(word)[0]
        if 3 < len(head) <= 44:
            return head
    return ""


def is_plural(scene: Scene, subject: tuple[int, int] | None) -> bool:
    """Return whether a subject takes a plural verb."""
    if subject is None:
        return False
    start, end = subject
    if _is_person(scene, start, end):
        return False
    words = [scene.word(i) for i in range(start, end)]
    if "and" in words:
        return True
    head = end - 1
    for index in range(start + 1, end):
        if scene.has(index, "prepositions"):
            head = index - 1
            break
    word = scene.word(head)
    if scene.is_name(head) and head != scene.first:
        return False
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return plural or scene.has(head, "plural_words")


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
            return forms[0]
    return word


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
    before = _without_tail(before, _trailing(scene))
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


def _without_tail(text: str, small: frozenset[str]) -> str:
    words = text.rstrip(" ,").split()
    while words and words[-1].lower() in small:
        words.pop()
    return " ".join(words)


def _clause_end(scene: Scene, start: int, limit: int) -> int:
    """Return where the clause that goes on at `start` stops, at the latest at `limit`."""
    for index in range(start, limit):
        if index in scene.dated:
            continue
        if scene.is_sign(index) or scene.word(index) in ("-", "–"):
            return index
        if scene.has(index, "clause_words") and scene.word(index) not in ("as", "before", "after"):
            return index
        if scene.has(index, "auxiliaries", "reporting_verbs"):
            return index
    return limit
