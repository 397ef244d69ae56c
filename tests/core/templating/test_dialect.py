"""The dialect: what each element becomes, and each fault told on its own line."""

from dataclasses import replace

import pytest
from made_contexts import empty_context, sample_context, template

from briefgen.errors import BriefgenError
from briefgen.layout.fonts import FontShelf
from briefgen.layout.layout import lay_out
from briefgen.model.context import BriefContext, Matrix, MatrixRow
from briefgen.model.document import (
    Align,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    Columns,
    Contents,
    Document,
    Figure,
    Heading,
    LineBreak,
    NoteReference,
    NumberedList,
    Orientation,
    PageBreak,
    PageCount,
    PageNumber,
    PageReference,
    Paragraph,
    ParagraphStyle,
    Picture,
    Rule,
    Run,
    Table,
    TextRole,
)
from briefgen.model.document_words import inline_text
from briefgen.model.page import Path
from briefgen.model.positions_grid import GridIssue, GridRow, PositionsGrid, Stand
from briefgen.model.template import MatrixForm, TemplateFile
from briefgen.resources import assets
from briefgen.templating.bundle import media_type_of
from briefgen.templating.render import render


def document(source: str, context: BriefContext | None = None) -> Document:
    return render(context or sample_context(), replace(template(), source=source, files=()))


def blocks(source: str) -> Blocks:
    return document(source).blocks


def fault(source: str) -> str:
    with pytest.raises(BriefgenError) as caught:
        document(source)
    assert caught.value.meaning
    assert caught.value.remedy
    return caught.value.what


def test_positions_become_a_grid() -> None:
    (figure,) = blocks(
        '<positions alt="Who wants what" none="nothing" quoted="q" closed="c" quote-marks="« »">'
        '<issue number="2">Water  levels</issue><issue>Trains</issue>'
        '<participant name="Ostland"><stand sources="1 3" quoted="true" closed="True"'
        ' origin="o-1">asks &lt;b&gt;</stand></participant><participant name="M"/></positions>'
    )
    stand = Stand("asks <b>", ("1", "3"), True, True, "o-1")
    assert figure == Figure(
        PositionsGrid(
            (GridIssue("2", "Water levels"), GridIssue("", "Trains")),
            (GridRow("Ostland", (stand, Stand(""))), GridRow("M", (Stand(""), Stand("")))),
            "nothing",
            "q",
            "c",
            "« »",
        ),
        "Who wants what",
    )
    assert blocks('<positions alt="x"></positions>') == ()
    assert blocks('<positions alt="x"><issue>a</issue></positions>') == ()


def test_pages_turn() -> None:
    broken = blocks('<newpage orientation="landscape"/><p>a</p><newpage orientation="theme"/>')
    turns = [block.orientation for block in broken if isinstance(block, PageBreak)]
    assert turns == [Orientation.LANDSCAPE, Orientation.THEME]


@pytest.mark.parametrize("form", list(MatrixForm))
def test_a_template_shows_positions_as_it_was_told(form: MatrixForm) -> None:
    made = render(sample_context(), replace(template(), matrix=form)).blocks
    grids = [b for b in made if isinstance(b, Figure) and isinstance(b.content, PositionsGrid)]
    tables = [b for b in made if isinstance(b, Table) and "wants" in b.summary]
    turned = [b for b in made if isinstance(b, PageBreak)]
    assert len(grids) == (form is not MatrixForm.TABLE)
    assert len(tables) == (form is not MatrixForm.DRAWING)
    assert len(turned) == (form is MatrixForm.BOTH)


@pytest.mark.parametrize("form", list(MatrixForm))
@pytest.mark.parametrize(
    ("issues", "participants", "drawn", "across"),
    [
        (4, ["Ostland"], True, False),
        (5, ["Ostland"], True, False),
        (5, ["The Commonwealth of Ostland"], False, False),
        (4, ["Ostland"] * 13, False, False),
        (6, ["Ostland"], False, True),
        (9, ["Ostland"], False, True),
    ],
)
def test_what_is_too_large_to_be_drawn_is_a_table_and_what_is_too_wide_stands_across(
    form: MatrixForm, issues: int, participants: list[str], drawn: bool, across: bool
) -> None:
    rows = tuple(MatrixRow(name, ("a",) * issues) for name in participants)
    large = replace(sample_context(), matrix=Matrix(tuple("ABCDEFGHI"[:issues]), rows))
    made = render(large, replace(template(), matrix=form)).blocks
    grids = [b for b in made if isinstance(b, Figure) and isinstance(b.content, PositionsGrid)]
    tables = [b for b in made if isinstance(b, Table) and "wants" in b.summary]
    is_drawn = drawn and form is not MatrixForm.TABLE
    assert bool(grids) == is_drawn
    assert bool(tables) == (not is_drawn or form is MatrixForm.BOTH)
    turned = PageBreak(Orientation.LANDSCAPE) in made
    assert turned == (across or (is_drawn and form is MatrixForm.BOTH))
    titles = [inline_text(b.inlines) for b in made if isinstance(b, Heading)]
    assert titles.count("Positions") == 1


