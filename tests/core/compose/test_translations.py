"""A quotation paired with its original in another language, up to the page."""

from dataclasses import replace

import pytest
from outlines import outline

from briefgen import resources
from briefgen.analysis.analyse import analyse
from briefgen.checking.quotation import verify_all
from briefgen.compose.compose import compose
from briefgen.compose.language_names import language_name
from briefgen.editing import edits
from briefgen.gather import GatheredArticle, joined
from briefgen.model.article import Metadata, make_article
from briefgen.model.brief import Brief, Issue, PartKind, PickedQuote, Place, all_items
from briefgen.model.dossier import Dossier
from briefgen.model.template import BriefTemplate
from briefgen.templating.catalog import Catalog
from briefgen.templating.render import render

ENGLISH = make_article(
    "“The harbour stays open this year,” Ilse Marrow told us.",
    Metadata(title="Open", outlet="Vell Courier", language="en"),
)
GERMAN = make_article(
    "„Der Hafen bleibt in diesem Jahr offen“, sagte Ilse Marrow am Montag in Kalden.",
    Metadata(title="Offen", outlet="Kaldener Bote", language="de"),
)
WORDS = "Der Hafen bleibt in diesem Jahr offen"
PLACE = Place(PartKind.QUOTES, "i")


def dossier(*, both: bool = True) -> Dossier:
    brief = edits.add_issue(Brief("b"), Issue("i", "Harbour"))
    made = joined(Dossier(brief), [GatheredArticle(one, analyse(one)) for one in (ENGLISH, GERMAN)])
    brief = made.brief
    for number, article in enumerate((ENGLISH, GERMAN) if both else (ENGLISH,)):
        quote = made.findings[article.key].quotes[0]
        item = replace(edits.picked_quote(article, quote), id=f"q{number}")
        brief = edits.insert_item(brief, PLACE, item)
    return made.with_brief(brief)


def original(made: Dossier) -> tuple:
    return edits.picked_quote(GERMAN, made.findings[GERMAN.key].quotes[0]).anchors


def paired(made: Dossier) -> Dossier:
    return made.with_brief(edits.pair_translation(made.brief, "q0", original(made), "de"))


def quotes(made: Dossier) -> list[PickedQuote]:
    return [item for _, item in all_items(made.brief) if isinstance(item, PickedQuote)]


def printed(made: Dossier, template: BriefTemplate) -> str:
    verdicts = verify_all(made.brief, made.articles)
    return outline(render(compose(made, template, verdicts), template))


@pytest.mark.parametrize("both", [True, False])
def test_a_pair_is_one_quotation_that_cites_both(both: bool) -> None:
    (item,) = quotes(paired(dossier(both=both)))
    assert item.anchors[0].article_key == ENGLISH.key
    assert [anchor.exact for anchor in item.original] == [WORDS]
    assert item.original_language == "de"


def test_pairing_twice_or_with_nothing_changes_nothing() -> None:
    one = paired(dossier())
    assert paired(one) == one
    brief = one.brief
    assert edits.pair_translation(brief, "q0", (), "de") == brief
    assert edits.pair_translation(brief, "gone", original(one), "de") == brief
    assert edits.pair_translation(brief, "q0", quotes(one)[0].anchors, "en") == brief


def test_a_pair_is_taken_apart_again() -> None:
    made = dossier(both=False)
    assert edits.unpair_translation(paired(made).brief, "q0") == made.brief


@pytest.mark.parametrize("key", ["summit", "note", "readahead", "chronology"])
def test_the_page_says_what_it_is_translated_from(key: str) -> None:
    template = Catalog(resources.templates(), None).load(key)
    one = paired(dossier())
    text = printed(one, template)
    assert "translated from German" in text
    assert WORDS in text
    assert "Kaldener Bote" in text
    quiet = one.with_brief(edits.show_original(one.brief, "q0", False))
    text = printed(quiet, template)
    assert "translated from German" in text
    assert WORDS not in text


def test_both_ends_of_a_pair_are_verified() -> None:
    one = paired(dossier())
    assert verify_all(one.brief, one.articles)["q0"].verified
    lost = one.without_article(GERMAN.key)
    assert not verify_all(lost.brief, lost.articles)["q0"].verified
    (item,) = quotes(one)
    false = replace(item, original=(replace(item.original[0], exact="Der Hafen ist zu"),))
    changed = one.with_brief(edits.replace_item(one.brief, false))
    assert not verify_all(changed.brief, changed.articles)["q0"].verified


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("de-AT", "en-GB", "German"),
        ("uk", "de", "Ukrainisch"),
        ("ja", "it", "giapponese"),
        ("ko", "fr", "Korean"),
        ("qaa", "en", "qaa"),
        ("fr", "xx", "French"),
    ],
)
def test_languages_have_names(tag: str, language: str, name: str) -> None:
    assert language_name(tag, language) == name
