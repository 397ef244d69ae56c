"""How much each mention of a sentence weighs: by its place, its clause and who is asked."""

from briefgen.analysis.clauses import ClauseFinder
from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.people import People
from briefgen.analysis.phrase import Phrase
from briefgen.analysis.reporting_clause import Clause
from briefgen.analysis.tokens import Tokens

REPORTING, SUBJECT, OTHER, OBLIQUE, OWNER = 2.4, 2.0, 1.0, 0.7, 0.8
"""Weight of a mention by its place in the sentence."""
OWNING = 1.8
"""Weight of whose act or thing a sentence begins with: “The premier’s reply was late”."""
RELATIVE, TOLD = 1.2, 1.6
"""Weight of whom a relative clause tells of: “Orr met Lee, who wanted to know”, “who said”."""
EMBEDDED = 0.7
"""What is left of a subject's weight in a clause that hangs on another."""
FOREGROUND = 1.2
"""What a subject gains that enters the story: “Orr was speaking when Lee rose”."""
ASKED = 3.2
"""Weight of who is asked something: the answer comes next."""
_NO_QUESTION = ("’s", "'s", "’", "'", "to", "for", "not")
"""Behind the object these show that “Orr asked Lee …” is a wish."""


class Prominence:
    """Weighs the mentions of one article's sentences."""

    def __init__(
        self, tokens: Tokens, people: People, finder: ClauseFinder, words: QuoteWords
    ) -> None:
        self.tokens = tokens
        self.people = people
        self.finder = finder
        self.words = words

    def of_subjects(
        self, first: int, reporting: dict[int, Clause], subjects: dict[int, Phrase]
    ) -> dict[int, float]:
        """Return the weight of each subject of a sentence, by its head token."""
        weights: dict[int, float] = {}
        for head, phrase in subjects.items():
            weight = SUBJECT * EMBEDDED if self.is_embedded(phrase, first) else SUBJECT
            if phrase.first > first and (
                self.tokens.lower[phrase.first - 1] in self.words.foreground
            ):
                weight *= FOREGROUND if self._is_going_on(first, phrase.first - 1) else 1.0
            weights[self._head(phrase)] = weights[head] = weight
        for head, clause in reporting.items():
            phrase = clause.subject
            between = range(phrase.last, clause.cue)
            relative = any(self.tokens.classes[k] & Is.RELATIVE for k in between)
            told = TOLD if clause.plain else RELATIVE
            weight = told if relative else REPORTING
            if self.is_embedded(phrase, first):
                weight *= EMBEDDED
            weights[self._head(phrase)] = weights[head] = max(weight, weights.get(head, 0.0))
        return weights

    def _head(self, phrase: Phrase) -> int:
        """Return the last token of the name that a phrase is, else its head."""
        return self.people.names[phrase.name].last - 1 if phrase.name >= 0 else phrase.head

    def is_embedded(self, phrase: Phrase, first: int) -> bool:
        """Return whether “that”, “while” and the like bring in the clause of a subject."""
        start = phrase.first
        while start - 2 > first and self.tokens.words[start - 1] in ("’s", "'s"):
            start -= 2
        if start <= first:
            return False
        before = self.tokens.classes[start - 1]
        if self.tokens.lower[start - 1] in self.words.foreground:
            return not self._is_going_on(first, start - 1)  # “Orr was speaking when Lee rose”
        subordinate = before & Is.SUBORDINATOR and not before & (Is.CONJUNCTION | Is.LEAD_IN)
        return bool(subordinate or before & Is.RELATIVE)

    def _is_going_on(self, first: int, end: int) -> bool:
        """Return whether something is going on before token `end`: “was winding up”."""
        tokens = self.tokens
        return any(
            tokens.lower[k].endswith("ing") and tokens.classes[k - 1] & Is.PASSIVE
            for k in range(first + 1, end)
        )

    def note_asked(self, clauses: list[Clause], weights: dict[int, float]) -> None:
        """Give whom “Orr asked Lee whether” asks the floor."""
        tokens = self.tokens
        for clause in clauses:
            if clause.form != "sv" or tokens.lower[clause.cue] not in self.words.asking:
                continue
            name = self.finder.phrases.beginning.get(clause.cue_last, -1)
            behind = self.people.names[name].last if name >= 0 else len(tokens.words)
            if behind < len(tokens.words) and tokens.lower[behind] not in _NO_QUESTION:
                weights[self.people.names[name].last - 1] = ASKED
                weights[self._head(clause.subject)] = SUBJECT

    def of_name(self, number: int, first: int) -> float:
        """Return the weight of a name that is no subject."""
        tokens, name = self.tokens, self.people.names[number]
        if name.last < len(tokens.words) and tokens.words[name.last] in ("’s", "'s", "’", "'"):
            return OWNER
        if name.np_first > first and tokens.classes[name.np_first - 1] & Is.PREPOSITION:
            return OBLIQUE
        return OTHER
