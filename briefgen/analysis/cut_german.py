"""Event verbs of German clauses: verb second or last, with particles and participles apart."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from briefgen.analysis.cut_parts import Parts, Verb
from briefgen.analysis.cut_scenes import is_small, phrase_end
from briefgen.analysis.event_words import Scene


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


def german_verb(scene: Scene, clause: tuple[int, int]) -> Verb | None:
    """Return the event verb of a German clause, None if it has none."""
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


def _fitting(scene: Scene, at: int, row: Form, helper: int, high: int) -> Verb | None:
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


def german_parts(scene: Scene, verb: Verb, clause: tuple[int, int]) -> Parts:
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
