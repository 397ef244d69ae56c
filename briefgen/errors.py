"""The two exceptions that the core raises on purpose."""


class BriefgenError(Exception):
    """Something that the analyst must be told.

    Attributes:
        what: what happened, one sentence.
        meaning: what it means for the brief, one sentence; may be empty.
        remedy: what to do, one sentence; may be empty.
        detail: technical detail for the log or a "details" fold; may be empty.
    """

    def __init__(self, what: str, meaning: str = "", remedy: str = "", *, detail: str = "") -> None:
        super().__init__(what, meaning, remedy)
        self.what = what
        self.meaning = meaning
        self.remedy = remedy
        self.detail = detail

    def __str__(self) -> str:
        """Return the three sentences on one line."""
        return " ".join(part for part in (self.what, self.meaning, self.remedy) if part)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with the detail: errors cross from worker processes."""
        return (_rebuild, (type(self), self.what, self.meaning, self.remedy, self.detail))


def _rebuild(
    kind: type[BriefgenError], what: str, meaning: str, remedy: str, detail: str
) -> BriefgenError:
    return kind(what, meaning, remedy, detail=detail)


class Cancelled(Exception):  # noqa: N818 - an outcome, not an error
    """Raised by a Progress callback when the analyst cancelled the work."""
