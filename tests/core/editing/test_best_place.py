"""Where a picked item goes."""

from briefgen.editing import edits
from briefgen.editing.best_place import place_for
from briefgen.model.article import Metadata, TextSpan, make_article
from briefgen.model.brief import Brief, Issue, ItemState, PartKind, Place, Point
from briefgen.model.finding import Findings

TEXT = "Nine ports want deeper docks. The ferry tariff will rise in May, the harbour board said."
ARTICLE = make_article(TEXT, Metadata(title="Ports"))
TARIFF = edits.point_from(ARTICLE, TextSpan(TEXT.index("The ferry"), len(TEXT)))
BRIEF = Brief(
    "b",
    issues=(
        Issue("s1", "Deeper docks", keywords=("quay", "crane")),
        Issue("s2", "Ferry tariff", keywords=("tariff", "ferry")),
    ),
)
POINTS = PartKind.POINTS


def placed(
    brief: Brief, target: Place | None = None, part: PartKind = POINTS
) -> tuple[Brief, Place]:
    return place_for(brief, part, target, TARIFF, ARTICLE, Findings())


def test_it_goes_to_the_issue_that_its_surroundings_name() -> None:
    assert placed(BRIEF) == (BRIEF, Place(POINTS, "s2"))


def test_it_goes_where_the_analyst_works() -> None:
    assert placed(BRIEF, Place(PartKind.QUOTES, "s1")) == (BRIEF, Place(POINTS, "s1"))
    purpose = Place(PartKind.PURPOSE)
    assert placed(BRIEF, purpose, PartKind.PURPOSE) == (BRIEF, purpose)
    assert placed(BRIEF, purpose) == (BRIEF, Place(POINTS, "s2"))
    assert placed(BRIEF, Place(POINTS, "gone")) == (BRIEF, Place(POINTS, "s2"))


def test_dates_go_to_the_key_dates_wherever_one_works() -> None:
    dates = PartKind.KEY_DATES
    assert placed(BRIEF, Place(POINTS, "s1"), dates) == (BRIEF, Place(dates))


def test_an_issue_is_made_where_there_is_none() -> None:
    empty = Brief("b")
    brief, place = placed(empty)
    assert [issue.id for issue in brief.issues] == [place.issue]
    rejected = Brief("b", issues=(Issue("s1", "x", state=ItemState.REJECTED),))
    brief, place = placed(rejected)
    assert place.issue != "s1"
    assert edits.insert_item(brief, place, Point("p", "x")) != brief
