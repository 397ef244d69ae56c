"""What reading a file comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.errors import BriefgenError
from briefgen.model.article import Article


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """One part of a file (an archive's member, an attachment) that could not be read."""

    name: str
    error: BriefgenError


def failure(name: str, error: BriefgenError) -> ReadFailure:
    """Return the failure without what the error was raised from.

    Its frames hold on to all that was unpacked until then; twenty such fill the memory.
    """
    bare = BriefgenError(error.what, error.meaning, error.remedy, detail=error.detail)
    return ReadFailure(name, bare)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The articles of one file; a feed, mailbox or archive gives several.

    Attributes:
        articles: in the order of the file.
        notices: what concerns the file as a whole, in words for the analyst.
        failures: parts that could not be read; the others are in `articles`.
        originals: the bytes that articles were read from, by their SHA-256
            (`Article.original_hash`): the file itself, or the member of an archive.
    """

    articles: tuple[Article, ...]
    notices: tuple[str, ...] = ()
    failures: tuple[ReadFailure, ...] = ()
    originals: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def original_of(self, article: Article) -> bytes | None:
        """Return the bytes that the article was read from, None for pasted text."""
        return self.originals.get(article.original_hash)
