"""Near-copies, new versions and suggestions in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefgen.editing import edits
from briefgen.library.library import Library
from briefgen.model.article import Metadata, make_article
from briefgen.model.brief import Issue, PartKind, PickedQuote, Place, Point, all_items
from briefgen.model.library import Added, SuggestedKind
from ui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton
OLD = """Ministers disagree on storage
“The tanks will be full by October,” said Marta Brandt, the energy minister of Ostania.
“Nobody will pay twice for the same cubic metre of gas,” she added on Tuesday in Lake Town.
The ministers meet again in November, when the storage fund will be on the agenda.
Officials from nine states said that a vote on the fund was still some weeks away.
The northern members want a smaller fund, and the southern ones a larger one with fewer rules.
"""
NEW = OLD.replace("by October", "by the end of November").replace("nine states", "ten states")
URL = "https://wire.example/storage"


def library_of(window: MainWindow) -> Library:
    library = window.room.shelf.library
    assert library is not None
    return library


def page(text: str) -> str:
    title, *paragraphs = text.strip().split("\n")
    body = "".join(f"<p>{line}</p>" for line in paragraphs)
    head = f"<title>{title}</title><link rel='canonical' href='{URL}'>"
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


@pytest.fixture
def versions(window: MainWindow, tmp_path: Path, rested: Wait) -> MainWindow:
    """A window whose brief quotes the old version, after the new one has come in."""
    (tmp_path / "old.html").write_text(page(OLD), encoding="utf-8")
    (tmp_path / "new.html").write_text(page(NEW), encoding="utf-8")
    window.workers.sources.add([tmp_path / "old.html"])
    rested(window)
    article = window.session.article
    assert article is not None
    findings = window.session.findings
    assert findings is not None
    assert len(findings.quotes) == 2

    def pick(brief):
        brief = edits.add_issue(brief, Issue("i", "Storage"))
        for quote in findings.quotes:
            item = edits.picked_quote(article, quote)
            brief = edits.insert_item(brief, Place(PartKind.QUOTES, "i"), item)
        return brief

    window.session.edit("Pick", pick)
    window.workers.sources.add([tmp_path / "new.html"])
    rested(window)
    return window


def test_a_new_version_is_offered_and_takes_what_it_holds(
    versions: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    (old,) = versions.session.dossier.articles
    bar = versions.room.article.bar
    assert bar.text == "The library has a newer version of this article."
    qtbot.mouseClick(bar.buttons[-1], LEFT)
    rested(versions)
    dossier = versions.session.dossier
    assert len(dossier.articles) == 2  # the old one stays for the words that are gone
    new = next(key for key in dossier.articles if key != old)
    quotes = [item for _, item in all_items(dossier.brief) if isinstance(item, PickedQuote)]
    keys = {quote.anchors[0].exact[:10]: quote.anchors[0].article_key for quote in quotes}
    assert keys == {"The tanks ": old, "Nobody wil": new}
    assert "1 item moved to the new version; 1 item stays with the old one" in versions.toast.text
    assert versions.session.article is not None
    assert versions.session.article.key == new
    qtbot.mouseClick(versions.toast.button, LEFT)
    assert list(versions.session.dossier.articles) == [old]


def test_the_difference_is_shown_word_by_word(
    versions: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    qtbot.mouseClick(versions.room.article.bar.buttons[0], LEFT)
    rested(versions)
    dialog = versions.room.versions.dialog
    assert dialog is not None
    struck, added = set(), set()
    block = dialog.sheet.document().firstBlock()
    while block.isValid():
        for piece in block:
            fragment = piece.fragment()
            if fragment.charFormat().fontStrikeOut():
                struck.add(fragment.text())
            elif fragment.charFormat().fontUnderline():
                added.add(fragment.text())
        block = block.next()
    assert struck == {"October", "nine"}
    assert added == {"the end of November", "ten"}
    qtbot.mouseClick(dialog.use_button, LEFT)
    rested(versions)
    assert len(versions.session.dossier.articles) == 2


def test_a_near_copy_says_which_story_it_shares(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, rested: Wait
) -> None:
    library = library_of(window)
    library.add(make_article(OLD, Metadata(title="Ministers disagree", outlet="Harbour Wire")))
    copy = "Row over storage fund goes on\nBy our own correspondent\n" + OLD.split("\n", 1)[1]
    (tmp_path / "copy.txt").write_text(copy, encoding="utf-8")
    window.workers.sources.add([tmp_path / "copy.txt"])
    rested(window)
    assert window.room.report_bar.text == "1 added · 1 near-copy"
    assert window.room.importing.report.copies == 1
    bar = window.room.article.bar
    assert bar.text == "Same story as “Ministers disagree” (Harbour Wire)"
    qtbot.mouseClick(bar.buttons[-1], LEFT)
    rested(window)
    dialog = window.room.versions.dialog
    assert dialog is not None
    assert "Row over storage fund goes on" in dialog.sheet.toPlainText()
    assert not hasattr(dialog, "use_button")


@pytest.fixture
def suggesting(window: MainWindow, qtbot: QtBot, rested: Wait) -> MainWindow:
    """A window with an empty section on storage, and suggestions shown for it."""
    library = library_of(window)
    assert library.add(make_article(OLD)).kind is Added.NEW
    library.add(make_article("Ferry line reopens\nThe ferry will sail again in May, it was said."))
    issue = Issue("i", "Gas storage", keywords=("storage", "fund", "tanks"))
    window.session.edit("Add issue", lambda brief: edits.add_issue(brief, issue))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["show_suggested"].trigger()
    rested(window)
    return window


def test_passages_are_suggested_with_their_reason(suggesting: MainWindow) -> None:
    rows = suggesting.room.suggestions.rows
    assert rows
    plain = [row for row in rows if row.kind is SuggestedKind.PASSAGE]
    assert all(any(word in row.passage for word in ("storage", "fund", "tanks"))
               for row in plain)  # fmt: skip
    assert all("names “" in row.reason for row in plain)
    assert all(row.reason for row in rows)
    assert not any("ferry" in row.passage for row in rows)


def test_one_key_picks_a_point_with_its_article_and_undo_takes_both_back(
    suggesting: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    room = suggesting.room
    room.suggested.list.setFocus()
    row = room.suggested.current
    assert row is not None
    qtbot.keyClick(room.suggested.list, Qt.Key.Key_P)
    rested(suggesting)
    (item,) = [item for _, item in all_items(suggesting.session.brief)]
    assert isinstance(item, Point)
    assert item.text == row.passage
    assert item.sources[0].article_key == row.key
    assert row.key in suggesting.session.dossier.articles
    assert row.span not in {one.span for one in room.suggestions.rows}  # not suggested again
    suggesting.actions_["undo"].trigger()
    assert not suggesting.session.dossier.articles
    assert not list(all_items(suggesting.session.brief))


def test_one_key_picks_the_quote_of_a_passage_with_its_speaker(
    suggesting: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    room = suggesting.room
    number = next(n for n, row in enumerate(room.suggestions.rows) if "“" in row.passage)
    room.suggested.list.setCurrentIndex(room.suggested.list.model().index(number, 0))
    room.suggested.list.setFocus()
    qtbot.keyClick(room.suggested.list, Qt.Key.Key_Q)
    rested(suggesting)
    (quote,) = [item for _, item in all_items(suggesting.session.brief)]
    assert isinstance(quote, PickedQuote)
    assert "Marta Brandt" in quote.speaker
    assert suggesting.session.brief.issues[0].part(PartKind.QUOTES).items == (quote,)


def test_enter_shows_a_passage_in_its_article(
    suggesting: MainWindow, qtbot: QtBot, rested: Wait
) -> None:
    room = suggesting.room
    room.suggested.list.setFocus()
    qtbot.keyClick(room.suggested.list, Qt.Key.Key_Return)
    rested(suggesting)
    assert room.article.shows_library
    assert suggesting.panes.side.shown == "article"
    assert "Ministers disagree" in room.article.reader.text.toPlainText()
