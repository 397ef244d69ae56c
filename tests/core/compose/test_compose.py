"""What a template is given: sources numbered, dates written, matrix filled, nothing rejected."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from made_dossiers import dossiers

from briefgen.compose.compose import compose, reference_day
from briefgen.model.anchor import Anchor, make_anchor
from briefgen.model.article import Article, Metadata, TextSpan, make_article
from briefgen.model.brief import (
    Brief,
    BriefHeader,
    DateEvidence,
    Disclosure,
    Issue,
    ItemState,
    Part,
    PartKind,
    PickedDate,
    PickedQuote,
    Point,
    Position,
)
from briefgen.model.context import MatrixEntry
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings, Person
from briefgen.model.problem import Verdict
from briefgen.model.template import BriefTemplate, PartHint
from briefgen.model.theme import Theme

THEME = Theme("t", "T", None, None, (), ())  # type: ignore[arg-type]
OF_ISSUE = ("objective", "points", "positions", "quotes", "facts", "notes")
ORDER = ("bottom-line", *OF_ISSUE, "key-dates", "background-open")


def template(*kinds: str) -> BriefTemplate:
    hints = tuple(PartHint(PartKind(kind), kind, kind in OF_ISSUE) for kind in kinds or ORDER)
    return BriefTemplate("t", "T", "", hints, THEME, kicker="Summit brief")


def article(number: int, published: date | None = None) -> Article:
    text = f"Report {number}.\nWe sign on 3 September, she said in report {number}.\n"
    read = Metadata(
        f"Title {number}", f"Outlet {number}", ("A. Bell",), published, "https://x.example"
    )
    return make_article(text, read)


ARTICLES = [article(1, date(2031, 5, 6)), article(2), article(3)]


def anchor(number: int, words: str = "We sign") -> Anchor:
    source = ARTICLES[number - 1]
    start = source.text.index(words)
    return make_anchor(source, TextSpan(start, start + len(words)))


def dossier(brief: Brief) -> Dossier:
    made = Dossier(brief)
    for one in ARTICLES:
        made = made.with_article(one, Findings(one.key))
    return made


def brief(*parts: Part, issue: tuple[Part, ...] = (), **more: object) -> Brief:
    return Brief("b", parts=parts, issues=(Issue("i", "Ships", issue),), **more)  # type: ignore[arg-type]


def test_sources_are_numbered_as_the_template_cites_them() -> None:
    made = brief(
        Part(PartKind.KEY_DATES, (PickedDate("d", "Vote", evidence=(DateEvidence(anchor(1)),)),)),
        Part(PartKind.BOTTOM_LINE, (Point("b", "Act.", (anchor(3),)),)),
        issue=(Part(PartKind.FACTS, (Point("f", "Known.", (anchor(2), anchor(3))),)),),
    )
    context = compose(dossier(made), template(), {})
    assert [line.title for line in context.sources] == ["Title 3", "Title 2", "Title 1"]
    assert [line.number for line in context.sources] == [1, 2, 3]
    assert context.bottom_line[0].sources == (1,)
    assert context.issues[0].facts[0].sources == (1, 2), "rising, whatever the anchors are"
    assert context.sources[2].published == "6 May 2031"
    assert not context.sources[2].published_confirmed
    assert context.sources[0].bookmark == "source-1"
    early = compose(dossier(made), template("key-dates", "bottom-line"), {})
    assert [line.title for line in early.sources] == ["Title 1", "Title 3"]
    assert early.issues == ()


def test_a_missing_source_is_numbered_and_said_to_be_missing() -> None:
    lost = replace(anchor(1), article_key="gone")
    made = brief(issue=(Part(PartKind.FACTS, (Point("f", "Known.", (lost,)),)),))
    (line,) = compose(dossier(made), template(), {}).sources
    assert (line.number, line.title, line.key) == (1, "Source missing", "gone")


def test_quotes_carry_their_verdict_and_their_words() -> None:
    quotes = (
        PickedQuote("q", (anchor(1),), "Ana", "Minister", language="en-US", also_in=(anchor(2),)),
        PickedQuote("r", (anchor(2),), "Ana", language="uk", translation="Подпис"),
        PickedQuote("s", (anchor(3),), state=ItemState.REJECTED),
    )
    made = brief(issue=(Part(PartKind.QUOTES, quotes),))
    verdicts = {"q": Verdict(True), "r": Verdict(False, "Gone.")}
    context = compose(dossier(made), template(), verdicts)
    first, second = context.issues[0].quotes
    assert (first.pieces, first.verified, first.sources, first.also) == (
        ("We sign",),
        True,
        (1,),
        (2,),
    )
    assert first.language == ""
    assert (second.verified, second.problem, second.language) == (False, "Gone.", "uk")
    assert context.unverified == 1
    assert compose(dossier(made), template(), {}).unverified == 2


def row(item_id: str, day: date | None, *more: DateEvidence, **fields: object) -> PickedDate:
    evidence = (DateEvidence(anchor(1, "3 September"), "", "", day, day), *more)
    edtf = day.isoformat() if day else ""
    return PickedDate(
        item_id,
        item_id,
        edtf,
        day,
        day,
        evidence=evidence,
        **fields,  # type: ignore[arg-type]
    )


def test_key_dates_are_sorted_and_say_what_is_doubtful() -> None:
    other = date(2031, 9, 5)
    differing = DateEvidence(anchor(2, "3 September"), "", "2031-09-05", other, other)
    rows = (
        row("unresolved", None),
        row("late", date(2031, 9, 3), differing),
        row("settled", date(2031, 9, 3), differing, conflict_settled=True),
        row("early", date(2031, 5, 1), approximate=True, end_inferred=True),
        row("hidden", date(2031, 1, 1), hidden=True),
    )
    made = brief(Part(PartKind.KEY_DATES, rows))
    lines = compose(dossier(made), template(), {}).key_dates
    assert [line.id for line in lines] == ["early", "late", "settled", "unresolved"]
    early, late, settled, unresolved = lines
    assert early.remarks == ("end inferred", "approximate")
    assert (early.ahead, late.ahead) == (False, True)
    assert late.conflict == "sources differ: 3 September 2031 [1], 5 September 2031 [2]"
    assert late.remarks == ()
    assert (settled.conflict, settled.remarks) == ("", ("elsewhere: 5 September 2031 [2]",))
    assert unresolved.date_text == "“3 September”, date unresolved"
    assert unresolved.earliest is None
    assert [(word.words, word.source) for word in late.as_written] == [
        ("3 September", 1),
        ("3 September", 2),
    ]


def test_ahead_is_measured_against_the_briefs_own_day() -> None:
    rows = (row("a", date(2031, 9, 3)),)
    made = brief(Part(PartKind.KEY_DATES, rows), header=BriefHeader(prepared=date(2031, 9, 4)))
    assert not compose(dossier(made), template(), {}).key_dates[0].ahead
    today = replace(made, header=BriefHeader(prepared=date(2031, 9, 3)))
    assert compose(dossier(today), template(), {}).key_dates[0].ahead
    assert reference_day(dossier(brief())) == date(2031, 5, 6)
    assert reference_day(Dossier(brief())) is None


def test_the_matrix_joins_spellings_of_one_participant() -> None:
    positions = (
        Position("1", "The United States", "wants it"),
        Position("2", "United  States", "pays for it"),
        Position("3", "Biden", "hopes so"),
        Position("4", "Joe Biden", "said so", state=ItemState.REJECTED),
    )
    more = (Position("5", "President Joe Biden", "waits"),)
    made = Brief(
        "b",
        issues=(
            Issue("i", "Ships", (Part(PartKind.POSITIONS, positions),)),
            Issue("j", "Grain"),
            Issue("k", "Gas", (Part(PartKind.POSITIONS, more),)),
        ),
    )
    people = (Person("Joe Biden", aliases=("Biden", "President Joe Biden")),)
    held = Dossier(made).with_article(ARTICLES[0], Findings(people=people))
    matrix = compose(held, template("points"), {}).matrix
    assert matrix.issues == ("Ships", "Gas")
    assert [(r.participant, r.cells) for r in matrix.rows] == [
        ("The United States", ("wants it; pays for it", "")),
        ("Biden", ("hopes so", "waits")),
    ]
    assert matrix.numbers == (1, 3)


def test_the_matrix_says_what_is_cited_quoted_and_closed() -> None:
    quiet = Disclosure.NOT_FOR_DISCLOSURE
    ships = (
        Position("1", "Ostland", "wants it", sources=(anchor(1),)),
        Position("2", "Ostland", "soon", disclosure=quiet),
        Position("3", "Marenia", "waits"),
    )
    quote = PickedQuote("q", (anchor(2),), "Marenia")
    parts = (Part(PartKind.POSITIONS, ships), Part(PartKind.QUOTES, (quote,)))
    made = Brief("b", issues=(Issue("i", "Ships", parts),))
    rows = compose(dossier(made), template("positions", "quotes"), {}).matrix.rows
    assert [row.entries[0] for row in rows] == [
        MatrixEntry("wants it; soon", (1,), closed=True, id="1"),
        MatrixEntry("waits", quoted=True, id="3"),
    ]
    # A template that lists no positions has no numbers for what they cite.
    uncited = compose(dossier(made), template("quotes"), {}).matrix
    assert uncited.rows[0].entries[0].sources == ()


def test_header_and_disclosure() -> None:
    header = BriefHeader(
        title="Summit", event_from=date(2031, 5, 4), event_to=date(2031, 5, 5), place="Brevik"
    )
    closed = Point("p", "Quiet.", disclosure=Disclosure.NOT_FOR_DISCLOSURE)
    made = brief(issue=(Part(PartKind.POINTS, (closed,)),), header=header, marking="SECRET")
    context = compose(dossier(made), template(), {})
    assert (context.title, context.event_dates, context.kicker) == (
        "Summit",
        "4–5 May 2031",
        "Summit brief",
    )
    assert context.marking == "SECRET"
    assert context.issues[0].points[0].closed


@settings(max_examples=30, deadline=None)
@given(dossiers(), st.lists(st.sampled_from(ORDER), unique=True))
def test_no_dossier_makes_it_raise(one: Dossier, kinds: list[str]) -> None:
    context = compose(one, template(*kinds), {})
    numbers = [line.number for line in context.sources]
    assert numbers == list(range(1, len(numbers) + 1))
    cited = {n for issue in context.issues for quote in issue.quotes for n in quote.sources}
    assert cited <= set(numbers)
    assert not any(quote.verified for issue in context.issues for quote in issue.quotes)
