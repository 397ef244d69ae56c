"""The wheel: what is in it, and that it works where it is installed."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

pytest.importorskip("hatchling")

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
PROBE = """
from pathlib import Path
import briefgen, ui
from briefgen import resources
from briefgen.sample import sample_paths
home = Path(briefgen.__file__).parent
assert Path(ui.__file__).parent.parent == home.parent
for folder in (resources.templates(), resources.assets()):
    assert folder.parent == home, folder
assert len(sample_paths()) >= 7 and all(path.is_file() for path in sample_paths())
print(*sorted(path.name for path in resources.templates().iterdir() if path.is_dir()))
"""


def run(*command: str, **more: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        cwd=more.pop("cwd", str(CHECKOUT)),
        env={**os.environ, **more},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run("-c", BUILD, str(folder))
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_the_program_and_its_own_files_only(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"briefgen", "ui"}
    for needed in (
        "briefgen/__init__.py",
        "briefgen/assets/sample/sample.toml",
        "briefgen/assets/fonts/LiberationSerif-Regular.ttf",
        "ui/__init__.py",
    ):
        assert needed in names
    licences = {name.rpartition("/")[2] for name in names if ".dist-info/licenses" in name}
    assert "LICENSE" in licences
    assert any(name.startswith("OFL") for name in licences)
    assert not [name for name in names if name.endswith((".pyc", ".orig")) or "test" in name]


def test_every_file_of_the_checkout_is_in_it(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "briefgen", "ui", "templates", "assets"],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        check=False,
    )
    if tracked.returncode != 0:
        pytest.skip("not a git checkout")
    for name in tracked.stdout.splitlines():
        if not (CHECKOUT / name).exists():
            continue
        inside = f"briefgen/{name}" if name.startswith(("templates/", "assets/")) else name
        assert inside in names


def test_nothing_is_wrong_with_its_contents(wheel: Path) -> None:
    pytest.importorskip("check_wheel_contents")
    run("-m", "check_wheel_contents", str(wheel))
    packed = [entry for entry in zipfile.ZipFile(wheel).infolist() if entry.file_size > 100]
    sums = [entry.CRC for entry in packed if ".dist-info/" not in entry.filename]
    assert len(set(sums)) == len(sums)  # nothing is in it twice


def test_installed_it_finds_templates_and_assets(wheel: Path, tmp_path: Path) -> None:
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile",
        "--target", str(tmp_path / "site"), str(wheel))  # fmt: skip
    found = run("-P", "-c", PROBE, cwd=str(tmp_path), PYTHONPATH=str(tmp_path / "site"))
    assert "summit" in found.split()
    scripts = {path.name for path in (tmp_path / "site" / "bin").glob("*")}
    assert not scripts or "briefgen" in scripts


def test_the_checkout_finds_them_too() -> None:
    from briefgen import resources

    assert resources.templates() == CHECKOUT / "templates"
    assert resources.assets() == CHECKOUT / "assets"
