"""What Word is strict about beyond the schema: ids, fields, grids, numbers, languages, targets."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from docx_order import disorder
from lxml import etree
from written_words import RELATION, W, names, part

_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CULTURE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|\d{3})")
_URI = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_LONGEST_ADDRESS = 2083
_FURNITURE = ("word/header", "word/footer")


def breaches(data: bytes) -> Iterator[str]:
    """Each rule that a Word file breaks, in words."""
    xml = [name for name in names(data) if re.fullmatch(r"word/\w+\.xml", name)]
    roots = {name: part(data, name) for name in xml}
    for name, root in roots.items():
        yield from disorder(root, name)
        yield from _fields(root, name)
        yield from _grids(root, name)
        yield from _languages(root, name)
    yield from _ids(roots.values())
    yield from _notes(roots)
    yield from _numbers(roots["word/numbering.xml"])
    yield from _sections(roots["word/document.xml"])
    yield from _types(data)
    yield from _targets(data)
    yield from _core(part(data, "docProps/core.xml"))


def _val(element: etree._Element, name: str = "val") -> str:
    return str(element.get(f"{W}{name}", ""))


def _twice(what: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {value} twice" for value, n in Counter(values).items() if n > 1)


def _ids(roots: Iterable[etree._Element]) -> Iterator[str]:
    """Numbers of drawings and bookmarks are each given once, and each bookmark ends."""
    drawings, starts, ends = [], [], []
    for root in roots:
        drawings += [str(one.get("id")) for one in root.iter(_DOC_PR)]
        starts += [_val(one, "id") for one in root.iter(f"{W}bookmarkStart")]
        ends += [_val(one, "id") for one in root.iter(f"{W}bookmarkEnd")]
        for properties in root.iter(_DOC_PR):
            decorative = any("decorative" in str(inner.tag) for inner in properties.iter())
            if not properties.get("descr") and not decorative:
                yield f"drawing {properties.get('id')} tells a screen reader nothing"
    yield from _twice("drawing", drawings)
    yield from _twice("bookmark number", starts)
    if sorted(starts) != sorted(ends):
        yield "a bookmark does not end"
    if "0" in drawings:
        yield "a drawing has the number 0"


def _fields(root: etree._Element, name: str) -> Iterator[str]:
    """Fields begin, separate and end in turn, and do not begin in one cell and end outside."""
    stack: list[tuple[etree._Element | None, bool]] = []
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        cell = next(mark.iterancestors(f"{W}tc"), None)
        if kind == "begin":
            stack.append((cell, False))
        elif not stack or stack[-1][0] is not cell:
            yield f"{name}: a field ends that did not begin there"
        elif kind == "separate":
            if stack[-1][1]:
                yield f"{name}: a field separates twice"
            stack[-1] = (cell, True)
        else:
            stack.pop()
    if stack:
        yield f"{name}: a field does not end"
    for words in root.iter(f"{W}instrText"):
        if words.getparent().tag != f"{W}r":
            yield f"{name}: a field's instruction stands outside of a run"


def _grids(root: etree._Element, name: str) -> Iterator[str]:
    """Each row fills the grid, and its cells are as wide as the columns that they span."""
    for table in root.iter(f"{W}tbl"):
        columns = [int(_val(one, "w")) for one in table.findall(f"{W}tblGrid/{W}gridCol")]
        if not columns or min(columns) <= 0:
            yield f"{name}: a table without columns"
        wide = int(_val(table.find(f"{W}tblPr/{W}tblW"), "w"))
        if abs(wide - sum(columns)) > len(columns):
            yield f"{name}: a table is {wide} wide, its columns {sum(columns)}"
        begun: set[int] = set()
        for row in table.findall(f"{W}tr"):
            at = 0
            for cell in row.findall(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                count = 1 if span is None else int(_val(span))
                own = int(_val(cell.find(f"{W}tcPr/{W}tcW"), "w"))
                if abs(own - sum(columns[at : at + count])) > count:
                    yield f"{name}: a cell is {own} wide, not {sum(columns[at : at + count])}"
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and not merge.get(f"{W}val") and at not in begun:
                    yield f"{name}: a cell goes on that did not begin"
                begun = begun | {at} if merge is not None else begun - {at}
                at += count
            if at != len(columns):
                yield f"{name}: a row fills {at} of {len(columns)} columns"
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")]
        if heads != sorted(heads, reverse=True):
            yield f"{name}: a head row stands below others"


def _languages(root: etree._Element, name: str) -> Iterator[str]:
    for tag in root.iter(f"{W}lang", f"{W}themeFontLang"):
        for value in tag.attrib.values():
            if not _CULTURE.fullmatch(str(value)):
                yield f"{name}: no language of Word's: {value}"


def _notes(roots: dict[str, etree._Element]) -> Iterator[str]:
    """Notes have numbers of their own, both separators, and each is called from the text."""
    part_of_notes = roots.get("word/footnotes.xml")
    called = [_val(one, "id") for one in roots["word/document.xml"].iter(f"{W}footnoteReference")]
    if part_of_notes is None:
        yield from ("a note is called that there is not" for _ in called)
        return
    kinds = {_val(note, "id"): _val(note, "type") for note in part_of_notes}
    yield from _twice("note", (_val(note, "id") for note in part_of_notes))
    yield from (f"no note {number}" for number in called if kinds.get(number) != "")
    if {"separator", "continuationSeparator"} - set(kinds.values()):
        yield "notes lack their separators"
    told = {_val(one, "id") for one in roots["word/settings.xml"].iter(f"{W}footnote")}
    if told != {number for number, kind in kinds.items() if kind}:
        yield "the settings tell other separators"


def _numbers(numbering: etree._Element) -> Iterator[str]:
    schemes = [_val(one, "abstractNumId") for one in numbering.findall(f"{W}abstractNum")]
    yield from _twice("scheme", schemes)
    yield from _twice("list", (_val(one, "numId") for one in numbering.findall(f"{W}num")))
    for one in numbering.findall(f"{W}num"):
        if _val(one.find(f"{W}abstractNumId")) not in schemes:
            yield f"no scheme for list {_val(one, 'numId')}"
    known = [_val(one) for one in numbering.iter(f"{W}nsid")]
    if len(known) != len(schemes):
        yield "a scheme has no name of its own"
    yield from _twice("name of a scheme", known)
    for scheme in numbering.findall(f"{W}abstractNum"):
        levels = [int(_val(level, "ilvl")) for level in scheme.findall(f"{W}lvl")]
        if levels != list(range(len(levels))) or len(levels) > 9:
            yield f"levels {levels}"


def _sections(body: etree._Element) -> Iterator[str]:
    """The last section stands at the body's end; a first header needs its switch."""
    if body[0][-1].tag != f"{W}sectPr":
        yield "the body does not end with its section"
    for section in body.iter(f"{W}sectPr"):
        kinds = {_val(one, "type") for one in section.findall(f"{W}headerReference")}
        if ("first" in kinds) != (section.find(f"{W}titlePg") is not None):
            yield "a first page's header without its switch"
        size, edges = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        wide = int(_val(size, "w")) - int(_val(edges, "left")) - int(_val(edges, "right"))
        if wide < 720:
            yield f"a page leaves {wide / 20} points for text"
        lies = int(_val(size, "w")) > int(_val(size, "h"))
        if lies != (_val(size, "orient") == "landscape"):
            yield "a page lies and does not say so"


