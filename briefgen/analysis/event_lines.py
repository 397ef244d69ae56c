"""Labels that stand right beside a date: lines of lists and programmes, days declared."""

from briefgen.analysis.event_phrases import place_between
from briefgen.analysis.event_wording import Label, wording
from briefgen.analysis.event_words import Scene


def list_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of a line such as "June 13-15: G7 summit, Apulia", "9.30 Arrival"."""
    if not all(scene.has(at, "before_dates") for at in range(scene.first, first)):
        return None
    entry = _is_entry(scene, first)
    listed = scene.has(end, "begin_of_list")
    if not listed and not (entry and scene.is_name(end)):
        return None
    start = end + listed
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
    text = wording(scene, scene.text(start, stop))
    nouns = [scene.word(i) for i in range(start, stop) if scene.has(i, "nouns", "event_verbs")]
    if entry and not nouns:
        nouns = [scene.word(start)]  # whatever a programme has on a day is an event
    return Label(text, place, nouns[0] if nouns else "", bool(nouns))


def _is_entry(scene: Scene, first: int) -> bool:
    """Return whether a time opens a line of a programme: a stamp, and no sentence behind it."""
    stamped = not scene.tokens.stamps.isdisjoint(scene.tokens.starts[first : first + 2])
    return stamped and scene.raw(scene.end - 1) not in (".", "!", "?")


def declared_label(scene: Scene, first: int, end: int) -> Label | None:
    """Return the label of "has declared 13 May a public holiday", "has set 13 May for a vote"."""
    declared = scene.has(first - 1, "declaring_verbs") and scene.has(end, "singular_articles")
    fixed = scene.has(first - 1, "setting_verbs") and scene.word(end) == "for"
    if not (declared or fixed):
        return None
    stop = end + 1
    while stop < scene.end and not scene.is_sign(stop) and not scene.has(stop, "clause_words"):
        stop += 1
    text = wording(scene, scene.text(end + 1, stop))
    return Label(text, place_between(scene, end, stop)[0], text.lower(), True)
