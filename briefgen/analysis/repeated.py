"""Phrases that a text repeats: what it is about where nothing names an agenda."""

import re
from collections.abc import Collection, Sequence

from briefgen.analysis.agenda_words import AgendaWords
from briefgen.analysis.headings import Heading
from briefgen.model.article import TextSpan

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]|\d+")
_LONGEST = 3
_MOST = 3
"""Phrases returned at most: more would be noise."""


def repeated_phrases(
    text: str, sentences: Sequence[TextSpan], words: AgendaWords, names: Collection[str]
) -> list[Heading]:
    """Return phrases of two or three words that stand in two sentences or more, best first.

    A phrase holds no function word or verb and is no name; a longer one takes the place of
    those within it. Linear in the text's length.
    """
    places: dict[tuple[str, ...], list[TextSpan]] = {}
    for sentence in sentences:
        for run in _runs(text, sentence, words):
            for length in range(2, _LONGEST + 1):
                for at in range(len(run) - length + 1):
                    part = run[at : at + length]
                    key = tuple(match[0].lower() for match in part)
                    span = TextSpan(
                        sentence.start + part[0].start(), sentence.start + part[-1].end()
                    )
                    places.setdefault(key, []).append(span)
    repeated = {
        key: spans
        for key, spans in places.items()
        if len(spans) > 1 and " ".join(key) not in names and _is_phrase(text, spans[0])
    }
    ranked = sorted(repeated, key=lambda key: (-len(repeated[key]), -len(key), repeated[key][0]))
    chosen: list[tuple[str, ...]] = []
    for key in ranked:
        if not any(set(key) & set(other) for other in chosen):
            chosen.append(key)
    return [_heading(text, repeated[key][0]) for key in chosen[:_MOST]]


def _runs(text: str, sentence: TextSpan, words: AgendaWords) -> list[list[re.Match[str]]]:
    """Return the runs of content words of a sentence."""
    function = frozenset().union(*(words.clause[key] for key in _FUNCTION)) | set(words.stances)
    runs: list[list[re.Match[str]]] = [[]]
    for match in _WORD.finditer(sentence.of(text)):
        word = match[0].lower()
        if len(word) > 2 and word[0].isalpha() and word not in function:
            runs[-1].append(match)
        elif runs[-1]:
            runs.append([])
    return runs


_FUNCTION = (
    "auxiliaries",
    "adverbs",
    "lead_ins",
    "clause_starts",
    "coordinators",
    "relatives",
    "reporting",
    "verbs",
    "pronouns",
    "other_pronouns",
    "determiners",
    "possessives",
    "prepositions",
)


def _is_phrase(text: str, span: TextSpan) -> bool:
    """Return whether a phrase is no name: its last word has no capital."""
    return span.of(text).split()[-1][:1].islower()


def _heading(text: str, span: TextSpan) -> Heading:
    title = " ".join(span.of(text).split())
    return Heading(title[:1].upper() + title[1:], span)
