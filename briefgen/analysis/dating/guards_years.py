"""What looks like a year and is none: counts, sums of money, numbers of things.

The words are data ([guards] in the language's file).
"""

from briefgen.analysis.dating.candidates import Candidate, Guard

NEWS_YEARS = range(1900, 2061)
"""A bare number in this range is taken for a year without further signs."""


def _year(candidate: Candidate) -> bool:
    """Refuse counts, sums and numbers of things; years long past need a sign of being dates."""
    before, after = candidate.before(), candidate.after()
    counted = candidate.goes_on_in_lower_case and after.endswith("s") and len(after) > 3
    if candidate.end - candidate.first > 1 or candidate.rule.id != "year":
        return not (candidate.has("about") and counted)
    if _is_number_of_something(candidate, before, after):
        return False
    articles = candidate.listed("articles")
    if counted and not candidate.calls_for_date and before not in articles:
        return False
    if _is_year_like(candidate.before(2)) and before in candidate.listed("year_links"):
        return True
    if before == "-" or (before == "." and candidate.before(2).isdigit()):
        return before == "-" and candidate.before(2) in articles
    year = int(candidate.tokens.words[candidate.first])
    return year in NEWS_YEARS or _is_old_year(candidate, before, after, counted)


def _is_number_of_something(candidate: Candidate, before: str, after: str) -> bool:
    """Return whether the words beside a number say that it counts or numbers something."""
    if before in candidate.listed("not_year_after") or after in candidate.lexicon.words["UNITS"]:
        return True
    signs = after in ("%", "°") or before in ("%", "+", "=")
    more = before in candidate.listed("compared")
    more = more and candidate.before(2) in candidate.listed("more_words")
    return signs or more or after in candidate.listed("not_year_before")


def _is_old_year(candidate: Candidate, before: str, after: str, counted: bool) -> bool:
    """Return whether a number that could be anything is a year: "in 1776", "1861-1863"."""
    if before in candidate.listed("year_prepositions") or before == "(":
        return not counted
    if after in candidate.listed("year_links") and _is_year_like(candidate.after(2)):
        return True
    if before in (",", ":") and not after:
        return True
    known = candidate.after().isalpha() and not counted
    return before in candidate.listed("articles") and known


def _is_year_like(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


YEAR_GUARDS: dict[str, Guard] = {"year": _year}
