"""What is inconsistent in a DOCX: ids, relationships, styles, bookmarks, lists, tables."""

import re
from collections import Counter
from collections.abc import Iterator

from docx_rules import breaches
from written_words import RELATION, R, W, names, part

_STYLE_KINDS = {f"{W}pStyle": "paragraph", f"{W}rStyle": "character", f"{W}tblStyle": "table"}


def faults(data: bytes) -> list[str]:
    consistency = (_parts, _relations, _bookmarks, _lists, _tables)
    return [*(fault for check in consistency for fault in check(data)), *breaches(data)]


def _parts(data: bytes) -> Iterator[str]:
    present = names(data)
    yield from (f"{name} twice" for name, count in Counter(present).items() if count > 1)
    styles = {s.get(f"{W}styleId"): s.get(f"{W}type") for s in part(data, "word/styles.xml")}
    for name in (n for n in present if re.fullmatch(r"word/\w+\.xml", n)):
        rels = name.replace("word/", "word/_rels/") + ".rels"
        known = {r.get("Id") for r in part(data, rels)} if rels in present else set()
        for element in part(data, name).iter():
            kind = _STYLE_KINDS.get(element.tag)
            if kind and styles.get(element.get(f"{W}val")) != kind:
                yield f"{name}: no style {element.get(f'{W}val')}"
            for key, value in element.attrib.items():
                if key.startswith(R) and value not in known:
                    yield f"{name}: no relationship {value}"


def _relations(data: bytes) -> Iterator[str]:
    present = names(data)
    for rels in (n for n in present if n.endswith(".rels")):
        for relation in part(data, rels).iter(RELATION):
            target = str(relation.get("Target"))
            base = "" if target.startswith("/") else rels.split("_rels/")[0]
            inside = relation.get("TargetMode") != "External"
            if inside and base + target.lstrip("/") not in present:
                yield f"{rels}: {target} is missing"


def _bookmarks(data: bytes) -> Iterator[str]:
    body = part(data, "word/document.xml")
    marks = [str(m.get(f"{W}name")) for m in body.iter(f"{W}bookmarkStart")]
    yield from (f"bookmark {name} twice" for name, count in Counter(marks).items() if count > 1)
    for mark in marks:
        if not re.fullmatch(r"[^\W\d]\w{0,39}", mark):
            yield f"bookmark {mark}"
    for link in body.iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor") and link.get(f"{W}anchor") not in marks:
            yield f"no bookmark {link.get(f'{W}anchor')}"


def _lists(data: bytes) -> Iterator[str]:
    numbers = {n.get(f"{W}numId") for n in part(data, "word/numbering.xml").iter(f"{W}num")}
    for used in part(data, "word/document.xml").iter(f"{W}numId"):
        if used.get(f"{W}val") not in numbers:
            yield f"no list {used.get(f'{W}val')}"


def _tables(data: bytes) -> Iterator[str]:
    body = part(data, "word/document.xml")
    for cell in body.iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            yield "a cell does not end with a paragraph"
    for table in body.iter(f"{W}tbl"):
        following = table.getnext()
        if following is not None and following.tag == f"{W}tbl":
            yield "two tables run into one another"
