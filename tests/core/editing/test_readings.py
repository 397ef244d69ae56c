"""Rows whose words can be read in two ways, and edits that outlive any new analysis."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.analyse import analyse
from briefgen.compose.key_dates import merge_proposals, reread, rows
from briefgen.editing import edits
from briefgen.editing.readings import changed_rows, readings_of, rows_kept, take_other_reading
from briefgen.gather import GatheredArticle, corrected, joined
from briefgen.model.article import Article, Metadata, make_article
from briefgen.model.brief import (
    DATE_FIELDS,
    Brief,
    ItemState,
    Part,
    PartKind,
    PickedDate,
    Place,
)
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings

TEXT = (
    "League summit nears\n"
    "The talks on Tuesday in Brevik were short. "
    "Leaders will hold a summit in Brevik in mid-August. "
    "A vote on the harbour law is planned for 3 October 2031.\n"
)
PLACE = Place(PartKind.KEY_DATES)


def dossier_of(published: date = date(2031, 7, 10)) -> Dossier:
    article = make_article(TEXT, Metadata(published=published))
    dossier = joined(Dossier(Brief("b")), [GatheredArticle(article, analyse(article))])
    findings = dossier.findings[article.key]
    brief = dossier.brief
    for mention in findings.dates:
        sentence = next(one for one in findings.sentences if one.covers(mention.span))
        row = edits.picked_mention(article, mention, sentence)
        brief = edits.insert_item(brief, PLACE, row)
    return dossier.with_brief(brief)


def row_of(brief: Brief, words: str) -> PickedDate:
    items = brief.part(PartKind.KEY_DATES).items
    return next(
        one
        for one in items
        if isinstance(one, PickedDate) and one.evidence[0].anchor.exact == words
    )


def test_a_weak_choice_goes_to_the_other_reading_and_back() -> None:
    dossier = dossier_of()
    row = row_of(dossier.brief, "Tuesday")
    readings = readings_of(row, dossier.findings)
    assert readings is not None
    assert readings.weak
    other = take_other_reading(dossier.brief, row.id, dossier.findings)
    taken = row_of(other, "Tuesday")
    assert taken.earliest == readings.other.earliest != row.earliest
    assert abs((taken.earliest or date.min) - (row.earliest or date.min)) == timedelta(7)
    assert taken.evidence[0].chosen
    assert edits.differing(taken) == (), "its own words do not contradict it"
    back = take_other_reading(other, row.id, dossier.findings)
    assert replace(row_of(back, "Tuesday"), state=row.state) == row


def test_the_other_year_keeps_the_stretch_of_its_month() -> None:
    dossier = dossier_of()
    row = row_of(dossier.brief, "mid-August")
    other = row_of(take_other_reading(dossier.brief, row.id, dossier.findings), "mid-August")
    assert (other.earliest, other.latest) == (date(2030, 8, 11), date(2030, 8, 20))


def test_one_way_to_read_is_no_choice() -> None:
    dossier = dossier_of()
    row = row_of(dossier.brief, "3 October 2031")
    assert readings_of(row, dossier.findings) is None
    assert take_other_reading(dossier.brief, row.id, dossier.findings) == dossier.brief
    assert take_other_reading(dossier.brief, "gone", dossier.findings) == dossier.brief
    by_hand = replace(row_of(dossier.brief, "Tuesday"), earliest=date(2031, 1, 1))
    assert readings_of(by_hand, dossier.findings) is None


def test_a_chosen_reading_outlives_new_analysis_and_corrected_dates() -> None:
    dossier = dossier_of()
    row = row_of(dossier.brief, "Tuesday")
    brief = take_other_reading(dossier.brief, row.id, dossier.findings)
    taken = row_of(brief, "Tuesday")
    (key,) = dossier.articles
    after = corrected(dossier.with_brief(brief), key, published=date(2031, 9, 1)).dossier
    assert row_of(after.brief, "Tuesday") == taken
    plain = corrected(dossier, key, published=date(2031, 9, 1)).dossier
    assert row_of(plain.brief, "Tuesday").earliest == date(2031, 8, 26)
    again = rows(dossier.articles, dossier.findings)
    same = merge_proposals((taken,), [replace(row, id="d-new"), *again])
    assert replace(same[0], place="") == taken


def test_what_a_corrected_date_changes_is_told_row_by_row() -> None:
    dossier = dossier_of()
    (key,) = dossier.articles
    chosen = row_of(dossier.brief, "mid-August")
    edited = edits.set_date(dossier.brief, chosen.id, earliest=date(2031, 8, 15))
    dossier = dossier.with_brief(edited)
    after = corrected(dossier, key, published=date(2031, 9, 1)).dossier
    changed = changed_rows(dossier.brief, after.brief)
    assert [old.evidence[0].anchor.exact for old, _ in changed] == ["Tuesday"]
    assert [new.earliest for _, new in changed] == [date(2031, 8, 26)]
    assert rows_kept(after.brief, key) == 1


FIELDS = {
    "label": st.text(max_size=8),
    "place": st.text(max_size=8),
    "earliest": st.dates(date(2030, 1, 1), date(2033, 1, 1)),
    "hidden": st.booleans(),
}
MOVES = st.one_of(
    st.tuples(st.just("set"), st.sampled_from(sorted(FIELDS)), st.data()),
    st.tuples(st.just("read"), st.none(), st.none()),
    st.tuples(st.just("settle"), st.none(), st.none()),
    st.tuples(st.just("merge"), st.none(), st.none()),
)


def changed_by(brief: Brief, row: PickedDate, move: tuple, dossier: Dossier) -> Brief:  # type: ignore[type-arg]
    kind, name, data = move
    if kind == "set":
        return edits.set_date(brief, row.id, **{name: data.draw(FIELDS[name])})  # type: ignore[arg-type]
    if kind == "read":
        return take_other_reading(brief, row.id, dossier.findings)
    if kind == "settle":
        return edits.settle_conflict(brief, row.id)
    others = [one for one in brief.part(PartKind.KEY_DATES).items if one.id != row.id]
    return edits.merge_dates(brief, row.id, others[0].id) if others else brief


def edited_fields(row: PickedDate) -> dict[str, object]:
    kept = {name: getattr(row, name) for name in row.edited}
    return {**kept, "hidden": row.hidden, "conflict_settled": row.conflict_settled}


@settings(max_examples=60, deadline=None)
@given(st.data(), st.lists(MOVES, min_size=1, max_size=5), st.dates(date(2031, 1, 1)))
def test_edits_outlive_any_new_analysis(data: st.DataObject, moves: list, day: date) -> None:  # type: ignore[type-arg]
    dossier = dossier_of()
    brief = dossier.brief
    for move in moves:
        items = [one for one in brief.part(PartKind.KEY_DATES).items if isinstance(one, PickedDate)]
        brief = changed_by(brief, data.draw(st.sampled_from(items)), move, dossier)
    before = [one for one in brief.part(PartKind.KEY_DATES).items if isinstance(one, PickedDate)]
    (key,) = dossier.articles
    article = dossier.articles[key].with_correction(published=day)
    articles: dict[str, Article] = {key: article}
    findings: dict[str, Findings] = {key: analyse(article)}
    for after in (
        reread(before, articles, findings),
        merge_proposals(before, rows(articles, findings))[: len(before)],
    ):
        for old, new in zip(before, after, strict=True):
            assert new.id == old.id
            fields = edited_fields(old)
            if not set(DATE_FIELDS).intersection(old.edited):
                fields.pop("conflict_settled")  # new sources may differ anew
            assert {name: getattr(new, name) for name in fields} == fields
            assert (new.state, new.disclosure) == (old.state, old.disclosure)
            assert new.state is not ItemState.REJECTED


def test_parts_without_key_dates_are_left_alone() -> None:
    brief = Brief("b", parts=(Part(PartKind.PURPOSE),))
    assert changed_rows(brief, brief) == ()
    assert rows_kept(brief, "k") == 0
