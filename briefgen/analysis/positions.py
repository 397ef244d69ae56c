"""Positions: who wants, refuses or argues what, in the article's own words."""

from collections.abc import Sequence
from itertools import takewhile

from briefgen.analysis.agenda_words import AgendaWords, agenda_words, may_hold_stance
from briefgen.analysis.clause_tokens import MASK, Clause, is_capital, read_clause
from briefgen.analysis.holder_names import Mentions, holder_name, person_before, without_article
from briefgen.analysis.holders import Holder, find_holder
from briefgen.analysis.quotation_marks import find_stretches
from briefgen.analysis.stances import Number, StanceVerb, find_stances, is_auxiliary
from briefgen.analysis.statements import Statements
from briefgen.model.article import TextSpan
from briefgen.model.finding import Person, PositionMention

_WOVEN = 140
"""A quotation that is part of a statement is no longer than this, in code points."""
_TOLD = 6
"""Words of whom somebody tells something, at most."""
_OPENING = '„“"«‘‚'
_QUOTED = 6
"""Stretches in marks of fewer words are the reporter's choice of words and stay in view."""


def find_positions(
    text: str,
    sentences: Sequence[TextSpan],
    people: Sequence[Person],
    language: str,
    datelines: Sequence[TextSpan] = (),
) -> tuple[PositionMention, ...]:
    """Return the positions that a text reports, in text order.

    Each is a subject with a verb of stance ("Hungary opposes …", "officials have argued …"); the
    statement is an unbroken piece of the text from the verb to the end of its clause. What
    stands in quotation marks is a quotation and no reported position. Nothing is found in a
    language without data. The time is linear in the text's length.
    """
    words = agenda_words(language)
    if words is None:
        return ()
    shadow = _masked(text, words)
    written = {one.start: one.end for one in datelines}
    found: list[PositionMention] = []
    mentions = Mentions(people)
    before: TextSpan | None = None
    for sentence in sentences:
        if not sentence.of(text).rstrip("\"'”’»").endswith("?"):
            span = TextSpan(written.get(sentence.start, sentence.start), sentence.end)
            if may_hold_stance(span.of(shadow), words):
                clause = read_clause(shadow, span)
                found.extend(_Reader(text, clause, sentence, before, mentions, found, words).read())
        before = sentence
    return tuple(found)


def _masked(text: str, words: AgendaWords) -> str:
    """Return the text with the longer quotations masked, of the same length.

    One that goes on with the reporter's sentence ("any country which “has not …”") is masked as
    a single word of it, so that the statement is not cut off before it.
    """
    pieces, at = [], 0
    for stretch in find_stretches(text):
        start, end = stretch.outer_start, stretch.outer_end
        if start >= at and len(text[start:end].split()) >= _QUOTED:
            whole = stretch.closed and end - start <= _WOVEN and "\n" not in text[start:end]
            if whole and _goes_on(text[max(0, start - 30) : start], words):
                mask = "x" * (end - start)
            else:
                mask = MASK + " " * (end - start - 1)
            pieces += [text[at:start], mask]
            at = end
    return "".join([*pieces, text[at:]])


def _goes_on(before: str, words: AgendaWords) -> bool:
    """Return whether what stands before a quotation is an unfinished clause, and no report."""
    if not before.endswith((" ", "\u00a0")) or not before.rstrip()[-1:].isalpha():
        return False
    last = before.split()[-1].lower()
    return last not in words.clause["reporting"]


