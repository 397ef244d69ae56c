"""Issues: what an article puts on the agenda, in its own words, and what bears on each."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from briefgen.analysis.agenda_words import AgendaWords, Cue, agenda_words
from briefgen.analysis.headings import Heading, headings_after, headings_before
from briefgen.analysis.needed_words import folded
from briefgen.analysis.paragraph_headings import paragraph_headings
from briefgen.analysis.repeated import repeated_phrases
from briefgen.model.article import TextSpan
from briefgen.model.finding import IssueMention, Person, PositionMention
from briefgen.model.words import head_stems, same_matter, stem, stems_of, words_of

_SURE = 0.6
"""Cues of this score and more make repeated phrases unnecessary."""
_HEADED = 0.7
"""What a paragraph's heading tells: less than a cue that names what is to be decided."""
_BEARS = 0.9
_BEARS_SHARE = 0.45
"""A sentence bears on an issue from this weight of keywords on, and this share of the title's."""
_AGAIN = 0.03
"""Added to the score for each further cue that names the same matter."""
_MOST = 10
_REACH = 300
"""How far from a cue its matter is read, in code points; it keeps the work linear."""
_MOST_FOUND = 100
"""Matters and places of one matter that are kept at most, for the same reason."""


@dataclass(slots=True)
class _Found:
    """An issue while the cues are read."""

    title: str
    score: float
    reason: str
    spans: list[TextSpan] = field(default_factory=list)


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
    found: list[_Found] = []
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
    return _with_passages(text, sentences, positions, ranked, words, names)


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
            headings += headings_after(text, span, words, venues)
        elif match.start() > sentence.start:
            span = TextSpan(max(sentence.start, match.start() - _REACH), match.start())
            headings += headings_before(text, span, words, venues)
    return headings


def _add(found: list[_Found], heading: Heading, score: float, reason: str) -> None:
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
        found.append(_Found(heading.title, score, reason, [heading.span]))


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


def _with_passages(
    text: str,
    sentences: Sequence[TextSpan],
    positions: Sequence[PositionMention],
    found: Sequence[_Found],
    words: AgendaWords,
    names: Collection[str],
) -> tuple[IssueMention, ...]:
    if not found:
        return ()
    stems = [stems_of(sentence.of(text)) for sentence in sentences]
    keywords = [_keywords(one.title, words) for one in found]
    counts = Counter(word for own in stems for word in own)
    shares = {word: count / max(1, len(stems)) for word, count in counts.items()}
    weights = [
        _weights(one, keys, shares, names) for one, keys in zip(found, keywords, strict=True)
    ]
    issues = []
    for one, keys, weight in zip(found, keywords, weights, strict=True):
        title = sum(weight.get(word, 0.0) for word in stems_of(one.title))
        enough = max(_BEARS, _BEARS_SHARE * title)
        passages = tuple(
            sentence
            for sentence, own in zip(sentences, stems, strict=True)
            if (not own.isdisjoint(weight) and sum(weight.get(word, 0.0) for word in own) >= enough)
            or any(sentence.covers(span) for span in one.spans)
        )
        issues.append(
            IssueMention(
                title=one.title,
                keywords=keys,
                sources=tuple(sorted(one.spans)),
                passages=passages,
                score=round(one.score, 2),
                reason=one.reason,
            )
        )
    claimed = _claims(sentences, stems, positions, weights)
    return tuple(
        replace(issue, positions=tuple(index for index, own in claimed.items() if own == number))
        for number, issue in enumerate(issues)
    )


def _keywords(title: str, words: AgendaWords) -> tuple[str, ...]:
    """Return the content words of a title, then the words that go with them."""
    own = [word for word in words_of(title) if _is_content(word, words)]
    related = (other for word in own for other in sorted(_related(word, words)))
    return tuple(dict.fromkeys([*own, *related]))


def _related(word: str, words: AgendaWords) -> frozenset[str]:
    return words.related.get(stem(word), frozenset())


def _is_content(word: str, words: AgendaWords) -> bool:
    function = ("prepositions", "articles", "coordinators", "possessives", "determiners")
    if len(word) < 3 or words.titles["general"].issuperset(word.split("-")):
        return False
    return not any(word in words.clause[key] for key in function)


def _weights(
    found: _Found, keywords: Sequence[str], shares: Mapping[str, float], names: Collection[str]
) -> dict[str, float]:
    """Return how much each keyword's stem tells: less the more sentences have it.

    The head of the title tells most, a word that only goes with it least. `shares` says for
    each stem how many of the sentences have it.
    """
    title, head = stems_of(found.title), head_stems(found.title)
    weights = {}
    for key in keywords:
        for word in stems_of(key):
            share = shares.get(word, 0.0)
            rarity = 1.0 if share < 0.3 else 0.5 if share < 0.6 else 0.2
            if word in names and word not in head:
                rarity = 0.2  # people speak on anything
            weights[word] = rarity * (1.0 if word in head else 0.7 if word in title else 0.5)
    return weights


def _claims(
    sentences: Sequence[TextSpan],
    stems: Sequence[set[str]],
    positions: Sequence[PositionMention],
    weights: Sequence[dict[str, float]],
) -> dict[int, int]:
    """Return for each position's index the issue that it bears on most, by number."""
    claims: dict[int, int] = {}
    places = {sentence: at for at, sentence in enumerate(sentences)}
    for index, position in enumerate(positions):
        at = places.get(position.passage)
        if at is None or not weights:
            continue
        around = set().union(*stems[max(0, at - 1) : at + 2]) - stems[at]
        own = stems_of(position.text) | stems_of(position.participant)
        scores = [
            2 * sum(weight.get(word, 0.0) for word in own)
            + sum(weight.get(word, 0.0) for word in stems[at] - own)
            + min(0.7, 0.35 * sum(weight.get(word, 0.0) for word in around))
            for weight in weights
        ]
        best = max(range(len(scores)), key=lambda number: scores[number])
        if scores[best] > 0:
            claims[index] = best
    return claims
