"""Labels cut round an event's verb: “Lund reist nach Ottawa”, “La France préside le Conseil”."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from briefgen.analysis.cut_scenes import (
    ended,
    is_joined,
    is_on,
    is_small,
    may_go,
    named,
    phrase_end,
    place_in,
    tidied,
)
from briefgen.analysis.event_clauses import VerbGroup
from briefgen.analysis.event_subjects import person_before
from briefgen.analysis.event_wording import LONGEST_LABEL, Label
from briefgen.analysis.event_words import Scene

_LONGEST_SUBJECT = 60
"""Code points; what is longer makes no label."""
_FULL_NAME, _LONGEST_NAME = 2, 4
"""Words of a person's name."""


@dataclass(frozen=True, slots=True)
class Verb:
    """An event verb of a clause.

    Attributes:
        at: its token.
        finite: token of the finite verb: an auxiliary, or the verb itself.
        words: how a label has it, as a headline does (“stimmt”).
        particle: what closes the clause (“ab”), "" if nothing.
        planned: whether its form may change with what is planned.
        listed: whether it is in the lists, so that by itself it tells an event.
    """

    at: int
    finite: int
    words: str
    particle: str
    planned: bool
    listed: bool = True


def verb_of(scene: Scene, clause: tuple[int, int]) -> Verb | None:
    """Return the event verb of a clause, None if it has none."""
    if is_on(scene, "verb_second"):
        return _german_verb(scene, clause)
    for at in range(*clause):
        if at in scene.dated or not scene.has(at, "event_verbs"):
            continue
        if scene.has(at - 1, "determiners") or not is_small(scene, at):
            continue
        finite = at
        helping = ("auxiliaries", "reflexives", "negations", "adverbs")
        while finite > clause[0] and (
            scene.has(finite - 1, *helping) or is_joined(scene, finite - 1)
        ):
            finite -= 1
        return Verb(at, finite, scene.text(finite, at + 1), "", True)
    return None


def _german_verb(scene: Scene, clause: tuple[int, int]) -> Verb | None:
    low, high = clause
    forms = verb_forms(scene.lists["verb_table"])
    helper = next((k for k in range(low, high) if scene.has(k, "auxiliaries")), -1)
    for at in range(high - 1, low - 1, -1):
        rows = forms.get(scene.word(at), ())
        if not rows or not is_small(scene, at) or at in scene.dated:
            continue
        found = [verb for row in rows if (verb := _fitting(scene, at, row, helper, high))]
        if found:
            return max(found, key=lambda verb: bool(verb.particle))
    return _closing_infinitive(scene, helper, high)


def _closing_infinitive(scene: Scene, helper: int, high: int) -> Verb | None:
    """Return the infinitive that closes “müssen ihre Beiträge melden”, whatever the verb is."""
    at, word = high - 1, scene.word(high - 1)
    if helper < 0 or at <= helper or not scene.has(helper, "modals") or not is_small(scene, at):
        return None
    if not word.endswith("en") or at in scene.dated or scene.has(at, "auxiliaries"):
        return None
    return Verb(at, helper, scene.text(helper, helper + 1), word, True, listed=False)


def _fitting(scene: Scene, at: int, row: "Form", helper: int, high: int) -> Verb | None:
    """Return the verb of a form at a token, None where the form does not fit its clause."""
    if row.kind == "joined":  # “abstimmt” at the end of a subordinate clause
        return Verb(at, at, row.singular, row.particle, True)
    if row.kind == "finite":
        closed = not row.particle or scene.word(high - 1) == row.particle
        return Verb(at, at, scene.word(at), row.particle, True) if closed else None
    if helper < 0 or helper == at:
        return None
    if row.kind == "infinitive" and scene.has(helper, "modals"):
        many = scene.has(helper, "plural_auxiliaries")
        return Verb(at, helper, row.plural if many else row.singular, row.particle, True)
    if row.kind == "participle":
        ahead = not scene.has(helper, "have_forms")
        return Verb(at, helper, scene.text(helper, helper + 1), scene.word(at), ahead)
    return None


@dataclass(frozen=True, slots=True)
class Form:
    """What a form of a German verb may be, with what a headline makes of it."""

    kind: str
    singular: str
    plural: str
    particle: str


@cache
def verb_forms(table: frozenset[str]) -> dict[str, tuple[Form, ...]]:
    """Return each form in a table of verbs with what it may be.

    An entry is "infinitive singular plural participle particle", then past forms; "-" stands for
    no particle.
    """
    found: dict[str, list[Form]] = defaultdict(list)
    for entry in sorted(table):
        infinitive, singular, plural, participle, particle, *past = entry.split()
        particle = particle.strip("-")
        row = (singular, plural, particle)
        found[infinitive].append(Form("infinitive", *row))
        if particle:
            found[particle + "zu" + infinitive[len(particle) :]].append(Form("infinitive", *row))
            for form in (singular, plural):
                if particle + form != infinitive:
                    found[particle + form].append(Form("joined", *row))
        if participle != infinitive:
            found[participle].append(Form("participle", *row))
        for form in (singular, plural, *past):
            found[form].append(Form("finite", *row))
    return {form: tuple(rows) for form, rows in found.items()}


