"""The table of quotation rules with their measured precision, for any gold file.

    python tests/benchmarks/quote_rules.py GOLD.jsonl [--speed]

GOLD has a document a line: doc_id, text, lang, quotes with start, end, kind ("direct", "mixed" or
"indirect"), speaker_text, speaker_start, speaker_end. Without a file the cases of
tests/cases/quotes are measured. A finding is a quote where it shares half of its characters with
a direct or mixed one, and its speaker is right where the mention overlaps the gold mention.
"""

import json
import string
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT))

from briefgen.analysis.language_loading import words_for  # noqa: E402
from briefgen.analysis.quotes import find_quotes  # noqa: E402
from briefgen.analysis.sentences import split_sentences  # noqa: E402
from briefgen.model.article import TextSpan  # noqa: E402
from briefgen.model.finding import Quote  # noqa: E402
from tests.core.analysis.quote_cases import CASES, as_gold, load  # noqa: E402

Row = tuple[str, int, float, float]
Document = dict[str, Any]
HOSTILE = {
    "“ repeated": "“",
    "“a” repeated": "“a” ",
    "“‘ repeated": "“‘",
    "( repeated": "(",
    "capital letters": "A",
    "capital words": "Ann ",
    "he said": "he said ",
    "turns": "Q: a\nA: b\n",
    "commas": ", ",
    "ever new presidents": "President Ann# Bo# came. “So it is,” the president said.\n",
    "ever new hosts": "Ann# Bo# came. “So it is,” her host said.\n",
    "ever new ministries": "The # ministry met. “So it is,” it said.\n",
}
"""Patterns that are repeated; # is another word each time."""


def documents(path: Path | None) -> Iterator[Document]:
    """Yield the documents of a gold file, or of our own cases."""
    if path is None:
        for file in sorted(CASES.glob("*_??.txt")):
            yield from (as_gold(case) for case in load(file.name))
        return
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def quotes_of(document: Document) -> tuple[Quote, ...]:
    text = document["text"]
    words = words_for(document.get("lang") or "en")
    return find_quotes(text, split_sentences(text), words).quotes


def rows(path: Path | None = None) -> list[Row]:
    """Return (rule, findings, per cent quotes, per cent with the right speaker too)."""
    number: Counter[str] = Counter()
    right: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    for document in documents(path):
        gold = [quote for quote in document["quotes"] if quote["kind"] != "indirect"]
        for quote in quotes_of(document):
            for piece in quote.pieces:
                number[quote.rule] += 1
                match = next((one for one in gold if overlap(one, piece) >= 0.5), None)
                if match is not None:
                    right[quote.rule] += 1
                    spoken[quote.rule] += is_speaker(match, quote)
    return [
        (rule, count, 100 * right[rule] / count, 100 * spoken[rule] / count)
        for rule, count in number.most_common()
    ]


def overlap(gold: Document, piece: TextSpan) -> float:
    """Return intersection over union of a gold quotation and a found piece."""
    common = min(gold["end"], piece.end) - max(gold["start"], piece.start)
    return common / (max(gold["end"], piece.end) - min(gold["start"], piece.start))


def is_speaker(gold: Document, quote: Quote) -> bool:
    if gold["speaker_text"] is None or quote.speaker is None or quote.speaker.mention is None:
        return False
    mention = quote.speaker.mention
    return bool(mention.start < gold["speaker_end"] and gold["speaker_start"] < mention.end)


def speed(texts: Iterable[str]) -> float:
    """Return megabytes of UTF-8 a second of processor time."""
    size, words = 0, words_for("en")
    start = time.process_time()
    for text in texts:
        find_quotes(text, split_sentences(text), words)
        size += len(text.encode("utf-8", "replace"))
    return size / 1e6 / max(time.process_time() - start, 1e-9)


def _repeated(pattern: str, size: int) -> str:
    if "#" not in pattern:
        return (pattern * size)[:size]
    letters = string.ascii_lowercase
    words = ("".join(word).capitalize() for word in product(letters, repeat=3))
    return "".join(pattern.replace("#", word) for word in words)[:size]


def growth() -> Iterator[tuple[str, float]]:
    """Yield how many times longer four times the hostile text takes: 4 is linear."""
    for name, pattern in HOSTILE.items():
        taken = []
        for size in (20_000, 80_000):
            text = _repeated(pattern, size)
            start = time.process_time()
            find_quotes(text, split_sentences(text), words_for("en"))
            taken.append(time.process_time() - start)
        yield name, taken[1] / max(taken[0], 1e-4)


def main(arguments: list[str]) -> None:
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")]
    path = paths[0] if paths else None
    print(f"{'rule':28}{'n':>6}{'quote':>8}{'speaker':>9}")
    for rule, count, quoted, spoken in rows(path):
        print(f"{rule:28}{count:6d}{quoted:8.1f}{spoken:9.1f}")
    if "--speed" in arguments:
        print(f"\n{speed(document['text'] for document in documents(path)):.2f} MB/s")
        for name, ratio in growth():
            print(f"{name:28}{ratio:6.1f} times for 4 times the text")


if __name__ == "__main__":
    main(sys.argv[1:])
