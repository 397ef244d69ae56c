"""The catalog: built-in and own templates, archives, and what is broken about a bundle."""

import io
import shutil
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_contexts import TEMPLATES, sample_context

from briefgen.errors import BriefgenError
from briefgen.model.brief import Brief, PartKind
from briefgen.model.template import TemplateFile
from briefgen.templating.archive import pack, unpack
from briefgen.templating.catalog import Catalog
from briefgen.templating.render import render

PNG = b"\x89PNG\r\n\x1a\n not read here"


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return Catalog(TEMPLATES, tmp_path / "own")


def test_built_in_templates_are_whole(catalog: Catalog) -> None:
    entries = catalog.entries()
    assert all(entry.built_in and not entry.problem for entry in entries)
    assert all(entry.name and entry.description for entry in entries)
    for entry in entries:
        loaded = catalog.load(entry.key)
        assert loaded.built_in
        assert loaded.key == entry.key
        assert all(part.hint and part.title for part in loaded.parts)


def test_themes(catalog: Catalog) -> None:
    assert {entry.key for entry in catalog.themes()} >= {"sober", "modern"}
    sober, modern = catalog.theme("sober"), catalog.theme("modern")
    assert sober.serif.name == "Noto Serif"
    assert modern.serif.name == "Noto Sans"
    assert modern.palette == sober.palette, "what a theme leaves out is that of its base"
    with pytest.raises(BriefgenError, match="no theme “loud”"):
        catalog.theme("loud")


def test_a_brief_is_printed_in_the_theme_chosen_for_it(catalog: Catalog) -> None:
    brief = Brief("b", template="summit")
    assert catalog.for_brief(brief) == catalog.load("summit")
    modern = catalog.for_brief(replace(brief, theme="modern"))
    assert modern.theme.serif.name == "Noto Sans"
    assert replace(modern, theme=catalog.load("summit").theme) == catalog.load("summit")
    assert catalog.for_brief(replace(brief, theme="of a newer one")) == catalog.load("summit")


def test_a_theme_chosen_for_a_brief_keeps_the_templates_word_styles(catalog: Catalog) -> None:
    held = catalog.load("note")
    styled = replace(held, theme=replace(held.theme, reference=b"PK not read here"))
    key = catalog.save_own(styled, "House note")
    chosen = catalog.for_brief(Brief("b", template=key, theme="modern"))
    assert chosen.theme.reference == b"PK not read here"
    assert chosen.theme.serif.name == "Noto Sans"


def test_unknown_key_names_the_known_ones(catalog: Catalog) -> None:
    with pytest.raises(BriefgenError) as caught:
        catalog.load("sumit")
    assert "“sumit”" in caught.value.what
    assert "summit" in caught.value.remedy
    for key in ("../summit", "", "_themes", "/etc"):
        with pytest.raises(BriefgenError):
            catalog.load(key)


def test_saved_template_prints_the_same_and_needs_nothing_else(
    catalog: Catalog, tmp_path: Path
) -> None:
    for entry in catalog.entries():
        start = replace(
            catalog.load(entry.key),
            issues=("One “issue”", 'Two\n\ttabs \\ and "marks"'),
            marking="Official",
            theme=replace(catalog.load(entry.key).theme, reference=b"a Word file"),
            files=(*catalog.load(entry.key).files, TemplateFile("logo.png", PNG, "image/png")),
        )
        key = catalog.save_own(start, f"My {entry.name}")
        saved = catalog.load(key)
        assert saved == replace(
            start,
            key=key,
            name=f"My {entry.name}",
            built_in=False,
            theme=replace(start.theme, key=key),
            files=tuple(sorted(start.files, key=lambda file: file.name)),
        )
        # What it needs of the program travels with it: only its own folder is copied here.
        alone = tmp_path / f"alone-{key}"
        shutil.copytree(tmp_path / "own" / key, alone / key)
        shutil.copytree(TEMPLATES / "_standard", alone / "_standard")
        (alone / "_standard" / "standard.xml.j2").write_text("nothing")
        copied = Catalog(alone, None).load(key)
        assert render(sample_context(), copied) == render(sample_context(), saved)


