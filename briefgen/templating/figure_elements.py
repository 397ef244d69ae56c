"""Pictures, timelines and positions grids of the dialect."""

from lxml import etree

from briefgen.model.document import (
    Align,
    Figure,
    Moment,
    Picture,
    Timeline,
)
from briefgen.model.positions_grid import GridIssue, GridRow, PositionsGrid, Stand
from briefgen.templating.inline_elements import InlineReader, fold
from briefgen.templating.walk import Walk

PICTURE_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}
"""Suffixes of the pictures that a template may show, and their media types."""


def read_picture(walk: Walk, element: etree._Element) -> Figure:
    """Return a picture out of the template's own files."""
    given = walk.attributes(element, "src", "alt", "width", "align", "origin")
    name = given.get("src", "")
    file = next((file for file in walk.template.files if file.name == name), None)
    if file is None or file.media_type not in PICTURE_TYPES.values():
        names = [f.name for f in walk.template.files if f.media_type in PICTURE_TYPES.values()]
        held = ", ".join(f"“{one}”" for one in names) or "none"
        remedy = f"Put the file into the template's folder (pictures in it: {held})."
        raise walk.fault(element, f"the template holds no picture “{name}”", remedy)
    alt = given.get("alt", "").strip()
    if not alt:
        remedy = "Add alt with words that stand in for the picture."
        raise walk.fault(element, f"the picture “{name}” has no alternative text", remedy)
    width = walk.points(element, "width", given.get("width", ""))
    align = walk.choice(element, "align", given.get("align", ""), Align, Align.START)
    picture = Picture(file.data, file.media_type, width, name)
    caption = InlineReader(walk).read(element)
    return Figure(picture, alt, caption, align, given.get("origin", ""))


def read_timeline(walk: Walk, element: etree._Element) -> Figure | None:
    """Return a drawn timeline of `<moment from= to= date=>label</moment>`, None if empty."""
    given = walk.attributes(element, "alt", "now", "now-text", "keep", "origin")
    moments = []
    for child in element:
        if child.tag != "moment":
            raise walk.fault(child, "only <moment> stands right inside <timeline>")
        moments.append(_moment(walk, child))
    if not moments:
        return None
    alt = given.get("alt", "").strip()
    if not alt:
        raise walk.fault(element, "the timeline has no alternative text", "Add alt to <timeline>.")
    now = walk.day(element, "now", given["now"]) if given.get("now") else None
    timeline = Timeline(tuple(moments), now, given.get("now-text", ""))
    keep = walk.truth(element, "keep", given.get("keep", ""))
    return Figure(timeline, alt, origin=given.get("origin", ""), keep_with_next=keep)


def _moment(walk: Walk, element: etree._Element) -> Moment:
    given = walk.attributes(element, "from", "to", "date", "approximate", "origin")
    earliest = walk.day(element, "from", given.get("from", ""))
    latest = walk.day(element, "to", given.get("to") or given.get("from", ""))
    return Moment(
        min(earliest, latest),
        max(earliest, latest),
        given.get("date", ""),
        _words(walk, element),
        walk.truth(element, "approximate", given.get("approximate", "")),
        given.get("origin", ""),
    )


def read_positions(walk: Walk, element: etree._Element) -> Figure | None:
    """Return a drawn positions matrix, None if it has no issues or no participants.

    `<issue number=>title</issue>` for each column, then `<participant name=>` with a
    `<stand sources= quoted= closed=>words</stand>` for each issue, empty where nothing is known.
    """
    given = walk.attributes(element, "alt", "none", "quoted", "closed", "quote-marks", "origin")
    issues: list[GridIssue] = []
    rows: list[GridRow] = []
    for child in element:
        if child.tag == "issue" and not rows:
            number = walk.attributes(child, "number").get("number", "").strip()
            issues.append(GridIssue(number, _words(walk, child)))
        elif child.tag == "participant":
            rows.append(_participant(walk, child, len(issues)))
        else:
            what = "only <issue>, then <participant> stand right inside <positions>"
            raise walk.fault(child, what)
    if not issues or not rows:
        return None
    alt = given.get("alt", "").strip()
    if not alt:
        raise walk.fault(element, "the positions have no alternative text", "Add alt to them.")
    grid = PositionsGrid(
        tuple(issues),
        tuple(rows),
        given.get("none", ""),
        given.get("quoted", ""),
        given.get("closed", ""),
        given.get("quote-marks", "").strip() or PositionsGrid((), ()).quote_marks,
    )
    return Figure(grid, alt, origin=given.get("origin", ""))


def _participant(walk: Walk, element: etree._Element, issues: int) -> GridRow:
    name = walk.attributes(element, "name").get("name", "")
    wrong = next((child for child in element if child.tag != "stand"), None)
    if wrong is not None:
        raise walk.fault(wrong, "only <stand> stands right inside <participant>")
    if len(element) > issues:
        what = f"there are {issues} issues, but {len(element)} stands of “{name}”"
        raise walk.fault(element, what, "Give one <stand> for each <issue>, empty if need be.")
    stands = [_stand(walk, child) for child in element]
    return GridRow(fold(name), (*stands, *(Stand(""),) * (issues - len(stands))))


def _stand(walk: Walk, element: etree._Element) -> Stand:
    given = walk.attributes(element, "sources", "quoted", "closed", "origin")
    return Stand(
        _words(walk, element),
        tuple(given.get("sources", "").split()),
        walk.truth(element, "quoted", given.get("quoted", "")),
        walk.truth(element, "closed", given.get("closed", "")),
        given.get("origin", ""),
    )


def _words(walk: Walk, element: etree._Element) -> str:
    """Return an element's text, which has no tags."""
    if len(element):
        raise walk.fault(element, f"<{element.tag}> holds text alone")
    return fold(element.text or "")
