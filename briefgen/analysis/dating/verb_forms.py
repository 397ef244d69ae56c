"""Which word is a verb form at all: endings, neighbours, agreement with a subject.

All words are data ([tense] in the language's file).
"""

from functools import cache

from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens

APOSTROPHES = ("'", "’")
_HYPHENS = ("-", "‑", "–")
_OPENING_QUOTES = ("“", "‘", '"', "'", "«")
OBJECT_REACH = 7
"""Tokens from "invited" to the "to" behind whom it invites."""
ASIDE_LENGTH = 16
"""Tokens of an aside between a subject and its verb."""
SUBJECT_REACH = 6
"""Tokens from the end of a subject back to the "of" in it."""
MIN_VERB = 4
"""Letters of the shortest verb form that is known by its ending alone."""
PERFECT_REACH = 14
"""Tokens from “sind” to its participle."""
LAST_DAY = 31
"""A number up to it before a verb may be the day of a date."""


@cache
def _listed(lexicon: Lexicon) -> frozenset[str]:
    """Return all words that a list of the language's verb forms has."""
    return frozenset().union(*lexicon.tense.values())


class FormReader:
    """Tells verb forms of one text from nouns and adjectives."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._lists = lexicon.tense
        self._listed = _listed(lexicon)
        self._past_suffixes = tuple(lexicon.settings.get("past_suffixes", ()))
        self._not_past = frozenset(lexicon.settings.get("not_past", ()))
        self._bracket = bool(lexicon.settings.get("verb_bracket"))
        self._future_suffixes = tuple(lexicon.settings.get("future_suffixes", ()))
        self._future_prefixes = tuple(lexicon.settings.get("future_prefixes", ()))
        self._present_suffixes = tuple(lexicon.settings.get("present_suffixes", ()))
        self._not_present = frozenset(lexicon.settings.get("not_present", ()))
        self._noun_suffixes = tuple(lexicon.settings.get("noun_suffixes", ()))
        self._units = {*lexicon.words["UNIT"], *lexicon.words["UNITS"]}
        self._weekdays = lexicon.words.get("WEEKDAY", {})
        self._months = lexicon.words.get("MONTH", {})
        self._clocks = frozenset(lexicon.words.get("CLOCKWORD", {}))
        skipped = ("AMPM", "ZONE", "CLOCKWORD", "DAYPART", "MODIFIER", "ABOUT", "DASH", "WEEKDAY")
        self._skipped = frozenset().union(*(lexicon.words.get(tag, {}) for tag in skipped))

    def _list(self, name: str) -> frozenset[str]:
        return self._lists.get(name, frozenset())

    def _is(self, index: int, name: str) -> bool:
        return self._words[index] in self._lists.get(name, ())

    def _same(self, index: int, sentence: int) -> bool:
        return 0 <= index < len(self._words) and self._tokens.sentences[index] == sentence

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

    def _ends(self, index: int, suffixes: tuple[str, ...]) -> bool:
        word = self._words[index]
        if not word.endswith(suffixes) or word in self._not_present:
            return False
        return self._tokens.raw(index).islower()

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

    def _only_looks_past(self, index: int) -> bool:
        """Return whether only its ending makes the word a past form."""
        word = self._words[index]
        return (
            bool(self._past_suffixes)
            and len(word) > 4
            and self._tokens.raw(index).islower()
            and word.endswith(self._past_suffixes)
            and word not in self._not_past
            and word not in self._list("past_verbs")
        )

    def _is_adjective(self, index: int, sentence: int) -> bool:
        """Return whether a past form stands between article and noun: "its delayed summit"."""
        if not self._same(index - 1, sentence) or not self._same(index + 1, sentence):
            return False
        if not self._is(index - 1, "before_adjective"):
            return False
        return self._words[index + 1].isalpha() and not self._is(index + 1, "after_verb")

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
