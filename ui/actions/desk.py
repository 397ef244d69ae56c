"""What every worker of the window needs to do its work and to tell how it went."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from briefgen.model.dossier import Dossier
from briefgen.progress import Progress
from ui.dialogs.choosers import Choosers
from ui.error_box import ErrorBox
from ui.jobs import Job, Jobs
from ui.look import Look
from ui.session import Session
from ui.settings_store import SettingsStore


@dataclass(frozen=True, slots=True)
class Desk:
    """Session, jobs, errors, questions, settings and look of one window."""

    session: Session
    jobs: Jobs
    errors: ErrorBox
    choosers: Choosers
    store: SettingsStore
    look: Look
    window: QWidget

    def change(
        self,
        text: str,
        work: Callable[[Dossier, Progress], Dossier],
        done: Callable[[Dossier, bool], None],
        title: str = "",
    ) -> None:
        """Change the dossier in the background, as one step of undo.

        Args:
            text: name of the step.
            work: a pure function, which its Progress may stop; called again if the analyst has
                changed something meanwhile.
            done: told the dossier before, and whether anything has changed.
            title: what the status line says meanwhile, "" for nothing.
        """
        before = self.session.dossier

        def run(progress: Progress) -> Dossier:
            progress(title, 0.0)
            return work(before, progress)

        def apply(after: Dossier) -> None:
            if self.session.dossier is not before:
                self.change(text, work, done, title)
            else:
                done(before, self.session.edit_dossier(text, lambda _: after))

        job = Job(run, title)
        job.result.connect(apply)
        self.start(job)

    def start(self, job: Job) -> None:
        """Start a job whose errors are told."""
        job.error.connect(self.errors.tell)
        self.jobs.start(job)
