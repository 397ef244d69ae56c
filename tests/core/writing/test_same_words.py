"""Model, PDF, Word file and web page say the same; the larger number is in tests/conformance."""

from dataclasses import replace

import pytest
from made_arabic import arabic_context
from made_contexts import TEMPLATES
from made_documents import THEME, brief, text
from made_everything import everything
from same_words import differences, first_difference, random_document

from briefgen.model.document import Document, DocumentProperties, LineBreak, Paragraph, Run
from briefgen.model.theme import StyleEntry
from briefgen.templating.catalog import Catalog
from briefgen.templating.render import render


@pytest.mark.parametrize("seed", range(16))
def test_all_files_of_any_document_have_its_words(seed: int) -> None:
    assert differences(*random_document(seed, 5)) == []


def test_all_files_of_the_sample_have_its_words() -> None:
    assert differences(brief()) == []


@pytest.mark.parametrize("theme", ["sober", "modern"])
def test_all_files_of_a_brief_in_arabic_have_its_words(theme: str) -> None:
    catalog = Catalog(TEMPLATES, None)
    template = replace(catalog.load("summit"), theme=catalog.theme(theme))
    assert differences(render(arabic_context(), template), template.theme) == []


def test_all_files_of_a_document_of_all_blocks_have_its_words() -> None:
    assert differences(everything()) == []
    assert differences(everything("ar")) == []


def test_divided_words_are_whole() -> None:
    entries = tuple(
        StyleEntry(entry.style, replace(entry.look, hyphenate=True, justify=True))
        for entry in THEME.styles
    )
    theme = replace(THEME, hyphenation=True, styles=entries)
    words = "International representatives straightforwardly characterised circumstances. " * 20
    document = Document(DocumentProperties("T", language="en-GB"), (text(words),))
    assert differences(document, theme) == []


@pytest.mark.parametrize("words", ["north", "وزير", "שר and وزير"])
def test_a_forced_line_end_parts_words(words: str) -> None:
    block = Paragraph((Run(words), LineBreak(), Run(words)))
    assert differences(Document(DocumentProperties("T"), (block,))) == []


def test_a_difference_is_told_with_the_words_around_it() -> None:
    told = first_difference(list("abcdef"), list("abcxef"))
    assert told == "word 4 of 6 (6 written): “a b c d e f” became “a b c x e f”"
    assert "word 2 of 2 (1 written)" in first_difference(["a", "b"], ["a"])
