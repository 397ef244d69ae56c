"""BriefContext: all that a template may print, ready as text.

Values are plain strings, numbers, dates and tuples of the records below. Templates escape and
arrange them; they look nothing up and compute nothing about truth.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A numbered source. `published` is formatted, with "(unconfirmed)" told by the flag."""

    number: int
    key: str
    title: str
    outlet: str
    published: str
    published_confirmed: bool
    authors: str = ""
    url: str = ""
    bookmark: str = ""  # "source-1"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A point, fact, objective, note. `sources` are source numbers."""

    id: str
    text: str
    sources: tuple[int, ...] = ()
    closed: bool = False  # not for disclosure


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A participant's position."""

    id: str
    participant: str
    text: str
    sources: tuple[int, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A quotation: `pieces` are verbatim, without marks.

    `verified`: every piece stands in its stored source. `problem`: why not, in words.
    `also`: numbers of other sources that carry the same words; `varied`: of those that carry it
    in other words.
    `translated_from`: the language of the original that the analyst paired it with, in words;
    `original`: the pieces of that if they are to be printed, in `original_language`.
    """

    id: str
    pieces: tuple[str, ...]
    speaker: str
    role: str
    said_to: str
    said_when: str
    reported_by: str
    sources: tuple[int, ...]
    verified: bool
    problem: str = ""
    fragment: bool = False
    language: str = ""
    translation: str = ""
    also: tuple[int, ...] = ()
    closed: bool = False
    translated_from: str = ""
    original: tuple[str, ...] = ()
    original_language: str = ""
    varied: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsLine:
    """Words of a source as written, with its number."""

    words: str
    source: int


@dataclass(frozen=True, slots=True)
class DateLine:
    """A row of the key dates.

    `date_text` is in the house's form ("11–12 July 2023", "autumn 2023"); unresolved rows say so
    in it and have no `earliest`. `remarks` are short words of doubt ("end inferred",
    "approximate", "elsewhere: 5 September [4]"); `conflict` is what is not settled ("sources
    differ: 3 September [1], 5 September [4]"). `begins` and `ends` are times of day where they are
    known, without a zone where it is not; `zone` is its IANA name. `also` are numbers of sources
    that only repeat one of `sources`, `also_in` the same in words ("also in [4]").
    """

    id: str
    date_text: str
    label: str
    place: str = ""
    earliest: date | None = None
    latest: date | None = None
    ahead: bool = False
    approximate: bool = False
    end_inferred: bool = False
    as_written: tuple[WordsLine, ...] = ()
    sources: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
    conflict: str = ""
    closed: bool = False
    short_date: str = ""  # without the year where the timeline's scale shows it
    begins: datetime | None = None
    ends: datetime | None = None
    zone: str = ""
    also: tuple[int, ...] = ()
    also_in: str = ""
    place_told: bool = False  # the label names the place, if in another case


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue with its parts; a part that the analyst left empty is an empty tuple."""

    id: str
    number: int
    title: str
    bookmark: str
    objective: tuple[TextLine, ...] = ()
    points: tuple[TextLine, ...] = ()
    tactical: tuple[TextLine, ...] = ()
    positions: tuple[PositionLine, ...] = ()
    if_raised: tuple[TextLine, ...] = ()
    red_lines: tuple[TextLine, ...] = ()
    quotes: tuple[QuoteLine, ...] = ()
    facts: tuple[TextLine, ...] = ()
    notes: tuple[TextLine, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixEntry:
    """A cell of the positions matrix with what goes with its words.

    Attributes:
        text: the words, "" where nothing is known.
        sources: source numbers.
        quoted: the participant's own words stand among the issue's quotations.
        closed: part of it is not for disclosure.
        id: of the first of its positions, "" if none.
    """

    text: str
    sources: tuple[int, ...] = ()
    quoted: bool = False
    closed: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One participant's positions, a cell for each issue of the matrix ("" where none).

    `entries` are the same cells with their sources; made of the cells where none are given.
    """

    participant: str
    cells: tuple[str, ...]
    entries: tuple[MatrixEntry, ...] = ()

    def __post_init__(self) -> None:
        """Make the entries."""
        if len(self.entries) != len(self.cells):
            object.__setattr__(self, "entries", tuple(MatrixEntry(cell) for cell in self.cells))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Participants by issues: what each wants.

    `telling`: it shows what the issues' own lists do not, how one stands on several issues. A
    table with one entry for each participant only says again what stands under each issue.
    """

    issues: tuple[str, ...] = ()
    rows: tuple[MatrixRow, ...] = ()
    telling: bool = True
    numbers: tuple[int, ...] = ()  # of the issues, () if they are not known


@dataclass(frozen=True, slots=True)
class BriefContext:
    """The whole brief as a template sees it (Jinja name: `brief`)."""

    title: str
    kicker: str
    subtitle: str
    event_dates: str
    place: str
    principal: str
    number: str
    author: str
    cleared_by: str
    prepared: str
    prepared_on: date | None
    marking: str
    language: str
    bottom_line: tuple[TextLine, ...] = ()
    purpose: tuple[TextLine, ...] = ()
    scenario: tuple[TextLine, ...] = ()
    issues: tuple[IssueView, ...] = ()
    key_dates: tuple[DateLine, ...] = ()
    matrix: Matrix = Matrix()
    press_line: tuple[TextLine, ...] = ()
    background_open: tuple[TextLine, ...] = ()
    background_closed: tuple[TextLine, ...] = ()
    biographies: tuple[TextLine, ...] = ()
    annex: tuple[TextLine, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    unverified: int = 0  # how many quotes are printed as unverified
