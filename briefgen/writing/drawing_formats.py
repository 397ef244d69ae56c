"""Drawings as vectors (SVG) and as pixels (PNG)."""

import io
from collections.abc import Callable
from typing import Any

from briefgen.model.page import Line, Path, Rectangle
from briefgen.writing.drawings import Drawing
from briefgen.writing.paths import draw_path, svg_path

Paint = Callable[[str, str], str]
_PIXELS_PER_POINT = 3.0


def plain_paint(attribute: str, colour: str) -> str:
    """Return the attribute that paints an SVG element in a colour, "" for none."""
    return f' {attribute}="{colour or "none"}"'


def as_svg(
    drawing: Drawing, paint: Paint = plain_paint, attributes: str = "", name: str = "fade"
) -> str:
    """Return a drawing as an SVG element.

    Args:
        drawing: the drawing.
        paint: returns the attributes for "fill", "stroke" or "stop-color" and a colour ("" for
            none).
        attributes: further attributes of the element, ready made.
        name: what ids inside it begin with, to be its own in the file.
    """
    pieces = []
    for number, part in enumerate(drawing.parts):
        match part:
            case Path():
                pieces.append(svg_path(part, paint, f"{name}-{number}"))
            case Line():
                dash = f' stroke-dasharray="{part.dash:g}"' if part.dash else ""
                pieces.append(
                    f'<line x1="{part.x0:.2f}" y1="{part.y0:.2f}" x2="{part.x1:.2f}"'
                    f' y2="{part.y1:.2f}"{paint("stroke", part.colour)}'
                    f' stroke-width="{part.width:g}"{dash}/>'
                )
            case Rectangle():
                pieces.append(_svg_rectangle(part, paint, f"{name}-{number}"))
    size = f"{drawing.width:.2f} {drawing.height:.2f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"{attributes}>'
        f"{''.join(pieces)}</svg>"
    )


def _svg_rectangle(part: Rectangle, paint: Paint, name: str) -> str:
    fade, fill = "", paint("fill", part.fill)
    if part.fill_end:
        fill = f' fill="url(#{name})"'
        fade = (
            f'<linearGradient id="{name}"><stop offset="0"{paint("stop-color", part.fill)}/>'
            f'<stop offset="1"{paint("stop-color", part.fill_end)}/></linearGradient>'
        )
    return (
        f'{fade}<rect x="{part.x:.2f}" y="{part.y:.2f}" width="{part.width:.2f}"'
        f' height="{part.height:.2f}" rx="{part.radius:g}"{fill}'
        f'{paint("stroke", part.outline)} stroke-width="{part.line_width:g}"/>'
    )


def as_png(drawing: Drawing) -> bytes:
    """Return a drawing as a PNG file of three pixels to a point, on white."""
    import pypdfium2

    document = pypdfium2.PdfDocument(_as_pdf(drawing))
    try:
        bitmap = document[0].render(scale=_PIXELS_PER_POINT)
        buffer = io.BytesIO()
        bitmap.to_pil().save(buffer, "PNG")
        bitmap.close()
    finally:
        document.close()
    return buffer.getvalue()


def _as_pdf(drawing: Drawing) -> bytes:
    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    size = (drawing.width, drawing.height)
    canvas = Canvas(buffer, pagesize=size, invariant=1, pageCompression=0)  # it is read at once
    canvas.transform(1, 0, 0, -1, 0, drawing.height)
    for part in drawing.parts:
        match part:
            case Path():
                draw_path(canvas, part)
            case Line():
                canvas.setStrokeColor(HexColor(part.colour))
                canvas.setLineWidth(part.width)
                canvas.setDash([part.dash] if part.dash else [])
                canvas.line(part.x0, part.y0, part.x1, part.y1)
            case Rectangle():
                _rectangle(canvas, part)
    canvas.save()
    return buffer.getvalue()


def _rectangle(canvas: Any, part: Rectangle) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setDash([])
    if part.fill_end:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(part.x, part.y, part.width, part.height)
        canvas.clipPath(path, stroke=0, fill=0)
        colours = (HexColor(part.fill), HexColor(part.fill_end))
        canvas.linearGradient(part.x, part.y, part.x + part.width, part.y, colours)
        canvas.restoreState()
        return
    if part.fill:
        canvas.setFillColor(HexColor(part.fill))
    if part.outline:
        canvas.setStrokeColor(HexColor(part.outline))
        canvas.setLineWidth(part.line_width)
    draw = {"stroke": int(bool(part.outline)), "fill": int(bool(part.fill))}
    if part.radius:
        canvas.roundRect(part.x, part.y, part.width, part.height, part.radius, **draw)
    else:
        canvas.rect(part.x, part.y, part.width, part.height, **draw)