def from_verb(scene: Scene, verb: Verb, clause: tuple[int, int]) -> Label | None:
    """Return the label of what somebody does on the date, None where nobody is named."""
    parts = _german_parts if is_on(scene, "verb_second") else _plain_parts
    subject, rest = parts(scene, verb, clause)
    if rest is None:
        return None
    if subject is None:
        dropped = is_on(scene, "drops_pronouns") and scene.has(clause[0], "subordinators")
        name = person_before(scene, clause[0]) if dropped else ""
    else:
        name = _name(scene, *subject)
    if not name:
        return None
    negated = any(scene.has(k, "negations") for k in range(*clause))
    room = LONGEST_LABEL - len(" ".join((name, verb.words, verb.particle))) - 1
    rest = _cut(scene, rest, room)
    text = " ".join(part for part in (name, verb.words, rest, verb.particle) if part)
    place = named(scene, place_in(scene, *clause)[0])
    group = VerbGroup(verb.finite, verb.at, verb.planned, negated=negated)
    noun = scene.word(verb.at)
    return Label(text[:1].upper() + text[1:], place, noun, verb.listed, group, from_verb=True)


def _german_parts(
    scene: Scene, verb: Verb, clause: tuple[int, int]
) -> tuple[tuple[int, int] | None, str | None]:
    """Return the subject's tokens and the other words, in the order of a main clause."""
    low, high = clause
    while low < high and scene.has(low, "conjunctions", "adverbs") and low not in scene.dated:
        low += 1
    if scene.has(low, "subordinators"):
        start = low + 1
        while scene.has(start, "reflexives", "adverbs"):
            start += 1
        subject = _subject_at(scene, start)
        return _checked(scene, subject), _rest(scene, verb, subject[1], high)
    front = low
    while front < verb.finite and (front in scene.dated or scene.has(front, "before_dates")):
        front += 1
    if front < verb.finite and not scene.has(front, "prepositions", "adverbs"):
        return _checked(scene, (low, verb.finite)), _rest(scene, verb, verb.finite + 1, high)
    start = verb.finite + 1
    between = start
    while scene.has(start, "reflexives", "adverbs") or scene.has(start, "place_prepositions"):
        stop = phrase_end(scene, start + 1) if scene.has(start, "place_prepositions") else 0
        start = max(stop, start + 1)
    subject = _subject_at(scene, start)
    rest = _rest(scene, verb, subject[1], high)
    if rest is not None:
        rest = f"{_rest(scene, verb, between, start)} {rest}".strip()
    if front < verb.finite and rest is not None:
        before = scene.text(low, verb.finite)
        rest = f"{rest} {before[:1].lower()}{before[1:]}".strip()
    return _checked(scene, subject), rest


def _subject_at(scene: Scene, start: int) -> tuple[int, int]:
    """Return the tokens of the subject that begins at a token, with its genitives."""
    if scene.has(start, "he_or_she"):
        return start, start + 1
    end = phrase_end(scene, start)
    while scene.has(end, "genitives"):
        stop = phrase_end(scene, end + 1)
        if stop <= end + 1:
            break
        end = stop
    return start, end


def _rest(scene: Scene, verb: Verb, start: int, high: int) -> str | None:
    """Return the words behind the subject without verbs and dates."""
    pieces = []
    at = start
    own = {verb.at, verb.finite}
    if verb.particle and scene.word(high - 1) == verb.particle:
        own.add(high - 1)
    segment = start
    for at in range(start, high + 1):
        if at == high or at in own or scene.has(at, "adverbs"):
            piece = scene.text(segment, at)
            if piece:
                pieces.append(piece)
            segment = at + 1
    words = " ".join(pieces).strip(" ,").split()
    while words and (
        words[-1].lower() in scene.lists["before_dates"]
        or words[-1].lower() in scene.lists["prepositions"]
    ):
        words.pop()
    return " ".join(words)


def _checked(scene: Scene, subject: tuple[int, int]) -> tuple[int, int] | None:
    start, end = subject
    if end <= start or scene.has(start, "prepositions", "obliques"):
        return None
    return subject


