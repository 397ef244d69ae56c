"""Word documents (ECMA-376 WordprocessingML) to drafts, straight from their XML.

Read here rather than through python-docx because that leaves out footnotes, content controls and
insertions under track changes, and has no limit on what a package unpacks to.
"""

import posixpath
from typing import TYPE_CHECKING

from briefgen.reading.package import Package, open_package
from briefgen.reading.properties import property_facts
from briefgen.reading.source import Draft, Fact, Reading, Source, unreadable

if TYPE_CHECKING:
    from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_PARAGRAPHS_END = frozenset(("p", "tr"))
_SKIPPED = frozenset(("del", "moveFrom", "delText", "instrText", "pict", "rPr", "pPr", "sectPr"))
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(source: Source) -> Reading:
    """Return the one article of a Word document: body, tables row by row, notes at the end.

    Deleted text of tracked changes, hidden text and field codes are left out.

    Raises:
        BriefgenError: not a Word document, damaged, protected by a password, or without text.
    """
    if source.data.startswith(b"\xd0\xcf\x11\xe0"):
        raise unreadable(
            f"“{source.name}” is an old Word document (.doc) or protected by a password.",
            "Open it in Word or LibreOffice and save it as DOCX without a password.",
        )
    with open_package(source, "Word document") as package:
        main = _main_part(package)
        if main is None:
            raise unreadable(f"“{source.name}” is not a Word document: it has no main part.")
        text = document_text(package.xml(main))
        notes = [
            note
            for part in ("footnotes.xml", "endnotes.xml")
            if (name := posixpath.join(posixpath.dirname(main), part)) in package.names
            for note in _notes(package.xml(name))
        ]
        facts = [*source.facts, *_properties(package)]
    if not text.strip():
        raise unreadable(f"The Word document “{source.name}” holds no text.")
    notices = ("Footnotes stand at the end of the text.",) if notes else ()
    body = "\n".join([text, *notes])
    return Reading((Draft(body, tuple(facts), MEDIA_TYPE, notices, prose=True),))


def document_text(root: "etree._Element") -> str:
    """Return the text below an element of WordprocessingML, a line per paragraph or table row."""
    pieces: list[str] = []
    _collect(root, pieces, in_table=False)
    return "".join(pieces)


def _main_part(package: Package) -> str | None:
    if "_rels/.rels" in package.names:
        for relation in package.xml("_rels/.rels").iter(_RELATIONS):
            target: str = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in package.names:
                return target
    return "word/document.xml" if "word/document.xml" in package.names else None


def _collect(element: "etree._Element", pieces: list[str], *, in_table: bool) -> None:
    """Append the text below an element; lxml limits the depth to 256."""
    for child in element:
        if child.tag == _FALLBACK or not isinstance(child.tag, str):
            continue
        space, _, name = child.tag.rpartition("}")
        if f"{space}}}" not in (_W, _STRICT):
            _collect(child, pieces, in_table=in_table)  # alternate content, text boxes
        elif name == "t":
            pieces.append(child.text or "")
        elif name in ("tab", "ptab"):
            pieces.append("\t")
        elif name in ("br", "cr"):
            pieces.append(" " if in_table else "\n")
        elif name == "noBreakHyphen":
            pieces.append("\N{NON-BREAKING HYPHEN}")
        elif name in _SKIPPED or (name == "r" and _hidden(child)):
            continue
        else:
            if name == "tc" and child.getprevious() is not None and pieces[-1:] != ["\n"]:
                pieces.append(" | ")
            _collect(child, pieces, in_table=in_table or name == "tbl")
            if name in _PARAGRAPHS_END and not (name == "p" and in_table):
                pieces.append("\n")
            elif name == "p" and child.getnext() is not None:
                pieces.append(" ")


def _hidden(run: "etree._Element") -> bool:
    for mark in (f"{_W}rPr/{_W}vanish", f"{_STRICT}rPr/{_STRICT}vanish"):
        found = run.find(mark)
        if found is not None:
            values = [value for key, value in found.attrib.items() if str(key).endswith("}val")]
            return not values or values[0] not in ("0", "false", "off")
    return False


def _notes(root: "etree._Element") -> list[str]:
    """Return the notes as lines "[1] text", separators left out."""
    lines: list[str] = []
    for note in root:
        attributes = {str(key).rpartition("}")[2]: value for key, value in note.attrib.items()}
        if attributes.get("type", "normal") != "normal":
            continue
        text = " ".join(document_text(note).split("\n")).strip()
        if text:
            lines.append(f"[{len(lines) + 1}] {text}")
    return lines


def _properties(package: Package) -> list[Fact]:
    """Return the facts of the core properties (ECMA-376 part 2, 11)."""
    if "docProps/core.xml" not in package.names:
        return []
    core = package.xml("docProps/core.xml")
    title, author = core.findtext(f"{_DC}title"), core.findtext(f"{_DC}creator")
    made, language = core.findtext(f"{_TERMS}created"), core.findtext(f"{_DC}language")
    return property_facts(title or "", author or "", made or "", language or "")
