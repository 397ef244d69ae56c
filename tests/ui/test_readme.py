"""What the README says of keys and menus is what the window has."""

import re
from pathlib import Path

from ui.actions.action_table import MENUS

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
SPECS = [spec for specs in MENUS.values() for spec in specs]


def test_keys_named_in_the_readme_are_the_window_s() -> None:
    named = set(re.findall(r"`((?:Ctrl|Alt)\+[\w+]+|[A-Z]|F\d+)`", README))
    assert {"Q", "Alt+Up"} <= named
    assert named <= {spec.keys for spec in SPECS if isinstance(spec.keys, str)}


def test_menu_entries_named_in_the_readme_stand_there() -> None:
    named = re.findall(r"\*\*(\w+) → ([\w ]+)\*\*", README)
    held = {
        (menu.replace("&", ""), spec.text.replace("&", ""))
        for menu, specs in MENUS.items()
        for spec in specs
    }
    assert named
    assert set(named) <= held
