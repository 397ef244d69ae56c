"""What the checks say of each item, in a mark and few words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.problem import Problem, Severity


class Mark(StrEnum):
    """The mark at a row's left edge."""

    NONE = ""
    GOOD = "good"
    BAD = "bad"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the checks say of an item; `told` is how many sources carry a quotation."""

    mark: Mark
    note: str = ""
    told: str = ""


def judgements(problems: tuple[Problem, ...], quotes: Mapping[str, bool]) -> dict[str, Judgement]:
    """Return what to show at each item: `quotes` tells whether a quotation stands in its source."""
    found = {item: Judgement(Mark.GOOD if good else Mark.BAD) for item, good in quotes.items()}
    for problem in problems:
        if not problem.item or problem.severity is Severity.NOTE:
            continue
        bad = problem.severity is Severity.ERROR
        before = found.get(problem.item)
        if before is not None and before.note and (before.mark is Mark.BAD or not bad):
            continue
        mark = Mark.BAD if bad else Mark.DOUBT
        if before is not None and before.mark is Mark.BAD:
            mark = Mark.BAD
        found[problem.item] = Judgement(mark, problem.what)
    return found
