"""Importing saved pages into the library, over trafilatura alone on the same pages.

BENCH_PAGES sets how many made-up pages there are (default 1,000). They have what saved pages have:
menus, cookie bars, scripts, JSON-LD, sidebars of links, footers.
"""

import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.library.library import Library
from briefgen.reading.reader import read_files
from briefgen.shelving import import_files

Row = tuple[str, str, str]
COUNT = int(os.environ.get("BENCH_PAGES", "1000"))
ROUND = 200
COMPARED = ("trafilatura", "lxml")
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "pel", "gor", "min", "dal")
SMALL = "the of and to in is that for it with as was on are by this said will".split()  # noqa: SIM905


def sentence(order: random.Random) -> str:
    """Return a made-up English-looking sentence, every third one with a quotation."""
    words = [
        order.choice(SMALL) if order.random() < 0.45 else "".join(order.choices(SYLLABLES, k=3))
        for _ in range(order.randint(9, 28))
    ]
    text = " ".join(words).capitalize()
    return f"“{text},” said {words[3].capitalize()}." if order.random() < 0.33 else f"{text}."


def page(number: int) -> tuple[str, list[str]]:
    """Return a page's markup and its article's paragraphs."""
    order = random.Random(number)
    paragraphs = [" ".join(sentence(order) for _ in range(order.randint(2, 4))) for _ in range(14)]
    title = sentence(order).strip("“”.,")[:80]
    about = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
        "datePublished": f"2024-0{1 + number % 9}-1{number % 10}T08:00:00Z",
        "author": [{"@type": "Person", "name": "Ann Lee"}],
        "publisher": {"@type": "Organization", "name": f"Outlet {number % 20}"},
    }  # fmt: skip
    links = "".join(
        f'<li class="item"><a href="/s/{n}"><span>{sentence(order)[:60]}</span></a></li>'
        for n in range(90)
    )
    script = "".join(f"window.a{n}={{b:'{'x' * 90}',c:[{n},{n}]}};" for n in range(250))
    style = "".join(f".c{n} > .d{n} {{margin:0;padding:{n}px;color:#333}}" for n in range(250))
    body = "".join(
        f"<p class='text'>{paragraph}</p>"
        + ("<div class='ad'><p>Advertisement</p></div>" * (n == 5))
        for n, paragraph in enumerate(paragraphs)
    )
    markup = (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        f"<style>{style}</style><script>{script}</script>"
        f"<script type='application/ld+json'>{json.dumps(about)}</script></head><body>"
        f"<div class='cookie'><p>We use cookies on this site.</p></div><nav><ul>{links}</ul></nav>"
        f"<main><article><h1>{title}</h1><p class='byline'>By Ann Lee</p>{body}"
        f"<p>Read also: <a href='/x'>{title}</a></p></article></main>"
        f"<aside><ul>{links}</ul></aside><script>{script}</script><footer><p>© Outlet</p></footer>"
        "</body></html>"
    )
    return markup, paragraphs


def trafilatura_alone(paths: list[Path]) -> tuple[float, dict[str, str]]:
    """Return the seconds that trafilatura takes for text and metadata, and the texts."""
    from trafilatura import bare_extraction

    bare_extraction("<html><body><p>warm up</p></body></html>")
    found: dict[str, str] = {}
    started = time.perf_counter()
    for path in paths:
        result = bare_extraction(
            path.read_bytes(), include_comments=False, favor_precision=True, with_metadata=True
        )
        found[path.name] = result.text if result else ""
    return time.perf_counter() - started, found


def reading(paths: list[Path]) -> float:
    """Return the seconds for reading alone, the worker's start included."""
    started = time.perf_counter()
    for _ in read_files(paths):
        pass
    return time.perf_counter() - started


def importing(paths: list[Path], folder: Path) -> tuple[float, dict[str, str]]:
    """Return the seconds for reading and storing, and the texts."""
    found: dict[str, str] = {}
    started = time.perf_counter()
    with Library(folder) as library:
        for path, result in read_files(paths):
            if isinstance(result, BriefgenError):
                continue
            for article in result.articles:
                library.add(article, result.original_of(article))
                found[path.name] = article.text
    return time.perf_counter() - started, found


def analysing(paths: list[Path], folder: Path) -> float:
    """Return the seconds for the whole import: reading, analysis, storing."""
    started = time.perf_counter()
    with Library(folder) as library:
        import_files(library, paths)
    return time.perf_counter() - started


def processor() -> float:
    """Return the seconds of processor time that this process and its ended children took."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def exact(found: dict[str, str], wanted: dict[str, list[str]]) -> str:
    """Return for how many pages the text is the article's, paragraph by paragraph."""
    right = sum(found.get(name, "").split("\n") == lines for name, lines in wanted.items())
    return f"{right} of {len(wanted)}"


def run() -> list[Row]:
    """Return the rows (what, measured, goal)."""
    with tempfile.TemporaryDirectory() as name:
        pages = Path(name) / "pages"
        pages.mkdir()
        wanted: dict[str, list[str]] = {}
        size = 0
        for number in range(COUNT):
            markup, paragraphs = page(number)
            path = pages / f"{number:05}.html"
            size += path.write_bytes(markup.encode())
            wanted[path.name] = paragraphs
        paths = sorted(pages.iterdir())
        texts: dict[str, str] = {}
        theirs: dict[str, str] = {}
        rounds: list[tuple[float, ...]] = []
        for start in range(0, COUNT, ROUND):  # in turns, so that other load falls on all alike
            some = paths[start : start + ROUND]
            at = [processor()]
            alone, found = trafilatura_alone(some)
            theirs |= found
            at.append(processor())
            read = reading(some)
            at.append(processor())
            stored, found = importing(some, Path(name) / "library")
            texts |= found
            at.append(processor())
            whole = analysing(some, Path(name) / "analysed")
            rounds.append(
                (read / alone, stored / alone, whole / alone, len(some) / stored,
                 (at[3] - at[2]) / (at[1] - at[0]))
            )  # fmt: skip
    read, stored, whole, speed, used = (
        statistics.median(column) for column in zip(*rounds, strict=True)
    )
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    memory = children / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    what = f"{COUNT:,} saved pages, {size / 1e6:.0f} MB"
    return [
        (f"import of {what}: reading ÷ trafilatura alone", f"{read:.2f} ×", "≤ 1.5 ×"),
        ("the same with storing, copies and index", f"{stored:.2f} ×", "≤ 1.5 ×"),
        ("the same in processor time, all processes", f"{used:.2f} ×", "≤ 1.5 ×"),
        ("the same with analysis of quotes and dates", f"{whole:.2f} ×", "told"),
        ("pages a second, read and stored", f"{speed:.0f}", "above 30"),
        ("peak memory of the reading process", f"{memory:.0f} MB", "below 300 MB"),
        ("texts exactly the article's", exact(texts, wanted), "all"),
        ("the same by trafilatura alone", exact(theirs, wanted), "peer"),
    ]


if __name__ == "__main__":
    for row in run():
        print("| " + " | ".join(row) + " |")
