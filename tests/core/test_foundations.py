"""Errors, progress, events and the workspace."""

import pickle
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen import resources
from briefgen.analysis import worker as analysing
from briefgen.errors import BriefgenError
from briefgen.events import Event
from briefgen.model.brief import Brief
from briefgen.model.dossier import Dossier
from briefgen.progress import part_of, silent
from briefgen.reading import worker
from briefgen.workers import served_as_worker
from briefgen.workspace import Change, Workspace


def test_an_error_crosses_process_bounds_whole() -> None:
    error = BriefgenError("What.", "Meaning.", "Remedy.", detail="x")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.detail) == ("What. Meaning. Remedy.", "x")
    assert str(BriefgenError("Only this.")) == "Only this."


def test_a_step_reports_within_its_share() -> None:
    seen: list[float] = []
    part = part_of(lambda text, share: seen.append(share), 0.5, 1.0)
    for share in (0.0, 0.5, 1.0, 7.0, -1.0):
        part("x", share)
    assert seen == [0.5, 0.75, 1.0, 1.0, 0.5]
    silent("x", 0.5)


def test_listeners_are_told_in_order_until_they_leave() -> None:
    event: Event[int] = Event()
    seen: list[str] = []
    leave = event.subscribe(lambda value: seen.append(f"a{value}"))
    event.subscribe(lambda value: seen.append(f"b{value}"))
    event(1)
    leave()
    leave()
    event(2)
    assert seen == ["a1", "b1", "b2"]


def test_only_a_real_change_is_told_and_saving_makes_clean(tmp_path: Path) -> None:
    brief = Brief("b")
    workspace = Workspace(Dossier(brief))
    changes: list[Change] = []
    files: list[Path | None] = []
    workspace.changed.subscribe(changes.append)
    workspace.file_changed.subscribe(files.append)
    workspace.dossier = Dossier(Brief("b"))
    assert changes == []
    assert workspace.clean
    edited = Dossier(replace(brief, marking="OFFICIAL"))
    workspace.dossier = edited
    assert [change.after for change in changes] == [edited]
    assert not workspace.clean
    workspace.dossier = Dossier(replace(brief, marking="SECRET"))
    workspace.mark_saved(edited, tmp_path / "a.brief")
    assert not workspace.clean, "what was written is older than what is open"
    workspace.dossier = edited
    assert workspace.clean
    assert files == [tmp_path / "a.brief"]
    workspace.open(Dossier(Brief("c")), None)
    assert (workspace.clean, workspace.path) == (True, None)


def test_resources_are_found_and_missing_ones_named() -> None:
    assert (resources.assets() / "fonts").is_dir()
    with pytest.raises(BriefgenError, match="no-such-folder"):
        resources.find("no-such-folder")


def test_a_frozen_program_serves_as_its_own_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[str] = []
    monkeypatch.setattr(worker, "main", lambda: served.append("reading"))
    monkeypatch.setattr(analysing, "main", lambda: served.append("analysing"))
    monkeypatch.setattr(sys, "argv", ["briefgen", worker.ARGUMENT])
    assert not served_as_worker(), "a checkout starts its workers as modules"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert served_as_worker()
    monkeypatch.setattr(sys, "argv", ["briefgen", analysing.ARGUMENT])
    assert served_as_worker()
    monkeypatch.setattr(sys, "argv", ["briefgen", "templates"])
    assert not served_as_worker()
    assert served == ["reading", "analysing"]
