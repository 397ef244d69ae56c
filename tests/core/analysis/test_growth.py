"""Linear work: twice the text takes twice the steps, in every function of the analysis.

Steps are lines run, not seconds, so that a busy machine changes nothing.
"""

import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import islice, product
from types import FrameType
from typing import Any

import pytest

from briefgen.analysis import analyse as analyse_module
from briefgen.analysis.analyse import analyse
from briefgen.model.article import Article, Metadata, make_article

FOLDER = analyse_module.__file__.rpartition("/")[0] or analyse_module.__file__.rpartition("\\")[0]
SMALL, LARGE = 32, 64
"""Passages of a text and of one that is twice as long."""
MOST = 2.4
"""Times the steps that twice the text may take: some work is done only once an article is long."""
LEAST = 1000
"""Functions of fewer steps are not judged."""
BOUNDED = {"_same_event", "merge_rows", "_length"}
"""Events are compared with the last two hundred at most, which these short texts do not reach."""

ONSETS = ("B", "D", "F", "G", "K", "L", "M", "N", "P", "R", "T", "V")
MIDDLES = ("alo", "eri", "oma", "ubi", "ane")
ENDS = ("nd", "sk", "rth", "x")
SURNAMES = tuple("".join(parts) for parts in product(ONSETS, MIDDLES, ENDS))

NEWS = (
    "“We will not pay for it,” said Ann {one} on 4 May. She refused to sign. {one} opposes the "
    "levy, which Dan Orr, the Norrlandish minister, wants withdrawn. It refused. Ben {two}, a "
    "friend of hers, would meet her in June. “It is late,” he added. Orr told {two} that the "
    "talks should go on. “The minister is right,” Cleo Orr said."
)
MATTERS: dict[str, tuple[str, str]] = {
    "one line": (NEWS, " "),
    "paragraphs": (NEWS, "\n"),
    "headlines": ("{one} And {two} Meet Over New Levy Plan\n" + NEWS, "\n\n"),
    "turns": ("ANN {one}: We will not pay.\nQ: Why is that, Ann {one}?\nBEN {two}: We will.", "\n"),
    "open marks": ("“We, said Ann {one}, ‘will not — ", " "),
}


def text_of(matter: str, passages: int) -> str:
    """Return a text in which every passage names two new persons, and some as all others do."""
    pattern, between = MATTERS[matter]
    names = islice(zip(SURNAMES, reversed(SURNAMES), strict=True), passages)
    return between.join(pattern.format(one=one, two=two) for one, two in names)


def steps(article: Article) -> Counter[str]:
    """Return how many lines each function of the analysis runs."""
    counted: Counter[str] = Counter()

    def enter(frame: FrameType, event: str, argument: Any) -> Callable[..., Any] | None:
        code = frame.f_code
        if not code.co_filename.startswith(FOLDER):
            return None
        name = f"{code.co_qualname} ({code.co_filename[len(FOLDER) + 1 :]})"

        def step(frame: FrameType, event: str, argument: Any) -> Callable[..., Any]:
            counted[name] += 1
            return step

        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        analyse(article, published=date(2024, 5, 2))
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize("matter", MATTERS)
def test_twice_the_text_takes_twice_the_steps(matter: str) -> None:
    small, large = (
        make_article(text_of(matter, passages), Metadata(language="en"))
        for passages in (SMALL, LARGE)
    )
    analyse(large)  # what is read once and kept is read now
    few, many = steps(small), steps(large)
    grown = {
        name: (few[name], count)
        for name, count in many.items()
        if count > LEAST and count > MOST * few[name] and BOUNDED.isdisjoint(name.split(" "))
    }
    assert not grown
    assert many.total() < MOST * few.total()
