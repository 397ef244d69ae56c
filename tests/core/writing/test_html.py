"""HTML files: one file, the document's words, readable by machines and on dark screens."""

import io
import itertools
import re
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

import pytest
from lxml import etree, html
from made_contexts import sample_context, template
from made_documents import shelf
from PIL import Image
from random_documents import Maker
from written_words import html_words

from briefgen.layout.layout import lay_out
from briefgen.model.document import (
    Align,
    Block,
    BlockQuote,
    Box,
    BulletList,
    Cell,
    Contents,
    Document,
    DocumentProperties,
    Figure,
    Heading,
    Note,
    NoteReference,
    NumberedList,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
)
from briefgen.model.document_words import words_of
from briefgen.model.page import Pages
from briefgen.model.theme import Palette
from briefgen.templating.render import render
from briefgen.writing.html import write_html
from briefgen.writing.html_style import DARK, style_sheet

THEME = template("summit").theme
NO_PAGES = Pages((), ())


@cache
def brief() -> tuple[Document, bytes]:
    document = render(sample_context(), template("summit"))
    pages = lay_out(document, THEME, shelf())
    return document, write_html(document, THEME, pages)


def tree(data: bytes) -> etree._Element:
    return html.fromstring(data.decode("utf-8"))


def write(*blocks: Block, **more: object) -> bytes:
    document = Document(DocumentProperties("Title"), blocks, **more)  # type: ignore[arg-type]
    return write_html(document, THEME, NO_PAGES)


def words(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def test_same_words_as_the_document() -> None:
    document, data = brief()
    assert html_words(data) == words_of(document)


def test_any_document_is_written_whole() -> None:
    for seed in range(60):
        document = Maker(Random(seed)).document()
        data = write_html(document, THEME, NO_PAGES)
        ids = [e.get("id") for e in tree(data).iter() if e.get("id")]
        assert len(ids) == len(set(ids)), seed
        for link in tree(data).iter("a"):
            target = link.get("href", "")
            assert not target.startswith("#") or target[1:] in ids, (seed, target)


def test_elements_are_closed_in_order() -> None:
    """What a lenient reader mends would hide a fault: read it as XML."""
    _, data = brief()
    text = data.decode("utf-8").replace("<!DOCTYPE html>", "")
    text = re.sub(r"<(meta|br|hr|img)([^>]*)>", r"<\1\2/>", text)
    root = etree.fromstring(re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))
    assert root.tag == "html"


def test_nothing_comes_from_outside_and_nothing_runs() -> None:
    _, data = brief()
    root = tree(data)
    assert not list(root.iter("script", "iframe", "object", "link", "embed", "form"))
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            if name in ("src", "data", "action", "poster", "srcset"):
                assert value.startswith("data:image/")
    style = root.find(".//style").text
    assert "@import" not in style
    assert "url(" not in style
    links = [a.get("href") for a in root.iter("a")]
    assert all(re.match(r"#|https?:|mailto:", link) for link in links)


