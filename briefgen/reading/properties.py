"""What a document's properties say: title, author, day of making. All weak: programs fill them."""

from briefgen.reading.cleaning import one_line
from briefgen.reading.printed_dates import read_day
from briefgen.reading.source import Fact
from briefgen.reading.top_lines import split_authors

MADE = "when the file was made"
"""Ends the origin of a date that is no publication date but may be near it."""

_NOBODY = frozenset(
    ("anonymous", "(anonymous)", "unknown", "user", "admin", "author", "python-docx",
     "microsoft office user")
)  # fmt: skip
_NO_TITLES = ("microsoft word", "untitled", "(anonymous", "document1")


def property_facts(title: str, author: str, made: str, language: str = "") -> list[Fact]:
    """Return the facts of a document's properties, without what programs fill in by default.

    Args:
        title: as it stands there.
        author: as it stands there.
        made: date of making, beginning with ISO 8601 or eight digits.
        language: a BCP 47 tag or "".
    """
    title, author = one_line(title), one_line(author)
    facts = [Fact("language", one_line(language), "document property", weak=True)]
    if not title.lower().startswith(_NO_TITLES):
        facts.append(Fact("title", title, "document property “title”", weak=True))
    if author.lower() == "python-docx":  # its template was made in 2013
        return facts
    if author.lower() not in _NOBODY:
        facts.append(
            Fact("authors", split_authors(author), "document property “author”", weak=True)
        )
    if day := read_day(made):
        place = f"document property “created”: {MADE}"
        facts.append(Fact("published", day, place, weak=True))
    return facts
