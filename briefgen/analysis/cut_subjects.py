"""Who does it, for labels that are cut out of a sentence: names in short."""

from briefgen.analysis.cut_scenes import is_joined, may_go, named, tidied
from briefgen.analysis.event_subjects import person_before
from briefgen.analysis.event_words import Scene

_LONGEST_SUBJECT = 60
"""Code points; what is longer makes no label."""
_FULL_NAME, _LONGEST_NAME = 2, 4
"""Words of a person's name."""


def name_of(scene: Scene, start: int, end: int) -> str:
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
    if end <= start or (end == start + 1 and scene.has(start, "pronouns")):
        return ""
    run = end
    while run > start and scene.is_word(run - 1) and scene.is_name(run - 1):
        if scene.has(run - 1, "title_words"):
            break
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
    if end == run + 1 and scene.has(end - 1, "genitive_names"):
        return False  # “Президент Молдови”
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
