"""The front door: worker process, limits, hostile files, folders, cancelling, no connections."""

import json
import os
import socket
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from briefgen import processes
from briefgen.errors import BriefgenError, Cancelled
from briefgen.reading import process
from briefgen.reading.reader import SUPPORTED, Limits, read_file, read_files
from briefgen.reading.source import Source

PAGE = "<html><head>{head}</head><body><p>{text}</p></body></html>"
WORDS = "The ministers met again on Friday and spoke about the bridge. " * 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Title of the first\nText of it.", "utf-8")
    (tmp_path / "b.txt").write_text("Title of the second\nText of it.", "utf-8")
    return tmp_path


def outcome(path: Path, limits: Limits | None = None) -> BriefgenError:
    with pytest.raises(BriefgenError) as caught:
        read_file(path, limits=limits or Limits())
    assert caught.value.what
    assert path.name in caught.value.what
    assert caught.value.meaning
    assert caught.value.remedy
    return caught.value


def test_reads_a_file_in_another_process(folder: Path) -> None:
    result = read_file(folder / "a.txt")
    (article,) = result.articles
    assert article.file_name == "a.txt"
    assert article.text == "Title of the first\nText of it."
    assert result.original_of(article) == (folder / "a.txt").read_bytes()


def test_the_worker_loads_neither_qt_nor_readers_that_it_does_not_need(tmp_path: Path) -> None:
    program = (
        "import sys, briefgen.reading.reader, briefgen.reading.worker, briefgen.reading.dispatch;"
        "heavy = {'PySide6', 'ui', 'trafilatura', 'lxml', 'pypdfium2', 'docx', 'warcio'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env=processes.environment(),
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_several_files_with_one_worker(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: started.append(1) or popen(*a, **k))
    results = dict(read_files([folder]))
    assert {path.name for path in results} == {"a.txt", "b.txt"}
    assert len(started) == 1


def test_a_crash_is_one_file_s_message_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (
        "import os\nfrom briefgen.reading import worker\nread = worker._read\n"
        "def crash(path, limits):\n"
        "    if path.name == 'a.txt':\n        os.abort()\n"
        "    return read(path, limits)\n"
        "worker._read = crash\nworker.main()"
    )
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-P", "-c", program])
    crashed, fine = (result for _, result in read_files([folder]))
    assert isinstance(crashed, BriefgenError)
    assert "made the reader stop" in crashed.what
    assert fine.articles[0].title == "Title of the second"


def test_too_much_time_is_one_file_s_message(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import time\nfrom briefgen.reading import worker\nread = worker._read\n"
        "def slow(path, limits):\n"
        "    if path.name == 'a.txt':\n        time.sleep(60)\n"
        "    return read(path, limits)\n"
        "worker._read = slow\nworker.main()"
    )
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-P", "-c", program])
    slow, fine = (result for _, result in read_files([folder], limits=Limits(seconds=1)))
    assert "too much time" in slow.what
    assert fine.articles


@pytest.mark.skipif(sys.platform == "win32", reason="no memory limit there")
def test_too_much_memory_is_one_file_s_message(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (
        "from briefgen.reading import worker\n"
        "worker._read = lambda path, limits: bytearray(4 << 30)\nworker.main()"
    )
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-P", "-c", program])
    assert "too much memory" in outcome(folder / "a.txt").what


def test_cancel_stops_between_files_and_keeps_what_is_done(folder: Path) -> None:
    done: list[str] = []

    def progress(text: str, share: float) -> None:
        if share > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        done.extend(path.name for path, _ in read_files([folder], progress))
    assert done == ["a.txt"]


def test_progress_names_files_and_ends_at_one(folder: Path) -> None:
    seen: list[tuple[str, float]] = []
    list(read_files([folder], lambda text, share: seen.append((text, share))))
    assert any("a.txt (1 of 2)" in text for text, _ in seen)
    assert [share for _, share in seen] == sorted(share for _, share in seen)
    assert seen[-1][1] == 1.0


def test_folders_with_loops_of_links_hidden_files_and_companions(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "c.txt").write_text("Third title\nText.", "utf-8")
    (inner / ".hidden.txt").write_text("x", "utf-8")
    (inner / "picture.png").write_bytes(b"x")
    (folder / "page.html").write_text(PAGE.format(head="", text=WORDS), "utf-8")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "frame.html").write_text("<p>ad</p>", "utf-8")
    try:
        (inner / "loop").symlink_to(folder, target_is_directory=True)
        (inner / "again.txt").symlink_to(folder / "a.txt")
    except OSError:
        pytest.skip("links are not allowed here")
    results = list(read_files([folder, inner]))
    names = sorted(path.name for path, result in results if result.articles)
    assert names == ["a.txt", "b.txt", "c.txt", "page.html"]
    told = [(path, result.notices) for path, result in results if not result.articles]
    assert told == [(folder, ("Left out, as they cannot be read: 1 file of other kinds (.png).",))]


def test_folders_that_give_nothing_say_so(tmp_path: Path) -> None:
    (tmp_path / "empty" / "inner").mkdir(parents=True)
    (tmp_path / "pictures").mkdir()
    for name in ("a.png", "b.png", "c.xlsx"):
        (tmp_path / "pictures" / name).write_bytes(b"x")
    deep = tmp_path.joinpath("deep", *"d" * 45)
    deep.mkdir(parents=True)
    (deep / "lost.txt").write_text("Lost.", "utf-8")
    folders = [tmp_path / name for name in ("empty", "pictures", "deep")]
    empty, pictures, lost = (result for _, result in read_files([*folders, folders[0]]))
    assert "holds no file that can be read." in empty.what
    assert "only 3 files of other kinds (.png, .xlsx)" in pictures.what
    assert "more than 40 folders deep" in lost.what


def test_a_folder_that_may_not_be_read_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "closed").mkdir()
    scan = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr("os.scandir", closed)
    *_, (path, result) = read_files([folder])
    assert path.name == "closed"
    assert "could not be opened: Permission denied" in result.what


