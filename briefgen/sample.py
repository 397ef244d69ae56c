"""The sample summit: invented articles that show what the program does."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from briefgen import resources
from briefgen.gather import Gathered, gather
from briefgen.model.brief import BriefHeader
from briefgen.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """A file of the sample, the day it was published and its outlet."""

    path: Path
    published: date
    outlet: str


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample: head of the brief, key of its template, articles in order."""

    header: BriefHeader
    template: str
    articles: tuple[SampleArticle, ...]


@cache
def sample() -> Sample:
    """Return the sample summit.

    Raises:
        BriefgenError: the installation is incomplete.
    """
    folder = resources.find("assets/sample")
    data = tomllib.loads((folder / "sample.toml").read_text("utf-8"))
    head = dict(data["brief"])
    template = head.pop("template")
    articles = tuple(
        SampleArticle(folder / entry["file"], entry["published"], entry["outlet"])
        for entry in data["articles"]
    )
    return Sample(BriefHeader(**head), template, articles)


def sample_header() -> BriefHeader:
    """Return the head of the sample brief."""
    return sample().header


def sample_paths() -> tuple[Path, ...]:
    """Return the sample's articles, in order."""
    return tuple(article.path for article in sample().articles)


def gather_sample(progress: Progress = silent) -> Gathered:
    """Read and analyse the sample's articles, with dates and outlets as an analyst confirms them.

    Raises:
        BriefgenError: the installation is incomplete.
    """
    published = {article.path.name: article.published for article in sample().articles}
    outlets = {article.path: article.outlet for article in sample().articles}
    gathered = gather(sample_paths(), progress, published=published)
    articles = tuple(
        replace(one, article=one.article.with_correction(outlet=outlets[one.path]))
        if one.path in outlets and one.article.outlet != outlets[one.path]
        else one
        for one in gathered.articles
    )
    return replace(gathered, articles=articles)
