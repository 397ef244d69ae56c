"""Progress of long work: one callback, handed in by whoever started the work."""

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Called with what is being done (a few words) and the share done, 0.0 to 1.0.

It may raise `briefgen.errors.Cancelled`; the work lets that pass after tidying up.
"""


def silent(text: str, share: float) -> None:
    """Ignore progress: the default where nobody watches."""


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """Return a Progress that maps a step's own 0.0 to 1.0 onto `start` to `end` of `progress`."""

    def report(text: str, share: float) -> None:
        progress(text, start + (end - start) * min(max(share, 0.0), 1.0))

    return report
