"""What looks like a date and is none: verbs, ages, titles, counts, sums of money.

Each guard looks at a candidate and its neighbours and returns whether it may stand. The words
are data ([guards] in the language's file).
"""

from collections.abc import Callable

from briefgen.analysis.dating.candidates import Candidate

NEWS_YEARS = range(1900, 2061)
"""A bare number in this range is taken for a year without further signs."""


def accept(candidate: Candidate) -> bool:
    """Return whether a candidate may be a date."""
    guard = _GUARDS.get(candidate.rule.kind)
    return guard is None or guard(candidate)


def _words(candidate: Candidate, name: str) -> frozenset[str]:
    return candidate.lexicon.guards.get(name, frozenset())


def _calls_for_date(candidate: Candidate) -> bool:
    """Return whether the word before can stand before a date: "in", "since", "next"."""
    return candidate.before() in candidate.lexicon.words["BEFOREDATE"]


def _next_code(candidate: Candidate) -> str:
    tokens = candidate.tokens
    return tokens.codes[candidate.end] if candidate.end < len(tokens.codes) else ""


def _is_plain_word_next(candidate: Candidate) -> bool:
    """Return whether a lower-case word without a role in dates follows."""
    return _next_code(candidate) == candidate.lexicon.shape_codes["LOW"]


def _year(candidate: Candidate) -> bool:
    """Refuse counts, sums and numbers of things; years long past need a sign of being dates."""
    before, after = candidate.before(), candidate.after()
    counted = _is_plain_word_next(candidate) and after.endswith("s") and len(after) > 3
    if candidate.end - candidate.first > 1 or candidate.rule.id != "year":
        return not (candidate.has("about") and counted)
    if _is_number_of_something(candidate, before, after):
        return False
    articles = _words(candidate, "articles")
    if counted and not _calls_for_date(candidate) and before not in articles:
        return False
    if _is_year_like(candidate.before(2)) and before in _words(candidate, "year_links"):
        return True
    if before == "-" or (before == "." and candidate.before(2).isdigit()):
        return before == "-" and candidate.before(2) in articles
    year = int(candidate.tokens.words[candidate.first])
    return year in NEWS_YEARS or _is_old_year(candidate, before, after, counted)


def _is_number_of_something(candidate: Candidate, before: str, after: str) -> bool:
    """Return whether the words beside a number say that it counts or numbers something."""
    if before in _words(candidate, "not_year_after") or after in candidate.lexicon.words["UNITS"]:
        return True
    signs = after in ("%", "°") or before in ("%", "+", "=")
    more = before in _words(candidate, "compared")
    more = more and candidate.before(2) in _words(candidate, "more_words")
    return signs or more or after in _words(candidate, "not_year_before")


def _is_old_year(candidate: Candidate, before: str, after: str, counted: bool) -> bool:
    """Return whether a number that could be anything is a year: "in 1776", "1861-1863"."""
    if before in _words(candidate, "year_prepositions") or before == "(":
        return not counted
    if after in _words(candidate, "year_links") and _is_year_like(candidate.after(2)):
        return True
    if before in (",", ":") and not after:
        return True
    known = candidate.after().isalpha() and not counted
    return before in _words(candidate, "articles") and known


