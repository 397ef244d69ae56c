"""Readers of calendar expressions: days, months, years, seasons, quarters."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefgen.analysis.dating.amounts import number_of
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.choosing import Choice, choose_year, spoken
from briefgen.analysis.dating.drafts import UNKNOWN_YEAR, Context, Draft, Option, draft
from briefgen.analysis.dating.tense import NO_CUE
from briefgen.model.finding import DateKind, DateModifier, Granularity
from briefgen.model.timex import add_months, days_of, easter_sunday, nth_weekday, week_value

_FIGURES = re.compile(r"\d+")
_PIVOT = 50
"""Two-digit years below this are of this century."""


def modifier_of(candidate: Candidate) -> DateModifier | None:
    """Return the modifier that a candidate's words say: early, mid, the end of, later."""
    for name, tag in (("mod", "MODIFIER"), ("edge", "EDGE"), ("modw", "SHIFT")):
        if candidate.has(name):
            value = candidate.word_value(name, tag)
            return DateModifier(value) if value else None
    if candidate.has("part") and candidate.has("m"):
        number = day_number(candidate, "part")
        return DateModifier.START if number == 1 else DateModifier.END
    return DateModifier.MID if candidate.has("mid") else None


def written_year(candidate: Candidate, name: str = "y") -> int | None:
    """Return the year written in a part: 2023, '23, FY24."""
    if not candidate.has(name):
        return None
    figures = _FIGURES.findall(candidate.phrase(name))
    if not figures:
        return None
    year = int(figures[-1])
    if len(figures[-1]) == 2:
        year += 2000 if year < _PIVOT else 1900
    return year


def day_number(candidate: Candidate, name: str = "d") -> int | None:
    """Return the day of the month in a part: 11, 11th, eleventh, twenty-first."""
    if not candidate.has(name):
        return None
    figures = _FIGURES.search(candidate.phrase(name))
    if figures:
        return int(figures.group())
    first, end = candidate.groups[name]
    words = candidate.lexicon.words
    total = 0
    for word in candidate.tokens.words[first:end]:
        total += words["ORDWORD"].get(word, words["NUMWORD"].get(word, 0))
    return total or None


def month_number(candidate: Candidate, name: str = "m") -> int | None:
    """Return the month in a part, by name or, in numeric dates, by number."""
    value = candidate.word_value(name, "MONTH")
    if value is None and candidate.has(name):
        figures = _FIGURES.search(candidate.phrase(name))
        value = int(figures.group()) if figures else None
    return value if value is not None and 1 <= value <= 12 else None


def _era(candidate: Candidate) -> str:
    """Return TIMEX3's prefix of years before Christ, "" for all others."""
    return "BC" if candidate.has("era") else ""


def _relative_year(context: Context, candidate: Candidate, name: str) -> int | None:
    """Return the year of "last year" or "that year", None without anchor."""
    shift = candidate.lexicon.directions.get(direction_words(candidate, name), "0")
    if shift.endswith("@"):
        return context.last[0].year + int(shift[:-1]) if context.last else None
    return context.published.year + int(shift) if context.published else None


def direction_words(candidate: Candidate, name: str = "dir") -> str:
    """Return the words of a direction without articles, as [directions] lists them."""
    articles = candidate.lexicon.tense.get("articles", frozenset())
    words = candidate.phrase(name).split()
    return " ".join(word for word in words if word not in articles)


def read_iso(context: Context, candidate: Candidate) -> Draft | None:
    """Read "2023-07-11" and "2023-07-11 09:00"."""
    words = candidate.phrase("iso").upper().replace(" ", "T")
    value = words[:10]
    if days_of(value) is None:
        return None
    if len(words) > 10 and days_of(words[:16]):
        return draft(candidate, words[:16], Granularity.TIME)
    return draft(candidate, value, Granularity.DAY)


def read_numeric(context: Context, candidate: Candidate) -> Draft | None:
    """Read "11/07/2023" or "11.7.23"; both orders are kept where both are possible."""
    figures = _FIGURES.findall(candidate.phrase("num"))
    year = int(figures[2])
    if len(figures[2]) == 2:
        year += 2000 if year < _PIVOT else 1900
    dotted = "." in candidate.phrase("num")
    day_first = (int(figures[0]), int(figures[1]))
    month_first = (int(figures[1]), int(figures[0]))
    american = candidate.lexicon.settings.get("numeric_order") == "mdy" and not dotted
    orders = (month_first, day_first) if american else (day_first, month_first)
    orders = orders[:1] if dotted else orders
    values = [f"{year:04}-{month:02}-{day:02}" for day, month in orders]
    valid = [value for value in dict.fromkeys(values) if days_of(value)]
    if not valid:
        return None
    made = draft(candidate, valid[0], Granularity.DAY)
    other_way = "with day and month the other way round"
    made.alternatives = [Option(value, other_way) for value in valid[1:]]
    return made


def read_day(context: Context, candidate: Candidate) -> Draft | None:
    """Read a day of a month, with or without year and weekday."""
    made = _read_day(context, candidate)
    if made is not None:
        made.approximate = candidate.has("about")
    return made


