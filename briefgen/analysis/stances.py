"""Verbs of stance in a sentence: where one stands, what belongs to it, and how it counts."""

from dataclasses import dataclass
from enum import Enum

from briefgen.analysis.agenda_words import AgendaWords, Stance
from briefgen.analysis.clause_tokens import Clause

_APART = "…"
"""Before a follower that stands at the end of the clause."""
_PARTICLE_REACH = 25
"""Words between a verb and its particle at most."""


class Number(Enum):
    """Which subjects a verb form takes."""

    ANY = "any"
    PLURAL = "plural"
    SINGULAR = "singular"


@dataclass(frozen=True, slots=True)
class StanceVerb:
    """A verb group of stance; token numbers.

    Attributes:
        group: where auxiliaries, adverbs and verb begin.
        first: where the statement begins: at a modal or negation, else at the verb.
        verb: the verb itself.
        rest: what follows the verb and the words that it asks for.
        number: which subjects it takes.
    """

    group: int
    first: int
    verb: int
    rest: int
    number: Number


def find_stances(clause: Clause, words: AgendaWords) -> list[StanceVerb]:
    """Return the verb groups of stance of a sentence, from left to right."""
    found: list[StanceVerb] = []
    for at in range(len(clause)):
        if found and at < found[-1].rest:
            continue
        stance = _phrase(clause, at, words) or _copular(clause, at, words)
        stance = stance or _verb(clause, at, words)
        if stance is not None:
            found.append(stance)
    return found


def _phrase(clause: Clause, at: int, words: AgendaWords) -> StanceVerb | None:
    for phrase in words.phrases.get(clause.lower[at], ()):
        if clause.follows(at, phrase):
            end = at + len(phrase)
            return StanceVerb(_group(clause, at, words), at, at, end, Number.ANY)
    return None


def _copular(clause: Clause, at: int, words: AgendaWords) -> StanceVerb | None:
    """Return a stance such as "is opposed to", "remain firmly committed to"."""
    if clause.lower[at] not in words.clause["copulas"]:
        return None
    end = at + 1
    while end < len(clause) and (
        _is_adverb(clause, end, words) or clause.lower[end] in words.clause["modals"]
    ):
        end += 1
    for complement in words.complements:
        if clause.follows(end, complement):
            group = _group(clause, at, words)
            if not words.clause["infinitive"].isdisjoint(clause.lower[group:at]):
                return None
            plural = clause.lower[at] in words.clause["plural_forms"] and group == at
            number = Number.PLURAL if plural else Number.ANY
            first = _statement_start(clause, group, at, words)
            if clause.lower[at] in words.clause["participles"]:
                first = min(first, group)
            return StanceVerb(group, first, at, end + len(complement), number)
    return None


def _verb(clause: Clause, at: int, words: AgendaWords) -> StanceVerb | None:
    word = clause.lower[at]
    stance = words.stances.get(word)
    if stance is None or clause.words[at][:1].isupper():
        return None
    rest = at + 1
    while rest < len(clause) and _is_adverb(clause, rest, words):
        rest += 1
    follower = next((one for one in stance.followers if _at(clause, rest, one)), "")
    if stance.followers and not follower and not _has_particle(clause, rest, stance):
        return None
    rest = rest + len(follower.split()) if follower else at + 1
    if any(_at(clause, at + 1, one) for one in stance.not_followers):
        return None
    if not words.clause["agents"].isdisjoint(clause.lower[at + 1 : at + 2]):
        return None
    group = _group(clause, at, words)
    auxiliaries = set(clause.lower[group:at]) & words.clause["auxiliaries"]
    passive = bool(auxiliaries & words.clause["passive"])
    ongoing = word.endswith(tuple(words.clause["ongoing_endings"]))
    if ongoing != passive or words.clause["infinitive"] & auxiliaries:
        return None
    number = Number.ANY
    if not auxiliaries:
        number = _number(word, stance.base)
    first = _statement_start(clause, group, at, words)
    return StanceVerb(group, first, at, rest, number)


def _has_particle(clause: Clause, rest: int, stance: Stance) -> bool:
    """Return whether a separable verb's particle ends the clause: "schlägt … vor"."""
    particles = {one.removeprefix(_APART) for one in stance.followers if one.startswith(_APART)}
    if not particles:
        return False
    for at in range(rest, min(rest + _PARTICLE_REACH, len(clause))):
        last = at + 1 == len(clause) or clause.words[at + 1] in ",.;:!–—"
        if clause.lower[at] in particles and last:
            return True
    return False


def _number(word: str, base: str) -> Number:
    if word == base:
        return Number.PLURAL
    ends = (base + "s", base + "es", base[:-1] + "ies")
    return Number.SINGULAR if word in ends else Number.ANY


def _at(clause: Clause, at: int, phrase: str) -> bool:
    return clause.follows(at, tuple(phrase.split()))


def _group(clause: Clause, at: int, words: AgendaWords) -> int:
    """Return where the auxiliaries and adverbs before a verb begin."""
    group = at
    while group > 0 and (
        is_auxiliary(clause.lower[group - 1], words) or _is_adverb(clause, group - 1, words)
    ):
        group -= 1
    return group


def _statement_start(clause: Clause, group: int, verb: int, words: AgendaWords) -> int:
    """Return where the statement begins: negations, modals and manner belong to it."""
    for at in range(group, verb):
        if clause.lower[at] in words.clause["modals"] or _is_negated(clause.lower[at], words):
            return at
    first = verb
    while first > group and clause.lower[first - 1] in words.clause["clitics"]:
        first -= 1
    while first > group and clause.lower[first - 1].endswith(tuple(words.clause["adverb_endings"])):
        first -= 1
    return first


def is_auxiliary(word: str, words: AgendaWords) -> bool:
    """Return whether a lower-case word is an auxiliary verb, negated or not."""
    return word in words.clause["auxiliaries"] or _is_negated(word, words)


def _is_negated(word: str, words: AgendaWords) -> bool:
    return word.endswith(tuple(words.clause["negation_endings"]))


def _is_adverb(clause: Clause, at: int, words: AgendaWords) -> bool:
    word = clause.lower[at]
    if word in words.clause["adverbs"]:
        return True
    manner = len(word) > 4 and word.endswith(tuple(words.clause["adverb_endings"]))
    return manner and word not in words.clause["not_adverbs"] and clause.words[at].islower()
