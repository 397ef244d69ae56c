"""Suggestions for a section of the brief: passages, quotations and dates of the library."""

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from briefgen.analysis.apart import analyse_apart
from briefgen.library.library import Library
from briefgen.library.suggestions import fit, listed
from briefgen.model.article import Article, TextSpan
from briefgen.model.finding import Confidence, DatedEvent, Findings, Quote, QuoteFlag
from briefgen.model.library import SuggestedKind, Suggestion, TellingWord
from briefgen.model.words import words_of
from briefgen.progress import Progress, silent

_KEPT = 400
"""Articles whose findings are kept at hand."""
_ARTICLES = 12
"""Articles that are looked through for quotations and dates."""
_LONGEST = 120_000
"""Code points of an article that is looked through; longer ones take too long for a side pane."""
_MOST_PER_ARTICLE = 3
_NEAR = 0.4
"""What a word beside a quotation or date counts against one in it."""
_BETTER = {Confidence.A: 1.2, Confidence.B: 1.0, Confidence.C: 0.7}
_AHEAD, _PAST = 1.5, 0.6
_LEAST_EVENT = 0.3
_WHOLE = 0.6
"""Share of a passage that a suggested quotation takes: then the passage says nothing more."""


class Analysed:
    """What was found in articles that were looked at lately. Any thread may use it."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._found: OrderedDict[tuple[object, ...], Findings] = OrderedDict()
        self._lock = Lock()

    def of(self, article: Article, progress: Progress = silent) -> Findings:
        """Return the findings of an article as it is corrected now, analysed if need be.

        Raises:
            BriefgenError: it is too large to be analysed.
            Cancelled: `progress` raised it.
        """
        key = (article.key, article.published, article.language)
        with self._lock:
            known = self._found.get(key)
            if known is not None:
                self._found.move_to_end(key)
                return known
        found = analyse_apart(article, progress)
        with self._lock:
            self._found[key] = found
            while len(self._found) > self._kept:
                self._found.popitem(last=False)
        return found


@dataclass(frozen=True, slots=True)
class Section:
    """What is looked for.

    Attributes:
        words: the section's title, keywords and what is in it, the important ones first.
        picked: article keys and spans that are in the brief; they are not suggested again.
        today: the brief's own date, for what is ahead and what is recent; None leaves that out.
        findings: of the brief's own articles, which need no analysis.
    """

    words: tuple[str, ...]
    picked: Collection[tuple[str, TextSpan]] = ()
    today: date | None = None
    findings: Mapping[str, Findings] = field(default_factory=dict)


def passages(library: Library, section: Section, limit: int = 20) -> tuple[Suggestion, ...]:
    """Return passages that fit a section, the best first: text alone, so at once."""
    return library.suggest(section.words, section.picked, today=section.today, limit=limit)


def with_findings(
    library: Library,
    section: Section,
    found: Sequence[Suggestion],
    analysed: Analysed,
    progress: Progress = silent,
) -> tuple[Suggestion, ...]:
    """Return passages together with quotations and dates of the articles that have them.

    Args:
        library: of the articles.
        section: what is looked for.
        found: passages; the articles of the best ones are looked through.
        analysed: what is known of articles.
        progress: called before each article; may raise Cancelled.

    Returns:
        The best first; what two articles say in the same words is there once, and a passage that
        is little more than a quotation that is suggested itself is left out.
    """
    wanted = library.telling_words(section.words)
    keys = list(dict.fromkeys(one.key for one in found))[:_ARTICLES]
    rated: list[tuple[Suggestion, str]] = []
    for number, key in enumerate(keys):
        progress("Looking for quotations and dates", number / len(keys))
        article = library.get(key)
        if article is None or len(article.text) > _LONGEST:
            continue
        findings = section.findings.get(key) or analysed.of(article)
        rated += _of_article(article, findings, wanted, section)
    rated.sort(key=lambda pair: -pair[0].score)
    kept: list[Suggestion] = []
    told: set[str] = set()
    for one, words in rated:
        if words not in told:
            told.add(words)
            kept.append(one)
    plain = [one for one in found if not _is_told(one, kept)]
    return tuple(sorted([*plain, *kept], key=lambda one: -one.score))


def mixed(found: Sequence[Suggestion], limit: int, least: int = 4) -> tuple[Suggestion, ...]:
    """Return the best suggestions in their order, of each kind `least` if there are so many."""
    sure: list[Suggestion] = []
    for kind in SuggestedKind:
        sure += [one for one in found if one.kind is kind][:least]
    others = [one for one in found if one not in sure]
    chosen = {id(one) for one in [*sure, *others][: max(limit, 0)]}
    return tuple(one for one in found if id(one) in chosen)


def _of_article(
    article: Article, findings: Findings, wanted: Sequence[TellingWord], section: Section
) -> list[tuple[Suggestion, str]]:
    """Return an article's quotations and dates that fit, each with the words that it says."""
    taken = [span for key, span in section.picked if key == article.key]
    quotes = [
        (_quote(article, one, wanted), _folded(article, one))
        for one in findings.quotes
        if not any(one.span.overlaps(span) for span in taken)
    ]
    dates = [
        (_event(article, one, wanted, section.today), _dated(one))
        for one in findings.events
        if one.score >= _LEAST_EVENT and not any(_rests_on(one, span) for span in taken)
    ]
    best: list[tuple[Suggestion, str]] = []
    for group in (quotes, dates):
        fitting = [(one, words) for one, words in group if one is not None]
        best += sorted(fitting, key=lambda pair: -pair[0].score)[:_MOST_PER_ARTICLE]
    return best


