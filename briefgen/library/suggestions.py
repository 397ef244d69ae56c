"""Passages of the library that fit an issue section, with the reason in words.

A passage is a paragraph, found by the section's words in the full-text index. Its score is how rare
the words are that it holds (inverse document frequency), raised by what speaks for using it: a
quotation, a number, a recent day. What is in the brief already is left out, in near-copies too.
"""

import math
import re
import sqlite3
from collections.abc import Collection, Sequence
from datetime import date

from briefgen.library import near_copies
from briefgen.library.query import parse
from briefgen.library.searching import conditions
from briefgen.model.article import TextSpan
from briefgen.model.library import Filter, Suggestion, TellingWord

_MOST_ARTICLES = 60
_MOST_WORDS = 12
_LONGEST = 1_200  # characters of a passage
_MOST_PER_ARTICLE = 3
_QUOTED = re.compile('[“„«"].{20,}[”“»"]', re.DOTALL)
_WORD = re.compile(r"\w+")
_RECENT = 30  # days
_TOLD = 0.8  # share of common words from which two passages say the same


def suggest(
    connection: sqlite3.Connection,
    words: Sequence[str],
    picked: Collection[tuple[str, TextSpan]],
    chosen: Filter,
    *,
    today: date | None = None,
    limit: int = 20,
) -> tuple[Suggestion, ...]:
    """Return passages that fit a section's words, the best first.

    Args:
        connection: of the library.
        words: of the section's title, keywords and points; the important ones first.
        picked: article keys and spans that are in the brief; they are not suggested again.
        chosen: articles to look at.
        today: for telling what is recent; None leaves that out.
        limit: how many.
    """
    wanted = telling_words(connection, words)
    if not wanted:
        return ()
    match = " OR ".join(f'"{one.start}" *' for one in wanted)
    where, values = conditions(chosen)
    found = connection.execute(
        "SELECT a.key, a.published, t.text FROM search "
        "CROSS JOIN articles AS a ON a.id = search.rowid JOIN texts AS t ON t.id = a.id "
        f"WHERE search MATCH ? AND {where} ORDER BY bm25(search, 4.0, 0.5, 2.0, 1.0) LIMIT ?",
        (match, *values, _MOST_ARTICLES),
    )
    used = [near_copies.words_of(text) for text in _texts_of(connection, picked)]
    suggestions: list[Suggestion] = []
    for row in found:
        taken = [span for key, span in picked if key == row["key"]]
        day = date.fromisoformat(row["published"]) if row["published"] else None
        recent = bool(today and day and 0 <= (today - day).days <= _RECENT)
        passages = [
            _rated(row["key"], span, row["text"], wanted, recent=recent)
            for span in _paragraphs(row["text"])
            if not any(span.overlaps(one) for one in taken)
            and not _is_told(span.of(row["text"]), used)
        ]
        best = sorted((one for one in passages if one), key=lambda one: -one.score)
        suggestions += best[:_MOST_PER_ARTICLE]
        used += [near_copies.words_of(one.span.of(row["text"])) for one in best[:_MOST_PER_ARTICLE]]
    return tuple(sorted(suggestions, key=lambda one: -one.score)[:limit])


def telling_words(connection: sqlite3.Connection, words: Sequence[str]) -> tuple[TellingWord, ...]:
    """Return a section's telling words: longer than three letters, not in most articles."""
    total = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    seen: dict[str, None] = {}
    for text in words:
        for word in _WORD.findall(text.casefold()):
            if len(word) > 3 or (len(word) > 1 and word.upper() in text):
                seen.setdefault(word)
    wanted: list[TellingWord] = []
    for word in list(seen)[: 3 * _MOST_WORDS]:
        start = word if len(word) < 7 else word[: max(6, len(word) - 2)]
        query = parse(f"{start}*").match
        count = connection.execute(
            "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT 5000)",
            (query,),
        ).fetchone()[0]
        weight = math.log((total + 1) / (count + 0.5)) + 0.1
        if count and (weight > 0.4 or total < 20):
            wanted.append(TellingWord(word, start, max(weight, 0.4)))
    return tuple(sorted(wanted, key=lambda one: -one.weight)[:_MOST_WORDS])


def _texts_of(
    connection: sqlite3.Connection, picked: Collection[tuple[str, TextSpan]]
) -> list[str]:
    """Return the words that the brief has already."""
    texts: list[str] = []
    for key, span in picked:
        row = connection.execute(
            "SELECT text FROM texts JOIN articles USING (id) WHERE key = ?", (key,)
        ).fetchone()
        if row is not None:
            texts.append(span.of(row[0]))
    return texts


def _is_told(passage: str, used: Sequence[Sequence[str]]) -> bool:
    """Return whether a passage says, word for word, what another one says already."""
    words = near_copies.words_of(passage)
    return any(one and near_copies.shared(words, one) >= _TOLD for one in used)


def _paragraphs(text: str) -> list[TextSpan]:
    spans: list[TextSpan] = []
    start = 0
    for line in text.split("\n"):
        if 40 <= len(line) <= _LONGEST:
            spans.append(TextSpan(start, start + len(line)))
        start += len(line) + 1
    return spans


def _rated(
    key: str, span: TextSpan, text: str, wanted: Sequence[TellingWord], *, recent: bool
) -> Suggestion | None:
    """Return a passage with its score and reason, None if too little of the section is in it."""
    passage = span.of(text)
    score, held = fit(passage, wanted)
    if not held:
        return None
    reasons = ["names " + listed([one.word for one in held[:3]])]
    if _QUOTED.search(passage):
        score *= 1.3
        reasons.append("holds a quotation")
    if re.search(r"\d", passage):
        score *= 1.05
    if recent:
        score *= 1.1
        reasons.append("published in the last 30 days")
    return Suggestion(key, span, round(score, 3), "; ".join(reasons))


def fit(passage: str, wanted: Sequence[TellingWord]) -> tuple[float, tuple[TellingWord, ...]]:
    """Return how well some words fit a section, 0.0 for not at all, and which words say so."""
    present = _WORD.findall(passage.casefold())
    held = tuple(one for one in wanted if any(word.startswith(one.start) for word in present))
    score = sum(one.weight for one in held) * (1 + 0.25 * max(0, len(held) - 1))
    return score, held


def listed(words: Sequence[str]) -> str:
    """Return words in marks: “one”, “two” and “three”."""
    quoted = [f"“{word}”" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"
