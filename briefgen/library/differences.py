"""How two texts differ, by words: for near-copies and for a new version of an article.

Paragraphs are aligned first and words inside paragraphs that changed: that keeps the comparison of
long articles quick and its result readable.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from briefgen.model.article import TextSpan
from briefgen.model.library import Change, ChangeKind

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_TOKENS = 4_000  # of one changed stretch; longer ones are shown as replaced as a whole
_KINDS = {
    "equal": ChangeKind.SAME,
    "delete": ChangeKind.REMOVED,
    "insert": ChangeKind.ADDED,
    "replace": ChangeKind.REPLACED,
}


def compare(before: str, after: str) -> tuple[Change, ...]:
    """Return the steps that turn `before` into `after`; together they cover both texts.

    Spans are code points of the two texts. Neighbouring steps of one kind are joined.
    """
    first, second = _lines(before), _lines(after)
    steps: list[Change] = []
    matcher = SequenceMatcher(None, [t for t, _ in first], [t for t, _ in second], autojunk=False)
    for name, start, end, other_start, other_end in matcher.get_opcodes():
        old = _span(first, start, end, len(before))
        new = _span(second, other_start, other_end, len(after))
        if name == "replace":
            steps += _by_words(before, after, old, new)
        else:
            steps.append(Change(_KINDS[name], old, new))
    return tuple(_joined(steps))


def _lines(text: str) -> list[tuple[str, int]]:
    """Return the paragraphs with their line feeds, each with its start."""
    lines: list[tuple[str, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        lines.append((line, start))
        start += len(line)
    return lines


def _span(pieces: list[tuple[str, int]], start: int, end: int, length: int) -> TextSpan:
    """Return the stretch from piece `start` to before piece `end`."""
    return TextSpan(
        pieces[start][1] if start < len(pieces) else length,
        pieces[end][1] if end < len(pieces) else length,
    )


def _by_words(before: str, after: str, old: TextSpan, new: TextSpan) -> Iterator[Change]:
    first = [
        (match.group(), match.start() + old.start) for match in _TOKEN.finditer(old.of(before))
    ]
    second = [
        (match.group(), match.start() + new.start) for match in _TOKEN.finditer(new.of(after))
    ]
    if max(len(first), len(second)) > _MOST_TOKENS:
        yield Change(ChangeKind.REPLACED, old, new)
        return
    matcher = SequenceMatcher(None, [t for t, _ in first], [t for t, _ in second], autojunk=False)
    for name, start, end, other_start, other_end in matcher.get_opcodes():
        yield Change(
            _KINDS[name],
            _span(first, start, end, old.end),
            _span(second, other_start, other_end, new.end),
        )


def _joined(steps: list[Change]) -> Iterator[Change]:
    held: Change | None = None
    for step in steps:
        if held is not None and held.kind is step.kind:
            held = Change(
                held.kind,
                TextSpan(held.before.start, step.before.end),
                TextSpan(held.after.start, step.after.end),
            )
            continue
        if held is not None:
            yield held
        held = step
    if held is not None:
        yield held
