"""Plain text is set by a shorter way: its lines are those of the way for any text."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import THEME, shelf

from briefgen.layout import typesetting
from briefgen.layout.builder import Builder
from briefgen.layout.lining import Lines
from briefgen.layout.plain_text import plain_lines
from briefgen.layout.setting import Setting
from briefgen.layout.text_lines import Strip
from briefgen.layout.typesetting import set_text
from briefgen.model.document import Align, ParagraphStyle, Run
from briefgen.model.page import Link, Operation, Text

SETTING = Setting(replace(THEME, hyphenation=False), shelf(), None, "en-GB", {}, {})
STYLES = (ParagraphStyle.BODY, ParagraphStyle.LABEL, ParagraphStyle.PAGE_MARKING)

PLAIN = ["a", "the", "corridor", "statement", "“quoted”", "ferry", "3.5\u00a0%", "✔", "žemė"]
ODD = ["", "cease-fire", "and/or", "co\u00adoperate", "東京会談", "הסכם", "\u200b", "\t"]
texts = st.one_of(
    st.lists(st.sampled_from(words), max_size=40).map(" ".join) for words in (PLAIN, PLAIN + ODD)
)
asked = st.builds(
    Lines,
    style=st.sampled_from(STYLES).map(THEME.look),
    width=st.sampled_from([30.0, 90.0, 470.0]),
    element=st.just(7),
    left=st.sampled_from([0.0, 14.0]),
    align=st.sampled_from(Align),
    origin=st.sampled_from(["", "i1"]),
    before=st.just(3.0),
    after=st.just(4.0),
    keep=st.booleans(),
    quiet_links=st.booleans(),
)
runs = st.builds(Run, texts, bold=st.booleans(), href=st.sampled_from(["", "https://example.org/"]))


def plainly(strip: Strip) -> tuple[object, ...]:
    """A strip to a thousandth of a point: places are added up in another order."""
    drawn: list[Operation] = []
    for op in (op for group in strip.groups for op in group.operations):
        if isinstance(op, Text | Link):
            op = replace(op, x=round(op.x, 3))
        drawn.append(replace(op, width=round(op.width, 3)) if isinstance(op, Link) else op)
    return (strip.height, strip.before, strip.after, strip.keep, strip.notes, drawn)


def by_the_long_way(run: Run, wanted: Lines, builder: Builder) -> list[Strip]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetting, "plain_lines", lambda *_: None)
        return set_text((run,), wanted, SETTING, builder)


@given(runs, asked)
@settings(max_examples=150, deadline=None)
def test_both_ways_give_the_same_lines(run: Run, wanted: Lines) -> None:
    short, long = Builder(), Builder()
    quick, slow = set_text((run,), wanted, SETTING, short), by_the_long_way(run, wanted, long)
    assert [plainly(strip) for strip in quick] == [plainly(strip) for strip in slow]
    assert (short.elements, short.parents) == (long.elements, long.parents)
    assert short.problems == long.problems


def test_running_text_takes_the_short_way_and_all_else_the_long_one() -> None:
    wanted = Lines(THEME.look(ParagraphStyle.BODY), 200.0, 1)
    text = "the harbour commission will publish the draft before the summit"
    plain = plain_lines(Run(text), wanted, SETTING, Builder())
    assert plain is not None
    assert len(plain.rows) == 2
    for odd in (Run(text, language="fr"), Run("הסכם"), Run("cease-fire"), Run("")):
        assert plain_lines(odd, wanted, SETTING, Builder()) is None
    assert plain_lines(Run(text), wanted, replace(SETTING, mirrored=True), Builder()) is None
    justified = replace(wanted, style=replace(wanted.style, justify=True))
    assert plain_lines(Run(text), justified, SETTING, Builder()) is None
