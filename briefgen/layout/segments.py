"""Inlines as segments: text of one look each, with its place in the document's structure."""

from briefgen.layout.builder import Builder
from briefgen.layout.elements import LINK, REFERENCE
from briefgen.layout.lining import Lines
from briefgen.layout.setting import Setting
from briefgen.layout.vocabulary import Vocabulary
from briefgen.layout.words import NO_LINK, Segment, clean
from briefgen.model.document import (
    Inlines,
    LineBreak,
    NoteReference,
    PageCount,
    PageNumber,
    PageReference,
    Run,
)
from briefgen.model.page import Element
from briefgen.model.problem import Problem, Severity


def segments_of(
    inlines: Inlines, base: Vocabulary, wanted: Lines, setting: Setting, builder: Builder
) -> tuple[list[Segment], bool]:
    """Return inlines as segments with their structure, and whether footnotes are among them."""
    segments: list[Segment] = []
    noted, element = False, wanted.element
    link, link_element = NO_LINK, -1
    for inline in inlines:
        if isinstance(inline, Run):
            own, target = element, NO_LINK
            if inline.href or inline.target:
                target = (inline.href, inline.target)
                if target != link:
                    link_element = builder.element(LINK, element)
                own = link_element
            link = target
            if inline.language and inline.language != setting.language:
                own = builder.element(Element("Span", language=inline.language), own)
            vocabulary = setting.run_vocabulary(base, inline, wanted.quiet_links)
            segments.append(Segment(clean(inline.text), vocabulary, own, link=link))
            continue
        link = NO_LINK
        if isinstance(inline, LineBreak):
            segments.append(Segment("", base, element, line_end=True))
        elif isinstance(inline, NoteReference):
            segments.append(_note_mark(inline, base, element, setting, builder))
            noted = True
        else:
            segments.append(_number(inline, base, element, setting, builder))
    return segments, noted


def _note_mark(
    inline: NoteReference, base: Vocabulary, element: int, setting: Setting, builder: Builder
) -> Segment:
    label = setting.answer(f"note:{inline.note}")
    builder.uses[f"note:{inline.note}"] = label
    if not label:
        builder.problems.append(
            Problem(
                "note-missing",
                Severity.WARNING,
                f"The text refers to a footnote “{inline.note}” that does not exist.",
                "Add the footnote to the template, or take the reference out.",
            )
        )
    raised = setting.note_vocabulary(base)
    reference = builder.element(REFERENCE, element)
    mark = builder.element(LINK, reference) if label else reference
    target = f"note:{inline.note}" if label else ""
    return Segment(label or "?", raised, mark, (inline.note,) if label else (), link=("", target))


def _number(
    inline: PageReference | PageNumber | PageCount,
    base: Vocabulary,
    element: int,
    setting: Setting,
    builder: Builder,
) -> Segment:
    if isinstance(inline, PageNumber):
        return Segment(setting.page, base, element)
    if isinstance(inline, PageCount):
        return Segment(setting.count, base, element)
    label = setting.answer(f"page:{inline.target}")
    builder.uses[f"page:{inline.target}"] = label
    if not label:
        builder.problems.append(
            Problem(
                "bookmark-missing",
                Severity.WARNING,
                f"The text gives the page of “{inline.target}”, which is nowhere in the brief.",
                "Correct the reference in the template, or take it out.",
            )
        )
    reference = builder.element(REFERENCE, element)
    link = builder.element(LINK, reference) if label else reference
    return Segment(label or "?", base, link, link=("", inline.target if label else ""))
