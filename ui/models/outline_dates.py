"""The key dates in the outline: their order, what is shown of them, where the present lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen.model.brief import Item, PartKind, PickedDate, Place
from ui.models.date_choices import NO_FACTS, DateFacts


@dataclass(frozen=True, slots=True)
class Dates:
    """What the outline shows of the key dates besides their rows.

    `facts` by row id; `today` is the brief's own date in words; `all_shown`: rows that are not on
    the page are shown here too.
    """

    facts: Mapping[str, DateFacts] = field(default_factory=dict)
    today: str = ""
    all_shown: bool = False

    def of(self, item: Item) -> DateFacts:
        """Return the facts of an item, empty ones if it is no key date."""
        return self.facts.get(item.id, NO_FACTS)

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
