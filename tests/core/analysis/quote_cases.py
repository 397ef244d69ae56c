"""Reads the quotation cases of tests/cases/quotes: texts with their quotations marked inline.

`[[words|mention|who]]` marks a quotation, `[[~words|…]]` a fragment, `=== name` begins a case; in
files whose name begins with "lines_" each line is a case.
The mention is looked for outside quotations, nearest to its quotation.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[2] / "cases" / "quotes"
_MARKED = re.compile(r"\[\[(~?)([^|\]]*(?:\][^|\]]+)*)\|([^|\]]*)\|([^|\]]*)\]\]")


@dataclass(frozen=True, slots=True)
class Expected:
    """A quotation that must be found; `speaker` is (start, end) of its mention or None."""

    start: int
    end: int
    fragment: bool
    mention: str
    speaker: tuple[int, int] | None
    who: str


@dataclass(frozen=True, slots=True)
class Case:
    """A text and its quotations."""

    name: str
    language: str
    text: str
    quotes: tuple[Expected, ...]


def load(file_name: str) -> list[Case]:
    """Return the cases of a file such as "summit_en.txt"; the language stands in the name."""
    language = file_name.rsplit(".", 1)[0].rsplit("_", 1)[-1]
    content = (CASES / file_name).read_text(encoding="utf-8")
    if file_name.startswith("lines_"):
        return [
            _case(f"{file_name}:{number}", language, line)
            for number, line in enumerate(content.splitlines(), 1)
            if line and not line.startswith("#")
        ]
    parts = re.split(r"^=== *(.*)\n", content, flags=re.MULTILINE)[1:]
    return [
        _case(f"{file_name}:{name}", language, marked.strip("\n"))
        for name, marked in zip(parts[::2], parts[1::2], strict=True)
    ]


def _case(name: str, language: str, marked: str) -> Case:
    text, found, at = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        text += match[2]
        found.append((start, len(text), bool(match[1]), match[3], match[4]))
        at = match.end()
    text += marked[at:]
    spans = [(start, end) for start, end, *_ in found]
    quotes = tuple(
        Expected(start, end, fragment, mention, _nearest(text, mention, start, end, spans), who)
        for start, end, fragment, mention, who in found
    )
    return Case(name, language, text, quotes)


def _nearest(
    text: str, mention: str, start: int, end: int, spans: list[tuple[int, int]]
) -> tuple[int, int] | None:
    if not mention:
        return None
    best: tuple[int, int, int] | None = None
    for match in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text):
        low, high = match.span()
        if any(a < high and low < b for a, b in spans):
            continue
        distance = low - end if low >= end else start - high
        if "\n" in text[min(high, start) : max(low, end)].strip("\n"):
            distance += 1000
        if best is None or distance < best[0]:
            best = (distance, low, high)
    assert best is not None, f"the mention {mention!r} does not stand in the text"
    return best[1], best[2]


def as_gold(case: Case) -> dict[str, Any]:
    """Return the case as a gold document of the evaluation kit."""
    return {
        "doc_id": case.name,
        "text": case.text,
        "lang": case.language,
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "text": case.text[quote.start : quote.end],
                "kind": "mixed" if quote.fragment else "direct",
                "speaker_text": quote.mention or None,
                "speaker_start": quote.speaker[0] if quote.speaker else None,
                "speaker_end": quote.speaker[1] if quote.speaker else None,
                "speaker_entity": quote.who or None,
            }
            for quote in case.quotes
        ],
    }
