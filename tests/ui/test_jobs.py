import threading

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen.errors import BriefgenError
from briefgen.progress import Progress
from ui.jobs import Job, Jobs, Latest


@pytest.fixture
def jobs(qapp: QApplication):
    made = Jobs()
    yield made
    made.stop()


def test_a_result_comes_back_in_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    threads = []

    def work(progress: Progress) -> int:
        threads.append(threading.current_thread())
        progress("half", 0.5)
        return 42

    job, told = Job(work), []
    job.result.connect(lambda value: told.append((value, threading.current_thread())))
    job.progressed.connect(lambda text, share: told.append((text, share)))
    with qtbot.waitSignal(job.ended):
        jobs.start(job)
    assert told == [("half", 0.5), (42, threading.main_thread())]
    assert threads[0] is not threading.main_thread()
    assert jobs.running == ()


def test_errors_come_back_as_errors(qtbot: QtBot, jobs: Jobs) -> None:
    def refuse(progress: Progress) -> None:
        raise BriefgenError("No.", "Nothing.", "Try again.")

    def break_off(progress: Progress) -> None:
        raise ZeroDivisionError("by zero")

    told: list[BriefgenError] = []
    for work in (refuse, break_off):
        job = Job(work)
        job.error.connect(told.append)
        with qtbot.waitSignal(job.ended):
            jobs.start(job)
    assert told[0].what == "No."
    assert "ZeroDivisionError" in told[1].detail


def test_a_cancelled_job_gives_no_result(qtbot: QtBot, jobs: Jobs) -> None:
    go = threading.Event()

    def work(progress: Progress) -> str:
        go.wait(5)
        progress("on", 0.5)
        return "done"

    job, told = Job(work), []
    job.result.connect(told.append)
    with qtbot.waitSignal(job.ended):
        jobs.start(job)
        job.cancel()
        go.set()
    assert told == []


def test_only_the_latest_request_counts(qtbot: QtBot, jobs: Jobs) -> None:
    latest, told = Latest(jobs, 1), []
    latest.result.connect(told.append)
    go = threading.Event()

    def slow(progress: Progress) -> str:
        go.wait(5)
        progress("", 0.5)
        return "slow"

    latest.request(slow)
    qtbot.waitUntil(lambda: bool(jobs.running))
    for number in range(5):
        latest.request(lambda progress, n=number: n)
    go.set()
    qtbot.waitUntil(lambda: not latest.busy)
    assert told == [4]


def test_a_job_may_end_after_its_window(qtbot: QtBot, qapp: QApplication) -> None:
    jobs, go = Jobs(), threading.Event()

    def refuse(progress: Progress) -> None:
        go.wait(5)
        raise BriefgenError("No.")

    job = jobs.start(Job(refuse))
    go.set()
    jobs.stop()
    shiboken6.delete(jobs)
    qapp.processEvents()
    assert not shiboken6.isValid(job)
