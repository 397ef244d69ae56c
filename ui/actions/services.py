"""What the window is given: made once by `app.main`, or by a test."""

from dataclasses import dataclass

from briefgen.build import BuildTools
from briefgen.storage.recovery import Recovery
from briefgen.templating.catalog import Catalog
from briefgen.workspace import Workspace
from ui.dialogs.choosers import Choosers
from ui.look import Look
from ui.settings_store import SettingsStore


@dataclass(frozen=True, slots=True)
class Services:
    """The core and the surroundings that the window works with."""

    workspace: Workspace
    catalog: Catalog
    tools: BuildTools
    store: SettingsStore
    recovery: Recovery
    look: Look
    choosers: Choosers
