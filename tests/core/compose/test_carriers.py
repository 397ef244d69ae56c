"""Where else a quotation stands."""

from dataclasses import replace

import pytest
from outlines import outline

from briefgen import resources
from briefgen.analysis.analyse import analyse
from briefgen.checking.checks import check
from briefgen.checking.quotation import verify_all
from briefgen.compose.carriers import Carriers, carriers
from briefgen.compose.compose import compose
from briefgen.editing import edits
from briefgen.editing.wordings import Likeness
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import Article, TextSpan, make_article
from briefgen.model.brief import Brief, Issue, PartKind, Place
from briefgen.model.dossier import Dossier
from briefgen.templating.catalog import Catalog
from briefgen.templating.render import render

FIRST = "“We will keep the strait open this winter,” Ana Duarte said in Calder."
STORY = (
    "The ferries sail until the ice comes in from the north.\n"
    "The pilots have asked for two more boats and a longer pier.\n"
    "The harbour master counts the ships each morning at six.\n"
)


def dossier(*texts: str) -> Dossier:
    articles = [make_article(text) for text in texts]
    return joined(Dossier(Brief("b")), [GatheredArticle(one, analyse(one)) for one in articles])


def first_of(made: Dossier) -> Carriers | None:
    article = next(iter(made.articles.values()))
    return carriers(made).get((article.key, made.findings[article.key].quotes[0].pieces[0]))


def told(one: Carriers, made: Dossier) -> list[tuple[str, str]]:
    return [(other.wording.text, other.likeness.value) for other in one.others]


def test_a_quotation_is_one_with_its_sources_counted() -> None:
    varied = "“We will keep that strait open this winter,” the minister told us."
    same = "Ana Duarte: “We will keep the strait open this winter.”"
    made = dossier(FIRST, varied, same, "“The dredging begins in May,” Ilse Marrow said.")
    one = first_of(made)
    assert one is not None
    assert one.sources == 3
    assert told(one, made) == [
        ("We will keep the strait open this winter.", "same"),
        ("We will keep that strait open this winter", "varied"),
    ]
    assert one.varied
    assert one.turned == ()


def test_near_copies_of_one_story_count_once() -> None:
    other = "Ana Duarte spoke. “We will keep the strait open this winter,” she said."
    made = dossier(f"{FIRST}\n{STORY}", f"{STORY}{FIRST}\nReporting by the late desk.\n", other)
    one = first_of(made)
    assert one is not None
    assert len(one.others) == 2
    assert one.sources == 2


def test_another_negation_is_a_conflict_and_no_source() -> None:
    made = dossier(FIRST, "“We will not keep the strait open this winter,” Ana Duarte said.")
    one = first_of(made)
    assert one is not None
    assert (one.sources, one.others) == (1, ())
    assert [other.likeness for other in one.turned] == [Likeness.TURNED]
    article = next(iter(made.articles.values()))
    brief = edits.add_issue(made.brief, Issue("i", "Strait"))
    quote = made.findings[article.key].quotes[0]
    brief = edits.pick_quote(brief, Place(PartKind.QUOTES, "i"), article, quote)
    problem = next(p for p in check(made.with_brief(brief)) if p.rule == "wording-differs")
    assert "We will keep the strait open this winter" in problem.what
    assert "We will not keep the strait open this winter" in problem.what


def test_what_stands_in_one_article_alone_is_not_listed() -> None:
    assert carriers(dossier(FIRST, STORY)) == {}


def test_a_quotation_marked_by_hand_is_counted_too() -> None:
    made = dossier("Ana Duarte wants to keep the strait open this winter.", FIRST)
    article: Article = next(iter(made.articles.values()))
    start = article.text.index("keep")
    item = edits.marked_quote(article, TextSpan(start, len(article.text) - 1))
    brief = edits.add_issue(made.brief, Issue("i", "Strait"))
    brief = edits.insert_item(brief, Place(PartKind.QUOTES, "i"), item)
    found = carriers(made.with_brief(brief))
    assert found[article.key, item.anchors[0].span].sources == 2


def test_a_replaced_version_is_no_source() -> None:
    made = dossier(FIRST)
    old = next(iter(made.articles.values()))
    new = replace(make_article(f"Mended.\n{FIRST}"), supersedes=old.key)
    assert carriers(made.with_article(new, analyse(new))) == {}


@pytest.mark.parametrize("key", ["summit", "note", "readahead", "chronology"])
def test_the_page_tells_which_source_has_other_words(key: str) -> None:
    varied = "“We will keep that strait open this winter,” the minister told us."
    same = "Ana Duarte: “We will keep the strait open this winter.”"
    made = dossier(FIRST, varied, same)
    first, other, third = made.articles.values()
    item = edits.picked_quote(first, made.findings[first.key].quotes[0])
    also = [edits.picked_quote(a, made.findings[a.key].quotes[0]).anchors for a in (other, third)]
    brief = edits.add_issue(made.brief, Issue("i", "Strait"))
    place = Place(PartKind.QUOTES, "i")
    brief = edits.insert_item(brief, place, replace(item, also_in=also[0] + also[1]))
    made = made.with_brief(brief)
    template = Catalog(resources.templates(), None).load(key)
    context = compose(made, template, verify_all(made.brief, made.articles))
    (line,) = context.issues[0].quotes
    assert (line.sources, line.also, line.varied, line.verified) == ((1,), (2,), (3,), True)
    assert "in other words:" in outline(render(context, template))
