"""Units drawn a second time, as decoration: a table's head on its later pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.layout.fragment import Band, Break, Column, Unit
from briefgen.layout.text_lines import Strip, TextLines
from briefgen.model.page import ARTIFACT, Anchor, Group, Link, Operation, Spot


def as_decoration(unit: Unit) -> Unit:
    """Return a unit that is drawn alike but is no part of the document's structure."""
    if isinstance(unit, Break):
        return unit
    if isinstance(unit, Strip):
        return replace(
            unit, groups=tuple(_group(group) for group in unit.groups), notes=(), keep=True
        )
    if isinstance(unit, TextLines):
        rows = tuple(tuple(_kept(row)) for row in unit.rows)
        lead = tuple(_group(group) for group in unit.lead)
        return replace(unit, rows=rows, lead=lead, row_notes=(), keep=True, whole=True, origin="")
    columns = tuple(
        Column(c.x, c.width, tuple(as_decoration(inner) for inner in c.units)) for c in unit.columns
    )
    assert isinstance(unit, Band)
    return replace(unit, columns=columns, lead=(), origin="", keep=True)


def _group(group: Group) -> Group:
    return Group(group.x, group.y, 0, tuple(_kept(group.operations)))


def _kept(operations: Iterable[Operation]) -> Iterator[Operation]:
    for operation in operations:
        if not isinstance(operation, Link | Spot | Anchor):
            yield replace(operation, element=ARTIFACT)
