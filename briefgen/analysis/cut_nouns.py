"""Labels cut round an event's noun: “Gipfel in Vilnius”, “Vote sur le traité”."""

from briefgen.analysis.cut_clauses import is_verb
from briefgen.analysis.cut_phrases import named, phrase_end, phrase_start, place_in
from briefgen.analysis.cut_scenes import LONGEST, REACH, is_joined, is_on, is_small
from briefgen.analysis.event_wording import LONGEST_LABEL, Label
from briefgen.analysis.event_words import Scene


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
    endings = dict(entry.split(":") for entry in scene.lists["strong_endings"])
    ending = endings.get(scene.word(first - 1))
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
