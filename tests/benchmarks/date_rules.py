"""Precision of each date rule on gold articles, from which the rules' confidences are set.

    python tests/benchmarks/date_rules.py GOLD.jsonl ...

GOLD holds one article a line: "doc_id", "dct" (publication), "text" and "timexes" with "start",
"end" and "value". Prints, for each rule, how many expressions it read, the share that the gold
has, the share with the gold's value, and the confidence that follows from it.
"""

import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from briefgen.analysis.dates import find_dates
from briefgen.analysis.dating.lexicon import lexicon_for
from briefgen.analysis.sentences import split_sentences
from briefgen.model.finding import DateMention

DAY = re.compile(r"\d{4}-\d\d-\d\d")
TIERS = ((0.85, "A"), (0.65, "B"), (0.0, "C"))
ENOUGH = 8
"""Findings; a rule with fewer keeps the confidence of its file."""

Row = tuple[str, int, float, float, str, str]


def rows(paths: list[Path]) -> list[Row]:
    """Return rule, findings, share in the gold, share right, tier measured, tier in the file."""
    found: Counter[str] = Counter()
    matched: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            for mention, gold in _pairs(article):
                found[mention.rule] += 1
                matched[mention.rule] += bool(gold)
                right[mention.rule] += mention.reading.value in gold
    tiers = {rule.id: rule.confidence.value for rule in lexicon_for("en").rules}
    table = []
    for rule, count in found.most_common():
        share = right[rule] / count
        tier = next(tier for least, tier in TIERS if share >= least)
        shown = tier if count >= ENOUGH else "-"
        table.append((rule, count, matched[rule] / count, share, shown, tiers[rule]))
    return table


def _pairs(article: dict[str, Any]) -> list[tuple[DateMention, list[str]]]:
    """Return each mention with the gold values of the expressions that it overlaps."""
    day = DAY.search(article["dct"] or article["doc_id"])
    published = date.fromisoformat(day.group()) if day else None
    text = article["text"]
    mentions = find_dates(text, split_sentences(text), published, article.get("lang") or "en")
    return [
        (
            mention,
            [
                str(gold["value"])
                for gold in article["timexes"]
                if gold["start"] < mention.span.end and mention.span.start < gold["end"]
            ],
        )
        for mention in mentions
    ]


def main() -> None:
    """Print the table for the files named on the command line."""
    print(f"{'rule':20} {'n':>6} {'found':>6} {'right':>6}  measured  file")
    for rule, count, share, right, measured, written in rows([Path(name) for name in sys.argv[1:]]):
        print(f"{rule:20} {count:6} {share:6.0%} {right:6.0%}  {measured:8}  {written}")


if __name__ == "__main__":
    main()
