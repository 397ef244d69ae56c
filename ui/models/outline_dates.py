"""The key dates in the outline: their order, what is shown of them, where the present lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen.model.brief import Item, ItemState, PartKind, PickedDate, Place
from ui.models.date_choices import NO_FACTS, DateFacts

_MOST_DRAWN = 30
"""Rows on a timeline; more than that no eye takes in."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What the outline shows of the key dates besides their rows.

    `facts` by row id; `day` is the brief's own date, `today` the same in words; `all_shown`: rows
    that are not on the page are shown here too.
    """

    facts: Mapping[str, DateFacts] = field(default_factory=dict)
    today: str = ""
    all_shown: bool = False
    day: date | None = None

    def of(self, item: Item) -> DateFacts:
        """Return the facts of an item, empty ones if it is no key date."""
        return self.facts.get(item.id, NO_FACTS)

    def dated(self, place: Place, items: Sequence[Item]) -> tuple[tuple[PickedDate, bool], ...]:
        """Return the rows that a timeline shows, each with whether it is past; none for one row."""
        if place != Place(PartKind.KEY_DATES):
            return ()
        rows = [
            (item, self.of(item).past)
            for item in items
            if isinstance(item, PickedDate)
            and item.earliest is not None
            and not item.hidden
            and item.state is not ItemState.REJECTED
        ]
        return tuple(rows) if 1 < len(rows) <= _MOST_DRAWN else ()

    def first_ahead(self, place: Place, items: Sequence[Item]) -> Item | None:
        """Return the first row that is not past, None if there is no past one before it."""
        if place != Place(PartKind.KEY_DATES) or not self.today:
            return None
        past = [self.of(item).past for item in items]
        if not any(past) or past[-1]:
            return None
        return items[len(past) - past[::-1].index(True)]


def when(item: Item) -> tuple[bool, date, date]:
    """Return what rows of key dates are ordered by, as on the page: unresolved ones last."""
    first = item.earliest if isinstance(item, PickedDate) else None
    last = item.latest if isinstance(item, PickedDate) else None
    return first is None, first or date.max, last or date.max
