"""What becomes of an article that is added: new, known, a near-copy, a new version, a reference."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime

from briefgen.library import near_copies
from briefgen.library.records import page_of, to_article, to_columns
from briefgen.model.article import Article, Correction, Metadata
from briefgen.model.library import REFERENCE_TYPES, Added, AddOutcome, NearCopy

ARTICLE_COLUMNS = "a.id, a.key, a.original_hash, a.record, a.binned, t.text"
ARTICLE_SOURCE = "articles AS a JOIN texts AS t ON t.id = a.id"
_SAME_PAGE = 0.2  # share of common words that makes two texts of one address versions
_FRAGMENT = 0.5  # a text so much shorter than the other is a part of it, not a new version


@dataclass(frozen=True, slots=True)
class _Known:
    """An article of the library that the new one is compared with."""

    id: int
    article: Article
    share: float


def add(connection: sqlite3.Connection, article: Article) -> AddOutcome:
    """Store an article and return what became of it; runs inside the caller's transaction."""
    same = connection.execute(
        f"SELECT {ARTICLE_COLUMNS} FROM {ARTICLE_SOURCE} WHERE a.key = ?", (article.key,)
    ).fetchone()
    if same is not None:
        return _known(connection, same, article)
    words = near_copies.words_of(article.text)
    shingles = near_copies.shingles_of(words)
    alike = _alike(connection, article, words, shingles)
    if article.media_type in REFERENCE_TYPES:
        filled = _fill_from_reference(connection, article, alike)
        if filled is not None:
            return filled
    old = _older_version(article, alike)
    if old is not None:
        article = replace(article, supersedes=old.article.key)
        if old.article.media_type in REFERENCE_TYPES:
            article, _ = _filled(article, old.article)
        article = replace(article, corrected=_inherited(article, old.article))
    number = insert(connection, article, len(shingles))
    connection.executemany(
        "INSERT INTO shingles (shingle, id) VALUES (?, ?)", [(one, number) for one in shingles]
    )
    copies = [known for known in alike if near_copies.confirmed(known.share) and known is not old]
    _pair(connection, number, copies)
    if old is not None:
        _supersede(connection, old, number, article.key)
    kind = Added.NEW_VERSION if old else Added.NEAR_COPY if copies else Added.NEW
    return AddOutcome(kind, article, _near(article, copies))


def insert(connection: sqlite3.Connection, article: Article, shingles: int = 0) -> int:
    """Insert an article's rows and index them; return its id."""
    columns = {
        **to_columns(article),
        "added": datetime.now(UTC).isoformat(timespec="seconds"),
        "shingles": shingles,
    }
    names = ", ".join(columns)
    marks = ", ".join(f":{name}" for name in columns)
    cursor = connection.execute(f"INSERT INTO articles ({names}) VALUES ({marks})", columns)
    number = cursor.lastrowid
    assert number is not None
    connection.execute("INSERT INTO texts (id, text) VALUES (?, ?)", (number, article.text))
    index(connection, number)
    return number


def update(connection: sqlite3.Connection, number: int, article: Article) -> None:
    """Write an article's metadata anew; its text never changes."""
    unindex(connection, number)
    columns = to_columns(article)
    settings = ", ".join(f"{name} = :{name}" for name in columns)
    read_anew = "heard = heard AND published IS :published AND language = :language"
    connection.execute(
        f"UPDATE articles SET {read_anew}, {settings} WHERE id = :id", {**columns, "id": number}
    )
    index(connection, number)


def index(connection: sqlite3.Connection, number: int) -> None:
    """Put an article into the full-text index."""
    connection.execute(
        "INSERT INTO search (rowid, title, outlet, speakers, text) "
        "SELECT id, title, outlet, speakers, text FROM searchable WHERE id = ?",
        (number,),
    )


def unindex(connection: sqlite3.Connection, number: int) -> None:
    """Take an article out of the full-text index; to be done before its columns change."""
    connection.execute(
        "INSERT INTO search (search, rowid, title, outlet, speakers, text) "
        "SELECT 'delete', id, title, outlet, speakers, text FROM searchable WHERE id = ?",
        (number,),
    )


def _known(connection: sqlite3.Connection, row: sqlite3.Row, article: Article) -> AddOutcome:
    """Fill what the stored article lacks, take it out of the bin, and say which happened."""
    stored = to_article(row)
    filled, changed = _filled(stored, article)
    if article.original_hash and not stored.original_hash:
        filled = replace(filled, original_hash=article.original_hash, media_type=article.media_type,
                         file_name=article.file_name)  # fmt: skip
    if filled != stored:
        update(connection, row["id"], filled)
    if row["binned"]:
        connection.execute(
            "UPDATE articles SET binned = NULL, emptied = NULL WHERE id = ?", (row["id"],)
        )
        return AddOutcome(Added.RESTORED, filled, changed=changed)
    return AddOutcome(Added.KNOWN, filled, changed=changed)


