"""What every check is given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.model.article import Article, current_version
from briefgen.model.brief import (
    Brief,
    Item,
    ItemState,
    PartKind,
    PickedDate,
    PickedQuote,
    Place,
    all_items,
    anchors_of,
)
from briefgen.model.dossier import Dossier
from briefgen.model.problem import Verdict
from briefgen.model.template import BriefTemplate


@dataclass(frozen=True, slots=True)
class Case:
    """A dossier to be checked, the template it is for, and the verdicts on its items."""

    dossier: Dossier
    template: BriefTemplate | None
    verdicts: Mapping[str, Verdict]

    @property
    def brief(self) -> Brief:
        """The brief to be checked."""
        return self.dossier.brief

    def printed(self) -> Iterator[tuple[Place, Item]]:
        """Yield the items that reach the page: not rejected, not hidden."""
        for place, item in all_items(self.brief):
            if is_printed(item):
                yield place, item

    def quotes(self) -> Iterator[PickedQuote]:
        """Yield the printed quotations."""
        return (item for _, item in self.printed() if isinstance(item, PickedQuote))

    def dates(self) -> Iterator[PickedDate]:
        """Yield the printed rows of the key dates."""
        return (item for _, item in self.printed() if isinstance(item, PickedDate))

    def cited(self) -> tuple[str, ...]:
        """Return the keys of the articles that printed items cite, each once."""
        keys = (a.article_key for _, item in self.printed() for a in anchors_of(item))
        return tuple(dict.fromkeys(keys))

    def article(self, key: str) -> Article | None:
        """Return the article of that key or the version that replaced it, None if missing."""
        return current_version(key, self.dossier.articles)

    def part_title(self, place: Place) -> str:
        """Return how the template calls a part."""
        hint = self.template.hint(place.part, bool(place.issue)) if self.template else None
        return hint.title if hint else place.part.value.replace("-", " ").capitalize()


def is_printed(item: Item) -> bool:
    """Return whether an item reaches the page."""
    return item.state is not ItemState.REJECTED and not (
        isinstance(item, PickedDate) and item.hidden
    )


CLOSED_PARTS = frozenset({PartKind.BACKGROUND_CLOSED})
"""Parts whose items are all not for disclosure."""


def shortened(words: str, length: int = 60) -> str:
    """Return words cut at a space to about `length` characters, to name an item in a message."""
    folded = " ".join(words.split())
    return folded if len(folded) <= length else folded[:length].rsplit(" ", 1)[0] + " …"