def _quote(article: Article, quote: Quote, wanted: Sequence[TellingWord]) -> Suggestion | None:
    words = " ".join(piece.of(article.text) for piece in quote.pieces)
    own, held = fit(words, wanted)
    score, beside = _with_surroundings(own, article.text, quote.span, wanted)
    if not beside or QuoteFlag.UNCLOSED in quote.flags:
        return None
    name = quote.speaker.name if quote.speaker else ""
    score *= _BETTER[quote.confidence] * (1.2 if name else 0.8)
    reasons = [f"{name or 'somebody'} on {_named(held)}"] if held else []
    if not held:
        reasons.append(f"said beside {_named(beside)}")
    if quote.confidence is Confidence.A and name:
        reasons.append("speaker certain")
    return Suggestion(
        article.key, quote.span, round(score, 3), "; ".join(reasons), SuggestedKind.QUOTE, quote
    )


def _event(
    article: Article, event: DatedEvent, wanted: Sequence[TellingWord], today: date | None
) -> Suggestion | None:
    own, held = fit(f"{event.label} {event.place}", wanted)
    score, beside = _with_surroundings(own, article.text, event.sentence, wanted)
    if not beside:
        return None
    reasons = [f"names {_named(held or beside)}"]
    last = event.mention.reading.latest
    if today is not None and last is not None:
        score *= _AHEAD if last >= today else _PAST
        reasons.insert(0, "ahead" if last >= today else "past")
    score *= 0.5 + event.score
    span = event.mention.span
    return Suggestion(
        article.key, span, round(score, 3), "; ".join(reasons), SuggestedKind.DATE, event
    )


def _with_surroundings(
    own: float, text: str, span: TextSpan, wanted: Sequence[TellingWord]
) -> tuple[float, tuple[TellingWord, ...]]:
    """Return the score with that of the paragraph around, and the words that say so."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    near, beside = fit(text[start : end if end >= 0 else len(text)], wanted)
    return own * (1 - _NEAR) + near * _NEAR, beside


def _named(held: Sequence[TellingWord]) -> str:
    return listed([one.word for one in held[:3]])


def _folded(article: Article, quote: Quote) -> str:
    words = " ".join(piece.of(article.text) for piece in quote.pieces)
    return "q:" + " ".join(words_of(words))


def _dated(event: DatedEvent) -> str:
    reading = event.mention.reading
    return f"d:{reading.earliest}:{reading.latest}:{' '.join(words_of(event.label))}"


def _rests_on(event: DatedEvent, span: TextSpan) -> bool:
    return any(one.span.overlaps(span) for one in (event.mention, *event.also))


def _is_told(passage: Suggestion, kept: Sequence[Suggestion]) -> bool:
    """Return whether a passage is little more than a quotation that is suggested itself."""
    return any(
        one.kind is SuggestedKind.QUOTE
        and one.key == passage.key
        and passage.span.start <= one.span.start
        and one.span.end <= passage.span.end
        and len(one.span) >= _WHOLE * len(passage.span)
        for one in kept
    )
