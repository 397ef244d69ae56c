from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from made_dossiers import TEXT

from briefgen.errors import BriefgenError
from briefgen.storage.settings import (
    MOST_RECENT,
    Settings,
    ThemeChoice,
    load_settings,
    save_settings,
)


@given(
    chosen=st.builds(
        Settings,
        recent=st.lists(TEXT).map(tuple),
        last_folder=TEXT,
        geometry=st.binary(),
        splitters=st.lists(st.binary()).map(tuple),
        theme=st.sampled_from(ThemeChoice),
        analyst=TEXT,
    )
)
@limits(max_examples=50, deadline=None)
def test_settings_come_back(tmp_path_factory: pytest.TempPathFactory, chosen: Settings) -> None:
    path = tmp_path_factory.getbasetemp() / "deep" / "settings.json"
    save_settings(chosen, path)
    assert load_settings(path) == chosen


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"theme":"pink","recent":[1,2]}', b"[" * 9999],
)
def test_damaged_settings_never_stop_the_program(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    assert load_settings(path) == Settings()


def test_missing_settings_are_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == Settings()
    assert load_settings(tmp_path) == Settings()


def test_what_is_whole_of_damaged_settings_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"theme":"pink","analyst":"A. Analyst","recent":["/a",5],"new":1}')
    assert load_settings(path) == Settings(analyst="A. Analyst", recent=("/a",))


def test_recent_files_are_newest_first_each_once(tmp_path: Path) -> None:
    chosen = Settings()
    for number in [*range(MOST_RECENT + 3), 5]:
        chosen = chosen.with_recent(tmp_path / str(number))
    assert len(chosen.recent) == MOST_RECENT
    assert chosen.recent[:2] == (str(tmp_path / "5"), str(tmp_path / str(MOST_RECENT + 2)))
    assert chosen.last_folder == str(tmp_path)
    assert str(tmp_path / "5") not in chosen.without_recent(tmp_path / "5").recent


def test_settings_that_cannot_be_written_are_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BriefgenError):
        save_settings(Settings(), tmp_path / "file" / "settings.json")
