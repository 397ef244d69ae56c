"""Edits of the brief as a whole: header, marking, template, language, articles."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from briefgen.editing.parts import with_item
from briefgen.model.brief import (
    Brief,
    Issue,
    Item,
    ItemState,
    PickedDate,
    PickedQuote,
    all_items,
    anchors_of,
)


class HeaderFields(TypedDict, total=False):
    """The fields of a brief's header, as in BriefHeader."""

    title: str
    kicker: str
    subtitle: str
    event_from: date | None
    event_to: date | None
    place: str
    principal: str
    number: str
    author: str
    cleared_by: str
    prepared: date | None


def set_header(brief: Brief, **fields: Unpack[HeaderFields]) -> Brief:
    """Return the brief with fields of its header set."""
    return replace(brief, header=replace(brief.header, **fields))


def set_marking(brief: Brief, marking: str) -> Brief:
    """Return the brief with its security marking set, "" for none."""
    return replace(brief, marking=marking)


def set_template(brief: Brief, template: str) -> Brief:
    """Return the brief with the key of its template set."""
    return replace(brief, template=template)


def set_theme(brief: Brief, theme: str) -> Brief:
    """Return the brief with the key of its theme set, "" for its template's own."""
    return replace(brief, theme=theme)


def set_language(brief: Brief, language: str) -> Brief:
    """Return the brief with the BCP 47 tag of its own text set."""
    return replace(brief, language=language)


def add_article_keys(brief: Brief, keys: Iterable[str]) -> Brief:
    """Return the brief with articles added behind those that it has, each once."""
    return replace(brief, articles=tuple(dict.fromkeys((*brief.articles, *keys))))


def remove_article(brief: Brief, key: str) -> Brief:
    """Return the brief without an article.

    Proposals that rest on it alone go with it, and lose it as one source of several. What the
    analyst confirmed or edited stays as it is; the checks then tell that its source is missing.
    """
    smaller = replace(brief, articles=tuple(one for one in brief.articles if one != key))
    for _, item in all_items(brief):
        cites = any(anchor.article_key == key for anchor in anchors_of(item))
        if cites and item.state is ItemState.PROPOSED:
            smaller = with_item(smaller, item.id, lambda one: _without(one, key))
    kept = tuple(issue for issue in smaller.issues if not _rests_on(issue, key))
    return replace(smaller, issues=kept)


def _without(item: Item, key: str) -> Item | None:
    """Return a proposal without an article's anchors, None if nothing else carries it."""
    match item:
        case PickedQuote():
            if item.anchors and item.anchors[0].article_key == key:
                return None
            also = tuple(one for one in item.also_in if one.article_key != key)
            original = tuple(one for one in item.original if one.article_key != key)
            return replace(item, also_in=also, original=original)
        case PickedDate():
            evidence = tuple(one for one in item.evidence if one.anchor.article_key != key)
            return replace(item, evidence=evidence) if evidence else None
        case _:
            sources = tuple(one for one in item.sources if one.article_key != key)
            return replace(item, sources=sources) if sources else None


def _rests_on(issue: Issue, key: str) -> bool:
    """Return whether a proposed issue is empty and comes from this article alone."""
    return (
        issue.state is ItemState.PROPOSED
        and not issue.parts
        and bool(issue.sources)
        and all(anchor.article_key == key for anchor in issue.sources)
    )
