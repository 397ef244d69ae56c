#!/usr/bin/env python3
"""Set briefgen up and start it; needs Python 3.11 or newer and nothing else.

    python3 run.py              open the window (without a screen: write the sample into out/)
    python3 run.py test         run the checks and the tests; further words go to pytest
    python3 run.py bench        run the benchmarks
    python3 run.py build ...    any command of briefgen; `--help` lists them

The first start makes `.venv` beside this file and installs what pyproject.toml names; later
starts look at one small file and go on.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "briefgen-is-set-up"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")

# What Qt links to beyond a bare Debian 12, by the name that ldd reports.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# The parts of Qt that the window uses; each is asked for what it lacks.
QT_PARTS = (
    "QtWidgets.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/platforms/libqwayland-generic.so",
)
CHECKS = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "--quiet", "."]),
    ("mypy", ["mypy"]),
    ("import-linter", ["lint-imports"]),
)


class SetUpError(Exception):
    """Setting up failed; the text says what to do."""


def say(text: str) -> None:
    """Print a message on stderr."""
    print(text, file=sys.stderr, flush=True)


def main(words: list[str]) -> int:
    """Set up what is missing, then do what was asked; returns the exit status."""
    if sys.version_info < (3, 11):
        have = ".".join(map(str, sys.version_info[:3]))
        say(f"briefgen needs Python 3.11 or newer; this is {have}. Get it from python.org.")
        return 2
    try:
        set_up()
    except SetUpError as error:
        say(f"briefgen could not be set up. {error}")
        return 1
    if words[:1] == ["test"]:
        return test(words[1:])
    if words[:1] == ["bench"]:
        return call([str(PYTHON), str(ROOT / "tests" / "benchmarks" / "run.py"), *words[1:]])
    if words:
        return hand_over(words)
    return open_window()


def call(
    command: list[str],
    *,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    quiet: bool = False,
    silent: bool = False,
) -> int:
    """Run a command; returns its exit status. Quiet: errors only; silent: nothing is printed."""
    out = subprocess.DEVNULL if quiet or silent else None
    errors = subprocess.DEVNULL if silent else None
    try:
        return subprocess.call(command, cwd=cwd, env=env, stdout=out, stderr=errors)
    except KeyboardInterrupt:
        return 130


# setting up


def fingerprint() -> str:
    """Return what the set-up depends on: the project file, this Python, this folder."""
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    digest.update(f"{sys.version_info[:2]} {sys.platform} {ROOT}".encode())
    return digest.hexdigest()


def set_up() -> None:
    """Make `.venv` and install what pyproject.toml names, unless that was done before.

    Raises:
        SetUpError: it could not be done.
    """
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text("ascii") == wanted and PYTHON.exists():
        return
    say("Setting up briefgen. This takes some minutes the first time.")
    make_venv()
    install()
    if LINUX:
        complete_libraries()
    STAMP.write_text(wanted, "ascii")


def make_venv() -> None:
    """Make the virtual environment, anew if there is one that does not work."""
    if PYTHON.exists() and call([str(PYTHON), "-c", "import pip"], silent=True) == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not apt_install([package]) and not apt_install(["python3-venv"]):
            raise SetUpError(f"This Python cannot make virtual environments. {advice([package])}")
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise SetUpError(f"The folder {VENV} could not be made; see the message above.")


def install() -> None:
    """Install the project and its tools into the virtual environment."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if call([*command, "--editable", ".[dev]"], cwd=ROOT) != 0:
        raise SetUpError(
            "What it needs could not be installed; see the message above. This one step needs a "
            "connection to the Python package index. Run the same command again afterwards."
        )


# the system's libraries


def complete_libraries() -> None:
    """Install the system libraries that Qt lacks, or say how to; goes on either way."""
    packages = missing_packages()
    if packages and not (apt_install(packages) and not missing_packages()):
        say(f"The window needs more system libraries. {advice(packages)}")


def missing_packages() -> list[str]:
    """Return the Debian packages of the libraries that Qt lacks, sorted."""
    lacking: set[str] = set()
    for package in sorted(VENV.glob("lib/python*/site-packages/PySide6")):
        for part in QT_PARTS:
            if (package / part).exists():
                lacking |= missing_libraries(package / part)
    # A library not in the list would be one that a later Qt asks for: named as it is.
    return sorted({LIBRARIES.get(name, name) for name in lacking})


def missing_libraries(file: Path) -> set[str]:
    """Return the names of the libraries that a file is linked to and that are not there."""
    try:
        answer = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False)
    except OSError:  # a Linux without ldd
        return set()
    lines = (line.split() for line in answer.stdout.splitlines())
    return {words[0] for words in lines if words[1:] == ["=>", "not", "found"]}


def root_prefix() -> list[str] | None:
    """Return how to run a command as root without asking: nothing, sudo, or None: not at all."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and call([sudo, "-n", "true"], silent=True) == 0:
        return [sudo, "-n"]
    return None


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages if that is possible without asking; returns whether it was done."""
    prefix = root_prefix() if LINUX else None
    if prefix is None:
        return False
    say(f"Installing with apt: {' '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    call([*apt, "update"])
    return call([*apt, "install", "-y", "--no-install-recommends", *packages], quiet=True) == 0


def advice(packages: list[str]) -> str:
    """Return what to type to install packages."""
    if shutil.which("apt-get"):
        names = " ".join(packages)
        return f"Type: sudo apt-get install {names}   and start again."
    return f"Install what your system calls {', '.join(packages)}, then start again."


# what was asked


def hand_over(words: list[str]) -> int:
    """Run a command of briefgen in place of this program."""
    command = [str(PYTHON), "-P", "-m", "briefgen", *words]
    if not WINDOWS:
        os.execv(command[0], command)
    return call(command)  # on Windows exec would return to the shell before the program ends


def has_screen() -> bool:
    """Return whether a window can be expected to open."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window() -> int:
    """Open the window; where there is no screen, write the sample brief instead."""
    if not has_screen():
        return sample_instead("There is no screen here")
    status = call([str(PYTHON), "-P", "-m", "briefgen"])
    if status not in (0, 130) and not qt_starts():
        return sample_instead("Qt cannot open a window on this screen")
    return status


def qt_starts() -> bool:
    """Return whether Qt finds a platform to draw on."""
    probe = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    return call([str(PYTHON), "-c", probe], silent=True) == 0


def sample_instead(reason: str) -> int:
    """Write the sample brief into out/ and say so."""
    out = ROOT / "out"
    say(f"{reason}, so the sample brief is written into {out} instead.")
    say("Your own: python3 run.py build ARTICLE... --title TITLE --out DIR")
    return hand_over(["sample", "--out", str(out)])


def test(words: list[str]) -> int:
    """Run every check and the tests; stops at the first that fails and returns its status."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    steps = [(name, [str(BIN / tool), *rest]) for name, (tool, *rest) in CHECKS]
    steps.append(("pytest", [str(PYTHON), "-m", "pytest", *words]))
    done: list[str] = []
    for name, command in steps:
        print(f"── {name}", flush=True)
        start = time.monotonic()
        status = call(command, cwd=ROOT, env=environment)
        done.append(f"{'passed' if status == 0 else 'FAILED'}  {name}")
        done[-1] += f" ({time.monotonic() - start:.1f} s)"
        if status != 0:
            break
    print("\n".join(["──", *done]), flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
