"""Noun phrases and places of a sentence, found by what stops them.

There is no tagger: a phrase runs until a word that cannot belong to it (an article, a
preposition, a verb form of the lists, a date, a sign).
"""

from briefgen.analysis.event_words import Scene

LONGEST_PHRASE = 14
"""Tokens; it keeps labels short and the work linear."""

_STOPS = (
    "determiners",
    "prepositions",
    "conjunctions",
    "pronouns",
    "clause_words",
    "auxiliaries",
    "be_forms",
    "have_forms",
    "reporting_verbs",
    "adverbs",
)
_VERBS = ("past_forms", "present_forms", "holding_verbs", "reporting_verbs", "matrix_verbs")


def is_verb(scene: Scene, index: int) -> bool:
    """Return whether a lower-case word is taken for a verb form here."""
    if not scene.raw(index).islower():
        return False
    if scene.has(index, "auxiliaries", "be_forms", "have_forms") or scene.has(
        index - 1, "he_or_she"
    ):
        return True
    if scene.has(index, *_VERBS):
        return not is_noun_place(scene, index)
    word = scene.word(index)
    looks_past = word.endswith("ed") and len(word) > 4
    if scene.has(index - 1, "numerals"):
        return False  # "three armed groups"
    return looks_past and not scene.has(index - 1, "determiners") and scene.word(index - 1) != "s"


def is_noun_place(scene: Scene, index: int) -> bool:
    """Return whether a word that can be noun or verb stands where a noun does."""
    before = index - 1
    if scene.has(index, "sure_verbs") and scene.is_name(before):
        return False
    if scene.has(before, "numerals") and scene.word(index).endswith("ed"):
        return True  # "three armed groups"
    if scene.has(index, "nouns") and _is_plainly_noun(scene, index):
        return True
    if scene.word(before) == "that" and scene.is_word(before - 1):
        return scene.has(before - 1, "prepositions", "reporting_verbs", "conjunctions")
    if scene.has(before, "determiners", "prepositions") and scene.word(before) != "to":
        return True
    if scene.is_name(before):
        while scene.is_name(before):
            before -= 1
        owned = scene.word(before) == "s" or scene.has(before, "determiners")
        return owned or (scene.raw(index - 1).isupper() and before < scene.first)
    if scene.word(before) in ("s", "-", "’", "'") or before in scene.dated:
        return True
    return scene.has(before, "dropped_modifiers")


def _is_plainly_noun(scene: Scene, index: int) -> bool:
    """Return whether what stands beside "vote" or "visit" allows no verb.

    That is "a plenary vote", "the plenary vote is", and "Visit of the president" as a heading.
    """
    if scene.has(index - 2, "singular_articles") and scene.is_word(index - 1):
        return not scene.has(index - 1, "nouns", "people_titles", "institutions")
    heading = index == scene.first and scene.has(index + 1, "prepositions")
    return heading or scene.has(index + 1, "be_forms")


def phrase_start(scene: Scene, head: int) -> int:
    """Return the first token of the noun phrase that ends in `head`, articles left out."""
    start = head
    while start > scene.first and head - start < LONGEST_PHRASE:
        before = start - 1
        if before in scene.dated or scene.is_sign(before):
            break
        word = scene.word(before)
        if word == "s" and scene.word(before - 1) in ("'", "’"):
            if before - 2 in scene.dated:
                break
            start = before - 1
            continue
        if word in ("'", "’", "-", "‑", "&", "–", "."):
            start = before
            continue
        if scene.has(before, *_STOPS) or not scene.raw(before)[0].isalnum():
            break
        if is_verb(scene, before) or (
            word in scene.lists["verbs"] and scene.word(before - 1) == "to"
        ):
            break
        start = before
    while start < head and not scene.raw(start)[0].isalnum():
        start += 1
    while start < head and scene.raw(start).isdigit() and scene.word(start + 1) != "-":
        start += 1
    return _without_dropped(scene, start, head)


def _without_dropped(scene: Scene, start: int, head: int) -> int:
    while start < head and scene.has(start, "dropped_modifiers"):
        start += 1
        if scene.word(start) in ("-",):
            start += 1
    return start


