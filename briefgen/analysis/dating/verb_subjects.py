"""Whether a word that may be a verb has a subject that fits: "leaders meet", "the court rules"."""

from briefgen.analysis.dating.verb_words import APOSTROPHES, WordReader

ASIDE_LENGTH = 16
"""Tokens of an aside between a subject and its verb."""
SUBJECT_REACH = 6
"""Tokens from the end of a subject back to the "of" in it."""
MIN_VERB = 4
"""Letters of the shortest verb form that is known by its ending alone."""


class SubjectReader(WordReader):
    """Looks for who does what a word may tell."""

    def _agrees(self, index: int, sentence: int) -> bool:
        """Return whether a present form has its subject before it: "leaders meet"."""
        plural = self._lists.get("plural_pronouns")
        if plural is None or not self._is(index, "noun_like_verbs"):
            return True
        before = self._subject_before(index, sentence)
        if before is not None and self._words[before] == ",":
            before = self._before_aside(before, sentence)
        if before is None or self._is(before, "determiners"):
            return False
        if self._is(index, "inverting_verbs") and self._words[before] in self._months:
            return True  # "in June come the elections"
        if self._words[before] == "s" and before and self._words[before - 1] in APOSTROPHES:
            return False  # "Monday's vote"
        if self._words[before] == "and" and self._is(index, "joined_verbs"):
            return True  # "opened on Monday and close on Sunday"
        joined = "and" in self._words[max(0, before - 3) : before]
        word = self._words[before]
        several = word.endswith("s") or word in plural or word.isdecimal() or joined
        return several or self._heads_plural(before, sentence)

    def _heads_plural(self, last: int, sentence: int) -> bool:
        """Return whether a plural heads a subject that ends here: "the leaders of the G7"."""
        for at in range(last - 1, max(-1, last - SUBJECT_REACH), -1):
            if not self._same(at - 1, sentence) or not self._words[at].isalnum():
                return False
            if self._is(at, "subject_links"):
                head = self._words[at - 1]
                plural = len(head) > 2 and head.endswith("s") and not head.endswith("ss")
                return plural or head.isdecimal()
        return False

    def _subject_before(self, index: int, sentence: int) -> int | None:
        """Return the token before a verb and its adverbs, None at a sentence's start."""
        before = index - 1
        while self._same(before, sentence) and self._is(before, "adverbs"):
            before -= 1
        return before if self._same(before, sentence) else None

    def _before_aside(self, comma: int, sentence: int) -> int | None:
        """Return the token before the aside that a comma closes: "the envoys, led by her,"."""
        for at in range(comma - 1, max(-1, comma - ASIDE_LENGTH), -1):
            if not self._same(at, sentence):
                return None
            if self._words[at] == ",":
                return self._subject_before(at, sentence)
        return None

    def _in_temporal(self, index: int, sentence: int) -> bool:
        """Return whether "has" tells what must come first: "until Turkey has voted"."""
        for at in range(index - 1, max(-1, index - SUBJECT_REACH), -1):
            if not self._same(at, sentence) or not self._words[at].isalnum():
                return False
            if self._is(at, "temporal_words"):
                return True
        return False

    def _is_led(self, index: int, sentence: int) -> bool:
        """Return whether a preposition makes a word on "-s" a plural: "travelled to votes"."""
        led = self._same(index - 1, sentence) and self._is(index - 1, "subject_links")
        return led and self._words[index].endswith("s")

    def _has_agent(self, index: int, sentence: int) -> bool:
        """Return whether a word that may be a plural has somebody who acts before it.

        So it is in "the court rules on Monday", "Kenya signs the pact", not in "new rules".
        """
        if not self._is(index, "agent_verbs"):
            return True
        before = self._subject_before(index, sentence)
        if before is None or self._is(before, "agents"):
            return before is not None
        named = self._tokens.raw(before)[:1].isupper() and self._tokens.raw(before).isalpha()
        return named and self._same(index + 1, sentence) and self._is(index + 1, "determiners")

    def _is_unlisted_present(self, index: int, sentence: int) -> bool:
        """Return whether a word on "-s" behind a person is a verb: "the president lands"."""
        word = self._words[index]
        if not word.endswith("s") or word.endswith("ss") or len(word) < MIN_VERB:
            return False
        names = ("not_unlisted", "future_participles", "conditional_auxiliaries", "wishes")
        if not self._tokens.raw(index).islower() or any(self._is(index, name) for name in names):
            return False
        before = self._subject_before(index, sentence)
        if before is None or self._is(before, "persons"):
            return before is not None
        return self._has_object(index, sentence) and self._may_act(before)

    def _has_object(self, index: int, sentence: int) -> bool:
        """Return whether an article follows, as behind a verb: "accepts the nomination"."""
        return self._same(index + 1, sentence) and self._is(index + 1, "object_openers")

    def _may_act(self, index: int) -> bool:
        """Return whether a word is a name or somebody who acts."""
        raw = self._tokens.raw(index)
        return self._is(index, "agents") or (raw[:1].isupper() and raw.isalpha())
