"""Walking over a brief, and dossiers."""

import pickle

from briefgen.model.article import make_article
from briefgen.model.brief import (
    Brief,
    Issue,
    Part,
    PartKind,
    Place,
    Point,
    all_items,
    new_id,
)
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings


def test_every_item_is_walked_with_its_place() -> None:
    brief = Brief(
        "b",
        parts=(Part(PartKind.PURPOSE, (Point("p-1", "Agree."),)),),
        issues=(Issue("i-1", "Gas", (Part(PartKind.POINTS, (Point("p-2", "Store."),)),)),),
    )
    assert [(place, item.id) for place, item in all_items(brief)] == [
        (Place(PartKind.PURPOSE), "p-1"),
        (Place(PartKind.POINTS, "i-1"), "p-2"),
    ]
    assert brief.part(PartKind.ANNEX).items == ()
    assert brief.issue("i-2") is None


def test_fresh_ids_differ() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


def test_a_dossier_shares_what_stays_and_survives_pickling() -> None:
    article = make_article("Text.")
    empty = Dossier(Brief("b"))
    full = empty.with_article(article, Findings(article.key))
    assert empty.articles == {}
    assert full.articles[article.key] is article
    assert full.without_article(article.key) == empty
    assert full.with_brief(Brief("b")) is full
    assert pickle.loads(pickle.dumps(full)) == full
