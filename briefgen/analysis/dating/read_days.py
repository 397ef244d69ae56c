"""Readers of days of the calendar: "11 July 2023", "July 11-12", "Good Friday"."""

from collections.abc import Callable
from datetime import date, timedelta

from briefgen.analysis.dating.amounts import FIGURES, PIVOT, written_year
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.choosing import choose_year
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import UNKNOWN_YEAR, Draft, Option, draft
from briefgen.analysis.dating.lexing import EARLIEST_YEAR, LATEST_YEAR
from briefgen.analysis.dating.parts import (
    day_number,
    direction_words,
    from_choice,
    month_number,
    nearest_in_direction,
    relative_year,
)
from briefgen.analysis.dating.periods import last_weekday, next_weekday
from briefgen.analysis.dating.spoken import WEEKDAY_NAMES, spoken
from briefgen.analysis.dating.verbs import CLEAR, Tense
from briefgen.analysis.dating.zones import split_zone
from briefgen.model.article import TextSpan
from briefgen.model.finding import Confidence, Granularity
from briefgen.model.timex import (
    days_of,
    easter_sunday,
    nth_weekday,
    orthodox_easter,
    week_value,
)


def drop_article(made: Draft) -> None:
    """Leave "the" out of a draft's span: it belongs to the noun that follows."""
    candidate = made.candidate
    if candidate.tokens.words[made.first] in candidate.lexicon.tense.get("articles", frozenset()):
        made.first += 1
        made.span = TextSpan(candidate.tokens.starts[made.first], made.span.end)


def read_iso(_context: Context, candidate: Candidate) -> Draft | None:
    """Read "2023-07-11" and "2023-07-11 09:00"."""
    words, zone = split_zone(candidate.phrase("iso").upper().replace(" ", "T"))
    value, words = words[:10].replace("/", "-"), words.replace("/", "-")
    if days_of(value) is None or not EARLIEST_YEAR <= int(value[:4]) <= LATEST_YEAR:
        return None
    if len(words) > 10 and days_of(words[:16]):
        made = draft(candidate, words[:16], Granularity.TIME)
        made.zone = zone
        return made
    return draft(candidate, value, Granularity.DAY)


def read_numeric(context: Context, candidate: Candidate) -> Draft | None:
    """Read "11/07/2023" or "11.7.23"; both orders are kept where both are possible."""
    figures = FIGURES.findall(candidate.phrase("num"))
    year = int(figures[2])
    if len(figures[2]) == 2:
        year += 2000 if year < PIVOT else 1900
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    dotted = "." in candidate.phrase("num")
    day_first = (int(figures[0]), int(figures[1]))
    month_first = (int(figures[1]), int(figures[0]))
    american = candidate.lexicon.settings.get("numeric_order") == "mdy"
    if context.day_first is not None:
        american = not context.day_first
    orders = [month_first, day_first] if american and not dotted else [day_first, month_first]
    written = orders[:1] if dotted else orders
    values = [f"{year:04}-{month:02}-{day:02}" for day, month in written]
    valid = [value for value in dict.fromkeys(values) if days_of(value)]
    if not valid:
        return None
    made = draft(candidate, valid[0], Granularity.DAY)
    if len(valid) > 1:
        _offer_other_order(context, made, valid[1], american)
    return made


def _offer_other_order(context: Context, made: Draft, other: str, month_first: bool) -> None:
    """Keep the other reading of "3/4/2023", and say why this one was chosen."""
    made.alternatives = [Option(other, "with day and month the other way round")]
    order = "month before day" if month_first else "day before month"
    if context.day_first is None:
        made.how, made.confidence = f"{order}, though nothing in the article shows it", Confidence.C
    else:
        made.how = f"{order}, as elsewhere in the article"


def read_day(context: Context, candidate: Candidate) -> Draft | None:
    """Read a day of a month, with or without year and weekday."""
    made = _read_day(context, candidate)
    if made is not None:
        made.approximate = candidate.has("about")
        day = candidate.phrase("d")
        if day.isdecimal() and candidate.goes_on_in_lower_case:
            drop_article(made)  # "the 12 July deadline"
    return made


