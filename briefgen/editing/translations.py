"""Pairing a quotation with its original in another language, by hand."""

from dataclasses import replace

from briefgen.editing.items import remove_item
from briefgen.editing.parts import find_item, with_item
from briefgen.model.anchor import Anchor
from briefgen.model.brief import Brief, Item, PickedQuote, all_items


def pair_translation(
    brief: Brief, item_id: str, original: tuple[Anchor, ...], language: str
) -> Brief:
    """Return the brief with a quotation marked as the translation of words in another article.

    Where those words are a quotation of the brief too, that goes into the pair, with its
    further sources. Unchanged without words, or where they are its own.

    Args:
        brief: holds the translation.
        item_id: of the translation.
        original: the pieces of the original.
        language: BCP 47 tag of the original, "" where it is not known.
    """
    found = find_item(brief, item_id)
    if found is None or not isinstance(found[1], PickedQuote) or not original:
        return brief
    item = found[1]
    if set(original) & set(item.anchors):
        return brief
    twin = _picked_from(brief, original[0], item_id)
    further = tuple(one for one in item.also_in if one not in original)
    paired = replace(
        item,
        original=original,
        original_language=language,
        also_in=(*further, *(twin.also_in if twin else ())),
        speaker=item.speaker or (twin.speaker if twin else ""),
        role=item.role or (twin.role if twin else ""),
    )
    if twin is not None:
        brief = remove_item(brief, twin.id)
    return with_item(brief, item_id, lambda _: paired)


def unpair_translation(brief: Brief, item_id: str) -> Brief:
    """Return the brief with a quotation no longer paired with its original."""
    return with_item(brief, item_id, _unpaired)


def show_original(brief: Brief, item_id: str, shown: bool) -> Brief:
    """Return the brief with the original of a translation printed too, or not."""

    def edit(item: Item) -> Item:
        if not isinstance(item, PickedQuote) or item.original_printed is shown:
            return item
        return replace(item, original_printed=shown)

    return with_item(brief, item_id, edit)


def _unpaired(item: Item) -> Item:
    if not isinstance(item, PickedQuote) or not item.original:
        return item
    return replace(item, original=(), original_language="")


def _picked_from(brief: Brief, anchor: Anchor, besides: str) -> PickedQuote | None:
    """Return the quotation of the brief that begins at an anchor."""
    quotes = (item for _, item in all_items(brief) if isinstance(item, PickedQuote))
    return next((q for q in quotes if q.anchors[:1] == (anchor,) and q.id != besides), None)
