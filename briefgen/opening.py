"""Opening a brief file: load it, and analyse what it holds no findings for."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.analysis.apart import Analyst
from briefgen.editing.decisions import decided
from briefgen.model.dossier import Dossier
from briefgen.progress import Progress, silent
from briefgen.storage.brief_file import load_dossier


@dataclass(frozen=True, slots=True)
class Opened:
    """A brief as opened.

    Attributes:
        dossier: with findings for every article.
        notices: what the analyst should know, a sentence each.
        damaged: something was lost, so the file must not be overwritten unasked.
        stamp: of the file as read; saving hands it in, so that a newer state is noticed.
    """

    dossier: Dossier
    notices: tuple[str, ...] = ()
    damaged: bool = False
    stamp: str = ""


def open_brief(path: Path, progress: Progress = silent) -> Opened:
    """Return the dossier of a brief file.

    Raises:
        BriefgenError: the file is missing, no brief file, or damaged beyond use.
        Cancelled: through `progress`.
    """
    progress("Opening the brief", 0.0)
    loaded = load_dossier(path)
    dossier = loaded.dossier
    with Analyst() as analyst:
        for number, key in enumerate(loaded.unanalysed):
            share = number / len(loaded.unanalysed)
            progress("Reading its articles again", share)
            article = dossier.articles[key]
            found = decided(analyst.findings_of(article, progress, share), article, dossier.brief)
            dossier = dossier.with_article(article, found)
    progress("Brief opened", 1.0)
    return Opened(dossier, loaded.notices, loaded.damaged, loaded.stamp)
