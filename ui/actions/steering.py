"""What actions do that concern more than one pane."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefgen.editing import edits
from briefgen.model.brief import ItemState, PartKind, Place
from briefgen.storage.settings import ThemeChoice
from ui.actions.desk import Desk
from ui.actions.sources import Sources
from ui.dialogs.details import article_dialog, header_dialog
from ui.found import FoundKind
from ui.look import Mode
from ui.models.review import UNCONFIRMED, Review
from ui.panes.pane_set import PaneSet
from ui.panes.side_panes import ARTICLE, FOUND, PAGES, PEOPLE, SUGGESTED
from ui.session import Session


class Steering(QObject):
    """Moves focus, selection and looks about."""

    def __init__(self, desk: Desk, panes: PaneSet, sources: Sources, review: Review) -> None:
        super().__init__(desk.session)
        self._review = review
        self._desk, self._session = desk, desk.session
        self._panes, self._sources = panes, sources

    @property
    def session(self) -> Session:
        """What all actions work on."""
        return self._session

    def remove(self) -> None:
        """Remove the article that has the focus, else the selected item."""
        if self._panes.articles.list.hasFocus():
            self.remove_articles()
        else:
            self._panes.brief.items.remove()

    def remove_articles(self) -> None:
        """Take the selected articles out of the brief, and select what comes next."""
        pane, article = self._panes.articles, self._session.article
        keys = pane.selected or ((article.key,) if article is not None else ())
        number = min((index.row() for index in pane.list.selectedIndexes()), default=0)
        if self._sources.remove(keys):
            pane.select_near(number)

    def confirm_dates(self) -> None:
        """Confirm the dates of the selected articles and go on; one without a date is asked for."""
        pane, article = self._panes.articles, self._session.article
        if article is None:
            return
        keys = pane.selected if article.key in pane.selected else (article.key,)
        if not self._sources.confirm_dates(keys) and article.published is None and len(keys) == 1:
            self._panes.side.show_pane(ARTICLE)
            self._panes.article.ask_date()
        elif not pane.select_next_doubt(keys[-1]):
            self._session.tell("The publication date of every article is settled.")

    def add_item(self) -> None:
        """Write an item into the part that is selected, else a point of the first issue."""
        place = self._session.target
        if place is None and self._session.brief.issues:
            place = Place(PartKind.POINTS, self._session.brief.issues[0].id)
        if place is None:
            self._panes.brief.drafts.begin_issue()
        else:
            self._panes.brief.drafts.begin_item(place)

    def step_found(self, step: int) -> None:
        """Go to the next or previous finding in the article."""
        found = [
            one
            for one in self._panes.article.found
            if one.weight and not one.rejected and one.ref.kind is not FoundKind.ISSUE
        ]
        if found:
            refs = [one.ref for one in found]
            current = self._session.finding
            start = refs.index(current) if current in refs else -1 if step > 0 else 0
            self._session.select_finding(refs[(start + step) % len(refs)])

    def confirm_and_go_on(self) -> None:
        """Confirm the selected proposal, then go to the next quotation in doubt, or proposal."""
        brief = self._panes.brief
        done = self._session.item_id
        held = edits.find_item(self._session.brief, done)
        if held is not None and held[1].state is ItemState.PROPOSED:
            brief.items.set_state(ItemState.CONFIRMED)
        doubt = next((one for one in self._doubts() if one != done), "")
        if doubt:
            self._session.ask_item(doubt)
            brief.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._show_source()
        else:
            self.next_proposal()

    def reject_and_go_on(self) -> None:
        """Reject the selected item or issue; what comes after it is selected."""
        before = self._session.item_id
        self._panes.brief.items.set_state(ItemState.REJECTED)
        if self._session.item_id != before:
            self._show_source()

    def next_proposal(self) -> None:
        """Go to the next proposal."""
        if self._panes.brief.items.go_to_next_proposal():
            self._show_source()

    def _show_source(self) -> None:
        """Show where the selected item stands, if an article is what one looks at beside it."""
        if self._panes.side.shown == ARTICLE:
            self._panes.brief.items.show_source()

    def _doubts(self) -> list[str]:
        """Return the quotations whose speakers wait for a confirmation."""
        asked = [one.item for one in self._review.verdicts.problems if one.rule == UNCONFIRMED]
        held = ((one, edits.find_item(self._session.brief, one)) for one in asked)
        return [one for one, found in held if found and found[1].state is ItemState.PROPOSED]

    def focus_search(self) -> None:
        """Go to the search field of the articles."""
        self._panes.articles.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._panes.articles.field.selectAll()

    def slots_over(
        self, others: dict[str, Callable[[], object]]
    ) -> dict[str, Callable[[], object]]:
        """Return what keys do while an article is read: Ctrl+F finds words in it."""
        otherwise = others["find"]

        def find() -> None:
            focus = QApplication.focusWidget()
            if focus is not None and self._panes.article.isAncestorOf(focus):
                self.find_in_article()
            else:
                otherwise()

        return {"find": find}

    def find_in_article(self, step: int = 0) -> None:
        """Find words in the article; a step goes to the next or previous hit."""
        self._panes.side.show_pane(ARTICLE)
        finder = self._panes.article.finder
        if step:
            finder.step(step)
        else:
            finder.begin()

    def focus_next_pane(self) -> None:
        """Move the focus round the panes."""
        panes = self._panes
        shown = {ARTICLE: panes.article.text, PAGES: panes.pages.view, FOUND: panes.found.list}
        shown[SUGGESTED], shown[PEOPLE] = panes.suggested.list, panes.people.list
        ring: list[QWidget] = [
            self._panes.left.list,
            self._panes.brief.view,
            shown[self._panes.side.shown],
        ]
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(ring) if pane is focus), -1)
        ring[(here + 1) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)

    def show_page(self, number: int) -> None:
        """Show a page of the brief, from 1."""
        self._panes.side.show_pane(PAGES)
        self._panes.pages.view.show_page(number)

    def toggle_review(self) -> None:
        """Show or hide what the checks say."""
        self._panes.review.setVisible(not self._panes.review.isVisible())

    def next_problem(self) -> None:
        """Show what the checks say; once it is shown, go to the next."""
        if self._panes.review.isVisible():
            self._panes.review.next()
        else:
            self._panes.review.show()

    def ask_header(self) -> None:
        """Open the form for the head of the brief."""
        dialog = header_dialog(self._desk.window, self._session.brief.header)
        dialog.asked.connect(self._set_header)
        dialog.open()

    def _set_header(self, changes: dict[str, Any]) -> None:
        self._session.edit("Edit head", lambda b: edits.set_header(b, **changes))

    def ask_article_details(self) -> None:
        """Open the form for what is known of the selected article."""
        article = self._session.article
        if article is not None:
            dialog = article_dialog(self._desk.window, article)
            dialog.asked.connect(lambda changes: self._sources.correct_fields(article.key, changes))
            dialog.open()

    def set_language(self, tag: str) -> None:
        """Print the template's words and the dates in another language; new briefs too."""
        self._desk.store.update(language=tag)
        if self._session.brief.language.partition("-")[0] != tag:
            self._session.edit("Set language", lambda b: edits.set_language(b, tag))

    def set_mode(self, mode: Mode) -> None:
        """Show the light or the dark look, or follow the system."""
        self._desk.look.mode = mode
        self._desk.store.update(theme=ThemeChoice(mode.value))
