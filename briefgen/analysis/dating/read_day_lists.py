"""Readers of several days of one month: "July 11-12", "June 5, 6 and 12"."""

from dataclasses import replace
from itertools import pairwise

from briefgen.analysis.dating.amounts import FIGURES
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import UNKNOWN_YEAR, Draft, Option
from briefgen.analysis.dating.parts import day_number
from briefgen.analysis.dating.read_days import read_day
from briefgen.analysis.dating.read_month_days import read_month_day
from briefgen.model.article import TextSpan
from briefgen.model.finding import DateKind
from briefgen.model.timex import days_of


def read_day_range(context: Context, candidate: Candidate) -> Draft | None:
    """Read "July 11-12", "11 and 12 July 2023", "July 5, 6 and 12", "the 3rd to the 5th".

    Days that follow one another are a range; others are taken apart by `split_days`.
    """
    named = _days_named(candidate)
    read = read_day if candidate.has("m") else read_month_day
    made = read(context, candidate)
    if made is None or not named:
        return made
    if not _follow(made.value, named):
        return None
    end = _with_day(made.value, named[-1])
    made.kind, made.end_value = DateKind.RANGE, end
    made.apart = _joins_days(candidate) and any(b - a > 1 for a, b in pairwise(named))
    made.apart = made.apart or _offers_days(candidate)
    for option in made.alternatives:
        option.value = f"{option.value}/{_with_day(option.value, named[-1])}"
    return made


def _days_named(candidate: Candidate) -> list[int]:
    """Return the days of the month in the order of the text, none if one is no day."""
    days = [day_number(candidate)]
    days += [int(figure) for figure in FIGURES.findall(candidate.phrase("ds"))]
    days.append(day_number(candidate, "d2"))
    return [day for day in days if day is not None] if None not in days else []


def _follow(first: str, named: list[int]) -> bool:
    """Return whether days of the month of a first day's value are there and in order."""
    if any(after <= before for before, after in pairwise(named)):
        return False
    last = _with_day(first, named[-1])
    return days_of("2024" + last[4:] if last.startswith(UNKNOWN_YEAR) else last) is not None


def _with_day(value: str, day: int) -> str:
    return f"{value[:-2]}{day:02}"


def _joins_days(candidate: Candidate) -> bool:
    """Return whether "and" joins single days, and not the ends of "between 1 and 15 August"."""
    low, high = sorted((candidate.groups["d"], candidate.groups["d2"]))
    links = candidate.lexicon.guards.get("range_and", frozenset())
    between = candidate.tokens.words[low[1] : high[0]]
    bounded = candidate.before() in candidate.lexicon.guards.get("range_between", frozenset())
    listed = candidate.has("ds") or "," not in between
    return not bounded and not links.isdisjoint(between) and listed


def _offers_days(candidate: Candidate) -> bool:
    """Return whether one of two days is meant: "on 2 or 9 November"."""
    low, high = sorted((candidate.groups["d"], candidate.groups["d2"]))
    between = candidate.tokens.words[low[1] : high[0]]
    return not candidate.listed("range_or").isdisjoint(between)


def split_days(made: Draft) -> list[Draft]:
    """Return the days of "1 and 22 September" as drafts of their own; else the draft."""
    if not made.apart:
        return [made]
    candidate = made.candidate
    starts, ends = candidate.tokens.starts, candidate.tokens.ends
    value, options = made.value, [(option.value[:10], option.how) for option in made.alternatives]
    return [
        replace(
            made,
            kind=DateKind.POINT,
            value=_with_day(value, day),
            end_value="",
            first=low,
            end=high,
            span=TextSpan(starts[low], ends[high - 1]),
            alternatives=[Option(_with_day(other, day), how) for other, how in options],
        )
        for day, (low, high) in zip(_days_named(candidate), _places(made), strict=True)
    ]


def _places(made: Draft) -> list[tuple[int, int]]:
    """Return first and end token of each day of a list, with the month beside it."""
    groups, words = made.candidate.groups, made.candidate.tokens.words
    cut, month = groups["d"][1], groups.get("m", (made.end, made.end))
    if month[0] < cut:
        cut = max(cut, month[1])
    middle = range(*groups.get("ds", (0, 0)))
    days = [(at, at + 1) for at in middle if FIGURES.match(words[at])]
    last = groups["d2"][0]
    last -= words[last - 1] in made.candidate.lexicon.tense.get("articles", frozenset())
    return [(made.first, cut), *days, (last, made.end)]