def _plain_parts(
    scene: Scene, verb: Verb, clause: tuple[int, int]
) -> tuple[tuple[int, int] | None, str | None]:
    """Return the tokens of the subject before the verb, and the words behind the verb."""
    low, high = clause
    start = low
    skipped = ("conjunctions", "adverbs", "subordinators", "before_dates")
    while start < verb.finite and (
        start in scene.dated
        or (scene.has(start, *skipped) and not scene.has(start, "determiners"))
        or not scene.raw(start)[:1].isalnum()
    ):
        start += 1
    for k in range(start, verb.finite):
        if scene.has(k, "subordinators", "relatives"):
            start = k + 1
    stop = verb.finite
    while stop > start and (stop - 1 in scene.dated or scene.has(stop - 1, "before_dates")):
        stop -= 1
    behind = not scene.has(verb.at + 1, "prepositions") and is_on(scene, "inverts")
    if stop <= start and behind:
        begin = verb.at + 1
        while begin < high and (begin in scene.dated or scene.has(begin, "before_dates")):
            begin += 1
        stop = phrase_end(scene, begin)
        rest = scene.text(*ended(scene, stop, high))
        return ((begin, stop), rest) if stop > begin else (None, None)
    rest = scene.text(*ended(scene, verb.at + 1, _rest_end(scene, verb.at + 1, high)))
    if stop <= start and scene.word(low - 1) == ",":
        return _before_comma(scene, low - 1), rest
    if stop <= start or scene.has(start, "prepositions"):
        return None, rest
    return (start, stop), rest


def _before_comma(scene: Scene, comma: int) -> tuple[int, int] | None:
    """Return the name between commas before a verb, or what stands before the first of them.

    “La ministre, Ana Petrovic, se rendra”, “Ana Petrovic, ministre de la Défense, se rendra”.
    """
    start = comma
    while start > scene.first and scene.word(start - 1) not in (",", ";", ":", "»", "«"):
        start -= 1
    if all(scene.is_name(k) or is_joined(scene, k) for k in range(start, comma)):
        return start, comma
    before = start - 1
    if scene.word(before) != ",":
        return None
    first = before
    while first > scene.first and scene.word(first - 1) not in (",", ";", ":", "»", "«"):
        first -= 1
    return (first, before) if first < before else None


def _rest_end(scene: Scene, start: int, high: int) -> int:
    """Return where another clause begins: “and …”, “that …”, “to …”."""
    for k in range(start, high):
        if k in scene.dated:
            continue
        if scene.has(k, "subordinators", "relatives", "aims"):
            return k
        ends = scene.has(k, "joiners") and k - 1 in scene.dated
        if ends or scene.has(k, "reporting_verbs"):
            return k
    return high


def _name(scene: Scene, start: int, end: int) -> str:
    """Return a subject in short: a person's surname, "" for a pronoun that nobody explains."""
    while start < end and (
        may_go(scene, start) or start in scene.dated or not scene.raw(start)[:1].isalnum()
    ):
        start += 1
    while end > start and (
        end - 1 in scene.dated or scene.has(end - 1, "before_dates", "adverbs", "reflexives")
    ):
        end -= 1
    if scene.has(start, "title_words") and scene.word(start + 1) == ".":
        start += 2  # “M. Orr”
    if end == start + 1 and scene.has(start, "he_or_she"):
        many = any(scene.has(k, "plural_auxiliaries") for k in (start - 1, end))
        return "" if many else person_before(scene, start)
    if end <= start or scene.has(start, "pronouns"):
        return ""
    run = end
    while run > start and scene.is_name(run - 1) and not scene.has(run - 1, "title_words"):
        run -= 1
    apposed = run == start and end - run >= _FULL_NAME and scene.word(start - 1) == ","
    short = run < end and end - run <= _LONGEST_NAME
    if short and (apposed or _is_titled(scene, start, run, end)):
        return _surname(scene, run, end)
    text = tidied(scene, start, end)
    return text if len(text) < _LONGEST_SUBJECT else ""


def _is_titled(scene: Scene, start: int, run: int, end: int) -> bool:
    """Return whether a title stands before a name: “Außenministerin Petrovic”."""
    last = scene.raw(end - 1)
    if run == start or last.isupper() or named(scene, last) not in ("", last):
        return False  # a body, or a country in the genitive
    if scene.has(run - 1, "title_words"):
        return True
    between = range(start, run)
    if end - run < _FULL_NAME or any(scene.has(k, "genitives", "prepositions") for k in between):
        return False
    return any(scene.has(k, "title_words") for k in between)


def _surname(scene: Scene, run: int, end: int) -> str:
    """Return the last name with what belongs to it: “von der Leyen”."""
    first = end - 1
    while first > run and (is_joined(scene, first - 1) or scene.has(first - 1, "name_particles")):
        first -= 2 if is_joined(scene, first - 1) else 1
    return scene.text(first, end)


def _cut(scene: Scene, text: str, room: int) -> str:
    """Return text cut before its last prepositions until there is room for it."""
    lists = scene.lists
    small = lists["prepositions"] | lists["conjunctions"] | lists["genitives"]
    words = text.split()
    while words and len(" ".join(words)) > room:
        words.pop()
        while words and words[-1].lower() not in small:
            words.pop()
        while words and words[-1].lower() in small | lists["determiners"]:
            words.pop()
    return " ".join(words)
