"""Units drawn a second time, as decoration: a table's head on its later pages."""

from dataclasses import replace

from briefgen.layout.fragment import Band, Break, Column, Strip, Unit
from briefgen.model.page import ARTIFACT, Anchor, Group, Link, Operation, Spot


def as_decoration(unit: Unit) -> Unit:
    """Return a unit that is drawn alike but is no part of the document's structure."""
    if isinstance(unit, Break):
        return unit
    if isinstance(unit, Strip):
        return replace(
            unit, groups=tuple(_group(group) for group in unit.groups), notes=(), keep=True
        )
    columns = tuple(
        Column(c.x, c.width, tuple(as_decoration(inner) for inner in c.units)) for c in unit.columns
    )
    assert isinstance(unit, Band)
    return replace(unit, columns=columns, lead=(), origin="", keep=True)


def _group(group: Group) -> Group:
    kept: tuple[Operation, ...] = tuple(
        replace(operation, element=ARTIFACT)
        for operation in group.operations
        if not isinstance(operation, Link | Spot | Anchor)
    )
    return Group(group.x, group.y, 0, kept)
