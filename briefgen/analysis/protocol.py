"""The JSON lines of `briefgen analyse --jsonl`: one article in, one row of findings out."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from briefgen.analysis.analyse import find_mentions
from briefgen.model.article import Metadata, TextSpan, make_article
from briefgen.model.finding import DateMention, Findings, Quote, Speaker


def findings_to_row(doc_id: str, findings: Findings, text: str) -> dict[str, Any]:
    """Return the protocol's row: a quote for each piece, and all dates. Offsets are code points."""
    return {
        "doc_id": doc_id,
        "quotes": [
            _quote(quote, piece, text) for quote in findings.quotes for piece in quote.pieces
        ],
        "dates": [_date(mention, text) for mention in findings.dates],
    }


def analyse_lines(
    lines: Iterable[str], told: Callable[[int, Exception], None] | None = None
) -> Iterator[str]:
    """Yield one line of findings, without line feed, for each line of input, in order.

    A line that is no article, or an article whose analysis fails, gives empty lists; `told` is
    called with the line's number, from 1, and what went wrong.
    """
    for number, line in enumerate(lines, 1):
        doc_id = ""
        row: dict[str, Any] | None = None
        try:
            document = json.loads(line)
            doc_id = str(document["doc_id"])
            text = str(document["text"])
            article = make_article(text, Metadata(language=str(document.get("language") or "")))
            findings = find_mentions(article, published=_day(document.get("published")))
            row = findings_to_row(doc_id, findings, text)
        except Exception as error:
            # The protocol asks for an empty row: one bad line must not stop the others.
            if told is not None:
                told(number, error)
            row = {"doc_id": doc_id, "quotes": [], "dates": []}
        yield json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _quote(quote: Quote, piece: TextSpan, text: str) -> dict[str, Any]:
    return {
        "start": piece.start,
        "end": piece.end,
        "text": piece.of(text),
        "kind": quote.kind.value,
        "speaker": _speaker(quote.speaker),
        "cue": {"start": quote.cue.start, "end": quote.cue.end} if quote.cue else None,
        "rule": quote.rule,
        "confidence": quote.confidence.value,
        "flags": [flag.value for flag in quote.flags],
    }


def _speaker(speaker: Speaker | None) -> dict[str, Any] | None:
    if speaker is None or (speaker.mention is None and not speaker.name):
        return None
    mention = speaker.mention
    return {
        "start": mention.start if mention else None,
        "end": mention.end if mention else None,
        "text": speaker.mention_text if mention else None,
        "name": speaker.name or None,
        "role": speaker.role or None,
    }


def _date(mention: DateMention, text: str) -> dict[str, Any]:
    reading = mention.reading
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.of(text),
        "kind": mention.kind.value,
        "value": reading.value,
        "end_value": reading.end_value or None,
        "edtf": reading.edtf or None,
        "approximate": mention.approximate,
        "modifier": mention.modifier.value if mention.modifier else None,
        "granularity": mention.granularity.value,
        "anchor": mention.anchor,
        "rule": mention.rule,
        "confidence": mention.confidence.value,
    }
