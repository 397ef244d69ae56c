"""The manifest of a brief file, and the names of its parts."""

from dataclasses import dataclass

MANIFEST = "manifest.json"
BRIEF = "brief.json"
ABOUT, TEXT, FOUND = "/about.json", "/text.txt", "/found.json"

FORMAT = "briefgen-brief"


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """Where the parts of an article are (such as "articles/0001"), and its key."""

    folder: str
    key: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a brief file says about itself.

    Attributes:
        version: major and minor number of the format.
        program: version of the program that wrote it.
        articles: in the order of the dossier.
        found: keys of the articles that have findings, in the order of the dossier.
    """

    version: tuple[int, int]
    program: str = ""
    articles: tuple[ArticleEntry, ...] = ()
    found: tuple[str, ...] = ()
    format: str = FORMAT
