"""Which addresses a file may link to."""

import re

_ALLOWED = re.compile(
    r"(?:https?://|mailto:)[^\s<>\"\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+", re.IGNORECASE
)


def is_allowed_link(href: str) -> bool:
    """Return whether an address leads to the web or to a mailbox, and nowhere else."""
    return _ALLOWED.fullmatch(href) is not None
