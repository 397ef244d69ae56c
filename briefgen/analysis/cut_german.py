"""Event verbs of German clauses: verb second or last, with particles and participles apart."""

from briefgen.analysis.cut_clauses import clause_round
from briefgen.analysis.cut_forms import Form, verb_forms
from briefgen.analysis.cut_parts import Parts, Verb
from briefgen.analysis.cut_phrases import phrase_end
from briefgen.analysis.cut_scenes import is_joined, is_small, leads_to_date
from briefgen.analysis.event_words import Scene


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
            return max(found, key=lambda verb: (bool(verb.particle), verb.finite != verb.at))
    return _closing_infinitive(scene, helper, high) or _closing_participle(scene, helper, high)


def _closing_participle(scene: Scene, helper: int, high: int) -> Verb | None:
    """Return the participle that closes “wird ein Parlament gewählt”, “soll bewertet werden”."""
    at, ends = high - 1, ""
    if scene.has(at, "passive_ends") and scene.has(helper, "modals"):
        at, ends = at - 1, f" {scene.word(at)}"
    elif not scene.has(helper, "passive_helpers"):
        return None
    if helper < 0 or at <= helper or at in scene.dated or not is_small(scene, at):
        return None
    word = scene.word(at)
    if not word.endswith(("t", "en")) or not scene.has(at, "participle_forms"):
        return None
    if scene.has(at, "holding_verbs", "adverbs", "auxiliaries"):
        return None
    return Verb(at, helper, scene.text(helper, helper + 1), word + ends, True, listed=False)


def _closing_infinitive(scene: Scene, helper: int, high: int) -> Verb | None:
    """Return the infinitive that closes “müssen ihre Beiträge melden”, whatever the verb is."""
    at, word = high - 1, scene.word(high - 1)
    if helper < 0 or at <= helper or not scene.has(helper, "modals") or not is_small(scene, at):
        return None
    if scene.has(helper, "have_forms") and scene.word(at - 1) != "zu":
        return None  # “hat dazu aufgerufen”
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
    if row.kind == "participle" and scene.has(at + 1, "passive_ends"):
        particle = f"{scene.word(at)} {scene.word(at + 1)}"  # “muss verlängert werden”
        return Verb(at, helper, scene.text(helper, helper + 1), particle, True)
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
    while front < verb.finite and (front in scene.dated or leads_to_date(scene, front)):
        front += 1
    if low == verb.finite and scene.has(low - 1, "joiners"):
        return _subject_before(scene, low - 1), _rest(scene, verb, verb.finite + 1, high)
    if low == verb.finite and scene.word(low - 1) == ",":
        apposed = _before_aside(scene, low - 1)
        if apposed is not None:
            return apposed, _rest(scene, verb, verb.finite + 1, high)
    if front < verb.finite and not scene.has(front, "prepositions", "adverbs"):
        return _checked(scene, (low, verb.finite)), _rest(scene, verb, verb.finite + 1, high)
    start = verb.finite + 1
    between = start
    while start < high and (
        start in scene.dated
        or leads_to_date(scene, start)
        or scene.has(start, "reflexives", "adverbs", "place_prepositions")
    ):
        stop = phrase_end(scene, start + 1) if _leads_to_place(scene, start) else 0
        start = max(stop, start + 1)
    subject = _subject_at(scene, start)
    rest = _rest(scene, verb, subject[1], high)
    if rest is not None:
        rest = f"{_rest(scene, verb, between, start)} {rest}".strip()
    if front < verb.finite and rest is not None:
        before = scene.text(low, verb.finite)
        rest = f"{rest} {before[:1].lower()}{before[1:]}".strip()
    return _checked(scene, subject), rest


def _subject_before(scene: Scene, joiner: int) -> tuple[int, int] | None:
    """Return the subject of the clause before “und”, which the clause behind it shares."""
    clause = clause_round(scene, joiner - 1, joiner)
    earlier = german_verb(scene, clause)
    return german_parts(scene, earlier, clause)[0] if earlier is not None else None


def _before_aside(scene: Scene, closing: int) -> tuple[int, int] | None:
    """Return the subject before an aside: “Der Vertrag, zuletzt 2021 verlängert, endet”."""
    comma = closing - 1
    while comma > scene.first and scene.word(comma) != ",":
        comma -= 1
    low = comma
    while (
        low > scene.first
        and low - 1 not in scene.dated
        and (scene.is_word(low - 1) or is_joined(scene, low - 1))
    ):
        low -= 1
    subject = _subject_at(scene, low)
    whole = subject[1] == comma > low
    return _checked(scene, subject) if whole else None


def _leads_to_place(scene: Scene, at: int) -> bool:
    """Return whether “in” leads a place in, not a date: “findet in Riga der Gipfel statt”."""
    return scene.has(at, "place_prepositions") and not leads_to_date(scene, at)


def _subject_at(scene: Scene, start: int) -> tuple[int, int]:
    """Return the tokens of the subject that begins at a token, with its genitives."""
    if scene.has(start, "he_or_she"):
        return start, start + 1
    end = phrase_end(scene, start)
    while scene.has(end, "genitives", "belonging"):
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
    if scene.has(verb.at + 1, "passive_ends"):
        own.add(verb.at + 1)
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
    """Return a subject's tokens, None where a preposition, an object or a verb begins them."""
    start, end = subject
    opens = is_small(scene, start) or start == scene.first
    if opens and end == start + 1 and scene.word(start) in verb_forms(scene.lists["verb_table"]):
        return None  # “gewählt wird am 1. Dezember”
    if end <= start or scene.has(start, "prepositions", "obliques"):
        return None
    return subject
