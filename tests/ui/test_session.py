from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from briefgen.editing import edits
from briefgen.errors import BriefgenError
from briefgen.model.article import make_article
from briefgen.model.brief import Brief, Issue, PartKind, Place
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings
from briefgen.workspace import Workspace
from ui.session import Session


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return Session(Workspace(Dossier(Brief("b", issues=(Issue("s1", "One"),)))))


def entitle(title: str):
    return lambda brief: edits.set_header(brief, title=title)


def test_an_edit_is_one_step_with_a_name(session: Session) -> None:
    before = session.dossier
    assert session.edit("Edit title", entitle("Summit"))
    assert session.undo_stack.undoText() == "Edit title"
    session.undo_stack.undo()
    assert session.dossier == before
    session.undo_stack.redo()
    assert session.brief.header.title == "Summit"


def test_an_edit_that_changes_nothing_is_no_step(session: Session) -> None:
    assert not session.edit("Nothing", lambda brief: brief)
    assert not session.edit("Same", entitle(""))
    assert session.undo_stack.count() == 0


def test_typing_into_one_field_is_one_step(session: Session) -> None:
    for title in ("S", "Su", "Sum"):
        session.edit("Type", entitle(title), field="title")
    session.edit("Type", lambda b: edits.set_header(b, place="Here"), field="place")
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.brief.header.title == "Sum"
    session.undo_stack.undo()
    assert session.brief.header.title == ""


def test_signals_tell_what_changed(session: Session) -> None:
    told: list[str] = []
    session.briefChanged.connect(lambda: told.append("brief"))
    session.articlesChanged.connect(lambda: told.append("articles"))
    session.edit("Edit title", entitle("Summit"))
    assert told == ["brief"]
    article = make_article("Some text.")
    session.edit_dossier("Add", lambda d: d.with_article(article, Findings()))
    assert told == ["brief", "articles"]
    assert session.article == article


def test_the_target_goes_with_its_issue(session: Session) -> None:
    session.set_target(Place(PartKind.POINTS, "s1"))
    session.edit("Remove", lambda brief: edits.remove_issue(brief, "s1"))
    assert session.target is None


def test_errors_of_an_edit_are_told_and_change_nothing(session: Session) -> None:
    told: list[BriefgenError] = []
    session.failed.connect(told.append)

    def refuse(brief: Brief) -> Brief:
        raise BriefgenError("No.")

    assert not session.edit("Refuse", refuse)
    assert [error.what for error in told] == ["No."]


def test_opening_starts_a_new_history(session: Session) -> None:
    session.edit("Edit title", entitle("Summit"))
    other = Dossier(replace(session.brief, id="other"))
    session.open(other, None)
    assert session.clean
    assert not session.undo_stack.canUndo()


def test_undo_and_redo_ask_for_what_they_changed(session: Session) -> None:
    for number in range(3):
        session.edit("Add issue", lambda b, n=number: edits.add_issue(b, Issue(f"s{n}", f"{n}")))
    session.edit("Rename issue", lambda b: edits.rename_issue(b, "s0", "First"))
    session.select_item("s2")
    asked: list[str] = []
    session.itemAsked.connect(asked.append)
    session.undo()
    session.redo()
    assert asked == ["s0", "s0"]
    assert session.item_id == "s0"
