"""The front door of the writers."""

import subprocess
import sys

import pytest
from made_contexts import sample_context, template
from made_documents import shelf

from briefgen.errors import BriefgenError
from briefgen.layout.layout import lay_out
from briefgen.templating.render import render
from briefgen.writing.writer import KINDS, write

STARTS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "html": b"<!DOCTYPE html>"}


def test_every_kind_is_written() -> None:
    wanted = template("note")
    document = render(sample_context(), wanted)
    pages = lay_out(document, wanted.theme, shelf())
    assert set(KINDS) == set(STARTS)
    for kind, start in STARTS.items():
        assert write(kind, document, wanted.theme, pages).startswith(start)
        assert KINDS[kind].suffix == f".{kind}"
        assert KINDS[kind].name


def test_an_unknown_kind_names_the_known_ones() -> None:
    wanted = template("note")
    document = render(sample_context(), wanted)
    with pytest.raises(BriefgenError, match="pdf, docx, html"):
        write("odt", document, wanted.theme, lay_out(document, wanted.theme, shelf()))


def test_no_heavy_library_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, briefgen.writing.writer, briefgen.templating.render,"
        " briefgen.templating.catalog;"
        "print([name for name in ('docx', 'reportlab', 'fontTools', 'PIL', 'pypdfium2', 'jinja2')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
