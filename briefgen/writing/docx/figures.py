"""Figures in the body: pictures of the template; what is drawn as SVG with a PNG beside it."""

from briefgen.model.document import Figure, Picture
from briefgen.model.pictures import picture_size
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.markup import emu, escape
from briefgen.writing.drawing_formats import as_png, as_svg
from briefgen.writing.drawings import Drawing, figure_drawings

_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NS = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""Tells a screen reader to pass over a picture that has nothing to say ([MS-ODRAWXML] 2.1)."""

_PICTURE_NS = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_POINTS_PER_PIXEL = 0.75
_TALLEST = 0.9  # of the text height


def write_figure(draft: Draft, owner: str, figure: Figure, width: float) -> str:
    """Return a figure as drawings inside a run, its alternative text as words if it cannot be.

    Args:
        draft: the document being written.
        owner: part that the figure stands in.
        figure: the figure.
        width: of the column, in points.
    """
    number = draft.next_figure()
    if isinstance(figure.content, Picture) and not figure.content.is_vector:
        drawn = _picture(draft, owner, figure, figure.content, width)
    else:
        drawings = figure_drawings(draft.pages, number, figure.alt)
        drawn = "".join(
            _drawn(draft, owner, drawing, figure.alt if index == 0 else "", width)
            for index, drawing in enumerate(drawings)
        )
    return drawn or f'<w:t xml:space="preserve">{escape(figure.alt)}</w:t>'


def _drawn(draft: Draft, owner: str, drawing: Drawing, alt: str, width: float) -> str:
    png = draft.package.picture(owner, as_png(drawing), "image/png")
    declared = '<?xml version="1.0" encoding="UTF-8"?>\n'
    vectors = (declared + as_svg(drawing)).encode()
    svg = draft.package.picture(owner, vectors, "image/svg+xml")
    extension = (
        f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG_NS}"'
        f' r:embed="{svg}"/></a:ext></a:extLst>'
    )
    scale = min(1.0, width / drawing.width)
    return _inline(draft, png, extension, drawing.width * scale, drawing.height * scale, alt)


def _picture(draft: Draft, owner: str, figure: Figure, picture: Picture, width: float) -> str:
    size = picture_size(picture.data)
    if size is None:
        return ""
    wide = picture.width or size[0] * _POINTS_PER_PIXEL
    high = wide * size[1] / size[0]
    scale = min(1.0, width / wide, draft.page.text_height * _TALLEST / high)
    relation = draft.package.picture(owner, picture.data, picture.media_type)
    return _inline(draft, relation, "", wide * scale, high * scale, figure.alt)


def _inline(
    draft: Draft, relation: str, extension: str, width: float, height: float, alt: str
) -> str:
    number = draft.next_drawing()
    wide, high = max(emu(width), 1), max(emu(height), 1)
    name = f'id="{number}" name="Figure {number}"'
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr {name} descr="{escape(alt)}">{"" if alt else _DECORATIVE}</wp:docPr>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE_NS}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{relation}">{extension}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
