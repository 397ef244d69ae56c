"""Noun phrases as headings: from where a text names a matter to a title in its own words."""

import re
from dataclasses import dataclass

from briefgen.analysis.agenda_words import AgendaWords
from briefgen.analysis.clause_tokens import Clause, is_capital, read_clause
from briefgen.model.article import TextSpan

_MOST = 30
"""Words read of a list of matters."""
_LONG_VERB = 6
"""Letters of a verb form that is known by its ending, at least."""
_YEAR = 4
"""Digits of a year."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title and where its words stand."""

    title: str
    span: TextSpan


def heading_of(text: str, span: TextSpan) -> Heading:
    """Return the words of a span as a heading: on one line, the first letter a capital."""
    title = " ".join(span.of(text).split())
    return Heading(title[:1].upper() + title[1:], span)


def headings_after(
    text: str, span: TextSpan, words: AgendaWords, venues: frozenset[str]
) -> list[Heading]:
    """Return the matters listed from the beginning of a span: "A, B and C, who …"."""
    clause = read_clause(text, span)
    end = _list_end(clause, 0, words, venues)
    return _headings(text, clause, 0, end, words)


def headings_before(
    text: str, span: TextSpan, words: AgendaWords, venues: frozenset[str]
) -> list[Heading]:
    """Return the matters listed at the end of a span: what a predicate is said of."""
    clause = read_clause(text, span)
    first = _clause_start(clause, words)
    if _list_end(clause, first, words, venues, whole=True) < len(clause):
        return []
    inside = clause.lower[first:]
    if _is_gerund(inside, words) or not words.clause["adverbs"].isdisjoint(inside):
        return []
    return _headings(text, clause, first, len(clause), words, joined=True)


def _is_gerund(lower: tuple[str, ...], words: AgendaWords) -> bool:
    """Return whether a phrase tells of doing something: "stepping up the fight"."""
    objects = words.clause["articles"] | words.clause["possessives"] | words.clause["prepositions"]
    ongoing = tuple(words.clause["ongoing_endings"])
    return len(lower) > 1 and lower[0].endswith(ongoing) and lower[1] in objects


def _clause_start(clause: Clause, words: AgendaWords) -> int:
    """Return where the last clause of a span begins."""
    start = 0
    joined = words.clause["questions"] | words.clause["relatives"]
    for at in range(len(clause)):
        if clause.lower[at] in words.clause["clause_starts"] - joined:
            start = at + 1
    if start < len(clause) and clause.lower[start] in words.clause["lead_ins"]:
        commas = [at for at in range(start, len(clause)) if clause.words[at] == ","]
        start = commas[0] + 1 if commas else start
    commas = [at for at in range(start, len(clause)) if clause.words[at] == ","]
    joining = words.clause["conjunctions"]
    if commas and joining.isdisjoint(clause.lower[commas[-1] :]):
        start = commas[-1] + 1  # not a list: something stands before the matter
    return start


def _list_end(
    clause: Clause, first: int, words: AgendaWords, venues: frozenset[str], *, whole: bool = False
) -> int:
    """Return the token behind a list of matters: a verb, a relative clause, an adjunct."""
    stops, joining = words.titles["stop_words"], words.clause["conjunctions"]
    for at in range(first, min(len(clause), first + _MOST)):
        word = clause.lower[at]
        if word in stops or clause.words[at] in '.;:!?()—–"“”«»':
            if word in words.titles["clause_words"] and at == first:
                continue
            return at
        following = clause.lower[at + 1 : at + 2]
        if word[:1].isdigit() and not stops.isdisjoint(following):
            return at  # “15–19 вересня”
        if word in joining and not words.clause["infinitive"].isdisjoint(following):
            return at
        if (
            word in words.clause["adjuncts"]
            and not whole
            and _is_adjunct(clause, at, words, venues)
        ):
            return at
        if word in words.titles["deadlines"] and _is_day(clause, at + 1):
            return at
        if word in words.titles["this"] and not words.titles["times"].isdisjoint(following):
            return at
        if words.clause["capital_nouns"] and at > first and _is_behind_noun(clause, at, words):
            return at
        if at > first and _is_verb(clause, at, words):
            return at - 1 if clause.lower[at - 1] in joining else at
    return min(len(clause), first + _MOST)


