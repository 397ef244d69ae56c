"""Key dates: the dated events of all articles, one row for each event."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from briefgen.compose.gatherings import better_named, is_gathering, is_same_gathering
from briefgen.compose.near_copies import originals
from briefgen.compose.same_event import is_same_event
from briefgen.editing.clocks import zone_of_words
from briefgen.editing.key_dates import merged_row
from briefgen.editing.picking import evidence_of, picked_date, picked_mention
from briefgen.model.article import Article, hash_text
from briefgen.model.brief import DATE_FIELDS, DateEvidence, ItemState, PickedDate
from briefgen.model.finding import DatedEvent, Findings
from briefgen.model.words import stems_of, words_of

_SHORT_WORD = 11
"""Code points of a word that is hardly a compound."""
PROPOSED_FROM = 0.5
"""Events of a lower score are not proposed; see DatedEvent."""
_NO_YEAR = re.compile(r"XXXX-(?:\d\d|SP|SU|FA|WI)")
"""TIMEX3 values of a day, month or season whose year the text leaves open."""


def rows(
    articles: Mapping[str, Article],
    findings: Mapping[str, Findings],
    least: float = PROPOSED_FROM,
    about: str = "",
) -> tuple[PickedDate, ...]:
    """Return a proposed key-dates row for each event that the articles date, best first.

    Mentions of one event in several articles are the evidence of one row; where their days
    differ the most exact is the row's and the others stay as evidence that differs. What a
    near-copy of an article repeats is counted once. Where an article's publication date is not
    known the dates that want it are rows too, unresolved: nothing is guessed and nothing
    hidden. What is called by a single word and has no place is left among the findings.
    Ids follow from the words alone, so the same articles give the same rows. Events of a score
    below `least` are left out, and those that share no word with what they must be `about`.
    """
    first, wanted = originals(articles, findings), stems_of(about)
    found: list[tuple[float, PickedDate]] = []
    for key, article in articles.items():
        own = findings.get(key)
        if own is None:
            continue
        original = first[key] if first[key] != key else ""
        for event in own.events:
            if wanted and wanted.isdisjoint(stems_of(f"{event.label} {event.place}")):
                continue
            if event.score >= least and not _is_bare(event) and not _is_title(event, article):
                row = picked_date(article, event, own.sentences)
                _add(found, event.score, _proposed(row), original)
        if own.published is None:
            for row in _unresolved(article, own):
                _add(found, 0.0, row, original)
    ranked = sorted(_met_again(found), key=lambda one: (-one[0], -len(one[1].evidence)))
    return _unique(row for _, row in ranked)


def _is_bare(event: DatedEvent) -> bool:
    """Return whether a label is a single short word, which says nothing in a table: "Talks".

    A compound ("Bundestagswahl") does, and "Summit" is joined with the summit's row.
    """
    bare = " " not in event.label and len(event.label) <= _SHORT_WORD
    return bare and not event.place and not is_gathering(event.label)


def _is_title(event: DatedEvent, article: Article) -> bool:
    """Return whether a label is the article's title: then the day is that of its appearance."""
    return words_of(event.label) == words_of(article.title)


def _met_again(found: list[tuple[float, PickedDate]]) -> list[tuple[float, PickedDate]]:
    """Return the rows with meetings joined that a better name or day has shown to be one."""
    joined: list[tuple[float, PickedDate]] = []
    for score, row in found:
        if any(is_same_gathering(known, row) for _, known in joined):
            _add(joined, score, row, "")
        else:
            joined.append((score, row))
    return joined


def _proposed(row: PickedDate) -> PickedDate:
    return replace(row, id=_row_id(row), state=ItemState.PROPOSED)


def _unresolved(article: Article, found: Findings) -> list[PickedDate]:
    """Return a row for each date of an undated article that names a day, month or season."""
    dated = {mention.span for event in found.events for mention in (event.mention, *event.also)}
    rows = []
    for mention in found.dates:
        if mention.resolved or mention.span in dated or not _NO_YEAR.match(mention.reading.value):
            continue
        sentence = next((one for one in found.sentences if one.covers(mention.span)), None)
        if sentence is not None:
            rows.append(_proposed(picked_mention(article, mention, sentence)))
    return rows


def _add(
    found: list[tuple[float, PickedDate]], score: float, row: PickedDate, original: str
) -> None:
    """Put a row among those found: into the row of the same event if there is one.

    `original` is the article of which the row's is a near-copy, "" if of none.
    """
    for index, (known_score, known) in enumerate(found):
        if is_same_event(known, row):
            repeats = original != "" and all(_repeats(e, original, known) for e in row.evidence)
            merged = _also_in(known, row) if repeats else merged_row(known, row)
            if is_same_gathering(known, row):
                merged = replace(merged, label=better_named(known, row).label)
            found[index] = (max(known_score, score), merged)
            return
    found.append((score, row))


