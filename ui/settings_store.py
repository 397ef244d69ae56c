"""The settings file, read once and written when something in it changes."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefgen.errors import BriefgenError
from briefgen.storage.settings import Settings, load_settings, save_settings


class SettingsStore(QObject):
    """Settings in use; `changed` after each change, `failed` if they cannot be written."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.settings: Settings = load_settings(path)

    def update(self, **changes: object) -> None:
        """Change fields of the settings and write them."""
        self.replace(replace(self.settings, **changes))  # type: ignore[arg-type]

    def replace(self, settings: Settings) -> None:
        """Put other settings in their place and write them."""
        if settings == self.settings:
            return
        self.settings = settings
        try:
            save_settings(settings, self._path)
        except BriefgenError as error:
            self.failed.emit(error)
        self.changed.emit()
