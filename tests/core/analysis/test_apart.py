"""Analysis apart: the same findings, from a process that can be stopped and may die."""

import sys
from datetime import date
from pathlib import Path

import pytest

from briefgen import gather, processes
from briefgen.analysis import apart
from briefgen.analysis.analyse import analyse
from briefgen.analysis.apart import Analyst, analyse_apart, is_large
from briefgen.errors import BriefgenError, Cancelled
from briefgen.model.article import Article, Metadata, make_article

TEXT = (
    "“The ferry toll number {number} will fall,” said Ada Holm, the minister of ports. "
    "Leaders will meet in Lund on Friday. "
)


def article(number: int = 0, times: int = 1) -> Article:
    text = "".join(TEXT.format(number=number + n) for n in range(times))
    return make_article(text, Metadata(title=f"Ferry {number}", published=date(2031, 7, 1)))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take everything for large, so that tests stay quick."""
    monkeypatch.setattr(apart, "_LARGE", 1)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process aborts over “Ferry 1”, and hangs over “Ferry 2”."""
    program = (
        "import os, time\nfrom briefgen.analysis import worker\nanswer = worker.answer\n"
        "def strange(article):\n"
        "    if article.title == 'Ferry 1':\n        os.abort()\n"
        "    if article.title == 'Ferry 2':\n        time.sleep(60)\n"
        "    return answer(article)\n"
        "worker.answer = strange\nworker.main()"
    )
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-P", "-c", program])


@pytest.mark.usefixtures("small")
def test_a_process_finds_what_is_found_here() -> None:
    one = article(times=3)
    assert analyse_apart(one) == analyse(one)


def test_few_small_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_process(_self: object, _request: object) -> None:
        raise AssertionError

    monkeypatch.setattr(processes.ChildProcess, "ask", no_process)
    monkeypatch.setattr(apart, "_FEW", 3 * len(article().text))
    with Analyst() as analyst:
        for number in range(3):
            assert analyst.findings_of(article(number)).quotes
        with pytest.raises(AssertionError):
            analyst.findings_of(article(3))
    assert not is_large(article())
    assert is_large(article(times=1000))


@pytest.mark.usefixtures("small", "broken")
def test_a_crash_costs_one_article_s_findings() -> None:
    with Analyst() as analyst:
        with pytest.raises(BriefgenError, match="“Ferry 1” could not be analysed"):
            analyst.findings_of(article(1))
        assert analyst.findings_of(article(3)).quotes


@pytest.mark.usefixtures("small", "broken")
def test_an_analysis_is_stopped_at_once() -> None:
    told: list[tuple[str, float]] = []

    def progress(text: str, share: float) -> None:
        told.append((text, share))
        if len(told) > 2:
            raise Cancelled

    with Analyst() as analyst:
        with pytest.raises(Cancelled):
            analyst.findings_of(article(2), progress, 0.25)
        assert analyst.findings_of(article(3)).quotes, "the next article starts it anew"
    assert set(told) == {("Analysing “Ferry 2”", 0.25)}


@pytest.mark.usefixtures("small", "broken")
def test_files_that_were_analysed_before_a_cancel_are_kept(tmp_path: Path) -> None:
    for number, name in ((0, "a"), (1, "b"), (2, "c")):
        (tmp_path / f"{name}.txt").write_text(f"Ferry {number}\n\n{TEXT.format(number=number)}")
    came: list[object] = []

    def progress(text: str, _share: float) -> None:
        if text.startswith("Analysing “Ferry 2”"):
            raise Cancelled

    with pytest.raises(Cancelled):
        came.extend(iter_into(came, tmp_path, progress))
    first, notice, second = came
    assert isinstance(first, gather.GatheredArticle)
    assert first.findings.quotes
    assert isinstance(notice, gather.Notice)
    assert "could not be analysed" in notice.text
    assert isinstance(second, gather.GatheredArticle)
    assert not second.findings.quotes
    assert second.findings.text_hash == second.article.text_hash


def iter_into(came: list[object], folder: Path, progress: object) -> list[object]:
    for one in gather.gather_each([folder], progress):  # type: ignore[arg-type]
        came.append(one)
    return []
