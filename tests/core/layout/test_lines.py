"""Lines as drawing operations: what stands in which of them."""

from made_documents import THEME, shelf

from briefgen.layout.layout import lay_out
from briefgen.model.document import Document, DocumentProperties, LineBreak, Paragraph, Run
from briefgen.model.page import Link, Operation, Text

FONTS = shelf()


def operations(*inlines: Run | LineBreak) -> list[list[Operation]]:
    """What is drawn in each line of a paragraph."""
    document = Document(DocumentProperties("Test"), (Paragraph(inlines),))
    page = lay_out(document, THEME, FONTS).pages[0]
    return [list(group.operations) for group in page.operations]


def words(line: list[Operation]) -> str:
    drawn = [op for op in line if isinstance(op, Text)]
    return "".join(shape.text for op in drawn for shape in op.shapes)


def test_a_link_after_a_line_break_is_one_link_where_its_words_are() -> None:
    lines = operations(LineBreak(), Run("the gauge", href="https://example.org/"))
    assert [words(line) for line in lines] == ["the gauge"]
    assert [sum(isinstance(op, Link) for op in line) for line in lines] == [1]


def test_a_word_of_two_looks_is_not_parted() -> None:
    text = "harbour corridor statement customs " * 3
    lines = operations(Run(text + "dele"), Run("gation", bold=True), Run(" " + text))
    (whole,) = [words(line) for line in lines if "dele" in words(line)]
    assert "delegation " in whole


def test_spaces_at_a_change_of_look_are_one_space() -> None:
    lines = operations(Run("one "), Run(" two", italic=True), Run(" "), Run(" three"))
    assert words(lines[0]) == "one two three"
