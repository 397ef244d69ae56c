"""Files made to do harm, and files that are no brief files."""

import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from made_dossiers import sized_dossier

from briefgen.errors import BriefgenError
from briefgen.storage import container
from briefgen.storage.brief_file import dossier_bytes, load_dossier, save_dossier


def zipped(*parts: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        warnings.simplefilter("ignore")
        for name, content in parts:
            file.writestr(name, content)
    return buffer.getvalue()


BOMB = zipped(*((f"articles/{n:04}/text.txt", b"0" * 60 * 2**20) for n in range(5)))
REFUSED = {
    "empty": (b"", "not a brief file"),
    "text": (b"Dear all, please find attached", "not a brief file"),
    "binary": (bytes(range(256)) * 40, "not a brief file"),
    "other zip": (zipped(("word/document.xml", b"<w/>")), "not a brief file"),
    "other format": (zipped(("manifest.json", b'{"format":"x","version":[1,0]}')), "not a brief"),
    "only a manifest": (
        zipped(("manifest.json", b'{"format":"briefgen-brief","version":[1,0]}')),
        "nothing of the brief is left",
    ),
    "path upwards": (zipped(("../../etc/passwd", b"x")), "named like a path"),
    "absolute path": (zipped(("/etc/passwd", b"x")), "named like a path"),
    "windows path": (zipped(("C:\\x", b"x")), "named like a path"),
    "twice": (zipped(("brief.json", b"{}"), ("brief.json", b"{}")), "occurs twice"),
    "bomb": (BOMB, "contents are larger"),
    "large part": (zipped(("brief.json", b"0" * (container.MAX_PART + 1))), "too large"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_words(tmp_path: Path, name: str) -> None:
    data, reason = REFUSED[name]
    path = tmp_path / "b.brief"
    path.write_bytes(data)
    with pytest.raises(BriefgenError, match=reason) as caught:
        load_dossier(path)
    assert caught.value.remedy
    assert path.read_bytes() == data


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.brief"
    path.write_bytes(dossier_bytes(sized_dossier(2)))
    monkeypatch.setattr(container, "MAX_PARTS", 5)
    with pytest.raises(BriefgenError, match="more than 5 parts"):
        load_dossier(path)


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.brief"
    path.write_bytes(dossier_bytes(sized_dossier(2)))
    monkeypatch.setattr(container, "MAX_FILE", 100)
    with pytest.raises(BriefgenError, match="larger than"):
        load_dossier(path)


def test_headers_that_claim_the_same_stretch_do_not_hold_the_program_up() -> None:
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 2**20, 2**20, 1, 0) + b"x"
    with pytest.raises(container.Refused, match="too large"):
        container.unpack(header * 40_000)


def test_an_encrypted_file_is_refused() -> None:
    data = bytearray(zipped(("manifest.json", b"{}")))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(container.Refused, match="encrypted"):
        container.unpack(bytes(data))


def test_json_that_only_fills_the_memory_is_not_read(tmp_path: Path) -> None:
    crowd = b"[" + b"[]," * 1_600_000 + b"[]]"
    path = tmp_path / "b.brief"
    path.write_bytes(zipped(("manifest.json", crowd), ("brief.json", crowd)))
    loaded = load_dossier(path)
    assert loaded.damaged
    assert not loaded.dossier.brief.issues


def test_what_could_not_be_read_again_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.brief"
    path.write_bytes(b"old")
    monkeypatch.setattr(container, "MAX_PART", 500)
    with pytest.raises(BriefgenError, match="more than a brief file can hold"):
        save_dossier(sized_dossier(2), path)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["gone.brief", "folder.brief", "nul\0.brief"])
def test_what_cannot_be_read_is_said_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.brief").mkdir()
    with pytest.raises(BriefgenError) as caught:
        load_dossier(tmp_path / name)
    assert caught.value.remedy