def _is_behind_noun(clause: Clause, at: int, words: AgendaWords) -> bool:
    """Return whether a verb follows a noun, in a language that writes nouns with a capital."""
    word, before = clause.words[at], clause.words[at - 1]
    function = ("prepositions", "articles", "conjunctions", "possessives", "determiners")
    joins = any(clause.lower[at] in words.clause[key] for key in function)
    return word.isalpha() and word.islower() and is_capital(before) and not joins


def _is_verb(clause: Clause, at: int, words: AgendaWords) -> bool:
    """Return whether a finite verb, or a participle with its complement, ends the phrase."""
    if not clause.words[at].islower():
        return False
    if clause.lower[at] in words.clause["verbs"]:
        return True
    ongoing = clause.lower[at].endswith(tuple(words.clause["ongoing_endings"]))
    if ongoing and not words.clause["infinitive"].isdisjoint(clause.lower[at + 1 : at + 2]):
        return True  # "a row over taxes | threatening to overshadow the talks"
    endings = tuple(words.clause["verb_endings"])
    if len(clause.lower[at]) >= _LONG_VERB and clause.lower[at].endswith(endings):
        return True
    participle = clause.lower[at].endswith(tuple(words.clause["participle_endings"]))
    following = clause.lower[at + 1 : at + 2]
    after = words.clause["prepositions"] | words.clause["infinitive"] | words.clause["lead_ins"]
    leads_on = not following or following[0] in after
    before = clause.lower[at - 1]
    joined = before in words.clause["conjunctions"]
    return participle and (leads_on or joined) and before not in words.clause["articles"]


def _is_adjunct(clause: Clause, at: int, words: AgendaWords, venues: frozenset[str]) -> bool:
    """Return whether "in Vilnius", "on Monday", "at the summit" begins here."""
    ahead = clause.lower[at + 1 : at + 4]
    if not ahead:
        return True
    if ahead[0] in venues or ahead[0] in words.titles["stop_words"] or ahead[0][:1].isdigit():
        return True
    if ahead[0].rpartition("-")[2] in words.titles["months"]:
        return True  # "in December", "in mid-December"
    meeting = not words.titles["meetings"].isdisjoint(ahead)
    return meeting and clause.lower[at] not in words.clause["dating"]


def _is_day(clause: Clause, at: int) -> bool:
    """Return whether "30 June", "June 30" or "2027" stands here."""
    pair = clause.words[at : at + 2]
    if pair and pair[0].isdigit() and len(pair[0]) == _YEAR:
        return True
    return len(pair) == 2 and any(
        one.isdigit() and is_capital(other) for one, other in (pair, pair[::-1])
    )


def _headings(
    text: str,
    clause: Clause,
    first: int,
    end: int,
    words: AgendaWords,
    *,
    joined: bool = False,
) -> list[Heading]:
    headings = []
    for start, stop in _split(clause, first, end, words, joined=joined):
        heading = _heading(text, clause, start, stop, words)
        if heading is not None:
            headings.append(heading)
    return headings


def _split(
    clause: Clause, first: int, end: int, words: AgendaWords, *, joined: bool
) -> list[tuple[int, int]]:
    """Return the members of a list of noun phrases as token ranges.

    "and" parts two matters in a list with commas, before an article or a word that begins a
    phrase with a preposition of its own; else it stays within one ("peace and security").
    """
    while end > first and clause.words[end - 1] == ",":
        end -= 1
    commas = [at for at in range(first, end) if clause.words[at] == ","]
    joining = words.clause["conjunctions"]
    if commas and joining.isdisjoint(clause.lower[commas[-1] : end]):
        return [(first, commas[0])]  # not a list: something in apposition
    cuts: list[tuple[int, int]] = []
    start = first
    at = first
    while at < end:
        if clause.words[at] == ",":
            cuts.append((start, at))
            start = at + 1
            if start < end and clause.lower[start] in joining:
                start += 1
                at += 1
        elif (
            clause.lower[at] in joining
            and not joined
            and _parts(clause, first, at, end, words, has_commas=bool(commas))
        ):
            cuts.append((start, at))
            start = at + 1
        at += 1
    cuts.append((start, end))
    return [(one, two) for one, two in cuts if one < two]


