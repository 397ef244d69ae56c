"""From a template to an empty brief and back."""

from dataclasses import replace
from datetime import date

from made_contexts import template

from briefgen.model.brief import BriefHeader, Issue, Part, PartKind, Point, new_id
from briefgen.templating.starting import (
    brief_from_template,
    template_from_brief,
    with_template,
)


def test_an_empty_brief_has_the_templates_parts() -> None:
    wanted = replace(template("note"), issues=("Trade", "Ports"), marking="Official")
    brief = brief_from_template(wanted, prepared=date(2031, 9, 1))
    assert brief.template == "note"
    assert brief.header == BriefHeader(kicker="Information note", prepared=date(2031, 9, 1))
    assert brief.marking == "Official"
    assert [issue.title for issue in brief.issues] == ["Trade", "Ports"]
    assert [part.kind for part in brief.parts] == [
        hint.kind for hint in wanted.parts if not hint.of_issue
    ]
    for issue in brief.issues:
        assert [part.kind for part in issue.parts] == [
            hint.kind for hint in wanted.parts if hint.of_issue
        ]
    assert not any(part.items for part in brief.parts)
    assert brief.id != brief_from_template(wanted).id
    assert len({issue.id for issue in brief.issues}) == 2


def test_a_brief_gives_a_template_without_its_words() -> None:
    brief = replace(
        brief_from_template(template()),
        header=BriefHeader(title="Secret title", kicker="Port brief"),
        marking="Restricted",
        issues=(
            Issue(new_id("s"), "Ports", (Part(PartKind.POINTS, (Point("p", "Say this"),)),)),
            Issue(new_id("s"), "  "),
        ),
    )
    made = template_from_brief(brief, template(), "  Port briefs ")
    assert made.name == "Port briefs"
    assert made.issues == ("Ports",)
    assert made.marking == "Restricted"
    assert made.kicker == "Port brief"
    assert not made.built_in
    assert "Secret" not in repr(made)
    assert "Say this" not in repr(made)
    assert made.source == template().source
    assert set(made.parts) == set(template().parts)
    again = brief_from_template(made)
    assert [issue.title for issue in again.issues] == ["Ports"]
    assert again.marking == "Restricted"


def test_parts_follow_the_order_of_the_brief() -> None:
    start = brief_from_template(template())
    turned = replace(start, parts=tuple(reversed(start.parts)))
    made = template_from_brief(turned, template(), "Turned")
    kinds = [part.kind for part in made.parts if not part.of_issue]
    assert kinds == [part.kind for part in turned.parts]


def test_a_kicker_goes_with_its_template_but_not_what_was_written_there() -> None:
    summit, note = template("summit"), template("note")
    brief = brief_from_template(summit)
    other = with_template(brief, summit, note)
    assert (other.template, other.header.kicker) == ("note", note.kicker)
    own = replace(brief, header=replace(brief.header, kicker="Port brief"))
    assert with_template(own, summit, note).header.kicker == "Port brief"
    bare = replace(brief, header=BriefHeader())
    assert with_template(bare, None, note).header.kicker == note.kicker