def complement_end(scene: Scene, head: int) -> int:
    """Return the end of "of NATO defence ministers", "between A and B" after a noun."""
    end = head + 1
    joins = 0
    while end < scene.end and scene.has(end, "complement_prepositions") and joins < 2:
        stop = _object_end(scene, end + 1)
        clause = is_verb(scene, stop) and not scene.has(stop, "be_forms", "auxiliaries")
        if scene.word(end) == "before" and clause:
            break
        if leads_verb_in(scene, end):
            break  # a headline: "talks to open"
        if stop == end + 1 or stop - head > LONGEST_PHRASE:
            break
        listed = scene.word(stop) == "," and scene.is_name(stop - 1) and scene.is_name(stop + 1)
        if scene.word(stop) == "," and (listed or scene.word(end) == "between"):
            break  # a list of names that would be cut
        end, joins = stop, joins + 1
    return end


def leads_verb_in(scene: Scene, to: int) -> bool:
    """Return whether "to" leads a verb in, not a noun: "to disburse the loan"."""
    if scene.word(to) != "to" or not scene.raw(to + 1).islower():
        return False
    if scene.has(to + 1, "verbs", "present_forms", "object_verbs", "wanting_verbs"):
        return True
    small = scene.has(to + 1, "determiners", "prepositions", "pronouns")
    return not small and scene.has(to + 2, "determiners")


def _object_end(scene: Scene, start: int) -> int:
    """Return the end of the noun phrase that begins at `start`; `start` if there is none."""
    end = start
    while end < scene.end and end - start < LONGEST_PHRASE:
        if end in scene.dated or scene.is_sign(end):
            break
        if not _in_object(scene, end, end == start):
            break
        end += 1
    while end > start and (
        scene.has(end - 1, "determiners")
        or scene.word(end - 1) == "and"
        or (scene.has(end - 1, "numerals") and scene.word(end - 2) == "and")
    ):
        end -= 1
    return end


def _in_object(scene: Scene, index: int, first: bool) -> bool:
    """Return whether a word can belong to the noun phrase after a preposition."""
    if scene.has(index, "determiners"):
        return first
    if scene.word(index) == "and":
        return _goes_on(scene, index + 1)
    if scene.word(index) == "of" and scene.is_name(index - 1) and scene.is_name(index + 1):
        return not first  # "the Republic of Moldova"
    if scene.has(index, "prepositions", "conjunctions", "clause_words", "pronouns", "adverbs"):
        return False
    return first or not is_verb(scene, index)


def _goes_on(scene: Scene, index: int) -> bool:
    """Return whether another name or noun follows "and"."""
    if index in scene.dated or not scene.is_word(index):
        return False
    return not is_verb(scene, index) and not scene.has(index, "pronouns", "clause_words", "adverbs")


def place_between(scene: Scene, first: int, end: int) -> tuple[str, int, int]:
    """Return the place named in a stretch and its tokens with the preposition; "" if none."""
    for index in range(max(first, scene.first), min(end, scene.end)):
        if index in scene.dated or not _leads_to_place(scene, index):
            continue
        start = index + 1
        while (scene.has(start, "determiners") and scene.raw(start).islower()) or (
            start < index + 5 and (_describes_place(scene, start) or _before_capital(scene, start))
        ):
            start += 1
        if scene.word(start) == "of" and scene.is_name(start + 1):
            start += 1
        if not scene.is_name(start) and scene.has(start - 1, "place_nouns"):
            described = phrase_start(scene, start - 1)
            if scene.is_name(described):
                return scene.text(described, start), index, start
        stop = start
        while scene.is_name(stop) or (
            stop > start and scene.word(stop) in ("-", "of") and scene.is_name(stop + 1)
        ):
            stop += 1
        owner = scene.word(stop) in ("'", "’") or scene.has(stop, "nouns", "compound_heads")
        if stop > start and not owner and scene.word(start) not in scene.lists["not_places"]:
            return scene.text(start, stop), index, stop
    return "", -1, -1


def _describes_place(scene: Scene, index: int) -> bool:
    """Return whether a word says what kind of place follows: "the port city", not "Port Vila"."""
    return scene.has(index, "place_nouns") and not (
        scene.is_name(index) and scene.is_name(index + 1)
    )


def _leads_to_place(scene: Scene, index: int) -> bool:
    if scene.word(index) == "to":
        return scene.has(index - 1, "travel_verbs")
    return scene.word(index) in ("in", "at")


def _before_capital(scene: Scene, index: int) -> bool:
    """Return whether a word describes the place noun after it: "the Lithuanian capital"."""
    return any(scene.has(index + step, "place_nouns") for step in (1, 2))
