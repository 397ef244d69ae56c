"""What of the proposals fits the page: the best of each part, as many as the template wants."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from briefgen.compose.assigning import PLAINLY
from briefgen.compose.function_words import phrases, single_words
from briefgen.compose.parties import party_of
from briefgen.model.brief import (
    Brief,
    Issue,
    Item,
    Part,
    PickedDate,
    PickedQuote,
    Position,
    all_items,
)
from briefgen.model.finding import QuoteFlag
from briefgen.model.template import BriefTemplate
from briefgen.model.words import words_of

_TELLING = range(6, 46)
"""Words of a quotation that says something and still fits a brief."""
_SAYING = 4
"""Words from which on a position says something."""
_APOSTROPHE = re.compile("['’]")
_DOUBTS = (QuoteFlag.ANONYMOUS, QuoteFlag.AMBIGUOUS_PRONOUN, QuoteFlag.NO_SPEAKER)


def fitted(
    before: Brief,
    proposed: Brief,
    template: BriefTemplate | None,
    weights: Mapping[str, float] = MappingProxyType({}),
) -> Brief:
    """Return the proposed brief without what exceeds the template's `most` of a part.

    Items that the brief had before stay and take up room. Of the new ones the best stay, in the
    order in which they were proposed: sure quotations with a known speaker before doubtful ones,
    those whose words bear plainly on their issue (`weights`, by item id) before others, what
    stands by itself before what points back, and one of each speaker or participant before a
    second; rows of key dates come best first already.
    What is left out stays among the findings.
    """
    if template is None:
        return proposed
    held = {item.id for _, item in all_items(before)}

    def fit(parts: tuple[Part, ...], of_issue: bool) -> tuple[Part, ...]:
        return tuple(_fitted(part, held, template, of_issue, weights) for part in parts)

    issues = tuple(_with_parts(issue, fit(issue.parts, True)) for issue in proposed.issues)
    return replace(proposed, parts=fit(proposed.parts, False), issues=issues)


def _with_parts(issue: Issue, parts: tuple[Part, ...]) -> Issue:
    return issue if parts == issue.parts else replace(issue, parts=parts)


def _fitted(
    part: Part,
    held: set[str],
    template: BriefTemplate,
    of_issue: bool,
    weights: Mapping[str, float],
) -> Part:
    hint = template.hint(part.kind, of_issue)
    if hint is None or not hint.most or len(part.items) <= hint.most:
        return part
    old = [item for item in part.items if item.id in held]
    new = [item for item in part.items if item.id not in held]
    chosen = {item.id for item in _best(old, new, weights)[: max(0, hint.most - len(old))]}
    return replace(
        part, items=tuple(item for item in part.items if item.id in held or item.id in chosen)
    )


def _best(old: Sequence[Item], new: Sequence[Item], weights: Mapping[str, float]) -> list[Item]:
    """Return the new items, best first; each further item of one voice waits a round."""
    heard: dict[str, int] = {}
    for item in old:
        heard[_voice(item)] = heard.get(_voice(item), 0) + 1
    ranked = sorted(
        enumerate(new),
        key=lambda pair: (*_doubt(pair[1], weights.get(pair[1].id, 0.0)), pair[0]),
    )
    rounds: list[tuple[int, int, Item]] = []
    for place, (_, item) in enumerate(ranked):
        voice = _voice(item)
        rounds.append((heard.get(voice, 0), place, item))
        heard[voice] = heard.get(voice, 0) + 1
    return [item for _, _, item in sorted(rounds, key=lambda one: one[:2])]


def _voice(item: Item) -> str:
    match item:
        case PickedQuote():
            return item.speaker or item.id
        case Position():
            return party_of(item.participant)
        case _:
            return item.id


def _doubt(item: Item, weight: float) -> tuple[float, ...]:
    """Return what speaks against an item, () sorting first of all."""
    aside = weight < PLAINLY
    if isinstance(item, Position):
        empty = len(item.text.split()) < _SAYING  # "urged restraint"
        return (item.participant.casefold() in phrases("vague"), empty, aside, -weight)
    if isinstance(item, PickedDate) or not isinstance(item, PickedQuote):
        return ()
    words = sum(len(anchor.exact.split()) for anchor in item.anchors)
    idle = words not in _TELLING or _is_courtesy(item)
    unnamed = (not item.speaker) + (not item.role)
    return (
        sum(flag in item.flags for flag in _DOUBTS) + unnamed + aside + 2 * idle + _leans(item),
        "ABC".find(item.confidence or "C"),
        -len(item.also_in),
        -weight,
    )


def _leans(quote: PickedQuote) -> bool:
    """Return whether a quotation points back to what was said before: “They say that as if …”."""
    words = words_of(quote.anchors[0].exact) if quote.anchors else []
    return bool(words) and _APOSTROPHE.split(words[0])[0] in single_words("leaning")


def _is_courtesy(quote: PickedQuote) -> bool:
    """Return whether a quotation opens with thanks or a greeting."""
    opening = quote.anchors[0].exact.lower() if quote.anchors else ""
    return opening.startswith(phrases("courtesies"))
