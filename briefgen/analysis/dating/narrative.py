"""Is an article a narrative, whose dates follow one another, or news, told from one day?"""

from datetime import date

from briefgen.analysis.dating.amounts import written_year
from briefgen.analysis.dating.candidates import Candidate

ENOUGH_YEARS = 6
"""So many written past years make a narrative, if news expressions are few beside them."""
NEWS_KINDS = frozenset({"weekday", "today", "directed_unit", "ago"})


def is_narrative(candidates: list[Candidate], published: date | None) -> bool:
    """Return whether years are to be carried from one date to the next.

    So it is where an article writes many past years and hardly any expression that only news
    uses ("on Tuesday", "last week"). News without a publication date is none: its years stay
    open, for whichever was written last need not be that of the next day.
    """
    written = [year for item in candidates if (year := written_year(item)) is not None]
    past = sum(1 for year in written if published is None or year < published.year)
    news = sum(1 for item in candidates if item.rule.kind in NEWS_KINDS)
    return past >= ENOUGH_YEARS and past >= 4 * news
