"""Analysis apart: large articles, and many, are analysed in a process of their own.

Analysis is pure Python and takes some 10 s for each million characters. In a thread it would hold
up whatever else the program does, and could not be stopped. In a process it does neither, and a
text that the rules choke on costs its own findings only.
"""

import time

from briefgen import processes
from briefgen.analysis.analyse import DEFAULT_LANGUAGE, analyse
from briefgen.analysis.worker import ARGUMENT
from briefgen.errors import BriefgenError
from briefgen.model.article import Article
from briefgen.model.finding import Findings
from briefgen.progress import Progress, silent

_LARGE = 60_000
"""Code points of an article that is analysed apart: it takes more than half a second."""
_FEW = 100_000
"""Code points in a row that are analysed at once: starting the process takes as long."""
_TELL_AFTER = 1.0  # seconds
_TITLE = 50  # code points of a title in a message


class Analyst:
    """Analyses one article after the other, here or in a process that it starts when it pays.

    A context manager; not to be shared between threads.
    """

    def __init__(self) -> None:
        self._child = processes.ChildProcess(_command)
        self._read = 0  # code points so far

    def __enter__(self) -> "Analyst":
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close()

    def findings_of(
        self, article: Article, progress: Progress = silent, share: float = 0.0
    ) -> Findings:
        """Return what `analyse` finds in an article.

        Args:
            article: the article.
            progress: asked ten times a second while an analysis apart goes on, so that it can be
                stopped; told the article's title and the seconds once it takes a while.
            share: how much of the whole work is done meanwhile, 0.0 to 1.0.

        Raises:
            BriefgenError: the process ended: the text takes more memory than there is.
            Cancelled: `progress` raised it; the analysis is stopped.
        """
        self._read += len(article.text)
        if not is_large(article) and self._read <= _FEW:
            return analyse(article)
        name = article.title if len(article.title) <= _TITLE else f"{article.title[:_TITLE]}…"
        begun = time.monotonic()

        def tick() -> None:
            taken = time.monotonic() - begun
            text = f"Analysing “{name}”"
            progress(f"{text}, {taken:.0f} s" if taken >= _TELL_AFTER else text, share)

        tick()
        self._child.ask((article,))
        try:
            found = self._child.answer(tick)
        except processes.EndedError as error:
            raise BriefgenError(
                f"“{name}” could not be analysed: it takes more memory than there is.",
                "Its text is there and can be quoted by hand; nothing is marked in it.",
                "Split it into articles of a usual length and add those.",
                detail=str(error),
            ) from None
        assert isinstance(found, Findings)
        return found


def is_large(article: Article) -> bool:
    """Return whether analysing an article takes long enough to be told and to be stopped."""
    return len(article.text) >= _LARGE


def analyse_apart(article: Article, progress: Progress = silent) -> Findings:
    """Return what is found in one article; see `Analyst.findings_of`."""
    with Analyst() as analyst:
        return analyst.findings_of(article, progress)


def nothing_found(article: Article) -> Findings:
    """Return the findings of an article that could not be analysed: none."""
    return Findings(
        article_key=article.key,
        text_hash=article.text_hash,
        published=article.published,
        language=article.language or DEFAULT_LANGUAGE,
    )


def _command() -> list[str]:
    """Return how the process is started."""
    return processes.command(ARGUMENT, "briefgen.analysis.worker")
