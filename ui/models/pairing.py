"""Which quotations may be the original of a translation: no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.compose.language_names import language_name
from briefgen.editing import edits
from briefgen.model.anchor import Anchor
from briefgen.model.article import Article
from briefgen.model.brief import Brief, PickedQuote, Place
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Quote
from ui.models.wording import short_day


@dataclass(frozen=True, slots=True)
class Original:
    """A quotation that may be the original.

    `words` and `about` (who, where, when, in which language) are shown.
    """

    article: str
    quote: Quote
    anchors: tuple[Anchor, ...]
    language: str
    words: str
    about: str


def originals_for(dossier: Dossier, item: PickedQuote) -> tuple[Original, ...]:
    """Return the quotations that may be the original of a picked one, the likeliest first.

    Those of articles in another language; of all other articles where none is. The same
    speaker's come first, then those of about the same length.
    """
    key = item.anchors[0].article_key if item.anchors else ""
    every = [one for one in _quotes(dossier) if one.article != key]
    own = _language(dossier.articles.get(key), item.language)
    foreign = [one for one in every if one.language and own and _primary(one) != own]
    surname = item.speaker.casefold().split()[-1:]
    length = sum(len(anchor.exact) for anchor in item.anchors)

    def rank(one: Original) -> tuple[bool, int]:
        name = one.quote.speaker.name if one.quote.speaker else ""
        other = name.casefold().split()[-1:]
        return not surname or surname != other, abs(len(one.words) - length)

    return tuple(sorted(foreign or every, key=rank))


def paired(dossier: Dossier, item: PickedQuote, chosen: Original) -> Brief:
    """Return the brief with a quotation and its original paired.

    Where the chosen one is in the language of the brief and the other is not, the chosen one is
    the translation: it takes the other's place.
    """
    brief = dossier.brief
    home = brief.language.split("-")[0].lower()
    own = _language(dossier.articles.get(item.anchors[0].article_key), item.language)
    if _primary(chosen) != home or own in ("", home):
        return edits.pair_translation(brief, item.id, chosen.anchors, chosen.language)
    article = dossier.articles[chosen.article]
    held = edits.item_of(brief, article, chosen.quote)
    found = edits.find_item(brief, item.id)
    if held is None and found is not None:
        held = edits.picked_quote(article, chosen.quote)
        brief = edits.insert_item(brief, found[0], held, _index(brief, found[0], item.id))
    return brief if held is None else edits.pair_translation(brief, held.id, item.anchors, own)


def _index(brief: Brief, place: Place, item_id: str) -> int:
    return [one.id for one in edits.items_at(brief, place)].index(item_id)


def _quotes(dossier: Dossier) -> Iterator[Original]:
    for key, findings in dossier.findings.items():
        article = dossier.articles.get(key)
        for quote in findings.quotes if article is not None else ():
            if article is not None:
                item = edits.picked_quote(article, quote)
                words = " … ".join(" ".join(anchor.exact.split()) for anchor in item.anchors)
                about = (item.speaker, article.outlet, short_day(article.published))
                tongue = language_name(article.language, "en") if article.language else ""
                shown = " · ".join(part for part in (*about, tongue) if part)
                yield Original(key, quote, item.anchors, article.language, words, shown)


def _primary(one: Original) -> str:
    return one.language.split("-")[0].lower()


def _language(article: Article | None, otherwise: str) -> str:
    tag = (article.language if article else "") or otherwise
    return tag.split("-")[0].lower()
