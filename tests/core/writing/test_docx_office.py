"""What another program makes of a Word file: LibreOffice opens it and saves it again."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from made_contexts import sample_context, template
from made_documents import shelf
from random_documents import Maker
from written_words import W, docx_words, part

from briefgen.layout.layout import lay_out
from briefgen.model.document import (
    Box,
    Columns,
    Document,
    Heading,
    Note,
    NoteReference,
    Paragraph,
    Run,
    Table,
)
from briefgen.model.document_words import walk_blocks
from briefgen.templating.render import render
from briefgen.writing.docx.docx import write_docx

OFFICE = shutil.which("soffice")
THEME = template("summit").theme


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Document, bytes, bytes]]:
    """Documents, the files written, and those files after LibreOffice saved them anew."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-writer)")
    folder = tmp_path_factory.mktemp("office")
    noted = Document(
        render(sample_context(), template("summit")).properties,
        (Paragraph((Run("x"), NoteReference("a"), Run("y"), NoteReference("b"))),),
        (Note("a", (Run("first"),)), Note("b", (Run("second"),))),
    )
    documents = [render(sample_context(), template("summit")), noted]
    documents += [Maker(Random(seed), scripts=False).document() for seed in range(2)]
    for number, document in enumerate(documents):
        data = write_docx(document, THEME, lay_out(document, THEME, shelf()))
        (folder / f"{number}.docx").write_bytes(data)
    command = [
        OFFICE,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--convert-to", "docx:MS Word 2007 XML"),
        *("--outdir", str(folder / "out")),
        *(str(folder / f"{number}.docx") for number in range(len(documents))),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [
        (document, _bytes(folder / f"{n}.docx"), _bytes(folder / "out" / f"{n}.docx"))
        for n, document in enumerate(documents)
    ]


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _levels(data: bytes) -> Counter[str]:
    """Paragraphs by outline level, whatever their styles are called."""
    levels = {}
    for style in part(data, "word/styles.xml").iter(f"{W}style"):
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None and level.get(f"{W}val") != "9":
            levels[style.get(f"{W}styleId")] = level.get(f"{W}val")
    used = (s.get(f"{W}val") for s in part(data, "word/document.xml").iter(f"{W}pStyle"))
    return Counter(levels[style] for style in used if style in levels)


def test_headings_notes_and_tables_are_counted_alike(
    resaved: list[tuple[Document, bytes, bytes]],
) -> None:
    for document, _, after in resaved:
        flat = list(walk_blocks(document.blocks))
        wanted = Counter(str(b.level - 1) for b in flat if isinstance(b, Heading))
        assert _levels(after) == wanted
        body = part(after, "word/document.xml")
        framed = [
            b
            for b in flat
            if (isinstance(b, Table) and (b.head or b.rows))
            or isinstance(b, Box)
            or (isinstance(b, Columns) and b.kind == "facts" and b.columns)
        ]
        assert len(list(body.iter(f"{W}tbl"))) == len(framed)
        used = [n for b in flat for n in getattr(b, "inlines", ()) if isinstance(n, NoteReference)]
        used += [
            n for b in flat for n in getattr(b, "attribution", ()) if isinstance(n, NoteReference)
        ]
        assert len(list(body.iter(f"{W}footnoteReference"))) == len(used)


def test_no_word_is_lost(resaved: list[tuple[Document, bytes, bytes]]) -> None:
    for _, before, after in resaved:
        kept = Counter(re.findall(r"\w+", " ".join(docx_words(after))))
        missing = Counter(re.findall(r"\w+", " ".join(docx_words(before)))) - kept
        assert not missing


def test_marks_links_and_fields_survive(resaved: list[tuple[Document, bytes, bytes]]) -> None:
    _, before, after = resaved[0]
    anchors = [
        {h.get(f"{W}anchor") for h in part(data, "word/document.xml").iter(f"{W}hyperlink")}
        for data in (before, after)
    ]
    assert anchors[0] == anchors[1]
    names = {b.get(f"{W}name") for b in part(after, "word/document.xml").iter(f"{W}bookmarkStart")}
    assert {"source_1", "source_2", "source_3", "issue_1"} <= names
    descriptions = [
        d.get("descr", "")
        for d in part(after, "word/document.xml").iter()
        if str(d.tag).endswith("}docPr")
    ]
    assert any(text.startswith("Timeline:") for text in descriptions)
