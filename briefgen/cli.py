"""briefgen without a window.

Exit status: 0 done, 1 something failed, 2 the call is wrong. Errors are one message on stderr.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefgen import __version__
from briefgen import commands as run
from briefgen.errors import BriefgenError, Cancelled
from briefgen.workers import served_as_worker

FAILED = 1
MISUSED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    if served_as_worker():
        return 0
    logging.getLogger("briefgen").addHandler(logging.NullHandler())
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:  # argparse has printed its message
        return stop.code if isinstance(stop.code, int) else MISUSED
    _print_anything()
    try:
        status = int(arguments.run(arguments))
        sys.stdout.flush()
        return status
    except BriefgenError as error:
        run.say(f"briefgen: {error}")
        return MISUSED if isinstance(error, run.MisuseError) else FAILED
    except (Cancelled, KeyboardInterrupt):
        run.say("briefgen: stopped; nothing half-written is left.")
        return FAILED
    except BrokenPipeError:  # nobody reads on, as with `| head`: what was written stays good
        _forget_output()
        return FAILED


def _print_anything() -> None:
    """Let names that standard output has no characters for come out escaped, not stop the work."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        bytes_kept = sys.stdout.encoding.lower().replace("-", "") == "utf8"
        sys.stdout.reconfigure(errors="surrogateescape" if bytes_kept else "backslashreplace")


def _forget_output() -> None:
    """Send what is still to be printed nowhere (https://docs.python.org/3/library/signal.html)."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefgen",
        description="Make summit briefs in PDF and Word from news articles, offline.",
        epilog="Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"briefgen {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    parser.set_defaults(run=run.window)
    _add_build(commands)
    _add_import(commands)
    _add_analyse(commands)
    _add_templates(commands)
    _add_sample(commands)
    window = commands.add_parser("window", help="open the window (the default)")
    window.set_defaults(run=run.window)
    return parser


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = commands.add_parser(
        "build",
        help="articles or a brief file to PDF and Word",
        description="Read articles, propose a brief from them and write it; or write a saved "
        "brief (.brief).",
    )
    build.add_argument("articles", nargs="+", type=Path, metavar="ARTICLE")
    build.add_argument("--template", metavar="KEY", help="see `briefgen templates`")
    build.add_argument("--title", help="title of the brief")
    build.add_argument("--subtitle", help="line under the title")
    build.add_argument(
        "--published",
        action="append",
        default=[],
        type=_published_value,
        metavar="[FILE=]DATE",
        help="publication date (YYYY-MM-DD) of the articles that give none, or of one file",
    )
    build.add_argument("--prepared", type=_day, metavar="DATE", help="the brief's own date")
    build.add_argument("--for", dest="principal", metavar="NAME", help="for whom it is")
    build.add_argument("--author", help="who prepared it")
    build.add_argument("--place", help="where the event takes place")
    build.add_argument("--event-from", type=_day, metavar="DATE", help="first day of the event")
    build.add_argument("--event-to", type=_day, metavar="DATE", help="last day of the event")
    build.add_argument(
        "--language",
        metavar="TAG",
        help="language of the brief's own words and dates: en, de, fr, uk, es, it ...",
    )
    build.add_argument("--marking", help="security marking at head and foot of every page")
    build.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="folder to write to")
    build.add_argument(
        "--name", default="brief", type=_file_name, help="file name without suffix (brief)"
    )
    build.add_argument(
        "--kinds",
        default=("pdf", "docx"),
        type=_kinds,
        help="pdf, docx, html, ics and csv (key dates alone), separated by commas (pdf,docx)",
    )
    build.add_argument("--save", type=Path, metavar="FILE", help="save the brief itself as well")
    build.set_defaults(run=run.build_brief)


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    imports = commands.add_parser(
        "import",
        help="files and folders into the library",
        description="Read articles into the library, so that the window finds them.",
    )
    imports.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    imports.add_argument("--library", type=Path, metavar="DIR", help="a library of its own")
    imports.set_defaults(run=run.import_articles)


def _add_analyse(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    analyse = commands.add_parser(
        "analyse",
        help="quotes and dates as JSON lines",
        description="Read articles as JSON lines from standard input (doc_id, text, published, "
        "language) and write one line of findings for each.",
    )
    analyse.add_argument(
        "--jsonl", action="store_true", required=True, help="JSON lines in and out"
    )
    analyse.set_defaults(run=run.analyse)


def _add_templates(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    templates = commands.add_parser(
        "templates",
        help="list the templates, give one away or take one in",
        description="List the templates; or write one as an archive for a colleague; or take "
        "such an archive in.",
    )
    act = templates.add_mutually_exclusive_group()
    act.add_argument(
        "--export", nargs=2, metavar=("KEY", "FILE"), help="write a template as one archive"
    )
    act.add_argument("--import", dest="taken", type=Path, metavar="FILE", help="take one in")
    templates.set_defaults(run=run.templates)


def _add_sample(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sample = commands.add_parser("sample", help="write the sample brief")
    sample.add_argument("--out", type=Path, default=Path("out"), metavar="DIR")
    sample.set_defaults(run=run.sample)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2023-06-16") from None


def _published_value(text: str) -> tuple[str, date]:
    name, _, day = text.rpartition("=")
    return Path(name).name, _day(day)


def _file_name(text: str) -> str:
    if text.strip() in ("", ".", "..") or set(text) & set("/\\\0"):
        raise argparse.ArgumentTypeError(f"“{text}” is not a file name; give the folder with --out")
    return text


def _kinds(text: str) -> tuple[str, ...]:
    from briefgen.writing import lists, writer

    known = (*writer.KINDS, *lists.LISTS)
    kinds = tuple(dict.fromkeys(kind.strip() for kind in text.split(",") if kind.strip()))
    unknown = [kind for kind in kinds if kind not in known]
    if unknown or not kinds:
        raise argparse.ArgumentTypeError(
            f"no output format “{', '.join(unknown)}”; choose from {', '.join(known)}"
        )
    return kinds
