"""What a drawn positions matrix shows: participants by issues, and where each stands."""

from briefgen.model.nouns import noun


@noun(frozen=True, slots=True)
class GridIssue:
    """A column of a positions grid: the issue's number as printed, "" for none, and its title."""

    number: str
    title: str


@noun(frozen=True, slots=True)
class Stand:
    """Where a participant stands on an issue.

    Attributes:
        text: in words, "" where nothing is known.
        sources: numbers of what says so, as printed.
        quoted: the participant's own words stand in the document.
        closed: not for disclosure.
        origin: id of the brief's item, "" if none.
    """

    text: str
    sources: tuple[str, ...] = ()
    quoted: bool = False
    closed: bool = False
    origin: str = ""


@noun(frozen=True, slots=True)
class GridRow:
    """A participant with a stand for each issue of the grid."""

    participant: str
    stands: tuple[Stand, ...]


@noun(frozen=True, slots=True)
class PositionsGrid:
    """A drawn positions matrix, participants by issues.

    `none_text`, `quoted_text` and `closed_text` explain its marks; a mark without one is drawn,
    but not explained.
    """

    issues: tuple[GridIssue, ...]
    rows: tuple[GridRow, ...]
    none_text: str = ""
    quoted_text: str = ""
    closed_text: str = ""
    quote_marks: str = "“ ”"
