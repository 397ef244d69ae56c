"""The dialect: the small XML that templates write, read strictly into a Document.

Elements of blocks, inlines, tables and figures have a file each; here is the document itself:
`<header>`, `<first-header>`, `<footer><start>…<end>…`, `<marking>` and then its blocks.
"""

import re

from lxml import etree

from briefgen.errors import BriefgenError
from briefgen.model.context import BriefContext
from briefgen.model.document import Document, DocumentProperties, Inlines, PageFurniture, Run
from briefgen.model.template import BriefTemplate
from briefgen.templating.block_elements import BlockReader, only
from briefgen.templating.faults import template_fault
from briefgen.templating.inline_elements import InlineReader
from briefgen.templating.lines import place_before
from briefgen.templating.walk import Walk

_SEPARATOR = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_CONTROL = "\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufffe\uffff"
_SURROGATE = "\ud800-\udfff"
_SEPARATORS, _CONTROLS, _SURROGATES, _ANY = (
    re.compile(f"[{part}]")
    for part in (_SEPARATOR, _CONTROL, _SURROGATE, _SEPARATOR + _CONTROL + _SURROGATE)
)
_NO_DTD = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)


def without_controls(text: str) -> str:
    """Return text without characters that XML cannot hold or that would break a line.

    Separators become spaces, other control characters go, lone surrogates become U+FFFD.
    (XML 1.0, 5th edition, production 2 and its note on discouraged characters.)
    """
    if _ANY.search(text) is None:  # clean text is looked through once
        return text
    text = _SEPARATORS.sub(" ", text)
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def read_dialect(rendered: str, context: BriefContext, template: BriefTemplate) -> Document:
    """Return the Document that a rendered template describes.

    Args:
        rendered: what Jinja wrote, its tags marked with their lines.
        context: gives the file's properties.
        template: for its name, pictures and language.

    Raises:
        BriefgenError: it is not well-formed, or not in the dialect; with the template's line.
    """
    root = _parse(f"<document>{without_controls(rendered)}</document>", template)
    walk = Walk(template, named=frozenset(map(str, root.xpath("//@id"))))
    furniture = _take_furniture(walk, root)
    blocks = BlockReader(walk).blocks(root)
    return Document(_properties(context, template), blocks, tuple(walk.notes.values()), furniture)


def _parse(text: str, template: BriefTemplate) -> etree._Element:
    if "<!" in text and _NO_DTD.search(text):
        raise template_fault(template.name, "", "it declares a document type or an entity")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise _not_well_formed(text, error, template) from None


def _not_well_formed(
    text: str, error: etree.XMLSyntaxError, template: BriefTemplate
) -> BriefgenError:
    line, column = error.position
    message = re.sub(r", line \d+, column \d+.*", "", error.msg or "it is not well-formed XML")
    message = re.sub(r"\bline \d+ and ", "", message)
    return template_fault(
        template.name,
        place_before(text, line, column),
        f"the tags do not fit together there or just after ({message})",
        "Close each tag that was opened, and write & as &amp; and < as &lt;.",
    )


def _take_furniture(walk: Walk, root: etree._Element) -> PageFurniture:
    reader = InlineReader(walk, in_furniture=True)
    lines: dict[str, Inlines] = {}
    for element in root.xpath("header | first-header | footer | marking"):
        name = str(element.tag)
        walk.attributes(element)
        if name in lines:
            raise walk.fault(element, f"<{name}> stands once in a template")
        if name == "footer":
            only(walk, element, "start", "end")
            for side in element:
                walk.attributes(side)
                lines[f"footer-{side.tag}"] = reader.read(side)
        lines[name] = () if name == "footer" else reader.read(element)
        _drop(element)
    marking = "".join(run.text for run in lines.get("marking", ()) if isinstance(run, Run))
    return PageFurniture(
        marking,
        lines.get("header", ()),
        lines.get("footer-start", ()),
        lines.get("footer-end", ()),
        lines.get("first-header"),
    )


def _drop(element: etree._Element) -> None:
    """Remove an element but not the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail or "", element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _properties(context: BriefContext, template: BriefTemplate) -> DocumentProperties:
    return DocumentProperties(
        title=without_controls(context.title) or template.name,
        author=without_controls(context.author),
        subject=without_controls(context.subtitle),
        keywords=tuple(without_controls(issue.title) for issue in context.issues),
        language=context.language or template.language,
        created=context.prepared_on,
    )
