"""The subject of a clause: which words before a verb say who does it."""

from briefgen.analysis.event_clauses import LONGEST_SUBJECT, VerbGroup, is_adverb, verb_at
from briefgen.analysis.event_words import Scene

_SHORTEST_CLAUSE = 3
"""Words of a relative clause with its verb: "share the lake"."""


def subject_of(scene: Scene, group: VerbGroup) -> tuple[int, int] | None:
    """Return the tokens of a verb group's subject, None where it is not written near."""
    if group.asked >= 0:
        start = group.asked + 1
        start += scene.has(start, "prepositions")  # "call upon"
        return start, group.start
    end = _subject_end(scene, group)
    start = end
    while start > scene.first and end - start < LONGEST_SUBJECT:
        if not _belongs_to_subject(scene, start - 1, end):
            break
        start -= 1
    reduced = _before_participle(scene, start, end)
    if reduced is not None:
        return reduced
    relative = start - 1
    while scene.has(relative, "be_forms", "auxiliaries", "have_forms", "adverbs"):
        relative -= 1  # "the fund that is meant to pay for them, and whose statutes stand, starts"
    if relative < start - 1 and scene.has(relative, "relatives"):
        return _phrase_before(scene, relative)
    if _is_told_of(scene, start, end):
        return _phrase_before(scene, start - 1)
    related = any(scene.has(at, "relatives") for at in range(end, group.start))
    start, end = _own_part(scene, start, end, group, related)
    if related:
        start = _antecedent_start(scene, start, end)
    return (start, end) if end > start else None


def _is_told_of(scene: Scene, start: int, end: int) -> bool:
    """Return whether words before a verb are a relative clause: "countries that share the lake".

    Its verb is in no list; it is a plain word behind "that", before an article or a preposition.
    """
    if not scene.has(start - 1, "relatives") or end - start < _SHORTEST_CLAUSE:
        return False
    no_verb = ("determiners", "prepositions", "pronouns", "subject_pronouns", "adverbs", "numerals")
    if not scene.raw(start).islower() or scene.has(start, *no_verb):
        return False
    return scene.has(start + 1, "determiners", "prepositions") and scene.is_word(start - 2)


def _phrase_before(scene: Scene, relative: int) -> tuple[int, int]:
    """Return the tokens of the noun phrase that a relative clause tells of."""
    start = relative
    while start > scene.first and relative - start < LONGEST_SUBJECT:
        if not _belongs_to_subject(scene, start - 1, relative):
            break
        start -= 1
    return start, relative


def _antecedent_start(scene: Scene, start: int, end: int) -> int:
    """Return where the noun phrase begins that "which" stands for: its last event or name.

    "Preparations for the summit, which opens": the summit; "a win in Texas, which votes": Texas.
    """
    led_in = scene.word(start) == "to"
    start += scene.has(start, "prepositions")
    leads = [at for at in range(start + 1, end) if scene.has(at, "prepositions")]
    if scene.has(end, "person_relatives") or scene.has(end + 1, "person_relatives"):
        if leads and scene.has(end - 1, "plural_names", "people_titles"):
            return _behind_determiners(scene, leads[-1] + 1)  # "left it to the ministers, who"
        return _name_start(scene, start, end)
    if not leads:
        return start
    if led_in and scene.raw(start).islower() and leads[0] == start + 1:
        return leads[-1] + 1  # "preferred to talk about roaming charges, which"
    if scene.word(leads[-1]) == "of" and scene.has(leads[-1] - 1, "nouns"):
        return start
    own = _behind_determiners(scene, leads[-1] + 1)
    if (
        own < end
        and scene.has(end - 1, "strong_nouns")
        and not scene.has(leads[0] - 1, "strong_nouns")
    ):
        return own
    if scene.word(leads[-1]) == "of":
        return start
    named = own < end and all(scene.is_name(at) for at in range(own, end))
    return own if named and not scene.has(leads[0] - 1, "nouns") else start


def _behind_determiners(scene: Scene, at: int) -> int:
    """Return the first token that is no article."""
    while scene.has(at, "determiners"):
        at += 1
    return at


def _name_start(scene: Scene, start: int, end: int) -> int:
    """Return where the name begins that "who" stands for, `start` if a noun stands there."""
    name = end
    while name > start and scene.is_name(name - 1):
        name -= 1
    return start if name == end or scene.word(name - 1) in ("of", "and") else name


