"""Run the benchmarks and print one Markdown table.

    python3 run.py bench                    all of them
    python3 run.py bench storage start      some
    python3 run.py bench --list             their names

Each bench_NAME.py beside this file has `run() -> list[tuple[str, str, str]]`, rows of what was
measured, the figure and the goal; figures are ratios to something else that does the same work,
so that they mean the same on any machine. `COMPARED` names the packages compared with.
"""

import argparse
import importlib.util
import os
import platform
import sys
import traceback
from importlib import metadata
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]

Row = tuple[str, str, str]


def names() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{name}", HERE / f"bench_{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured(name: str, compared: set[str]) -> tuple[list[Row], bool]:
    """The rows of a benchmark, or one with its error, and whether it ran."""
    print(f"{name} …", file=sys.stderr, flush=True)
    try:
        module = load(name)
        rows = list(module.run())
    except Exception as error:  # one benchmark's trouble must not hide the others' figures
        traceback.print_exc()
        return [(name, f"failed: {type(error).__name__}: {error}", "")], False
    compared.update(getattr(module, "COMPARED", ()))
    return rows, True


def version_of(package: str) -> str:
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return f"{package} (not installed)"


def table(rows: list[Row]) -> str:
    lines = ["| what | measured | goal |", "|---|---|---|"]
    cells = ([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in cells)])


def facts(compared: set[str]) -> str:
    lines = [f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"]
    if compared:
        lines.append("Compared: " + ", ".join(version_of(name) for name in sorted(compared)))
    return "\n".join(lines)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run.py bench", description="Run the benchmarks.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which (all unless named)")
    parser.add_argument("--list", action="store_true", help="list the names and stop")
    arguments = parser.parse_args(argv)
    if arguments.list:
        print("\n".join(names()))
        return 0
    unknown = sorted(set(arguments.names) - set(names()))
    if unknown:
        parser.error(f"no benchmark “{', '.join(unknown)}”; there are {', '.join(names())}")
    sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "support")]
    compared: set[str] = set()
    results = [measured(name, compared) for name in arguments.names or names()]
    rows = [row for found, _ in results for row in found]
    print(f"{table(rows)}\n\n{facts(compared)}")
    return 0 if all(ran for _, ran in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
