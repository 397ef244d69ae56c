"""Phrases that a text repeats: what it is about where nothing names an agenda."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from briefgen.analysis.agenda_words import AgendaWords
from briefgen.analysis.headings import Heading, heading_of
from briefgen.model.article import TextSpan

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]|\d+")
_LONGEST = 3
_MOST = 2
"""Phrases returned at most where they are all that is known: more would be noise."""
_LONGEST_WORD = 12
"""Code points read of the word before a phrase: it is a modal or none."""
_OFTEN = 3
"""Sentences that must have a phrase which is not in the headline or the lead."""
_LEAD = 3
"""Sentences of an article that say what it is about."""


def repeated_phrases(
    text: str,
    sentences: Sequence[TextSpan],
    words: AgendaWords,
    names: Collection[str],
    most: int = _MOST,
) -> list[Heading]:
    """Return phrases of two or three words that a text repeats, best first, `most` at most.

    They stand in headline or lead and once more, or in three sentences. A phrase holds no
    function word or verb and is no name; a longer one takes the place of those within it.
    Linear in the text's length.
    """
    function = words.titles["idle"].union(words.stances, words.function)
    verbal = words.clause["modals"] | words.clause["infinitive"]
    runs: list[tuple[list[re.Match[str]], list[str]]] = []
    keys: list[tuple[str, ...]] = []
    for sentence in sentences:
        for run in _runs(text, sentence, function):
            if run and _before(text, sentence, run[0].start()) in verbal:
                del run[0]  # "to build refineries"
            if len(run) > 1:
                lower = [match[0].lower() for match in run]
                runs.append((run, lower))
                keys += pairwise(lower)
                keys += zip(lower, lower[1:], lower[2:], strict=False)
    often = {key for key, count in Counter(keys).items() if count > 1}
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for run, lower in runs if often else ():
        for length in (2, _LONGEST):
            for at in range(len(run) - length + 1):
                key = tuple(lower[at : at + length])
                if key in often:
                    places.setdefault(key, []).append((run[at].start(), run[at + length - 1].end()))
    lead = sentences[min(_LEAD, len(sentences)) - 1].end if sentences else 0
    repeated = {
        key: [TextSpan(*span) for span in spans]
        for key, spans in places.items()
        if len(spans) >= (2 if spans[0][1] <= lead else _OFTEN)
        and " ".join(key) not in names
        and _is_phrase(text, TextSpan(*spans[0]), words)
    }
    ranked = sorted(repeated, key=lambda key: (-len(repeated[key]), -len(key), repeated[key][0]))
    chosen: list[tuple[str, ...]] = []
    for key in ranked:
        if len(chosen) < most and not any(set(key) & set(other) for other in chosen):
            chosen.append(key)
    return [heading_of(text, repeated[key][0]) for key in chosen]


def _runs(text: str, sentence: TextSpan, function: Collection[str]) -> list[list[re.Match[str]]]:
    """Return the runs of content words of a sentence."""
    runs: list[list[re.Match[str]]] = [[]]
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = match[0].lower()
        joined = "'" in word or "’" in word
        if len(word) > 2 and word not in function and word[0].isalpha() and not joined:
            runs[-1].append(match)
        elif runs[-1]:
            runs.append([])
    return runs


def _before(text: str, sentence: TextSpan, start: int) -> str:
    """Return the word before a place in its sentence, in lower case, "" if there is none."""
    before = text[max(sentence.start, start - _LONGEST_WORD) : start].split()
    return before[-1].lower() if before else ""


def _is_phrase(text: str, span: TextSpan, words: AgendaWords) -> bool:
    """Return whether a phrase is a noun phrase and no name: its last word tells."""
    last = span.of(text).split()[-1]
    manner = tuple(words.clause["adverb_endings"] | words.clause["participle_endings"])
    people = words.clause["holders"] | words.clause["onlookers"]
    return last[:1].islower() and not last.endswith(manner) and last not in people
