"""Date expressions of an article: where they stand, which days they name, and why."""

from datetime import date

from briefgen.analysis.dating.candidates import find_candidates
from briefgen.analysis.dating.context import Context
from briefgen.analysis.dating.event_days import relate_to_events
from briefgen.analysis.dating.guards import accept
from briefgen.analysis.dating.inferring import infer_ends
from briefgen.analysis.dating.joining_ranges import RangeJoiner
from briefgen.analysis.dating.joining_times import TimeJoiner
from briefgen.analysis.dating.lexicon import lexicon_for
from briefgen.analysis.dating.lexing import EARLIEST_YEAR, LATEST_YEAR, Tokens
from briefgen.analysis.dating.mentions import to_mention
from briefgen.analysis.dating.narrative import is_narrative
from briefgen.analysis.dating.orders import is_day_first
from briefgen.analysis.dating.quoted import retell_from_saying
from briefgen.analysis.dating.resolving import resolve
from briefgen.analysis.dating.tense import TenseReader
from briefgen.model.article import TextSpan
from briefgen.model.finding import DateMention


def date_tokens(text: str, sentences: tuple[TextSpan, ...], language: str) -> Tokens:
    """Return the tokens in which dates and the events of an article are found."""
    return lexicon_for(language or "en").tokens(text, sentences)


def find_dates(
    text: str,
    sentences: tuple[TextSpan, ...],
    published: date | None,
    language: str,
    tokens: Tokens | None = None,
) -> tuple[DateMention, ...]:
    """Return the date expressions of a text, in text order.

    Args:
        text: the article's text; spans are code points into it.
        sentences: its sentences, in order.
        published: the anchor of relative expressions; None leaves them unresolved, and so
            does a day outside the years 1000 to 2199, which no article can have.
        language: BCP 47 tag; a language without data file is read as English.
        tokens: what `date_tokens` says of text, sentences and language, read here by default.

    The time is linear in the length of the text, and no text raises an error.
    """
    if published is not None and not EARLIEST_YEAR <= published.year <= LATEST_YEAR:
        published = None
    lexicon = lexicon_for(language or "en")
    tokens = tokens or lexicon.tokens(text, sentences)
    candidates = list(find_candidates(tokens, lexicon, accept))
    context = Context(published, is_narrative(candidates, published), TenseReader(tokens, lexicon))
    context.day_first = is_day_first(candidates, language)
    drafts = TimeJoiner(tokens, lexicon, context).times(resolve(context, candidates))
    drafts = RangeJoiner(tokens, lexicon).ranges(drafts)
    retell_from_saying(drafts, tokens, lexicon, published)
    infer_ends(drafts, tokens, lexicon)
    drafts = relate_to_events(drafts, tokens, lexicon)
    return tuple(to_mention(made, tokens, published) for made in drafts)
