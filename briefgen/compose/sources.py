"""Sources: numbered in the order in which the page first cites them."""

from collections.abc import Iterable, Mapping

from briefgen.compose.date_format import format_day
from briefgen.compose.wording import wording
from briefgen.model.anchor import Anchor
from briefgen.model.article import Article, DateStatus, current_version
from briefgen.model.context import SourceLine


class Sources:
    """Gives out source numbers while a brief is composed; one for each article cited."""

    def __init__(self, articles: Mapping[str, Article], language: str) -> None:
        self._articles = articles
        self._language = language
        self._numbers: dict[str, int] = {}

    def number(self, key: str) -> int:
        """Return the number of an article, a new one at its first citation."""
        article = current_version(key, self._articles)
        return self._numbers.setdefault(article.key if article else key, len(self._numbers) + 1)

    def numbers(self, anchors: Iterable[Anchor]) -> tuple[int, ...]:
        """Return the numbers of the articles that anchors point into, each once, rising."""
        return tuple(sorted({self.number(anchor.article_key) for anchor in anchors}))

    def lines(self) -> tuple[SourceLine, ...]:
        """Return the numbered list of all sources cited so far."""
        return tuple(self._line(number, key) for key, number in self._numbers.items())

    def _line(self, number: int, key: str) -> SourceLine:
        article = self._articles.get(key)
        bookmark = f"source-{number}"
        if article is None:
            missing = wording(self._language).say("source_missing")
            return SourceLine(number, key, missing, "", "", False, bookmark=bookmark)
        return SourceLine(
            number=number,
            key=key,
            title=" ".join(article.title.split()),
            outlet=article.outlet,
            published=format_day(article.published, self._language),
            published_confirmed=article.date_status is DateStatus.CONFIRMED,
            authors=", ".join(_persons(article)),
            url=article.url,
            bookmark=bookmark,
        )


def _persons(article: Article) -> list[str]:
    """Return the authors that are not the outlet itself: that is printed already."""
    outlet = " ".join(article.outlet.casefold().split())
    names = (name for name in article.authors if " ".join(name.casefold().split()) != outlet)
    return list(dict.fromkeys(names))
