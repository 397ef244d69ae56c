import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_dossiers import dossiers, sized_dossier

from briefgen.errors import BriefgenError
from briefgen.model.article import hash_text
from briefgen.model.brief import Brief
from briefgen.model.dossier import Dossier
from briefgen.storage import migrations
from briefgen.storage.brief_file import (
    ChangedElsewhereError,
    dossier_bytes,
    load_dossier,
    save_dossier,
)

Change = Callable[[dict[str, bytes]], None]


def changed(data: bytes, change: Change) -> bytes:
    """The container with its parts changed, in its own way of writing."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return buffer.getvalue()


def edited(name: str, edit: Callable[[dict], None]) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        data = json.loads(parts[name])
        edit(data)
        parts[name] = json.dumps(data).encode()

    return change


@given(dossier=dossiers())
@settings(max_examples=80, deadline=None)
def test_everything_comes_back(tmp_path_factory: pytest.TempPathFactory, dossier: Dossier) -> None:
    path = tmp_path_factory.getbasetemp() / "round.brief"
    save_dossier(dossier, path)
    loaded = load_dossier(path)
    assert loaded.dossier == dossier
    assert list(loaded.dossier.articles) == list(dossier.articles)
    assert list(loaded.dossier.findings) == list(dossier.findings)
    assert loaded.notices == ()
    assert not loaded.damaged
    assert loaded.unanalysed == tuple(k for k in dossier.articles if k not in dossier.findings)


def test_equal_dossiers_give_equal_bytes() -> None:
    assert dossier_bytes(sized_dossier(20)) == dossier_bytes(sized_dossier(20))
    assert dossier_bytes(sized_dossier(20)) != dossier_bytes(sized_dossier(21))


def test_a_newer_minor_version_is_read_with_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "b.brief"
    dossier = sized_dossier(4)

    def newer(parts: dict[str, bytes]) -> None:
        edited("manifest.json", lambda data: data.update(version=[1, 7]))(parts)
        edited("brief.json", lambda data: data.update(mood="glum"))(parts)
        parts["weather/today.json"] = b"{}"

    path.write_bytes(changed(dossier_bytes(dossier), newer))
    loaded = load_dossier(path)
    assert loaded.dossier == dossier
    assert not loaded.damaged
    assert len(loaded.notices) == 1
    assert "Brief.mood" in loaded.notices[0]


def test_a_newer_major_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.brief"
    newer = edited("manifest.json", lambda data: data.update(version=[2, 0], articles="other"))
    path.write_bytes(changed(dossier_bytes(sized_dossier(4)), newer))
    with pytest.raises(BriefgenError, match="newer version of the program"):
        load_dossier(path)


def test_an_older_version_is_brought_up_step_by_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.brief"
    dossier = sized_dossier(4)

    def older(parts: dict[str, bytes]) -> None:
        edited("manifest.json", lambda data: data.update(version=[0, 0]))(parts)
        parts["body.json"] = parts.pop("brief.json")

    path.write_bytes(changed(dossier_bytes(dossier), older))
    with pytest.raises(BriefgenError, match="format 0 is not known"):
        load_dossier(path)

    def step(parts: dict[str, bytes]) -> dict[str, bytes]:
        return {("brief.json" if name == "body.json" else name): parts[name] for name in parts}

    monkeypatch.setattr(migrations, "STEPS", {0: step})
    loaded = load_dossier(path)
    assert loaded.dossier == dossier
    assert loaded.notices == ()


def test_a_text_that_does_not_agree_with_its_hash_is_kept_and_told(tmp_path: Path) -> None:
    path = tmp_path / "b.brief"
    dossier = sized_dossier(6)

    def tamper(parts: dict[str, bytes]) -> None:
        parts["articles/0002/text.txt"] = parts["articles/0002/text.txt"].replace(b"sign", b"sing")

    path.write_bytes(changed(dossier_bytes(dossier), tamper))
    loaded = load_dossier(path)
    key = list(dossier.articles)[1]
    article = loaded.dossier.articles[key]
    assert "We shall sing" in article.text
    assert article.text_hash != hash_text(article.text)
    assert loaded.damaged
    assert "changed outside the program" in loaded.notices[0]
    assert loaded.dossier.brief == dossier.brief


LOSSES: list[tuple[str, Change, str]] = [
    ("brief", lambda parts: parts.pop("brief.json"), "The brief itself is damaged"),
    ("manifest", lambda parts: parts.pop("manifest.json"), "list of contents"),
    ("text", lambda parts: parts.pop("articles/0001/text.txt"), "The text of the article"),
    ("about", lambda parts: parts.pop("articles/0001/about.json"), "Title, outlet and date"),
    ("found", lambda parts: parts.pop("articles/0001/found.json"), "has to be analysed again"),
    (
        "spans",
        edited(
            "articles/0001/found.json",
            lambda data: data["quotes"][0]["pieces"][0].update(end=10**9),
        ),
        "has to be analysed again",
    ),
    (
        "item",
        edited("brief.json", lambda data: data["issues"][0]["parts"][0]["items"][0].pop("id")),
        "1 places of the brief",
    ),
    ("garbled", lambda parts: parts.update({"brief.json": b"[[[["}), "The brief itself"),
]


@pytest.mark.parametrize(("change", "notice"), [pytest.param(*c[1:], id=c[0]) for c in LOSSES])
def test_what_is_whole_survives_what_is_damaged(
    tmp_path: Path, change: Change, notice: str
) -> None:
    path = tmp_path / "b.brief"
    dossier = sized_dossier(6)
    path.write_bytes(changed(dossier_bytes(dossier), change))
    loaded = load_dossier(path)
    assert any(notice in told for told in loaded.notices)
    assert list(loaded.dossier.articles) == list(dossier.articles)
    assert set(loaded.dossier.findings) == set(dossier.findings)
    untouched = list(dossier.articles)[1:]
    assert all(loaded.dossier.articles[key] == dossier.articles[key] for key in untouched)
    save_dossier(loaded.dossier, path)
    assert load_dossier(path).dossier == loaded.dossier


@given(share=st.floats(0, 1), flip=st.integers(1, 255), cut=st.booleans())
@settings(max_examples=120, deadline=None)
def test_a_damaged_file_is_saved_in_part_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, share: float, flip: int, cut: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.brief"
    dossier = sized_dossier(6)
    data = bytearray(dossier_bytes(dossier))
    place = int(share * (len(data) - 1))
    if cut:
        del data[place:]
    else:
        data[place] ^= flip
    path.write_bytes(data)
    try:
        loaded = load_dossier(path)
    except BriefgenError as error:
        told = error.what and error.remedy
    else:
        told = loaded.dossier == dossier or loaded.notices
    assert told


def test_a_file_cut_in_half_keeps_its_brief_and_first_articles(tmp_path: Path) -> None:
    path = tmp_path / "b.brief"
    dossier = sized_dossier(40)
    data = dossier_bytes(dossier)
    path.write_bytes(data[: len(data) // 2])
    loaded = load_dossier(path)
    assert loaded.dossier.brief == dossier.brief
    assert loaded.damaged
    first = next(iter(dossier.articles))
    assert loaded.dossier.articles[first] == dossier.articles[first]
    assert len(loaded.dossier.articles) < len(dossier.articles)


def test_an_empty_dossier_is_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "b.brief"
    save_dossier(Dossier(Brief("b")), path)
    assert load_dossier(path).dossier == Dossier(Brief("b"))


def test_two_windows_do_not_overwrite_each_other_unasked(tmp_path: Path) -> None:
    path = tmp_path / "b.brief"
    first = save_dossier(sized_dossier(2, mark="first"), path)
    seen = load_dossier(path).stamp
    assert seen == first
    second = save_dossier(sized_dossier(2, mark="second"), path, seen=seen)
    with pytest.raises(ChangedElsewhereError, match="another window"):
        save_dossier(sized_dossier(2, mark="third"), path, seen=first)
    assert load_dossier(path).dossier == sized_dossier(2, mark="second")
    path.unlink()
    save_dossier(sized_dossier(2, mark="again"), path, seen=second)
    save_dossier(sized_dossier(2, mark="asked"), path)
    assert load_dossier(path).dossier == sized_dossier(2, mark="asked")


def test_a_name_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "b.brief"
    save_dossier(sized_dossier(2), path)
    with pytest.raises(BriefgenError, match="does not exist"):
        save_dossier(sized_dossier(2), tmp_path / "gone" / "b.brief")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["b.brief"]