def _also_in(row: PickedDate, copy: PickedDate) -> PickedDate:
    """Return the row with what a near-copy repeats noted: it is shown, and is no witness."""
    held = {one.anchor.article_key for one in row.evidence}
    held |= {one.article_key for one in row.also_in}
    key = copy.evidence[0].anchor.article_key
    anchor = () if key in held else (copy.evidence[0].anchor,)
    return replace(row, also_in=row.also_in + anchor)


def _repeats(evidence: DateEvidence, original: str, row: PickedDate) -> bool:
    """Return whether a near-copy only repeats what its original gives the row already."""
    words = evidence.sentence.split()
    return any(
        one.sentence.split() == words
        or (one.anchor.article_key == original and _days(one) == _days(evidence))
        for one in row.evidence
    )


def merge_proposals(
    existing: Iterable[PickedDate], new: Iterable[PickedDate]
) -> tuple[PickedDate, ...]:
    """Return the existing rows brought up to date, then the rows that are new.

    Of an existing row only the evidence grows or is read anew (after a publication date was
    corrected, say), and its date follows unless the analyst set it: a field named in `edited`
    is never touched. Rejected rows stay as they are and keep their event from coming back.
    """
    rows = list(existing)
    count = len(rows)
    for proposal in new:
        index = _index_of(rows, proposal)
        if index is None:
            rows.append(proposal)
        elif index < count and rows[index].state is not ItemState.REJECTED:
            rows[index] = _refreshed(rows[index], proposal)
    return tuple(rows)


def _index_of(rows: list[PickedDate], proposal: PickedDate) -> int | None:
    same_id = (i for i, row in enumerate(rows) if row.id == proposal.id)
    same_event = (i for i, row in enumerate(rows) if is_same_event(row, proposal))
    return next(same_id, next(same_event, None))


def _refreshed(row: PickedDate, proposal: PickedDate) -> PickedDate:
    """Return a row with its evidence as read now, new evidence, and its date if not edited.

    The date follows where the words that it came from are read anew, or where the proposal is
    more exact.
    """
    anew = {_place(one): one for one in proposal.evidence}
    reread = [(one, one if one.chosen else anew.get(_place(one), one)) for one in row.evidence]
    refreshed = replace(row, evidence=tuple(new for _, new in reread))
    moved = any(_days(old) == _days(row) != _days(new) for old, new in reread)
    if moved and not row.conflict_settled and not set(DATE_FIELDS).intersection(row.edited):
        dated = {name: getattr(proposal, name) for name in DATE_FIELDS}
        refreshed = replace(refreshed, **dated)
    merged = merged_row(refreshed, proposal)
    return row if merged == row else merged


def _days(one: PickedDate | DateEvidence) -> tuple[date | None, date | None]:
    return one.earliest, one.latest


def reread(
    rows: Iterable[PickedDate],
    articles: Mapping[str, Article],
    findings: Mapping[str, Findings],
) -> tuple[PickedDate, ...]:
    """Return the same rows with their words as the findings now read them, none added or lost.

    A row whose date the analyst set or settled stays as it is.
    """
    return tuple(_reread(row, articles, findings) for row in rows)


def _reread(
    row: PickedDate, articles: Mapping[str, Article], findings: Mapping[str, Findings]
) -> PickedDate:
    if row.conflict_settled or set(DATE_FIELDS).intersection(row.edited) or not row.evidence:
        return row
    source = next((one for one in row.evidence if _days(one) == _days(row)), row.evidence[0])
    changes: dict[str, object] = {}
    evidence = []
    for old in row.evidence:
        key, span = old.anchor.article_key, old.anchor.span
        known = findings[key].dates if key in findings and key in articles else ()
        mention = next((one for one in known if one.span == span), None)
        if mention is None:
            evidence.append(old)
            continue
        read = replace(evidence_of(articles[key], mention, None), sentence=old.sentence)
        evidence.append(read)
        if old is source and _days(read) != _days(old):
            changes = {
                "edtf": read.edtf,
                "earliest": read.earliest,
                "latest": read.latest,
                "approximate": mention.approximate,
                "end_inferred": mention.end_inferred,
                "modifier": mention.modifier,
                "begins": "",
                "ends": "",
                "zone": zone_of_words(read),
            }
    fresh = replace(row, evidence=tuple(evidence), **changes)  # type: ignore[arg-type]
    return row if fresh == row else fresh


def _place(evidence: DateEvidence) -> tuple[str, int, int]:
    anchor = evidence.anchor
    return anchor.article_key, anchor.span.start, anchor.span.end


def _row_id(row: PickedDate) -> str:
    anchor = row.evidence[0].anchor
    name = f"{anchor.article_key}:{anchor.span.start}:{anchor.span.end}"
    return f"d-{hash_text(name)[:12]}"


def _unique(rows: Iterable[PickedDate]) -> tuple[PickedDate, ...]:
    """Return the rows with each id once."""
    by_id = {row.id: row for row in rows}
    return tuple(by_id.values())
