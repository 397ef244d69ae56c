"""Quotations of several sources: time for four times as many, and which changed wordings are told.

Each original comes in four articles: word for word, with a word changed, with a negation put in
and with a number changed; the others are of the same vocabulary and share nothing on purpose.
"""

import random
import time
from collections import Counter

from briefgen.editing.wordings import Likeness, Wording, Wordings
from briefgen.model.article import TextSpan

Row = tuple[str, str, str]
COUNT = 500
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "pel", "gor", "min", "dal")
SMALL = ("the", "of", "and", "to", "in", "that", "for", "we", "will", "is", "on", "with")
WANTED = {
    "same": Likeness.SAME,
    "varied": Likeness.VARIED,
    "negated": Likeness.TURNED,
    "counted": Likeness.TURNED,
}


def original(order: random.Random, vocabulary: list[str]) -> list[str]:
    """Return the words of a quotation, a number among them."""
    words = [
        order.choice(SMALL) if order.random() < 0.45 else order.choice(vocabulary)
        for _ in range(order.randint(9, 40))
    ]
    words[len(words) // 2] = str(order.randint(2, 900))
    return words


def changed(words: list[str], kind: str, order: random.Random, vocabulary: list[str]) -> list[str]:
    """Return a quotation as another outlet words it."""
    after = list(words)
    middle = len(words) // 2
    match kind:
        case "varied":
            place = order.choice([n for n in range(1, len(words) - 1) if n != middle])
            after[place] = order.choice(vocabulary)
        case "negated":
            after.insert(middle, "not")
        case "counted":
            after[middle] = str(int(words[middle]) + 1)
    return after


def measured(count: int) -> tuple[float, Counter[str]]:
    """Return the seconds that comparing takes, and how many of each kind were told rightly."""
    order = random.Random(5)
    vocabulary = ["".join(order.choices(SYLLABLES, k=3)) for _ in range(3_000)]
    wordings = []
    for number in range(count):
        words = original(order, vocabulary)
        for kind in ("own", *WANTED):
            text = " ".join(changed(words, kind, order, vocabulary))
            wordings.append(Wording(f"{kind} {number}", (TextSpan(0, len(text)),), text, "en"))
    right: Counter[str] = Counter()
    started = time.perf_counter()
    index = Wordings(wordings)
    for wording in wordings:
        told = index.like(wording.text, {wording.article}, "en")
        kind, number = wording.article.split()
        for other in told if kind == "own" else ():
            name, of = other.wording.article.split()
            right["false" if of != number else name] += of != number or (
                other.likeness is WANTED[name]
            )
    return time.perf_counter() - started, right


def run() -> list[Row]:
    """Return the rows (what, measured, goal)."""
    short, _ = measured(COUNT)
    long, right = measured(4 * COUNT)
    shares = ", ".join(f"{kind} {right[kind] / (4 * COUNT):.1%}" for kind in WANTED)
    return [
        ("Wordings: four times as many quotations take", f"{long / short:.1f} times", "≤ 6 times"),
        ("Wordings: told rightly", shares, "≥ 98 % each"),
        ("Wordings: of other quotations told as one", str(right["false"]), "0"),
    ]
