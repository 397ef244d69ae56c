"""Pictures, and the frame of every figure: alternative text and caption."""

from dataclasses import replace

from briefgen.layout.builder import Builder
from briefgen.layout.fragment import Fragment, Unit, strip_of
from briefgen.layout.positions import draw_positions
from briefgen.layout.setting import Lay, Setting
from briefgen.layout.svg.error import SvgError
from briefgen.layout.svg.svg import read_svg
from briefgen.layout.text_lines import Strip
from briefgen.layout.timeline import draw_timeline
from briefgen.layout.typesetting import Lines, set_text
from briefgen.model.document import (
    Align,
    Figure,
    Inlines,
    ParagraphStyle,
    Picture,
    Run,
    Timeline,
)
from briefgen.model.page import Element, Image, Rectangle
from briefgen.model.pictures import picture_size
from briefgen.model.positions_grid import PositionsGrid
from briefgen.model.problem import Problem, Severity

_SPACE = 5.0
_SCREEN = 0.75
"""Points per pixel of a picture that gives no size."""


def lay_figure(block: Figure, width: float, setting: Setting, _lay: Lay) -> Fragment:
    """Return a figure and its caption, which stay together."""
    builder = Builder()
    figure = builder.element(Element("Figure", alt=block.alt or "Figure"))
    caption = builder.element(Element("Caption"), figure) if block.caption else figure
    if isinstance(block.content, Timeline):
        units = draw_timeline(block.content, width, setting, builder, figure)
    elif isinstance(block.content, PositionsGrid):
        units = draw_positions(block.content, width, setting, builder, figure)
    else:
        units = _picture(block, block.content, width, setting, builder)
    lines = Lines(setting.theme.look(ParagraphStyle.CAPTION), width, caption, align=block.align)
    below: list[Strip] = set_text(block.caption, lines, setting, builder)
    result: list[Unit] = [replace(unit, keep=bool(below) or unit.keep) for unit in units]
    result.extend(below)
    if result:
        result[0] = replace(result[0], before=_SPACE)
        result[-1] = replace(result[-1], after=_SPACE + 2.0, keep=block.keep_with_next)
    return builder.fragment(result)


def _picture(
    block: Figure, picture: Picture, width: float, setting: Setting, builder: Builder
) -> list[Strip]:
    if picture.is_vector:
        try:
            drawn = read_svg(picture.data)
        except SvgError as fault:
            return _broken(block, width, setting, builder, (f": {fault.why}", fault.remedy))
        x, wide, high = _place(block, picture, (drawn.width, drawn.height), width, setting)
        scale = wide / drawn.width
        paths = tuple(replace(path.moved(x, 0.0, scale), element=0) for path in drawn.paths)
        return [strip_of(paths, high)]
    size = picture_size(picture.data)
    if size is None:
        return _broken(block, width, setting, builder, ("", "Replace it by a PNG or JPEG file."))
    own = (size[0] * _SCREEN, size[1] * _SCREEN)
    x, wide, high = _place(block, picture, own, width, setting)
    image = Image(x, 0.0, wide, high, picture.data, picture.media_type, 0)
    return [strip_of((image,), high)]


def _place(
    block: Figure, picture: Picture, own: tuple[float, float], width: float, setting: Setting
) -> tuple[float, float, float]:
    """Return where a picture of a size of its own stands, and how wide and high it is printed."""
    wide = picture.width or own[0]
    high = wide * own[1] / own[0]
    scale = min(1.0, width / wide, setting.theme.page.text_height * 0.9 / high)
    wide, high = max(wide * scale, 0.5), max(high * scale, 0.5)
    far = Align.START if setting.mirrored else Align.END
    side = 1.0 if block.align is far else 0.5 if block.align is Align.CENTRE else 0.0
    return max(width - wide, 0.0) * side, wide, high


def _broken(
    block: Figure, width: float, setting: Setting, builder: Builder, why: tuple[str, str]
) -> list[Strip]:
    """Return a frame with the alternative text in place of a picture that cannot be read.

    `why` is the reason after a colon, "" if none is known, and what to do.
    """
    name = (block.content.name if isinstance(block.content, Picture) else "") or "a picture"
    reason, remedy = why
    builder.problems.append(
        Problem(
            "picture-unreadable",
            Severity.WARNING,
            f"“{name}” cannot be read as a picture{reason}; its description is printed instead.",
            remedy,
            item=block.origin,
        )
    )
    style = setting.theme.look(ParagraphStyle.SMALL)
    text: Inlines = (Run(block.alt or name),)
    lines = Lines(style, max(width - 16.0, 24.0), 0, left=8.0)
    strips = set_text(text, lines, setting, builder)
    frame = Rectangle(
        0.4,
        -2.0,
        width - 0.8,
        sum(strip.height for strip in strips) + 4.0,
        outline=setting.theme.colour("hairline"),
        line_width=0.7,
    )
    if strips:
        first = strip_of((frame,), strips[0].height)
        strips[0] = replace(strips[0], groups=(*first.groups, *strips[0].groups))
    return [replace(strip, keep=True) for strip in strips[:-1]] + strips[-1:]