class _Reader:
    """Reads the positions of one sentence."""

    def __init__(
        self,
        text: str,
        clause: Clause,
        sentence: TextSpan,
        before: TextSpan | None,
        people: Mentions,
        found: Sequence[PositionMention],
        words: AgendaWords,
    ) -> None:
        self.text = text
        self.clause = clause
        self.sentence = sentence
        self.before = before
        self.people = people
        self.found = found
        self.words = words
        self.stances = find_stances(clause, words)
        self.groups = {stance.group for stance in self.stances}
        self.statements = Statements(clause, words, self.groups)

    def read(self) -> list[PositionMention]:
        """Return the sentence's positions, from left to right."""
        stances = self.stances + self._reported_refusals()
        positions = []
        told = 0  # a position within a statement is part of what is stated
        holder: Holder | None = None
        for stance in sorted(stances, key=lambda one: one.verb):
            listed = stance.group > 0 and self.clause.words[stance.group - 1] == ","
            holder = find_holder(self.clause, stance, self.words) or (holder if listed else None)
            position = self._position(stance, holder) if holder else None
            if position is not None and stance.verb >= told:
                positions.append(position)
                told = self.statements.end_of(stance)
        return positions

    def _reported_refusals(self) -> list[StanceVerb]:
        """Return "X said it would not …": a modal and a pronoun right after a report."""
        found = []
        clause, sets = self.clause, self.words.clause
        for at in range(2, len(clause) - 2):
            refuses = clause.lower[at + 1] in sets["negations"]
            if clause.lower[at] not in sets["modals"] or not refuses:
                continue
            said = clause.lower[at - 2] in sets["reporting"] | sets["reported"]
            if said and clause.lower[at - 1] in sets["pronouns"]:
                found.append(StanceVerb(at, at, at, at + 2, Number.ANY))
        return [one for one in found if one.group not in self.groups]

    def _position(self, stance: StanceVerb, holder: Holder) -> PositionMention | None:
        end = self.statements.end_of(stance)
        if end <= stance.rest or not any(
            word[0].isalnum() for word in self.clause.words[stance.rest : end]
        ):
            return None
        if self._is_unfinished(end):
            return None
        statement = TextSpan(self.clause.starts[stance.first], self.clause.ends[end - 1])
        named = self._named(holder)
        if named is None:
            return None
        participant, mention = named
        return PositionMention(
            participant=participant,
            mention=mention,
            passage=self.sentence,
            text=" ".join(statement.of(self.text).split()),
            stance_cue=self.clause.span(stance.verb, stance.verb + 1),
        )

    def _is_unfinished(self, end: int) -> bool:
        """Return whether a statement breaks off: "wants the", "warned that sanctions"."""
        sets, lower = self.words.clause, self.clause.lower
        hanging = sets["relatives"] | sets["articles"]
        whole = end >= len(lower) - 1  # "setzt sich … ein."
        return (lower[end - 1] in hanging and not whole) or lower[end - 2] in sets["reported"]

    def _named(self, holder: Holder) -> tuple[str, TextSpan] | None:
        """Return the holder's name and where it stands, None for a pronoun that nothing fills."""
        if not self._opens_quotation(holder) and not holder.pronoun:
            owner = self._owner(holder.first)
            if owner is not None:
                return owner
            if self._is_unnamed(holder):
                return None
            name = holder_name(self.text, self.clause, holder, self.words)
            name = self.people.full_name(self.clause.span(holder.first, holder.last), name)
            if name.split()[-1].lower() in self.words.clause["prepositions"]:
                return None  # "friends of both": nobody in particular
            return name, self.clause.span(holder.first, holder.last)
        if self._opens_quotation(holder):
            return None
        mention = self.clause.span(holder.first, holder.last)
        known = self.people.name_at(mention)
        if known:
            return without_article(known, self.words), mention
        reported = self._reporter(holder.first)
        if reported is not None:
            return reported
        if holder.first == 0 and self.before is not None and self._adjacent():
            return self._from_before(self.clause.lower[0])
        return None

    def _opens_quotation(self, holder: Holder) -> bool:
        """Return whether a mark stands before a holder: then somebody speaks of himself."""
        return self.clause.words[holder.first] in _OPENING

    def _owner(self, at: int) -> tuple[str, TextSpan] | None:
        """Return who said so, for "Orr said that her government will not …"."""
        if self.clause.lower[at] not in self.words.clause["possessives"]:
            return None
        return self._reporter(at)

    def _is_unnamed(self, holder: Holder) -> bool:
        """Return whether a holder is "his country", and nothing says whose."""
        possessive = self.clause.lower[holder.first] in self.words.clause["possessives"]
        return possessive and not any(
            is_capital(word) for word in self.clause.words[holder.first + 1 : holder.last]
        )

    def _reporter(self, at: int) -> tuple[str, TextSpan] | None:
        """Return who said so, for "Hungary says it will not …"."""
        that = at >= 2 and self.clause.lower[at - 1] in self.words.clause["reported"]
        said = at - 2 if that else at - 1
        if that:  # "told the Gazette that"
            least = max(0, said - _TOLD)
            while said > least and self.clause.words[said].isalnum() and not self._says(said):
                said -= 1
        if said < 1 or not self._says(said):
            return None
        group = said
        while group > 0 and is_auxiliary(self.clause.lower[group - 1], self.words):
            group -= 1
        report = StanceVerb(group, said, said, said + 1, Number.ANY)
        holder = find_holder(self.clause, report, self.words)
        return self._named(holder) if holder and not holder.pronoun else None

    def _says(self, at: int) -> bool:
        return self.clause.lower[at] in self.words.clause["reporting"]

    def _adjacent(self) -> bool:
        """Return whether the sentence before stands in the same paragraph."""
        between = self.text[self.before.end : self.sentence.start] if self.before else "\n"
        return "\n" not in between

    def _from_before(self, pronoun: str) -> tuple[str, TextSpan] | None:
        """Return whom a pronoun at the sentence's head stands for, by the sentence before."""
        before = self.before
        if before is None:
            return None
        if pronoun in self.words.clause["personal"]:
            return person_before(self.text, before, self.people, self.words)
        latest = takewhile(lambda one: one.passage >= before, reversed(self.found))
        holders = [one for one in latest if one.passage == before]
        return (holders[0].participant, holders[0].mention) if len(holders) == 1 else None
