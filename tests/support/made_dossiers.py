"""Dossiers to store: generated from the types themselves, and one of a known size."""

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from briefgen.model.anchor import make_anchor
from briefgen.model.article import Article, Metadata, TextSpan, make_article
from briefgen.model.brief import (
    Brief,
    BriefHeader,
    Issue,
    Part,
    PartKind,
    PickedQuote,
    Point,
)
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Confidence, Findings, Quote, QuoteKind

CHARACTERS = st.characters() | st.sampled_from("\ud83d\ude00\udc00\r\n\t\x00“’é语")
TEXT = st.text(CHARACTERS, max_size=12)


def spans(length: int) -> st.SearchStrategy[TextSpan]:
    ends = st.tuples(st.integers(0, length), st.integers(0, length))
    return ends.map(lambda pair: TextSpan(min(pair), max(pair)))


def of_type(kind: Any, length: int = 40) -> st.SearchStrategy[Any]:
    """Any value of a type that a dossier holds; spans lie within `length`."""
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXT,
        bool: st.booleans(),
        int: st.integers(-5, 10**12),
        float: st.floats(allow_nan=False),
        date: st.dates(),
        TextSpan: spans(length),
        types.NoneType: st.none(),
    }
    if kind in plain:
        return plain[kind]
    if get_origin(kind) is tuple:
        return st.lists(of_type(get_args(kind)[0], length), max_size=2).map(tuple)
    if get_origin(kind) in (Union, types.UnionType):
        return st.one_of([of_type(member, length) for member in get_args(kind)])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    needed = {
        each.name: of_type(hints[each.name], length)
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    }
    others = {
        each.name: of_type(hints[each.name], length)
        for each in fields(kind)
        if each.name not in needed
    }
    return st.fixed_dictionaries(needed, optional=others).map(lambda values: kind(**values))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(CHARACTERS, max_size=60))
    shape = draw(of_type(Article))
    return make_article(
        text,
        shape.read,
        origins=shape.origins,
        corrected=shape.corrected,
        file_name=shape.file_name,
        media_type=shape.media_type,
        original_hash=shape.original_hash,
        supersedes=shape.supersedes,
        notices=shape.notices,
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    held = {article.key: article for article in draw(st.lists(articles(), max_size=3))}
    found = {
        key: draw(of_type(Findings, len(held[key].text)))
        for key in draw(st.permutations(list(held)))
        if draw(st.booleans())
    }
    return Dossier(draw(of_type(Brief)), MappingProxyType(held), MappingProxyType(found))


def sized_dossier(items: int, articles: int = 7, mark: str = "") -> Dossier:
    """A dossier with that many items, half of them quotes, over articles of some 3,000 characters.

    `mark` goes into the brief's title, to tell one save from another.
    """
    sentence = "“We shall sign before the harvest is in,” said the minister of Example{}. "
    held = [
        make_article((sentence * 40).format(*[f"{number}-{n}" for n in range(40)]), Metadata("A"))
        for number in range(articles)
    ]
    picked = []
    for number in range(items):
        article = held[number % articles]
        anchor = make_anchor(article, TextSpan(1, 38))
        quote = PickedQuote(f"q{number}", (anchor,), speaker="Minister", reason="“said”, after it")
        point = Point(f"p{number}", f"Say this, number {number}.", (anchor,))
        picked.append(quote if number % 2 else point)
    parts = (
        Part(PartKind.QUOTES, tuple(item for item in picked if isinstance(item, PickedQuote))),
        Part(PartKind.POINTS, tuple(item for item in picked if isinstance(item, Point))),
    )
    brief = Brief(
        "b1",
        BriefHeader(title=f"Summit {mark}", event_from=date(2031, 5, 4)),
        issues=(Issue("s1", "Harvest", parts),),
        articles=tuple(article.key for article in held),
    )
    dossier = Dossier(brief)
    for article in held:
        quote = Quote((TextSpan(1, 38),), QuoteKind.DIRECT, "after", Confidence.A)
        findings = Findings(article.key, article.text_hash, quotes=(quote,) * 40)
        dossier = dossier.with_article(article, findings)
    return dossier