def _read_day(context: Context, candidate: Candidate) -> Draft | None:
    day, month = day_number(candidate), month_number(candidate)
    if candidate.has("dm"):
        day, month = (int(figure) for figure in _FIGURES.findall(candidate.phrase("dm")))
    if day is None or month is None or not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    year = written_year(candidate)
    if year is None and candidate.has("dir"):
        year = _directed_year(context, candidate, month, day)
    if year is not None:
        value = f"{year:04}-{month:02}-{day:02}"
        return draft(candidate, value, Granularity.DAY) if days_of(value) else None
    return _day_without_year(context, candidate, month, day)


def _directed_year(context: Context, candidate: Candidate, month: int, day: int) -> int | None:
    words = direction_words(candidate)
    if candidate.phrase("dir") and candidate.tokens.words[candidate.end - 1] != "year":
        step = candidate.lexicon.directions.get(words, "0")
        return _nearest_in_direction(context, f"-{month:02}-{day:02}", step)
    return _relative_year(context, candidate, "dir")


def _nearest_in_direction(context: Context, rest: str, step: str) -> int | None:
    """Return the year in which "last March", "next autumn" lies, None without anchor."""
    if step.endswith("@"):
        base = context.last[0] if context.last else context.published
    else:
        base = context.published or (context.last[0] if context.last else None)
    if base is None:
        return None
    sign = int(step.rstrip("@"))
    days = days_of(f"{base.year:04}{rest}")
    if days is None:
        return base.year
    if sign < 0 and days[1] >= base:
        return base.year - 1
    if sign > 0 and days[0] <= base:
        return base.year + 1
    return base.year


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
    return made if made.days else None


def _prefer_weekday(context: Context, made: Draft, rest: str, weekday: int) -> None:
    """Take the year in which a written weekday agrees, if the chosen year's does not."""
    days = made.days
    if days is not None and days[0].isoweekday() == weekday:
        made.alternatives = []
        return
    base = context.published or (context.last[0] if context.last else None)
    for step in (0, 1, -1):
        days = days_of(f"{base.year + step:04}{rest}") if base else None
        if base and days and days[0].isoweekday() == weekday:
            made.value = f"{base.year + step:04}{rest}"
            made.how = "the year in which the weekday agrees"
            made.alternatives = []
            return


def from_choice(
    context: Context, candidate: Candidate, choice: Choice, value: str, granularity: Granularity
) -> Draft:
    """Return a draft whose year was chosen."""
    carried = context.narrative or context.published is None
    made = draft(candidate, value, granularity, anchor="mention" if carried else "publication")
    made.how, made.cue, made.year_open = choice.how, choice.cue, True
    made.alternatives = [choice.other] if choice.other else []
    return made


def read_day_range(context: Context, candidate: Candidate) -> Draft | None:
    """Read "July 11-12", "11 and 12 July 2023": two days of one month."""
    first, last = day_number(candidate), day_number(candidate, "d2")
    made = read_day(context, candidate)
    if made is None or first is None or last is None:
        return made
    end = made.value[:-2] + f"{last:02}"
    days, end_days = days_of(made.value), days_of(end)
    if made.value.startswith(UNKNOWN_YEAR):
        valid = first < last and days_of("2024" + end[4:]) is not None
    else:
        valid = days is not None and end_days is not None and days < end_days
    if not valid:
        return None
    made.kind, made.end_value = DateKind.RANGE, end
    for option in made.alternatives:
        option.value = f"{option.value}/{option.value[:-2]}{last:02}"
    return made


def read_month(context: Context, candidate: Candidate) -> Draft | None:
    """Read a month with a year, a direction ("last June") or neither."""
    month = month_number(candidate)
    if month is None:
        return None
    rest = f"-{month:02}"
    made = _with_year(context, candidate, rest, Granularity.MONTH)
    made.modifier = modifier_of(candidate)
    made.approximate = candidate.has("about") or made.modifier is not None
    return made


def _with_year(
    context: Context, candidate: Candidate, rest: str, granularity: Granularity
) -> Draft:
    """Return the draft of a month, season, quarter or half, with its year as best known."""
    year = written_year(candidate)
    if year is not None:
        return draft(candidate, f"{_era(candidate)}{year:04}{rest}", granularity)
    if candidate.has("ydir"):
        year = _relative_year(context, candidate, "ydir")
        words = candidate.phrase("ydir")
    elif candidate.has("dir"):
        step = candidate.lexicon.directions.get(direction_words(candidate), "0")
        words = candidate.phrase("dir")
        year = None if step.startswith("0") else _nearest_in_direction(context, rest, step)
    else:
        words = ""
    if year is not None:
        made = draft(candidate, f"{year:04}{rest}", granularity, anchor=_anchor(context))
        made.how = f"because of “{words}”"
        return made
    choice = choose_year(context, candidate, lambda some: f"{some:04}{rest}")
    if choice is None:
        made = draft(candidate, UNKNOWN_YEAR + rest, granularity, anchor="none")
        made.year_open = True
        return made
    return from_choice(context, candidate, choice, f"{choice.year:04}{rest}", granularity)


