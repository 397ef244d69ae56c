"""What looks like a date and is none: verbs, names, titles, things that are counted.

Each guard looks at a candidate and its neighbours and returns whether it may stand. The words
are data ([guards] in the language's file).
"""

from briefgen.analysis.dating.candidates import Candidate, Guard
from briefgen.analysis.dating.entries import is_stamp, stands_alone
from briefgen.analysis.dating.guards_lengths import LENGTH_GUARDS
from briefgen.analysis.dating.guards_years import YEAR_GUARDS


def accept(candidate: Candidate) -> bool:
    """Return whether a candidate may be a date."""
    guard = _GUARDS.get(candidate.rule.kind)
    return guard is None or guard(candidate)


def _month(candidate: Candidate) -> bool:
    """Refuse "may" the verb and people called May or April."""
    if candidate.phrase("dir") == "that" and _has_verb_after(candidate):
        return False  # "they said that May is too early"
    if candidate.phrase("dir") in candidate.listed("counting_words"):
        return not candidate.after()[:1].isalnum()  # "the May before", not "before the vote"
    lone = candidate.end - candidate.first == 1 or (
        candidate.end - candidate.first == 2 and candidate.tokens.words[candidate.end - 1] == "."
    )
    if not lone:
        return True
    word = candidate.tokens.words[candidate.first]
    if word not in candidate.listed("risky_months"):
        return True
    if candidate.after() in candidate.listed("not_after_month"):
        return False
    if candidate.after() == ":" and not candidate.before():
        return True
    subject = not candidate.before() and word in candidate.listed("months_not_persons")
    if subject and _has_verb_after(candidate):
        return True  # "March would be too early"
    if candidate.calls_for_date:
        return not _follows_name(candidate)
    return candidate.before() in candidate.listed("articles") and candidate.goes_on_in_lower_case


def _has_verb_after(candidate: Candidate) -> bool:
    """Return whether "is", "was", "will" or "had" stands right after a candidate."""
    tense = candidate.lexicon.tense
    names = ("present_be", "past_be", "future_auxiliaries", "reported_future", "have")
    modal = candidate.after() in tense.get("conditional_auxiliaries", frozenset())
    return modal or any(candidate.after() in tense.get(name, frozenset()) for name in names)


def _follows_name(candidate: Candidate) -> bool:
    """Return whether a month name goes on as a name: "by April Jones"."""
    tokens, lexicon = candidate.tokens, candidate.lexicon
    return (
        candidate.goes_on_as_name
        and candidate.before() in candidate.listed("name_prepositions")
        and tokens.words[candidate.end] not in lexicon.words["WEEKDAY"]
    )


def _weekday(candidate: Candidate) -> bool:
    """Refuse "Sun" the paper and "sat" the verb: a short form needs its full stop.

    Portuguese numbers its weekdays: “segunda” is Monday, “segunda fase” the second phase.
    """
    if not candidate.has("wd"):
        return True
    if candidate.phrase("dir") in candidate.listed("counting_words"):
        return not candidate.after()[:1].isalnum()
    counted = candidate.before() in candidate.lexicon.words["ORDWORD"] and not candidate.has("dir")
    if counted and candidate.before(2) in candidate.listed("articles"):
        return False  # "the second Thursday after its election"
    if candidate.has("the"):
        led = candidate.before() in candidate.lexicon.tense.get("date_prepositions", frozenset())
        clause = candidate.after() in candidate.listed("clause_subjects")
        clause = clause or candidate.after() in candidate.listed("articles")
        named = candidate.goes_on_in_lower_case or candidate.goes_on_as_name
        return led and (clause or not named)
    first, end = candidate.groups["wd"]
    if end - first == 1 and candidate.tokens.words[first] in candidate.listed("ordinal_weekdays"):
        counts = (
            candidate.goes_on_in_lower_case or candidate.after() in candidate.lexicon.words["UNIT"]
        )
        return not counts or candidate.after() in candidate.listed("after_weekday")
    short = candidate.tokens.words[first] in candidate.listed("short_weekdays")
    return not short or end - first > 1


def _season(candidate: Candidate) -> bool:
    """Refuse "the fall of the wall" and "the fall in prices"."""
    if candidate.phrase("dir") in candidate.listed("counting_words"):
        return not candidate.after()[:1].isalnum()
    if any(candidate.has(name) for name in ("y", "ydir", "dir")):
        return True
    if not candidate.before() and candidate.after() == ":":
        return True
    alone = candidate.end - candidate.first == 1
    bare = alone and not candidate.lexicon.settings.get("bare_seasons")
    risky = "risky_alone" if alone else "risky_seasons"
    if bare or candidate.phrase("s") in candidate.listed(risky):
        fits = candidate.before() in candidate.listed("season_prepositions")
        return fits and candidate.after() not in candidate.listed("not_after_season")
    return candidate.after() not in candidate.listed("not_after_season")


def _reference(candidate: Candidate) -> bool:
    """Refuse "now-defunct", "the recent past" cut short, and names such as "Now!"."""
    if candidate.tokens.raw(candidate.end - 1) in candidate.listed("reference_names"):
        return False
    return candidate.after() not in candidate.listed("not_after_reference")


def _clock(candidate: Candidate) -> bool:
    """Take "13.15" for a time only after "at" and the like."""
    bare = candidate.end - candidate.first == 1
    if (
        bare
        and candidate.has("bare")
        and candidate.before() not in candidate.listed("before_clock")
    ):
        counted = candidate.after() in candidate.listed("not_year_before")
        fits = is_stamp(candidate) or _is_entry(candidate)
        return stands_alone(candidate) or (fits and not counted)
    if candidate.has("cw") and _names_a_thing(candidate):
        return False
    if candidate.has("spoken") and candidate.before() not in candidate.listed("before_clock"):
        return False
    if candidate.has("hours") and candidate.before() in candidate.listed("not_before_clock"):
        return False
    if candidate.has("lone") and candidate.goes_on_in_lower_case:
        return candidate.after() in candidate.listed("after_hour")
    after = candidate.after()
    counted = after == "%" or (bare and after in candidate.listed("not_year_before"))
    return not counted and candidate.before() not in ("$", "€", "£")