def _own_part(
    scene: Scene, start: int, end: int, group: VerbGroup, related: bool
) -> tuple[int, int]:
    """Return the subject's own tokens among the words before its verb.

    What is led in by an article anew ("cosponsor the talks"), by a pronoun ("the robots you")
    or by the "with" of a gerund is a phrase of its own; "an offer to chair the talks" is an offer.
    """
    if group.start == group.head and scene.raw(group.head).endswith("ing"):
        leads = [at for at in range(start, end) if scene.word(at) == "with"]
        start = leads[-1] + 1 if leads else start
    aims = (at for at in range(start, end) if _is_aim(scene, at))
    aim = next(aims, None)
    if aim is not None and not related and scene.word(group.start - 1) != ",":
        return start, aim
    governed = verb_at(scene, start - 1) is not None and not scene.has(start, "prepositions")
    for at in range(end - 1, start, -1):
        if scene.has(at, "subject_pronouns"):
            return at, end
        if not scene.has(at, "determiners") or scene.has(at - 1, "determiners", "prepositions"):
            continue
        if _in_list_of_names(scene, at - 1, end):
            continue
        if governed or not scene.has(at - 1, "conjunctions"):
            return at, end
    return start, end


def _is_aim(scene: Scene, at: int) -> bool:
    """Return whether "to" leads a verb in, not a noun: "an offer to chair the talks"."""
    return scene.word(at) == "to" and scene.has(at + 1, "verbs")


def _before_participle(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """Return "a ceasefire" of "a ceasefire brokered by Qatar", None where it is none."""
    made = scene.raw(start - 1)
    if scene.word(start) != "by" or not (made.endswith("ed") or scene.has(start - 1, "past_forms")):
        return None
    stop = begin = start - 1
    while begin > scene.first and stop - begin < LONGEST_SUBJECT:
        if not _belongs_to_subject(scene, begin - 1, stop):
            break
        begin -= 1
    return (begin, stop) if begin < stop < end else None


def _subject_end(scene: Scene, group: VerbGroup) -> int:
    """Return where the subject ends: before dates, relative words and what stands in commas."""
    end = group.start
    while is_adverb(scene, end - 1) or scene.has(end - 1, "before_dates") or end - 1 in scene.dated:
        if not is_adverb(scene, end - 1) and not _date_between(scene, end, group.start):
            break
        end -= 1
    if scene.has(end - 1, "relatives") and not scene.has(end - 2, "reporting_verbs"):
        end -= 1
        return end - 1 if scene.word(end - 1) == "," else end
    if scene.word(end - 1) == ",":
        inserted = range(end - 2, max(scene.first, end - LONGEST_SUBJECT), -1)
        return next((at for at in inserted if scene.word(at) == ","), end)
    return end


def _belongs_to_subject(scene: Scene, index: int, end: int) -> bool:
    """Return whether a token before the subject's last words is part of it."""
    if _in_list_of_names(scene, index, end):
        return True
    if (index in scene.dated and not scene.measures(index)) or scene.is_sign(index):
        return False
    if scene.has(index, "clause_words", "reporting_verbs", "auxiliaries", "be_forms"):
        return False
    if scene.word(index) in ("and", "but", "or") and not _joins_names(scene, index):
        return False
    return verb_at(scene, index) is None


def _in_list_of_names(scene: Scene, comma: int, end: int) -> bool:
    """Return whether a comma stands between names of a list: "Brazil, India and Vietnam"."""
    if scene.word(comma) != "," or "and" not in scene.tokens.words[comma:end]:
        return False
    following = comma + 1 + scene.has(comma + 1, "determiners")
    return scene.is_name(comma - 1) and scene.is_name(following)


def _date_between(scene: Scene, end: int, start: int) -> bool:
    """Return whether a date stands right before token `end` or between it and the verb."""
    return any(index in scene.dated for index in range(end - 1, start))


def _joins_names(scene: Scene, index: int) -> bool:
    """Return whether "and" stands between two names or two nouns, not two clauses."""
    after = index + 1
    while scene.has(after, "determiners"):
        after += 1
    before = scene.is_word(index - 1) and verb_at(scene, index - 1) is None
    return before and scene.is_word(after) and not scene.has(after, "pronouns")
