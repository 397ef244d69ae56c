"""The parts of a candidate that readers share: its day, month, year, modifier."""

from datetime import date

from briefgen.analysis.dating.amounts import FIGURES
from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.choosing import Choice
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.drafts import Draft, draft
from briefgen.model.finding import DateModifier, Granularity
from briefgen.model.timex import SEASON_MONTHS, days_of

YEAR = 300
"""Days from which a stretch is a year, within which no single month is meant."""

SEASON_DAYS = 61
"""So near a season is "this", not "next"."""


def modifier_of(candidate: Candidate) -> DateModifier | None:
    """Return the modifier that a candidate's words say: early, mid, the end of, later."""
    for name, tag in (("mod", "MODIFIER"), ("edge", "EDGE"), ("modw", "SHIFT")):
        if candidate.has(name):
            value = candidate.word_value(name, tag)
            return DateModifier(value) if value else None
    if candidate.has("part") and candidate.has("m"):
        number = day_number(candidate, "part")
        return DateModifier.START if number == 1 else DateModifier.END
    if candidate.has("modd"):
        first = candidate.phrase("modd") in candidate.listed("opening_words")
        return DateModifier.START if first else DateModifier.END
    return DateModifier.MID if candidate.has("mid") else None


def day_number(candidate: Candidate, name: str = "d") -> int | None:
    """Return the day of the month in a part: 11, 11th, eleventh, twenty-first."""
    if not candidate.has(name):
        return None
    figures = FIGURES.search(candidate.phrase(name))
    if figures:
        return int(figures.group())
    first, end = candidate.groups[name]
    words = candidate.lexicon.words
    total = 0
    for word in candidate.tokens.words[first:end]:
        total += words["ORDWORD"].get(word, words["NUMWORD"].get(word, 0))
    return total or None


def month_number(candidate: Candidate, name: str = "m") -> int | None:
    """Return the month in a part, by name or, in numeric dates, by number."""
    values = (candidate.word_value(name, tag) for tag in ("MONTH", "MONABBR", "MONTHOF"))
    value = next((value for value in values if value), None)
    step = candidate.word_value(name, "MONTHSTEP")  # “the second Tishrin”
    value = (value + step - 1) % 12 + 1 if value and step else value
    if value is None and candidate.has(name):
        figures = FIGURES.search(candidate.phrase(name))
        value = int(figures.group()) if figures else None
    return value if value is not None and 1 <= value <= 12 else None


def era_prefix(candidate: Candidate) -> str:
    """Return TIMEX3's prefix of years before Christ, "" for all others."""
    return "BC" if candidate.has("era") else ""


def relative_year(context: Context, candidate: Candidate, name: str) -> int | None:
    """Return the year of "last year" or "that year", None without anchor."""
    shift = candidate.lexicon.directions.get(direction_words(candidate, name), "0")
    if shift.endswith("@"):
        year = context.year_spoken_of(candidate)
        return year + int(shift[:-1]) if year is not None else None
    return context.published.year + int(shift) if context.published else None


def direction_words(candidate: Candidate, name: str = "dir") -> str:
    """Return the words of a direction without articles, as [directions] lists them."""
    articles = candidate.lexicon.tense.get("articles", frozenset())
    words = candidate.phrase(name).split()
    return " ".join(word for word in words if word not in articles)


def nearest_in_direction(context: Context, rest: str, step: str) -> int | None:
    """Return the year in which "last March", "next autumn" lies, None without anchor."""
    if step.endswith("@"):
        base = context.last[0] if context.last else context.published
    else:
        base = context.published or (context.last[0] if context.last else None)
    if base is None:
        return None
    sign = int(step.rstrip("@"))
    if sign and step.endswith("@") and context.last and (context.last[1] - base).days > YEAR:
        return base.year + sign  # "in 2020 ... until the following April"
    days = days_of(f"{base.year:04}{rest}")
    if days is None:
        return base.year
    if sign < 0 and days[1] >= base:
        return base.year - 1
    if sign > 0 and days[0] <= base:
        return base.year + 1
    if sign > 0 and _is_season_at_hand(rest, base, days[0]):
        return base.year + 1  # in May, "next summer" is not the one that is about to begin
    return base.year


def _is_season_at_hand(rest: str, base: date, first: date) -> bool:
    """Return whether a season is the next to begin, in less than its own length."""
    return rest[1:] in SEASON_MONTHS and 0 < (first - base).days <= SEASON_DAYS


def from_choice(
    context: Context, candidate: Candidate, choice: Choice, value: str, granularity: Granularity
) -> Draft:
    """Return a draft whose year was chosen."""
    carried = context.narrative or context.published is None
    made = draft(candidate, value, granularity, anchor="mention" if carried else "publication")
    made.how, made.cue, made.year_open = choice.how, choice.cue, True
    made.alternatives = [choice.other] if choice.other else []
    return made


def nearest_anchor(context: Context) -> str:
    """Return what findings call the anchor of a year seen from elsewhere."""
    return "publication" if context.published else "mention"
