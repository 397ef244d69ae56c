"""ZIP archives: equal bytes out, and nothing believed on the way in."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import zips

NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, st.binary(max_size=500), max_size=6))
def test_what_goes_in_comes_out(contents: dict[str, bytes]) -> None:
    data = zips.made(contents)
    assert data == zips.made(contents)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == list(contents)
        for name, content in contents.items():
            assert zips.content(archive, name, len(content)) == content
            if content:
                with pytest.raises(zips.TooLargeError):
                    zips.content(archive, name, len(content) - 1)


def test_a_small_archive_that_grows_is_stopped() -> None:
    bomb = zips.made({"zeros": bytes(20_000_000)})
    assert len(bomb) < 100_000
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive, pytest.raises(zips.TooLargeError):
        zips.content(archive, "zeros", 1_000_000)


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../x", "c:x", "a\\b", "a\0b"])
def test_names_that_lead_out(name: str) -> None:
    assert zips.leads_out(name)


@pytest.mark.parametrize("name", ["x", "a/b.toml", "a..b", ".hidden"])
def test_names_that_stay_in(name: str) -> None:
    assert not zips.leads_out(name)


def test_a_link_is_told_from_a_file() -> None:
    link = zipfile.ZipInfo("x")
    link.external_attr = 0o120777 << 16
    assert zips.is_link(link)
    assert not zips.is_link(zipfile.ZipInfo("x"))
