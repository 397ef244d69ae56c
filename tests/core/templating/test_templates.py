"""The built-in templates: what they print of a full brief, and nothing of an empty one."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from made_contexts import TEMPLATES, empty_context, quote, sample_context, template
from outlines import outline

from briefgen.model.context import BriefContext, IssueView, WordsLine
from briefgen.model.document import (
    BlockQuote,
    Document,
    Figure,
    Heading,
    Paragraph,
    Run,
    TextRole,
    Timeline,
)
from briefgen.model.document_words import inline_text, text_of_document, walk_blocks
from briefgen.model.template import BriefTemplate
from briefgen.templating.catalog import Catalog
from briefgen.templating.engine import Engine

_engine = cache(Engine)


def render(context: BriefContext, wanted: BriefTemplate) -> Document:
    return _engine(wanted).document(context)


KEYS = [entry.key for entry in Catalog(TEMPLATES, None).entries()]


def test_there_are_four() -> None:
    assert set(KEYS) >= {"summit", "note", "readahead", "chronology"}


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_brief_prints_no_heading(key: str) -> None:
    document = render(empty_context(), template(key))
    assert not [b for b in walk_blocks(document.blocks) if isinstance(b, Heading)]
    assert list(text_of_document(document)) == ["Untitled brief"]


@pytest.mark.parametrize("key", KEYS)
def test_no_heading_stands_without_text_under_it(key: str) -> None:
    """Each part alone: whatever heading is printed is followed by something else."""
    sample = sample_context()
    for name in BriefContext.__dataclass_fields__:
        value = getattr(sample, name)
        if not isinstance(value, tuple):
            continue
        document = render(replace(empty_context(), **{name: value}), template(key))
        flat = list(walk_blocks(document.blocks))
        assert not flat or not isinstance(flat[-1], Heading), name
        for before, after in itertools.pairwise(flat):
            if isinstance(before, Heading) and isinstance(after, Heading):
                assert after.level > before.level, (name, inline_text(before.inlines))


@pytest.mark.parametrize("key", KEYS)
def test_each_issue_part_alone(key: str) -> None:
    sample = sample_context().issues[0]
    bare = IssueView("s", 1, "Title", "issue-1")
    for name in IssueView.__dataclass_fields__:
        value = getattr(sample, name)
        if isinstance(value, tuple):
            issue = replace(bare, **{name: value})
            document = render(replace(empty_context(), issues=(issue,)), template(key))
            flat = list(walk_blocks(document.blocks))
            assert not isinstance(flat[-1], Heading) or flat[-1].bookmark, name


def test_summit_prints_every_word_of_the_brief() -> None:
    sample = sample_context()
    text = "\n".join(text_of_document(render(sample, template("summit"))))
    for name in BriefContext.__dataclass_fields__:
        for line in getattr(sample, name) if isinstance(getattr(sample, name), tuple) else ():
            assert getattr(line, "text", getattr(line, "title", "")) in text
    for issue in sample.issues:
        for name in IssueView.__dataclass_fields__:
            for line in getattr(issue, name) if isinstance(getattr(issue, name), tuple) else ():
                assert getattr(line, "text", "") in text
        for said in issue.quotes:
            assert all(f"“{piece}”" in text for piece in said.pieces)
    for row in sample.key_dates:
        assert row.date_text in text.replace("\u00a0", " ")
        assert all(f"“{written.words}”" in text for written in row.as_written)


def attribution(**more: object) -> BlockQuote:
    said = replace(quote("q", "Yes"), **more)
    context = replace(empty_context(), issues=(replace(_ISSUE, quotes=(said,)),))
    document = render(context, template())
    return next(b for b in walk_blocks(document.blocks) if isinstance(b, BlockQuote))


_ISSUE = IssueView("s", 1, "Title", "issue-1")


def test_attribution_line() -> None:
    block = attribution(
        said_to="The Aldermoor Courier", said_when="3 May", reported_by="Radio", also=(2, 1)
    )
    assert block.origin == "q"
    assert inline_text(block.attribution) == (
        "Ana Petrova, Minister of Rivers · to The Aldermoor Courier, 3\u00a0May"
        " · reported by Radio · verified1,2"
    )
    roles = [run.role for run in block.attribution if isinstance(run, Run)]
    assert roles[0] is TextRole.NAME
    assert TextRole.VERIFIED in roles
    assert TextRole.CITATION in roles


def test_a_quote_that_does_not_stand_in_its_source_says_so() -> None:
    block = attribution(verified=False, problem="not found in [1]")
    problems = [r for r in block.attribution if isinstance(r, Run) and r.role is TextRole.PROBLEM]
    assert [run.text for run in problems] == ["unverified: not found in [1]"]
    assert "· verified" not in inline_text(block.attribution)


def test_a_quote_without_a_speaker_says_so() -> None:
    assert inline_text(attribution(speaker="", role="").attribution).startswith(
        "Speaker not named · verified"
    )


def test_closed_items_carry_the_tag() -> None:
    sample = replace(sample_context(), language="en-GB")
    tags = [
        run
        for block in walk_blocks(render(sample, template()).blocks)
        for run in (*getattr(block, "inlines", ()), *getattr(block, "attribution", ()))
        if isinstance(run, Run) and run.role is TextRole.MARKING
    ]
    # a position, a quote, an answer, a date and the heading of the closed background
    assert [run.text for run in tags] == ["Not\u00a0for\u00a0disclosure"] * 5


def test_quotation_marks_follow_the_template_language() -> None:
    german = replace(template(), language="de-DE")
    block = next(
        b for b in walk_blocks(render(sample_context(), german).blocks) if isinstance(b, BlockQuote)
    )
    first = block.blocks[0]
    assert isinstance(first, Paragraph)
    assert inline_text(first.inlines).startswith("„No village")
    assert inline_text(first.inlines).endswith("itself“")


def test_foreign_words_carry_their_language() -> None:
    runs = [
        run
        for block in walk_blocks(render(sample_context(), template()).blocks)
        for run in getattr(block, "inlines", ())
        if isinstance(run, Run) and run.language
    ]
    assert {run.language for run in runs} == {"ru"}
    assert [run.text for run in runs] == ["Мы готовы", "но не завтра"], "marks stay outside"


def test_a_translated_template_prints_no_english() -> None:
    labels = tuple((key, "•") for key, _ in template().labels)
    parts = tuple(replace(part, title="•") for part in template().parts)
    own = replace(template(), labels=labels, parts=parts)
    english = set(dict(template().labels).values()) | {part.title for part in template().parts}
    document = render(sample_context(), own)
    headings = [
        inline_text(b.inlines) for b in walk_blocks(document.blocks) if isinstance(b, Heading)
    ]
    assert not english & set(headings)
    assert not any("verified" in text for text in text_of_document(document))


def test_timeline_holds_the_dated_rows_only() -> None:
    blocks = walk_blocks(render(sample_context(), template()).blocks)
    figures = [block for block in blocks if isinstance(block, Figure)]
    (figure,) = [one for one in figures if isinstance(one.content, Timeline)]
    assert [m.origin for m in figure.content.moments] == ["d-1", "d-2", "d-3"]
    assert figure.content.moments[2].approximate
    assert figure.content.now == sample_context().prepared_on
    assert "11–12 September 2031, Three Rivers Summit" in figure.alt


def test_every_item_can_be_found_from_the_page() -> None:
    document = render(sample_context(), template())
    found = {getattr(block, "origin", "") for block in walk_blocks(document.blocks)}
    for block in walk_blocks(document.blocks):
        for row in getattr(block, "rows", ()):
            found.add(row.origin)
    for issue in sample_context().issues:
        assert issue.id in found
        for name in ("points", "positions", "quotes", "facts", "if_raised", "red_lines"):
            assert {line.id for line in getattr(issue, name)} <= found
    assert {row.id for row in sample_context().key_dates} <= found


@pytest.mark.parametrize("key", KEYS)
def test_the_whole_brief_as_approved(key: str, golden: Callable[[str, str], None]) -> None:
    printed = outline(render(sample_context(), template(key)))
    assert sample_context().title in printed
    golden(f"template_{key}.txt", printed)


def test_what_two_sources_say_alike_is_printed_once() -> None:
    row = replace(
        sample_context().key_dates[0],
        as_written=(WordsLine("May 3", 1), WordsLine("3 May", 2), WordsLine("May 3", 2)),
    )
    source = replace(sample_context().sources[0], outlet="River Board", authors="River Board")
    context = replace(empty_context(), key_dates=(row,), sources=(source,))
    text = "\n".join(text_of_document(render(context, template())))
    assert "“May 3”, “3 May”\n" in text
    assert text.count("River Board") == 1
