"""The bar over the panes: bringing articles in, template, marking, export."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from briefgen.templating.catalog import Catalog
from ui.look import PADDING, Look, tool_icon
from ui.models.review import Review
from ui.session import Session
from ui.widgets.action_lookup import ActionLookup

HEIGHT = 50
MARKINGS = (
    "",
    "OFFICIAL",
    "OFFICIAL-SENSITIVE",
    "TLP:CLEAR",
    "TLP:GREEN",
    "TLP:AMBER",
    "TLP:AMBER+STRICT",
    "TLP:RED",
)
"""UK Government Security Classifications (2024) and FIRST TLP 2.0; any other can be typed."""


class TopBar(QWidget):
    """Sources, template, marking, export.

    `template_chosen` and `new_asked` carry a template's key, `theme_chosen` a theme's ("" for the
    template's own), `removal_asked` a template's key and name, `marking_chosen` a marking.
    """

    template_chosen = Signal(str)
    new_asked = Signal(str)
    theme_chosen = Signal(str)
    removal_asked = Signal(str, str)
    marking_chosen = Signal(str)
    marking_asked = Signal()

    def __init__(
        self,
        session: Session,
        review: Review,
        catalog: Catalog,
        look: Look,
        actions: ActionLookup,
    ) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._session, self._review = session, review
        self._catalog, self._look = catalog, look
        names = ("save_template", "give_template", "take_template")
        self._on_templates = [actions[name] for name in names]
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING - 4, 0, PADDING, 4)
        row.setSpacing(4)
        for action in (actions["add"], actions["paste"]):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(tool_icon())
            row.addWidget(button)
        row.addSpacing(PADDING)
        self.template = self._menu_button("template", "Template", self._fill_templates)
        self.marking = self._menu_button("lock", "Marking", self._fill_markings)
        row.addWidget(self.template)
        row.addWidget(self.marking)
        row.addStretch(1)
        self.export = QToolButton()
        self.export.setDefaultAction(actions["export"])
        self.export.setText("Export")
        self.export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.export.setProperty("main", True)
        row.addWidget(self.export)
        session.briefChanged.connect(self._fill)
        review.templateChanged.connect(self._fill)
        look.changed.connect(self._fill)
        self._fill()

    def _menu_button(self, icon: str, name: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(icon)
        button.setAccessibleName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(tool_icon())
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        return button

    def _fill(self) -> None:
        template = self._review.template
        name = template.name if template else self._session.brief.template
        self.template.setText(f"Template: {name}")
        self.template.setToolTip("What the brief is printed by")
        self.marking.setText(self._session.brief.marking or "No marking")
        self.marking.setToolTip("Security marking at head and foot of every page")
        colours = self._look.colours
        for button in (self.template, self.marking):
            marked = button is self.marking and self._session.brief.marking
            button.setIcon(
                self._look.icon(
                    button.objectName(), colours.red if marked else colours.secondary, gap=True
                )
            )
        ink = colours.red if self._session.brief.marking else colours.text
        self.marking.setStyleSheet(f"color: {ink};")

    def _fill_templates(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        entries = self._catalog.entries()
        own = [entry for entry in entries if not entry.built_in]
        for entry in [*(e for e in entries if e.built_in), None, *own]:
            if entry is None:
                if own:
                    menu.addSeparator()
                continue
            action = menu.addAction(entry.name)
            action.setCheckable(True)
            action.setChecked(entry.key == self._session.brief.template)
            action.setEnabled(not entry.problem)
            action.setToolTip(entry.problem or entry.description)
            action.triggered.connect(lambda _=False, k=entry.key: self.template_chosen.emit(k))
            group.addAction(action)
        menu.addSeparator()
        fresh = menu.addMenu("New brief from")
        for entry in entries:
            if not entry.problem:
                action = fresh.addAction(entry.name)
                action.triggered.connect(lambda _=False, k=entry.key: self.new_asked.emit(k))
        self._fill_themes(menu.addMenu("Look of the pages"))
        menu.addSeparator()
        menu.addActions(self._on_templates)
        others = [one for one in own if one.key != self._session.brief.template]
        if others:
            away = menu.addMenu("Remove")
            for entry in others:
                action = away.addAction(entry.name)
                action.triggered.connect(
                    lambda _=False, e=entry: self.removal_asked.emit(e.key, e.name)
                )

    def _fill_themes(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        present = self._session.brief.theme
        for key, name in (
            ("", "As the template"),
            *((one.key, one.name) for one in self._catalog.themes()),
        ):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key == present)
            action.triggered.connect(lambda _=False, k=key: self.theme_chosen.emit(k))
            group.addAction(action)

    def _fill_markings(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        present = self._session.brief.marking
        for marking in dict.fromkeys((*MARKINGS, present)):
            action = menu.addAction(marking or "No marking")
            action.setCheckable(True)
            action.setChecked(marking == present)
            action.triggered.connect(lambda _=False, m=marking: self.marking_chosen.emit(m))
            group.addAction(action)
        menu.addSeparator()
        menu.addAction("Another…").triggered.connect(self.marking_asked)
