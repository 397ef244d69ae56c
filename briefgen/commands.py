"""The commands of the command line, each from parsed arguments to exit status.

The rooms are imported by the command that needs them, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError
from briefgen.progress import Progress, part_of, silent

if TYPE_CHECKING:
    from briefgen.build import BuildTools
    from briefgen.gather import Gathered
    from briefgen.model.article import Article
    from briefgen.model.dossier import Dossier
    from briefgen.model.template import BriefTemplate
    from briefgen.templating.catalog import Catalog


# Control characters, marks that turn the writing direction, bytes of a name that are no text.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class MisuseError(BriefgenError):
    """The call itself is wrong: exit status 2."""


def say(text: str) -> None:
    """Print a message on stderr; what a terminal would obey, such as in file names, is shown."""
    print(_OBEYED.sub("\N{REPLACEMENT CHARACTER}", text), file=sys.stderr, flush=True)


def _watched() -> Progress:
    """Return a Progress that draws one line on a terminal and is silent elsewhere."""
    if not sys.stderr.isatty():
        return silent

    def draw(text: str, share: float) -> None:
        end = "\n" if share >= 1.0 else ""
        print(f"\r\x1b[K{share:4.0%} {text}", end=end, file=sys.stderr, flush=True)

    return draw


def window(_arguments: argparse.Namespace) -> int:
    """Open the window."""
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


def analyse(_arguments: argparse.Namespace) -> int:
    """Findings for articles given as JSON lines (the protocol of `analysis.protocol`)."""
    from briefgen.analysis.protocol import analyse_lines

    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]

    def told(number: int, error: Exception) -> None:
        say(f"briefgen: line {number} is no article that can be analysed ({error!r:.120}); "
            "its findings are empty.")  # fmt: skip

    for line in analyse_lines(sys.stdin, told):
        print(line)
    return 0


def _data_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("briefgen", appauthor=False)


def _catalog() -> Catalog:
    from briefgen import resources
    from briefgen.templating.catalog import Catalog

    return Catalog(resources.templates(), _data_folder() / "templates")


def import_articles(arguments: argparse.Namespace) -> int:
    """Read files into the library; one line for each kind of outcome."""
    from collections import Counter

    from briefgen import shelving
    from briefgen.library.library import Library
    from briefgen.model.library import Added

    with Library(arguments.library or _data_folder() / "library") as library:
        report = shelving.import_files(library, arguments.paths, _watched())
    for failure in report.failures:
        say(f"briefgen: {failure.name}: {failure.error}")
    read = [one.article for one in report.outcomes]
    _say_notices(report.notices, read)
    kept = [one.article for one in report.outcomes if one.kind not in (Added.KNOWN, Added.METADATA)]
    if undated := sum(article.published is None for article in kept):
        say(
            f"briefgen: without publication date: {undated} of {len(kept)} articles; "
            "their relative dates stay unresolved until you set it in the window."
        )
    for kind, number in Counter(outcome.kind for outcome in report.outcomes).items():
        print(f"{kind.value}: {number}")
    if report.cancelled:
        say("briefgen: stopped; what was read so far is in the library.")
    return 1 if report.cancelled or report.failures else 0


def _say_notices(notices: Iterable[str], articles: Iterable[Article]) -> None:
    """Say what readers had to tell of files and articles; a notice of many files once."""
    for notice in notices:
        say(f"briefgen: {notice}")
    about: dict[str, list[str]] = {}
    for article in articles:
        for notice in article.notices:
            about.setdefault(notice, []).append(article.file_name or article.title)
    for notice, names in about.items():
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        say(f"briefgen: {', '.join(names[:3])}{more}: {notice}")


def templates(arguments: argparse.Namespace) -> int:
    """List the templates, one a line; or give one away, or take one in."""
    catalog = _catalog()
    if arguments.export:
        key, path = arguments.export
        _check_template(catalog, key)
        catalog.export_bundle(key, Path(path))
        print(path)
        return 0
    if arguments.taken:
        print(catalog.import_bundle(arguments.taken))
        return 0
    entries = catalog.entries()
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


def build_brief(arguments: argparse.Namespace) -> int:
    """Write a brief from articles, or from a brief file."""
    progress = _watched()
    paths: list[Path] = arguments.articles
    saved = len(paths) == 1 and paths[0].suffix == ".brief"
    catalog = _catalog()
    if arguments.template:
        _check_template(catalog, arguments.template)
    if arguments.language:
        _check_language(arguments.language)
    if arguments.event_from and arguments.event_to and arguments.event_to < arguments.event_from:
        raise MisuseError(
            f"The event would end, {arguments.event_to}, before it begins.",
            "Nothing was read or written.",
            f"Check --event-from {arguments.event_from} and --event-to.",
        )
    reading = part_of(progress, 0.0, 0.5)
    failed = False
    if saved:
        dossier = _opened(paths[0])
    else:
        found = _gathered(paths, arguments.published, reading)
        dossier, failed = _joined(found), bool(found.failures)
    if arguments.template:
        template = catalog.load(arguments.template)
    else:
        template = catalog.for_brief(dossier.brief)
    dossier = _headed(dossier, arguments, template)
    if not saved:
        from briefgen.compose.propose import propose

        dossier = dossier.with_brief(propose(dossier, template))
    if arguments.save:
        from briefgen.storage.brief_file import save_dossier

        save_dossier(dossier, arguments.save)
    writing = part_of(progress, 0.5, 1.0)
    _write(dossier, template, arguments.out, arguments.name, arguments.kinds, writing)
    return 1 if failed else 0


def _check_template(catalog: Catalog, key: str) -> None:
    from difflib import get_close_matches

    known = [entry.key for entry in catalog.entries()]
    if key not in known:
        meant = "".join(f"Perhaps “{one}”? " for one in get_close_matches(key.lower(), known, 1))
        raise MisuseError(
            f"There is no template “{key}”.",
            "Nothing was read or written.",
            f"{meant}Choose from {', '.join(known)}.",
        )


def _check_language(tag: str) -> None:
    from briefgen.templating.translating import languages

    known = languages()
    if tag.replace("_", "-").split("-")[0].lower() not in known:
        raise MisuseError(
            f"A brief cannot be written in “{tag}”.",
            "Nothing was read or written.",
            f"Choose from {', '.join(known)}; the articles may be in any language.",
        )


def _opened(path: Path) -> Dossier:
    from briefgen.opening import open_brief

    opened = open_brief(path)
    for notice in opened.notices:
        say(f"briefgen: {notice}")
    return opened.dossier


def _gathered(
    paths: Sequence[Path], published: Sequence[tuple[str, date]], progress: Progress
) -> Gathered:
    from briefgen import gather

    by_name = {name: day for name, day in published if name}
    default = next((day for name, day in reversed(published) if not name), None)
    found = gather.gather(paths, progress, published=by_name, default_published=default)
    read = {one.path.name for one in found.articles if one.path is not None}
    for name in by_name.keys() - read:
        say(f"briefgen: --published {name}: no article was read from a file of that name.")
    return found


def _joined(found: Gathered) -> Dossier:
    """Return a dossier of what was read; say what was not, and which dates are missing."""
    from briefgen import gather
    from briefgen.model.brief import Brief
    from briefgen.model.dossier import Dossier

    if len(found.failures) == 1 and not found.articles:
        raise found.failures[0].error
    for failure in found.failures:
        say(f"briefgen: {failure.name}: {failure.error}")
    if not found.articles:
        raise BriefgenError(
            "None of the files could be read.",
            "There is nothing to make a brief from.",
            "See the messages above." if found.failures else "Name at least one article.",
        )
    _say_notices(found.notices, [one.article for one in found.articles])
    for one in found.articles:
        if one.article.published is None:
            say(
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
    language = arguments.language or dossier.brief.language
    return dossier.with_brief(
        replace(
            dossier.brief,
            header=header,
            marking=marking,
            template=template.key,
            language=language,
        )
    )


def _write(
    dossier: Dossier,
    template: BriefTemplate,
    folder: Path,
    name: str,
    kinds: Sequence[str],
    progress: Progress,
) -> None:
    from briefgen.build import build, export
    from briefgen.model.problem import Severity

    built = build(dossier, template, _tools(), part_of(progress, 0.0, 0.6))
    written = export(built, folder, name, kinds, part_of(progress, 0.6, 1.0))
    for problem in built.problems:
        if problem.severity is not Severity.NOTE:
            say(f"briefgen: {problem.severity.value}: {problem.what}")
    for path in written:
        print(path)


def sample(arguments: argparse.Namespace) -> int:
    """Write the sample brief."""
    from dataclasses import replace

    from briefgen.compose.propose import propose
    from briefgen.sample import gather_sample
    from briefgen.sample import sample as sample_summit

    progress = _watched()
    dossier = _joined(gather_sample(part_of(progress, 0.0, 0.5)))
    template = _catalog().load(sample_summit().template)
    header = replace(sample_summit().header, kicker=template.kicker)
    dossier = dossier.with_brief(replace(dossier.brief, header=header, template=template.key))
    dossier = dossier.with_brief(propose(dossier, template))
    writing = part_of(progress, 0.5, 1.0)
    _write(dossier, template, arguments.out, "brief", ("pdf", "docx"), writing)
    return 0
