"""Which event noun of a clause a date belongs to: how loosely each stands to it."""

from briefgen.analysis.cut_clauses import is_verb
from briefgen.analysis.cut_phrases import phrase_start
from briefgen.analysis.cut_scenes import LONGEST, is_joined, is_on, is_small, leads_to_date
from briefgen.analysis.event_words import Scene

_LINKS = ("prepositions", "determiners", "conjunctions", "auxiliaries", "reporting_verbs")
_FAR = 24
"""Cost from which a noun belongs to something else than the date."""


def noun_of(scene: Scene, clause: tuple[int, int], first: int, end: int) -> int:
    """Return the token of the event noun that a date belongs to, -1 if there is none."""
    low, high = clause
    if scene.word(low - 1) == "," and scene.has(low, "relatives", "participles", "prepositions"):
        low = max(scene.first, low - LONGEST)  # “the summit, due on …,”
    if scene.word(low - 1) == "," and is_verb(scene, low):
        subject = _subject_before_aside(scene, low - 1)
        if subject >= 0:
            return subject
    best, least = -1, _FAR
    for at in range(low, high):
        if not is_event_noun(scene, at) or _is_nested(scene, at):
            continue
        cost = _distance(scene, at, first, end)
        if cost < least:
            best, least = at, cost
    return best


def _subject_before_aside(scene: Scene, comma: int) -> int:
    """Return the event noun before an aside that a comma ends: “the conference, due in May, was”.

    It is -1 where none stands there, or where a preposition leads it in.
    """
    at = comma - 1
    while at > scene.first and scene.word(at) != ",":
        at -= 1
    for noun in range(at - 1, max(scene.first, at - LONGEST) - 1, -1):
        if scene.is_sign(noun):
            return -1
        if is_event_noun(scene, noun) and not _is_nested(scene, noun):
            return -1 if is_led_in(scene, noun) else noun
    return -1


def is_event_noun(scene: Scene, at: int) -> bool:
    """Return whether a word names an event here."""
    if at in scene.dated or not scene.has(at, "nouns"):
        return False
    if is_on(scene, "capital_nouns") and is_small(scene, at):
        return False
    if is_joined(scene, at + 1) and scene.is_word(at + 2) and scene.raw(at + 1) == "-":
        return False  # “Gipfel-Erklärung”
    return not scene.has(at - 1, "nested")


def _is_nested(scene: Scene, at: int) -> bool:
    """Return whether a noun only says of what another is: “Runde der Verhandlungen”."""
    before = phrase_start(scene, at) - 1
    lead = before
    while scene.has(lead, "determiners") and not scene.has(lead, "genitives"):
        lead -= 1
    if scene.has(lead, "complement_prepositions") and is_event_noun(scene, lead - 1):
        return True
    if _is_owner(scene, lead):
        return True
    follows = is_on(scene, "genitive_follows") or is_on(scene, "adjective_follows")
    if follows and is_event_noun(scene, before):
        return True
    if is_on(scene, "adjective_follows"):
        return _is_genitive_of_event(scene, before)
    while scene.has(before, "determiners") or is_joined(scene, before):
        if scene.has(before, "genitives") and is_event_noun(scene, before - 1):
            return True
        before -= 1
    return scene.has(before, "genitives") and is_event_noun(scene, before - 1)


def _is_owner(scene: Scene, lead: int) -> bool:
    """Return whether “of” makes a noun say whose another is: “receso del Congreso”."""
    if is_on(scene, "capital_nouns") or not scene.has(lead, "genitives"):
        return False
    at = lead - 1
    while at in scene.dated or scene.has(at, "genitives"):
        at -= 1  # “receso de Pascua del Congreso”
    no_noun = ("prepositions", "adverbs", "before_dates", "determiners", "auxiliaries", "aims")
    if not scene.is_word(at) or scene.has(at, *no_noun):
        return False
    return not is_verb(scene, at)


def _is_genitive_of_event(scene: Scene, before: int) -> bool:
    """Return whether a noun hangs on another: “session ordinaire du Conseil”."""
    k = before
    while is_joined(scene, k) or (
        scene.has(k, "determiners") and not scene.has(k, "genitives") and k > scene.first
    ):
        k -= 1
    if not scene.has(k, "genitives"):
        return False
    return any(is_event_noun(scene, j) for j in (k - 1, k - 2) if not scene.has(k - 1, *_LINKS))


def _distance(scene: Scene, at: int, first: int, end: int) -> int:
    """Return how loosely a noun belongs to a date."""
    between = range(at + 1, first) if at < first else range(end, at)
    if any(k in scene.dated for k in between):
        return _FAR
    cost = len(between) + (0 if scene.has(at, "strong_nouns") else 6)
    cost += 6 * sum(scene.word(k) == "," for k in between) + (8 if at > first else 0)
    verbs = [k for k in between if is_verb(scene, k) and not leads_to_date(scene, k)]
    if any(not scene.has(k, "holding_verbs", "auxiliaries") for k in verbs):
        return _FAR
    if verbs and is_led_in(scene, at):
        return _FAR
    if at > first and any(scene.has(k, "aims") for k in (_before(scene, at), *between)):
        return _FAR  # “el lunes para salvar un acuerdo”
    return cost


def _before(scene: Scene, at: int) -> int:
    """Return the token before the noun phrase that ends at `at`."""
    k = phrase_start(scene, at) - 1
    while scene.has(k, "determiners", "dropped_modifiers") or is_joined(scene, k):
        k -= 1
    return k


def is_led_in(scene: Scene, at: int) -> bool:
    """Return whether a preposition leads the noun's phrase in."""
    return scene.has(_before(scene, at), "prepositions")
