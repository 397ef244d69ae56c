"""Dates and events on broken, hostile and endless text: no error, linear time, and how fast.

    python tests/benchmarks/date_fuzz.py [ROUNDS]

Prints how many made-up texts were read without error, the speed on news-like text, and for
inputs that tempt patterns to backtrack how much longer twice the length takes (2.0 is linear).
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from briefgen.analysis.dates import find_dates
from briefgen.analysis.events import find_events
from briefgen.analysis.sentences import split_sentences

PUBLISHED = date(2023, 6, 16)
LANGUAGES = ("en", "de", "fr", "uk", "es", "it", "", "zh-Hant")
WORDS = (
    *("on", "in", "by", "until", "the", "a", "last", "next", "this", "mid", "-", "early"),
    *("11", "12", "31", "2023", "1999", "'90s", "July", "May", "may", "Tuesday", "Sun", "sat"),
    *("'s", "week", "month", "years", "day", "weekend", "quarter", "first", "second", "summit"),
    *("meeting", "will", "said", "two", "hundred", "and", "ago", "later", "autumn", "Q1", "FY24"),
    *("9am", "9:30", "p.m.", "noon", ",", ".", "/", "(", ")", "“", "”", "20th", "century"),
    *("7/11/2023", "0800", "GMT", "every", "daily", "now", "\n", "99999999999999999999", "é"),
    *("١٢", "２０２３", "½", "\u2028", "\x00", "ß", "三月", "Mitte", "juillet", "липня", "late"),
)
HOSTILE = {
    "number words": "two ",
    "hyphens": "one-two-",
    "commas": "May 3, ",
    "no space": "11-12/",
    "quotes": "“ will ” ",
    "one long word": "Summit",
    "dates only": "July 11-12 2023 ",
    "counted": "They vote on 3 July, two weeks before the vote. ",
    "sayings": "“We meet tomorrow,” he said on Tuesday. ",
    "events": "They will meet in Oslo on 3 July. ",
}
NEWS = (
    "The two sides will meet again in Geneva on 12 July, officials said on Thursday. "
    "Talks that began in March broke down last week, and no date has been set since. "
    "“We are where we were three years ago,” the envoy added, before flying home. "
)


def read(text: str, published: date | None, language: str = "en") -> int:
    """Read a text as the program does; return how many findings there are."""
    sentences = split_sentences(text)
    mentions = find_dates(text, sentences, published, language)
    return len(mentions) + len(find_events(text, sentences, mentions, published, language))


def fuzz(rounds: int, seed: int = 7) -> int:
    """Return how many of `rounds` made-up texts were read; an error ends the run."""
    order = random.Random(seed)
    for _ in range(rounds):
        pieces = order.choices(WORDS, k=order.randint(0, 80))
        text = order.choice((" ", "", "\n")).join(pieces)
        if order.random() < 0.3:
            text += "".join(chr(order.randrange(1, 0xD800)) for _ in range(40))
        day = date(1, 1, 1) + timedelta(days=order.randrange(3_652_058))
        read(text, order.choice((None, day, PUBLISHED)), order.choice(LANGUAGES))
    return rounds


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the quickest of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def rows(rounds: int = 2000) -> list[tuple[str, str]]:
    """Return what was measured, in words and figures."""
    table = [("texts read without error", f"{fuzz(rounds)} of {rounds}")]
    news = NEWS * 1500
    took = seconds(lambda: read(news, PUBLISHED))
    table.append(("news text, one core", f"{len(news) / took / 1000:.0f} kB/s"))
    for name, part in HOSTILE.items():
        once, twice = part * (40_000 // len(part)), part * (80_000 // len(part))
        slow = seconds(lambda text=twice: read(text, PUBLISHED))  # type: ignore[misc]
        quick = seconds(lambda text=once: read(text, PUBLISHED))  # type: ignore[misc]
        table.append((f"{name}, twice as long", f"{slow / quick:.1f} times ({slow:.2f} s)"))
    return table


def main() -> None:
    """Print the figures."""
    for name, figure in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 2000):
        print(f"{name:32} {figure}")


if __name__ == "__main__":
    main()
