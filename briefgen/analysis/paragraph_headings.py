"""Headings of numbered paragraphs, as communiqués have them: “3. Winter storage. We agree …”."""

import re

from briefgen.analysis.agenda_words import AgendaWords
from briefgen.analysis.headings import Heading, headings_after
from briefgen.model.article import TextSpan
from briefgen.model.words import words_of

_NUMBERED = re.compile(r"^[^\S\n]*\d{1,2}[.)][^\S\n]+(?=\S)", re.MULTILINE)
_HEADING = re.compile(r"([^\W\d_][^.:;!?\n]{2,60})[.:][^\S\n]+(?=[^\W\d_])")
_FEWEST = 3
"""Numbered paragraphs that make a text a communiqué."""
_MOST_WORDS = 6


def paragraph_headings(text: str, words: AgendaWords) -> list[Heading]:
    """Return what the numbered paragraphs of a text are headed, in text order.

    A heading is a short phrase before the paragraph's first sentence, without a verb; that of
    a paragraph on procedure ("Next meeting") is none. Linear in the text's length.
    """
    starts = [match.end() for match in _NUMBERED.finditer(text)]
    if len(starts) < _FEWEST:
        return []
    found = []
    for start in starts:
        match = _HEADING.match(text, start)
        if match is None or not _is_phrase(match[1], words):
            continue
        span = TextSpan(match.start(1), match.end(1))
        headings = headings_after(text, span, words, frozenset())
        if len(headings) == 1:
            found += headings
    return found


def _is_phrase(heading: str, words: AgendaWords) -> bool:
    """Return whether words are a noun phrase: few, and no verb or pronoun among them."""
    own = words_of(heading)
    function = ("verbs", "reporting", "auxiliaries", "pronouns")
    clause = {word for name in function for word in words.clause[name]}
    return len(own) <= _MOST_WORDS and clause.isdisjoint(own) and own[-1] not in _procedure(words)


def _procedure(words: AgendaWords) -> frozenset[str]:
    return words.titles["no_heads"] | words.titles["procedure"]
