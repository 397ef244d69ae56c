"""What is known of each rule: how far it can be trusted, and how to say it to the analyst.

The tiers follow the precision measured per rule on a development corpus of news articles
(tests/benchmarks/quote_rules.py prints that table for any gold file): A from about 92 in 100 with
quotation and speaker right (together 96), C below about 60, B between.
"""

import re

from briefgen.model.finding import Confidence

_KIND = re.compile(r"\b(?:name|pronoun|nominal)\b")

_A_ALWAYS = frozenset(
    ("after.name-verb", "after.pronoun-verb", "after.verb-name", "after.nominal-verb",
     "label.name", "transcript.label", "transcript.answer",
     "after.clause-name")
)  # fmt: skip
_A_WHEN_LONG = frozenset(
    ("before.name-verb", "before.pronoun-verb", "before.colon-name", "before.colon-pronoun",
     "before.comma-name",
     "before.comma-pronoun", "within.name-verb", "within.pronoun-verb", "before.name-participle",
     "final-tag.name", "final-tag.pronoun", "before.pronoun-participle", "after.name",
     "after.verb-nominal", "tag.name", "tag.pronoun")
)  # fmt: skip
_B_IN_FRAGMENTS = frozenset(("before.pronoun-verb", "after.verb-nominal", "after.nominal-verb"))
_C = (
    "mood.",
    "no-speaker",
    "echo",
    "paragraph-above",
    "subject.",
    "subject-before.",
    "indirect-before.nominal",
    "indirect-above.",
    "later.",
    "comma-subject.",
    "same-sentence",
    "after.nominal",
    "colon-subject.nominal",
    "colon-above.nominal-subject",
)
_C_WHEN_SHORT = ("within.nominal", "before.nominal", "after.according-to")
LONG = 5
"""Words from which a quotation counts as long."""

_INHERITING = ("same-paragraph", "continued")

_REASONS = {
    "after.according-to": "{words}, right after the quote",
    "after.": "{words}, right after the quote",
    "before.colon-": "{words}, before the colon",
    "before.": "{words}, right before the quote",
    "within.": "{words}, earlier in the sentence",
    "later.": "{words}, later in the sentence",
    "final-tag.": "{words}, at the end of the sentence",
    "label.": "{words}, before the colon",
    "signature": "{words}, signed below the quote",
    "tag.": "{words}, in the sentence behind the quote",
    "utterance.": "{words} owns the words",
    "presented.": "{words}, whom the sentence brings on",
    "quoted-verb.": "{words} is the subject of the quoted verb",
    "colon-subject.": "{words} is the subject before the colon",
    "comma-subject.": "{words} is the subject of the sentence",
    "subject.": "{words} is the subject of the sentence",
    "same-sentence": "same speaker as the quote before in this sentence",
    "same-paragraph": "same speaker as the quote before in this paragraph",
    "continued": "goes on from the paragraph before",
    "mood.": "{words}, goes on in the subjunctive",
    "indirect-before.": "{words}, in the sentence before",
    "indirect-above.": "{words}, in the paragraph above",
    "subject-before.": "{words} is the subject of the sentence before",
    "colon-above.": "{words}, before the colon of the paragraph above",
    "paragraph-above": "perhaps the speaker of the paragraph above",
    "transcript.answer": "answer in an interview with {words}",
    "transcript.": "{words}, marked as speaking",
    "echo": "{words}, who says the same words elsewhere in the article",
    "no-speaker": "no speaker found nearby",
}


def family_of(rule: str) -> str:
    """Return a rule's id with a star for the kind of the mention: “after.*-verb”."""
    return _KIND.sub("*", rule)


def tier_of(
    rule: str, words: int, source: Confidence | None = None, *, fragment: bool = False
) -> Confidence:
    """Return the confidence tier of a finding.

    Args:
        rule: id of the rule that decided.
        words: length of the quotation.
        source: tier of the quotation from which the speaker was taken over, if there is one.
        fragment: whether the quotation begins within a sentence.
    """
    if rule in _INHERITING and source is not None:
        return source
    if fragment and (words < LONG or rule in _B_IN_FRAGMENTS):
        return Confidence.C if rule.startswith((*_C, *_C_WHEN_SHORT)) else Confidence.B
    if rule in _A_ALWAYS or (words >= LONG and rule in _A_WHEN_LONG):
        return Confidence.A
    if rule.startswith(_C) or (words < LONG and rule.startswith(_C_WHEN_SHORT)):
        return Confidence.C
    return Confidence.B


def reason_for(rule: str, words: str) -> str:
    """Return why a rule decided as it did; `words` are those of the reporting clause."""
    key = next((key for key in _REASONS if rule.startswith(key)), "")
    quoted = f"“{words}”" if words else "the speaker"
    return _REASONS[key].format(words=quoted) if key else ""
