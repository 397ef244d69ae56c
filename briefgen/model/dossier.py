"""A dossier: a brief with the articles it draws on and what was found in them.

It is what a brief file holds, what undo steps between and what a background job is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from briefgen.model.article import Article
from briefgen.model.brief import Brief
from briefgen.model.finding import Findings


@dataclass(frozen=True, slots=True)
class Dossier:
    """Brief, articles by key in the order added, findings by article key.

    The mappings are never changed in place: each edit gives a new Dossier that shares what
    stayed the same, so keeping many for undo costs little.
    """

    brief: Brief
    articles: Mapping[str, Article] = field(default_factory=lambda: MappingProxyType({}))
    findings: Mapping[str, Findings] = field(default_factory=lambda: MappingProxyType({}))

    def with_brief(self, brief: Brief) -> "Dossier":
        """Return the dossier with another brief; itself if the brief is equal."""
        return self if brief == self.brief else replace(self, brief=brief)

    def with_article(self, article: Article, findings: Findings) -> "Dossier":
        """Return the dossier with an article added, or replaced under its key."""
        return replace(
            self,
            articles=MappingProxyType({**self.articles, article.key: article}),
            findings=MappingProxyType({**self.findings, article.key: findings}),
        )

    def without_article(self, key: str) -> "Dossier":
        """Return the dossier without an article and its findings; the brief stays as it is."""
        return replace(
            self,
            articles=MappingProxyType({k: a for k, a in self.articles.items() if k != key}),
            findings=MappingProxyType({k: f for k, f in self.findings.items() if k != key}),
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by plain dicts: a mapping proxy cannot cross to a worker process."""
        return (_rebuild, (self.brief, dict(self.articles), dict(self.findings)))


def _rebuild(brief: Brief, articles: dict[str, Article], findings: dict[str, Findings]) -> Dossier:
    return Dossier(brief, MappingProxyType(articles), MappingProxyType(findings))
