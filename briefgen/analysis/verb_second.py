"""Who reports in a language whose verb is the second part of the sentence, as in German.

What stands before the verb may be the subject, an object or a circumstance: “Orr nannte …”,
“Den Plan nannte Orr …”, “Am Montag nannte Orr …”.
"""

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrases import PRONOUN, Phrase, Phrases
from briefgen.analysis.subjects import REACH, SubjectFinder
from briefgen.analysis.tokens import QUOTE, Tokens


class VerbSecond:
    """Finds the subjects of reporting verbs by their place and their articles."""

    def __init__(self, tokens: Tokens, phrases: Phrases, subjects: SubjectFinder) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.subjects = subjects
        self.words: QuoteWords = subjects.words

    def subject_of(
        self, i: int, first: int, last: int, earlier: Phrase | None
    ) -> tuple[Phrase | None, bool]:
        """Return the subject of the verb at token `i`, and whether it stands behind the verb.

        Args:
            i: token of the verb.
            first: first token of its sentence.
            last: token behind the sentence.
            earlier: subject of the reporting clause before it in the sentence.
        """
        joined = i > first and bool(self.tokens.classes[i - 1] & Is.CONJUNCTION)
        if joined and earlier is not None:
            return earlier, False  # “Orr sagte, es regne, und fügte hinzu”: one subject for both
        front = self._governing(i, first) or self.subjects.before(i, first)
        if not joined and not self._is_personal(front):
            behind = self.subjects.behind(i, last)
            if self._is_personal(behind):
                return behind, True
        if front is None or self.subjects.is_object(front):
            return None, False
        return front, False

    def needs_comma(self, k: int, i: int, first: int) -> bool:
        """Return whether a comma is missing between the quotation at `k` and its verb at `i`.

        It is not needed behind “…?” and “…!”, inside the marks, or where the sentence opens with
        something else: “Mit dem Satz ‚…‘ verteidigte Orr”.
        """
        if k != i - 1 or self.tokens.words[k] != QUOTE:
            return False
        if self.tokens.tails.get(k, "") in tuple(",?!…"):
            return False
        return k == first or not self.subjects.fronted(i, first)

    def _governing(self, i: int, first: int) -> Phrase | None:
        """Return the subject of a verb that ends its clause: “wie der Sprecher mitteilte,”."""
        tokens = self.tokens
        k = i + 1
        while k < len(tokens.words) and tokens.classes[k] & Is.AUXILIARY:
            k += 1
        if k < len(tokens.words) and tokens.words[k][0].isalnum():
            return None
        start = i
        while start > first and i - start < REACH and tokens.words[start - 1] not in ",;:–—(":
            start -= 1
        if tokens.words[start] == QUOTE or not tokens.classes[start] & Is.SUBORDINATOR:
            return None
        start += 1
        if start < i and tokens.classes[start] & (Is.ADVERB | Is.NEUTER):
            start += 1  # “wie sich Orr ausdrückte”
        phrase = self.phrases.beginning_at(start, i)
        return phrase if phrase is None or not self.subjects.is_object(phrase) else None

    def _is_personal(self, phrase: Phrase | None) -> bool:
        """Return whether a phrase is a person, a body or a pronoun for one."""
        if phrase is None or self.subjects.is_object(phrase):
            return False
        if phrase.kind == PRONOUN:
            return not self.tokens.classes[phrase.head] & Is.NEUTER
        if phrase.name >= 0:
            known = self.phrases.names[phrase.name].kind in ("person", "body")
            return known or not self.tokens.classes[phrase.first] & Is.DETERMINER
        heads = Is.ROLE | Is.BODY | Is.TITLE
        return any(self.tokens.classes[k] & heads for k in range(phrase.first, phrase.last))
