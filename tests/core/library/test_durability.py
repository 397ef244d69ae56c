"""A killed program loses nothing that was acknowledged, and the library opens again."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.library.library import Library, backups
from briefgen.model.article import Metadata, make_article

CHECKOUT = Path(__file__).parents[3]
PROGRAM = """
import sys
from pathlib import Path
from briefgen.library.library import Library
from briefgen.model.article import make_article

library = Library(Path(sys.argv[1]))
for number in range(100_000):
    article = make_article(f"Article {number} of the killed import. " * 30)
    library.add(article, f"original {number}".encode())
    print(article.key, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 23])
def test_a_killed_import_loses_nothing_that_was_stored(tmp_path: Path, acknowledged: int) -> None:
    folder = tmp_path / "library"
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
    ) as process:
        assert process.stdout is not None
        keys = [process.stdout.readline().strip() for _ in range(acknowledged)]
        process.kill()
    with Library(folder) as library:
        assert all(library.get(key) is not None for key in keys)
        assert all(library.original_path(key) is not None for key in keys)
        assert library.check() == ""


def test_a_program_killed_at_the_very_start_leaves_a_library_that_opens(tmp_path: Path) -> None:
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)], cwd=CHECKOUT,
                                   stdout=subprocess.DEVNULL)  # fmt: skip
        try:
            process.wait(0.12)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with Library(tmp_path) as library:
            assert library.check() == ""


KILLED = """
import os, signal, sys
from pathlib import Path
from briefgen.library import adding
from briefgen.library.library import Library
from briefgen.model.article import make_article

def killed(connection, article):
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

adding.add = killed
Library(Path(sys.argv[1])).add(make_article("An article that never came in."), b"its original")
"""


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "originals").rglob("*") if path.is_file())


def _age(path: Path) -> None:
    day = time.time() - 25 * 3600
    os.utime(path, (day, day))


@pytest.fixture
def left_over(tmp_path: Path) -> Path:
    """A library with one article, and an original whose row a killed program did not write."""
    with Library(tmp_path) as library:
        article = make_article("An article that is here.", Metadata(), media_type="text/plain")
        library.add(article, b"kept")
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=CHECKOUT, check=False)
    assert len(_files(tmp_path)) == 2
    return tmp_path


def test_an_original_without_a_row_is_tidied_when_it_is_a_day_old(left_over: Path) -> None:
    with Library(left_over) as library:
        assert library.tidy() == 0, "it may still be on its way"
        for path in _files(left_over):
            _age(path)
        assert library.tidy() == 1
        assert [path.read_bytes() for path in _files(left_over)] == [b"kept"]
        assert library.tidy() == 0


def test_what_is_in_the_bin_or_in_a_backup_keeps_its_original(left_over: Path) -> None:
    with Library(left_over) as library:
        other = make_article("Another article, soon deleted.", Metadata(), media_type="text/plain")
        library.add(other, b"its own")
        library.backup()
        original = library.original_path(other.key)
        assert original is not None
        data = original.read_bytes()
        library.bin([other.key])
        library.empty_bin()
        original.write_bytes(data)  # as if the program had been killed before it was deleted
        for path in _files(left_over):
            _age(path)
        assert library.tidy() == 1
        assert original.exists(), "the backup could be put back"
        for path in backups(left_over):
            path.unlink()
        assert library.tidy() == 1
        assert not original.exists()


def test_nothing_is_tidied_where_a_copy_cannot_be_read(left_over: Path) -> None:
    with Library(left_over) as library:
        damaged = library.backup()
        damaged.write_bytes(b"no library at all" * 100)
        for path in _files(left_over):
            _age(path)
        assert library.tidy() == 0


def test_a_library_made_anew_judges_no_originals(left_over: Path) -> None:
    for path in left_over.glob("library.sqlite3*"):
        path.unlink()
    with Library(left_over) as library:
        for path in _files(left_over):
            _age(path)
        assert library.tidy() == 0
        assert len(_files(left_over)) == 2


def test_a_file_that_was_never_finished_goes(left_over: Path) -> None:
    unfinished = left_over / "originals" / "ab" / ("ab" * 32 + ".4711.unfinished")
    unfinished.parent.mkdir(exist_ok=True)
    unfinished.write_bytes(b"half")
    _age(unfinished)
    with Library(left_over) as library:
        assert library.tidy() == 1
    assert not unfinished.exists()


def test_an_original_tidied_while_its_article_comes_in_is_stored_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path) as library:
        keep = library._originals.keep

        def kept_then_tidied(data: bytes, media_type: str) -> str:
            monkeypatch.undo()
            digest = keep(data, media_type)
            library._originals.drop(digest)
            return digest

        monkeypatch.setattr(library._originals, "keep", kept_then_tidied)
        article = make_article("An article in a race.", Metadata(), media_type="text/plain")
        library.add(article, b"raced")
        path = library.original_path(article.key)
        assert path is not None
        assert path.read_bytes() == b"raced"
