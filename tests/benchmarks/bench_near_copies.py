"""Near-copies: recall, precision and speed on copies made here, against articles on one topic.

BENCH_COPIES sets how many originals there are (default 2,000); each has five copies, and as many
unrelated articles share a background paragraph of their topic with it.
"""

import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from briefgen.library.library import Library
from briefgen.model.article import Metadata, make_article

Row = tuple[str, str, str]
COUNT = int(os.environ.get("BENCH_COPIES", "2000"))
TOPICS = 40
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "pel", "gor", "min", "dal")


def paragraph(order: random.Random, topic: list[str]) -> str:
    """Return a paragraph of a topic's words and common ones."""
    words = [
        order.choice(topic) if order.random() < 0.5 else "".join(order.choices(SYLLABLES, k=2))
        for _ in range(order.randint(35, 65))
    ]
    return " ".join(words).capitalize() + "."


def story(order: random.Random, topic: list[str], background: list[str]) -> list[str]:
    """Return an article: eight paragraphs of its own and one that its topic's articles share."""
    own = [paragraph(order, topic) for _ in range(8)]
    return [*own[:6], order.choice(background), *own[6:]]


def copies(text: list[str], order: random.Random, more: Callable[[], str]) -> dict[str, list[str]]:
    """Return the kinds of copies that outlets make of agency copy."""
    shuffled = [text[0], *order.sample(text[1:], len(text) - 1)]
    edited = [" ".join(word for word in line.split() if order.random() > 0.02) for line in text]
    return {
        "new lead": [more(), more(), *text[2:]],
        "cut ending": text[:4],
        "reordered": shuffled,
        "lightly edited": edited,
        "extended": [*text, *(more() for _ in range(6))],
    }


def run() -> list[Row]:
    """Return the rows (what, measured, goal)."""
    order = random.Random(11)
    topics = [["".join(order.choices(SYLLABLES, k=3)) for _ in range(150)] for _ in range(TOPICS)]
    grounds = [[paragraph(order, topic) for _ in range(3)] for topic in topics]
    hits: dict[str, int] = {}
    false = added = pairs = 0
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as name, Library(Path(name)) as library:

        def add(text: list[str], title: str) -> tuple[str, set[str]]:
            nonlocal added
            added += 1
            outcome = library.add(make_article("\n".join(text), Metadata(title=title)))
            return outcome.article.key, {near.key for near in outcome.near_copies}

        for number in range(COUNT):
            topic, ground = topics[number % TOPICS], grounds[number % TOPICS]
            text = story(order, topic, ground)
            key, near = add(text, f"Story {number}")
            false += len(near)
            family = {key}
            for kind, variant in copies(text, order, lambda: paragraph(order, topic)).items():  # noqa: B023
                copy, near = add(variant, f"{kind} {number}")
                hits[kind] = hits.get(kind, 0) + (key in near)
                false += len(near - family)
                pairs += len(near & family)
                family.add(copy)
            _, near = add(story(order, topic, ground), f"Other {number}")
            false += len(near)
        seconds = time.perf_counter() - started
    rows = [
        (f"near-copies found, {kind}, of {COUNT:,}", f"{count / COUNT:.1%}", "≥ 99 %")
        for kind, count in hits.items()
    ]
    precision = pairs / max(1, pairs + false)
    rows.append(
        (f"precision among {added:,} articles on {TOPICS} topics", f"{precision:.2%}", "≥ 99.5 %")
    )
    rows.append(("articles stored and compared", f"{added / seconds:.0f} a second", "above 100"))
    return rows


if __name__ == "__main__":
    for row in run():
        print("| " + " | ".join(row) + " |")