def test_headings_and_paragraphs() -> None:
    heading, paragraph = blocks(
        '<h2 number="A.2" id="x" origin="s-9">One <i>two</i></h2>'
        '<p style="small" align="end" keep="true" id="y" origin="i-1">a\n  b </p>'
    )
    assert heading == Heading(2, (Run("One "), Run("two", italic=True)), "A.2", "x", "s-9")
    assert paragraph == Paragraph((Run("a b"),), ParagraphStyle.SMALL, Align.END, True, "y", "i-1")


def test_runs_in_each_other() -> None:
    (paragraph,) = blocks(
        '<p id="here"><b>a<i>b</i></b><sup>c</sup><run role="uncertain" lang="fr">d</run>'
        '<a href="https://example.org/x?y=1&amp;z=2">e</a><a to="here">f</a><br/>g</p>'
    )
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (
        Run("a", bold=True),
        Run("b", bold=True, italic=True),
        Run("c", superscript=True),
        Run("d", TextRole.UNCERTAIN, language="fr"),
        Run("e", href="https://example.org/x?y=1&z=2"),
        Run("f", target="here"),
        LineBreak(),
        Run("g"),
    )


def test_citations_link_to_sources_that_are_printed() -> None:
    source = '<p>x<cite ref="1 4"/></p><p style="source" id="source-1">1</p>'
    first = blocks(source)[0]
    assert isinstance(first, Paragraph)
    mark = Run("1", TextRole.CITATION, superscript=True, target="source-1")
    assert first.inlines[1] == mark
    assert first.inlines[2:] == (Run(",4", TextRole.CITATION, superscript=True),)
    assert blocks('<p>x<cite ref=""/></p>') == (Paragraph((Run("x"),)),)


def test_notes_and_page_references() -> None:
    made = document(
        '<p id="p">x<note>first <b>note</b></note><note id="n">second</note></p>'
        '<p>see page <pageref to="p"/></p>'
    )
    first, second = made.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.inlines[1:] == (NoteReference("note-1"), NoteReference("n"))
    assert [note.note for note in made.notes] == ["note-1", "n"]
    assert made.notes[0].inlines == (Run("first "), Run("note", bold=True))
    assert second.inlines[-1] == PageReference("p")


def test_lists_nest() -> None:
    bullets, numbers = blocks(
        "<ul><li>one<ol><li>in</li></ol></li><li></li><li><p>two</p><p>three</p></li></ul>"
        '<ol start="4"><li origin="i-4">four</li></ol><ul></ul>'
    )
    assert isinstance(bullets, BulletList)
    assert bullets.items[0] == (
        Paragraph((Run("one"),)),
        NumberedList(((Paragraph((Run("in"),)),),)),
    )
    assert len(bullets.items) == 2
    assert len(bullets.items[1]) == 2
    assert numbers == NumberedList(((Paragraph((Run("four"),), origin="i-4"),),), 4)


def test_quotation_box_columns_and_the_small_ones() -> None:
    made = blocks(
        '<quote origin="q"><p>said</p><by><run role="name">Who</run></by></quote>'
        '<box kind="if-raised"><h1>If</h1>bare text</box>'
        '<columns kind="facts" widths="0.3 0.7"><column>a</column><column>b</column></columns>'
        '<rule kind="strong"/><newpage/><toc title="Contents" depth="3"/>'
    )
    quote, box, columns, rule, page, contents = made
    assert quote == BlockQuote((Paragraph((Run("said"),)),), (Run("Who", TextRole.NAME),), "q")
    assert isinstance(box, Box)
    assert box.kind == "if-raised"
    assert box.blocks[1] == Paragraph((Run("bare text"),))
    assert isinstance(columns, Columns)
    assert columns.columns[0] == (Paragraph((Run("a"),), ParagraphStyle.FACT),)
    assert (rule, page, contents) == (Rule("strong"), PageBreak(), Contents("Contents", 3))


