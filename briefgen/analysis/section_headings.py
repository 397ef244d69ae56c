"""Headings of an article's sections: short lines between paragraphs."""

import re

from briefgen.analysis.agenda_words import AgendaWords
from briefgen.analysis.headings import Heading, heading_of
from briefgen.model.article import TextSpan
from briefgen.model.words import words_of

_LINE = re.compile(r"^[^\S\n]*(?P<words>[^\n]{3,60}?)[^\S\n]*$", re.MULTILINE)
_LONG = 90
"""Code points from which on a line is a paragraph."""
_MOST_WORDS = 7
_TOP = 3
"""Lines at the top that are headline, byline and date."""


def section_headings(text: str, words: AgendaWords) -> list[Heading]:
    """Return the short lines that stand before a paragraph and head it, in text order.

    None is a sentence, a question, a date, a byline, a name or a mere word. A text whose lines
    are mostly short (a list, a transcript) has none. Linear in the text's length.
    """
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    short = sum(len(line) < _LONG for line in filled)
    if short > 0.6 * len(filled):
        return []
    found: list[Heading] = []
    start = 0
    for number, line in enumerate(lines):
        following = next((one for one in lines[number + 1 : number + 3] if one.strip()), "")
        match = _LINE.fullmatch(line)
        if number >= _TOP and match and len(following) >= _LONG:
            heading = _heading(text, start + match.start("words"), match["words"], words)
            found += [heading] if heading else []
        start += len(line) + 1
    return found


def _heading(text: str, start: int, line: str, words: AgendaWords) -> Heading | None:
    own = words_of(line)
    if not own or len(own) > _MOST_WORDS or re.search(r"[.:;!?,“”\"\d@/|·]", line):
        return None
    function = ("reporting", "auxiliaries", "pronouns", "other_pronouns", "verbs")
    verbal = {word for name in function for word in words.clause[name]}
    if not (verbal - words.clause["infinitive"]).isdisjoint(own):
        return None
    if own[0] in words.titles["bylines"]:
        return None
    first = 1 if own[0] in words.titles["strip"] and len(own) > 1 else 0
    tail = words.titles["no_heads"] | words.titles["procedure"] | words.titles["months"]
    if own[-1] in tail or own[first] in words.titles["clause_words"]:
        return None
    offset = len(line) - len(line.split(maxsplit=1)[-1]) if first else 0
    span = TextSpan(start + offset, start + len(line))
    parts = line[offset:].split()
    if len(parts) > 1 and all(one[:1].isupper() for one in parts if len(one) > 3):
        return None  # a name or a byline: "Jane Doe in Oberau"
    if len(parts) == 1 and own[-1] not in words.matters["whole"]:
        return None  # "Money": too little for an issue
    return heading_of(text, span)