def _types(data: bytes) -> Iterator[str]:
    """Every part has a content type."""
    types = part(data, "[Content_Types].xml")
    endings = {str(one.get("Extension")).lower() for one in types if one.get("Extension")}
    named = {str(one.get("PartName")) for one in types if one.get("PartName")}
    for name in names(data):
        if f"/{name}" not in named and name.rpartition(".")[2].lower() not in endings:
            yield f"no content type: {name}"
    yield from (f"a type for nothing: {name}" for name in named if name[1:] not in names(data))


def _targets(data: bytes) -> Iterator[str]:
    """Addresses are ones (RFC 3986), and no longer than Word allows."""
    for rels in (name for name in names(data) if name.endswith(".rels")):
        root = part(data, rels)
        yield from _twice(f"{rels}: relationship", (str(r.get("Id")) for r in root))
        for relation in root.iter(RELATION):
            if relation.get("TargetMode") != "External":
                continue
            target = str(relation.get("Target"))
            if not _URI.fullmatch(target) or re.search("%(?![0-9A-Fa-f]{2})", target):
                yield f"no address: {target}"
            elif len(target) > _LONGEST_ADDRESS:
                yield f"an address of {len(target)} characters"
            elif urlsplit(target).scheme not in ("http", "https", "mailto"):
                yield f"a link to {target}"


def _core(core: etree._Element) -> Iterator[str]:
    """Each property of a document stands once."""
    yield from _twice("property", (str(child.tag) for child in core))
