"""Pages of every template and theme, compared with pictures that were looked at and approved.

python3 run.py test tests/core/writing/test_pictures.py --update-golden

writes them anew: look at each one (tests/golden/pictures) before committing it.
"""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from page_pictures import (
    Laid,
    differing,
    few_greys,
    laid_out,
    marked,
    pictured,
    side_by_side,
    small_file,
)
from PIL import Image, ImageChops, ImageDraw

from briefgen.model.document import Heading
from briefgen.model.document_words import inline_text, walk_blocks
from briefgen.writing.writer import write

APPROVED = Path(__file__).resolve().parents[2] / "golden" / "pictures"
WORD = APPROVED / "word.txt"
_NEAR = 12.0  # points that a heading may stand higher or lower in another LibreOffice

NAMES = tuple(
    f"{template}-{theme}"
    for template in (
        "arabic",
        "chronology",
        "everything",
        "french",
        "note",
        "positions",
        "readahead",
        "summit",
    )
    for theme in ("modern", "sober")
)


@cache
def everything() -> dict[str, Laid]:
    return {laid[0]: laid for laid in laid_out()}


def sheet_of(laid: Laid) -> Image.Image:
    _, document, theme, pages = laid
    return few_greys(side_by_side(pictured(write("pdf", document, theme, pages))))


def test_every_template_and_theme_has_its_picture(request: pytest.FixtureRequest) -> None:
    assert sorted(everything()) == sorted(NAMES)
    if request.config.getoption("--update-golden"):
        pytest.skip("the pictures are being made")
    assert sorted(path.stem for path in APPROVED.glob("*.png")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_pages_look_as_approved(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    now = sheet_of(everything()[name])
    path = APPROVED / f"{name}.png"
    if request.config.getoption("--update-golden"):
        APPROVED.mkdir(parents=True, exist_ok=True)
        small_file(now).save(path, "PNG", optimize=True, bits=4)
    assert path.exists(), f"no approved picture {name}; make it with --update-golden"
    with Image.open(path) as file:
        approved = file.convert("L")
    found = differing(approved, now)
    if found:
        marked(approved, now).save(tmp_path / f"{name}.png")
    assert not found, f"{len(found)} places differ, first at {found[0]}; see {tmp_path}"


def test_a_moved_block_and_a_lost_line_are_seen_and_smoothing_is_not() -> None:
    page = sheet_of(everything()["note-sober"])
    assert not differing(page, few_greys(page.point([min(grey + 6, 255) for grey in range(256)])))
    assert differing(page, ImageChops.offset(page, 0, 2))
    assert differing(page, ImageChops.offset(page, 2, 0))
    assert differing(page, page.crop((0, 0, page.width - 1, page.height)))
    lost, (left, right) = page.copy(), (40, 480)
    rows = [min(page.crop((left, y, right, y + 1)).tobytes()) < 120 for y in range(page.height)]
    first = rows.index(True, 300)
    ImageDraw.Draw(lost).rectangle((left, first, right, rows.index(False, first)), fill=255)
    assert differing(page, lost), "a lost line of text"


@pytest.fixture(scope="module")
def from_word(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The Word files as PDFs by LibreOffice, by name."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-writer)")
    folder = tmp_path_factory.mktemp("word")
    for name, document, theme, pages in everything().values():
        (folder / f"{name}.docx").write_bytes(write("docx", document, theme, pages))
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
        *(str(folder / f"{name}.docx") for name in everything()),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: folder / f"{name}.pdf" for name in everything()}


def places(pdf: Path, titles: list[str]) -> list[tuple[str, int, float]]:
    """Each heading with its page and how far below the page's top it stands, in points."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[tuple[str, int, float]] = []
    page_number, start = 0, 0
    try:
        for title in titles:
            for number in range(page_number, len(document)):
                page = document[number]
                words = page.get_textpage()
                hit = words.search(title, index=start if number == page_number else 0).get_next()
                if hit is not None:
                    top = max(words.get_charbox(hit[0] + k)[3] for k in range(hit[1]))
                    found.append((title, number + 1, round(page.get_height() - top, 0)))
                    page_number, start = number, hit[0] + hit[1]
                    break
        return [("pages", len(document), 0.0), *found]
    finally:
        document.close()


def test_the_contents_of_a_word_file_show_their_page_numbers(from_word: dict[str, Path]) -> None:
    document = pypdfium2.PdfDocument(from_word["everything-sober"])
    try:
        shown = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    assert re.search(r"1 Water levels on the Dreva\.{9,}\s*1\s", shown)
    assert re.search(r"A The treaty\.{9,}\s*5\s", shown)


def test_word_files_break_and_stand_as_approved(
    from_word: dict[str, Path], request: pytest.FixtureRequest
) -> None:
    """LibreOffice draws differently from version to version: compared is where headings stand."""
    told = []
    for name, pdf in from_word.items():
        document = everything()[name][1]
        blocks = walk_blocks(document.blocks)
        titles = [inline_text(b.inlines).strip() for b in blocks if isinstance(b, Heading)]
        told += [f"{name} | {title} | {page} | {top:g}" for title, page, top in places(pdf, titles)]
    if request.config.getoption("--update-golden"):
        WORD.write_text("\n".join(told) + "\n", "utf-8", newline="\n")
    wanted = WORD.read_text("utf-8").splitlines()
    assert [_name_and_page(line) for line in told] == [_name_and_page(line) for line in wanted]
    for line, other in zip(told, wanted, strict=True):
        assert abs(_top(line) - _top(other)) <= _NEAR, f"{line}, approved {other}"


def _name_and_page(line: str) -> str:
    return re.sub(r" \| [\d.]+$", "", line)


def _top(line: str) -> float:
    return float(line.rsplit("|", 1)[1])
