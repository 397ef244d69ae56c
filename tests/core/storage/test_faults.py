"""Killed processes, full disks, folders that cannot be written: the old file stays whole.

BRIEFGEN_KILLS sets how many processes are killed (20 unless told).
"""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made_dossiers import sized_dossier

from briefgen.errors import BriefgenError
from briefgen.storage import atomic
from briefgen.storage.brief_file import load_dossier, save_dossier

KILLS = int(os.environ.get("BRIEFGEN_KILLS", "20"))
SUPPORT = Path(__file__).resolve().parents[2] / "support"
CHECKOUT = SUPPORT.parents[1]

SAVER = """
import sys
from pathlib import Path
from made_dossiers import sized_dossier
from briefgen.storage.brief_file import save_dossier
path, start = Path(sys.argv[1]), int(sys.argv[2])
for number in range(start, start + 100_000):
    save_dossier(sized_dossier(60, mark=str(number)), path)
    print(number, flush=True)
"""


def start_saver(path: Path, number: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(CHECKOUT), str(SUPPORT)])}
    command = [sys.executable, "-c", SAVER, str(path), str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_no_acknowledged_save_is_lost_to_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "b.brief"
    chance = random.Random(20240918)
    number = 1
    for _ in range(KILLS):
        with start_saver(path, number) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            process.send_signal(signal.SIGKILL)
            acknowledged = [number, *(int(line) for line in process.stdout if line.endswith("\n"))]
        loaded = load_dossier(path)
        assert not loaded.notices
        saved = int(loaded.dossier.brief.header.title.removeprefix("Summit "))
        assert saved in (acknowledged[-1], acknowledged[-1] + 1)
        assert loaded.dossier == sized_dossier(60, mark=str(saved))
        number = saved + 1


def test_temporary_files_of_killed_processes_are_cleaned(tmp_path: Path) -> None:
    stale, fresh = (tmp_path / f"{atomic.PREFIX}{name}{atomic.SUFFIX}" for name in "ab")
    mine = tmp_path / "notes.tmp"
    for file in (stale, fresh, mine):
        file.write_bytes(b"half")
    long_ago = time.time() - 2 * atomic.LEFT_OVER_AFTER
    os.utime(stale, (long_ago, long_ago))
    os.utime(mine, (long_ago, long_ago))
    save_dossier(sized_dossier(2), tmp_path / "b.brief")
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(
        ["b.brief", fresh.name, mine.name]
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EDQUOT, "no room left"),
        (errno.EROFS, "cannot be written"),
        (errno.EACCES, "cannot be written"),
        (errno.EIO, "could not be written"),
        (errno.ENAMETOOLONG, "too long"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str, call: str
) -> None:
    path = tmp_path / "b.brief"
    old = sized_dossier(6, mark="old")
    save_dossier(old, path)

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        if call == "fsync":
            patch.setattr(os, "fsync", fail)
        elif call == "replace":
            patch.setattr(Path, "replace", fail)
        else:
            patch.setattr(Path, "open", fail)
        with pytest.raises(BriefgenError, match=words) as caught:
            save_dossier(sized_dossier(8, mark="new"), path)
    assert "as it was" in caught.value.meaning
    assert caught.value.remedy
    assert load_dossier(path).dossier == old
    assert [file.name for file in tmp_path.iterdir()] == ["b.brief"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_disk_that_is_really_full_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.brief"
    path.write_bytes(b"old")
    real_open = Path.open

    def open_full(self: Path, mode: str = "r") -> object:
        return real_open(Path("/dev/full"), "wb") if mode == "xb" else real_open(self, mode)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", open_full)
        with pytest.raises(BriefgenError, match="no room left"):
            atomic.write_atomically(path, b"new" * 100_000)
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the system's own user may write anywhere"
)
def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "b.brief"
    path.write_bytes(b"old")
    folder.chmod(0o500)
    try:
        with pytest.raises(BriefgenError, match="cannot be written"):
            atomic.write_atomically(path, b"new")
        assert path.read_bytes() == b"old"
    finally:
        folder.chmod(0o700)


def test_a_file_marked_read_only_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.brief"
    path.write_bytes(b"old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda asked, mode: asked.stat().st_mode & 0o200 != 0)
    with pytest.raises(BriefgenError, match="cannot be written"):
        atomic.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    path.chmod(0o644)
    atomic.write_atomically(path, b"new")


@pytest.mark.parametrize(
    ("name", "words"),
    [("gone/b.brief", "does not exist"), ("folder", "is a folder"), ("n" * 300, "too long")],
)
def test_a_place_that_takes_no_file(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BriefgenError, match=words):
        atomic.write_atomically(tmp_path / name, b"x")
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX pipes")
def test_a_pipe_or_device_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(BriefgenError, match="could not be written"):
        atomic.write_atomically(pipe, b"x")
    assert pipe.is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and links")
def test_links_are_followed_and_permissions_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.brief", tmp_path / "link.brief"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    atomic.write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
