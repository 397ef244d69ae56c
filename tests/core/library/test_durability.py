"""A killed program loses nothing that was acknowledged, and the library opens again."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.library.library import Library

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
