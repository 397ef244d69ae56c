"""Labels cut round an event's noun: “Gipfel in Vilnius”, “Vote sur le traité”."""

from briefgen.analysis.cut_clauses import is_verb
from briefgen.analysis.cut_phrases import named, phrase_end, place_in
from briefgen.analysis.cut_scenes import LONGEST, REACH, is_joined, is_on, is_small, leads_to_date
from briefgen.analysis.event_wording import LONGEST_LABEL, Label
from briefgen.analysis.event_words import Scene

_LINKS = ("prepositions", "determiners", "conjunctions", "auxiliaries", "reporting_verbs")
_STRONG_ENDINGS = {"das": "s", "der": "r", "die": "", "eine": "", "": ""}
"""What an adjective in -e gets when its article is left out."""
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


def phrase_start(scene: Scene, at: int) -> int:
    """Return where the words before a noun begin that are part of its name."""
    start = at
    while start > scene.first and at - start < LONGEST:
        before = start - 1
        if before in scene.dated:
            break
        if is_joined(scene, before) and scene.raw(before) != "'":
            start = before - 1
            continue
        if not scene.raw(before)[:1].isalnum() or not _modifies(scene, before):
            break
        start = before
    while start < at and scene.has(start, "dropped_modifiers"):
        start += 1
    return start


def _modifies(scene: Scene, k: int) -> bool:
    """Return whether the word at `k` belongs to the noun behind it."""
    if scene.has(k, "determiners", "prepositions", "conjunctions", "pronouns", "before_dates"):
        return False
    if is_on(scene, "capital_nouns"):
        raw = scene.raw(k)
        if is_small(scene, k):
            return False
        return raw.isupper() or raw.isdigit() or scene.has(k, "adjectives")
    if scene.raw(k).isdigit():
        return False
    if scene.raw(k).isupper():
        return False
    return scene.has(k, "front_modifiers") and not is_verb(scene, k)


def complement_end(scene: Scene, at: int) -> int:
    """Return the end of “der Nato”, “de l'OTAN”, “between A and B” behind a noun."""
    end = at + 1
    if is_on(scene, "genitive_follows") or is_on(scene, "adjective_follows"):
        stop = phrase_end(scene, end) if not scene.has(end, "determiners") else end
        end = min(stop, end + 6)
    for _ in range(2):
        if not scene.has(end, "complement_prepositions", "genitives") or end in scene.dated:
            break
        if scene.has(end, "place_prepositions") and scene.is_name(end + 1):
            break
        inner = end + 1 + is_joined(scene, end + 1)
        stop = phrase_end(scene, inner)
        if stop <= inner or stop - at > LONGEST:
            break
        end = stop
    return end


def from_noun(scene: Scene, at: int, end: int) -> Label:
    """Return the label of the event noun at `at`, for the date that ends at `end`."""
    start, stop = phrase_start(scene, at), complement_end(scene, at)
    described = declined_before(scene, start) if is_on(scene, "capital_nouns") else ""
    head = scene.text(at, at + 1)
    nominative = base_of(scene, head)
    if nominative != head.lower():
        start = at if is_on(scene, "genitive_follows") else start
        front, behind = scene.text(start, at), scene.text(at + 1, stop)
        glue = "" if front.endswith("-") else " "
        head = nominative.capitalize() if head[:1].isupper() else nominative
        text = f"{front}{glue if front else ''}{head} {behind}".strip()
    else:
        text = scene.text(start, stop)
    text = text.strip(" ,;:.-–—'’")
    text = f"{described} {text}".strip()
    place, from_, to = place_in(scene, stop, min(scene.end, max(end, stop) + 8))
    if place and _crosses(scene, end if from_ >= end > stop else stop, from_):
        place = ""
    if not place:
        place, from_, to = place_in(scene, max(scene.first, start - REACH // 4), start)
        if place and is_crossed_back(scene, to, start):
            place = ""
    if not place:
        place, from_, to = place_in(scene, start, stop)
    where = scene.text(from_, to) if place else ""
    if place and place not in text and len(text) + len(where) < LONGEST_LABEL:
        text = f"{text} {where[:1].lower()}{where[1:]}"
    strong = scene.has(at, "strong_nouns")
    noun = base_of(scene, scene.word(at))
    if is_on(scene, "capital_nouns") and is_joined(scene, at - 1):
        noun = f"{scene.word(at - 2)}-{noun}"  # “EU-Gipfel” says which
    return Label(text[:1].upper() + text[1:], named(scene, place), noun, strong)


def declined_before(scene: Scene, start: int) -> str:
    """Return the adjectives before a German noun as they are without its article; "" if none.

    “das erste reguläre Treffen” is “erstes reguläres Treffen”, “der neue Gipfel” “neuer Gipfel”.
    Only a nominative is told, which the endings show.
    """
    first = start
    while first > scene.first and is_small(scene, first - 1) and scene.has(first - 1, "adjectives"):
        if scene.has(first - 1, "determiners", "prepositions", "auxiliaries", "conjunctions"):
            break
        first -= 1
    adjectives = range(first, start)
    if scene.has(first - 2, "prepositions") or not adjectives or set(adjectives) & scene.dated:
        return ""
    kept = [at for at in adjectives if not scene.has(at, "dropped_modifiers", "participles")]
    if any(not scene.word(at).endswith("e") for at in adjectives):
        return ""
    ending = _STRONG_ENDINGS.get(scene.word(first - 1))
    return "" if ending is None else " ".join(f"{scene.raw(at)}{ending}" for at in kept)


def base_of(scene: Scene, word: str) -> str:
    """Return the nominative of an event noun as far as the lists know it, in lower case.

    An entry "саміт:саміту самітом" gives the other forms of its noun.
    """
    lower = word.lower()
    for entry in scene.lists["nominatives"]:
        base, _, forms = entry.partition(":")
        for form in forms.split():
            if lower == form or (is_on(scene, "capital_nouns") and lower.endswith(form)):
                return lower[: len(lower) - len(form)] + base
    return lower


def _crosses(scene: Scene, start: int, stop: int) -> bool:
    """Return whether another clause begins between a noun and a place."""
    return any(
        scene.word(k) in (";", ":", "„", "“", "”", "«") or scene.has(k, "clause_words", "relatives")
        for k in range(start, stop)
    )


def is_crossed_back(scene: Scene, stop: int, start: int) -> bool:
    """Return whether a sign or a verb of doing stands between a place and the noun after it."""
    stop += scene.word(stop) == ","  # “In Riga, elections will be held”
    return any(
        scene.is_sign(k)
        or scene.has(k, "joiners")
        or (is_verb(scene, k) and not scene.has(k, "holding_verbs", "auxiliaries"))
        for k in range(stop, start)
    )
