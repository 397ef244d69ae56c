"""run.py: what it does when something is missing, without installing anything."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

Calls = list[list[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The program, as if it stood in an empty folder with a project file."""
    spec = importlib.util.spec_from_file_location("run_under_test", CHECKOUT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "python")
    return module


@pytest.fixture
def calls(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The commands that it would have run; all succeed, and making the venv makes a folder."""
    made: Calls = []

    def call(command: list[str], **_: object) -> int:
        made.append(command)
        if "venv" in command:
            run.VENV.mkdir()
            run.PYTHON.touch()
        return 0

    monkeypatch.setattr(run, "call", call)
    monkeypatch.setattr(run, "complete_libraries", lambda: None)
    return made


def test_set_up_is_done_once_and_again_when_the_project_changes(
    run: ModuleType, calls: Calls
) -> None:
    run.set_up()
    assert calls[-1][-2:] == ["--editable", ".[dev]"]
    once = len(calls)
    run.set_up()
    assert len(calls) == once
    (run.ROOT / "pyproject.toml").write_text("[project]\nname = 'x'")
    run.set_up()
    assert len(calls) > once


def test_an_interrupted_set_up_is_taken_up_again(
    run: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(run, "install", lambda: (_ for _ in ()).throw(run.SetUpError("no network")))
        assert run.main(["test"]) == 1
    assert not run.STAMP.exists()
    run.set_up()
    assert run.STAMP.exists()


def test_an_old_python_is_told_what_is_needed(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert run.main([]) == 2
    assert "3.11 or newer; this is 3.9.2" in capsys.readouterr().err


def test_a_python_without_venv_gets_the_package_or_the_command(
    run: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(run, "apt_install", lambda packages: False)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(run.SetUpError, match=r"sudo apt-get install python3\.\d+-venv"):
        run.make_venv()
    monkeypatch.setattr(run, "apt_install", lambda packages: True)
    run.make_venv()
    assert calls[-1][1:3] == ["-m", "venv"]


def test_missing_libraries_become_packages(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = run.VENV / "lib" / "python3.11" / "site-packages" / "PySide6"
    package.mkdir(parents=True)
    (package / "QtWidgets.abi3.so").touch()
    answer = (
        "\tlinux-vdso.so.1 (0x00007ffc)\n\tlibEGL.so.1 => not found\n"
        "\tlibnew.so.9 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n"
    )
    monkeypatch.setattr(
        run.subprocess,
        "run",
        lambda command, **_: subprocess.CompletedProcess(command, 0, answer, ""),
    )
    assert run.missing_packages() == ["libegl1", "libnew.so.9"]


@pytest.mark.skipif(sys.platform == "win32", reason="apt is of Debian")
@pytest.mark.parametrize(
    ("user", "sudo", "prefix"), [(0, 1, []), (9, 0, ["sudo", "-n"]), (9, 1, None)]
)
def test_apt_is_only_asked_where_no_password_is_needed(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, user: int, sudo: int, prefix: list[str] | None
) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: name)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(run, "call", lambda command, **_: sudo)
    assert run.root_prefix() == prefix


@pytest.fixture
def handed(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Calls:
    words: Calls = []
    monkeypatch.setattr(run, "set_up", lambda: None)
    monkeypatch.setattr(run, "hand_over", lambda given: words.append(given) or 0)
    return words


def test_other_words_go_to_the_command_line(run: ModuleType, handed: Calls) -> None:
    assert run.main(["build", "a.txt", "--out", "x"]) == 0
    assert handed == [["build", "a.txt", "--out", "x"]]


def test_without_a_screen_the_sample_is_written(
    run: ModuleType,
    handed: Calls,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(run, "LINUX", True)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert run.main([]) == 0
    assert handed == [["sample", "--out", str(run.ROOT / "out")]]
    assert "no screen" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("status", "qt", "sample"),
    [(0, 1, False), (1, 0, False), (1, 1, True), (-6, 1, True), (-6, 0, False)],
)
def test_a_screen_that_qt_cannot_use(
    run: ModuleType,
    handed: Calls,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    qt: int,
    sample: bool,
) -> None:
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(run, "call", lambda command, **_: qt if "-c" in command else status)
    run.main([])
    assert bool(handed) is sample


def test_the_checks_stop_at_the_first_failure(
    run: ModuleType,
    handed: Calls,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    outcome: Callable[..., int] = lambda command, **_: 3 if "mypy" in command[0] else 0  # noqa: E731
    monkeypatch.setattr(run, "call", outcome)
    assert run.main(["test"]) == 3
    told = capsys.readouterr().out
    assert "passed  ruff format" in told
    assert "FAILED  mypy" in told
    assert "pytest" not in told
