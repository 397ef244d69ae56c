"""The verb of the clause that a date stands in, with its auxiliaries."""

from dataclasses import dataclass

from briefgen.analysis.event_phrases import is_noun_place
from briefgen.analysis.event_words import Scene

LONGEST_SUBJECT = 16
"""Tokens; it keeps the work linear."""
LONGEST_ASKED = 10
"""Tokens from "asks" to the "to" of what somebody is asked."""
LONGEST_OPENING = 8
"""Tokens from "with" to the gerund that tells the event."""
SHORTEST_ADVERB = 5
"""Letters of the shortest adverb in -ly that is told by its form."""
REACH = 30
"""Tokens to look to each side of a date."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: "is planning on leaving", "will be asked".

    Attributes:
        start: first token of the group.
        head: the verb that tells the event.
        planned: whether auxiliaries or "to" make it ahead, so that its form may change.
        passive: whether it is a participle after "be".
        negated: whether "not" or "never" stands in it.
        asked: the verb that asks somebody to do it ("urges creditors to suspend"), -1 if none does.
    """

    start: int
    head: int
    planned: bool
    passive: bool = False
    negated: bool = False
    asked: int = -1


def verb_before(scene: Scene, index: int) -> VerbGroup | None:
    """Return the nearest verb group before a token in its clause."""
    position = index - 1
    lowest = max(scene.first, index - REACH)
    while position >= lowest:
        if scene.word(position) in (";", ":", "“", "”", '"', "(", ")"):
            return None
        group = verb_at(scene, position)
        if group is not None:
            return group
        if scene.has(position, "auxiliaries") or _is_wish(scene, position):
            return None  # the clause has a verb that the lists do not know
        position -= 1
    return None


def _is_wish(scene: Scene, index: int) -> bool:
    """Return whether somebody wishes for a thing here: "the Finns want ships"."""
    wishes = scene.has(index, "wishing_verbs") and scene.raw(index).islower()
    return wishes and not scene.has(index + 1, "prepositions") and index + 1 not in scene.dated


def verb_after(scene: Scene, index: int) -> VerbGroup | None:
    """Return the first verb group after a token in its clause."""
    for position in range(index, min(scene.end, index + REACH)):
        if scene.word(position) in (";", ":", "“", "”", '"', "(", ")"):
            return None
        group = _forward_group(scene, position)
        if group is not None:
            return group
    return None


def _forward_group(scene: Scene, position: int) -> VerbGroup | None:
    """Return the group that begins at a token: its head is the last verb of the chain."""
    if not scene.has(position, "auxiliaries", "be_forms", "have_forms"):
        return verb_at(scene, position)
    at = position
    chain = ("auxiliaries", "be_forms", "have_forms", "matrix_verbs")
    while scene.has(at, *chain) or scene.word(at) in ("to", "on") or is_adverb(scene, at):
        if at in scene.dated:
            break
        at += 1
    for head in (at, at - 1):
        group = verb_at(scene, head)
        if group is not None:
            return group
    return None


def verb_at(scene: Scene, head: int) -> VerbGroup | None:
    """Return the verb group whose last verb is at `head`, None if that is no verb."""
    raw = scene.raw(head)
    if not raw.islower() or not raw.isalpha() or head in scene.dated:
        return None
    if scene.has(head, "auxiliaries", "be_forms", "have_forms", "adverbs"):
        return None
    before = _skip_adverbs(scene, head - 1)
    if scene.has(head, "reporting_verbs"):
        planned = scene.has(head, "published_forms") and scene.word(before) == "be"
        return _passive(scene, before, head) if planned else None
    if scene.has(before, "auxiliaries"):
        return _group(scene, before, head, True)
    if scene.word(before) == "to" and _is_base(scene, head):
        return _infinitive(scene, before, head)
    if scene.has(before, "be_forms"):
        if raw.endswith("ing"):
            return _group(scene, _chain_start(scene, before), head, True)
        if raw.endswith("ed") or scene.has(head, "past_forms", "matrix_verbs", "holding_verbs"):
            return _passive(scene, before, head)
        return None
    return _gerund(scene, before, head) if raw.endswith("ing") else _plain(scene, before, head)