def _parts(
    clause: Clause, first: int, at: int, end: int, words: AgendaWords, *, has_commas: bool
) -> bool:
    """Return whether an "and" parts two matters."""
    rest = range(at + 1, end)
    if not rest:
        return False
    if has_commas:
        return not any(clause.words[i] == "," for i in rest)
    word = clause.lower[at + 1]
    starters = words.clause["articles"] | words.clause["possessives"] | words.titles["clause_words"]
    left = clause.lower[first:at]
    if not words.clause["enclosing"].isdisjoint(left):
        return False
    if word in starters:
        return True
    if not words.clause["articles"]:
        return len(left) > 1 and len(rest) > 1
    own = any(clause.lower[i] in words.clause["prepositions"] for i in rest[1:4])
    single = len(left) == 1 and len(rest) == 1
    return single or (own and len(left) > 1)


def _heading(text: str, clause: Clause, first: int, end: int, words: AgendaWords) -> Heading | None:
    """Return a heading without article, cut to a headline's length; None if it is no matter."""
    strip = words.titles["strip"] | words.titles["leads"] | words.clause["adverbs"]
    loose = False
    while first < end and clause.lower[first] in strip:
        loose = clause.lower[first] in words.titles["indefinite"]
        first += 1
    if loose and end - first == 1:
        return None  # "a quarrel about a comma": something that happened, no matter to talk about
    nouns = words.titles["matters"]
    if (
        end - first > 2
        and clause.lower[first] in nouns
        and clause.lower[first + 1] in words.titles["of"]
    ):
        first += 2
        while first < end and clause.lower[first] in strip:
            first += 1
    end = _shortened(clause, first, end, words)
    if words.clause["capital_nouns"]:  # then what follows the last noun is no part of the phrase
        while end > first + 1 and not is_capital(clause.words[end - 1]):
            end -= 1
    while end > first and (
        clause.lower[end - 1] in words.clause["prepositions"] | words.clause["coordinators"] | strip
        or not clause.words[end - 1][-1].isalnum()
    ):
        end -= 1
    if first >= end or not _is_matter(clause, first, end, words):
        return None
    span = clause.span(first, end)
    owners = words.titles["dropped_inside"]
    title = " ".join(word for word in span.of(text).split() if word.lower() not in owners)
    return Heading(title[:1].upper() + title[1:], span)


def _shortened(clause: Clause, first: int, end: int, words: AgendaWords) -> int:
    """Return an end that makes a heading of at most the house's length, cut at a preposition."""
    while end - first > words.most_words:
        inside = range(end - 1, first + 1, -1)
        cut = next((at for at in inside if clause.lower[at] in words.clause["prepositions"]), None)
        if cut is None:
            return first + words.most_words
        end = cut
    for at in range(first + 1, end - 1):
        if (
            clause.lower[at] in words.clause["prepositions"]
            and clause.lower[at + 1] in words.clause["possessives"]
            and at - first > 2
        ):
            return at  # "… in its fight": whose would be lost
    return end


def _is_matter(clause: Clause, first: int, end: int, words: AgendaWords) -> bool:
    """Return whether a phrase is something to talk about: no pronoun, occasion or bare name."""
    lower = clause.lower[first:end]
    if all(word[0].isdigit() or word in words.titles["months"] for word in lower):
        return False  # "vote on 27 March"
    head = next(
        (
            at - 1
            for at in range(first + 1, end)
            if clause.lower[at] in words.clause["prepositions"]
        ),
        end - 1,
    )
    noun = clause.lower[head]
    if noun in words.titles["no_heads"] | words.clause["other_pronouns"]:
        return False
    if noun in words.clause["pronouns"] or (noun in words.clause["holders"] and end - first <= 2):
        return False
    if not any(re.search(r"[^\W\d_]{3}", word) for word in lower):
        return False
    if lower[0] in words.clause["prepositions"]:
        return False
    if lower[0] in words.titles["clause_words"]:
        return end - first > 3 and lower[1] in words.titles["infinitive"]
    if lower[0].endswith(tuple(words.clause["ongoing_endings"])) and (
        end - first == 1 or _is_gerund(lower[:2], words)
    ):
        return end - first > 2
    if words.clause["capital_nouns"]:
        return True
    return not all(is_capital(word) for word in clause.words[first:end])