def test_table_heads_spans_and_missing_cells() -> None:
    (table,) = blocks(
        '<table widths="0.5 0.25 0" summary="s" origin="t">'
        '<tr><th rowspan="2">a</th><th colspan="2">b</th></tr><tr><th>c</th><th>d</th></tr>'
        '<tr origin="r"><th>e</th><td align="end">f</td></tr>'
        '<tr><td rowspan="9">g</td><td>h</td><td>i</td></tr></table>'
    )
    assert isinstance(table, Table)
    assert table.widths == (0.5, 0.25, 0.0)
    assert [len(row.cells) for row in table.head] == [2, 2]
    body = table.rows[0]
    assert body.origin == "r"
    assert len(body.cells) == 3
    assert body.cells[0].header
    assert body.cells[0].blocks == (Paragraph((Run("e", bold=True),), ParagraphStyle.CELL),)
    assert body.cells[1].align is Align.END
    assert body.cells[2].blocks == ()
    assert table.rows[1].cells[0].rowspan == 1, "no cell reaches below the table"


def test_empty_things_print_nothing() -> None:
    assert (
        blocks(
            "<p> </p><h1></h1><ul><li> </li></ul><quote><by>x</by></quote><box></box>"
            "<columns><column></column></columns><table><tr><th>only a head</th></tr></table>"
            '<timeline alt="x"></timeline>'
        )
        == ()
    )


def test_picture_comes_out_of_the_bundle() -> None:
    own = replace(
        template(),
        source='<img src="logo.png" alt="Crest" width="40" align="centre">A <b>caption</b></img>',
        files=(TemplateFile("logo.png", b"data", "image/png"),),
    )
    (figure,) = render(sample_context(), own).blocks
    assert figure == Figure(
        Picture(b"data", "image/png", 40.0, "logo.png"),
        "Crest",
        (Run("A "), Run("caption", bold=True)),
        Align.CENTRE,
    )


def test_a_vector_picture_is_drawn_from_the_bundle() -> None:
    crest = b'<svg viewBox="0 0 9 9"><rect width="9" height="9" fill="#2C4A7C"/></svg>'
    own = replace(
        template(),
        source='<img src="crest.svg" alt="Crest" width="40"/>',
        files=(TemplateFile("crest.svg", crest, media_type_of("crest.svg")),),
    )
    made = render(sample_context(), own)
    pages = lay_out(made, own.theme, FontShelf(assets() / "fonts"))
    assert not pages.problems
    drawn = [op for group in pages.pages[0].operations for op in group.operations]
    (path,) = (op for op in drawn if isinstance(op, Path))
    assert path.box == (0.0, 0.0, 40.0, 40.0)


def test_furniture() -> None:
    made = document(
        "<marking>secret</marking><header>h <page/></header><first-header>f</first-header>"
        "<footer><start>a</start><end><page/> of <pages/></end></footer><p>x</p>"
    ).furniture
    assert made.marking == "secret"
    assert made.header == (Run("h "), PageNumber())
    assert made.first_header == (Run("f"),)
    assert made.footer_end == (PageNumber(), Run(" of "), PageCount())


