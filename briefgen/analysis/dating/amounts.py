"""Numbers in words and figures, and TIMEX3 durations."""

import re

from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.lexing import Tokens

FIGURES = re.compile(r"\d+")
PIVOT = 50
"""Two-digit years below this are of this century."""


def written_year(candidate: Candidate, name: str = "y") -> int | None:
    """Return the year written in a part: 2023, '23, FY24."""
    if not candidate.has(name):
        return None
    figures = FIGURES.findall(candidate.phrase(name))
    if not figures or len(figures[-1]) > 4:
        return None
    year = int(figures[-1])
    if len(figures[-1]) == 2:
        year += 2000 if year < PIVOT else 1900
    return year


def number_of(candidate: Candidate, name: str = "n") -> float | None:
    """Return the number that a part of a candidate says, None if there is none."""
    if not candidate.has(name):
        return None
    first, end = candidate.groups[name]
    return read_number(candidate.tokens, first, end, dict(candidate.lexicon.words["NUMWORD"]))


def read_number(tokens: Tokens, first: int, end: int, words: dict[str, int]) -> float | None:
    """Return the number in tokens `first` to `end`: "24", "1,500", "two hundred and ten"."""
    total, current, seen = 0.0, 0.0, False
    for index in range(first, end):
        word = tokens.words[index]
        if word[0].isdecimal():
            try:
                return float(word.replace(",", ""))
            except ValueError:
                return None
        if word not in words:
            continue
        seen = True
        value = words[word]
        if value == 100 or (value == 12 and current):
            current = max(1.0, current) * value
        elif value >= 1000:
            total, current = total + max(1.0, current) * value, 0.0
        else:
            current += value
    return total + current if seen else None


def duration_value(amount: float | str, unit: str) -> str:
    """Return the TIMEX3 duration of so many units: "P2D", "PT3H", "P2Y6M", "PXY".

    `unit` is a unit of the data files: "D", "TH" (hours), "2W" (fortnight), "10Y" (decade).
    """
    if unit[0].isdigit():
        if amount == "X":
            return {"10Y": "PXDE", "100Y": "PXCE"}.get(unit, "PX" + unit[-1])
        factor = int(unit[:-1])
        return duration_value(float(amount) * factor, unit[-1])
    if unit == "WE":
        return f"P{_figure(amount)}WE"
    time = unit[0] == "T"
    letter = unit[-1]
    if isinstance(amount, float) and amount % 1 == 0.5 and amount > 1:
        if letter == "Y":
            return f"P{int(amount)}Y6M"
        if unit == "TH":
            return f"PT{int(amount)}H30M"
        if unit == "TM":
            return f"PT{int(amount)}M30S"
    return ("PT" if time else "P") + _figure(amount) + letter


def _figure(amount: float | str) -> str:
    return amount if isinstance(amount, str) else f"{amount:.10g}"