def _plain(scene: Scene, before: int, head: int) -> VerbGroup | None:
    """Return a verb without auxiliaries, or with "has"."""
    raw = scene.raw(head)
    if scene.has(before, "have_forms") and not (
        raw.endswith("ed") or scene.has(head, "past_forms")
    ):
        return None
    if scene.has(head, "present_forms") and not is_noun_place(scene, head):
        return VerbGroup(head, head, True)
    if raw.endswith("s") and _is_third_person(scene, before, head):
        return VerbGroup(head, head, True)
    if _is_plural_present(scene, before, head) or _shares_auxiliary(scene, before, head):
        return VerbGroup(head, head, True)
    past = scene.has(head, "past_forms") or (raw.endswith("ed") and len(raw) > 4)
    if past and (before in scene.dated or not is_noun_place(scene, head)):
        start = before if scene.has(before, "have_forms") else head
        return VerbGroup(start, head, False)
    return None


def _is_third_person(scene: Scene, before: int, head: int) -> bool:
    """Return whether a form in -s has its subject before and an object behind.

    The verb is a listed one, or any at all behind somebody who acts: "the committee grills".
    """
    word = scene.word(head)
    if scene.has(before, "agents") and not scene.has(head, "nouns") and head + 1 not in scene.dated:
        return scene.has(head + 1, "determiners", "numerals") or scene.is_name(head + 1)
    forms = (word[:-1], word[:-2], f"{word[:-3]}y" if word.endswith("ies") else "")
    if not any(form in scene.lists["event_verbs"] for form in forms):
        return False
    object_follows = scene.has(head + 1, "determiners") and head + 1 not in scene.dated
    return object_follows and (scene.has(before, "relatives") or scene.is_name(before))


def _is_plural_present(scene: Scene, before: int, head: int) -> bool:
    """Return whether a listed verb has a plural before and an object behind: "all adopt the"."""
    if not scene.has(head, "event_verbs") or head + 1 in scene.dated:
        return False
    plural = scene.word(before).endswith("s") and not scene.has(before, "determiners", "be_forms")
    return plural and before not in scene.dated and scene.has(head + 1, "determiners")


def _shares_auxiliary(scene: Scene, joiner: int, head: int) -> bool:
    """Return whether "will" before "and" has a second verb: "will open and make its first grants".

    An object follows it at once, which no noun behind "and" has.
    """
    if scene.word(joiner) != "and" or not scene.has(head, "verbs"):
        return False
    if not scene.has(head + 1, "determiners", "possessives") or head + 1 in scene.dated:
        return False
    for at in range(joiner - 1, max(scene.first - 1, joiner - LONGEST_SUBJECT), -1):
        if scene.is_sign(at) or scene.has(at, "clause_words", "conjunctions"):
            return False
        if scene.has(at, "auxiliaries"):
            return True
    return False


def _skip_adverbs(scene: Scene, index: int) -> int:
    while is_adverb(scene, index):
        index -= 1
    return index


def is_adverb(scene: Scene, index: int) -> bool:
    """Return whether a word beside a verb says how: one of the lists, or one in -ly."""
    raw = scene.raw(index)
    if not raw.islower() or index in scene.dated:
        return False
    by_form = raw.endswith("ly") and len(raw) > SHORTEST_ADVERB
    return scene.has(index, "adverbs") or (by_form and not scene.has(index, "no_adverbs"))


def _is_base(scene: Scene, index: int) -> bool:
    word = scene.word(index)
    if scene.has(index, "verbs"):
        return True
    return not word.endswith(("s", "ing", "ed", "tion", "ment", "ity", "ers")) and len(word) > 2


