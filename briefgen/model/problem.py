"""What may be wrong with a brief, and whether a quotation stands in its source."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """ERROR: mend it or it is printed as unverified; WARNING: look at it; NOTE: know it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that may be wrong.

    Attributes:
        rule: id of the check ("quote-not-found", "date-conflict", "article-date-unconfirmed").
        what, remedy: what it is and what to do, a sentence each.
        item: id of the item or issue, "" if none. article: key of the article, "" if none.
    """

    rule: str
    severity: Severity
    what: str
    remedy: str = ""
    item: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the words of an item stand in their stored sources.

    `problem` says why not, in words. `folded` tells that they stand there only up to the
    published folding rules (white space, quotation-mark shapes).
    """

    verified: bool
    problem: str = ""
    folded: bool = False
