"""Headings of numbered paragraphs, as communiqués and agendas have them.

“3. Winter storage. We agree …”, a line “Winter storage” above “3. We agree …”, or an item of an
agenda that is nothing but a heading: “3. Winter storage”.
"""

import re

from briefgen.analysis.agenda_words import AgendaWords
from briefgen.analysis.headings import Heading, headings_after
from briefgen.model.article import TextSpan
from briefgen.model.words import words_of

_NUMBERED = re.compile(r"^[^\S\n]*\d{1,2}[.)][^\S\n]+(?=\S)", re.MULTILINE)
_HEADING = re.compile(r"([^\W\d_][^.:;!?\n]{2,60})(?:[.:][^\S\n]+(?=[^\W\d_])|(?=\n|\Z))")
_LINE = re.compile(r"[^\W\d_][^.:;!?\n\d“”\"]{2,60}")
_LONGEST = 80
"""Code points in which a line above ends."""
_FEWEST = 3
"""Numbered paragraphs that make a text a communiqué."""
_MOST_WORDS = 6


def paragraph_headings(text: str, words: AgendaWords) -> list[Heading]:
    """Return what the numbered paragraphs of a text are headed, in text order.

    A heading is a short phrase before the paragraph's first sentence, without a verb; that of
    a paragraph on procedure ("Next meeting") is none. Linear in the text's length.
    """
    numbers = list(_NUMBERED.finditer(text))
    if len(numbers) < _FEWEST:
        return []
    found: list[Heading] = []
    for number in numbers:
        above = _line_above(text, number.start())
        match = _HEADING.match(text, number.end())
        spans = [above] if above else []
        spans += [TextSpan(match.start(1), match.end(1))] if match else []
        for span in spans:
            if _is_phrase(span.of(text), words):
                headings = headings_after(text, span, words, frozenset())
                found += headings if len(headings) == 1 else []
    return found


def _line_above(text: str, start: int) -> TextSpan | None:
    """Return the line above a numbered paragraph, None if that is a paragraph or the title."""
    end = len(text[max(0, start - _LONGEST) : start].rstrip()) + max(0, start - _LONGEST)
    first = text.rfind("\n", max(0, end - _LONGEST), end) + 1
    if not first or not _LINE.fullmatch(text, first, end):
        return None
    return TextSpan(first, end)


def _is_phrase(heading: str, words: AgendaWords) -> bool:
    """Return whether words are a noun phrase: few, and no verb or pronoun among them."""
    own = words_of(heading)
    function = ("verbs", "reporting", "auxiliaries", "pronouns")
    clause = {word for name in function for word in words.clause[name]}
    clause -= words.clause["infinitive"]  # "Support to island members"
    return len(own) <= _MOST_WORDS and clause.isdisjoint(own) and own[-1] not in _procedure(words)


def _procedure(words: AgendaWords) -> frozenset[str]:
    return words.titles["no_heads"] | words.titles["procedure"]
