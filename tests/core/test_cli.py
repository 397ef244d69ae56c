"""The command line: what it writes, prints and returns."""

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest

from briefgen import __version__, cli, commands, resources
from briefgen.analysis.analyse import analyse
from briefgen.editing import edits
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import make_article
from briefgen.model.brief import Brief, Issue, PartKind, Place
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Confidence
from briefgen.storage.brief_file import load_dossier, save_dossier
from briefgen.templating.catalog import Catalog

REPORT = Path(__file__).resolve().parents[1] / "cases" / "walk" / "aarhus.txt"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def pdf_words(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
    for command in ("build", "import", "analyse", "templates", "sample", "window"):
        assert cli.main([command, "--help"]) == 0
        assert command in capsys.readouterr().out


def test_articles_become_two_files_and_a_saved_brief(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, saved = tmp_path / "out", tmp_path / "mine.brief"
    call = ["build", str(REPORT), "--published", "2024-09-13", "--title", "League, Aarhus"]
    call += ["--marking", "OFFICIAL", "--for", "The Minister", "--prepared", "2024-09-13"]
    assert cli.main([*call, "--out", str(out), "--save", str(saved)]) == 0
    printed = capsys.readouterr()
    assert printed.out.split() == [str(out / "brief.pdf"), str(out / "brief.docx")]
    words = pdf_words(out / "brief.pdf")
    assert "League, Aarhus" in words
    assert "OFFICIAL" in words
    text = "\n".join(paragraph.text for paragraph in docx.Document(out / "brief.docx").paragraphs)
    assert "League, Aarhus" in text
    dossier = load_dossier(saved).dossier
    assert dossier.brief.header.prepared == date(2024, 9, 13)
    first = (out / "brief.pdf").read_bytes()
    again = tmp_path / "again"
    assert cli.main(["build", str(saved), "--out", str(again), "--kinds", "pdf,html"]) == 0
    assert (again / "brief.pdf").read_bytes() == first
    assert "League, Aarhus" in (again / "brief.html").read_text("utf-8")


def test_without_a_publication_date_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", str(REPORT), "--out", str(tmp_path), "--kinds", "html"]) == 0
    assert "no publication date" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "status", "named"),
    [
        (["build", "{report}", "--template", "no-such"], 2, "no-such"),
        (["build", "{report}", "--kinds", "exe"], 2, "exe"),
        (["build", "{report}", "--published", "yesterday"], 2, "yesterday"),
        (["build", "{report}", "--template", "sumit"], 2, "Perhaps “summit”?"),
        (["build", "{report}", "--name", "../elsewhere"], 2, "../elsewhere"),
        (["build", "{report}", "--name", ""], 2, "not a file name"),
        (
            ["build", "{report}", "--event-from", "2024-10-02", "--event-to", "2024-10-01"],
            2,
            "before it begins",
        ),
        (["build", "{report}", "{home}/empty.txt", "--out", "{home}/o"], 1, "empty.txt"),
        (["import", "{report}", "{home}/empty.txt", "--library", "{home}/l"], 1, "empty.txt"),
        (["import", "{home}/nothing", "--library", "{home}/l"], 1, "“nothing” holds no file"),
        (["build"], 2, "ARTICLE"),
        (["frobnicate"], 2, "frobnicate"),
        (["build", "{home}/missing.txt"], 1, "missing.txt"),
        (["build", "{home}/empty.txt"], 1, "empty.txt"),
        (["build", "{home}/binary.txt"], 1, "binary.txt"),
        (["build", "{home}/broken.docx"], 1, "broken.docx"),
        (["build", "{home}/broken.brief"], 1, "broken.brief"),
        (["build", "{report}", "--out", "{home}/empty.txt"], 1, "empty.txt"),
    ],
)
def test_what_cannot_be_done_is_one_clear_message(
    words: list[str],
    status: int,
    named: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "nothing").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "broken.docx").write_bytes(b"no zip")
    (tmp_path / "broken.brief").write_bytes(b"no zip")
    call = [word.format(report=REPORT, home=tmp_path) for word in words]
    assert cli.main(call) == status
    error = capsys.readouterr().err
    assert named in error
    assert "Traceback" not in error


def test_findings_come_as_one_line_for_each_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "“We will wait,” said Marta Brandt on Tuesday."
    lines = json.dumps({"doc_id": "a", "text": text, "published": "2024-09-13"}) + "\nno json\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    monkeypatch.setattr("sys.stdout", out)
    assert cli.main(["analyse", "--jsonl"]) == 0
    out.seek(0)
    first, second = (json.loads(line) for line in out)
    quote = first["quotes"][0]
    assert text[quote["start"] : quote["end"]].startswith("We will wait")
    assert quote["speaker"]["name"] == "Marta Brandt"
    assert first["dates"][0]["value"] == "2024-09-10"
    assert second == {"doc_id": "", "quotes": [], "dates": []}
    assert "line 2 is no article" in capsys.readouterr().err


