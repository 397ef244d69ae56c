"""Whether the model, the PDF's structure tree, the Word body and the web page say the same."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import zip_longest
from random import Random

from made_documents import THEME, shelf
from random_documents import Maker
from read_pdf import pdf_words
from written_words import docx_words, html_words

from briefgen.layout.layout import lay_out
from briefgen.model.document import Document
from briefgen.model.document_words import words_of
from briefgen.model.theme import Theme
from briefgen.writing.writer import write

READERS: Mapping[str, Callable[[bytes], list[str]]] = {
    "pdf": pdf_words,
    "docx": docx_words,
    "html": html_words,
}
_FONTS = shelf()
_AROUND = 4  # words shown on either side of a difference


def differences(document: Document, theme: Theme = THEME) -> list[str]:
    """What each kind of file says otherwise than the model: a line for its first difference."""
    pages = lay_out(document, theme, _FONTS)
    wanted = _plain(words_of(document))
    found = []
    for kind, words in READERS.items():
        said = _plain(words(write(kind, document, theme, pages)))
        if said != wanted:
            found.append(f"{kind}: {first_difference(wanted, said)}")
    return found


def _plain(words: list[str]) -> list[str]:
    """Words without the marks that only decide on which side of one another they stand."""
    return [word.strip("\u200e\u200f") for word in words]


def first_difference(wanted: list[str], said: list[str]) -> str:
    """Where two lists of words part, with the words around it."""
    pairs = zip_longest(wanted, said)
    place = next(n for n, (one, other) in enumerate(pairs) if one != other)
    start, end = max(place - _AROUND, 0), place + _AROUND
    return (
        f"word {place + 1} of {len(wanted)} ({len(said)} written): "
        f"“{' '.join(wanted[start:end])}” became “{' '.join(said[start:end])}”"
    )


def random_document(seed: int, most: int = 12) -> tuple[Document, Theme]:
    """A document of all kinds of blocks and scripts; each third one divides words."""
    document = Maker(Random(seed)).document(most)
    return document, replace(THEME, hyphenation=seed % 3 == 0)
