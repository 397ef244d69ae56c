"""Correcting, splitting and merging quotations, and that no new analysis undoes it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.analyse import analyse
from briefgen.checking.quotation import verify_all
from briefgen.editing import edits
from briefgen.editing.decisions import decided
from briefgen.editing.spans import SpanError
from briefgen.gather import GatheredArticle, corrected, joined
from briefgen.model.article import Metadata, TextSpan, make_article
from briefgen.model.brief import (
    Brief,
    Issue,
    ItemState,
    PartKind,
    PickedQuote,
    Place,
    all_items,
)
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Quote
from briefgen.shelving import superseded
from briefgen.storage.brief_file import load_dossier, save_dossier

TEXT = """Harbour talks open in Calder
“The quay stays open. We will pay for it ourselves 🌊 this year,” said Ilse Marrow, the minister.

“Nobody has,” said Tomas Brink, the union's chairman, “asked the dockers.”

“The dredging begins in May,” Marrow said on Tuesday.
"""
ARTICLE = make_article(TEXT, Metadata(published=date(2031, 3, 4), language="en"))
PLACE = Place(PartKind.QUOTES, "i")
QUOTES = analyse(ARTICLE).quotes


def dossier(*, picked: bool = True) -> Dossier:
    brief = edits.add_issue(Brief("b"), Issue("i", "Harbour"))
    bare = joined(Dossier(brief), [GatheredArticle(ARTICLE, analyse(ARTICLE))])
    if not picked:
        return bare
    brief = bare.brief
    for number, quote in enumerate(QUOTES):
        item = replace(edits.picked_quote(ARTICLE, quote), id=f"q{number}")
        brief = edits.insert_item(brief, PLACE, item)
    return bare.with_brief(brief)


def items(one: Dossier) -> list[PickedQuote]:
    return [item for _, item in all_items(one.brief) if isinstance(item, PickedQuote)]


def found(one: Dossier) -> list[str]:
    return [words(quote) for quote in one.findings[ARTICLE.key].quotes]


def words(quote: Quote) -> str:
    return " … ".join(piece.of(TEXT) for piece in quote.pieces)


def span(text: str) -> TextSpan:
    return TextSpan(TEXT.index(text), TEXT.index(text) + len(text))


def test_the_article_is_read_as_these_tests_suppose() -> None:
    assert [words(quote) for quote in QUOTES] == [
        "The quay stays open. We will pay for it ourselves 🌊 this year",
        "Nobody has, … asked the dockers.",
        "The dredging begins in May",
    ]


def test_a_correction_changes_finding_and_item_and_keeps_the_rest() -> None:
    before = dossier()
    after = edits.correct_quote(before, ARTICLE.key, QUOTES[0], [span("We will pay for it")])
    quote, item = after.findings[ARTICLE.key].quotes[0], items(after)[0]
    assert words(quote) == item.anchors[0].exact == "We will pay for it"
    assert quote.origin == QUOTES[0].pieces[0]
    assert (quote.speaker, quote.rule) == (QUOTES[0].speaker, QUOTES[0].rule)
    old = items(before)[0]
    assert (item.id, item.speaker, item.state) == (old.id, old.speaker, old.state)
    assert item.corrected
    assert not old.corrected
    assert found(after)[1:] == found(before)[1:]
    assert all(verdict.verified for verdict in verify_all(after.brief, after.articles).values())


def test_a_correction_twice_keeps_the_name_that_analysis_gave() -> None:
    once = edits.correct_quote(dossier(), ARTICLE.key, QUOTES[0], [span("We will pay")])
    quote = once.findings[ARTICLE.key].quotes[0]
    twice = edits.correct_quote(once, ARTICLE.key, quote, [span("We will pay for it ourselves")])
    assert twice.findings[ARTICLE.key].quotes[0].origin == QUOTES[0].pieces[0]
    assert len(twice.brief.decisions) == 1
    assert len(found(twice)) == 3


def test_blanks_and_enclosing_marks_are_left_out() -> None:
    wide = TextSpan(TEXT.index("“The quay"), TEXT.index(",” said Ilse"))
    narrow = edits.correct_quote(dossier(), ARTICLE.key, QUOTES[0], [wide])
    assert narrow == dossier()


def test_a_correction_never_cuts_a_character() -> None:
    text = "“We sail 👩‍👩‍👧 to the cafe\u0301 now,” said Ilse Marrow."
    article = make_article(text)
    one = joined(Dossier(Brief("b")), [GatheredArticle(article, analyse(article))])
    (quote,) = one.findings[article.key].quotes
    for end in range(text.index("👩") + 1, text.index(" to")):
        after = edits.correct_quote(one, article.key, quote, [TextSpan(1, end)])
        assert after.findings[article.key].quotes[0].pieces[0].of(text) == "We sail"
    accent = TextSpan(1, text.index("\u0301"))
    after = edits.correct_quote(one, article.key, quote, [accent])
    assert after.findings[article.key].quotes[0].pieces[0].of(text).endswith("caf")


def test_a_correction_into_another_paragraph_is_refused() -> None:
    wide = TextSpan(QUOTES[2].pieces[0].start - 40, QUOTES[2].pieces[0].end)
    with pytest.raises(SpanError, match="paragraph"):
        edits.correct_quote(dossier(), ARTICLE.key, QUOTES[2], [wide])


@pytest.mark.parametrize("text", ["”", "“", " ", "\n\n"])
def test_a_correction_to_no_words_is_refused(text: str) -> None:
    with pytest.raises(SpanError, match="word"):
        edits.correct_quote(dossier(), ARTICLE.key, QUOTES[0], [span(text)])


def test_a_correction_into_the_next_quotation_is_refused() -> None:
    text = 'Marrow said "we sail" and "we fish" on Tuesday.'
    article = make_article(text)
    one = joined(Dossier(Brief("b")), [GatheredArticle(article, analyse(article))])
    first, _ = one.findings[article.key].quotes
    with pytest.raises(SpanError, match="merged"):
        edits.correct_quote(one, article.key, first, [TextSpan(first.pieces[0].start, len(text))])


def test_a_split_gives_two_of_one_speaker_in_their_order() -> None:
    after = edits.split_quote(dossier(), ARTICLE.key, QUOTES[0], span("We will pay").start)
    assert found(after)[:2] == [
        "The quay stays open.",
        "We will pay for it ourselves 🌊 this year",
    ]
    assert [item.anchors[0].exact for item in items(after)][:2] == found(after)[:2]
    first, second = items(after)[:2]
    assert first.id == "q0" != second.id
    assert first.speaker == second.speaker == "Ilse Marrow"
    assert after.findings[ARTICLE.key].quotes[0].origin == QUOTES[0].pieces[0]


def test_a_split_within_a_word_is_before_it_and_between_pieces_parts_them() -> None:
    inside = edits.split_quote(dossier(), ARTICLE.key, QUOTES[0], span("will pay").start + 2)
    assert found(inside)[1].startswith("will pay for it")
    apart = edits.split_quote(dossier(), ARTICLE.key, QUOTES[1], span("said Tomas").start)
    assert found(apart)[1:3] == ["Nobody has,", "asked the dockers."]


@pytest.mark.parametrize("at", [0, span("The quay").start, span(" said Ilse").start, len(TEXT)])
def test_a_split_that_leaves_nothing_is_refused(at: int) -> None:
    with pytest.raises(SpanError):
        edits.split_quote(dossier(), ARTICLE.key, QUOTES[0], at)


def test_a_merge_has_the_pieces_of_both_and_nothing_between() -> None:
    after = edits.merge_quotes(dossier(), ARTICLE.key, QUOTES[0], QUOTES[2])
    assert found(after) == [f"{words(QUOTES[0])} … {words(QUOTES[2])}", words(QUOTES[1])]
    assert [item.id for item in items(after)] == ["q0", "q1"]
    merged = items(after)[0]
    assert [anchor.exact for anchor in merged.anchors] == [words(QUOTES[0]), words(QUOTES[2])]
    assert verify_all(after.brief, after.articles)["q0"].verified


def test_a_merge_takes_back_a_split() -> None:
    before = dossier()
    apart = edits.split_quote(before, ARTICLE.key, QUOTES[0], span("We will pay").start)
    one, other = apart.findings[ARTICLE.key].quotes[:2]
    whole = edits.merge_quotes(apart, ARTICLE.key, other, one)
    assert found(whole) == found(before)
    assert [item.anchors for item in items(whole)] == [item.anchors for item in items(before)]
    assert len(whole.brief.decisions) == 1


def test_words_of_two_people_are_not_merged() -> None:
    with pytest.raises(SpanError, match="two people"):
        edits.merge_quotes(dossier(), ARTICLE.key, QUOTES[0], QUOTES[1])


def test_what_was_marked_by_hand_is_edited_in_the_brief_alone() -> None:
    before = dossier(picked=False)
    item = replace(edits.marked_quote(ARTICLE, span("Harbour talks open")), id="h")
    before = before.with_brief(edits.insert_item(before.brief, PLACE, item))
    after = edits.correct_quote(before, ARTICLE.key, edits.quote_of(item), [span("Harbour talks")])
    assert [one.anchors[0].exact for one in items(after)] == ["Harbour talks"]
    assert after.findings == before.findings
    assert after.brief.decisions == ()


def test_a_further_source_follows_its_correction() -> None:
    other = make_article("“The quay stays open,” said Ilse Marrow.")
    found_there = analyse(other)
    before = joined(dossier(), [GatheredArticle(other, found_there)])
    also = edits.picked_quote(other, found_there.quotes[0]).anchors
    brief = edits.replace_item(before.brief, replace(items(before)[0], also_in=also))
    narrow = [TextSpan(also[0].span.start, also[0].span.start + len("The quay"))]
    after = edits.correct_quote(before.with_brief(brief), other.key, found_there.quotes[0], narrow)
    assert [anchor.exact for anchor in items(after)[0].also_in] == ["The quay"]


def test_decisions_are_stored_and_hold_for_an_article_that_comes_back(tmp_path) -> None:
    after = edits.split_quote(dossier(), ARTICLE.key, QUOTES[0], span("We will pay").start)
    save_dossier(after, tmp_path / "x.brief")
    loaded = load_dossier(tmp_path / "x.brief").dossier
    assert loaded == after
    again = joined(
        loaded.without_article(ARTICLE.key), [GatheredArticle(ARTICLE, analyse(ARTICLE))]
    )
    assert found(again) == found(after)


@st.composite
def edited_dossiers(draw: st.DrawFn) -> Dossier:
    """A dossier after some corrections, splits, merges, speakers, rejections, in any order."""
    one = dossier(picked=draw(st.booleans()))
    if draw(st.booleans()):
        by_hand = replace(edits.marked_quote(ARTICLE, span("talks open in Calder")), id="h")
        one = one.with_brief(edits.insert_item(one.brief, PLACE, by_hand))
    for _ in range(draw(st.integers(1, 5))):
        quotes = one.findings[ARTICLE.key].quotes
        quote = draw(st.sampled_from(quotes))
        places = st.integers(quote.span.start - 3, quote.span.end + 3)
        try:
            match draw(st.sampled_from(["correct", "split", "merge", "name", "reject"])):
                case "correct":
                    first, last = sorted((draw(places), draw(places)))
                    one = edits.correct_quote(one, ARTICLE.key, quote, [TextSpan(first, last)])
                case "split":
                    one = edits.split_quote(one, ARTICLE.key, quote, draw(places))
                case "merge":
                    other = draw(st.sampled_from(quotes))
                    if other != quote:
                        one = edits.merge_quotes(one, ARTICLE.key, quote, other)
                case action:
                    item = edits.item_of(one.brief, ARTICLE, quote)
                    if item is not None:
                        state = ItemState.REJECTED if action == "reject" else ItemState.EDITED
                        changed = replace(item, state=state, speaker="Vera Holm")
                        one = one.with_brief(edits.replace_item(one.brief, changed))
        except SpanError:
            continue
    return one


@settings(max_examples=80, deadline=None)
@given(
    edited_dossiers(),
    st.dates(date(2030, 1, 1), date(2032, 1, 1)),
    st.sampled_from(["en", "de"]),
)
def test_no_new_analysis_undoes_a_decision(one: Dossier, day: date, language: str) -> None:
    before = one.findings[ARTICLE.key].quotes
    assert decided(analyse(ARTICLE), ARTICLE, one.brief).quotes == before
    after = corrected(one, ARTICLE.key, published=day, language=language).dossier
    own = [quote for quote in before if quote.origin is not None]
    assert [quote for quote in after.findings[ARTICLE.key].quotes if quote.origin] == own
    assert items(after) == items(one)
    assert all(verdict.verified for verdict in verify_all(one.brief, one.articles).values())


@settings(max_examples=60, deadline=None)
@given(edited_dossiers(), st.booleans())
def test_decisions_follow_a_new_version(one: Dossier, above: bool) -> None:
    text = f"Corrected on 5 March.\n{TEXT}" if above else TEXT + "It was raining.\n"
    newer = make_article(text, ARTICLE.read, supersedes=ARTICLE.key)
    after = superseded(one, ARTICLE.key, newer).dossier
    shift = len(text) - len(TEXT) if above else 0

    def moved(quote: Quote) -> tuple[TextSpan, ...]:
        return tuple(TextSpan(p.start + shift, p.end + shift) for p in quote.pieces)

    own = [moved(quote) for quote in one.findings[ARTICLE.key].quotes if quote.origin]
    there = [quote.pieces for quote in after.findings[newer.key].quotes if quote.origin]
    assert there == own
    assert [item.id for item in items(after)] == [item.id for item in items(one)]
    assert {a.article_key for item in items(after) for a in item.anchors} <= {newer.key}


def test_a_decision_whose_words_are_gone_stays_with_the_old_version() -> None:
    one = edits.correct_quote(dossier(picked=False), ARTICLE.key, QUOTES[0], [span("We will pay")])
    newer = make_article(TEXT.replace("We will pay", "We may pay"), supersedes=ARTICLE.key)
    after = superseded(one, ARTICLE.key, newer).dossier
    assert after.brief.decisions == one.brief.decisions
    assert not any(quote.origin for quote in after.findings[newer.key].quotes)
