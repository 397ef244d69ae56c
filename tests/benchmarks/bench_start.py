"""Cold starts of the command line, as multiples of starting Python itself."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
ROUNDS = 11

STARTS = (
    ("`briefgen --version` ÷ bare `python -c pass`", ["-m", "briefgen", "--version"], "≤ 5"),
    ("`briefgen --help` ÷ bare start", ["-m", "briefgen", "--help"], "≤ 5"),
    (
        "import of the workspace and brief files ÷ bare start",
        ["-c", "import briefgen.workspace, briefgen.storage.brief_file"],
        "≤ 10",
    ),
)


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=CHECKOUT, check=True, capture_output=True)
    return time.perf_counter() - start


def run() -> list[tuple[str, str, str]]:
    commands = [["-c", "pass"], *(arguments for _, arguments, _ in STARTS)]
    # In turns, so that another program's load falls on all alike.
    rounds = [[seconds(command) for command in commands] for _ in range(ROUNDS)]
    bare, *starts = (statistics.median(column) for column in zip(*rounds, strict=True))
    return [
        (what, f"{start / bare:.1f} ({start * 1000:.0f} ms)", goal)
        for (what, _, goal), start in zip(STARTS, starts, strict=True)
    ]
