import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_dossiers import sized_dossier

from briefgen.errors import BriefgenError
from briefgen.storage.recovery import Recovery

CHECKOUT = Path(__file__).resolve().parents[3]
KEEPER = """
import os, sys
from pathlib import Path
from made_dossiers import sized_dossier
from briefgen.storage.recovery import Recovery
recovery = Recovery(Path(sys.argv[1]))
recovery.keep(sized_dossier(6, mark="mine"), Path(sys.argv[2]))
print("kept", flush=True)
sys.stdin.readline()
os.kill(os.getpid(), 9)
"""


def keeper(folder: Path, original: Path) -> subprocess.Popen[str]:
    paths = [str(CHECKOUT), str(CHECKOUT / "tests" / "support")]
    process = subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(folder), str(original)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "kept\n"
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_the_copy_of_a_killed_window_is_found_once_and_whole(tmp_path: Path) -> None:
    folder, original = tmp_path / "state", tmp_path / "b.brief"
    mine, other = Recovery(folder), Recovery(folder)
    with keeper(folder, original) as process:
        assert mine.leftovers() == ()  # its window is still open
        process.communicate("die\n")
    (leftover,) = mine.leftovers()
    assert leftover.original == original
    assert leftover.title == "Summit mine"
    assert other.leftovers() == ()  # reserved by the first window
    assert mine.leftovers() == (leftover,)
    assert mine.recover(leftover).dossier == sized_dossier(6, mark="mine")
    mine.close()
    assert other.leftovers() == (leftover,)  # given back, not lost
    other.discard(leftover)
    assert list(folder.iterdir()) == []


def test_two_windows_do_not_clash(tmp_path: Path) -> None:
    first, second = Recovery(tmp_path), Recovery(tmp_path)
    first.keep(sized_dossier(2, mark="one"))
    second.keep(sized_dossier(2, mark="two"))
    first.keep(sized_dossier(4, mark="one"))
    assert first.leftovers() == second.leftovers() == ()
    first.close()
    assert len(list(tmp_path.glob("*.brief"))) == 1
    second.forget()
    second.close()
    assert list(tmp_path.iterdir()) == []


def test_nothing_kept_is_nothing_left(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path / "never")
    assert recovery.leftovers() == ()
    recovery.forget()
    recovery.close()
    assert not (tmp_path / "never").exists()


def test_a_damaged_copy_or_note_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "1-a.brief").write_bytes(b"half of a")
    (tmp_path / "1-a.json").write_bytes(b"{")
    (tmp_path / "2-b.lock").write_bytes(b"")
    recovery = Recovery(tmp_path)
    (leftover,) = recovery.leftovers()
    assert leftover.original is None
    assert not (tmp_path / "2-b.lock").exists()
    with pytest.raises(BriefgenError):
        recovery.recover(leftover)
    recovery.discard(leftover)
    assert list(tmp_path.iterdir()) == []


def test_a_state_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    recovery = Recovery(tmp_path / "file" / "state")
    with pytest.raises(BriefgenError) as caught:
        recovery.keep(sized_dossier(2))
    assert caught.value.remedy
