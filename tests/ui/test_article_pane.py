"""Reading and picking: findings, keys, marked words, the date of an article."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from briefgen.model.article import DateStatus, TextSpan
from briefgen.model.brief import PartKind, PickedDate, PickedQuote, Place, Point, all_items
from ui.found import Found, FoundKind, found_in, found_tip
from ui.look import Mode
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]


def empty(window: MainWindow) -> None:
    """Take the proposals out, so that nothing is picked yet."""
    brief = window.session.brief
    bare = type(brief)(brief.id, template=brief.template, articles=brief.articles)
    window.session.edit("Empty", lambda _: bare)


def first(window: MainWindow, kind: FoundKind) -> Found:
    return next(found for found in window.panes.article.found if found.ref.kind is kind)


def point_of(window: MainWindow, span: TextSpan) -> QPoint:
    """A point of the viewport in the middle of a span's first characters."""
    view = window.panes.article.text
    return view.places.rect(span.start + 2).center().toPoint()


def items(window: MainWindow, kind: type) -> list:
    return [item for _, item in all_items(window.session.brief) if isinstance(item, kind)]


def test_a_click_selects_a_finding_and_its_key_picks_it(ready: MainWindow, qtbot: QtBot) -> None:
    empty(ready)
    quote = first(ready, FoundKind.QUOTE)
    view = ready.panes.article.text
    view.show_span(quote.spans[0])
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(ready, quote.spans[0])
    )
    assert ready.session.finding == quote.ref
    qtbot.keyClick(view, Qt.Key.Key_Q)
    picked = items(ready, PickedQuote)
    assert [item.anchors[0].exact for item in picked] == ["We will not sign a blank page"]
    assert picked[0].speaker == "Mira Toller"
    assert first(ready, FoundKind.QUOTE).picked
    assert "Quote added" in ready.toast.text
    qtbot.mouseClick(ready.toast.button, Qt.MouseButton.LeftButton)
    assert items(ready, PickedQuote) == []


def test_marked_words_are_a_quote_in_code_points(ready: MainWindow, qtbot: QtBot) -> None:
    empty(ready)
    article = ready.session.article
    assert article is not None
    start = article.text.index("Toller added")
    span = TextSpan(start, article.text.index("on Monday") + len("on Monday"))
    assert "🌊" in span.of(article.text)
    ready.panes.article.text.select_span(span)
    assert ready.panes.article.text.selected_span == span
    qtbot.keyClick(ready.panes.article.text, Qt.Key.Key_Q)
    quote = items(ready, PickedQuote)[0]
    assert quote.anchors[0].span == span
    assert quote.anchors[0].exact == "Toller added 🌊 on Monday"
    assert ready.panes.article.text.selected_span is None


def test_marked_words_are_a_point_in_the_target(ready: MainWindow, qtbot: QtBot) -> None:
    issue = ready.session.brief.issues[0]
    ready.session.set_target(Place(PartKind.FACTS, issue.id))
    article = ready.session.article
    assert article is not None
    start = article.text.index("Delegates")
    ready.panes.article.text.select_span(TextSpan(start, start + len("Delegates from nine states")))
    qtbot.keyClick(ready.panes.article.text, Qt.Key.Key_P)
    changed = ready.session.brief.issue(issue.id)
    assert changed is not None
    facts = changed.part(PartKind.FACTS).items
    assert isinstance(facts[-1], Point)
    assert facts[-1].text == "Delegates from nine states"


def test_a_date_goes_to_the_key_dates(ready: MainWindow, qtbot: QtBot) -> None:
    empty(ready)
    article = ready.session.article
    assert article is not None
    start = article.text.index("March 20-21")
    day = next(found for found in ready.panes.article.found if found.ref.span.start == start)
    ready.session.select_finding(day.ref)
    qtbot.keyClick(ready.panes.article.text, Qt.Key.Key_D)
    rows = items(ready, PickedDate)
    assert [(row.earliest, row.latest) for row in rows] == [(date(2025, 3, 20), date(2025, 3, 21))]


def test_with_nothing_selected_the_key_says_what_to_do(ready: MainWindow, qtbot: QtBot) -> None:
    before = ready.session.dossier
    qtbot.keyClick(ready.panes.article.text, Qt.Key.Key_Q)
    assert "Select" in ready.toast.text
    assert ready.session.dossier == before


def test_findings_say_why(ready: MainWindow) -> None:
    quote = first(ready, FoundKind.QUOTE)
    assert "Mira Toller" in found_tip(quote)
    assert quote.reason in found_tip(quote)
    assert f"Confidence {quote.confidence}" in found_tip(quote)


def test_next_and_previous_go_round(ready: MainWindow) -> None:
    refs = [
        found.ref
        for found in ready.panes.article.found
        if found.weight and found.ref.kind is not FoundKind.ISSUE
    ]
    seen = []
    for _ in refs:
        ready.actions_["next_found"].trigger()
        seen.append(ready.session.finding)
    assert seen == refs
    ready.actions_["previous_found"].trigger()
    assert ready.session.finding == refs[-2]


