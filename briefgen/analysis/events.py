"""Dated events of an article: what its key-dates rows are proposed from."""

from collections.abc import Iterable
from datetime import date

from briefgen.analysis.dates import date_tokens
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.event_here import is_dateline, is_heading
from briefgen.analysis.event_labels import label_of
from briefgen.analysis.event_merging import Row, merge_rows
from briefgen.analysis.event_ranking import (
    is_candidate,
    is_chatter,
    is_running,
    score_of,
)
from briefgen.analysis.event_words import (
    Scene,
    dated_tokens,
    event_words,
    names_thing,
    scene_tokens,
)
from briefgen.model.article import TextSpan
from briefgen.model.finding import DatedEvent, DateMention

_PLAN_REACH = 6
"""Tokens between "originally" and the date that was planned."""


def find_events(
    text: str,
    sentences: tuple[TextSpan, ...],
    dates: tuple[DateMention, ...],
    published: date | None,  # noqa: ARG001 - the mentions know where they lie against it
    language: str,
    tokens: Tokens | None = None,
) -> tuple[DatedEvent, ...]:
    """Return the dated events of an article, one for each event, in text order.

    Events with a score of 0.5 or more are worth a row; the others are kept for the analyst
    to look through. A day that is a heading of its own dates the sentence under it: the event's
    sentence is then both. Mentions that only tell when something was said, how long something
    lasts, or a period that is still running give none. A language without word lists of its
    own gives none either.

    Args:
        text: the article's text.
        sentences: its sentences, in order.
        dates: its date expressions.
        published: the day on which it appeared.
        language: BCP 47 tag.
        tokens: what `date_tokens` says of text, sentences and language, read here by default.
    """
    lists = event_words(language)
    if lists is None:
        return ()
    tokens = tokens or date_tokens(text, sentences, language)
    dated = dated_tokens(tokens, dates, lists)
    placed = [(number, one) for number, one in _in_sentences(sentences, dates) if is_candidate(one)]
    own = {number for number, _ in placed}
    rows: list[Row] = []
    for number, mention in placed:
        sentence = sentences[number]
        scene = Scene(tokens, lists, *scene_tokens(tokens, sentence), dated)
        first, end = scene_tokens(tokens, mention.span)
        if _dates_no_event(scene, first, end, mention) or is_chatter(scene, first, end, mention):
            continue
        label = label_of(scene, first, end)
        below = None if label.text else _below_heading(text, sentences, number, mention)
        if below is not None and number + 1 not in own:
            under = scene_tokens(tokens, below)
            label = label_of(Scene(tokens, lists, *under, dated), under[0], under[0])
            sentence = TextSpan(mention.span.start, below.end)
        if not label.noun or is_running(mention, label):
            continue
        score, reason = score_of(mention, label, number, lists)
        event = DatedEvent(mention, sentence, label.text, label.place, score, reason)
        rows.append(Row(event, label.noun))
    return tuple(event for event in merge_rows(rows, lists) if event.label)


def _below_heading(
    text: str, sentences: tuple[TextSpan, ...], number: int, mention: DateMention
) -> TextSpan | None:
    """Return the sentence under a date that is a heading of its own, None if it is none."""
    below = sentences[number + 1] if number + 1 < len(sentences) else None
    return below if below is not None and is_heading(text, mention.span, below) else None


def _dates_no_event(scene: Scene, first: int, end: int, mention: DateMention) -> bool:
    """Return whether a date is another way to say one, the article's own, or a plan given up."""
    if names_thing(scene.tokens, scene.lists, mention):
        return True
    if _is_alternative(scene, first) or is_dateline(scene, first, end):
        return True
    return _is_superseded(scene, first)


def _is_alternative(scene: Scene, first: int) -> bool:
    """Return whether a date is the second of "in March or April": it dates nothing of its own."""
    return scene.has(first - 1, "or_words") and first - 2 in scene.dated


def _is_superseded(scene: Scene, first: int) -> bool:
    """Return whether a date is that of an earlier plan: "originally planned for February"."""
    for at in range(first - 1, max(scene.first - 1, first - 1 - _PLAN_REACH), -1):
        if scene.is_sign(at) or at in scene.dated:
            return False
        if scene.has(at, "superseded"):
            return True
    return False


def _in_sentences(
    sentences: tuple[TextSpan, ...], dates: tuple[DateMention, ...]
) -> Iterable[tuple[int, DateMention]]:
    """Yield each mention with the number of the sentence that holds it."""
    number = 0
    for mention in dates:
        while number < len(sentences) - 1 and sentences[number].end <= mention.span.start:
            number += 1
        if number < len(sentences) and sentences[number].overlaps(mention.span):
            yield number, mention
