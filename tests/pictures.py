"""Every template in every theme and format, as files and as one sheet of page pictures each.

    python3 tests/pictures.py out/pictures

Writes KEY-THEME.pdf, .docx and .html, and beside each PDF (and each DOCX, where LibreOffice is
installed) a PNG with its pages side by side: to be looked at after every change of look.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "support")]

from page_pictures import laid_out, pictured, side_by_side  # noqa: E402

from briefgen.writing.writer import KINDS, write  # noqa: E402

PIXELS_PER_POINT = 1.2
GAP = 12


def written(folder: Path) -> Iterator[Path]:
    """Write the files of all templates and themes; yield those that can be pictured."""
    for name, document, theme, pages in laid_out():
        for kind in KINDS:
            path = folder / f"{name}{KINDS[kind].suffix}"
            path.write_bytes(write(kind, document, theme, pages))
            if kind != "html":
                yield path


def as_pdf(path: Path) -> Path | None:
    """A PDF of the file; None for a Word file where LibreOffice is missing."""
    office = shutil.which("soffice")
    if path.suffix == ".pdf" or office is None:
        return path if path.suffix == ".pdf" else None
    folder = path.parent / "from-word"
    profile = f"-env:UserInstallation={(path.parent / 'profile').resolve().as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.pdf"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for path in written(folder):
        pdf = as_pdf(path)
        if pdf is not None:
            name = f"{path.stem}{path.suffix.replace('.', '-')}.png"
            side_by_side(pictured(pdf.read_bytes(), PIXELS_PER_POINT), GAP).save(folder / name)
            print(folder / name)


if __name__ == "__main__":
    main()
