"""Short names for those who take positions, in the article's own words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefgen.analysis.agenda_words import AgendaWords
from briefgen.analysis.clause_tokens import Clause, is_capital
from briefgen.analysis.holders import Holder
from briefgen.model.article import TextSpan
from briefgen.model.finding import Person

_LONG = 8
"""Words of a name at most; what follows from a preposition on is left out of longer ones."""


class Mentions:
    """Where an article names its people: found by place, so that the work stays linear."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._names: dict[TextSpan, str] = {}
        persons = []
        for person in people:
            for mention in person.mentions:
                self._names.setdefault(mention, person.name)
                if person.kind == "person":
                    persons.append((mention, person.name))
        self._persons = sorted(persons)

    def name_at(self, mention: TextSpan) -> str:
        """Return the name of the person or body mentioned there, "" if none is."""
        return self._names.get(mention, "")

    def full_name(self, subject: TextSpan, name: str) -> str:
        """Return the full name of a person whom a subject calls by the surname alone."""
        known = self._names.get(subject, "")
        return known if known.endswith(f" {name}") else name

    def within(self, sentence: TextSpan) -> Iterator[tuple[str, TextSpan]]:
        """Yield the names of the persons whom a sentence mentions, with the mentions."""
        first = bisect_left(self._persons, (TextSpan(sentence.start, sentence.start), ""))
        for at in range(first, len(self._persons)):
            mention, name = self._persons[at]
            if mention.start >= sentence.end:
                return
            if sentence.covers(mention):
                yield name, mention


def without_article(name: str, words: AgendaWords) -> str:
    """Return a name without the article before it: "La Mauritanie" is "Mauritanie"."""
    article, blank, rest = name.partition(" ")
    return rest if blank and article.lower() in words.clause["articles"] else name


def holder_name(text: str, clause: Clause, holder: Holder, words: AgendaWords) -> str:
    """Return the name of a subject without article and quantifier.

    "Some allies, particularly those in the east who …" is "Allies in the east"; a name in
    apposition stays: "Dutch prime minister, Pieter van Dalen".
    """
    first = holder.first
    while (
        first < holder.last - 1
        and clause.lower[first] in words.clause["determiners"] | words.clause["adverbs"]
    ):
        first += 1
    last = _before_adjunct(clause, first, holder.last, words)
    if last - first > _LONG:
        last = _first_preposition(clause, first, last, words)
    name = clause.span(first, last).of(text)
    if holder.inserted is not None:
        name += _insertion(text, clause, holder.inserted, words)
    name = " ".join(name.split())
    return name[:1].upper() + name[1:]


def _before_adjunct(clause: Clause, first: int, last: int, words: AgendaWords) -> int:
    """Return where a bracket or "on Monday" begins, which are no part of a name."""
    for at in range(first + 1, last):
        day = clause.lower[at + 1] in words.titles["stop_words"] if at + 1 < last else False
        if clause.words[at] == "(" or (clause.lower[at] in words.clause["prepositions"] and day):
            return at
    return last


def _first_preposition(clause: Clause, first: int, last: int, words: AgendaWords) -> int:
    inside = range(first + 1, last)
    return next((at for at in inside if clause.lower[at] in words.clause["prepositions"]), last)


def _insertion(text: str, clause: Clause, inserted: tuple[int, int], words: AgendaWords) -> str:
    """Return what of an insertion belongs to the name: a place ("those in …") or a name."""
    first, last = inserted
    if clause.lower[first] in words.clause["insertions"]:
        while first < last and clause.lower[first] not in words.clause["prepositions"]:
            first += 1
        end = first
        while (
            end < last
            and clause.lower[end] not in words.clause["relatives"]
            and clause.words[end] != ","
        ):
            end += 1
        if first < end:
            return " " + clause.span(first, end).of(text)
        named = any(is_capital(clause.words[at]) for at in range(inserted[0], last))
        short = last - inserted[0] <= _LONG
        return ", " + clause.span(inserted[0], last).of(text) if named and short else ""
    is_name = last - first <= 4 and all(
        is_capital(clause.words[at]) or len(clause.words[at]) <= 3 for at in range(first, last)
    )
    if is_name and is_capital(clause.words[first]):
        return ", " + clause.span(first, last).of(text)
    return ""


def person_before(
    text: str, sentence: TextSpan, people: Mentions, words: AgendaWords
) -> tuple[str, TextSpan] | None:
    """Return the one person that a sentence names, None where it names none or several.

    Who a pronoun at the head of the next sentence stands for.
    """
    named: dict[str, TextSpan] = {}
    for name, mention in people.within(sentence):
        named.setdefault(name, mention)
    if not named:
        named = _capitalised(text, sentence, words)
    if len(named) != 1:
        return None
    name, mention = next(iter(named.items()))
    return without_article(name, words), mention


def _capitalised(text: str, sentence: TextSpan, words: AgendaWords) -> dict[str, TextSpan]:
    """Return runs of two or more capitalised words, none of them a noun of office."""
    found: dict[str, TextSpan] = {}
    for match in re.finditer(r"[^\W\d_]\w+(?: [^\W\d_]\w+)+", sentence.of(text)):
        run: list[tuple[int, str]] = []
        for word in re.finditer(r"\w+", match[0]):
            if is_capital(word[0]) and word[0].lower() not in words.clause["holders"]:
                run.append((word.start(), word[0]))
                continue
            _keep(found, run, sentence.start + match.start())
            run = []
        _keep(found, run, sentence.start + match.start())
    return found


def _keep(found: dict[str, TextSpan], run: list[tuple[int, str]], offset: int) -> None:
    if len(run) >= 2:
        start = offset + run[0][0]
        end = offset + run[-1][0] + len(run[-1][1])
        found.setdefault(" ".join(word for _, word in run), TextSpan(start, end))
