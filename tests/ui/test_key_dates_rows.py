"""What an analyst does with the rows of the key dates: choosing, hiding, writing, the date form."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefgen.analysis.analyse import analyse
from briefgen.editing import edits
from briefgen.gather import GatheredArticle, joined
from briefgen.model.anchor import make_anchor
from briefgen.model.article import Article, Metadata, TextSpan, make_article
from briefgen.model.brief import Brief, BriefHeader, DateEvidence, PartKind, PickedDate, Place
from briefgen.model.dossier import Dossier
from ui.found import FoundKind
from ui.main_window import MainWindow
from ui.models.listing import ROW_ROLE
from ui.models.outline_rows import OutlineRow, RowKind
from ui.widgets.key_date_popup import KeyDatePopup

Wait = Callable[[MainWindow], None]
PLACE = Place(PartKind.KEY_DATES)
PACT = """Harbour pact in doubt
The talks on Tuesday in Brevik were short, delegates said.
Leaders will sign the pact in Brevik on 3 September 2031.
A vote in the lower house is planned for 9 May 2031.
"""
OTHER = """Pact to be signed later
Leaders will sign the pact in Brevik on 5 September 2031, the port office said.
"""


def article_of(text: str, outlet: str) -> Article:
    return make_article(text, Metadata(outlet=outlet, published=date(2031, 7, 10)))


def dated(article: Article, words: str, label: str) -> PickedDate:
    found = analyse(article)
    mention = next(one for one in found.dates if one.span.of(article.text) == words)
    sentence = next(one for one in found.sentences if one.covers(mention.span))
    return replace(edits.picked_mention(article, mention, sentence), label=label)


@pytest.fixture
def dossier() -> Dossier:
    one, other = article_of(PACT, "Fjord Wire"), article_of(OTHER, "Port Gazette")
    brief = Brief("b", BriefHeader("Pact", prepared=date(2031, 7, 12)))
    gathered = [GatheredArticle(article, analyse(article)) for article in (one, other)]
    joint = joined(Dossier(brief), gathered)
    signing = dated(one, "3 September 2031", "Pact signed")
    doubt = dated(other, "5 September 2031", "Pact signed").evidence
    rows = (
        replace(dated(one, "Tuesday", "Talks in Brevik"), id="d-talks"),
        replace(signing, id="d-signing", evidence=signing.evidence + doubt),
        replace(dated(one, "9 May 2031", "Vote"), id="d-vote"),
    )
    brief = joint.brief
    for row in rows:
        brief = edits.insert_item(brief, PLACE, row)
    return joint.with_brief(brief)


@pytest.fixture
def open_window(window: MainWindow, dossier: Dossier, settled: Wait) -> MainWindow:
    window.session.open(dossier, None)
    settled(window)
    return window


def shown(window: MainWindow) -> list[OutlineRow]:
    model = window.panes.brief.view.model()
    return [model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())]


def row_of(window: MainWindow, key: str) -> OutlineRow:
    return next(row for row in shown(window) if row.key == key)


def date_of(window: MainWindow, key: str) -> PickedDate:
    found = edits.find_item(window.session.brief, key)
    assert found is not None
    assert isinstance(found[1], PickedDate)
    return found[1]


def click(window: MainWindow, qtbot: QtBot, key: str, name: str) -> None:
    view = window.panes.brief.view
    number = [row.key for row in shown(window)].index(key)
    index = view.model().index(number, 0)
    view.scrollTo(index)
    place = view.visualRect(index)
    row = index.data(ROW_ROLE)
    tools = [one for one in view.delegate.tools_of(row, place.toRectF()) if one.name == name]
    spot = view.delegate.layout_of(row, place.width()).spot(name)
    at = tools[0].place.center().toPoint() if tools else None
    if at is None:
        assert spot is not None, name
        at = place.topLeft() + spot.place.center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_weak_choice_has_its_other_reading_one_key_away(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    window = open_window
    (choice,) = row_of(window, "d-talks").facts.choices
    assert choice.text.startswith("or 15 July 2031")
    window.session.select_item("d-talks")
    window.panes.brief.view.setFocus()
    window.actions_["other_reading"].trigger()
    assert date_of(window, "d-talks").earliest == date(2031, 7, 15)
    assert row_of(window, "d-talks").facts.choices[0].text.startswith("back to 8 July 2031")
    click(window, qtbot, "d-talks", "reading")
    assert date_of(window, "d-talks").earliest == date(2031, 7, 8)
    window.session.undo_stack.undo()
    window.session.undo_stack.undo()
    assert date_of(window, "d-talks").edited == ()


def test_in_the_article_the_key_takes_the_other_reading_too(open_window: MainWindow) -> None:
    window = open_window
    window.session.select_article(next(iter(window.session.dossier.articles)))
    found = next(
        one
        for one in window.panes.article.found
        if one.ref.kind is FoundKind.DATE
        and one.ref.span.of(window.session.article.text) == "Tuesday"
    )
    assert "R reads it as 15 July 2031" in found.reason
    window.session.select_finding(found.ref)
    window.panes.article.text.setFocus()
    window.actions_["other_reading"].trigger()
    assert date_of(window, "d-talks").earliest == date(2031, 7, 15)
    window.session.edit("Remove", lambda b: edits.remove_item(b, "d-talks"))
    before = len(window.session.brief.part(PartKind.KEY_DATES).items)
    window.actions_["other_reading"].trigger()
    items = window.session.brief.part(PartKind.KEY_DATES).items
    assert len(items) == before + 1
    assert isinstance(items[-1], PickedDate)
    assert items[-1].earliest == date(2031, 7, 15)
    window.session.undo_stack.undo()
    assert len(window.session.brief.part(PartKind.KEY_DATES).items) == before


def test_dates_of_sources_that_differ_stand_side_by_side(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    window = open_window
    choices = row_of(window, "d-signing").facts.choices
    assert [one.text for one in choices] == [
        "3 Sep 2031 · Fjord Wire",
        "5 Sep 2031 · Port Gazette",
    ]
    assert [one.held for one in choices] == [True, False]
    click(window, qtbot, "d-signing", choices[1].name)
    assert date_of(window, "d-signing").earliest == date(2031, 9, 5)
    assert row_of(window, "d-signing").facts.choices == ()
    window.session.undo_stack.undo()
    assert len(row_of(window, "d-signing").facts.choices) == 2


def test_rows_are_left_off_the_page_and_put_back(open_window: MainWindow, qtbot: QtBot) -> None:
    window = open_window
    window.session.select_item("d-vote")
    window.actions_["hide_date"].trigger()
    assert date_of(window, "d-vote").hidden
    keys = [row.key for row in shown(window)]
    assert "d-vote" not in keys
    unshown = next(row for row in shown(window) if row.kind is RowKind.UNSHOWN)
    assert unshown.number == 1
    click(window, qtbot, unshown.key, "unshown")
    assert "d-vote" in [row.key for row in shown(window)]
    click(window, qtbot, "d-vote", "show")
    assert not date_of(window, "d-vote").hidden
    assert not any(row.kind is RowKind.UNSHOWN for row in shown(window))
    window.session.undo_stack.undo()
    window.session.undo_stack.undo()
    assert not date_of(window, "d-vote").hidden
    assert window.session.undo_stack.index() == 0


def test_past_and_ahead_are_parted_by_the_briefs_own_date(open_window: MainWindow) -> None:
    kinds = [row.key for row in shown(open_window)]
    start = kinds.index("d-vote")
    assert kinds[start : start + 4] == ["d-vote", "d-talks", "now", "d-signing"]
    assert row_of(open_window, "now").text == "12 July 2031"


def test_a_corrected_publication_date_says_what_it_changed(
    open_window: MainWindow, settled: Wait
) -> None:
    window = open_window
    key = next(iter(window.session.dossier.articles))
    window.session.edit("x", lambda b: edits.set_date(b, "d-vote", earliest=date(2031, 5, 8)))
    window.workers.sources.correct(key, {"published": date(2031, 7, 24)})
    settled(window)
    assert date_of(window, "d-talks").earliest == date(2031, 7, 22)
    assert window.toast.text == (
        "1 key date changed: “Talks in Brevik” is now 22 July 2031; 1 edited row kept"
    )
    assert row_of(window, "d-talks").facts.was == "8 July 2031"
    window.session.select_item("d-vote")
    window.actions_["hide_date"].trigger()
    assert row_of(window, "d-talks").facts.was == ""


def test_a_written_row_is_dated_by_its_words(open_window: MainWindow, qtbot: QtBot) -> None:
    window = open_window
    window.panes.brief.drafts.begin_item(PLACE)
    editor = window.panes.brief.view.editor
    assert editor is not None
    editor.setPlainText("second half of October 2031: review of the pact")
    editor.finish()
    row = window.session.brief.part(PartKind.KEY_DATES).items[-1]
    assert isinstance(row, PickedDate)
    assert (row.label, row.earliest) == ("Review of the pact", date(2031, 10, 16))


@pytest.fixture
def popup(open_window: MainWindow) -> KeyDatePopup:
    window = open_window
    window.session.ask_item("d-signing")
    window.panes.brief.fields.open(row_of(window, "d-signing"), "date")
    opened = window.panes.brief.fields.popup
    assert isinstance(opened, KeyDatePopup)
    return opened


def test_the_form_takes_words(open_window: MainWindow, popup: KeyDatePopup) -> None:
    popup.words.setText("by mid-October 2031")
    assert popup.told.text() == "→ by mid-October 2031"
    popup.accept()
    row = date_of(open_window, "d-signing")
    assert (row.earliest, row.deadline, row.conflict_settled) == (date(2031, 10, 11), True, True)
    open_window.session.undo_stack.undo()
    assert date_of(open_window, "d-signing").earliest == date(2031, 9, 3)


def test_the_form_takes_a_time_with_its_zone(open_window: MainWindow, popup: KeyDatePopup) -> None:
    popup.begins.setText("14.30")
    popup.ends.setText("16")
    popup.zone.setText("Nowhere/City")
    popup.accept()
    assert popup.isVisible(), "a zone that is none stays open"
    popup.zone.setText("Europe/Oslo")
    popup.place.setText("Brevik")
    popup.accept()
    row = date_of(open_window, "d-signing")
    assert (row.begins, row.ends) == ("2031-09-03T14:30+02:00", "2031-09-03T16:00+02:00")
    assert (row.zone, row.place, row.edtf) == ("Europe/Oslo", "Brevik", "2031-09-03")


def test_a_place_alone_settles_no_date(open_window: MainWindow, popup: KeyDatePopup) -> None:
    popup.place.setText("Oslo")
    popup.accept()
    row = date_of(open_window, "d-signing")
    assert (row.place, row.edited) == ("Oslo", ("place",))
    assert not row.conflict_settled


def test_near_copies_are_told_as_such(open_window: MainWindow) -> None:
    window = open_window
    copy = list(window.session.dossier.articles.values())[1]
    anchor = make_anchor(copy, TextSpan(0, 4))

    def change(brief: Brief) -> Brief:
        row = date_of(window, "d-vote")
        return edits.replace_item(brief, replace(row, also_in=(anchor,)))

    window.session.edit("x", change)
    row = row_of(window, "d-vote")
    assert row.facts.also == "Port Gazette"
    assert row.source == "Fjord Wire"


def test_the_tip_tells_how_each_date_was_read(open_window: MainWindow) -> None:
    tip = row_of(open_window, "d-talks").facts.tip
    assert "Tuesday" in tip
    assert "R: 15 July 2031 instead" in tip
    evidence = date_of(open_window, "d-signing").evidence
    assert all(isinstance(one, DateEvidence) for one in evidence)
