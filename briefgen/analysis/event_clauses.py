"""The clause that a date stands in: its verb, its subject, what follows the verb."""

from dataclasses import dataclass

from briefgen.analysis.event_phrases import is_noun_place
from briefgen.analysis.event_words import Scene

LONGEST_SUBJECT = 16
"""Tokens; it keeps the work linear."""
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
    """

    start: int
    head: int
    planned: bool
    passive: bool = False
    negated: bool = False


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
        if scene.has(position, "auxiliaries"):
            return None  # the clause has a verb that the lists do not know
        position -= 1
    return None


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
    if scene.has(head, "auxiliaries", "be_forms", "have_forms", "reporting_verbs", "adverbs"):
        return None
    before = _skip_adverbs(scene, head - 1)
    if scene.has(before, "auxiliaries"):
        return _group(scene, before, head, True)
    if scene.word(before) == "to" and _is_base(scene, head):
        return _infinitive(scene, before, head)
    if scene.has(before, "be_forms"):
        if raw.endswith("ing"):
            return _group(scene, before, head, True)
        if raw.endswith("ed") or scene.has(head, "past_forms", "matrix_verbs", "holding_verbs"):
            return _passive(scene, before, head)
        return None
    if raw.endswith("ing"):
        return _gerund(scene, before, head)
    if scene.has(before, "have_forms") and not (
        raw.endswith("ed") or scene.has(head, "past_forms")
    ):
        return None
    if scene.has(head, "present_forms") and not is_noun_place(scene, head):
        return VerbGroup(head, head, True)
    past = scene.has(head, "past_forms") or (raw.endswith("ed") and len(raw) > 4)
    if past and (before in scene.dated or not is_noun_place(scene, head)):
        start = before if scene.has(before, "have_forms") else head
        return VerbGroup(start, head, False)
    return None


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
    headline = scene.end - scene.first < 14 and scene.word(scene.end - 1) != "."
    return _group(scene, to, head, True) if headline else None


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


def subject_of(scene: Scene, group: VerbGroup) -> tuple[int, int] | None:
    """Return the tokens of a verb group's subject, None where it is not written near."""
    end = _subject_end(scene, group)
    start = end
    while start > scene.first and end - start < LONGEST_SUBJECT:
        if not _belongs_to_subject(scene, start - 1, end):
            break
        start -= 1
    reduced = _before_participle(scene, start, end)
    if reduced is not None:
        return reduced
    start = _own_start(scene, start, end, group)
    if any(scene.has(at, "relatives") for at in range(end, group.start)):
        start = _antecedent_start(scene, start, end)
    return (start, end) if end > start else None


def _antecedent_start(scene: Scene, start: int, end: int) -> int:
    """Return where the noun phrase begins that "which" stands for: its last event or name.

    "Preparations for the summit, which opens": the summit; "a win in Texas, which votes": Texas.
    """
    leads = [at for at in range(start + 1, end) if scene.has(at, "prepositions")]
    if not leads or scene.word(leads[-1]) == "of":
        return start
    own = leads[-1] + 1
    while scene.has(own, "determiners"):
        own += 1
    if (
        own < end
        and scene.has(end - 1, "strong_nouns")
        and not scene.has(leads[0] - 1, "strong_nouns")
    ):
        return own
    named = own < end and all(scene.is_name(at) for at in range(own, end))
    return own if named and not scene.has(leads[0] - 1, "nouns") else start


def _own_start(scene: Scene, start: int, end: int, group: VerbGroup) -> int:
    """Return where the subject begins among the words before its verb.

    What is led in by an article anew ("cosponsor the talks"), by a pronoun ("the robots you")
    or by the "with" of a gerund is a phrase of its own.
    """
    if group.start == group.head and scene.raw(group.head).endswith("ing"):
        leads = [at for at in range(start, end) if scene.word(at) == "with"]
        start = leads[-1] + 1 if leads else start
    governed = verb_at(scene, start - 1) is not None
    for at in range(end - 1, start, -1):
        if scene.has(at, "subject_pronouns"):
            return at
        if scene.word(at) == "to" and scene.has(at + 1, "verbs"):
            return end
        if not scene.has(at, "determiners") or scene.has(at - 1, "determiners", "prepositions"):
            continue
        if governed or not scene.has(at - 1, "conjunctions"):
            return at
    return start


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
    if index in scene.dated or scene.is_sign(index):
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
    return scene.is_name(comma - 1) and scene.is_name(comma + 1)


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