def _alike(
    connection: sqlite3.Connection, article: Article, words: Sequence[str], shingles: Sequence[int]
) -> list[_Known]:
    """Return the articles to compare with: same page, same title, or many common shingles."""
    numbers = near_copies.candidates(connection, shingles)
    found = connection.execute(
        "SELECT id FROM articles WHERE (page = ? AND page != '') OR title = ? COLLATE NOCASE "
        "ORDER BY id DESC LIMIT 20",
        (page_of(article.url), article.title),
    )
    numbers += [row[0] for row in found]
    known: list[_Known] = []
    for number in dict.fromkeys(numbers):
        row = connection.execute(
            f"SELECT {ARTICLE_COLUMNS}, a.superseded_by FROM {ARTICLE_SOURCE} WHERE a.id = ?",
            (number,),
        ).fetchone()
        if row is None or row["binned"]:
            continue
        other = to_article(row)
        share = near_copies.shared(words, near_copies.words_of(other.text))
        known.append(_Known(number, other, share))
    return sorted(known, key=lambda one: -one.share)


def _older_version(article: Article, alike: Sequence[_Known]) -> _Known | None:
    """Return the article that the new one replaces: of the same address, or title and outlet."""
    for known in alike:
        other = known.article
        same_page = bool(page_of(article.url)) and page_of(article.url) == page_of(other.url)
        same_title = article.title.casefold() == other.title.casefold()
        if other.media_type in REFERENCE_TYPES:
            if same_page or same_title:
                return known
            continue
        if len(article.text) < _FRAGMENT * len(other.text):
            continue
        if same_page and (known.share >= _SAME_PAGE or same_title):
            return known
        same_outlet = bool(article.outlet) and article.outlet == other.outlet
        if same_title and same_outlet and near_copies.confirmed(known.share):
            return known
    return None


def _fill_from_reference(
    connection: sqlite3.Connection, reference: Article, alike: Sequence[_Known]
) -> AddOutcome | None:
    """Fill the gaps of the article that a reference is about; None if there is no such article."""
    for known in alike:
        other = known.article
        same_page = bool(page_of(reference.url)) and page_of(reference.url) == page_of(other.url)
        if same_page or reference.title.casefold() == other.title.casefold():
            filled, changed = _filled(other, reference)
            if changed:
                update(connection, known.id, filled)
            return AddOutcome(Added.METADATA, filled, changed=changed)
    return None


def _filled(article: Article, source: Article) -> tuple[Article, tuple[str, ...]]:
    """Return the article with what `source` read where it read nothing, and the fields' names."""
    changed = tuple(
        item.name
        for item in fields(Metadata)
        if getattr(source.read, item.name) and not getattr(article.read, item.name)
    )
    if not changed:
        return article, ()
    read = replace(article.read, **{name: getattr(source.read, name) for name in changed})
    origins = (*article.origins, *(one for one in source.origins if one.field in changed))
    return replace(article, read=read, origins=origins), changed


def _inherited(article: Article, old: Article) -> Correction:
    """Return the new version's corrections: the analyst's work on the old one goes on."""
    own, before = article.corrected, old.corrected
    return replace(
        before,
        **{item.name: getattr(own, item.name) for item in fields(own)
           if getattr(own, item.name) not in (None, False)},
    )  # fmt: skip


def _supersede(connection: sqlite3.Connection, old: _Known, number: int, key: str) -> None:
    connection.execute("UPDATE articles SET superseded_by = ? WHERE id = ?", (key, old.id))
    for table, column in (("tags", "tag"), ("collections", "collection")):
        connection.execute(
            f"INSERT OR IGNORE INTO {table} ({column}, id) SELECT {column}, ? FROM {table} "
            "WHERE id = ?",
            (number, old.id),
        )


def _pair(connection: sqlite3.Connection, number: int, copies: Sequence[_Known]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO copies (id, other, shared) VALUES (?, ?, ?)",
        [pair for one in copies for pair in ((number, one.id, one.share),
                                             (one.id, number, one.share))],
    )  # fmt: skip


def _near(article: Article, copies: Sequence[_Known]) -> tuple[NearCopy, ...]:
    return tuple(
        NearCopy(one.article.key, one.share, len(one.article.text) < len(article.text))
        for one in copies
    )
