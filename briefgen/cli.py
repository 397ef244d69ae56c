"""briefgen without a window.

Exit status: 0 done, 1 something failed, 2 the call is wrong. Errors are one message on stderr.
The rooms are imported by the command that needs them, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import __version__
from briefgen.errors import BriefgenError, Cancelled
from briefgen.progress import Progress, part_of, silent

if TYPE_CHECKING:
    from briefgen.build import BuildTools
    from briefgen.model.dossier import Dossier
    from briefgen.model.template import BriefTemplate
    from briefgen.templating.catalog import Catalog

FAILED = 1
MISUSED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    logging.getLogger("briefgen").addHandler(logging.NullHandler())
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:  # argparse has printed its message
        return stop.code if isinstance(stop.code, int) else MISUSED
    try:
        return int(arguments.run(arguments))
    except BriefgenError as error:
        _say(f"briefgen: {error}")
        return FAILED
    except (Cancelled, KeyboardInterrupt):
        _say("briefgen: stopped; nothing half-written is left.")
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefgen",
        description="Make summit briefs in PDF and Word from news articles, offline.",
        epilog="Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"briefgen {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    parser.set_defaults(run=_window)
    _add_build(commands)
    _add_analyse(commands)
    _add_templates(commands)
    _add_sample(commands)
    window = commands.add_parser("window", help="open the window (the default)")
    window.set_defaults(run=_window)
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
        metavar="[FILE=]DATE",
        help="publication date (YYYY-MM-DD) of the articles that give none, or of one file",
    )
    build.add_argument("--prepared", type=_day, metavar="DATE", help="the brief's own date")
    build.add_argument("--for", dest="principal", metavar="NAME", help="for whom it is")
    build.add_argument("--author", help="who prepared it")
    build.add_argument("--place", help="where the event takes place")
    build.add_argument("--event-from", type=_day, metavar="DATE", help="first day of the event")
    build.add_argument("--event-to", type=_day, metavar="DATE", help="last day of the event")
    build.add_argument("--marking", help="security marking at head and foot of every page")
    build.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="folder to write to")
    build.add_argument("--name", default="brief", help="file name without suffix (brief)")
    build.add_argument("--kinds", default="pdf,docx", help="pdf, docx, html (pdf,docx)")
    build.add_argument("--save", type=Path, metavar="FILE", help="save the brief itself as well")
    build.set_defaults(run=_build)


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
    analyse.set_defaults(run=_analyse)


def _add_templates(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    templates = commands.add_parser("templates", help="list the templates")
    templates.set_defaults(run=_templates)


def _add_sample(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sample = commands.add_parser("sample", help="write the sample brief")
    sample.add_argument("--out", type=Path, default=Path("out"), metavar="DIR")
    sample.set_defaults(run=_sample)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2023-06-16") from None


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _watched() -> Progress:
    """Return a Progress that draws one line on a terminal and is silent elsewhere."""
    if not sys.stderr.isatty():
        return silent

    def draw(text: str, share: float) -> None:
        end = "\n" if share >= 1.0 else ""
        print(f"\r\x1b[K{share:4.0%} {text}", end=end, file=sys.stderr, flush=True)

    return draw


def _window(_arguments: argparse.Namespace) -> int:
    import importlib

    try:
        app = importlib.import_module("ui.app")
    except ImportError as error:
        raise BriefgenError(
            "The window cannot be opened: Qt is not usable here.",
            "Briefs can still be made with `briefgen build`.",
            "Run `python3 run.py`, which sets up what is missing.",
            detail=str(error),
        ) from error
    return int(app.main([]))


def _analyse(_arguments: argparse.Namespace) -> int:
    from briefgen.analysis.protocol import analyse_lines

    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for line in analyse_lines(sys.stdin):
        print(line)
    return 0


def _catalog() -> Catalog:
    import platformdirs

    from briefgen import resources
    from briefgen.templating.catalog import Catalog

    own = Path(platformdirs.user_data_path("briefgen", appauthor=False)) / "templates"
    return Catalog(resources.templates(), own)


def _templates(_arguments: argparse.Namespace) -> int:
    entries = _catalog().entries()
    width = max((len(entry.key) for entry in entries), default=0)
    for entry in entries:
        about = entry.problem or entry.description
        print(f"{entry.key:<{width}}  {entry.name}: {about}")
    return 0


def _tools() -> BuildTools:
    from briefgen import resources
    from briefgen.build import BuildTools
    from briefgen.layout.fonts import FontShelf
    from briefgen.templating.render import RenderWorker

    return BuildTools(FontShelf(resources.assets() / "fonts"), RenderWorker())


def _build(arguments: argparse.Namespace) -> int:
    progress = _watched()
    paths: list[Path] = arguments.articles
    if len(paths) == 1 and paths[0].suffix == ".brief":
        dossier = _opened(paths[0])
    else:
        dossier = _gathered(paths, arguments.published, part_of(progress, 0.0, 0.5))
    template = _catalog().load(arguments.template or dossier.brief.template)
    dossier = _headed(dossier, arguments, template)
    if len(paths) > 1 or paths[0].suffix != ".brief":
        from briefgen.compose.propose import propose

        dossier = dossier.with_brief(propose(dossier, template))
    if arguments.save:
        from briefgen.storage.brief_file import save_dossier

        save_dossier(dossier, arguments.save)
    kinds = [kind.strip() for kind in arguments.kinds.split(",") if kind.strip()]
    return _written(
        dossier, template, arguments.out, arguments.name, kinds, part_of(progress, 0.5, 1.0)
    )


def _opened(path: Path) -> Dossier:
    from briefgen.storage.brief_file import load_dossier

    loaded = load_dossier(path)
    for notice in loaded.notices:
        _say(f"briefgen: {notice}")
    return loaded.dossier


def _published(values: Sequence[str]) -> tuple[dict[str, date], date | None]:
    by_name: dict[str, date] = {}
    default = None
    for value in values:
        name, separator, day = value.rpartition("=")
        try:
            parsed = date.fromisoformat(day)
        except ValueError:
            raise BriefgenError(
                f"“{day}” is not a publication date.",
                "Nothing was read.",
                "Write it as 2023-06-16, or as FILE=2023-06-16 for one file.",
            ) from None
        if separator:
            by_name[Path(name).name] = parsed
        else:
            default = parsed
    return by_name, default


def _gathered(paths: Sequence[Path], published: Sequence[str], progress: Progress) -> Dossier:
    from briefgen import gather
    from briefgen.model.brief import Brief
    from briefgen.model.dossier import Dossier

    by_name, default = _published(published)
    found = gather.gather(paths, progress, published=by_name, default_published=default)
    for failure in found.failures:
        _say(f"briefgen: {failure.name}: {failure.error}")
    if not found.articles:
        raise BriefgenError(
            "None of the files could be read.",
            "There is nothing to make a brief from.",
            "See the messages above." if found.failures else "Name at least one article.",
        )
    for one in found.articles:
        if one.article.published is None:
            _say(
                f"briefgen: {one.article.file_name}: no publication date was found, so its "
                "relative dates stay unresolved. Give it with --published."
            )
    # The same input gives the same brief: the id follows from the articles.
    brief = Brief(id=f"b-{found.articles[0].article.key[:12]}")
    return gather.joined(Dossier(brief), found.articles)


def _headed(dossier: Dossier, arguments: argparse.Namespace, template: BriefTemplate) -> Dossier:
    from dataclasses import replace

    names = ("title", "subtitle", "prepared", "principal", "author", "place")
    given = {name: getattr(arguments, name) for name in (*names, "event_from", "event_to")}
    header = replace(
        dossier.brief.header,
        **{name: value for name, value in given.items() if value is not None},
    )
    if not header.kicker:
        header = replace(header, kicker=template.kicker)
    marking = dossier.brief.marking if arguments.marking is None else arguments.marking
    return dossier.with_brief(
        replace(dossier.brief, header=header, marking=marking, template=template.key)
    )


def _written(
    dossier: Dossier,
    template: BriefTemplate,
    folder: Path,
    name: str,
    kinds: Sequence[str],
    progress: Progress,
) -> int:
    from briefgen.build import build, export
    from briefgen.model.problem import Severity

    built = build(dossier, template, _tools(), part_of(progress, 0.0, 0.6))
    written = export(built, folder, name, kinds, part_of(progress, 0.6, 1.0))
    for problem in built.problems:
        if problem.severity is not Severity.NOTE:
            _say(f"briefgen: {problem.severity.value}: {problem.what}")
    for path in written:
        print(path)
    return 0


def _sample(arguments: argparse.Namespace) -> int:
    from dataclasses import replace

    from briefgen import sample
    from briefgen.compose.propose import propose

    progress = _watched()
    dossier = _gathered(sample.sample_paths(), (), part_of(progress, 0.0, 0.5))
    template = _catalog().load("summit")
    header = replace(sample.sample_header(), kicker=template.kicker)
    dossier = dossier.with_brief(replace(dossier.brief, header=header))
    dossier = dossier.with_brief(propose(dossier, template))
    return _written(
        dossier, template, arguments.out, "brief", ("pdf", "docx"), part_of(progress, 0.5, 1.0)
    )
