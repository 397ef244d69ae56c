"""Whatever an article or a brief holds is printed as it stands: nasty values x template places."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_contexts import empty_context, quote, template, text

from briefgen.model.context import (
    BriefContext,
    DateLine,
    IssueView,
    Matrix,
    MatrixRow,
    PositionLine,
    SourceLine,
    WordsLine,
)
from briefgen.model.document import Document, Figure, Timeline
from briefgen.model.document_words import text_of_document, walk_blocks
from briefgen.model.positions_grid import PositionsGrid
from briefgen.templating.dialect import without_controls
from briefgen.templating.engine import Engine

CASES = Path(__file__).resolve().parents[2] / "cases" / "templating" / "nasty_values.json"
VALUES: list[str] = json.loads(CASES.read_text(encoding="utf-8"))
DAY = date(2031, 5, 3)
DATE = DateLine("d", "3 May", "event", earliest=DAY, latest=DAY, sources=(1,))


def issue(**parts: object) -> tuple[IssueView, ...]:
    return (replace(IssueView("s", 1, "Title", "issue-1"), **parts),)


def places(value: str) -> dict[str, BriefContext]:
    """Return a context for every place of the summit template that can hold the value."""
    empty = empty_context()

    def of(**values: object) -> BriefContext:
        return replace(empty, **values)

    said = replace(quote("q", "words"), role="role", said_to="to", said_when="when")
    row = replace(DATE, as_written=(WordsLine("w", 1),))
    source = SourceLine(1, "a", "t", "o", "d", True, "au", "", "source-1")
    return {
        "title": of(title=value),
        "subtitle": of(subtitle=value),
        "place": of(place=value),
        "principal": of(principal=value),
        "author": of(author=value),
        "bottom line": of(bottom_line=(text("i", value),)),
        "one point": of(issues=issue(points=(text("i", value),))),
        "list of points": of(issues=issue(points=(text("i", value), text("j", "other")))),
        "issue title": of(issues=(IssueView("s", 1, value, "issue-1"),)),
        "participant": of(issues=issue(positions=(PositionLine("o", value, "wants"),))),
        "position": of(issues=issue(positions=(PositionLine("o", "They", value),))),
        "quotation": of(issues=issue(quotes=(replace(said, pieces=(value,)),))),
        "foreign quotation": of(
            issues=issue(quotes=(replace(said, pieces=(value,), language="uk"),))
        ),
        "speaker": of(issues=issue(quotes=(replace(said, speaker=value),))),
        "said to": of(issues=issue(quotes=(replace(said, said_to=value),))),
        "reported by": of(issues=issue(quotes=(replace(said, reported_by=value),))),
        "problem": of(issues=issue(quotes=(replace(said, verified=False, problem=value),))),
        "event": of(key_dates=(replace(row, label=value),)),
        "words as written": of(key_dates=(replace(row, as_written=(WordsLine(value, 1),)),)),
        "remark": of(key_dates=(replace(row, remarks=(value,)),)),
        "matrix cell": of(matrix=Matrix((value,), (MatrixRow(value, (value,)),))),
        "source title": of(sources=(replace(source, title=value),)),
        "outlet": of(sources=(replace(source, outlet=value),)),
        "source address": of(sources=(replace(source, url=value),)),
    }


PLACES = sorted(places(""))


def folded(words: str) -> str:
    return " ".join(words.split(" ")).strip(" ")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(template())


def printed(engine: Engine, context: BriefContext) -> str:
    document = engine.document(context)
    return "\n".join([*text_of_document(document), *drawn(document)])


def drawn(document: Document) -> list[str]:
    """What stands in drawn positions."""
    blocks = walk_blocks(document.blocks)
    grids = [block.content for block in blocks if isinstance(block, Figure)]
    words: list[str] = []
    for grid in grids:
        if isinstance(grid, PositionsGrid):
            words += [issue.title for issue in grid.issues]
            words += [stand.text for row in grid.rows for stand in row.stands]
            words += [row.participant for row in grid.rows]
    return words


def test_there_are_many_values() -> None:
    assert len(set(VALUES)) >= 60
    assert len(PLACES) >= 13


@pytest.mark.parametrize("place", PLACES)
def test_value_is_printed_as_it_stands(engine: Engine, place: str) -> None:
    for value in VALUES:
        assert value in printed(engine, places(value)[place]), (value, place)


@pytest.mark.parametrize("value", VALUES)
def test_value_in_an_attribute_stands_as_it_is(engine: Engine, value: str) -> None:
    rows = (replace(DATE, label=value), replace(DATE, date_text=value))
    context = replace(empty_context(), key_dates=rows)
    blocks = walk_blocks(engine.document(context).blocks)
    figure = next(block for block in blocks if isinstance(block, Figure))
    assert isinstance(figure.content, Timeline)
    assert value in figure.alt
    assert [m.label for m in figure.content.moments] == [value, "event"]
    # A number and the word after it are kept on one line; nothing else changes.
    dates = [m.date_text.replace("\u00a0", " ") for m in figure.content.moments]
    assert dates == ["3 May", value.replace("\u00a0", " ")]


@settings(max_examples=100, deadline=None)
@given(value=st.text(min_size=1, max_size=40), place=st.sampled_from(PLACES))
def test_any_text_is_printed(engine: Engine, value: str, place: str) -> None:
    """White space is folded and control characters go; nothing else changes or vanishes."""
    wanted = without_controls(value).split()
    shown = printed(engine, places(value)[place]).split()
    joined = " ".join(shown)
    assert all(word in joined for word in wanted)


def test_control_characters_go_and_surrogates_are_shown() -> None:
    assert without_controls("a\x00\x07b\x1fc\x7fd\x9fe") == "abcde"
    assert without_controls("a\x0bb\x0cc\x85d\u2028e") == "a b c d e"
    assert without_controls("a\ud800b") == "a\ufffdb"


def test_only_web_and_mail_addresses_become_links(engine: Engine) -> None:
    def links(url: str) -> list[str]:
        source = SourceLine(1, "a", "t", "o", "d", True, "", url, "source-1")
        document = engine.document(replace(empty_context(), sources=(source,)))
        return [
            run.href
            for block in walk_blocks(document.blocks)
            for run in getattr(block, "inlines", ())
            if getattr(run, "href", "")
        ]

    for url in ("http://example.org/a", "https://example.org", "mailto:desk@example.org"):
        assert links(url) == [url]
    for url in (
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "ftp://example.org",
        "//example.org",
        "/etc/passwd",
        "http:",
        "http://",
    ):
        assert links(url) == []
