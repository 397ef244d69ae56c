"""Who does it, for labels that are cut out of a sentence: names in short."""

from briefgen.analysis.cut_phrases import may_go, named, tidied
from briefgen.analysis.cut_scenes import is_joined, segment_start
from briefgen.analysis.event_subjects import person_before
from briefgen.analysis.event_words import Scene

_LONGEST_SUBJECT = 60
"""Code points; what is longer makes no label."""
_FULL_NAME, _LONGEST_NAME = 2, 4
"""Words of a person's name."""


def name_of(scene: Scene, start: int, end: int) -> str:
    """Return a subject in short: a person's surname, "" for a pronoun that nobody explains."""
    while start < end and (
        may_go(scene, start)
        or start in scene.dated
        or not scene.raw(start)[:1].isalnum()
        or scene.has(start, "owning_relatives")
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
    apposed = scene.word(start - 1) == "," and start - 2 not in scene.dated
    apposed = apposed and run == start and end - run >= _FULL_NAME
    short = run < end and end - run <= _LONGEST_NAME
    if short and (apposed or _is_titled(scene, start, run, end)):
        return _surname(scene, run, end)
    return cut_before_small(scene, tidied(scene, start, end), _LONGEST_SUBJECT - 1)


def with_owner(scene: Scene, start: int, name: str) -> str:
    """Return “Mandat d'Orr” for “Jean Orr, dont le mandat”, else the name as it is.

    Only a person is named so: of a body the article would have to be in another case.
    """
    at = start
    while scene.has(at - 1, "determiners"):
        at -= 1
    if not scene.has(at, "owning_relatives"):
        at -= 1
    if not scene.has(at, "owning_relatives"):
        return name
    while scene.has(at - 1, "determiners"):
        at -= 1
    comma = at - 1
    if scene.word(comma) != ",":
        return name
    first = segment_start(scene, comma)
    owner = name_of(scene, first, comma)
    if not owner or owner == tidied(scene, first, comma):
        return name
    elided = owner[:1].lower() in scene.lists["elided_before"]
    links = scene.lists["elided_links" if elided else "owner_links"]
    return next((f"{name} {link}{owner}" for link in links), name)


def _is_titled(scene: Scene, start: int, run: int, end: int) -> bool:
    """Return whether a title stands before a name: “Außenministerin Petrovic”."""
    last = scene.raw(end - 1)
    if run == start or last.isupper() or named(scene, last) not in ("", last):
        return False  # a body, or a country in the genitive
    if end == run + 1 and scene.has(end - 1, "genitive_names"):
        return False  # “Президент Молдови”
    if scene.has(run - 1, "title_words"):
        owned = any(scene.has(k, "genitives", "prepositions") for k in range(start, run))
        return not owned or scene.has(start, "title_words")  # not “mandat de Mme Orr”
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


def cut_before_small(scene: Scene, text: str, room: int) -> str:
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
    while words and words[-1].lower() in lists["adverbs"]:
        words.pop()
    return " ".join(words)