def test_files_that_are_gone_empty_locked_or_no_files(tmp_path: Path) -> None:
    assert "not there" in outcome(tmp_path / "gone.txt").what
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert "empty" in outcome(empty).what
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert "not a file" in outcome(tmp_path / "pipe.txt").what
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        empty.chmod(0)
        assert "could not be opened" in outcome(empty).what


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)  # sparse: no disk space is used
    assert "larger than 1 MB" in outcome(path, Limits(file_bytes=1 << 20)).what


def test_a_text_that_is_too_long_for_an_article_is_told(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Title of it\n" + "words " * 3_000, "utf-8")
    assert "characters, too many" in outcome(path, Limits(characters=10_000)).what


def test_hostile_names_are_only_names(tmp_path: Path) -> None:
    path = tmp_path / "a\u202e‮gnp;$(touch x) “b”\n.txt"
    try:
        path.write_text("Title of it\nText of it.", "utf-8")
    except OSError:
        pytest.skip("the file system refuses such names")
    article = read_file(path).articles[0]
    assert "\u202e" not in article.file_name
    assert "\n" not in article.file_name


HOSTILE = {
    "binary.txt": bytes(range(256)) * 40,
    "bomb.xml": (
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
        + "]><rss><channel><item><title>&j;</title></item></channel></rss>"
    ).encode(),
    "external.xml": b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
    "deep.json": b"[" * 200_000,
    "header.eml": b"Subject: " + b"a" * 2_000_000 + b"\n\nhi",
    "cut.zip": b"PK\x03\x04" + bytes(100),
    "cut.pdf": b"%PDF-1.4\n1 0 obj <<",
    "not.docx": b"hello",
    "unclosed.html": b"<style>" * 20_000 + b"<p>a browser shows nothing of this",
    "groups.rtf": b"{\\rtf1" + b"{" * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_give_a_message(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    assert name in outcome(path, Limits(seconds=20)).what


def test_zip_bomb_is_stopped_by_what_it_really_unpacks_to(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", bytes(20 << 20))
    assert "unpacks to more" in outcome(path, Limits(unpacked_bytes=32 << 20)).what


def test_pages_made_to_be_slow_are_read_all_the_same(tmp_path: Path) -> None:
    nested = "<div>" * 100_000 + WORDS + "</div>" * 100_000
    data = json.dumps({"@type": "NewsArticle", "headline": "A plan", "about": [
        {"@type": "Thing", "name": f"name {n}", "x": [[[n]]]} for n in range(6_000)]})  # fmt: skip
    assert len(data) > 200_000
    script = f'<script type="application/ld+json">{data}</script>'
    pages = {
        "nested.html": f"<html><body>{nested}",
        "script.html": PAGE.format(head=script, text=WORDS),
        "attributes.html": PAGE.format(head="", text=f"<a {'b=c ' * 50_000}>{WORDS}</a>"),
    }
    for name, markup in pages.items():
        (tmp_path / name).write_text(markup, "utf-8")
    for path, result in read_files([tmp_path], limits=Limits(seconds=15)):
        assert not isinstance(result, BriefgenError), (path.name, result)
        assert "spoke about the bridge" in result.articles[0].text, path.name


SLOW = {
    "blanks.txt": "a" + " " * 400_000 + "b",
    "lines.txt": "\n" * 400_000 + "b",
    "brackets.md": "[" * 200_000 + "a",
    "links.md": "[a](" * 50_000,
    "addresses.md": "<http://" * 50_000,
    "stars.md": "*a " * 50_000,
    "scripts.html": "<script " * 50_000 + "<p>a",
    "comments.html": "<!---->" * 50_000 + "<p>a",
    "comments.txt": "<!---->" * 500 + "a",
    "quotes.bib": "@a{b, c = " + "{" * 100_000,
    "records.ris": "TY  - A\n" + "words\n" * 100_000,
    "cells.html": "<table>" * 3_000 + "a",
    "words.html": "<p>" + "<b>a</b>" * 60_000,
}


def test_files_made_to_keep_patterns_busy_end_soon(tmp_path: Path) -> None:
    for name, text in SLOW.items():
        (tmp_path / name).write_text(text, "utf-8")
    outcomes = dict(read_files([tmp_path], limits=Limits(seconds=15)))
    assert len(outcomes) == len(SLOW)
    for path, result in outcomes.items():
        assert not isinstance(result, BriefgenError) or "too much" not in result.what, path.name


def test_nothing_in_a_file_opens_a_connection(tmp_path: Path) -> None:
    server = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{server.getsockname()[1]}"
    visits: list[object] = []

    def listen() -> None:
        try:
            visits.append(server.accept()[1])
        except OSError:
            return

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    head = (
        f'<base href="{address}/"><link rel="stylesheet" href="{address}/a.css">'
        f'<link rel="canonical" href="{address}/page"><script src="{address}/a.js"></script>'
        f'<meta http-equiv="refresh" content="0;url={address}">'
    )
    body = f'<img src="{address}/a.png"><iframe src="{address}/f"></iframe>{WORDS}'
    files = {
        "page.html": f'<!DOCTYPE html SYSTEM "{address}/x.dtd">'
        + PAGE.format(head=head, text=body),
        "feed.rss": f'<?xml version="1.0"?><?xml-stylesheet href="{address}/s.xsl"?>'
        f"<rss><channel><item><title>T</title><link>{address}/a</link>"
        f"<description>Words &lt;img src='{address}/i'&gt;</description></item></channel></rss>",
        "dtd.xml": f'<!DOCTYPE rss SYSTEM "{address}/x.dtd"><rss><channel><item><title>T</title>'
        "<description>Words</description></item></channel></rss>",
        "plain.txt": f"Title of it\n{address}/a",
        "mail.eml": "From: a@b.example\nSubject: S\nContent-Type: message/external-body; "
        f'access-type=URL; URL="{address}/m"\n\nContent-Type: text/plain\n\nwords',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert len(list(read_files([tmp_path]))) == len(files)
    server.close()
    assert visits == []


def test_the_worker_refuses_connections_programs_and_writing() -> None:
    program = (
        "import sys, socket, subprocess, os\nfrom briefgen.reading import worker\n"
        "sys.addaudithook(worker._refuse)\nrefused = 0\n"
        "for act in (lambda: socket.create_connection(('127.0.0.1', 9)),\n"
        "            lambda: socket.getaddrinfo('localhost', 80),\n"
        "            lambda: subprocess.run(['true']), lambda: os.system('true'),\n"
        "            lambda: open('x-written', 'w')):\n"
        "    try:\n        act()\n    except PermissionError:\n        refused += 1\n"
        "print(refused)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env=processes.environment(),
    )  # fmt: skip
    assert done.stdout.strip() == "5"


def test_supported_kinds_have_readers() -> None:
    from briefgen.reading.dispatch import READERS
    from briefgen.reading.kinds import SUFFIXES

    assert {SUFFIXES[suffix] for suffix in SUPPORTED} == set(READERS)


def test_errors_cross_from_the_worker_with_their_detail(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 cut")
    assert outcome(path).detail


def test_sources_hide_their_bytes_when_shown() -> None:
    assert "secret" not in repr(Source("a.txt", b"secret"))