FAULTS = {
    "<p>ok</p>\n<blink>x</blink>": (2, "no element <blink>"),
    "<p>ok</p>\n\n<p style='huge'>x</p>": (3, "no style “huge”"),
    "<p\n onclick='x'>x</p>": (1, "no attribute “onclick”"),
    "<p>a\n<b>b</p>": (2, "do not fit together"),
    "<p>a & b</p>": (1, "do not fit together"),
    "<ul>\n<p>x</p></ul>": (2, "<p> cannot stand right inside <ul>"),
    "<p>\n<ul><li>x</li></ul></p>": (2, "<ul> cannot stand inside a line"),
    "\n<table><tr><td>x</td></tr>text</table>": (2, "only <tr>"),
    "<table>\n<tr><p>x</p></tr></table>": (2, "only <th> and <td>"),
    "<table widths='0.5 0.6'><tr><td>x</td></tr></table>": (1, "are not shares"),
    "<table widths='0.5'><tr><td>x</td><td>y</td></tr></table>": (1, "2 columns but 1 widths"),
    "<img src='x.png' alt='y'/>": (1, "holds no picture “x.png”"),
    "<timeline><moment from='2031-02-30'>x</moment></timeline>": (1, "“2031-02-30” is no date"),
    "<timeline><moment from='2031-02-03'>x</moment></timeline>": (1, "no alternative text"),
    "<positions><stand/></positions>": (1, "only <issue>, then <participant>"),
    "<positions alt='x'><participant name='A'/>\n<issue>x</issue></positions>": (2, "only <issue>"),
    "<positions><issue>x</issue><participant name='A'/></positions>": (1, "no alternative text"),
    "<positions alt='x'><issue>x</issue>\n<participant name='A'><stand/><stand/></participant>"
    "</positions>": (2, "there are 1 issues, but 2 stands of “A”"),
    "<positions><issue><b>x</b></issue></positions>": (1, "<issue> holds text alone"),
    "<positions alt='x'><issue>x</issue><participant name='A'><p/></participant></positions>": (
        1,
        "only <stand> stands",
    ),
    "<newpage orientation='sideways'/>": (1, "knows no orientation “sideways”"),
    "<ul><li>\n<newpage orientation='landscape'/></li></ul>": (2, "not inside one"),
    "<p id='a'>x</p>\n<p id='a'>y</p>": (2, "two places are named “a”"),
    "<p>x</p>\n<p><a to='nowhere'>y</a></p>": (2, "named “nowhere”"),
    "<p><pageref to='nowhere'/></p>": (1, "named “nowhere”"),
    "<p>x <page/></p>": (1, "outside of <header> and <footer>"),
    "<header>a</header>\n<header>b</header>": (2, "stands once"),
    "<footer>bare</footer>": (1, "cannot stand right inside <footer>"),
    "<p><note>a<note>b</note></note></p>": (1, "a footnote cannot stand"),
    "<p><cite ref='one'/></p>": (1, "no source number"),
    "<box kind='red'>x</box>": (1, "no kind “red”"),
    "<ol start='-1'><li>x</li></ol>": (1, "is no start"),
    "<toc depth='9'/>": (1, "is no depth"),
    "<quote><by>x</by><p>y</p></quote>": (1, "at the end of <quote>"),
    "{% if true %}\n<p>x</p>": (2, "nexpected end of template"),
    "<p>x</p>\n{{ brief.titel }}": (2, "“BriefContext” has no attribute 'titel'"),
    "<p>x</p>\n{{ nothing }}": (2, "'nothing' is undefined"),
    "\n\n{{ label('nothing') }}": (3, "no label “nothing”"),
    "{{ title('nothing') }}": (1, "no [[parts]] of the kind “nothing”"),
    "{% from 'other.j2' import x %}": (1, "imports “other.j2”"),
    "{{ brief.title|nofilter }}": (1, "o filter named 'nofilter'"),
    "{% for i in brief.issues %}\n<p>{{ i.title }}</p>\n<wrong/>{% endfor %}": (3, "<wrong>"),
    "{# a\n comment <p> #}\n<wrong/>": (3, "<wrong>"),
    "{{ '<p>%}' ~ \"}}\" }}\n<wrong/>": (2, "<wrong>"),
    "{% macro m() %}\n<wrong/>{% endmacro %}\n\n{{ m() }}": (2, "<wrong>"),
}


@pytest.mark.parametrize("source", FAULTS)
def test_fault_is_told_on_its_line(source: str) -> None:
    line, what = FAULTS[source]
    told = fault(source)
    assert f"brief.xml.j2, line {line})" in told
    assert what in told


def test_fault_in_an_imported_file_names_that_file() -> None:
    shared = TemplateFile(
        "own.xml.j2", b"{% macro m() %}\n\n<wrong/>{% endmacro %}", "text/x-jinja"
    )
    own = replace(template(), source="{% from 'own.xml.j2' import m %}{{ m() }}", files=(shared,))
    with pytest.raises(BriefgenError, match=r"own\.xml\.j2, line 3\)"):
        render(sample_context(), own)


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><p>&e;</p>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><p>x</p>',
        "<p>&e;</p>",
        '<p xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></p>',
        "<" + "b>" * 300 + "x",
    ],
)
def test_xml_tricks_are_refused(source: str) -> None:
    assert "Summit brief" in fault(source)


def test_deep_nesting_is_refused_in_words() -> None:
    source = "<p>" + "<b>" * 60 + "x" + "</b>" * 60 + "</p>"
    assert "too deep" in fault(source)
    source = "<ul><li>" * 60 + "x" + "</li></ul>" * 60
    assert "too deep" in fault(source)


def test_properties_come_from_the_brief() -> None:
    made = document("<p>x</p>").properties
    assert made.title == "Three Rivers Summit, Aldermoor"
    assert made.author == "River Desk"
    assert made.created is not None
    assert document("<p>x</p>", empty_context()).properties.title == "Summit brief"