def _negated(scene: Scene, start: int, head: int) -> bool:
    words = scene.tokens.words[start:head]
    return any(word in ("not", "never") or word.endswith(("n't", "n’t")) for word in words)


def _group(scene: Scene, start: int, head: int, planned: bool, passive: bool = False) -> VerbGroup:
    return VerbGroup(start, head, planned, passive, _negated(scene, start, head))


def _chain_start(scene: Scene, index: int) -> int:
    """Return the first token of the auxiliaries and matrix verbs that end at `index`."""
    start = index
    while True:
        before = _skip_adverbs(scene, start - 1)
        chained = scene.has(before, "auxiliaries", "be_forms", "have_forms", "matrix_verbs")
        finite = scene.has(start, "auxiliaries", "be_forms", "have_forms")
        noun = finite and scene.has(before, "matrix_verbs") and not scene.has(before, "have_forms")
        if noun or not chained or not scene.raw(before).islower():
            return start
        start = before


def _infinitive(scene: Scene, to: int, head: int) -> VerbGroup | None:
    """Return "is due to visit", "Leaders to meet"; None where a noun governs "to"."""
    before = _skip_adverbs(scene, to - 1)
    if before in scene.dated:
        return _with_time_given(scene, before, head)
    if scene.has(before - 1, "comparing"):
        return None  # "faster than expected to take"
    if scene.has(before, "matrix_verbs", "be_forms", "have_forms", "auxiliaries"):
        return _group(scene, _chain_start(scene, to), head, True)
    asking = _asking(scene, to)
    if asking >= 0:
        return VerbGroup(to, head, True, asked=asking)
    headline = scene.end - scene.first < 14 and scene.word(scene.end - 1) != "."
    return _group(scene, to, head, True) if headline else None


def _asking(scene: Scene, to: int) -> int:
    """Return the verb of "asks creditors to suspend", "call upon all states to sign"; -1 if none.

    Between it and "to" stand the words of those who are asked, and nothing that ends a phrase.
    """
    for at in range(to - 1, max(scene.first - 1, to - LONGEST_ASKED), -1):
        if scene.has(at, "asking_verbs"):
            return at if at < to - 1 else -1
        if scene.is_sign(at) or at in scene.dated or scene.has(at, "clause_words", "be_forms"):
            return -1
    return -1


def _with_time_given(scene: Scene, before: int, head: int) -> VerbGroup | None:
    """Return "have until 30 June to submit" as one group."""
    furthest = before - LONGEST_SUBJECT
    while before > furthest and (before in scene.dated or scene.has(before, "before_dates")):
        before -= 1
    return _group(scene, before, head, True) if scene.has(before, "have_forms") else None


def _gerund(scene: Scene, before: int, head: int) -> VerbGroup | None:
    """Return "planning on leaving"; None for a gerund that stands as a noun."""
    if scene.word(before) in ("on", "for", "to") and scene.has(before - 1, "matrix_verbs"):
        return _group(scene, _chain_start(scene, before - 1), head, True)
    opening = range(before, max(scene.first - 1, head - LONGEST_OPENING), -1)
    for index in opening:
        if scene.word(index) == "with" and index < before:
            return VerbGroup(head, head, True)  # "with the deal expiring on 17 July"
        if scene.is_sign(index) or scene.has(index, "prepositions", "auxiliaries", "be_forms"):
            break
    return None


def _passive(scene: Scene, be: int, head: int) -> VerbGroup:
    start = _chain_start(scene, be)
    chain = range(start, head)
    ahead = any(scene.has(i, "auxiliaries") or scene.word(i) in ("to", "is", "are") for i in chain)
    if scene.word(start - 1) == "to" and scene.has(start - 2, "matrix_verbs", "be_forms"):
        start, ahead = _chain_start(scene, start - 1), True
    return _group(scene, start, head, ahead, True)
