"""Key dates that no article gives: the summit's own agenda, and rows that the analyst writes."""

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefgen.analysis.dates import find_dates
from briefgen.analysis.sentences import split_sentences
from briefgen.editing import edits
from briefgen.model.article import make_article
from briefgen.model.brief import DATE_FIELDS, ItemState, PartKind, PickedDate, Place, new_id
from briefgen.model.dossier import Dossier
from briefgen.model.finding import DateMention
from briefgen.progress import Progress, silent
from briefgen.reading.agenda import read_agenda
from briefgen.reading.printed_dates import read_day

_AROUND = " \t,.;:–—-()"
_SMALL = 3
"""Letters of a word, such as "on" or "bis", that leads over to a date."""
_SHORT_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?")
"""Day and month in figures."""
_SLASHED = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")
"""Figures of which the day may be the first or the second."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A dossier with a calendar's events, how many were new, and what was left out, in words."""

    dossier: Dossier
    added: int
    notices: tuple[str, ...] = ()


def with_agenda(dossier: Dossier, path: Path, progress: Progress = silent) -> Scheduled:
    """Return the dossier with the events of an iCalendar file as rows of its key dates.

    Events that it has already, from the same file read before, are not added again.

    Raises:
        BriefgenError: the file cannot be read or is no calendar.
    """
    progress(f"Reading {path.name}", 0.0)
    agenda = read_agenda(path)
    place = Place(PartKind.KEY_DATES)
    held = {item.id for item in edits.items_at(dossier.brief, place)}
    fresh = [row for row in agenda.rows if row.id not in held]
    brief = dossier.brief
    for row in fresh:
        brief = edits.insert_item(brief, place, row)
    progress("Agenda read", 1.0)
    return Scheduled(dossier.with_brief(brief), len(fresh), agenda.notices)


def written_row(words: str, around: date | None, language: str = "en") -> PickedDate:
    """Return the key-dates row for what the analyst writes: "12 March 2026: vote in parliament".

    The date is read as in an article of the day `around`; the label is the rest of the words.
    Words without a date give a row without one.
    """
    row, start, end = _read(words, around, language)
    if row is None:
        return PickedDate(new_id("d"), words, state=ItemState.CONFIRMED)
    before = words[:start].rstrip(_AROUND).split()
    while before and len(before[-1]) <= _SMALL and before[-1].islower():
        before.pop()
    after = words[end:].strip(_AROUND)
    label = " ".join([*before, after]).strip(_AROUND)
    return replace(row, label=label[:1].upper() + label[1:] if label else words)


def written_date(words: str, around: date | None, language: str = "en") -> PickedDate | None:
    """Return the date that words name ("mid-July", "by 30 September") as a row without label.

    None where the words name no known days.
    """
    return _read(words, around, language)[0]


def written_day(words: str, around: date) -> date | None:
    """Return the one day that somebody writes into a field: "19 Nov", "19.11.", "next Thursday".

    A day without a year is the one nearest to `around`, and words such as "tomorrow" count from
    it. None where the words name no day, several, or one that may be either of two ("3/4/2026").
    """
    short = _SHORT_DAY.fullmatch(words.strip())
    if short is not None:
        return _nearest(int(short[1]), int(short[2]), around)
    certain = read_day(words)
    if certain is not None or _SLASHED.fullmatch(words.strip()):
        return certain
    row = written_date(words, around)
    return row.earliest if row is not None and row.earliest == row.latest else None


def _nearest(day: int, month: int, around: date) -> date | None:
    """Return the day of that month that is nearest to another, None if there is none."""
    days = []
    for year in (around.year - 1, around.year, around.year + 1):
        with suppress(ValueError):  # 29 February
            days.append(date(year, month, day))
    return min(days, key=lambda one: abs(one - around), default=None)


def _read(words: str, around: date | None, language: str) -> tuple[PickedDate | None, int, int]:
    """Return the first date of some words as a row, and where its words begin and end."""
    if not words.strip():
        return None, 0, 0
    article = make_article(words)
    sentences = split_sentences(words)
    for tag in dict.fromkeys((language, "en")):
        found = find_dates(words, sentences, around, tag)
        mention = next((one for one in found if one.resolved), None)
        if mention is not None:
            break
    else:
        return None, 0, 0
    span = mention.span
    row = edits.picked_mention(article, mention, sentences[0] if sentences else span)
    bare = replace(row, id=new_id("d"), label="", evidence=(), edited=("label", *DATE_FIELDS))
    return bare, span.start, _end(words, mention)


def _end(words: str, mention: DateMention) -> int:
    """Return where the words of a date end, with a colon or a comma behind it."""
    behind = re.compile(r"\s*[:,–—-]?\s*").match(words, mention.span.end)
    return behind.end() if behind else mention.span.end
