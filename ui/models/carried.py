"""Where else a quotation stands, as the window tells it."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.checking.case import shortened
from briefgen.compose.carriers import Carriers, Place, carriers
from briefgen.compose.language_names import language_name
from briefgen.model.anchor import Anchor
from briefgen.model.brief import PickedQuote, all_items
from briefgen.model.dossier import Dossier
from ui.found import Found, FoundKind
from ui.models.judgements import Judgement, Mark

Carried = Mapping[Place, Carriers]


class CarriedQuotes:
    """Finds where else quotations stand, anew only where articles or quotations have changed."""

    def __init__(self) -> None:
        self._known: tuple[Dossier, Carried] | None = None

    def of(self, dossier: Dossier) -> Carried:
        """Return the quotations of a dossier that several of its articles have, by place."""
        known = self._known
        if known is None or not _alike(known[0], dossier):
            known = self._known = (dossier, carriers(dossier))
        return known[1]


def _alike(one: Dossier, other: Dossier) -> bool:
    return (
        one.articles is other.articles
        and one.findings is other.findings
        and _anchors(one) == _anchors(other)
    )


def _anchors(dossier: Dossier) -> list[tuple[Anchor, ...]]:
    return [item.anchors for _, item in all_items(dossier.brief) if isinstance(item, PickedQuote)]


def summary(one: Carriers) -> str:
    """Return "in 3 sources", with what else there is to know; "" for nothing."""
    parts = [f"in {one.sources} sources"] if one.sources > 1 else []
    if one.varied:
        parts.append("wording differs")
    if one.turned:
        parts.append("contradicted")
    return ", ".join(parts)


def noted(found: Found, carried: Carried) -> Found:
    """Return a found quotation with the number of its sources among its notes."""
    one = carried.get((found.ref.article, found.spans[0]))
    if one is None or found.ref.kind is not FoundKind.QUOTE or not summary(one):
        return found
    return replace(found, notes=(*found.notes, summary(one)))


def judged_with(
    judged: Mapping[str, Judgement], dossier: Dossier, carried: Carried
) -> dict[str, Judgement]:
    """Return what is shown at each item, with the sources of its quotations."""
    found = dict(judged)
    for _, item in all_items(dossier.brief):
        if not isinstance(item, PickedQuote) or not item.anchors:
            continue
        one = carried.get((item.anchors[0].article_key, item.anchors[0].span))
        before = found.get(item.id, Judgement(Mark.NONE))
        told = [_translated(item)] if item.original else []
        if one is None:
            if told:
                found[item.id] = replace(before, told=told[0])
            continue
        note = before.note
        against = [told.wording for told in one.turned if told.wording.article not in item.settled]
        if against and before.mark is not Mark.BAD:
            other = against[0]
            article = dossier.articles[other.article]
            name = article.outlet or shortened(article.title, 40)
            note = f"but {name} has it as “{shortened(other.text, 120)}”"
        sources = summary(replace(one, turned=()))  # the note says that it is contradicted
        told += [sources] if sources else []
        found[item.id] = replace(before, note=note, told=", ".join(told))
    return found


def _translated(item: PickedQuote) -> str:
    tag = item.original_language
    return f"translation from {language_name(tag, 'en')}" if tag else "translation"
