"""Opening brief files."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from briefgen import resources
from briefgen.analysis.analyse import analyse
from briefgen.build import BuildTools, build
from briefgen.layout.fonts import FontShelf
from briefgen.model.article import make_article
from briefgen.model.brief import Brief, PickedQuote, all_items
from briefgen.model.dossier import Dossier
from briefgen.model.problem import Severity
from briefgen.opening import open_brief
from briefgen.storage.brief_file import save_dossier
from briefgen.templating.catalog import Catalog
from briefgen.templating.render import RenderWorker

OLD = Path(__file__).parents[1] / "cases" / "storage" / "format-1.0.brief"


def test_an_article_saved_without_findings_is_analysed_on_opening(tmp_path: Path) -> None:
    article = make_article("“We will wait,” said Marta Brandt on Tuesday.")
    whole = Dossier(Brief("b", articles=(article.key,))).with_article(article, analyse(article))
    path = tmp_path / "a.brief"
    save_dossier(replace(whole, findings=MappingProxyType({})), path)
    seen: list[str] = []
    opened = open_brief(path, lambda text, share: seen.append(text))
    assert opened.dossier == whole
    assert not opened.damaged
    assert opened.stamp
    assert "Reading its articles again" in seen
    assert open_brief(path).stamp == opened.stamp


def test_a_brief_of_the_first_format_opens_whole_and_is_exported(tmp_path: Path) -> None:
    """The file was saved by the program when its format was 1.0; it must open for ever."""
    opened = open_brief(OLD)
    assert not opened.damaged
    assert opened.notices == ()
    (article,) = opened.dossier.articles.values()
    items = [item for _, item in all_items(opened.dossier.brief)]
    quotes = [item for item in items if isinstance(item, PickedQuote)]
    assert quotes
    assert all(anchor.span.of(article.text) == anchor.exact for q in quotes for anchor in q.anchors)
    again = tmp_path / "again.brief"
    save_dossier(opened.dossier, again)
    assert open_brief(again).dossier == opened.dossier
    template = Catalog(resources.templates(), None).load(opened.dossier.brief.template)
    with RenderWorker() as worker:
        tools = BuildTools(FontShelf(resources.assets() / "fonts"), worker)
        built = build(opened.dossier, template, tools)
    assert all(problem.severity is not Severity.ERROR for problem in built.problems)
