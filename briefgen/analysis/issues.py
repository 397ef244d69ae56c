"""Issues: what an article puts on the agenda, in its own words, and what bears on each."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from briefgen.analysis.agenda_words import AgendaWords, Cue, agenda_words
from briefgen.analysis.headings import Heading, headings_after, headings_before
from briefgen.analysis.needed_words import folded
from briefgen.analysis.paragraph_headings import paragraph_headings
from briefgen.analysis.passages import Matter, with_passages
from briefgen.analysis.repeated import repeated_phrases
from briefgen.model.article import TextSpan
from briefgen.model.finding import IssueMention, Person, PositionMention
from briefgen.model.words import same_matter, stems_of

_SURE = 0.6
"""Cues of this score and more make repeated phrases unnecessary."""
_HEADED = 0.7
"""What a paragraph's heading tells: less than a cue that names what is to be decided."""
_AGAIN = 0.03
"""Added to the score for each further cue that names the same matter."""
_MOST = 10
_REACH = 300
"""How far from a cue its matter is read, in code points; it keeps the work linear."""
_MOST_FOUND = 100
"""Matters and places of one matter that are kept at most, for the same reason."""


def find_issues(
    text: str,
    sentences: Sequence[TextSpan],
    positions: Sequence[PositionMention],
    people: Sequence[Person],
    language: str,
) -> tuple[IssueMention, ...]:
    """Return the issues that a text puts on the agenda, in text order.

    Titles are unbroken pieces of the text ("Ukrainian membership in NATO"), found by cues
    ("one of several issues leaders will tackle", "also up for discussion are"); where there is
    none, phrases that the text repeats. Positions are given by their index in `positions`; each
    bears on one issue. Nothing is found in a language without data.
    """
    words = agenda_words(language)
    if words is None:
        return ()
    found: list[Matter] = []
    cued = _cued_sentences(text, sentences, words)
    venues = _venues(text, words) if cued else frozenset()
    for sentence, cue in cued:
        for heading in _cued(text, sentence, cue, words, venues):
            _add(found, heading, cue.score, cue.reason)
    for heading in paragraph_headings(text, words):
        _add(found, heading, _HEADED, "the heading of a numbered paragraph")
    if not any(one.score >= _SURE for one in found):
        known = {name.lower() for person in people for name in (person.name, *person.aliases)}
        for heading in repeated_phrases(text, sentences, words, known):
            _add(found, heading, 0.3, "a phrase that the article repeats")
    ranked = sorted(found, key=lambda one: -one.score)[:_MOST]
    ranked.sort(key=lambda one: min(one.spans))
    names = {stem for one in people if one.kind == "person" for stem in stems_of(one.name)}
    return with_passages(text, sentences, positions, ranked, words, names)


def _cued_sentences(
    text: str, sentences: Sequence[TextSpan], words: AgendaWords
) -> list[tuple[TextSpan, Cue]]:
    """Return the sentences in which cues stand, with each of these, in text order."""
    pieces = [folded(sentence.of(text)) for sentence in sentences]
    ends = list(accumulate(len(piece) + 1 for piece in pieces))
    whole = "\n".join(pieces)
    likely: set[tuple[int, int]] = set()
    for number, cue in enumerate(words.cues):
        for word in cue.needs:
            at = whole.find(word)
            while 0 <= at < len(whole):
                held = bisect_right(ends, at)
                likely.add((held, number))
                at = whole.find(word, ends[held])
    pairs = ((sentences[at], words.cues[number]) for at, number in sorted(likely))
    return [
        (sentence, cue)
        for sentence, cue in pairs
        if cue.pattern.search(text, sentence.start, sentence.end)
    ]


def _cued(
    text: str, sentence: TextSpan, cue: Cue, words: AgendaWords, venues: frozenset[str]
) -> list[Heading]:
    """Return the matters that one cue names in a sentence."""
    headings: list[Heading] = []
    for match in cue.pattern.finditer(text, sentence.start, sentence.end):
        if cue.side == "after":
            span = TextSpan(match.end(), min(sentence.end, match.end() + _REACH))
            if match[0].rstrip().endswith(":") and ";" in span.of(text):
                members = _members(text, TextSpan(span.start, sentence.end))
                for member in islice(members, _MOST):
                    headings += headings_after(text, member, words, venues)[:1]
                continue
            headings += headings_after(text, span, words, venues)
        elif match.start() > sentence.start:
            span = TextSpan(max(sentence.start, match.start() - _REACH), match.start())
            headings += headings_before(text, span, words, venues)
    return headings


def _members(text: str, span: TextSpan) -> Iterator[TextSpan]:
    """Yield the members of a list that semicolons part: "the ban on coal; finance for grids"."""
    start = span.start
    for part in span.of(text).split(";"):
        yield TextSpan(start, min(start + len(part), start + _REACH))
        start += len(part) + 1


def _add(found: list[Matter], heading: Heading, score: float, reason: str) -> None:
    """Join a heading to the same matter, or add it; the surer cue's title stays."""
    for one in found:
        if same_matter(one.title, heading.title):
            if score > one.score:
                one.title, one.reason = heading.title, reason
            one.score = min(1.0, max(one.score, score) + _AGAIN)
            if heading.span not in one.spans and len(one.spans) < _MOST_FOUND:
                one.spans.append(heading.span)
            return
    if len(found) < _MOST_FOUND:
        found.append(Matter(heading.title, score, reason, [heading.span]))


def _venues(text: str, words: AgendaWords) -> frozenset[str]:
    """Return the places where the text says that people meet, in lower case."""
    meetings = "|".join(sorted(map(re.escape, words.titles["meetings"])))
    place = r"([^\W\d_][\w-]+)"
    patterns = (
        rf"\b(?:{meetings})\b(?:\s+[\w’'-]+){{0,3}}?\s+(?:in|at)\s+{place}",
        rf"\b(?:before|ahead of|at|in|for)(?: the)? {place}(?:'s|’s)? (?:{meetings})\b",
    )
    found = (m[1] for one in patterns for m in re.finditer(one, text, re.IGNORECASE))
    return frozenset(one.lower() for one in found if one[:1].isupper() and not one.isupper())