def test_keys_are_free_and_plain(catalog: Catalog, tmp_path: Path) -> None:
    start = catalog.load("note")
    assert catalog.save_own(start, "Summit") == "summit-2"
    assert catalog.save_own(start, "Été à l’Élysée!") == "ete-a-lelysee"
    assert catalog.save_own(start, "Été à l’Élysée!") == "ete-a-lelysee-2"
    assert catalog.save_own(start, "Записка") == "template"
    assert catalog.save_own(start, "../../etc") == "etc"
    assert [e.key for e in catalog.entries() if not e.built_in] == [
        "etc",
        "summit-2",
        "ete-a-lelysee",
        "ete-a-lelysee-2",
        "template",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own"]


def test_own_templates_are_removed_and_built_in_ones_not(catalog: Catalog) -> None:
    key = catalog.save_own(catalog.load("note"), "Mine")
    catalog.remove(key)
    assert key not in [entry.key for entry in catalog.entries()]
    for wrong in (key, "summit"):
        with pytest.raises(BriefgenError):
            catalog.remove(wrong)
    assert "summit" in [entry.key for entry in catalog.entries()]


def test_a_broken_template_is_listed_with_its_fault(catalog: Catalog, tmp_path: Path) -> None:
    key = catalog.save_own(catalog.load("note"), "Mine")
    (tmp_path / "own" / key / "brief.xml.j2").write_text("<p>\n{% if %}</p>")
    entry = next(entry for entry in catalog.entries() if entry.key == key)
    assert "line 2" in entry.problem
    (tmp_path / "own" / "empty").mkdir()
    assert "empty" not in [entry.key for entry in catalog.entries()]


BROKEN = {
    "template.toml": [
        ("name = 3", "line 1", "“name” must be a text"),
        ('name = "x"\n\npages = "two"', "line 3", "“pages” must be a whole number"),
        ('name = "x"\nnmae = "y"', "line 2", "“nmae” means nothing"),
        ('name = "x"\nissues = [1]', "line 2", "“issues” must be a list of texts"),
        ('name = "x"\n[[parts]]\nkind = "speech"', "line 3", "no part “speech”"),
        ('name = "x"\n[[parts]]\nkind = "points"\nof = "us"', "line 4", "“of”"),
        ('name = "x"\n[labels]\na = 1', "line 3", "“labels.a” must be a text"),
        ('name = "x"\ntheme = "loud"', "line 2", "no theme “loud”"),
        ('name = "x"\npages = -1', "line 2", "“pages” must be 0"),
        ('name = "x', "line 1", "not TOML"),
        ("\n\n= 3", "line 3", "not TOML"),
        ("a = " + "[" * 3000, "template.toml", "not TOML"),
    ],
    "theme.toml": [
        ('base = "loud"', "line 1", "no theme “loud”"),
        ('base = "sober"\n[palette]\nink = "red"', "line 3", "must be a colour"),
        ('base = "sober"\n[styles.body]\nsize = 3.0', "line 2", "7 points or more"),
        ('base = "sober"\n[styles.body]\nsize = "9"', "line 3", "must be a number"),
        ('base = "sober"\n[styles.boody]\nsize = 9', "line 2", "“boody” means nothing"),
        ('base = "sober"\n[styles.body]\nfamily = "comic"', "line 2", "serif or sans"),
        ('base = "sober"\n[styles.body]\ncolour = "pink"', "line 2", "one of ink"),
        ('base = "sober"\n[page]\nleft = 500', "line 2", "less than an inch"),
        ('base = "sober"\n[page]\nleft = -5', "line 3", "length in points"),
        ('base = "sober"\nlist_indent = nan', "line 2", "length in points"),
        ('base = "sober"\n[serif]\nname = "X"\nregular = "../x.ttf"', "line 4", "font file"),
        ("[page]\nleft = 20", "theme.toml", "must name a font"),
    ],
}


@pytest.mark.parametrize(
    ("name", "text", "line", "what"),
    [(name, *case) for name, cases in BROKEN.items() for case in cases],
)
def test_fault_in_a_bundle_names_file_and_line(
    catalog: Catalog, tmp_path: Path, name: str, text: str, line: str, what: str
) -> None:
    key = catalog.save_own(catalog.load("note"), "Mine")
    (tmp_path / "own" / key / name).write_text(text, encoding="utf-8")
    with pytest.raises(BriefgenError) as caught:
        catalog.load(key)
    assert f"{key}/{name}" in str(caught.value)
    assert line in str(caught.value)
    assert what in str(caught.value)


def test_text_in_another_encoding_is_told(catalog: Catalog, tmp_path: Path) -> None:
    key = catalog.save_own(catalog.load("note"), "Mine")
    (tmp_path / "own" / key / "brief.xml.j2").write_bytes("<p>\né</p>".encode("latin-1"))
    with pytest.raises(BriefgenError, match=r"line 2: this is not UTF-8"):
        catalog.load(key)


def test_windows_line_ends_and_byte_order_mark_are_read(catalog: Catalog, tmp_path: Path) -> None:
    key = catalog.save_own(catalog.load("note"), "Mine")
    for name in ("template.toml", "brief.xml.j2", "theme.toml"):
        path = tmp_path / "own" / key / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert render(sample_context(), catalog.load(key)).blocks


def test_links_in_a_folder_are_not_followed(catalog: Catalog, tmp_path: Path) -> None:
    key = catalog.save_own(catalog.load("note"), "Mine")
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    try:
        (tmp_path / "own" / key / "logo.png").symlink_to(secret)
    except OSError:
        pytest.skip("no symbolic links here")
    assert all(file.data != b"secret" for file in catalog.load(key).files)


def test_a_failing_disk_leaves_nothing_behind(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    start = catalog.load("note")
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(BriefgenError, match="No space left on device"):
        catalog.save_own(start, "Mine")
    assert list((tmp_path / "own").iterdir()) == []


# archives


def test_export_and_import_give_the_same_template(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "out.zip"
    catalog.export_bundle("readahead", path)
    first = path.read_bytes()
    catalog.export_bundle("readahead", path)
    assert path.read_bytes() == first, "the same template gives the same bytes"
    other = Catalog(TEMPLATES, tmp_path / "other")
    key = other.import_bundle(path)
    loaded, start = other.load(key), catalog.load("readahead")
    assert key == "read-ahead"
    assert loaded == replace(start, key=key, built_in=False, theme=replace(start.theme, key=key))


def archive(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries:
            file.writestr(name, data)
    return buffer.getvalue()


TOML = ("template.toml", b'name = "x"')
SOURCE = ("brief.xml.j2", b"<p>x</p>")


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("logo.png")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


HOSTILE = {
    "no zip": b"hello",
    "empty": b"",
    "cut off": archive(TOML, SOURCE)[:-30],
    "no template": archive(SOURCE),
    "climbs": archive(TOML, SOURCE, ("../evil.toml", b"")),
    "climbs inside": archive(("t/template.toml", b""), ("t/../../evil.toml", b"")),
    "absolute": archive(TOML, SOURCE, ("/etc/evil.toml", b"")),
    "drive": archive(TOML, SOURCE, ("C:evil.toml", b"")),
    "backslash": archive(TOML, SOURCE, ("..\\evil.toml", b"")),
    "link": archive(TOML, SOURCE, (link(), b"/etc/passwd")),
    "program": archive(TOML, SOURCE, ("run.py", b"print()")),
    "hidden": archive(TOML, SOURCE, (".bashrc.toml", b"")),
    "below": archive(TOML, SOURCE, ("a/b.toml", b"")),
    "too deep": archive(("a/b/template.toml", b"")),
    "bomb": archive(TOML, SOURCE, ("big.txt", bytes(31_000_000))),
    "many": archive(TOML, SOURCE, *((f"n{n}.txt", b"") for n in range(70))),
    "broken template": archive(("template.toml", b"name = 1"), SOURCE),
    "broken source": archive(TOML, ("brief.xml.j2", b"{% if %}")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_archive_is_refused_whole(catalog: Catalog, tmp_path: Path, name: str) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(HOSTILE[name])
    with pytest.raises(BriefgenError) as caught:
        catalog.import_bundle(path)
    assert "Traceback" not in str(caught.value)
    assert not (tmp_path / "own").exists() or not list((tmp_path / "own").iterdir())
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "own") == ["bad.zip"]


def test_a_name_given_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = archive(TOML, SOURCE, TOML)
    with pytest.raises(BriefgenError, match="twice"):
        unpack(data)


def test_a_size_that_lies_is_seen_while_reading() -> None:
    data = bytearray(archive(TOML, SOURCE, ("big.txt", bytes(31_000_000))))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(BriefgenError):
        unpack(bytes(data))


@settings(max_examples=80, deadline=None)
@given(noise=st.binary(max_size=60), place=st.integers(0, 400))
@example(noise=bytes(7), place=201)  # a member without a name
def test_damaged_archives_never_crash(noise: bytes, place: int) -> None:
    data = bytearray(pack({"template.toml": b"x" * 200, "brief.xml.j2": b"y" * 90}, "t"))
    data[place : place + len(noise)] = noise
    try:
        files = unpack(bytes(data))
    except BriefgenError:
        return
    assert "template.toml" in files


def test_every_part_kind_can_be_written_back(catalog: Catalog) -> None:
    parts = catalog.load("summit").parts
    assert {part.kind for part in parts} == set(PartKind)
