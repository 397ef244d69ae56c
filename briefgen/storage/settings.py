"""Settings of the program: small, typed, in one JSON file; never needed, never in the way."""

import contextlib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from briefgen.storage import codec
from briefgen.storage.atomic import write_atomically

MOST_RECENT = 12
"""How many recent files are remembered."""

_LARGEST = 2**20


class ThemeChoice(StrEnum):
    """Light, dark, or what the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers from one start to the next.

    Attributes:
        recent: brief files opened or saved, newest first.
        last_folder: where a file was last chosen, "" for none.
        geometry: place and size of the window, as Qt gives it.
        splitters: sizes of the panes, as Qt gives them.
        theme: see ThemeChoice.
        analyst, unit: name and unit of the author, for the head of a new brief.
        marking: marking that a new brief begins with where its template names none.
        language: BCP 47 tag that a new brief begins with, "" for that of its template.
        offline: never use the network, not even for one page that is asked for.
        inbox: folder that is watched for new article files, "" for none.
        inbox_seen: files of that folder that were offered: path, size and time, tab-separated.
    """

    recent: tuple[str, ...] = ()
    last_folder: str = ""
    geometry: bytes = b""
    splitters: tuple[bytes, ...] = ()
    theme: ThemeChoice = ThemeChoice.SYSTEM
    analyst: str = ""
    unit: str = ""
    marking: str = ""
    language: str = ""
    offline: bool = False
    inbox: str = ""
    inbox_seen: tuple[str, ...] = ()

    def with_recent(self, path: Path) -> "Settings":
        """Return the settings with a file first among the recent ones and its folder the last."""
        name = str(path)
        others = tuple(other for other in self.recent if other != name)
        recent = (name, *others)[:MOST_RECENT]
        return replace(self, recent=recent, last_folder=str(path.parent))

    def without_recent(self, path: Path) -> "Settings":
        """Return the settings with a file forgotten, because it is no longer there."""
        return replace(self, recent=tuple(name for name in self.recent if name != str(path)))


def load_settings(path: Path) -> Settings:
    """Return the settings in a file; defaults for whatever is missing or damaged."""
    with contextlib.suppress(OSError, ValueError):
        with path.open("rb") as file:
            data = codec.from_bytes(file.read(_LARGEST))
        return codec.from_json(Settings, data, codec.Decoding(lenient=True))
    return Settings()


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings, making the folder if need be.

    Raises:
        BriefgenError: they could not be written; the old ones are unchanged.
    """
    with contextlib.suppress(OSError):  # writing says what is wrong, in words
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, codec.to_bytes(codec.to_json(settings)))
