"""What the checks say of the brief, kept up to date in the background."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from briefgen.checking import checks, quotation
from briefgen.errors import BriefgenError
from briefgen.model.brief import ItemState, PickedQuote, all_items
from briefgen.model.dossier import Dossier
from briefgen.model.problem import Problem, Severity
from briefgen.model.template import BriefTemplate
from briefgen.progress import Progress
from briefgen.templating.catalog import Catalog
from ui.jobs import Jobs, Latest
from ui.models.carried import Carried, CarriedQuotes, judged_with
from ui.models.judgements import Judgement, judgements
from ui.session import Session

_PAUSE_MS = 60
UNCONFIRMED = "speaker-unconfirmed"
"""The check of quotations whose speaker is doubtful and that nobody confirmed."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The outcome of the checks.

    `matching`, `missing` count quotations that stand and do not stand in their source,
    `conflicts` the rows of dates on which sources differ or which are not resolved. `carried`
    are the quotations that several articles have.
    """

    problems: tuple[Problem, ...] = ()
    matching: int = 0
    missing: int = 0
    judged: Mapping[str, Judgement] | None = None
    carried: Carried = field(default_factory=dict)

    @property
    def conflicts(self) -> int:
        """How many date conflicts there are."""
        return sum(1 for problem in self.problems if problem.rule == "date-conflict")

    @property
    def to_look_at(self) -> int:
        """How many further errors and warnings there are."""
        counted = {"quote-not-found", "date-conflict"}
        return sum(
            1
            for problem in self.problems
            if problem.severity is not Severity.NOTE and problem.rule not in counted
        )


def examine(
    dossier: Dossier,
    template: BriefTemplate | None,
    progress: Progress,
    known: CarriedQuotes | None = None,
) -> Verdicts:
    """Return what the checks say of a dossier; `progress` may cancel.

    `known` saves looking for the quotations of several articles again where none has changed.
    """
    progress("Checking", 0.0)
    verdicts = quotation.verify_all(dossier.brief, dossier.articles)
    problems = checks.check(dossier, template, verdicts)
    quotes = {
        item.id: verdicts[item.id].verified
        for _, item in all_items(dossier.brief)
        if isinstance(item, PickedQuote) and item.state is not ItemState.REJECTED
    }
    matching = sum(quotes.values())
    progress("Comparing the sources", 0.5)
    carried = (known or CarriedQuotes()).of(dossier)
    judged = judged_with(judgements(problems, quotes), dossier, carried)
    return Verdicts(problems, matching, len(quotes) - matching, judged, carried)


class Review(QObject):
    """Template and verdicts of the open brief; `changed` when either is another."""

    changed = Signal()
    templateChanged = Signal()

    def __init__(self, session: Session, catalog: Catalog, jobs: Jobs) -> None:
        super().__init__(session)
        self._session = session
        self._catalog = catalog
        self._key = ("", "")  # of template and theme
        self.template: BriefTemplate | None = None
        self.verdicts = Verdicts()
        self._carried = CarriedQuotes()
        self._latest = Latest(jobs, _PAUSE_MS, self)
        self._latest.result.connect(self._take)
        self._latest.error.connect(session.failed)
        session.briefChanged.connect(self.refresh)
        session.articlesChanged.connect(self.refresh)
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether checks are under way."""
        return self._latest.busy

    def refresh(self) -> None:
        """Load the template if the brief has another, or another theme, and check anew."""
        brief = self._session.brief
        key = (brief.template, brief.theme)
        if key != self._key:
            self._key = key
            try:
                self.template = self._catalog.for_brief(brief)
            except BriefgenError as error:
                self.template = None
                self._session.failed.emit(error)
            self.templateChanged.emit()
        dossier, template, known = self._session.dossier, self.template, self._carried
        self._latest.request(lambda progress: examine(dossier, template, progress, known))

    def _take(self, verdicts: Verdicts) -> None:
        if verdicts != self.verdicts:
            self.verdicts = verdicts
            self.changed.emit()
