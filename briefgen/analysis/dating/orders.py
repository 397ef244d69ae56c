"""Does an article write the day before the month? "3/4/2023" can be read both ways."""

from briefgen.analysis.dating.amounts import FIGURES
from briefgen.analysis.dating.candidates import Candidate

MONTHS = 12
MONTH_FIRST_REGIONS = frozenset({"us", "ph", "fm", "pw", "gu", "pr"})
"""Regions that write the month first, as CLDR's short dates of English have it."""


def is_day_first(candidates: list[Candidate], language: str) -> bool | None:
    """Return whether figures stand for day and month, None where nothing shows it.

    A figure above 12 shows it first; then how the article writes days with a month's name;
    then the region of its language tag ("en-GB").
    """
    shown = _by_figures(candidates)
    if shown is not None:
        return shown
    shown = _by_names(candidates)
    if shown is not None:
        return shown
    regions = [part.lower() for part in language.split("-")[1:] if len(part) == 2]
    return regions[0] not in MONTH_FIRST_REGIONS if regions else None


def _by_figures(candidates: list[Candidate]) -> bool | None:
    votes = 0
    for candidate in candidates:
        if candidate.rule.kind == "numeric" and "." not in candidate.phrase("num"):
            first, second = (int(figure) for figure in FIGURES.findall(candidate.phrase("num"))[:2])
            votes += (first > MONTHS) - (second > MONTHS)
    return votes > 0 if votes else None


def _by_names(candidates: list[Candidate]) -> bool | None:
    votes = 0
    for candidate in candidates:
        if (
            candidate.rule.kind in ("day", "day_range")
            and candidate.has("d")
            and candidate.has("m")
        ):
            votes += 1 if candidate.groups["d"] < candidate.groups["m"] else -1
    return votes > 0 if votes else None
