"""Every check, on a brief that is at fault and on one that is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from made_dossiers import dossiers

from briefgen.checking.checks import CHECKS, check
from briefgen.model.anchor import make_anchor
from briefgen.model.article import Article, Metadata, TextSpan, make_article
from briefgen.model.brief import (
    Brief,
    BriefHeader,
    DateEvidence,
    Disclosure,
    Issue,
    Item,
    ItemState,
    Part,
    PartKind,
    PickedDate,
    PickedQuote,
    Point,
)
from briefgen.model.dossier import Dossier
from briefgen.model.finding import (
    Confidence,
    DateKind,
    DateMention,
    DateReading,
    Findings,
    Granularity,
    Quote,
    QuoteKind,
)
from briefgen.model.problem import Problem, Severity
from briefgen.model.template import BriefTemplate, PartHint
from briefgen.model.theme import Theme

TEXT = "“We shall not send twelve ships to the strait,” Ana Duarte said on Tuesday.\n"
VARIED = "“We shall not send our twelve ships to the strait,” Ana Duarte told us.\n"
TURNED = "“We shall send twelve ships to the strait,” Ana Duarte told us.\n"


def article(
    text: str = TEXT, published: date | None = date(2031, 5, 6), sure: bool = True
) -> Article:
    read = make_article(text, Metadata(title="Ships", published=published))
    return read.with_correction(published_confirmed=sure)


def quote(source: Article, **more: object) -> PickedQuote:
    anchor = make_anchor(source, TextSpan(1, source.text.index(",”")))
    fields = {"speaker": "Ana Duarte", "confidence": "A", "state": ItemState.CONFIRMED, **more}
    return PickedQuote("q", (anchor,), **fields)


def row(source: Article, day: date | None, row_id: str = "d", **more: object) -> PickedDate:
    start = source.text.find("Tuesday")
    anchor = make_anchor(source, TextSpan(start, start + 7))
    evidence = DateEvidence(anchor, "", day.isoformat() if day else "", day, day)
    fields = {"evidence": (evidence,), "earliest": day, "latest": day, **more}
    return PickedDate(row_id, "Vote on the fleet", **fields)


def dossier(*items: Item, articles: tuple[Article, ...] | None = None, **header: object) -> Dossier:
    held = (article(),) if articles is None else articles
    quotes = tuple(item for item in items if isinstance(item, PickedQuote))
    dates = tuple(item for item in items if isinstance(item, PickedDate))
    points = tuple(item for item in items if isinstance(item, Point)) or (Point("p", "Say it."),)
    issue = Issue("i", "Ships", (Part(PartKind.QUOTES, quotes), Part(PartKind.POINTS, points)))
    brief = Brief(
        "b",
        BriefHeader(title=str(header.get("title", "Summit"))),
        marking=str(header.get("marking", "")),
        parts=(Part(PartKind.KEY_DATES, dates),),
        issues=(issue,),
        articles=tuple(one.key for one in held),
    )
    made = Dossier(brief)
    for one in held:
        made = made.with_article(one, findings(one))
    return made


def findings(source: Article) -> Findings:
    end = source.text.find(",”")
    quotes = (Quote((TextSpan(1, end),), QuoteKind.DIRECT, "r", Confidence.A),) if end > 0 else ()
    start = source.text.find("Tuesday")
    reading = DateReading("2031-05-06", "", "2031-05-06", date(2031, 5, 6), date(2031, 5, 6))
    dates = (
        (
            DateMention(
                TextSpan(start, start + 7),
                DateKind.POINT,
                reading,
                Granularity.DAY,
                "weekday",
                Confidence.A,
                anchor="publication",
            ),
        )
        if start >= 0
        else ()
    )
    return Findings(source.key, source.text_hash, quotes=quotes, dates=dates)


def template() -> BriefTemplate:
    theme = Theme("t", "T", None, None, (), ())  # type: ignore[arg-type]
    hints = (
        PartHint(PartKind.POINTS, "Points to make", True, most=2),
        PartHint(PartKind.QUOTES, "Key quotes", True),
        PartHint(PartKind.KEY_DATES, "Key dates", False),
    )
    return BriefTemplate("t", "Plain", "", hints, theme)


def rules(one: Dossier, with_template: bool = False) -> list[str]:
    return [problem.rule for problem in check(one, template() if with_template else None)]


UNDATED = article(published=None)
UNSURE = article(sure=False)
DAY, NEXT = date(2031, 5, 6), date(2031, 5, 8)
CLOSED = Disclosure.NOT_FOR_DISCLOSURE


def differing_row(**more: object) -> PickedDate:
    one = row(article(), DAY)
    other = replace(one.evidence[0], edtf="2031-05-08", earliest=NEXT, latest=NEXT)
    return replace(one, evidence=(*one.evidence, other), **more)


def contradicted_row(**more: object) -> PickedDate:
    one = row(article(), DAY)
    doubted = replace(one.evidence[0], contradiction="6 May 2031 is a Tuesday, not a Monday")
    return replace(one, evidence=(doubted,), **more)


def issue_dossier(issue: Issue) -> Dossier:
    return Dossier(Brief("b", BriefHeader(title="Summit"), issues=(issue,)))


FAULTS: dict[str, Callable[[], Dossier]] = {
    "quote-not-found": lambda: dossier(
        replace(
            quote(article()),
            anchors=(replace(quote(article()).anchors[0], exact="We shall send"),),
        )
    ),
    "source-not-found": lambda: dossier(
        Point("p", "Know it.", (replace(quote(article()).anchors[0], exact="no such words"),))
    ),
    "quote-folded": lambda: dossier(
        replace(
            quote(article()),
            anchors=(
                replace(
                    quote(article()).anchors[0],
                    exact="We shall  not send twelve ships to the strait",
                ),
            ),
        )
    ),
    "speaker-unconfirmed": lambda: dossier(
        quote(article(), confidence="C", state=ItemState.PROPOSED)
    ),
    "no-speaker": lambda: dossier(quote(article(), speaker="")),
    "second-hand": lambda: dossier(quote(article(), flags=("second-hand",))),
    "wording-differs": lambda: dossier(quote(article()), articles=(article(), article(TURNED))),
    "wording-varies": lambda: dossier(
        quote(article(), also_in=quote(article(VARIED)).anchors),
        articles=(article(), article(VARIED)),
    ),
    "article-missing": lambda: dossier(quote(article()), articles=()),
    "article-altered": lambda: dossier(
        quote(article()), articles=(replace(article(), text=TURNED),)
    ),
    "article-replaced": lambda: dossier(
        quote(article()),
        articles=(article(), replace(article(TURNED + TEXT), supersedes=article().key)),
    ),
    "article-date-missing": lambda: dossier(row(UNDATED, None), articles=(UNDATED,)),
    "article-date-unconfirmed": lambda: dossier(row(UNSURE, DAY), articles=(UNSURE,)),
    "date-unresolved": lambda: dossier(row(article(), None)),
    "date-conflict": lambda: dossier(differing_row()),
    "date-contradicted": lambda: dossier(contradicted_row()),
    "same-event-twice": lambda: dossier(row(article(), DAY), row(article(), NEXT, "e")),
    "disclosure": lambda: dossier(Point("p", "Quiet.", disclosure=CLOSED), marking="public"),
    "embargo": lambda: dossier(
        quote(article("EMBARGOED UNTIL 18:00\n" + TEXT)),
        articles=(article("EMBARGOED UNTIL 18:00\n" + TEXT),),
    ),
    "title-empty": lambda: dossier(title=" "),
    "issue-untitled": lambda: issue_dossier(
        Issue("i", "", (Part(PartKind.POINTS, (Point("p", "x"),)),))
    ),
    "issue-empty": lambda: issue_dossier(Issue("i", "Ships")),
    "too-many": lambda: dossier(*(Point(f"p{number}", "x") for number in range(3))),
    "part-not-printed": lambda: issue_dossier(
        Issue("i", "Ships", (Part(PartKind.NOTES, (Point("p", "x"),)),))
    ),
}

SOUND: dict[str, Callable[[], Dossier]] = {
    "everything": lambda: dossier(quote(article()), row(article(), DAY)),
    "doubt confirmed": lambda: dossier(quote(article(), confidence="C")),
    "rejected items": lambda: dossier(quote(article(), speaker="", state=ItemState.REJECTED)),
    "hidden row": lambda: dossier(row(article(), None, hidden=True)),
    "contradiction confirmed": lambda: dossier(contradicted_row(state=ItemState.CONFIRMED)),
    "contradiction decided": lambda: dossier(contradicted_row(edited=("earliest",))),
    "conflict settled": lambda: dossier(differing_row(conflict_settled=True)),
    "second hand with outlet": lambda: dossier(
        quote(article(), flags=("second-hand",), reported_by="The Courier")
    ),
    "closed under a marking": lambda: dossier(
        Point("p", "Quiet.", disclosure=CLOSED), marking="RESTRICTED"
    ),
    "a contradiction that was compared": lambda: dossier(
        quote(article(), settled=(article(TURNED).key,)), articles=(article(), article(TURNED))
    ),
    "other words elsewhere": lambda: dossier(
        quote(article()), articles=(article(), article(VARIED))
    ),
    "same words elsewhere": lambda: dossier(
        quote(article()), articles=(article(), article("Again:\n" + TEXT))
    ),
}


def test_every_check_has_a_case() -> None:
    assert set(FAULTS) == set(CHECKS)


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_found(rule: str) -> None:
    assert rule in rules(FAULTS[rule](), with_template=True)


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_left_alone(name: str) -> None:
    assert rules(SOUND[name](), with_template=True) == []


def test_errors_come_first_and_name_their_item() -> None:
    problems = check(
        dossier(quote(article(), speaker=""), Point("p", "x", disclosure=CLOSED), marking="public")
    )
    assert [problem.severity for problem in problems] == sorted(
        (problem.severity for problem in problems),
        key=[Severity.ERROR, Severity.WARNING, Severity.NOTE].index,
    )
    assert {problem.item for problem in problems} == {"q", "p"}


def test_closed_items_without_any_marking_are_a_warning() -> None:
    problems = check(dossier(Point("p", "x", disclosure=CLOSED)))
    assert [(one.rule, one.severity) for one in problems] == [("disclosure", Severity.WARNING)]


@settings(max_examples=30, deadline=None)
@given(dossiers())
def test_no_dossier_makes_it_raise(one: Dossier) -> None:
    problems = check(one, template())
    assert all(isinstance(problem, Problem) and problem.what for problem in problems)
    assert {problem.rule for problem in problems} <= set(CHECKS)
