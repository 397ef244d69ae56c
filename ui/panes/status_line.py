"""The line at the foot: what the checks say, pages, what is saved, work under way."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from briefgen.model.brief import ItemState, all_items
from ui.jobs import Job, Jobs
from ui.look import PADDING, Look, tool_icon
from ui.models.preview import Preview
from ui.models.review import Review
from ui.models.wording import clock_text, counted
from ui.session import Session
from ui.widgets.buttons import text_button

HEIGHT = 32
_SHORTEN = (
    "Longer than the template allows: shorten or remove items, or leave key dates off the page (H)."
    "\nA click shows what is over."
)


class StatusLine(QWidget):
    """Never higher than one line.

    `review_asked` is raised by a click on the checks, `proposal_asked` by one on the proposals,
    `pages_asked` by one on the length: it carries the page to show, from 1.
    """

    review_asked = Signal()
    proposal_asked = Signal()
    pages_asked = Signal(int)

    def __init__(
        self, session: Session, review: Review, preview: Preview, look: Look, jobs: Jobs
    ) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._session, self._review, self._preview = session, review, preview
        self._look, self._jobs = look, jobs
        self._saved_at: datetime | None = None
        self._watched: Job | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING - 4, 0, PADDING + 4, 0)
        row.setSpacing(2)
        self.good, self.bad = self._button(), self._button()
        self.doubt, self.other = self._button(), self._button()
        for button in (self.good, self.bad, self.doubt, self.other):
            row.addWidget(button)
        self.proposed = self._button()
        self.proposed.setToolTip("Go to the next proposal (Ctrl+G)")
        self.proposed.clicked.disconnect()
        self.proposed.clicked.connect(self.proposal_asked)
        row.addWidget(self.proposed)
        self._tip = QLabel()
        self._tip.setProperty("secondary", True)
        self._tip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addSpacing(8)
        row.addWidget(self._tip, 1)
        self._work = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(110)
        self._bar.setRange(0, 100)
        self.cancel = text_button("Cancel")
        self.cancel.clicked.connect(self._stop)
        self.pages, self.saved = QToolButton(), QLabel()
        self.pages.clicked.connect(lambda: self.pages_asked.emit(max(1, preview.first_over)))
        for label in (self._work, self.saved):
            label.setProperty("secondary", True)
        for widget in (self._work, self._bar, self.cancel, self.pages, self.saved):
            row.addWidget(widget)
            row.addSpacing(8)
        review.changed.connect(self._fill)
        preview.changed.connect(self._fill)
        preview.failed.connect(self._fill)
        session.fileChanged.connect(self._fill)
        session.briefChanged.connect(self._fill)
        session.articlesChanged.connect(self._fill)
        look.changed.connect(self._fill)
        jobs.changed.connect(self._watch)
        self._fill()
        self._watch()

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(tool_icon())
        button.setStyleSheet("padding: 3px 7px;")
        button.setToolTip("Review (F8)")
        button.clicked.connect(self.review_asked)
        return button

    @property
    def work(self) -> str:
        """What is under way, "" for nothing."""
        return self._work.text() if not self._work.isHidden() else ""

    @property
    def tip(self) -> str:
        """What it says of the action under the pointer."""
        return self._tip.text()

    def show_tip(self, text: str) -> None:
        """Say what the action under the pointer does, "" for nothing."""
        self._tip.setText(text)

    def note_saved(self) -> None:
        """Remember when the brief was saved."""
        self._saved_at = datetime.now()
        self._fill()

    def _fill(self, *_: object) -> None:
        verdicts, colours = self._review.verdicts, self._look.colours
        shown = (
            (self.good, verdicts.matching, "check", colours.green, "quote matches its source",
             "quotes match their source"),
            (self.bad, verdicts.missing, "cross", colours.red, "not found", "not found"),
            (self.doubt, verdicts.conflicts, "warning", colours.amber, "date conflict",
             "date conflicts"),
            (self.other, verdicts.to_look_at, "warning", colours.amber, "thing to look at",
             "things to look at"),
        )  # fmt: skip
        dossier = self._session.dossier
        begun = bool(dossier.articles or dossier.brief.issues or self._session.undo_stack.count())
        for button, number, icon, colour, one, many in shown:
            button.setVisible(number > 0 and begun)
            button.setIcon(self._look.icon(icon, colour, gap=True))
            button.setText(f"{number} {one if number == 1 else many}")
            button.setStyleSheet(f"padding: 3px 7px; color: {colour};")
        proposed = sum(
            item.state is ItemState.PROPOSED for _, item in all_items(self._session.brief)
        )
        self.proposed.setVisible(proposed > 0)
        self.proposed.setText(f"{proposed} proposed")
        self.proposed.setIcon(self._look.icon("propose", colours.accent, gap=True))
        self.proposed.setStyleSheet(f"padding: 3px 7px; color: {colours.accent};")
        self.pages.setText(self._preview.meter)
        self.pages.setVisible(bool(self._preview.meter))
        self.pages.setToolTip(_SHORTEN if self._preview.first_over else "Show the pages")
        ink = colours.amber if self._preview.too_long else colours.secondary
        self.pages.setStyleSheet(f"padding: 3px 7px; color: {ink};")
        self.saved.setText(self._saved_words())

    def _saved_words(self) -> str:
        if not self._session.clean:
            return "Not saved"
        if self._session.path is None:
            return ""
        return f"Saved {clock_text(self._saved_at)}" if self._saved_at else "Saved"

    def _watch(self) -> None:
        titled = [job for job in self._jobs.running if job.title and not job.cancelled]
        job = titled[0] if titled else None
        for widget in (self._work, self._bar, self.cancel):
            widget.setVisible(job is not None)
        if job is not self._watched and job is not None:
            self._work.setText(job.title)
            self._bar.setValue(0)
            job.progressed.connect(self._advance)
        self._watched = job
        if len(titled) > 1:
            self._work.setText(f"{titled[0].title}, {counted(len(titled) - 1, 'more task')}")

    def _advance(self, text: str, share: float) -> None:
        self._work.setText(text[:60])
        self._bar.setValue(round(share * 100))

    def _stop(self) -> None:
        if self._watched is not None:
            self._watched.cancel()
            self._watch()
