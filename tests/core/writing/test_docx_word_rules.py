"""What Word is told beyond what the schema asks: languages, addresses, pictures, styles, furniture.

`docx_faults` (tests/support) holds every file of these tests against Word's own rules.
"""

import io
from dataclasses import replace

import pytest
from docx_faults import faults
from docx_order import disorder
from lxml import etree
from made_contexts import TEMPLATES, sample_context, template
from made_documents import shelf
from made_everything import everything
from made_word_files import THEME, of, words, write
from PIL import Image
from written_words import RELATION, W, part

from briefgen.layout.layout import lay_out
from briefgen.model.document import (
    Box,
    Cell,
    Figure,
    PageCount,
    PageFurniture,
    PageNumber,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
)
from briefgen.templating.catalog import Catalog
from briefgen.templating.render import render
from briefgen.writing.docx.addresses import word_address
from briefgen.writing.docx.cultures import culture, document_languages, spoken
from briefgen.writing.docx.docx import write_docx
from briefgen.writing.docx.tables import column_widths

LANGUAGES = ("en", "de", "fr", "uk", "es", "it", "ar", "he")


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fonts are nothing to these rules, and take long to cut."""
    monkeypatch.setattr("briefgen.writing.docx.fonts.subset_font", lambda *_: bytes(64))
    monkeypatch.setattr("briefgen.writing.docx.fonts.filled_font", lambda *_: bytes(64))


@pytest.mark.usefixtures("no_fonts")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_keeps_the_rules_in_every_language(language: str) -> None:
    for entry in Catalog(TEMPLATES, None).entries():
        chosen = template(entry.key)
        document = render(replace(sample_context(), language=language), chosen)
        pages = lay_out(document, chosen.theme, shelf())
        assert faults(write_docx(document, chosen.theme, pages)) == [], entry.key


@pytest.mark.usefixtures("no_fonts")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_block_keeps_the_rules(language: str) -> None:
    document = everything(language)
    assert faults(write_docx(document, THEME, lay_out(document, THEME, shelf()))) == []


def test_a_disorder_is_seen() -> None:
    root = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc/><w:bidi/></w:pPr></w:p>')
    assert list(disorder(root, "x"))
    root = etree.fromstring(f'<w:pPr xmlns:w="{W[1:-1]}"><w:bidi/><w:jc/></w:pPr>')
    assert not list(disorder(root, "x"))


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "de-DE"),
        ("uk", "uk-UA"),
        ("en-GB", "en-GB"),
        ("sr-Latn", "sr-Latn-RS"),
        ("zh-Hant", "zh-TW"),
        ("tlh", "tlh"),
    ],
)
def test_a_language_gets_its_country(tag: str, name: str) -> None:
    assert culture(tag) == name


def test_each_kind_of_script_has_its_language() -> None:
    assert spoken("ru") == 'w:val="ru-RU"'
    assert spoken("ar") == 'w:bidi="ar-SA"'
    assert spoken("ja") == 'w:eastAsia="ja-JP"'
    assert document_languages("fr") == [("val", "fr-FR"), ("bidi", "ar-SA")]
    assert document_languages("he") == [("val", "en-GB"), ("bidi", "he-IL")]
    assert ("eastAsia", "zh-CN") in document_languages("zh")


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://courier.example/gauge?a=1&b=2#top", "https://courier.example/gauge?a=1&b=2#top"),
        ("https://courier.example/a|b^{c}[d]", "https://courier.example/a%7Cb%5E%7Bc%7D%5Bd%5D"),
        ("https://courier.example/100%", "https://courier.example/100%25"),
        ("https://courier.example/%D0%9C", "https://courier.example/%D0%9C"),
        ("https://courier.example/Вода", "https://courier.example/%D0%92%D0%BE%D0%B4%D0%B0"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("mailto:desk@courier.example", "mailto:desk@courier.example"),
        ("mailto:nobody", ""),
        ("http://[bad/x", ""),
        ("https:///x", ""),
        ("https://courier.example:99999/", ""),
        ("https://courier.example/" + "x" * 3000, ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_word_gets_addresses_that_it_takes(href: str, address: str) -> None:
    assert word_address(href) == address


def test_words_of_a_link_that_word_would_not_take_are_printed() -> None:
    data = write(Paragraph((Run("the gauge", href="http://[bad/x"),)))
    assert faults(data) == []
    text = "".join(t.text for t in part(data, "word/document.xml").iter(f"{W}t"))
    assert text == "the gauge"
    rels = part(data, "word/_rels/document.xml.rels")
    assert not [r for r in rels.iter(RELATION) if r.get("TargetMode") == "External"]


def footer_tabs(title: str) -> tuple[int, bool]:
    """How many tabs a footer without a marking has, and whether its middle stop is taken away."""
    furniture = PageFurniture(
        footer_start=(Run(title),), footer_end=(Run("Page "), PageNumber(), PageCount())
    )
    document = of(words("Text."))
    document = replace(document, furniture=furniture)
    data = write_docx(document, THEME, lay_out(document, THEME, shelf()))
    footer = part(data, "word/footer1.xml")
    runs = [t for t in footer.iter(f"{W}tab") if t.getparent().tag == f"{W}r"]
    cleared = [t for t in footer.iter(f"{W}tab") if t.get(f"{W}val") == "clear"]
    assert faults(data) == []
    return len(runs), bool(cleared)


def test_the_page_number_stands_at_the_end_however_long_the_title_is() -> None:
    assert footer_tabs("Talks") == (2, False)
    assert footer_tabs("Extraordinary meeting of the commission of the three rivers " * 2) == (
        1,
        True,
    )


def test_a_box_ends_where_the_text_ends() -> None:
    """Word sets its edge beside the cell, by half of itself."""
    body = part(write(Box((words("Offer half."),), "bottom-line")), "word/document.xml")
    wide = int(body.find(f".//{W}tblW").get(f"{W}w"))
    assert wide == round((THEME.page.text_width - 1.5) * 20)


def test_no_column_is_lost_in_a_narrow_table() -> None:
    cells = tuple(Cell((words("x" * 40),)) for _ in range(6))
    for shares in ((), (0.0, 0.2), (0.5, 0.5), (0.9,)):
        widths = column_widths(Table(shares, (), (Row(cells),)), 120.0)
        assert sum(widths) == pytest.approx(120.0)
        assert min(widths) > 11.0


def test_the_gallery_offers_what_an_editor_uses() -> None:
    styles = part(write(words("Text.")), "word/styles.xml")
    offered = {
        style.find(f"{W}name").get(f"{W}val")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}qFormat") is not None
    }
    assert {"Normal", "Body Text", "heading 1", "Quote", "Title"} <= offered
    assert not {"Spacer", "Figure", "toc 1", "Brief Table"} & offered


def test_a_picture_that_says_nothing_is_passed_over() -> None:
    stream = io.BytesIO()
    Image.new("L", (4, 4)).save(stream, "PNG")
    data = write(Figure(Picture(stream.getvalue(), "image/png"), ""))
    assert faults(data) == []
    assert b"decorative" in etree.tostring(part(data, "word/document.xml"))


def test_a_document_without_words_keeps_the_rules() -> None:
    assert faults(write()) == []
