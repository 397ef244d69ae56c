"""Bytes to articles: chooses the reader by kind and reads files inside files, within limits.

Runs in the worker process; the readers load their libraries only when they are used.
"""

from collections.abc import Iterator

from briefgen.errors import BriefgenError
from briefgen.model.article import Article
from briefgen.reading.archive import read_zip
from briefgen.reading.docx import read_docx
from briefgen.reading.feed import read_feed
from briefgen.reading.finish import finish, hash_bytes
from briefgen.reading.html import read_html
from briefgen.reading.kinds import SUPPORTED, Kind, kind_of
from briefgen.reading.mail import read_mail, read_mailbox, read_mhtml
from briefgen.reading.odt import read_odt
from briefgen.reading.outlook import read_outlook
from briefgen.reading.package import TooMuchError
from briefgen.reading.pdf import read_pdf
from briefgen.reading.references import read_bibtex, read_json, read_ris
from briefgen.reading.result import ReadFailure, ReadResult, failure
from briefgen.reading.rtf import read_rtf
from briefgen.reading.source import Reader, Reading, Source, broken, unreadable
from briefgen.reading.text import read_markdown, read_plain
from briefgen.reading.warc import read_warc
from briefgen.reading.zotero import read_rdf

READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_plain,
    Kind.MARKDOWN: read_markdown,
    Kind.HTML: read_html,
    Kind.MHTML: read_mhtml,
    Kind.DOCX: read_docx,
    Kind.ODT: read_odt,
    Kind.RTF: read_rtf,
    Kind.MAIL: read_mail,
    Kind.MAILBOX: read_mailbox,
    Kind.OUTLOOK: read_outlook,
    Kind.FEED: read_feed,
    Kind.RIS: read_ris,
    Kind.BIBTEX: read_bibtex,
    Kind.RDF: read_rdf,
    Kind.JSON: read_json,
    Kind.WARC: read_warc,
    Kind.PDF: read_pdf,
    Kind.ZIP: read_zip,
}


def read_source(source: Source) -> ReadResult:
    """Return all articles of a source, those of files inside it too.

    A part that cannot be read is a failure in the result and the others go on.

    Raises:
        BriefgenError: the source as a whole gives no article.
    """
    collected = _Collected(source)
    collected.take(source, depth=0)
    if not collected.articles and collected.failures:
        raise collected.failures[0].error
    if not collected.articles:
        raise unreadable(f"“{source.name}” holds no article.")
    return ReadResult(
        tuple(collected.articles),
        tuple(dict.fromkeys(collected.notices)),
        tuple(collected.failures),
        collected.originals,
    )


class _Collected:
    """What has been read so far of one outermost source."""

    def __init__(self, outermost: Source) -> None:
        self.articles: list[Article] = []
        self.notices: list[str] = []
        self.failures: list[ReadFailure] = []
        self.originals: dict[str, bytes] = {}
        self._limits = outermost.limits
        self._unpacked = 0

    def take(self, source: Source, depth: int) -> None:
        """Read a source and what lies inside; errors of inner sources are collected."""
        reading = _read(source)
        self.notices += reading.notices
        self.failures += reading.failures
        digest = hash_bytes(source.data)
        for article in _articles(source, reading, digest, self.failures):
            self.articles.append(article)
            self.originals.setdefault(digest, source.data)
        for inner in reading.inner:
            self._take_inner(inner, depth + 1)

    def _take_inner(self, source: Source, depth: int) -> None:
        self._unpacked += len(source.data)
        try:
            if depth > self._limits.depth:
                raise unreadable(f"“{source.name}” lies too deep inside other archives or mails.")
            if self._unpacked > self._limits.unpacked_bytes:
                raise unreadable(f"“{source.name}” was left out: the archive unpacks to too much.")
            if len(self.articles) >= self._limits.members:
                raise unreadable(f"“{source.name}” was left out: the archive holds too many files.")
            self.take(source, depth)
        except BriefgenError as error:
            if isinstance(error, TooMuchError):  # a second one, and the rest is left out
                self._unpacked += self._limits.unpacked_bytes // 2
            self.failures.append(failure(source.name, error))
        except MemoryError:
            raise
        except Exception as error:  # a library's stumble over one member spares the others
            self.failures.append(failure(source.name, broken(source.name, repr(error))))


def _read(source: Source) -> Reading:
    if not source.data.strip():
        raise unreadable(f"“{source.name}” is empty.", "Get the file again from where it came.")
    kind = kind_of(source.name, source.data, source.media_type)
    if kind is None:
        raise unreadable(
            f"“{source.name}” is of a kind that cannot be read.",
            f"These can: {', '.join(SUPPORTED)}.",
        )
    return READERS[kind](source)


def _articles(
    source: Source, reading: Reading, original_hash: str, failures: list[ReadFailure]
) -> Iterator[Article]:
    for draft in reading.drafts:
        try:
            if len(draft.text) > source.limits.characters:
                raise unreadable(
                    f"“{draft.name or source.name}” holds {len(draft.text) / 1e6:.1f} million "
                    "characters, too many for an article.",
                    "Add only the part that you need.",
                )
            yield finish(draft, source.name, original_hash)
        except BriefgenError as error:
            if len(reading.drafts) == 1 and not reading.inner:
                raise
            failures.append(failure(draft.name or source.name, error))