def _is_entry(candidate: Candidate) -> bool:
    """Return whether a bare time stands as in a programme: "(16.30)", "8 July, 9.30: Budget"."""
    if candidate.before() == "(" and candidate.before(2):
        return candidate.after() in (")", ",", "-", "–")
    months = candidate.lexicon.words["MONTH"]
    dated = candidate.before(2) in months or candidate.before(3) in months
    return (
        dated and candidate.before() == "," and candidate.after() in (":", "", ",", ";", "-", "–")
    )


def _names_a_thing(candidate: Candidate) -> bool:
    """Return whether a time of day only says which: "a midday briefing"."""
    indefinite = candidate.before() in candidate.listed("indefinite_articles")
    deadline = candidate.after() in candidate.lexicon.tense.get("deadline_nouns", frozenset())
    return indefinite and candidate.goes_on_in_lower_case and not deadline


def _day(candidate: Candidate) -> bool:
    """Refuse "May 10 times" and a month name cut from a name: "Theresa May 2 ..."."""
    if candidate.phrase("dir") == "that" and _has_verb_after(candidate):
        return False
    return candidate.after() not in candidate.listed("not_after_day")


def _today(candidate: Candidate) -> bool:
    return candidate.before() not in candidate.listed("not_before_today")


def _new_year(candidate: Candidate) -> bool:
    """Refuse "the New Year's address", "the new year of study" and names."""
    named = candidate.goes_on_as_name
    goes_on = candidate.after() in candidate.listed("not_after_new_year")
    return not named and not goes_on


def _holiday(candidate: Candidate) -> bool:
    """Take "New Year" without more for 1 January only after "at", "before" and the like."""
    if not candidate.has("bare"):
        return True
    capital = candidate.tokens.raw(candidate.first)[:1].isupper()
    fits = candidate.before() in candidate.listed("before_new_year")
    return (
        capital and fits and not candidate.goes_on_as_name and candidate.after() not in ("'", "’")
    )


def _month_day(candidate: Candidate) -> bool:
    """Take "the 17th" for a day only after "on", "until" and the like, and before no noun."""
    if _opens_clause(candidate) or candidate.has("dir"):
        return True
    fits = candidate.before() in candidate.listed("month_day_prepositions")
    of = candidate.before() in candidate.listed("of")
    fits = fits or (
        candidate.before() in candidate.listed("waiting") and not candidate.after()[:1].isalnum()
    )
    fits = fits or (of and candidate.before(2) in candidate.listed("before_of_day"))
    return fits and not _counts_a_noun(candidate)


def _day_range(candidate: Candidate) -> bool:
    """Take "the 3rd to the 5th" for days only after "from" and the like, and before no noun."""
    if candidate.has("m"):
        return True
    fits = candidate.before() in candidate.listed("day_range_prepositions")
    return fits and not _counts_a_noun(candidate)


def _counts_a_noun(candidate: Candidate) -> bool:
    """Return whether an ordinal says which of several things: "the 5th floor", "the 9th Corps"."""
    unit = candidate.after() in candidate.lexicon.words["UNIT"]
    return unit or candidate.goes_on_as_name or candidate.goes_on_in_lower_case


def _weekday_day(candidate: Candidate) -> bool:
    """Refuse a number behind a weekday that counts something: “el lunes 18 personas”."""
    after = candidate.after()
    if not candidate.phrase("d").isdecimal():
        return True
    plural = candidate.goes_on_in_lower_case and after.endswith("s") and len(after) > 3
    counts = (
        after in candidate.listed("not_year_before") or after in candidate.lexicon.words["UNITS"]
    )
    return not (plural or counts or after in ("%", ":", "-", "–") or after[:1].isdigit())


def _opens_clause(candidate: Candidate) -> bool:
    """Return whether a candidate is the subject of "is" or "will": ": the 10th is pencilled in"."""
    tense = candidate.lexicon.tense
    verbs = (tense.get("present_be", frozenset()), tense.get("future_auxiliaries", frozenset()))
    opens = candidate.before() in ("", ":", ",", ";")
    return opens and any(candidate.after() in words for words in verbs)


def _that_daypart(candidate: Candidate) -> bool:
    """Refuse "The Evening Ledger": a capitalised word that goes on as a name."""
    tokens = candidate.tokens
    if tokens.words[candidate.end - 1] in candidate.listed("counting_words"):
        return not candidate.after()[:1].isalnum()  # "the night before", not "before the vote"
    capital = tokens.raw(candidate.end - 1)[:1].isupper()
    return not capital or not candidate.goes_on_as_name


def _ago(candidate: Candidate) -> bool:
    """Refuse "over" in "she took over two years ago"; the rest is tried again without it."""
    first = candidate.tokens.words[candidate.first]
    parted = candidate.before() in candidate.listed("over_verbs")
    return not (parted and first in candidate.listed("over"))


_GUARDS: dict[str, Guard] = {
    **LENGTH_GUARDS,
    **YEAR_GUARDS,
    "month": _month,
    "ago": _ago,
    "weekday": _weekday,
    "season": _season,
    "reference": _reference,
    "clock": _clock,
    "day": _day,
    "today": _today,
    "that_daypart": _that_daypart,
    "month_day": _month_day,
    "weekday_day": _weekday_day,
    "day_range": _day_range,
    "new_year": _new_year,
    "holiday": _holiday,
}
