"""The watched folder."""

import os
from pathlib import Path

from briefgen.reading.inbox import Inbox


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def test_a_file_is_told_once_and_when_it_is_whole(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    growing = tmp_path / "a.txt"
    growing.write_text("half", "utf-8")
    assert inbox.look() == ()
    growing.write_text("half and more", "utf-8")
    assert inbox.look() == ()
    assert names(inbox.look()) == ["a.txt"]
    assert inbox.look() == ()


def test_a_changed_file_is_told_again_and_other_kinds_never(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    (tmp_path / "a.txt").write_text("words", "utf-8")
    (tmp_path / "a.part").write_text("words", "utf-8")
    (tmp_path / "empty.txt").touch()
    inbox.look()
    assert names(inbox.look()) == ["a.txt"]
    os.utime(tmp_path / "a.txt", (1, 1))
    inbox.look()
    assert names(inbox.look()) == ["a.txt"]


def test_the_next_session_knows_what_was_told(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    (tmp_path / "a.txt").write_text("words", "utf-8")
    inbox.look()
    inbox.look()
    later = Inbox(tmp_path, inbox.known)
    later.look()
    assert later.look() == ()


def test_a_folder_that_is_gone_is_empty(tmp_path: Path) -> None:
    assert Inbox(tmp_path / "gone").look() == ()
