"""Which word is a verb form at all: helpers, contractions, participles, what follows it.

All words are data ([tense] in the language's file).
"""

from briefgen.analysis.dating.verb_subjects import SubjectReader
from briefgen.analysis.dating.verb_words import APOSTROPHES

_HYPHENS = ("-", "‑", "–")
_OPENING_QUOTES = ("“", "‘", '"', "'", "«")
OBJECT_REACH = 7
"""Tokens from "invited" to the "to" behind whom it invites."""
PERFECT_REACH = 14
"""Tokens from “sind” to its participle."""
LAST_DAY = 31
"""A number up to it before a verb may be the day of a date."""


class FormReader(SubjectReader):
    """Tells verb forms of one text from nouns and adjectives."""

    def _forms_perfect(self, index: int, sentence: int) -> bool:
        """Return whether "is" makes a perfect: “sind am Montag eingetroffen”, “est arrivé”."""
        if not self._is(index, "present_be") or "be_participles" not in self._lists:
            return False
        near = range(index + 1, min(index + PERFECT_REACH, len(self._words)))
        return any(self._is(at, "be_participles") for at in near if self._same(at, sentence))

    def _not_past_surely(self, index: int, sentence: int) -> int:
        """Return how surely "is", or a word by its ending alone, tells what is not past; 0 if not.

        3 for an ending of the future (“-rà”), 1 for one of the present, which in some languages
        is that of the future too (“-ться”).
        """
        if self._is(index, "present_be") or self._is_contracted_be(index, sentence):
            return 1
        if self._is_future_form(index):
            return 3
        if self._is_unlisted_present(index, sentence):
            return 2
        return int(bool(self._present_suffixes) and self._ends(index, self._present_suffixes))

    def _is_contracted_be(self, index: int, sentence: int) -> bool:
        """Return whether "'s" is "is", as in "it's due", not "has": "it's been"."""
        if index < 2 or not self._is(index, "contracted_be"):
            return False
        whose = self._words[index - 1] in APOSTROPHES
        if not whose or not self._is(index - 2, "contracted_subjects"):
            return False
        names = ("participles", "past_verbs", "past_be")
        after = self._same(index + 1, sentence)
        return not (after and any(self._is(index + 1, name) for name in names))

    def _is_future_form(self, index: int) -> bool:
        """Return whether a word's form alone makes it a future: “visiterà”, “سيزور”."""
        if self._future_prefixes and self._words[index].startswith(self._future_prefixes):
            return self._words[index] not in self._not_present
        return bool(self._future_suffixes) and self._ends(index, self._future_suffixes)

    def _is_would(self, index: int, sentence: int) -> bool:
        """Return whether "'d" is "would", as in "he'd raise it", not "had": "he'd raised it"."""
        if not self._is(index, "contracted_would"):
            return False
        after = index + 1
        while self._same(after, sentence) and self._is(after, "adverbs"):
            after += 1
        if not self._same(after, sentence) or not self._same(index - 1, sentence):
            return False
        past = self._is(after, "past_verbs") or self._is(after, "participles")
        past = past or self._is(after, "not_would") or self._only_looks_past(after)
        return self._words[index - 1] in APOSTROPHES and not past

    def _compares(self, index: int, sentence: int) -> bool:
        """Return whether a plan is only what is compared with: "later than planned"."""
        at = index - 1
        while self._same(at, sentence) and self._words[at] in _HYPHENS:
            at -= 1
        return self._same(at, sentence) and self._is(at, "comparing")

    def _counts(self, index: int, sentence: int) -> bool:
        """Return whether a number before it makes a word the thing counted: "142.10 marks"."""
        number = self._words[index - 1] if self._same(index - 1, sentence) else ""
        return number[:1].isdigit() and not (number.isdecimal() and int(number) <= LAST_DAY)

    def _links(self, index: int, sentence: int) -> bool:
        """Return whether a word such as "set" goes on with "to", "for", where it must."""
        if not self._is(index, "planned_if_linked"):
            return True
        if self._is(index, "planned_over_object"):
            ahead = range(index + 1, index + OBJECT_REACH)
            return any(
                self._same(at, sentence) and self._words[at] in ("to", "for") for at in ahead
            )
        links = "strict_links" if self._is(index, "planned_strictly") else "plan_links"
        return self._same(index + 1, sentence) and self._is(index + 1, links)

    def _is_adjective(self, index: int, sentence: int) -> bool:
        """Return whether a past form stands between article and noun: "its delayed summit"."""
        if not self._same(index - 1, sentence) or not self._same(index + 1, sentence):
            return False
        if not self._is(index - 1, "before_adjective"):
            return False
        return self._words[index + 1].isalpha() and not self._is(index + 1, "after_verb")

    def _is_imperative(self, index: int, sentence: int) -> bool:
        """Return whether a bare verb opens its sentence or quotation: "Ask me on Monday"."""
        if not self._is(index, "imperatives"):
            return False
        return not self._same(index - 1, sentence) or self._words[index - 1] in _OPENING_QUOTES

    def _is_parted_past(self, index: int, sentence: int) -> bool:
        """Return whether a particle makes a past form: "set aside her plans", not "set to go"."""
        parted = self._is(index, "past_if_parted") and self._same(index + 1, sentence)
        return parted and self._is(index + 1, "particles")

    def _is_outlook(self, after: int, sentence: int) -> bool:
        """Return whether "likely" or the like follows: "a vote on Friday was likely"."""
        while self._same(after, sentence) and not self._is(after, "outlooks"):
            if not self._is(after, "adverbs"):
                return False
            after += 1
        return self._same(after, sentence)

    def _owns(self, index: int, sentence: int) -> bool:
        """Return whether "has" is no auxiliary: "has lunch", "have a vote", not "has met"."""
        after = index + 1
        while self._same(after, sentence) and self._is(after, "adverbs"):
            after += 1
        if not self._same(after, sentence) or not self._words[after].isalpha():
            return False
        names = ("past_verbs", "participles", "have", "past_be", "infinitive_markers")
        return not (any(self._is(after, name) for name in names) or self._only_looks_past(after))

    def _has_followed(self, index: int, sentence: int) -> bool:
        """Return whether a verb names what was before: "follows a visit"."""
        if not self._is(index, "follows_verbs") or not self._same(index + 1, sentence):
            return False
        after = index + 1
        dated = self._words[after] in self._weekdays or self._is(after, "date_prepositions")
        dated = dated or self._words[min(after + 1, len(self._words) - 1)] in self._units
        return not dated and not self._is(after, "adverbs") and self._words[after].isalnum()

    def _may_be_verb(self, index: int) -> bool:
        word = self._words[index]
        if word in self._list("bare_verbs"):
            return True
        if word in self._list("present_events"):
            return not self._list("agents") or not word.endswith("s") or word.endswith("ss")
        raw = self._tokens.raw(index)
        return (
            bool(self._noun_suffixes)
            and raw.isalpha()
            and raw.islower()
            and len(word) > 2
            and not word.endswith(self._noun_suffixes)
            and word not in self._list("not_infinitive")
            and word not in self._list("determiners")
            and word not in self._skipped
        )
