"""The menus, and which function each action calls."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from briefgen.compose.language_names import language_name
from briefgen.model.brief import ItemState
from briefgen.templating.translating import languages
from ui.actions.action_table import MENUS, Actions
from ui.actions.desk import Desk
from ui.actions.exporting import Exporting
from ui.actions.files import Files
from ui.actions.key_dates import KeyDates
from ui.actions.people import PeopleWork
from ui.actions.picking import Picking
from ui.actions.proposing import Proposing
from ui.actions.quotes import QuoteWork
from ui.actions.sources import Sources
from ui.actions.steering import Steering
from ui.actions.templates import Templates
from ui.dialogs.about import about_dialog
from ui.dialogs.keys import keys_dialog
from ui.found import FoundKind
from ui.look import Mode
from ui.panes.pane_set import PaneSet
from ui.panes.side_panes import ARTICLE, FOUND, PAGES, PEOPLE, SUGGESTED

Slots = dict[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Workers:
    """Those who do what the actions ask for."""

    sources: Sources
    files: Files
    picking: Picking
    proposing: Proposing
    exporting: Exporting
    templates: Templates
    steering: Steering
    key_dates: KeyDates
    people: PeopleWork
    quotes: QuoteWork


def slots(actions: Actions, panes: PaneSet, w: Workers, window: QWidget) -> Slots:
    """Return what each action calls, by the action's name."""
    steering, picking = w.steering, w.picking
    session = w.steering.session
    return {
        "new": w.files.new,
        "open": w.files.choose_and_open,
        "save": w.files.save,
        "save_as": w.files.save_as,
        "save_template": w.templates.save_as_own,
        "give_template": w.templates.give_away,
        "take_template": w.templates.take_in,
        "export": w.exporting.ask,
        "agenda": w.key_dates.choose_agenda,
        "copy_dates": w.key_dates.copy_table,
        "quit": window.close,
        "undo": session.undo,
        "redo": session.redo,
        "remove": steering.remove,
        "find": steering.focus_search,
        "find_text": steering.find_in_article,
        "find_next": lambda: steering.find_in_article(1),
        "find_previous": lambda: steering.find_in_article(-1),
        "add": w.sources.choose,
        "paste": w.sources.paste,
        "sample": w.sources.open_sample,
        "pick_quote": lambda: picking.pick(FoundKind.QUOTE),
        "pick_date": lambda: picking.pick(FoundKind.DATE),
        "pick_position": lambda: picking.pick(FoundKind.POSITION),
        "pick_point": picking.pick_point,
        "next_found": lambda: steering.step_found(1),
        "previous_found": lambda: steering.step_found(-1),
        "accept_sure": picking.accept_sure,
        "confirm_dates": steering.confirm_dates,
        "article_details": steering.ask_article_details,
        "remove_article": steering.remove_articles,
        "propose": w.proposing.propose,
        "confirm_all": w.proposing.confirm_all,
        "add_item": steering.add_item,
        "header": steering.ask_header,
        "reject": steering.reject_and_go_on,
        "next_proposal": steering.next_proposal,
        "confirm_next": steering.confirm_and_go_on,
        "review": steering.next_problem,
        "next_pane": steering.focus_next_pane,
        **_brief_slots(panes, w),
        **_view_slots(panes),
        **w.quotes.slots(),
        "keys": lambda: keys_dialog(window, actions.look, actions.keys()).open(),
        "about": lambda: about_dialog(window).open(),
    }


def _brief_slots(panes: PaneSet, w: Workers) -> Slots:
    brief = panes.brief
    return {
        "edit_item": brief.edit_current,
        "move_up": lambda: brief.items.move(-1),
        "move_down": lambda: brief.items.move(1),
        "add_issue": brief.drafts.begin_issue,
        "confirm": lambda: brief.items.set_state(ItemState.CONFIRMED),
        "disclosure": brief.items.toggle_disclosure,
        "show_source": brief.items.show_source,
        "other_reading": lambda: w.key_dates.other_reading(panes.article, brief),
        "hide_date": brief.dates.toggle,
        "fold_all": brief.fold_all,
    }


def _view_slots(panes: PaneSet) -> Slots:
    pages, side = panes.pages.view, panes.side
    return {
        "show_article": lambda: side.show_pane(ARTICLE),
        "show_pages": lambda: side.show_pane(PAGES),
        "show_found": lambda: side.show_pane(FOUND),
        "show_suggested": lambda: side.show_pane(SUGGESTED),
        "show_people": lambda: side.show_pane(PEOPLE),
        "zoom_in": lambda: pages.step_zoom(1),
        "zoom_out": lambda: pages.step_zoom(-1),
        "zoom_fit": lambda: pages.set_zoom(None),
    }


class Menus(QObject):
    """Fills the menu bar; some submenus are filled whenever they open."""

    def __init__(
        self, bar: QMenuBar, actions: Actions, desk: Desk, files: Files, steering: Steering
    ) -> None:
        super().__init__(bar)
        self._desk, self._files, self._steering = desk, files, steering
        submenus = {
            "recent": self._fill_recent,
            "look": self._fill_look,
            "language": self._fill_languages,
        }
        for title, specs in MENUS.items():
            menu = bar.addMenu(title)
            for spec in specs:
                if spec.name.startswith("-"):
                    menu.addSeparator()
                elif spec.name in submenus:
                    submenu = menu.addMenu(spec.text)
                    fill = submenus[spec.name]
                    submenu.aboutToShow.connect(lambda m=submenu, f=fill: f(m))
                else:
                    menu.addAction(actions[spec.name])

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for name in self._desk.store.settings.recent:
            path = Path(name)
            action = menu.addAction(path.name)
            action.setToolTip(name)
            action.triggered.connect(lambda _=False, p=path: self._files.open_recent(p))
        if menu.isEmpty():
            menu.addAction("No recent briefs").setEnabled(False)

    def _fill_languages(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        present = self._desk.session.brief.language.partition("-")[0]
        for tag in languages():
            action = menu.addAction(language_name(tag, "en"))
            action.setCheckable(True)
            action.setChecked(tag == present)
            action.triggered.connect(lambda _=False, t=tag: self._steering.set_language(t))
            group.addAction(action)

    def _fill_look(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        names = {Mode.SYSTEM: "As the system", Mode.LIGHT: "Light", Mode.DARK: "Dark"}
        for mode, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(self._desk.look.mode is mode)
            action.triggered.connect(lambda _=False, m=mode: self._steering.set_mode(m))
            group.addAction(action)