def test_one_click_confirms_a_date(ready: MainWindow, qtbot: QtBot, settled: Wait) -> None:
    article = ready.session.article
    assert article is not None
    assert article.date_status is DateStatus.UNCONFIRMED
    head = ready.panes.article.head
    assert "unconfirmed" in head.date_button.text()
    qtbot.mouseClick(head.confirm_button, Qt.MouseButton.LeftButton)
    settled(ready)
    after = ready.session.article
    assert after is not None
    assert after.date_status is DateStatus.CONFIRMED
    assert not head.confirm_button.isVisible()
    ready.actions_["undo"].trigger()
    assert ready.session.article == article


def test_another_date_reads_the_article_anew(
    ready: MainWindow, qtbot: QtBot, settled: Wait
) -> None:
    pane = ready.panes.article
    qtbot.mouseClick(pane.head.date_button, Qt.MouseButton.LeftButton)
    assert pane.popup is not None
    qtbot.keyClicks(pane.popup.first, "2 Jan 2024")  # it is selected: one types over it
    qtbot.mouseClick(pane.popup.button, Qt.MouseButton.LeftButton)
    settled(ready)
    assert ready.session.article.published == date(2024, 1, 2)  # type: ignore[union-attr]
    assert ready.session.findings.published == date(2024, 1, 2)  # type: ignore[union-attr]


def test_the_column_holds_about_seventy_characters(ready: MainWindow) -> None:
    ready.resize(1366, 768)
    view = ready.panes.article.text
    view.fit()
    frame = view.document().rootFrame().frameFormat()
    width = view.viewport().width() - frame.leftMargin() - frame.rightMargin()
    block = view.document().firstBlock().next()
    while block.isValid() and block.layout().lineCount() < 2:
        block = block.next()
    line = block.layout().lineAt(0)
    assert width > 0
    assert 55 <= line.textLength() <= 80


def test_another_look_leaves_only_the_headline_a_headline(ready: MainWindow) -> None:
    view = ready.panes.article.text
    view.put_caret(2)
    ready.services.look.changed.emit()
    head = view.document().begin()
    fonts = [QTextCursor(block).charFormat().font() for block in (head, head.next())]
    assert fonts[0].pointSizeF() > fonts[1].pointSizeF()


def test_accepting_the_sure_ones_is_one_step(ready: MainWindow) -> None:
    empty(ready)
    steps = ready.session.undo_stack.count()
    article, findings = ready.session.article, ready.session.findings
    assert article is not None
    assert findings is not None
    ready.actions_["accept_sure"].trigger()
    assert ready.session.undo_stack.count() == steps + 1
    sure = [f for f in found_in(article, findings, ready.session.brief) if f.confidence == "A"]
    assert sure
    assert all(found.picked for found in sure if found.weight)


def test_words_marked_by_hand_take_the_place_of_a_finding(ready: MainWindow, qtbot: QtBot) -> None:
    quote = first(ready, FoundKind.QUOTE)
    ready.session.select_finding(quote.ref)
    view = ready.panes.article.text
    view.show_span(quote.spans[0])
    start, end = (view.places.rect(place).center().toPoint() for place in (200, 208))
    button = Qt.MouseButton.LeftButton
    qtbot.mousePress(view.viewport(), button, pos=start)
    qtbot.mouseMove(view.viewport(), end)
    view.select_span(TextSpan(200, 208))
    qtbot.mouseRelease(view.viewport(), button, pos=end)
    assert ready.session.finding is None


def test_a_point_says_in_which_part_it_went(ready: MainWindow) -> None:
    issue = ready.session.brief.issues[0]
    ready.session.set_target(Place(PartKind.FACTS, issue.id))
    ready.panes.article.text.select_span(TextSpan(0, 20))
    ready.actions_["pick_point"].trigger()
    assert ready.toast.text == f"Point added to “{issue.title}”, facts"
    ready.session.set_target(Place(PartKind.PURPOSE))
    ready.panes.article.text.select_span(TextSpan(0, 20))
    ready.actions_["pick_point"].trigger()
    assert ready.toast.text == "Point added to the purpose"


def test_another_look_keeps_place_and_marks(ready: MainWindow, qtbot: QtBot) -> None:
    ready.resize(900, 600)  # small enough to be scrolled
    view = ready.panes.article.text
    bar = view.verticalScrollBar()
    span = TextSpan(0, 12)
    view.set_hits((span, TextSpan(20, 30)), 0)
    view.show_span(span)
    bar.setValue(bar.maximum())
    place, marks = bar.value(), len(view.extraSelections())
    assert place > 0
    ready.services.look.mode = Mode.DARK
    try:
        assert bar.value() == place
        assert len(view.extraSelections()) == marks
        words = [one.cursor.selectedText() for one in view.extraSelections()]
        assert view.text[:12] in words
    finally:
        ready.services.look.mode = Mode.LIGHT
    assert len(view.findChildren(QTextDocument)) <= 3  # those before go with the next events
    qtbot.wait(1)
    assert len(view.findChildren(QTextDocument)) <= 2
