"""Opening brief files."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from briefgen.analysis.analyse import analyse
from briefgen.model.article import make_article
from briefgen.model.brief import Brief
from briefgen.model.dossier import Dossier
from briefgen.opening import open_brief
from briefgen.storage.brief_file import save_dossier


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