def _read_day(context: Context, candidate: Candidate) -> Draft | None:
    day, month = day_number(candidate), month_number(candidate)
    if candidate.has("dm"):
        day, month = (int(figure) for figure in FIGURES.findall(candidate.phrase("dm")))
    if day is None or month is None or not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    year = written_year(candidate)
    if year is None and candidate.has("dir"):
        year = _directed_year(context, candidate, month, day)
    if year is not None:
        made = draft(candidate, f"{year:04}-{month:02}-{day:02}", Granularity.DAY)
        _compare_weekday(candidate, made)
        return made if made.days else None
    return _day_without_year(context, candidate, month, day)


def _directed_year(context: Context, candidate: Candidate, month: int, day: int) -> int | None:
    words = direction_words(candidate)
    if candidate.phrase("dir") and candidate.tokens.words[candidate.end - 1] != "year":
        step = candidate.lexicon.directions.get(words, "0")
        return nearest_in_direction(context, f"-{month:02}-{day:02}", step)
    return relative_year(context, candidate, "dir")


def _day_without_year(context: Context, candidate: Candidate, month: int, day: int) -> Draft | None:
    rest = f"-{month:02}-{day:02}"
    if days_of("2024" + rest) is None:
        return None
    weekday = candidate.word_value("wd", "WEEKDAY")
    choice = choose_year(context, candidate, lambda year: f"{year:04}{rest}")
    if choice is None:
        made = draft(candidate, UNKNOWN_YEAR + rest, Granularity.DAY, anchor="none")
        made.year_open = True
        return made
    made = from_choice(context, candidate, choice, f"{choice.year:04}{rest}", Granularity.DAY)
    if weekday is not None:
        _prefer_weekday(context, made, rest, weekday)
        _compare_weekday(candidate, made)
    return made if made.days else None


def _prefer_weekday(context: Context, made: Draft, rest: str, weekday: int) -> None:
    """Take the year in which a written weekday agrees, if the chosen year's does not.

    A clear tense outweighs the weekday, which is easily mistaken by one, where that year would
    put the day farther off and on the other side.
    """
    days = made.days
    if days is not None and days[0].isoweekday() == weekday:
        made.alternatives = []
        return
    base = context.published or (context.last[0] if context.last else None)
    for step in (0, 1, -1):
        days = days_of(f"{base.year + step:04}{rest}") if base else None
        if base and days and days[0].isoweekday() == weekday:
            agreeing = f"{base.year + step:04}{rest}"
            how = "the year in which the weekday agrees"
            nearer = made.days and abs(made.days[0] - base) < abs(days[0] - base)
            against = (days[0] > base) != (made.cue.tense is Tense.AHEAD)
            if made.cue.strength >= CLEAR and nearer and against:
                made.alternatives = [Option(agreeing, how)]
                return
            made.value, made.how, made.alternatives = agreeing, how, []
            return


def _compare_weekday(candidate: Candidate, made: Draft) -> None:
    """Say where a written weekday is not that of the day, and offer the day that it names."""
    weekday, days = candidate.word_value("wd", "WEEKDAY"), made.days
    if weekday is None or days is None or days[0].isoweekday() == weekday:
        return
    actual = WEEKDAY_NAMES[days[0].weekday()]
    named = WEEKDAY_NAMES[weekday - 1]
    made.contradiction = f"{spoken(days[0])} is a {actual}, not a {named}"
    made.confidence = Confidence.C
    step = (weekday - days[0].isoweekday() + 3) % 7 - 3
    nearest = (days[0] + timedelta(days=step)).isoformat()
    made.alternatives = [Option(nearest, f"the nearest {named}"), *made.alternatives]


