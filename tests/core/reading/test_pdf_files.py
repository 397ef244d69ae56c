"""PDF files: made and read back."""

import io
import random

import pytest

from briefgen.errors import BriefgenError
from briefgen.reading.dispatch import read_source
from briefgen.reading.source import Source

QUOTE = "“We will keep the co-operation going,” the minister said in Larnvik on Monday."


def read(name: str, data: bytes):
    return read_source(Source(name, data))


def make_pdf(paragraphs: list[str], **document: object) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    def margins(canvas, template) -> None:
        canvas.drawString(72, 800, "The Harbour Courier")
        canvas.drawString(72, 30, f"https://courier.example/story {template.page}/3")

    buffer = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    template = SimpleDocTemplate(buffer, invariant=True, **document)
    template.build([Paragraph(text, style) for text in paragraphs], margins, margins)
    return buffer.getvalue()


def test_pdf_paragraphs_survive_lines_pages_headers_and_footers() -> None:
    order = random.Random(7)
    words = [*QUOTE.split(), "while", "bridges", "of", "every", "length", "were", "built"]
    paragraphs = [
        f"Paragraph {number} " + " ".join(order.choices(words, k=90)) + " and nobody minded."
        for number in range(18)
    ]
    article = read("a.pdf", make_pdf(paragraphs, title="A plan", author="Ann Lee")).articles[0]
    assert article.text.split() == " ".join(paragraphs).split()
    # Where a paragraph's last line is full, nothing on the page tells that it ends there.
    assert len(set(article.text.split("\n")) & set(paragraphs)) >= 14
    assert article.read.authors == ("Ann Lee",)
    assert article.read.url == "https://courier.example/story"
    assert "when the file was made" in article.origin_of("published")


def test_pdf_hyphens_at_line_ends_are_closed() -> None:
    from briefgen.reading.pdf_paragraphs import Line, paragraphs

    page = [Line("The govern-"), Line("ment praised the co-"), Line("operation; co-operation"),
            Line("pays, said the ﬁrst MP-"), Line("Smith")]  # fmt: skip
    text = "The government praised the co-operation; co-operation pays, said the first MP-Smith"
    assert paragraphs([page]) == [text]


def drawn(lines: list[tuple[float, float, float, str]]) -> str:
    """Return the text read from a page of lines, each with left, base line, size and words."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for left, base, size, words in lines:
        canvas.setFont("Helvetica", size)
        canvas.drawString(left, base, words)
    canvas.save()
    return read("a.pdf", buffer.getvalue()).articles[0].text


def test_a_hyphen_that_ends_a_line_ends_a_word_only_where_it_should() -> None:
    lines = ["The govern-", "ment and the", "Franco-", "German side met", "in a well-known inn"]
    text = drawn([(72, 700 - 13 * n, 10, words) for n, words in enumerate(lines)])
    assert text == "The government and the Franco-German side met in a well-known inn"


def test_headings_of_several_lines_and_short_paragraphs_stay_whole() -> None:
    lines = [
        (72.0, 700.0, 22.0, "Ministers agree on new bridges"),
        (72.0, 668.0, 22.0, "for the river"),
    ]
    base = 630.0
    paragraphs = []
    for number in range(5):
        first = f"Paragraph {number} says nothing new, yet it goes on for more than a line of"
        lines += [(72, base, 10, first), (72, base - 13, 10, "print before it ends.")]
        paragraphs.append(f"{first} print before it ends.")
        base -= 34
    assert drawn(lines).split("\n") == ["Ministers agree on new bridges for the river", *paragraphs]


def test_items_of_a_list_are_told_apart_by_a_little_space() -> None:
    first = ["Poland and Lithuania want the costs to be shared by all members in", "equal parts"]
    items = ["Greece and Italy oppose any penalty", "Austria would rather wait"]
    lines = [(72.0, 700.0, 10.0, first[0]), (72.0, 687.0, 10.0, first[1])]
    lines += [(72, 671.5 - 15.5 * n, 10, item) for n, item in enumerate(items)]
    assert drawn(lines).split("\n") == [" ".join(first), *items]


def test_what_a_browser_prints_at_the_edges_gives_the_address_only() -> None:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    lines = ["16/06/2023, 10:12", "Bridge talks resume", "The sides met again.", "They will meet."]
    for number, line in enumerate(lines):
        canvas.drawString(72, 800 - 40 * number, line)
    canvas.drawString(72, 30, "https://courier.example/bridge 1/1")
    canvas.save()
    article = read("a.pdf", buffer.getvalue()).articles[0]
    assert article.text.split("\n") == lines[1:]
    assert article.read.url == "https://courier.example/bridge"


def test_pdf_with_password_and_damaged_pdf_are_told() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = make_pdf([QUOTE], encrypt=StandardEncryption("secret"))
    with pytest.raises(BriefgenError, match="password"):
        read("a.pdf", locked)
    with pytest.raises(BriefgenError, match="damaged"):
        read("a.pdf", b"%PDF-1.7 nothing more")


def test_scans_are_kept_apart_without_text() -> None:
    from reportlab.pdfgen.canvas import Canvas

    def scan(size: int) -> bytes:
        buffer = io.BytesIO()
        canvas = Canvas(buffer)
        canvas.rect(10, 10, size, size, fill=1)
        canvas.save()
        return buffer.getvalue()

    one, two = (read("a.pdf", scan(size)).articles[0] for size in (50, 60))
    assert one.text == two.text == ""
    assert one.key != two.key
    assert "scan" in one.notices[0]