def test_structure_is_told_to_readers_who_do_not_see_it() -> None:
    _, data = brief()
    root = tree(data)
    assert root.get("lang") == "en-GB"
    assert root.find(".//title").text == "Three Rivers Summit, Aldermoor"
    assert len(list(root.iter("main"))) == len(list(root.iter("h1"))) == 1
    levels = [int(e.tag[1]) for e in root.iter("h1", "h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert {th.get("scope") for th in root.iter("th")} == {"col", "row"}
    drawing = next(root.iter("{http://www.w3.org/2000/svg}svg", "svg"))
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label").startswith("Timeline: 20 August 2031")
    assert len(list(root.iter("blockquote"))) == len(root.findall(".//figcaption")) == 3
    assert {e.get("lang") for e in root.iter("span") if e.get("lang")} == {"ru"}
    assert [dt.text for dt in root.iter("dt")] == ["Event", "Place", "For", "Prepared"]


def test_drawing_follows_light_and_dark() -> None:
    _, data = brief()
    text = data.decode("utf-8")
    drawing = text[text.index("<svg") : text.index("</svg>")]
    assert 'data-fill="accent"' in drawing
    for tag in re.findall(r"<(?:path|line|rect)[^>]*>", drawing):
        painted = re.findall(r' (fill|stroke)="#', tag)
        assert all(f'data-{attribute}="' in tag for attribute in painted), tag


def _luminance(colour: str) -> float:
    def channel(place: int) -> float:
        value = int(colour[place : place + 2], 16) / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [DARK, Palette()])
def test_every_colour_of_text_can_be_read(palette: Palette) -> None:
    for name in ("ink", "text", "accent", "marking", "uncertain", "secondary"):
        for ground in (palette.paper, palette.tint):
            assert contrast(getattr(palette, name), ground) >= 4.5, (name, ground)


def test_both_schemes_and_paper_are_styled() -> None:
    for theme in (THEME, template("readahead").theme):
        style = style_sheet(theme)
        assert "prefers-color-scheme:dark" in style
        assert "@media print" in style
        assert style.count("{") == style.count("}")
        assert f"'{theme.sans.name}'" in style
    hostile = replace(THEME, sans=replace(THEME.sans, name="x';}</style><script>"))
    assert "<" not in style_sheet(hostile)


def test_notes_lead_there_and_back() -> None:
    data = write(
        Paragraph((Run("a"), NoteReference("n"), NoteReference("n"), NoteReference("none"))),
        notes=(Note("n", (Run("the note"),)),),
    )
    root = tree(data)
    assert [a.get("href") for a in root.iter("a")] == ["#fn-1", "#fn-1", "#ref-1"]
    assert len(root.findall(".//*[@id='ref-1']")) == 1
    assert root.find(".//*[@id='fn-1']") is not None


def test_contents_lead_to_headings() -> None:
    root = tree(
        write(
            Contents("Contents", 1),
            Heading(1, (Run("One"),), "1", "one"),
            Heading(2, (Run("Two"),)),
            Heading(1, (Run("Three"),)),
        )
    )
    links = root.findall(".//nav//a")
    assert [(a.get("href"), a.text) for a in links] == [("#one", "1 One"), ("#heading-3", "Three")]
    assert all(root.find(f".//*[@id='{a.get('href')[1:]}']") is not None for a in links)


def test_pictures_are_inside_the_file() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG")
    figure = Figure(Picture(buffer.getvalue(), "image/png", 30.0), 'A "crest"', (Run("Caption"),))
    image = tree(write(figure)).find(".//img")
    assert image.get("src").startswith("data:image/png;base64,")
    assert image.get("alt") == 'A "crest"'


def test_the_small_things() -> None:
    data = write(
        NumberedList(((words("a"),),), 4),
        Table((1.0,), (), (Row((Cell((words("x"),), 1, 1, False, Align.END),)),)),
        BlockQuote((words("q"),)),
        Paragraph((Run("שלום עולם"),)),
        Paragraph((Run("<b>&amp;", href="javascript:alert(1)"),)),
    ).decode("utf-8")
    assert '<ol start="4">' in data
    assert '<td><p class="cell end">x</p>\n</td>' in data
    assert 'dir="rtl"' in data
    assert "&lt;b&gt;&amp;amp;" in data
    assert "javascript" not in data


def test_same_input_same_bytes() -> None:
    document, data = brief()
    assert write_html(document, THEME, lay_out(document, THEME, shelf())) == data
    dated = replace(document.properties, created=date(2031, 9, 1))
    assert b'<meta name="date" content="2031-09-01">' in write_html(
        replace(document, properties=dated), THEME, NO_PAGES
    )


def test_a_language_from_right_to_left_turns_the_page() -> None:
    properties = DocumentProperties("T", language="fa-IR")
    document = Document(properties, (words("سلام"), words("NATO"), words("42")))
    root = tree(write_html(document, THEME, NO_PAGES))
    assert root.get("dir") == "rtl"
    assert [p.get("dir") for p in root.iter("p")] == [None, "ltr", None]


def test_heads_and_cells_look_as_on_the_page() -> None:
    head = Row((Cell((words("Sum"),), header=True), Cell((words("of"),), header=True)))
    row = Row((Cell((words("one"),), header=True), Cell((words("2.0"),), align=Align.END)))
    short = Row((Cell((words("alone"),)),))
    data = write(Table((0.0, 0.0), (head,), (row, short))).decode("utf-8")
    assert '<th scope="col"><p class="cell-head">Sum</p>\n</th>' in data
    assert '<th scope="row"><p class="cell"><strong>one</strong></p>\n</th>' in data
    assert '<p class="cell end">2.0</p>' in data
    assert '<p class="cell">alone</p>\n</td><td></td>' in data


def test_boxes_figures_and_foreign_items_say_what_they_are() -> None:
    data = write(
        Box((words("x"),), "if-raised"),
        BulletList(((words("שלום"),), (words("x"),))),
    ).decode("utf-8")
    assert '<section class="box box-if-raised">' in data
    assert '<li dir="rtl">שלום</li>\n<li>x</li>' in data


def test_the_sides_of_a_right_to_left_page_are_changed() -> None:
    properties = DocumentProperties("T", language="ar")
    data = write_html(Document(properties, (words("x"),)), THEME, NO_PAGES).decode("utf-8")
    assert '<html lang="ar" dir="rtl">' in data
    assert "border-right:4px solid var(--accent)" in data
    assert "border-left:4px" not in data
    assert '<p dir="ltr">x</p>' in data
    assert "[dir]{text-align:right}" in data


def test_a_mail_program_that_knows_no_names_finds_each_colour_plain() -> None:
    """Outlook and Gmail know no custom properties: the plain value stands before the named one."""
    sheet = style_sheet(THEME)
    rules = re.findall(r"([^{}]*)\{([^{}]*var\([^{}]*)\}", sheet)
    assert len(rules) > 30
    for selector, body in rules:
        if selector.strip().startswith("[data-"):
            continue  # a drawing's own attributes are plain
        parts = body.replace("\n", "").split(";")
        told = [("", "", ""), *(declaration.partition(":") for declaration in parts)]
        for before, (name, _, value) in itertools.pairwise(told):
            if "var(" in value:
                assert before[0] == name, selector
                assert "var(" not in before[2], selector


def test_a_printed_page_has_its_marking_and_number_in_the_type_of_the_theme() -> None:
    sheet = style_sheet(THEME, marking='Official "A"</style>')
    assert sheet.count('content:"Official \\22 A\\22 \\3c \\2f style\\3e "') == 2
    assert "<" not in sheet
    assert '@bottom-right{content:counter(page)" / "counter(pages)' in sheet
    assert "body{font-size:9.6pt" in sheet
    assert "@top-center" not in style_sheet(THEME)
    assert "@bottom-left{content:counter" in style_sheet(THEME, backwards=True)


def test_letters_that_are_joined_are_not_spaced() -> None:
    assert "letter-spacing:" in style_sheet(THEME)
    assert "letter-spacing:" not in style_sheet(THEME, True, "سري").replace(
        "letter-spacing:0pt", ""
    )