def _anchor(context: Context) -> str:
    return "publication" if context.published else "mention"


def read_year(context: Context, candidate: Candidate) -> Draft | None:
    """Read "2023", "early 1990", "fiscal 2024"."""
    year = written_year(candidate)
    if year is None:
        return None
    made = draft(candidate, f"{year:04}", Granularity.YEAR)
    made.modifier = modifier_of(candidate)
    made.value = _era(candidate) + made.value
    made.approximate = candidate.has("about") or made.modifier is not None
    return made


def read_spoken_year(context: Context, candidate: Candidate) -> Draft | None:
    """Read "nineteen ninety-six", "the year two thousand"."""
    number = number_of(candidate) or 0.0
    year = (2000 if candidate.has("t") else 1900) + int(number)
    if not candidate.has("t") and not 10 <= number <= 99:
        return None
    return draft(candidate, f"{year:04}", Granularity.YEAR)


def read_year_range(context: Context, candidate: Candidate) -> Draft | None:
    """Read "1914-18"."""
    year, short = written_year(candidate), candidate.phrase("yy")
    if year is None:
        return None
    last = year - year % 100 + int(short)
    if last <= year:
        return None
    made = draft(candidate, f"{year:04}", Granularity.YEAR, DateKind.RANGE)
    made.end_value = f"{last:04}"
    return made


def read_decade(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the 1990s", "the '90s", "the late nineties"."""
    if candidate.has("dw"):
        value = f"19{candidate.word_value('dw', 'DECADEWORD')}"
    else:
        figures = _FIGURES.findall(candidate.phrase("dec"))[0]
        short = len(figures) == 2
        value = f"19{figures[0]}" if short else figures[:3]
        if figures[-1] != "0" or (short and not candidate.has("apos") and int(figures) < 20):
            return None
    made = draft(candidate, value, Granularity.DECADE)
    made.modifier = modifier_of(candidate)
    made.approximate = made.modifier is not None
    return made


def read_century(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the 20th century"; its TIMEX3 value is "19"."""
    number = day_number(candidate, "c")
    if number is None or not 1 <= number <= 30:
        return None
    made = draft(candidate, f"{_era(candidate)}{number - 1:02}", Granularity.CENTURY)
    made.modifier = modifier_of(candidate)
    return made


def read_season(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the autumn", "last spring", "summer 2024"; seasons are approximate."""
    season = candidate.word_value("s", "SEASON")
    if season is None:
        return None
    made = _with_year(context, candidate, f"-{season}", Granularity.SEASON)
    made.modifier = modifier_of(candidate)
    made.approximate = True
    return made


def read_quarter(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the third quarter", "Q1 2024"; without year the last one that has begun."""
    number = 4 if candidate.has("last") else _ordinal(candidate, "q")
    if number is None or not 1 <= number <= 4:
        return None
    made = _with_year(context, candidate, f"-Q{number}", Granularity.QUARTER)
    current = context.published and (context.published.month + 2) // 3
    if made.year_open and context.published and current and number <= current:
        made.value = f"{context.published.year:04}-Q{number}"
        made.how, made.cue = f"the last one begun by {spoken(context.published)}", NO_CUE
        made.alternatives = []
    return made


def read_half(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the first half of 2024", "H2"."""
    number = 2 if candidate.has("last") else _ordinal(candidate, "q")
    if number is None or not 1 <= number <= 2:
        return None
    return _with_year(context, candidate, f"-H{number}", Granularity.HALF)


def _ordinal(candidate: Candidate, name: str) -> int | None:
    return day_number(candidate, name)


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


def read_week_of_month(context: Context, candidate: Candidate) -> Draft | None:
    """Read "the first week of July": the ISO week that holds most of those seven days."""
    if candidate.has("m"):
        made = read_month(context, candidate)
        days = made.days if made else None
    else:
        base = context.published
        step = int(candidate.lexicon.directions.get(direction_words(candidate), "0"))
        made = draft(candidate, "", Granularity.MONTH, anchor="publication")
        days = days_of(f"{add_months(base, step):%Y-%m}") if base else None
    number = day_number(candidate, "q") or 0
    if made is None or days is None or number > 5:
        return None
    if candidate.has("last"):
        middle = days[1] - timedelta(days=3)
    else:
        middle = days[0] + timedelta(days=3 + 7 * (number - 1))
    made.value, made.granularity, made.approximate = week_value(middle), Granularity.WEEK, True
    made.alternatives = []
    return made


def read_holiday(context: Context, candidate: Candidate) -> Draft | None:
    """Read the name of a day in the year: "Christmas Eve", "Good Friday"."""
    name = candidate.phrase("h").replace("’", "'")
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
    "thanksgiving": lambda year: nth_weekday(year, 11, 3, 4),
    "labor-day": lambda year: nth_weekday(year, 9, 0, 1),
    "memorial-day": lambda year: nth_weekday(year, 5, 0, -1),
}
"""Days that move from year to year, by their key in the data files."""
