"""A first brief: from the wire report's counterpart, and what holds for any findings."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from made_dossiers import dossiers

from briefgen.analysis.analyse import analyse
from briefgen.compose.issue_merging import is_same_issue
from briefgen.compose.propose import propose
from briefgen.editing import edits
from briefgen.model.article import Article, Metadata, make_article
from briefgen.model.brief import (
    Brief,
    ItemState,
    PartKind,
    PickedDate,
    PickedQuote,
    Place,
    Point,
    Position,
    all_items,
    anchors_of,
)
from briefgen.model.dossier import Dossier

CASE = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "issues" / "counterpart.toml").read_text("utf-8")
)


def dossier(*articles: Article) -> Dossier:
    made = Dossier(Brief("b", articles=tuple(article.key for article in articles)))
    for article in articles:
        made = made.with_article(article, analyse(article))
    return made


def report(extra: str = "") -> Article:
    read = Metadata("Halden stays cautious", "Newswire", published=CASE["published"])
    return make_article(CASE["text"] + extra, read)


def outline(brief: Brief) -> str:
    """The issues of a brief as text, to be read and compared."""
    lines = []
    for issue in brief.issues:
        lines.append(f"# {issue.title} [{issue.state}]")
        for part in issue.parts:
            lines.append(f"  {part.kind}")
            lines += [f"    {told(item)}" for item in part.items]
    return "\n".join(lines) + "\n"


def told(item: Point | Position | PickedQuote | PickedDate) -> str:
    match item:
        case PickedQuote():
            words = " … ".join(anchor.exact for anchor in item.anchors)
            return f"“{words}”"
        case PickedDate():
            words = ", ".join(one.anchor.exact for one in item.evidence)
            return f"{item.edtf} {item.label} | {item.place} | {words}"
        case Position():
            return f"{item.participant}: {item.text}"
        case _:
            return item.text


def test_the_wire_report_gives_the_brief_that_is_asked_for(
    golden: Callable[[str, str], None],
) -> None:
    made = dossier(report())
    brief = propose(made)
    accession, spending, successor, aid = brief.issues
    assert accession.title == "Norvanian accession to the Pact"
    assert len(accession.part(PartKind.POSITIONS).items) == 3
    quotes = [item for _, item in all_items(brief) if isinstance(item, PickedQuote)]
    assert len(quotes) == 2
    assert all(issue.part(PartKind.FACTS).items for issue in (accession, spending, successor, aid))
    assert all(item.state is ItemState.PROPOSED for _, item in all_items(brief))
    rows = [item for _, item in all_items(brief) if isinstance(item, PickedDate)]
    assert [(row.edtf.rstrip("~"), row.end_inferred) for row in rows] == [
        ("2031-06-11/2031-06-12", False),
        ("2031-05-15/2031-05-16", True),
        ("2031-23", False),
    ]
    assert [len(row.evidence) for row in rows] == [2, 1, 1]
    golden("compose/proposal.txt", outline(brief))


def test_without_a_publication_date_nothing_is_guessed_and_nothing_hidden() -> None:
    brief = propose(dossier(make_article(CASE["text"])))
    rows = [item for _, item in all_items(brief) if isinstance(item, PickedDate)]
    assert all(row.earliest is None and row.edtf == "" for row in rows)
    written = {one.anchor.exact for row in rows for one in row.evidence}
    assert {"June 11-12", "May 15", "mid-June", "the autumn"} <= written
    assert not {"earlier this month", "this year", "may"} & written


def test_twice_is_once_and_the_same_input_gives_the_same_brief() -> None:
    made = dossier(report())
    brief = propose(made)
    assert propose(made) == brief
    assert propose(made.with_brief(brief)) == brief


def test_what_the_analyst_did_stays() -> None:
    made = dossier(report())
    brief = propose(made)
    quote = next(item for _, item in all_items(brief) if isinstance(item, PickedQuote))
    fact = next(item for _, item in all_items(brief) if isinstance(item, Point))
    edited = edits.set_state(brief, quote.id, ItemState.REJECTED)
    edited = edits.set_text(edited, fact.id, "In my words.")
    edited = edits.rename_issue(edited, brief.issues[0].id, "Norvania's accession")
    edited = edits.move_issue(edited, brief.issues[0].id, 3)
    assert propose(made.with_brief(edited)) == edited


def test_a_picked_quotation_is_not_proposed_again() -> None:
    made = dossier(report())
    article = report()
    quote = made.findings[article.key].quotes[0]
    brief = edits.add_issue(made.brief, replace(propose(made).issues[0], parts=()))
    place = Place(PartKind.QUOTES, brief.issues[0].id)
    brief = edits.pick_quote(brief, place, article, quote)
    after = propose(made.with_brief(brief))
    words = [i.anchors[0].exact for _, i in all_items(after) if isinstance(i, PickedQuote)]
    assert len(words) == len(set(words)) == 2


def test_a_near_copy_adds_nothing() -> None:
    alone = propose(dossier(report()))
    both = propose(dossier(report(), report("\nReporting by the late desk of the newswire.\n")))
    assert [told(i) for _, i in all_items(both)] == [told(i) for _, i in all_items(alone)]


def test_the_same_words_elsewhere_are_a_further_source() -> None:
    text = (
        "Lysak wavers\nThe harbour was quiet on the eve of the meeting.\n"
        "“If we get no signal in Brevik, I see no reason for Norvania to be at that table,” "
        "President Petro Lysak told The Morning Ledger.\n"
    )
    brief = propose(dossier(report(), make_article(text)))
    quotes = [item for _, item in all_items(brief) if isinstance(item, PickedQuote)]
    assert len(quotes) == 2
    assert [len(quote.also_in) for quote in quotes] == [0, 1]


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        (
            "If we get no signal in Brevik, I see no point for Norvania to be at that table",
            [0, 1],
        ),
        (
            "If we get a signal in Brevik, I see no reason for Norvania to be at that table",
            [0, 0, 0],
        ),
    ],
)
def test_another_wording_is_a_further_source_unless_it_says_something_else(
    words: str, sources: list[int]
) -> None:
    text = (
        "Lysak wavers\nThe harbour was quiet on the eve of the meeting.\n"
        f"“{words},” President Petro Lysak told The Morning Ledger.\n"
    )
    made = dossier(report(), make_article(text))
    brief = propose(made)
    quotes = [item for _, item in all_items(brief) if isinstance(item, PickedQuote)]
    assert sorted(len(quote.also_in) for quote in quotes) == sorted(sources)
    assert propose(made.with_brief(brief)) == brief


def test_issues_of_several_articles_are_joined() -> None:
    text = (
        "Ledger: who follows Solheim?\n"
        "Also up for discussion is the successor to Secretary General Solheim.\n"
        "Ostrava wants a woman in the post.\n"
    )
    brief = propose(dossier(report(), make_article(text)))
    titles = [issue.title for issue in brief.issues]
    assert len(titles) == 4
    assert titles[0] == "Successor to Secretary General Ingrid Solheim"
    told_there = [told(item) for item in brief.issues[0].part(PartKind.POSITIONS).items]
    assert told_there == ["Ostrava: wants a woman in the post"]


def test_quotations_without_any_issue_are_kept() -> None:
    article = make_article("Rain\n“It rains and rains and rains,” Ana Berg said.\n")
    brief = propose(dossier(article))
    (issue,) = brief.issues
    assert issue.title == "Rain"
    assert len(issue.part(PartKind.QUOTES).items) == 1
    gone = replace(brief, issues=(replace(issue, parts=(), state=ItemState.REJECTED),))
    assert propose(dossier(article).with_brief(gone)) == gone


def test_an_older_version_is_left_to_the_newer() -> None:
    old = report()
    new = replace(report("\nCorrected.\n"), supersedes=old.key)
    cited = {
        anchor.article_key
        for _, item in all_items(propose(dossier(old, new)))
        for anchor in anchors_of(item)
    }
    assert cited == {new.key}


@settings(max_examples=30, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(dossiers())
def test_no_dossier_makes_it_raise(one: Dossier) -> None:
    before = {item.id for _, item in all_items(one.brief)}
    assert before <= {item.id for _, item in all_items(propose(one))}


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Winter storage", "Common target for gas storage", True),
        ("Common target for gas storage", "Winter storage", True),
        ("Maritime security", "Strategy for food security", False),
        ("Water quotas", "Electricity market", False),
        ("Storage target", "Common target for gas storage", True),
    ],
)
def test_titles_of_one_matter(one: str, two: str, same: bool) -> None:
    assert is_same_issue(one, two) is same


def test_a_fact_is_printed_without_the_dateline_before_it() -> None:
    text = (
        "Delta Forum meets this week\n"
        "HARROW BAY, March 19 (Wire) - Leaders of the Delta Forum will try to agree on river "
        "tolls this week, with Oruland still holding out."
    )
    article = make_article(text, Metadata(outlet="Wire"))
    facts = [item for _, item in all_items(propose(dossier(article))) if isinstance(item, Point)]
    assert [one.text.partition(" will ")[0] for one in facts] == ["Leaders of the Delta Forum"]
    (source,) = facts[0].sources
    assert source.exact == facts[0].text
    assert article.text[source.span.start : source.span.end] == source.exact
