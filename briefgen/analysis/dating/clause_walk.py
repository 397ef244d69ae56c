"""Where a date stands in its sentence: what leads, what is an aside, what is in its clause.

There is no parser; commas, joining words and verbs show the clauses. All words are data
([tense] in the language's file).
"""

from collections.abc import Iterator, Sequence

from briefgen.analysis.dating.verbs import VerbReader

CLAUSE_SIGNS = (";", ":", "—", "–", "•", "*")
"""Signs behind which a clause or an entry of a list begins."""
LEADING_REACH = 6
"""Tokens from "and on Friday" to the verb of the clause that it opens."""
BACKGROUND_REACH = 8
"""Tokens before a date in which "before the vote on" may stand."""
QUOTED_REACH = 7
"""Tokens of the longest quotation that is part of a clause."""
_CLOSING = {"”": "“", "»": "«", '"': '"“'}
REACH = 28
"""How many tokens to look to each side; it keeps the work linear."""


class ClauseWalker(VerbReader):
    """Walks the clauses round a date."""

    def leads(self, first: int) -> bool:
        """Return whether a date leads in its sentence or clause: "On Monday they ..."."""
        sentence, at = self._tokens.sentences[first], first - 1
        while self._same(at, sentence) and self._is(at, "date_prepositions"):
            at -= 1
        if not self._same(at, sentence) or self._words[at] in CLAUSE_SIGNS:
            return True
        joined = self._words[at] == "," or self._is(at, "clause_joiners")
        return joined and at < first - 1

    def in_commas(self, first: int, end: int) -> bool:
        """Return whether a date ends an aside: "The pact, signed in March 2020, lapses"."""
        sentence = self._tokens.sentences[first]
        if not self._same(end, sentence) or self._words[end] != ",":
            return False
        near = range(first - 1, max(-1, first - REACH), -1)
        return any(self._words[at] == "," for at in near if self._same(at, sentence))

    def in_background(self, first: int) -> bool:
        """Return whether a date only says when something else is: "before the vote on 5 May".

        So it is with what a condition tells of: "if nobody wins, they vote again on 3 June".
        """
        sentence, told = self._tokens.sentences[first], False
        for at in range(first - 1, max(-1, first - REACH), -1):
            if not self._same(at, sentence):
                return False
            near = first - at <= BACKGROUND_REACH and not told
            if self._is(at, "conditions") or (near and self._is(at, "background_words")):
                return True
            told = told or bool(self._verb(at, sentence).strength)
        return False

    def _opens_clause(self, first: int, verb: int, sentence: int) -> bool:
        """Return whether a date leads in a clause: ", and on Wednesday they go to Riga".

        Without the comma the verb must be near, and in the same clause.
        """
        at = first - 1
        while self._same(at, sentence) and self._is(at, "date_prepositions"):
            at -= 1
        joined = self._same(at, sentence) and self._is(at, "clause_joiners")
        if not joined or at >= first - 1:
            return False
        near = verb - first <= LEADING_REACH and "," not in self._words[first:verb]
        return self._words[at - 1] == "," or near

    def verb_between(self, first: int, end: int) -> bool:
        """Return whether a finite "is", "was" or "will" stands among tokens."""
        names = ("present_be", "past_be", "future_auxiliaries", "reported_future", "wishes")
        return any(
            self._is_future_form(index) or any(self._is(index, name) for name in names)
            for index in range(first, end)
        )

    def tells_of_before(self, words: Sequence[str]) -> bool:
        """Return whether words go back behind what was told: "they'd agreed", "had met"."""
        had = self._list("past_perfect") | self._list("contracted_would")
        return not had.isdisjoint(words)

    def _clause_has(self, first: int, sentence: int, name: str) -> bool:
        near = range(max(0, first - REACH // 2), min(len(self._words), first + REACH // 2))
        return any(self._is(index, name) for index in near if self._same(index, sentence))

    def _resumes(self, index: int, sentence: int) -> bool:
        """Return whether the main clause goes on here: "..., opposes", "..., will meet"."""
        if not self._same(index, sentence):
            return False
        raw = self._tokens.raw(index)
        return bool(self._verb(index, sentence).strength) or (raw.islower() and raw.endswith("s"))

    def _leftward(self, first: int, sentence: int) -> Iterator[int]:
        """Yield the tokens before the date in its clause; relative clauses are left out."""
        index = first - 1
        stop = max(-1, first - REACH)
        while index > stop and self._same(index, sentence):
            if self._words[index] in _CLOSING:
                opened = self._quoted_name(index, sentence)
                if opened is not None:
                    index = opened - 1
                    continue
            if self._is(index, "hard_breaks") or self._is(index, "clause_words"):
                return
            if self._words[index] == ",":
                opening = self._relative_clause(index, sentence)
                if opening is not None:
                    index = opening - 1
                    continue
            yield index
            index -= 1

    def _quoted_name(self, closing: int, sentence: int) -> int | None:
        """Return the mark that opens a few quoted words: "announce a “new era” on Friday"."""
        opening = _CLOSING[self._words[closing]]
        for index in range(closing - 1, max(-1, closing - QUOTED_REACH), -1):
            if not self._same(index, sentence) or self._words[index] == ",":
                return None
            if self._words[index] in opening:
                return index
        return None

    def _relative_clause(self, comma: int, sentence: int) -> int | None:
        """Return the comma that opens the relative clause which `comma` closes, if any."""
        for index in range(comma - 1, max(-1, comma - 16), -1):
            if not self._same(index, sentence):
                return None
            if self._words[index] == ",":
                related = self._is(index + 1, "clause_words")
                return index if related and self._resumes(comma + 1, sentence) else None
        return None
