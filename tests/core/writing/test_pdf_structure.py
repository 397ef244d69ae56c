"""The structure tree of a file: what holds what, and that all of it is there."""

from collections.abc import Iterator
from typing import Any

from made_documents import THEME, brief, bullets, cell, shelf, text
from read_pdf import PdfFile, Ref

from briefgen.layout.layout import lay_out
from briefgen.model.document import Block, Cell, Document, DocumentProperties, Row, Table
from briefgen.writing.pdf import write_pdf

FONTS = shelf()


def written(document: Document, **how: Any) -> PdfFile:
    return PdfFile(write_pdf(document, THEME, lay_out(document, THEME, FONTS), **how))


def one(*blocks: Block) -> Document:
    return Document(DocumentProperties("Structure", language="en-GB"), blocks)


def root(file: PdfFile) -> dict[str, Any]:
    tree: dict[str, Any] = file.get(file.get(file.trailer["Root"])["StructTreeRoot"])
    return tree


def kids(file: PdfFile, element: dict[str, Any]) -> list[Any]:
    held = file.get(element.get("K", []))
    return [file.get(kid) for kid in (held if isinstance(held, list) else [held])]


def outline(file: PdfFile, element: dict[str, Any]) -> str:
    """An element as its kind and, in brackets, what is in it; "·" for marked content."""
    inside = [
        outline(file, kid) if isinstance(kid, dict) and "S" in kid else "·"
        for kid in kids(file, element)
    ]
    return f"{element['S']}({' '.join(inside)})" if inside else str(element["S"])


def drawn(*blocks: Block) -> str:
    file = written(one(*blocks))
    return outline(file, file.get(root(file)["K"])).removeprefix("Document(").removesuffix(")")


def test_words_alone_in_an_item_are_its_own_content() -> None:
    assert drawn(bullets("One")) == "L(LI(Lbl(·) LBody(·)))"


def test_words_alone_in_a_cell_are_its_own_content() -> None:
    two = Cell((text("Two"), text("paragraphs")))
    table = Table((0.0, 0.0), (), (Row((cell("One"), two)),))
    assert drawn(table) == "Table(TBody(TR(TD(·) TD(P(·) P(·)))))"


def test_a_cell_without_words_stays() -> None:
    table = Table((0.0, 0.0), (), (Row((cell("One"), Cell(()))),))
    assert drawn(table) == "Table(TBody(TR(TD(·) TD)))"


def everything_in(file: PdfFile, value: Any, seen: set[int]) -> Iterator[Any]:
    """Yield all objects that one leads to; a reference to nothing fails."""
    waiting = [value]
    while waiting:
        held = waiting.pop()
        if isinstance(held, Ref):
            if held.number in seen:
                continue
            seen.add(held.number)
            held = file.get(held)
        yield held
        if isinstance(held, dict):
            waiting.extend(held.values())
        elif isinstance(held, list):
            waiting.extend(held)


def test_nothing_that_is_referred_to_is_missing_whichever_pages_are_written() -> None:
    document = brief(
        *(text(f"Paragraph {k} of a long brief, on one page or another. " * 6) for k in range(60))
    )
    pages = len(lay_out(document, THEME, FONTS).pages)
    assert pages > 3
    for only in (None, {1}, {3}, {2, pages}):
        file = written(document, only=only)
        found = list(everything_in(file, file.trailer["Root"], set()))
        shown = [held for held in found if isinstance(held, dict) and held.get("Type") == "Page"]
        assert len(shown) == (len(only) if only else pages)


def test_the_parent_tree_leads_from_each_mark_to_the_element_that_holds_it() -> None:
    file = written(brief())
    entries = file.get(root(file)["ParentTree"])["Nums"]
    keyed = dict(zip(entries[::2], entries[1::2], strict=True))
    found = everything_in(file, file.trailer["Root"], set())
    pages = [held for held in found if isinstance(held, dict) and held.get("Type") == "Page"]
    assert pages
    for page in pages:
        owners = file.get(keyed[page["StructParents"]])
        for mark, owner in enumerate(owners):
            held = kids(file, file.get(owner))
            marks = [
                kid["MCID"] if isinstance(kid, dict) else kid for kid in held if not _is_inner(kid)
            ]
            assert mark in marks


def _is_inner(kid: Any) -> bool:
    return isinstance(kid, dict) and "MCID" not in kid
