"""Articles between library and dossier."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.analysis.analyse import analyse
from briefgen.checking.quotation import verify_all
from briefgen.editing import edits
from briefgen.errors import BriefgenError, Cancelled
from briefgen.gather import GatheredArticle, gather, joined
from briefgen.library.library import Library
from briefgen.model.article import make_article
from briefgen.model.brief import Brief, Issue, PartKind, Place, all_items
from briefgen.model.dossier import Dossier
from briefgen.model.library import Added
from briefgen.shelving import import_files, shelve, superseded, take

OLD = (
    "Ministers disagree on storage\n"
    "“The tanks will be full by October,” said Marta Brandt, the energy minister.\n"
    "“Nobody will pay twice,” she added on Tuesday."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        yield opened


def with_quotes(text: str) -> Dossier:
    article = make_article(text)
    findings = analyse(article)
    assert len(findings.quotes) == 2
    dossier = joined(Dossier(Brief("b")), [GatheredArticle(article, findings)])
    brief = edits.add_issue(dossier.brief, Issue("i", "Storage"))
    place = Place(PartKind.QUOTES, "i")
    for quote in findings.quotes:
        brief = edits.insert_item(brief, place, edits.picked_quote(article, quote))
    return dossier.with_brief(brief)


def test_an_import_keeps_originals_and_counts_and_tells_failures(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(OLD, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    report = import_files(library, [folder])
    (outcome,) = report.outcomes
    assert outcome.kind is Added.NEW
    assert [failure.name for failure in report.failures] == ["b.txt"]
    key = outcome.article.key
    original = library.original_path(key)
    assert original is not None
    assert original.read_bytes() == (folder / "a.txt").read_bytes()
    (row,) = library.articles()
    assert (row.quotes, row.speakers) == (2, ("Marta Brandt",))
    again = import_files(library, [folder])
    assert [one.kind for one in again.outcomes] == [Added.KNOWN]
    (gathered,) = take(library, [key])
    assert gathered.article.text == outcome.article.text
    assert len(gathered.findings.quotes) == 2


def test_cancelling_an_import_leaves_what_is_done(library: Library, tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{OLD}\nReport {name * 400}.", encoding="utf-8")

    def stop(text: str, share: float) -> None:
        if "b.txt" in text:
            raise Cancelled

    report = import_files(library, [tmp_path / f"{name}.txt" for name in "abc"], stop)
    assert report.cancelled
    assert len(report.outcomes) == 1
    assert library.count() == 1


def test_what_left_the_library_is_told(library: Library) -> None:
    with pytest.raises(BriefgenError, match="not in the library"):
        take(library, ["0" * 16])


def test_pasted_text_has_no_original(library: Library) -> None:
    article = make_article(OLD)
    outcome = shelve(library, GatheredArticle(article, analyse(article)))
    assert library.original_path(outcome.article.key) is None


def test_picked_words_follow_into_a_corrected_version() -> None:
    dossier = with_quotes(OLD)
    (old,) = dossier.articles
    new = replace(make_article("CORRECTED\n" + OLD.replace("Tuesday", "Wednesday")), supersedes=old)
    moved = superseded(dossier, old, new)
    assert (len(moved.followed), moved.lost) == (2, ())
    assert set(moved.dossier.articles) == {new.key}
    assert moved.dossier.brief.articles == (new.key,)
    verdicts = verify_all(moved.dossier.brief, moved.dossier.articles)
    assert all(verdict.verified for verdict in verdicts.values())


def test_words_that_the_new_version_dropped_keep_the_old_one() -> None:
    dossier = with_quotes(OLD)
    (old,) = dossier.articles
    new = make_article(OLD.replace("will be full", "may be full"))
    moved = superseded(dossier, old, new)
    assert (len(moved.followed), len(moved.lost)) == (1, 1)
    assert set(moved.dossier.articles) == {old, new.key}
    verdicts = verify_all(moved.dossier.brief, moved.dossier.articles)
    assert all(verdict.verified for verdict in verdicts.values())
    assert len(list(all_items(moved.dossier.brief))) == 2
    with pytest.raises(KeyError):
        superseded(dossier, "unknown", new)


def test_files_and_pasted_articles_carry_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(OLD, encoding="utf-8")
    (one,) = gather([path]).articles
    assert one.original == path.read_bytes()