def read_week_of(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the week of June 26": the ISO week that holds that day."""
    made = read_day(context, candidate)
    if made is None:
        return None
    made.granularity = Granularity.WEEK
    days = made.days
    if days is None:
        return None
    made.value = week_value(days[0])
    for option in made.alternatives:
        other = days_of(option.value)
        option.value = week_value(other[0]) if other else option.value
    return made


def read_holiday(context: Context, candidate: Candidate) -> Draft | None:
    """Read a day by its name: "Good Friday", "the week after Easter", "the Monday after Easter"."""
    made = _read_holiday(context, candidate)
    unit = str(candidate.word_value("u", "UNIT") or "") or "WE"
    if made is None or not candidate.has("side") or made.days is None:
        return made
    back = candidate.phrase("side") in candidate.lexicon.guards.get("counting_back", frozenset())
    step = -1 if back else 1
    unit = "D" if candidate.has("wd") else unit
    weekday = candidate.word_value("wd", "WEEKDAY")
    made.value = _shifted(made.days[0], unit, step, weekday)
    made.granularity = {"D": Granularity.DAY, "W": Granularity.WEEK}.get(unit, Granularity.WEEKEND)
    options = [(days_of(option.value), option.how) for option in made.alternatives]
    made.alternatives = [
        Option(_shifted(days[0], unit, step, weekday), how) for days, how in options if days
    ]
    return made


def _shifted(day: date, unit: str, step: int, weekday: int | None) -> str:
    """Return the day, weekday, week or weekend before or after a day."""
    if weekday is not None:
        side = next_weekday if step > 0 else last_weekday
        return side(day, weekday, False).isoformat()
    if unit == "D":
        return (day + timedelta(days=step)).isoformat()
    if unit == "W":
        return week_value(day + timedelta(days=7 * step))
    saturday = next_weekday(day, 6, False) if step > 0 else last_weekday(day, 6, False)
    return f"{week_value(saturday)}-WE"


def _read_holiday(context: Context, candidate: Candidate) -> Draft | None:
    name = candidate.phrase("h").replace("’", "'").removeprefix("the ")
    key = candidate.lexicon.holidays[name]
    movable = MOVABLE_DAYS.get(key)

    def value_in(year: int) -> str:
        return movable(year).isoformat() if movable else f"{year:04}-{key}"

    year = written_year(candidate)
    if year is not None:
        return draft(candidate, value_in(year), Granularity.DAY)
    if candidate.has("dir") and context.published:
        step = int(candidate.lexicon.directions.get(direction_words(candidate), "0").rstrip("@"))
        this = date.fromisoformat(value_in(context.published.year))
        year = context.published.year
        year += (step > 0 and this <= context.published) - (step < 0 and this >= context.published)
        return draft(candidate, value_in(year), Granularity.DAY, anchor="publication")
    choice = choose_year(context, candidate, value_in)
    if choice is None:
        unknown = UNKNOWN_YEAR if movable else f"{UNKNOWN_YEAR}-{key}"
        return draft(candidate, unknown, Granularity.DAY, anchor="none")
    return from_choice(context, candidate, choice, value_in(choice.year), Granularity.DAY)


MOVABLE_DAYS: dict[str, Callable[[int], date]] = {
    "easter": easter_sunday,
    "good-friday": lambda year: easter_sunday(year) - timedelta(days=2),
    "easter-monday": lambda year: easter_sunday(year) + timedelta(days=1),
    "palm-sunday": lambda year: easter_sunday(year) - timedelta(days=7),
    "ascension": lambda year: easter_sunday(year) + timedelta(days=39),
    "whit-sunday": lambda year: easter_sunday(year) + timedelta(days=49),
    "whit-monday": lambda year: easter_sunday(year) + timedelta(days=50),
    "maundy-thursday": lambda year: easter_sunday(year) - timedelta(days=3),
    "shrove-tuesday": lambda year: easter_sunday(year) - timedelta(days=47),
    "ash-wednesday": lambda year: easter_sunday(year) - timedelta(days=46),
    "corpus-christi": lambda year: easter_sunday(year) + timedelta(days=60),
    "orthodox-easter": orthodox_easter,
    "orthodox-good-friday": lambda year: orthodox_easter(year) - timedelta(days=2),
    "columbus-day": lambda year: nth_weekday(year, 10, 0, 2),
    "remembrance-sunday": lambda year: nth_weekday(year, 11, 6, 2),
    "king-day": lambda year: nth_weekday(year, 1, 0, 3),
    "presidents-day": lambda year: nth_weekday(year, 2, 0, 3),
    "thanksgiving": lambda year: nth_weekday(year, 11, 3, 4),
    "labor-day": lambda year: nth_weekday(year, 9, 0, 1),
    "memorial-day": lambda year: nth_weekday(year, 5, 0, -1),
}
"""Days that move from year to year, by their key in the data files."""
