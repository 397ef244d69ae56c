"""From a template to an empty brief, and from a brief back to a template of one's own."""

from dataclasses import replace
from datetime import date

from briefgen.editing import edits
from briefgen.model.brief import Brief, BriefHeader, Issue, Part, new_id
from briefgen.model.template import BriefTemplate, PartHint


def brief_from_template(template: BriefTemplate, *, prepared: date | None = None) -> Brief:
    """Return an empty brief with the template's parts, issues and marking.

    Args:
        template: what the brief is made for.
        prepared: the brief's own date, None to leave it open.
    """
    issue_parts = tuple(Part(part.kind) for part in template.parts if part.of_issue)
    return Brief(
        id=new_id("b"),
        header=BriefHeader(kicker=template.kicker, prepared=prepared),
        marking=template.marking,
        template=template.key,
        language=template.language,
        parts=tuple(Part(part.kind) for part in template.parts if not part.of_issue),
        issues=tuple(Issue(new_id("s"), title, issue_parts) for title in template.issues),
    )


def with_template(brief: Brief, old: BriefTemplate | None, new: BriefTemplate) -> Brief:
    """Return the brief printed by another template.

    A kicker that is the old template's own gives way to the new one's; what the analyst wrote
    there stays. `old` is None where it could not be read.
    """
    header = brief.header
    if not header.kicker or (old is not None and header.kicker == old.kicker):
        header = replace(header, kicker=new.kicker)
    return edits.set_template(replace(brief, header=header), new.key)


def template_from_brief(brief: Brief, template: BriefTemplate, name: str) -> BriefTemplate:
    """Return a template that starts the next brief where this one stands.

    It keeps the brief's issue titles, kicker and marking, and the template's source,
    parts and theme. What the brief says (its points, quotes and dates) stays out. Its key is
    that of `template`; the catalog gives it one of its own on saving.
    """
    return replace(
        template,
        name=name.strip() or template.name,
        kicker=brief.header.kicker or template.kicker,
        issues=tuple(issue.title for issue in brief.issues if issue.title.strip()),
        marking=brief.marking,
        parts=_ordered(brief, template),
        built_in=False,
    )


def _ordered(brief: Brief, template: BriefTemplate) -> tuple[PartHint, ...]:
    """Return the template's parts, those of the brief in the brief's order."""
    order = {part.kind: index for index, part in enumerate(brief.parts)}
    for issue in brief.issues:
        for part in issue.parts:
            order.setdefault(part.kind, len(order))
    end = len(order)
    return tuple(
        sorted(template.parts, key=lambda hint: (hint.of_issue, order.get(hint.kind, end)))
    )