def _is_year_like(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _month(candidate: Candidate) -> bool:
    """Refuse "may" the verb and people called May or April."""
    lone = candidate.end - candidate.first == 1 or (
        candidate.end - candidate.first == 2 and candidate.tokens.words[candidate.end - 1] == "."
    )
    if not lone:
        return True
    word = candidate.tokens.words[candidate.first]
    if word not in _words(candidate, "risky_months"):
        return True
    if candidate.after() in _words(candidate, "not_after_month"):
        return False
    if candidate.after() == ":" and not candidate.before():
        return True
    if _calls_for_date(candidate):
        return not _follows_name(candidate)
    return candidate.before() in _words(candidate, "articles") and _is_plain_word_next(candidate)


def _follows_name(candidate: Candidate) -> bool:
    """Return whether a month name goes on as a name: "by April Jones"."""
    tokens, lexicon = candidate.tokens, candidate.lexicon
    return (
        _next_code(candidate) == lexicon.shape_codes["CAP"]
        and candidate.before() in _words(candidate, "name_prepositions")
        and tokens.words[candidate.end] not in lexicon.words["WEEKDAY"]
    )


def _weekday(candidate: Candidate) -> bool:
    """Refuse "Sun" the paper and "sat" the verb: a short form needs its full stop."""
    if not candidate.has("wd"):
        return True
    if candidate.phrase("dir") in _words(candidate, "counting_words"):
        return not candidate.after()[:1].isalnum()
    first, end = candidate.groups["wd"]
    short = candidate.tokens.words[first] in _words(candidate, "short_weekdays")
    return not short or end - first > 1


def _duration(candidate: Candidate) -> bool:
    """Refuse ages, titles ("60 Minutes") and "a second"."""
    tokens = candidate.tokens
    after = candidate.after()
    unit = tokens.words[candidate.groups["u"][0]] if candidate.has("u") else ""
    value = candidate.lexicon.words["UNITS"].get(unit, candidate.lexicon.words["UNIT"].get(unit))
    if after in _words(candidate, "age_words") or candidate.before() in _words(
        candidate, "age_before"
    ):
        return False
    if after in ("-", "–") and candidate.after(2) in _words(candidate, "age_words"):
        return False
    if after in ("-", "–") and not candidate.has("n"):
        return False
    if candidate.has("n") and candidate.tokens.codes[candidate.first] in _year_codes(candidate):
        return candidate.tokens.words[candidate.first + 1] in candidate.lexicon.words["UNITS"]
    if candidate.has("old") and value == "Y" and candidate.has("n"):
        return False
    if value and value[0] == "T" and candidate.has("dd") and not candidate.has("n"):
        return candidate.has("v")
    if value == "TS" and not candidate.has("n"):
        return False
    if (
        candidate.has("u")
        and not candidate.has("n")
        and after in _words(candidate, "not_after_unit")
    ):
        return False
    if candidate.tokens.phrase(candidate.first, candidate.end) in _words(
        candidate, "loose_durations"
    ):
        return candidate.before() in candidate.lexicon.words["BEFOREDATE"]
    if value == "Q" and not candidate.has("dd"):
        return candidate.has("n") and after not in _words(candidate, "not_after_unit")
    return not _is_title(candidate) and not _is_rate(candidate)


def _year_codes(candidate: Candidate) -> str:
    """Return the codes of numbers that can be years: "the 1988 quarter" lasts no time."""
    codes = candidate.lexicon.number_codes
    return "".join(code for tags, code in codes.items() if "YEAR" in tags)


def _is_title(candidate: Candidate) -> bool:
    """Return whether a unit is capitalised within a sentence: "60 Minutes"."""
    if not candidate.has("u") or not candidate.has("n"):
        return False
    if candidate.lexicon.settings.get("nouns_capitalised"):
        return False
    raw = candidate.tokens.raw(candidate.groups["u"][0])
    return raw[0].isupper() and not raw.isupper()


def _vague_duration(candidate: Candidate) -> bool:
    """Take bare "years" only where it tells how long: "for years"."""
    if candidate.end - candidate.first > 1:
        return True
    before = candidate.before()
    if candidate.after() in _words(candidate, "age_words"):
        return False
    return before in _words(candidate, "before_bare_units")


def _is_rate(candidate: Candidate) -> bool:
    """Return whether "a year" stands after an amount: "$1 billion a year", "twice a week"."""
    if candidate.has("n") or candidate.end - candidate.first > 2:
        return False
    numbers = candidate.lexicon.words["NUMWORD"]
    for distance in range(1, 5):
        word = candidate.before(distance)
        if not word or word in _words(candidate, "rate_breaks"):
            return False
        if word in candidate.lexicon.words["BEFOREDATE"]:
            return False
        if word[0].isdigit() or word in numbers or word in _words(candidate, "rate_words"):
            return True
    return False


def _season(candidate: Candidate) -> bool:
    """Refuse "the fall of the wall" and "the fall in prices"."""
    if any(candidate.has(name) for name in ("y", "ydir", "dir")):
        return True
    bare = candidate.end - candidate.first == 1 and not candidate.lexicon.settings.get(
        "bare_seasons"
    )
    if bare or candidate.phrase("s") in _words(candidate, "risky_seasons"):
        fits = candidate.before() in _words(candidate, "season_prepositions")
        return fits and candidate.after() not in _words(candidate, "not_after_season")
    return candidate.after() not in _words(candidate, "not_after_season")


def _directed_unit(candidate: Candidate) -> bool:
    """Refuse "this minute", "last minute", "last day"."""
    unit = candidate.word_value("u", "UNIT")
    return unit is not None and unit[0] != "T"


def _reference(candidate: Candidate) -> bool:
    """Refuse "now-defunct", "the recent past" cut short, and names such as "Now!"."""
    if candidate.tokens.raw(candidate.end - 1) in _words(candidate, "reference_names"):
        return False
    return candidate.after() not in _words(candidate, "not_after_reference")


def _clock(candidate: Candidate) -> bool:
    """Take "13.15" for a time only after "at" and the like."""
    bare = candidate.end - candidate.first == 1
    if (
        bare
        and candidate.has("bare")
        and candidate.before() not in _words(candidate, "before_clock")
    ):
        return stands_alone(candidate)
    if candidate.has("cw") and _names_a_thing(candidate):
        return False
    if candidate.has("spoken") and candidate.before() not in _words(candidate, "before_clock"):
        return False
    after = candidate.after()
    counted = after == "%" or (bare and after in _words(candidate, "not_year_before"))
    return not counted and candidate.before() not in ("$", "€", "£")


def stands_alone(candidate: Candidate) -> bool:
    """Return whether a candidate fills its line, as the time stamps of a live blog do."""
    tokens, line = candidate.tokens, candidate.lexicon.shape_codes["LINE"]
    opens = candidate.first == 0 or tokens.codes[candidate.first - 1] == line
    return opens and (candidate.end == len(tokens.codes) or tokens.codes[candidate.end] == line)


def _names_a_thing(candidate: Candidate) -> bool:
    """Return whether a time of day only says which: "a midday briefing"."""
    indefinite = candidate.before() in _words(candidate, "indefinite_articles")
    deadline = candidate.after() in candidate.lexicon.tense.get("deadline_nouns", frozenset())
    return indefinite and _is_plain_word_next(candidate) and not deadline


def _day(candidate: Candidate) -> bool:
    """Refuse "May 10 times" and a month name cut from a name: "Theresa May 2 ..."."""
    return candidate.after() not in _words(candidate, "not_after_day")


def _today(candidate: Candidate) -> bool:
    return candidate.before() not in _words(candidate, "not_before_today")


def _the_unit(candidate: Candidate) -> bool:
    """Refuse "the day" and "the year" that go on: "the day that", "the year of"."""
    if candidate.has("edge") or candidate.has("modw") or candidate.has("mid"):
        return True
    if candidate.after() in _words(candidate, "ended_words"):
        return False
    return candidate.after() not in _words(candidate, "not_after_the_unit")


def _later(candidate: Candidate) -> bool:
    """Refuse "two weeks before the vote", "two days later than planned".

    What follows says from when to count.
    """
    if candidate.after() in _words(candidate, "than_words"):
        return False
    if candidate.phrase("later") not in _words(candidate, "counting_words"):
        return True
    unit = candidate.word_value("u", "UNITS") or candidate.word_value("u", "UNIT") or "D"
    if unit[0] == "T":
        return False
    return not candidate.after() or not candidate.after()[0].isalnum()


def _new_year(candidate: Candidate) -> bool:
    """Refuse "the New Year's address", "the new year of study" and names."""
    named = _next_code(candidate) == candidate.lexicon.shape_codes["CAP"]
    goes_on = candidate.after() in _words(candidate, "not_after_new_year")
    return not named and not goes_on


def _month_day(candidate: Candidate) -> bool:
    """Take "the 17th" for a day only after "on", "until" and the like, and before no noun."""
    if _opens_clause(candidate):
        return True
    fits = candidate.before() in _words(candidate, "month_day_prepositions")
    named = _next_code(candidate) == candidate.lexicon.shape_codes["CAP"]
    return fits and not named and not _is_plain_word_next(candidate)


def _opens_clause(candidate: Candidate) -> bool:
    """Return whether a candidate is the subject of "is" or "will": ": the 10th is pencilled in"."""
    tense = candidate.lexicon.tense
    verbs = (tense.get("present_be", frozenset()), tense.get("future_auxiliaries", frozenset()))
    opens = candidate.before() in ("", ":", ",", ";")
    return opens and any(candidate.after() in words for words in verbs)


def _set(candidate: Candidate) -> bool:
    """Refuse "the Daily Herald": a capitalised word that goes on as a name."""
    capital = candidate.has("w") and candidate.tokens.raw(candidate.first)[:1].isupper()
    return not capital or _next_code(candidate) != candidate.lexicon.shape_codes["CAP"]


def _that_daypart(candidate: Candidate) -> bool:
    """Refuse "The Evening Ledger": a capitalised word that goes on as a name."""
    tokens = candidate.tokens
    capital = tokens.raw(candidate.end - 1)[:1].isupper()
    return not capital or _next_code(candidate) != candidate.lexicon.shape_codes["CAP"]


_GUARDS: dict[str, Callable[[Candidate], bool]] = {
    "year": _year,
    "month": _month,
    "weekday": _weekday,
    "duration": _duration,
    "set": _set,
    "vague_duration": _vague_duration,
    "season": _season,
    "directed_unit": _directed_unit,
    "reference": _reference,
    "clock": _clock,
    "day": _day,
    "today": _today,
    "the_unit": _the_unit,
    "later": _later,
    "that_daypart": _that_daypart,
    "month_day": _month_day,
    "new_year": _new_year,
}
