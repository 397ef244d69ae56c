"""Candidates to drafts: which reader reads which kind of rule."""

from collections.abc import Callable, Iterable

from briefgen.analysis.dating import (
    event_days,
    read_amounts,
    read_day_lists,
    read_days,
    read_month_days,
    read_offsets,
    read_periods,
    read_times,
    read_weekdays,
)
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import Draft

Reader = Callable[[Context, Candidate], Draft | None]

READERS: dict[str, Reader] = {
    "iso": read_days.read_iso,
    "numeric": read_days.read_numeric,
    "day": read_days.read_day,
    "day_range": read_day_lists.read_day_range,
    "nth_weekday": read_month_days.read_nth_weekday,
    "new_year": read_periods.read_new_year,
    "holiday": read_days.read_holiday,
    "month": read_periods.read_month,
    "year": read_periods.read_year,
    "spoken_year": read_periods.read_spoken_year,
    "year_range": read_periods.read_year_range,
    "decade": read_periods.read_decade,
    "century": read_periods.read_century,
    "season": read_periods.read_season,
    "quarter": read_periods.read_quarter,
    "half": read_periods.read_half,
    "week_of": read_days.read_week_of,
    "week_of_month": read_periods.read_week_of_month,
    "weekday": read_weekdays.read_weekday,
    "weekday_from": read_weekdays.read_weekday_from,
    "weekday_day": read_month_days.read_weekday_day,
    "month_day": read_month_days.read_month_day,
    "nth_day": read_month_days.read_nth_day,
    "today": read_times.read_today,
    "that_daypart": read_times.read_that_daypart,
    "daypart": read_times.read_daypart,
    "clock": read_times.read_clock,
    "event_day": event_days.read_event_day,
    "directed_unit": read_offsets.read_directed_unit,
    "the_unit": read_offsets.read_the_unit,
    "weekend": read_weekdays.read_weekend,
    "ago": read_offsets.read_ago,
    "in_units": read_offsets.read_in_units,
    "later": read_offsets.read_later,
    "year_earlier": read_offsets.read_year_earlier,
    "quarter_of_year": read_offsets.read_quarter_of_year,
    "latest_period": read_offsets.read_latest_period,
    "duration": read_amounts.read_duration,
    "vague_duration": read_amounts.read_vague_duration,
    "set": read_amounts.read_set,
    "per_unit": read_amounts.read_per_unit,
    "reference": read_amounts.read_reference,
}


def resolve(context: Context, candidates: Iterable[Candidate]) -> list[Draft]:
    """Return the drafts of the candidates that can be read, in text order."""
    drafts: list[Draft] = []
    for candidate in candidates:
        made = READERS[candidate.rule.kind](context, candidate)
        if made is not None and made.value:
            for one in read_day_lists.split_days(made):
                drafts.append(one)
                if not one.partial:
                    context.note(one)
    return drafts
