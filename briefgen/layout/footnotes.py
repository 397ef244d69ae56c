"""The lines of footnotes."""

from briefgen.layout.builder import Builder
from briefgen.layout.elements import LABEL, PARAGRAPH
from briefgen.layout.fragment import Unit, shifted
from briefgen.layout.paragraphs import plain, with_first
from briefgen.layout.setting import Setting
from briefgen.layout.structure import Tree
from briefgen.layout.typesetting import Lines, set_text
from briefgen.layout.vocabulary import measure
from briefgen.model.document import Document, Note, ParagraphStyle, Run
from briefgen.model.page import Anchor, Element, Text
from briefgen.model.problem import Problem

_GAP = 4.0


def lay_notes(
    document: Document, setting: Setting, tree: Tree, problems: list[Problem]
) -> dict[str, list[Unit]]:
    """Return the lines of each footnote by its id, its structure added to the tree."""
    result: dict[str, list[Unit]] = {}
    for note in document.notes:
        builder = Builder()
        units = _note(note, setting, builder)
        fragment = builder.fragment(units)
        base = tree.add(fragment)
        result[note.note] = [shifted(unit, 0.0, base) for unit in fragment.units]
        problems.extend(fragment.problems)
    return result


def _note(note: Note, setting: Setting, builder: Builder) -> list[Unit]:
    theme = setting.theme
    style = theme.look(ParagraphStyle.NOTE)
    raised = setting.note_vocabulary(setting.vocabulary(style)).look
    element = builder.element(Element("Note"))
    label = builder.element(LABEL, element)
    body = builder.element(PARAGRAPH, element)
    number = setting.shelf.shape(str(setting.notes[note.note]), raised.voice)
    space = setting.shelf.shape(" ", raised.voice)
    left = max(measure(number, raised) + _GAP, 9.0)
    width = theme.page.text_width - left
    mirrored = setting.mirrored or setting.leftwards(plain(note.inlines))
    left = 0.0 if mirrored else left
    strips = set_text(note.inlines, Lines(style, width, body, left), setting, builder)
    if not strips:
        strips = set_text((Run("–"),), Lines(style, width, body, left), setting, builder)
    base = style.leading / 2 + style.size * 0.36 - raised.rise
    x = theme.page.text_width - measure(number, raised) if mirrored else 0.0
    mark = Text(x, base, raised.size, raised.colour, (*number, *space), label)
    return [with_first(strips[0], Anchor(0.0, f"note:{note.note}"), mark), *strips[1:]]
