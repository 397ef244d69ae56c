"""Contexts of an invented summit: what templates and writers are tried with."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from briefgen.model.context import (
    BriefContext,
    DateLine,
    IssueView,
    Matrix,
    MatrixEntry,
    MatrixRow,
    PositionLine,
    QuoteLine,
    SourceLine,
    TextLine,
    WordsLine,
)
from briefgen.model.template import BriefTemplate
from briefgen.templating.catalog import Catalog

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@cache
def template(key: str = "summit") -> BriefTemplate:
    return Catalog(TEMPLATES, None).load(key)


def text(name: str, words: str, *sources: int, closed: bool = False) -> TextLine:
    return TextLine(name, words, sources, closed)


def quote(name: str, *pieces: str, **more: object) -> QuoteLine:
    start = QuoteLine(
        name, pieces, "Ana Petrova", "Minister of Rivers", "", "", "", (1,), verified=True
    )
    return replace(start, **more)  # type: ignore[arg-type]


def empty_context() -> BriefContext:
    return BriefContext("", "", "", "", "", "", "", "", "", "", None, "", "en-GB")


def _stands(participant: str, *entries: MatrixEntry) -> MatrixRow:
    return MatrixRow(participant, tuple(entry.text for entry in entries), entries)


def _water() -> IssueView:
    return IssueView(
        "s-1",
        1,
        "Water levels on the Dreva",
        "issue-1",
        objective=(text("p-1", "A joint gauge by the spring, read by both banks."),),
        points=(
            text("p-2", "We share one river, and one set of figures would serve us all.", 1),
            text("p-3", "The gauge costs less than one flooded street.", 1, 2),
            text("p-4", "Our engineers stand ready; name yours this week."),
        ),
        tactical=(text("p-5", "Raise it at the working lunch, before the plenary."),),
        positions=(
            PositionLine("o-1", "Marenia", "wants the gauge on its own bank.", (1,)),
            PositionLine("o-2", "Ostland", "asks who pays for the upkeep.", (2, 3)),
            PositionLine("o-3", "Ελλάδα", "offers its satellite figures.", (3,), closed=True),
        ),
        quotes=(
            quote(
                "q-1",
                "No village on this river should learn of a flood from the water itself",
                said_to="The Aldermoor Courier",
                said_when="3 May 2031",
                sources=(1,),
                also=(2,),
            ),
            quote(
                "q-2",
                "Мы готовы",
                "но не завтра",
                speaker="Ольга Савченко",
                role="chief engineer",
                reported_by="Radio Ostland",
                sources=(3,),
                language="ru",
                translation="We are ready, but not tomorrow",
                verified=False,
                problem="these words do not stand in the stored article",
            ),
        ),
        if_raised=(text("p-6", "The dam at Lorn is not on the table today.", closed=True),),
        red_lines=(text("p-7", "No gauge without open data."),),
        facts=(
            text("p-8", "Four floods since 2019 & two near misses.", 2),
            text("p-9", "The lowest level was 41 cm < the old mark.", 2, 3),
        ),
    )


def sample_context() -> BriefContext:
    """A brief with every part filled, Latin, Cyrillic and Greek."""
    second = IssueView(
        "s-2",
        2,
        "Night trains to the coast",
        "issue-2",
        points=(text("p-20", "Two trains a night would halve the lorries.", 2),),
        quotes=(
            quote(
                "q-3",
                "a railway with a timetable and no trains",
                speaker="Γιώργος Αλεξίου",
                role="mayor",
                sources=(2,),
                fragment=True,
                closed=True,
            ),
        ),
        notes=(text("p-21", "Rolling stock comes from three makers."),),
    )
    third = IssueView("s-3", 3, "Fishing rights", "issue-3", facts=(text("p-30", "None agreed."),))
    return BriefContext(
        title="Three Rivers Summit, Aldermoor",
        kicker="Summit brief",
        subtitle="Water levels, night trains, and who fishes where",
        event_dates="11–12 September 2031",
        place="Aldermoor, Marenia",
        principal="The Minister",
        number="Brief 7",
        author="River Desk",
        cleared_by="Head of Desk",
        prepared="1 September 2031",
        prepared_on=date(2031, 9, 1),
        marking="Official",
        language="en-GB",
        bottom_line=(
            text("b-1", "Everyone wants the gauge and nobody wants to pay. Offer half.", 1),
        ),
        purpose=(text("b-2", "Leave with a date for the gauge."),),
        scenario=(
            text("b-3", "Arrival at the ferry pier, 10:00, press present."),
            text("b-4", "Working lunch, leaders only."),
        ),
        issues=(_water(), second, third),
        key_dates=_key_dates(),
        matrix=Matrix(
            ("Water levels", "Night trains", "Fishing"),
            (
                _stands(
                    "Marenia",
                    MatrixEntry("Gauge on its own bank", (1,), quoted=True, id="o-1"),
                    MatrixEntry("Two trains a night", (2,)),
                    MatrixEntry(""),
                ),
                _stands(
                    "Ostland",
                    MatrixEntry("Who pays?", (2, 3), id="o-2"),
                    MatrixEntry(""),
                    MatrixEntry("A quota for each bank", (1,)),
                ),
                _stands(
                    "Ελλάδα",
                    MatrixEntry("Offers satellite figures", (3,), closed=True, id="o-3"),
                    MatrixEntry("", quoted=True),
                    MatrixEntry(""),
                ),
            ),
            numbers=(1, 2, 3),
        ),
        press_line=(text("b-5", "We came to listen to the river, and to each other."),),
        background_open=(
            text("b-6", "The commission has met nine times.", 1),
            text("b-7", "Its seat moves each year."),
        ),
        background_closed=(text("b-8", "Ostland’s chair is about to change.", 3, closed=True),),
        biographies=(
            text("b-9", "Ana Petrova, born on the Dreva, an engineer before she was a minister."),
        ),
        annex=(text("b-10", "Article 4 of the river treaty, as amended."),),
        sources=(
            SourceLine(
                1,
                "a-1",
                "Ministers circle the gauge",
                "The Aldermoor Courier",
                "3 May 2031",
                True,
                "J. Reed",
                "https://courier.example/gauge?a=1&b=2",
                "source-1",
            ),
            SourceLine(
                2, "a-2", "Rails & rivers", "Ostland Wire", "4 May 2031", False, "", "", "source-2"
            ),
            SourceLine(3, "a-3", "Вода", "Радио", "", False, "", "javascript:alert(1)", "source-3"),
        ),
        unverified=1,
    )


def _key_dates() -> tuple[DateLine, ...]:
    return (
        DateLine(
            "d-1",
            "20 August 2031",
            "Engineers meet",
            "Lorn",
            date(2031, 8, 20),
            date(2031, 8, 20),
            as_written=(WordsLine("last Wednesday", 2),),
            sources=(2,),
            short_date="20 August",
        ),
        DateLine(
            "d-2",
            "11–12 September 2031",
            "Three Rivers Summit",
            "Aldermoor",
            date(2031, 9, 11),
            date(2031, 9, 12),
            ahead=True,
            end_inferred=True,
            as_written=(WordsLine("September 11", 1), WordsLine("mid-September", 3)),
            sources=(1, 3),
            remarks=("end inferred",),
            short_date="11–12 September",
        ),
        DateLine(
            "d-3",
            "autumn 2031",
            "First night train",
            "",
            date(2031, 9, 22),
            date(2031, 12, 21),
            ahead=True,
            approximate=True,
            as_written=(WordsLine("in the autumn", 2),),
            sources=(2,),
            conflict="sources differ: autumn [2], winter [3]",
            short_date="autumn",
        ),
        DateLine(
            "d-4",
            "not resolved: “next month”",
            "The chair changes",
            as_written=(WordsLine("next month", 3),),
            sources=(3,),
            closed=True,
        ),
    )


def long_context(issues: int = 30) -> BriefContext:
    """The same, with many issues and long tables: some thirty pages."""
    sample = sample_context()
    many = tuple(
        replace(_water(), id=f"s-{n}", number=n, bookmark=f"issue-{n}", title=f"Matter {n}")
        for n in range(1, issues + 1)
    )
    dates = tuple(
        replace(row, id=f"{row.id}-{n}") for n in range(issues) for row in sample.key_dates
    )
    return replace(sample, issues=many, key_dates=dates)
