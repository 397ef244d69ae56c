"""The names of the styles, by what a thing is. Word's own names where it has one.

Word knows its built-in styles by `w:name`; the ids beside them differ between languages and
programs, so styles of a reference document are found by name too.
"""

from briefgen.model.document import ParagraphStyle, TextRole

PARAGRAPHS: dict[ParagraphStyle, str] = {
    ParagraphStyle.KICKER: "Kicker",
    ParagraphStyle.TITLE: "Title",
    ParagraphStyle.SUBTITLE: "Subtitle",
    ParagraphStyle.LABEL: "Label",
    ParagraphStyle.FACT: "Fact",
    ParagraphStyle.BODY: "Body Text",
    ParagraphStyle.LEAD: "Lead",
    ParagraphStyle.SMALL: "Small Text",
    ParagraphStyle.ATTRIBUTION: "Attribution",
    ParagraphStyle.CELL: "Table Text",
    ParagraphStyle.CELL_HEAD: "Table Head",
    ParagraphStyle.SOURCE: "Source",
    ParagraphStyle.NOTE: "footnote text",
    ParagraphStyle.CAPTION: "caption",
    ParagraphStyle.HEADER: "header",
    ParagraphStyle.FOOTER: "footer",
    ParagraphStyle.PAGE_MARKING: "Page Marking",
    ParagraphStyle.CONTENTS_1: "toc 1",
    ParagraphStyle.CONTENTS_2: "toc 2",
    ParagraphStyle.CONTENTS_3: "toc 3",
}
ROLES: dict[TextRole, str] = {
    TextRole.NAME: "Speaker Name",
    TextRole.SECONDARY: "Secondary",
    TextRole.UNCERTAIN: "Uncertain",
    TextRole.VERIFIED: "Verified",
    TextRole.PROBLEM: "Unverified",
    TextRole.MARKING: "Marking Tag",
    TextRole.CITATION: "Source Number",
    TextRole.DATE: "Date Words",
    TextRole.AS_WRITTEN: "As Written",
}
HEADINGS = ("heading 1", "heading 2", "heading 3")
BOX_HEADING = "Box Heading"
HEADING_NUMBER = "Heading Number"
CONTENTS_HEADING = "TOC Heading"
CONTENTS = (
    PARAGRAPHS[ParagraphStyle.CONTENTS_1],
    PARAGRAPHS[ParagraphStyle.CONTENTS_2],
    PARAGRAPHS[ParagraphStyle.CONTENTS_3],
)
QUOTE = "Quote"
QUOTE_NOTE = "Quote Note"
QUOTE_ATTRIBUTION = "Quote Attribution"
LIST_LEVELS = 5
FIGURE = "Figure"
RULE = "Rule"
STRONG_RULE = "Strong Rule"
SPACER = "Spacer"
WIDE_SPACER = "Wide Spacer"
HYPERLINK = "Hyperlink"
FOOTNOTE_REFERENCE = "footnote reference"
TABLE = "Brief Table"
FACTS = "Brief Facts"
SIDES = "Brief Sides"
BOX = "Brief Box"
NOTE_BOX = "Brief Note Box"
RAISED_BOX = "If Raised Box"
EDGES = {BOX: 3.0, NOTE_BOX: 1.25, RAISED_BOX: 1.25}
"""How thick the edge of each box is, in points."""
TURNED_HEADER = "Turned Header"
TURNED_FOOTER = "Turned Footer"
FOOT_MARKING = "Foot Marking"

FOR_EDITORS = (
    "Normal",
    PARAGRAPHS[ParagraphStyle.BODY],
    *HEADINGS,
    "List Bullet",
    "List Number",
    QUOTE,
    QUOTE_ATTRIBUTION,
    PARAGRAPHS[ParagraphStyle.SOURCE],
    PARAGRAPHS[ParagraphStyle.CELL],
    PARAGRAPHS[ParagraphStyle.CELL_HEAD],
    PARAGRAPHS[ParagraphStyle.SMALL],
    PARAGRAPHS[ParagraphStyle.TITLE],
    PARAGRAPHS[ParagraphStyle.SUBTITLE],
    PARAGRAPHS[ParagraphStyle.KICKER],
    ROLES[TextRole.NAME],
    ROLES[TextRole.UNCERTAIN],
    ROLES[TextRole.MARKING],
)
"""Styles that Word offers in its gallery, in this order; the others serve the file's making."""


def bullet_style(level: int) -> str:
    """Return the style of a bulleted item, levels from 0; deeper ones share the last."""
    return _numbered_name("List Bullet", level)


def number_style(level: int) -> str:
    """Return the style of a numbered item."""
    return _numbered_name("List Number", level)


def continue_style(level: int) -> str:
    """Return the style of further paragraphs of an item."""
    return _numbered_name("List Continue", level)


def _numbered_name(name: str, level: int) -> str:
    place = min(level, LIST_LEVELS - 1) + 1
    return name if place == 1 else f"{name} {place}"
