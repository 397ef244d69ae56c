"""Pictures and timelines of the dialect."""

from lxml import etree

from briefgen.model.document import Align, Figure, Moment, Picture, Timeline
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
    given = walk.attributes(element, "alt", "now", "now-text", "origin")
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
    return Figure(timeline, alt, origin=given.get("origin", ""))


def _moment(walk: Walk, element: etree._Element) -> Moment:
    given = walk.attributes(element, "from", "to", "date", "approximate", "origin")
    earliest = walk.day(element, "from", given.get("from", ""))
    latest = walk.day(element, "to", given.get("to") or given.get("from", ""))
    if len(element):
        raise walk.fault(element, "a moment's label is text alone")
    return Moment(
        min(earliest, latest),
        max(earliest, latest),
        given.get("date", ""),
        fold(element.text or ""),
        walk.truth(element, "approximate", given.get("approximate", "")),
        given.get("origin", ""),
    )
