"""Noun phrases and places of a sentence, for labels that are cut out of it as they stand.

What ends a phrase is in the word lists (articles, prepositions, verbs), and in a language that
writes nouns with a capital a small letter ends it.
"""

from briefgen.analysis.cut_clauses import is_verb
from briefgen.analysis.cut_scenes import LONGEST, REACH, is_joined, is_on, is_small
from briefgen.analysis.event_words import Scene

_STOPS = (
    "prepositions", "determiners", "conjunctions", "clause_words", "pronouns", "auxiliaries",
    "reporting_verbs", "holding_verbs", "event_verbs", "adverbs", "reflexives", "negations",
)  # fmt: skip


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


def phrase_end(scene: Scene, start: int) -> int:
    """Return the end of the noun phrase that begins at `start`; `start` if there is none."""
    at = start
    while scene.has(at, "determiners") or (at > start and is_joined(scene, at)):
        at += 1
    first = at
    while at < min(scene.end, start + LONGEST) and at not in scene.dated:
        if at > first and (is_joined(scene, at) or scene.abbreviates(at)):
            at += 1
            continue
        led_in = at > first and scene.has(at - 1, "joiners") and scene.has(at, "determiners")
        if not led_in and not _in_phrase(scene, at, at == first):
            break
        at += 1
    while at > first and (
        not scene.raw(at - 1)[:1].isalnum() or scene.has(at - 1, "joiners", "determiners")
    ):
        at -= 1
    return at if at > first else start


def owners_end(scene: Scene, end: int) -> int:
    """Return the end of the genitives that go on a noun phrase: “los ministros de Hacienda”."""
    while scene.has(end, "genitives"):
        stop = phrase_end(scene, end + 1 + is_joined(scene, end + 1))
        if stop <= end + 1:
            break
        end = stop
    return end


def _in_phrase(scene: Scene, at: int, first: bool) -> bool:
    if not scene.raw(at)[:1].isalnum():
        return False
    if scene.has(at, "joiners"):
        return not first and _goes_on(scene, at + 1)
    if is_on(scene, "capital_nouns"):
        if not is_small(scene, at):
            return True
        return _is_adjective(scene, at)
    glued = is_joined(scene, at - 1) and not first
    led = first and scene.has(at - 1, "determiners")  # “la firma”, which is a verb too
    if scene.has(at, *_STOPS) and not (glued or led) and is_small(scene, at):
        return False
    return first or not is_verb(scene, at)


def _is_adjective(scene: Scene, at: int) -> bool:
    """Return whether a small word stands before a noun with a capital, in the same phrase."""
    if scene.has(at, *_STOPS) or not scene.has(at, "adjectives"):
        return False
    following = at + 1
    if following in scene.dated or not scene.is_word(following):
        return False
    return not is_small(scene, following) or _is_adjective(scene, following)


def _goes_on(scene: Scene, at: int) -> bool:
    """Return whether another noun follows “and”, not another clause."""
    while scene.has(at, "determiners", "complement_prepositions") or is_joined(scene, at):
        at += 1
    if at in scene.dated or not scene.is_word(at) or is_verb(scene, at):
        return False
    if scene.has(at, *_STOPS):
        return False
    following = at + 1
    while is_joined(scene, following):
        following += 2
    if not is_small(scene, at):
        return not is_verb(scene, following) or scene.has(following, "complement_prepositions")
    if is_on(scene, "capital_nouns"):
        return _is_adjective(scene, at)
    return not is_verb(scene, following)


def place_in(scene: Scene, start: int, stop: int) -> tuple[str, int, int]:
    """Return the place named between two tokens, and its tokens with the preposition.

    It is "" and -1 where none is named.
    """
    for at in range(max(scene.first, start), min(scene.end, stop)):
        if at in scene.dated or not scene.has(at, "place_prepositions", "travel_prepositions"):
            continue
        if scene.has(at, "dative_prepositions") and _gives(scene, at):
            continue
        if scene.has(at, "travel_prepositions") and not scene.has(at, "place_prepositions"):
            near = range(max(scene.first, start - REACH), min(scene.end, stop))
            if not any(scene.has(k, "travel_verbs") for k in near):
                continue
        name = at + 1
        while scene.has(name, "determiners") and is_small(scene, name):
            name += 1
        end = _place_end(scene, name)
        if end == name or scene.has(name, "not_places", "nouns"):
            continue
        if (
            name > at + 1
            and is_on(scene, "capital_nouns")
            and not scene.has(name, "lands", "place_nouns")
        ):
            continue
        return scene.text(name, end), at, end
    return "", -1, -1


def _gives(scene: Scene, at: int) -> bool:
    """Return whether a verb before “à” says to whom, not where: “succède à Brévent”."""
    near = range(max(scene.first, at - LONGEST), at)
    return any(scene.has(k, "giving_verbs") for k in near)


def _place_end(scene: Scene, start: int) -> int:
    """Return the end of a place's name: “Clarens-le-Haut”, “Frankfurt am Main”."""
    end = start
    while True:
        glued = is_joined(scene, end) and scene.is_word(end + 1)
        linked = scene.has(end, "name_particles") and scene.is_name(end + 1)
        if scene.is_name(end) and not (end > start and _is_noun_here(scene, end)):
            end += 1
        elif end > start and (glued or linked):
            end += 2
        else:
            return end


def _is_noun_here(scene: Scene, index: int) -> bool:
    """Return whether a capital only marks a noun: “finden in Riga Wahlen statt”."""
    return is_on(scene, "capital_nouns") and scene.has(index, "nouns")


def ended(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """Return the tokens without dates, small words and signs at their end."""
    while end > start and (
        end - 1 in scene.dated
        or scene.has(end - 1, "prepositions", "determiners", "conjunctions", "before_dates")
        or not scene.raw(end - 1)[:1].isalnum()
    ):
        end -= 1
    return start, end


def may_go(scene: Scene, at: int) -> bool:
    """Return whether a word may be left out in front of a label.

    An article stays where the adjective behind it has an ending that only it allows: “das neue”.
    """
    named = scene.has(at + 1, "adjectives") and not scene.has(at + 1, "title_words")
    named = named and scene.is_name(at + 1) and scene.is_name(at + 2)
    if named and scene.has(at, "needed_articles"):
        return False  # “Der Neue Lund-Vertrag”
    plural = scene.has(at, "needed_before_en") and scene.word(at + 1).endswith("en")
    if (
        (plural or scene.has(at, "needed_articles"))
        and is_small(scene, at + 1)
        and scene.is_word(at + 1)
    ):
        return False
    return scene.has(at, "determiners", "adverbs", "conjunctions", "dropped_modifiers")


def tidied(scene: Scene, start: int, end: int) -> str:
    """Return the text of tokens without articles in front and small words at either end."""
    while start < end and (
        start in scene.dated or may_go(scene, start) or not scene.raw(start)[:1].isalnum()
    ):
        start += 1
    start, end = ended(scene, start, end)
    text = scene.text(start, end).strip(" ,;:.-–—'’\"“”«»()")
    return text[:1].upper() + text[1:]


def named(scene: Scene, place: str) -> str:
    """Return a place in the nominative where the lists know it, else as written."""
    for entry in scene.lists["places"]:
        base, _, forms = entry.partition(":")
        if place in forms.split(";"):
            return base
    return "" if is_on(scene, "places_inflected") and place else place
