"""What every worker of the window needs to do its work and to tell how it went."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

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

    def start(self, job: Job) -> None:
        """Start a job whose errors are told."""
        job.error.connect(self.errors.tell)
        self.jobs.start(job)
