"""Brief files of older formats, brought up to the present one step at a time.

The format's version is a pair. A new minor number adds optional fields only, so that older
programs can read the file; anything else is a new major number and gets a step here.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

VERSION = (1, 4)

Step: TypeAlias = Callable[[dict[str, bytes]], dict[str, bytes]]
"""Turns the parts of a file of one major version into those of the next."""

STEPS: Mapping[int, Step] = {}
"""The step from each older major version; the first version has none before it."""


def upgrade(parts: dict[str, bytes], major: int) -> dict[str, bytes]:
    """Return the parts of a file of an older major version as the present one would have them.

    Raises:
        KeyError: there is no way from that version.
    """
    for version in range(major, VERSION[0]):
        parts = STEPS[version](parts)
    return parts
