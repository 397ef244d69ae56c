"""What looks like a length of time or an offset and is none: ages, rates, titles, "the day that".

The words are data ([guards] in the language's file), as in `guards`.
"""

from briefgen.analysis.dating.candidates import Candidate, Guard

DASHES = ("-", "‑", "–")


def _duration(candidate: Candidate) -> bool:
    """Refuse ages, titles ("60 Minutes") and "a second"."""
    words = candidate.tokens.words
    if candidate.has("ended") and candidate.phrase("ended") in candidate.listed("range_to"):
        return candidate.after() in candidate.lexicon.words["MONTH"]  # "in the year to June"
    unit = words[candidate.groups["u"][0]] if candidate.has("u") else ""
    value = candidate.lexicon.words["UNITS"].get(unit, candidate.lexicon.words["UNIT"].get(unit))
    parted = candidate.before() in candidate.listed("over_verbs")
    if parted and candidate.after() in candidate.listed("offset_words"):
        return words[candidate.first] not in candidate.listed("over")
    if _is_age(candidate) or (candidate.after() in ("-", "–") and not candidate.has("n")):
        return False
    if candidate.has("n") and candidate.tokens.codes[candidate.first] in _year_codes(candidate):
        return words[candidate.first + 1] in candidate.lexicon.words["UNITS"]
    phrase = candidate.tokens.phrase(candidate.first, candidate.end)
    if phrase in candidate.listed("loose_durations"):
        return candidate.before() in candidate.lexicon.words["BEFOREDATE"]
    if candidate.has("n"):
        old = candidate.has("old") and value == "Y"
        counts_of = value == "Q" and candidate.after() in candidate.listed("not_after_unit")
        return not (old or counts_of or _is_title(candidate))
    if value and value[0] == "T" and candidate.has("dd"):
        return candidate.has("v")
    if value == "TS" or (value == "Q" and not candidate.has("dd")):
        return False
    if candidate.has("u") and candidate.after() in candidate.listed("not_after_unit"):
        return value in candidate.listed("units_of") and not candidate.has("dd")
    return not _is_rate(candidate)


def _is_age(candidate: Candidate) -> bool:
    """Return whether the words beside a length of time make it an age."""
    after, ages = candidate.after(), candidate.listed("age_words")
    if after == "," and candidate.before() in candidate.listed("age_openers"):
        return "," in (candidate.before(), candidate.before(2))  # “, de 61 años,”
    if after in ages or candidate.before() in candidate.listed("age_before"):
        return True
    return after in ("-", "–") and candidate.after(2) in ages


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
    if candidate.after() in candidate.listed("age_words"):
        return False
    return before in candidate.listed("before_bare_units") or _lasts_so_long(candidate)


def _lasts_so_long(candidate: Candidate) -> bool:
    """Return whether a bare unit says how long something took: "caps months of talks"."""
    what = candidate.end + 1
    if candidate.after() not in candidate.listed("not_after_unit") or not candidate.after(2):
        return False
    named = candidate.after(2) in candidate.listed("indefinite_articles")
    named = named or candidate.after(2) in candidate.lexicon.tense.get("determiners", frozenset())
    if (
        named
        or not candidate.tokens.raw(what).isalpha()
        or not candidate.tokens.raw(what).islower()
    ):
        return False
    return candidate.before() in candidate.listed("before_units_of")


def _is_rate(candidate: Candidate) -> bool:
    """Return whether "a year" stands after an amount: "$1 billion a year", "twice a week"."""
    if candidate.has("n") or candidate.end - candidate.first > 2:
        return False
    numbers = candidate.lexicon.words["NUMWORD"]
    for distance in range(1, 5):
        word = candidate.before(distance)
        if not word or word in candidate.listed("rate_breaks"):
            return False
        words = candidate.lexicon.words
        if word in words["BEFOREDATE"] or word in words["MONTH"]:
            return False
        if word[0].isdigit() or word in numbers or word in candidate.listed("rate_words"):
            return True
    return False


def _week_from(candidate: Candidate) -> bool:
    """Refuse what tells how long or how often: "for a week from Monday", "twice a week today"."""
    unit = candidate.word_value("u", "UNITS") or candidate.word_value("u", "UNIT")
    if unit not in (None, *candidate.listed("week_units")):
        return False
    if candidate.has("u") and candidate.groups["u"][1] == candidate.end:
        return candidate.after() not in DASHES  # "tomorrow week", not "tomorrow week-long talks"
    before = candidate.before()
    rate = before[:1].isdigit() or before in candidate.listed("rate_words")
    lasts = before in candidate.listed("not_before_week_from")
    return not (rate or lasts or candidate.after() in candidate.listed("not_after_week_from"))


def _directed_unit(candidate: Candidate) -> bool:
    """Refuse "this minute", "last minute", "last day"."""
    unit = candidate.word_value("u", "UNIT")
    return unit is not None and unit[0] != "T"


def _the_unit(candidate: Candidate) -> bool:
    """Refuse "the day" and "the year" that go on: "the day that", "the year of"."""
    if candidate.has("edge") or candidate.has("modw") or candidate.has("mid"):
        return True
    if candidate.after() in candidate.listed("ended_words"):
        return False
    if candidate.before() in candidate.listed("not_before_the_unit"):
        return False  # "up 3% on the year"
    if candidate.goes_on_as_name or candidate.after() in candidate.listed("clause_subjects"):
        return False  # "in 2014, the year Crimea was annexed"
    if (
        candidate.before() == ","
        and len(candidate.before(2)) == 4
        and candidate.before(2).isdecimal()
    ):
        return False  # "since 2008, the year leaders first met"
    return candidate.after() not in candidate.listed("not_after_the_unit")


def _later(candidate: Candidate) -> bool:
    """Refuse "two weeks before the vote", "two days later than planned".

    What follows says from when to count.
    """
    if candidate.after() in candidate.listed("than_words"):
        return False
    if candidate.tokens.words[candidate.first] in candidate.listed("over"):
        return candidate.before() not in candidate.listed("over_verbs")
    if candidate.phrase("later") not in candidate.listed("counting_words"):
        return True
    unit = candidate.word_value("u", "UNITS") or candidate.word_value("u", "UNIT") or "D"
    if unit[0] == "T":
        return False
    linked = candidate.after() in candidate.listed("on_words") and candidate.after() != "that"
    return linked or not candidate.after()[:1].isalnum()


def _nth_day(candidate: Candidate) -> bool:
    """Refuse "their third day-long meeting"."""
    return candidate.after() not in DASHES


def _set(candidate: Candidate) -> bool:
    """Refuse "the Daily Herald", "the daily Herald": a word that goes on as a name."""
    return not candidate.has("w") or not candidate.goes_on_as_name


LENGTH_GUARDS: dict[str, Guard] = {
    "duration": _duration,
    "set": _set,
    "vague_duration": _vague_duration,
    "directed_unit": _directed_unit,
    "the_unit": _the_unit,
    "nth_day": _nth_day,
    "later": _later,
    "weekday_from": _week_from,
}
