"""What the window is given: made once by `app.main`, or by a test."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.build import BuildTools
from briefgen.errors import BriefgenError
from briefgen.library.library import Library
from briefgen.storage.recovery import Recovery
from briefgen.templating.catalog import Catalog
from briefgen.workspace import Workspace
from ui.dialogs.choosers import Choosers
from ui.look import Look
from ui.settings_store import SettingsStore


@dataclass(frozen=True, slots=True)
class Services:
    """The core and the surroundings that the window works with.

    `library` is None where it could not be opened; `library_error` says why, and
    `library_folder` is where its backups are.
    """

    workspace: Workspace
    catalog: Catalog
    tools: BuildTools
    store: SettingsStore
    recovery: Recovery
    look: Look
    choosers: Choosers
    library: Library | None = None
    library_folder: Path | None = None
    library_error: BriefgenError | None = None
