"""Saving and loading a brief of 200 items, against writing the same bytes plainly."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from made_dossiers import sized_dossier

from briefgen.storage.brief_file import dossier_bytes, load_dossier, save_dossier

ROUNDS = 25


def plain_write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run() -> list[tuple[str, str, str]]:
    dossier = sized_dossier(200)
    data = dossier_bytes(dossier)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        ours, plain = Path(folder) / "ours.brief", Path(folder) / "plain.brief"
        rounds = [
            (
                seconds(lambda: plain_write(plain, data)),
                seconds(lambda: save_dossier(dossier, ours)),
                seconds(lambda: load_dossier(ours)),
            )
            for _ in range(ROUNDS)
        ]
    write, save, load = (statistics.median(column) for column in zip(*rounds, strict=True))
    size = f"{len(data) / 1024:.0f} KB"
    return [
        (
            f"save 200 items, 7 articles ({size}) ÷ write and fsync of the same bytes",
            f"{save / write:.1f} ({save * 1000:.1f} ms)",
            "≤ 20 ms",
        ),
        ("load it again ÷ saving it", f"{load / save:.1f} ({load * 1000:.1f} ms)", "≤ 20 ms"),
    ]
