"""From the theme's styles and a run's role to the look of its characters."""

from dataclasses import dataclass

from briefgen.layout.shaping import Voice
from briefgen.model.direction import is_right_to_left_language
from briefgen.model.document import Run, TextRole
from briefgen.model.theme import MINIMUM_SIZE, TextStyle, Theme

SUPERSCRIPT_SIZE = 0.64
SUPERSCRIPT_RISE = 0.36
TAG_SIZE = 0.72
TAG_PADDING = 3.2
"""Points between a marking tag's frame and its letters, left and right."""

TAG_LEAD = 3.0
"""Points between a marking tag and the words before it, besides their space."""

_COLOURS = {
    TextRole.SECONDARY: "secondary",
    TextRole.UNCERTAIN: "uncertain",
    TextRole.VERIFIED: "secondary",
    TextRole.PROBLEM: "uncertain",
    TextRole.MARKING: "marking",
    TextRole.CITATION: "accent",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look: a voice, a size in points, a colour, and small particulars.

    `rise` lifts them over the base line; `tag` frames them as a marking.
    """

    voice: Voice
    size: float
    colour: str
    spacing: float = 0.0
    rise: float = 0.0
    tag: bool = False


def base_look(theme: Theme, style: TextStyle, language: str) -> Look:
    """Return the look of plain characters in a style."""
    spacing = style.letter_spacing
    voice = Voice(
        family=theme.family(style),
        bold=style.bold,
        italic=style.italic,
        tabular=style.tabular_figures,
        old_style=style.old_style_figures,
        spaced=spacing > 0.0,
        capitals=style.capitals,
        language=language,
    )
    return Look(
        voice=voice,
        size=max(style.size, MINIMUM_SIZE),
        colour=theme.colour(style.colour),
        spacing=spacing,
    )


def run_look(theme: Theme, base: Look, run: Run) -> Look:
    """Return the look of a run inside text of the look `base`."""
    if (
        run.role is TextRole.NORMAL
        and not (run.bold or run.italic or run.superscript or run.language)
        and not (run.href or run.target)
    ):
        return base
    role = run.role
    voice = base.voice
    bold = voice.bold or run.bold or role in (TextRole.NAME, TextRole.MARKING, TextRole.PROBLEM)
    colour = theme.colour(_COLOURS[role]) if role in _COLOURS else base.colour
    if (run.href or run.target) and colour == base.colour:
        colour = theme.colour("accent")
    raised = run.superscript or role is TextRole.CITATION
    tag = role is TextRole.MARKING
    size = base.size
    if raised:
        size *= SUPERSCRIPT_SIZE
    elif tag:
        size = max(size * TAG_SIZE, MINIMUM_SIZE)
    spacing = 0.0 if raised else base.spacing
    if tag:
        spacing = 0.0 if is_right_to_left_language(voice.language) else 0.45
    return Look(
        voice=Voice(
            family=theme.sans if tag else voice.family,
            bold=bold,
            italic=voice.italic != run.italic if run.italic else voice.italic,
            tabular=voice.tabular,
            old_style=voice.old_style and not (raised or tag),
            spaced=spacing > 0.0,
            capitals=voice.capitals or tag,
            language=run.language or voice.language,
        ),
        size=size,
        colour=colour,
        spacing=spacing,
        rise=base.size * SUPERSCRIPT_RISE if raised else 0.0,
        tag=tag,
    )
