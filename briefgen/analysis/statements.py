"""Where a statement ends: at the end of its clause, before a tag or another statement."""

from collections.abc import Collection

from briefgen.analysis.agenda_words import AgendaWords
from briefgen.analysis.clause_tokens import MASK, Clause, is_capital
from briefgen.analysis.holders import is_report
from briefgen.analysis.stances import StanceVerb

_LONG = 180
"""A statement longer than this is cut where a clause may be left out, in code points."""
_REACH = 80
"""Tokens of a statement at most; it keeps the work linear."""
_TAG, _LONG_TAG = 6, 16
"""Words in which "the minister said" ends, and "the minister of …, Ann Orr, said"."""
_SUBJECT = 7
"""Words of the subject of a statement behind a comma, at most."""


class Statements:
    """The statements of one sentence, by its verbs of stance."""

    def __init__(self, clause: Clause, words: AgendaWords, groups: Collection[int]) -> None:
        """Read a sentence's statements.

        Args:
            clause: the sentence.
            words: data of its language.
            groups: tokens at which the groups of its verbs of stance begin.
        """
        self.clause = clause
        self.words = words
        self.groups = groups

    def end_of(self, stance: StanceVerb) -> int:
        """Return the token behind the statement: where its clause ends."""
        clause = self.clause
        end = stance.rest
        while end < min(len(clause), stance.rest + _REACH):
            word = clause.words[end]
            if word in ";—–" or word == MASK or (word in ".!?…" and end == len(clause) - 1):
                break
            if word in ",:" and self._ends_at(end + 1, stance):
                break
            inside = (
                end == stance.rest and clause.lower[end] in self.words.clause["inner_contrasts"]
            )
            if not inside and self._turns_at(end):
                break
            end += 1
        while end > stance.rest and clause.words[end - 1] in ",:(“\"'‘":
            if clause.words[end - 1] == '"' and clause.words[stance.rest : end].count('"') % 2 == 0:
                break  # it closes what stands in marks
            end -= 1
        return end

    def _ends_at(self, at: int, stance: StanceVerb) -> bool:
        """Return whether what begins behind a comma is no part of the statement."""
        clause, sets = self.clause, self.words.clause
        if at >= len(clause):
            return True
        word = clause.lower[at]
        if word in sets["goes_on"]:
            return False
        if word in sets["relatives"]:
            return clause.starts[-1] - clause.starts[stance.first] > _LONG
        if word in sets["conjunctions"]:
            return self._has_subject(at + 1)
        ongoing = word.endswith(tuple(sets["ongoing_endings"])) and clause.words[at].islower()
        if word in sets["ends"] or ongoing:
            return True
        return self._is_tag(at) or self._states_anew(at)

    def _states_anew(self, at: int) -> bool:
        """Return whether a comma parts two statements: "wants …, Spain and Italy want …"."""
        if at in self.groups:
            return True
        sets = self.words.clause
        named = sets["determiners"] | sets["coordinators"] | sets["clitics"] | sets["holders"]
        for behind in range(at, min(at + _SUBJECT, len(self.clause))):
            if behind in self.groups:
                return True
            capital = is_capital(self.clause.words[behind])
            if not capital and self.clause.lower[behind] not in named:
                return False
        return False

    def _turns_at(self, at: int) -> bool:
        """Return whether another statement begins at "but", "while" or "and said"."""
        word, after = self.clause.lower[at], self.clause.lower[at + 1 : at + 2]
        if not after:
            return False
        sets = self.words.clause
        subjects = sets["pronouns"] | sets["other_pronouns"]
        if word in sets["conjunctions"] and after[0] in subjects - sets["relatives"]:
            verb = "".join(self.clause.lower[at + 2 : at + 3])
            known = sets["auxiliaries"] | sets["verbs"] | set(self.words.stances)
            return verb in known or verb.endswith(tuple(sets["participle_endings"]))
        if word in sets["conjunctions"]:
            return at + 1 in self.groups or is_report(self.clause, at + 1, self.words)
        if word in sets["contrasts"]:
            return after[0] not in sets["goes_on"]
        return word in sets["parallels"] and self._has_subject(at + 1)

    def _has_subject(self, at: int) -> bool:
        """Return whether a clause of its own begins here: a subject and a verb, soon."""
        ahead = range(at + 1, min(at + 6, len(self.clause)))
        sets = self.words.clause
        verbs = sets["verbs"] | sets["reporting"] | set(self.words.stances)
        return any(self.clause.lower[i] in verbs for i in ahead)

    def _is_tag(self, at: int) -> bool:
        """Return whether "diplomats said" or "the minister said on Monday" begins here."""
        reporting = self.words.clause["reporting"]
        if any(word in reporting for word in self.clause.lower[at + 1 : at + _TAG]):
            return True
        last = range(max(at + 1, len(self.clause) - _TAG), min(len(self.clause), at + _LONG_TAG))
        return any(self.clause.lower[i] in reporting for i in last)