def test_templates_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["templates"]) == 0
    assert len(capsys.readouterr().out.splitlines()) >= 2


def test_a_template_is_given_away_and_taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "ours.zip"
    assert cli.main(["templates", "--export", "summit", str(bundle)]) == 0
    own = Catalog(resources.templates(), tmp_path / "own")
    monkeypatch.setattr(commands, "_catalog", lambda: own)
    assert cli.main(["templates", "--import", str(bundle)]) == 0
    key = capsys.readouterr().out.split()[-1]
    assert key in [entry.key for entry in own.entries()]
    assert own.load(key).name == own.load("summit").name
    bundle.write_bytes(b"no archive")
    assert cli.main(["templates", "--import", str(bundle)]) == 1
    assert "was not taken in" in capsys.readouterr().err


def test_import_counts_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", str(REPORT), "--library", str(tmp_path / "lib")]) == 0
    assert capsys.readouterr().out == "new: 1\n"


def test_doubtful_speakers_and_contradictions_are_told_on_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = (
        "“The harbour stays open all this winter,” he said in Calder.",
        "“The harbour does not stay open all this winter,” Ilse Marrow said.",
    )
    articles = [make_article(text) for text in texts]
    dossier = joined(Dossier(Brief("b")), [GatheredArticle(a, analyse(a)) for a in articles])
    found = dossier.findings[articles[0].key].quotes[0]
    item = edits.picked_quote(articles[0], replace(found, confidence=Confidence.C))
    brief = edits.add_issue(dossier.brief, Issue("i", "Harbour"))
    brief = edits.insert_item(
        brief, Place(PartKind.QUOTES, "i"), replace(item, speaker="Tomas Brink")
    )
    save_dossier(dossier.with_brief(brief), tmp_path / "x.brief")
    assert cli.main(["build", str(tmp_path / "x.brief"), "--out", str(tmp_path)]) == 0
    told = capsys.readouterr().err
    assert "is given to Tomas Brink by" in told
    assert "has it as “The harbour does not stay open" in told


def test_import_tells_what_the_readers_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abcde":
        (folder / f"{name}.txt").write_text(f"Title {name}\nWords of {name}.\x07", "utf-8")
    (folder / "picture.png").write_bytes(b"x")
    assert cli.main(["import", str(folder), "--library", str(tmp_path / "lib")]) == 0
    said = capsys.readouterr().err
    assert "a.txt, b.txt, c.txt and 2 more: 1 control characters were removed." in said
    assert "in: Left out, as they cannot be read: 1 file of other kinds (.png)." in said
    assert "without publication date: 5 of 5 articles" in said


def test_a_publication_date_for_a_file_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["build", str(REPORT), "--published", "other.txt=2024-09-13", "--out", str(tmp_path)]
    assert cli.main([*call, "--kinds", "csv,csv"]) == 0
    printed = capsys.readouterr()
    assert "--published other.txt: no article was read from a file of that name" in printed.err
    assert printed.out.splitlines() == [str(tmp_path / "brief.csv")]


def test_hostile_file_names_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "red\x1b[31m\u202egpj\u00a0«é».pdf"
    try:
        path.write_bytes(b"no PDF")
    except OSError:
        pytest.skip("such names are not allowed here")
    assert cli.main(["import", str(path), "--library", str(tmp_path / "lib")]) == 1
    said = capsys.readouterr().err
    assert "damaged" in said
    assert not set("\x1b\u202e") & set(said)
    assert "gpj\u00a0«é».pdf" in said


@pytest.mark.skipif(os.name != "posix", reason="pipes end otherwise there")
@pytest.mark.parametrize("command", [["templates"], ["--help"], ["analyse", "--jsonl"]])
def test_a_reader_that_stops_early_gives_no_traceback(command: list[str]) -> None:
    lines = json.dumps({"doc_id": "a", "text": "“We will wait,” said Marta Brandt. " * 9}) + "\n"
    call = [sys.executable, "-m", "briefgen", *command]
    process = subprocess.Popen(
        call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    _, said = _fed(process, lines * 40)
    assert b"Traceback" not in said
    assert b"Exception ignored" not in said


def _fed(process: subprocess.Popen[bytes], text: str) -> tuple[int, bytes]:
    assert process.stdin is not None
    assert process.stderr is not None
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(text.encode())
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()
    said = process.stderr.read()
    process.stderr.close()
    return process.wait(), said


def test_a_brief_is_written_in_the_language_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["build", str(REPORT), "--published", "2023-06-16", "--kinds", "html"]
    assert cli.main([*call, "--language", "de", "--out", str(tmp_path)]) == 0
    (page,) = tmp_path.glob("*.html")
    text = page.read_text("utf-8")
    assert '<html lang="de"' in text
    assert "Quellen" in text
    assert "16.\xa0Juni 2023" in text
    assert cli.main([*call, "--language", "tlh", "--out", str(tmp_path)]) == 2
    assert "“tlh”" in capsys.readouterr().err
