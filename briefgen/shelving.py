"""Between the library, which keeps every article, and the dossier, which holds a brief's own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.analysis.apart import Analyst, analyse_apart, nothing_found
from briefgen.checking.quotation import refind
from briefgen.editing.decisions import decided
from briefgen.errors import BriefgenError, Cancelled
from briefgen.gather import Failure, GatheredArticle, Notice, gather_each
from briefgen.library.library import Library
from briefgen.model.anchor import Anchor, make_anchor
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import (
    Item,
    Part,
    PickedDate,
    PickedQuote,
    anchors_of,
)
from briefgen.model.decision import DecidedQuote, QuoteDecision
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Quote
from briefgen.model.library import Added, AddOutcome, ImportFailure, ImportReport
from briefgen.model.person import PersonDecision
from briefgen.people.hearing import heard_in
from briefgen.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Moved:
    """A dossier after a new version of an article took the old one's place.

    `followed` and `lost` are ids of items: whose words were found in the new text, and whose
    were not; those still point at the old version, which stays in the dossier for them.
    """

    dossier: Dossier
    followed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article as it stands in the library after it was added, and what became of it."""

    gathered: GatheredArticle
    outcome: AddOutcome


def shelve(library: Library, gathered: GatheredArticle) -> AddOutcome:
    """Store an article with its original and what was found in it; returns what became of it."""
    findings = gathered.findings
    speakers = [quote.speaker.name for quote in findings.quotes if quote.speaker is not None]
    named = [name for name in speakers if name]
    with library.together():
        outcome = library.add(gathered.article, gathered.original)
        # A reference that filled gaps of an article has no quotations of its own to count.
        if outcome.kind is not Added.METADATA:
            key = outcome.article.key
            library.set_counts(key, len(findings.quotes), len(findings.dates), named)
            if outcome.article.published == gathered.article.published:
                library.people.store(key, heard_in(outcome.article, findings))
    return outcome


def hear(library: Library, progress: Progress = silent) -> int:
    """Read what those articles tell of people that were not read for it; returns how many.

    Those are articles that came in with an older briefgen, and those whose date or language was
    corrected. What was read stays stored when it is cancelled.
    """
    keys = library.people.unheard()
    with Analyst() as analyst:
        for number, key in enumerate(keys):
            article = library.get(key)
            if article is not None:
                share = number / len(keys)
                progress(article.title, share)
                try:
                    findings = analyst.findings_of(article, progress, share)
                except BriefgenError:  # it would fail each time: its text is there to be read
                    findings = nothing_found(article)
                library.people.store(key, heard_in(article, findings))
    return len(keys)


def shelve_each(
    library: Library,
    gathered: Iterable[GatheredArticle | Failure | Notice],
    progress: Progress = silent,
) -> Iterator[Shelved | GatheredArticle | Failure | Notice]:
    """Store articles as they come and yield each as it stands in the library then.

    What the analyst corrected in an article that the library knows already holds again. An
    article that cannot be stored is yielded as it came, after a Failure that says why.
    """
    for one in gathered:
        if not isinstance(one, GatheredArticle):
            yield one
            continue
        try:
            outcome = shelve(library, one)
        except BriefgenError as error:
            yield Failure(one.article.title, error)
            yield one
            continue
        stored = _as_stored(one, outcome.article, library.people.decisions(), progress)
        yield Shelved(stored, outcome)


def _as_stored(
    one: GatheredArticle, article: Article, people: Sequence[PersonDecision], progress: Progress
) -> GatheredArticle:
    """Return what was gathered with the library's article, analysed anew if that matters."""
    read, stored = one.article, article
    same = (read.key, read.published, read.language) == (
        stored.key, stored.published, stored.language,
    )  # fmt: skip
    findings = one.findings if same else analyse_apart(article, progress)
    return GatheredArticle(article, findings, one.path, people=_of(article, people))


def _of(article: Article, people: Sequence[PersonDecision]) -> tuple[PersonDecision, ...]:
    """Return the decisions that concern a name of an article."""
    return tuple(one for one in people if any(form.article == article.key for form in one.forms))


def import_files(
    library: Library, paths: Sequence[Path], progress: Progress = silent
) -> ImportReport:
    """Read files into the library, one after the other.

    What was stored stays stored: cancelling, Ctrl+C too, ends the import after the file under way
    and is told by the report, not raised.
    """
    outcomes: list[AddOutcome] = []
    failures: list[ImportFailure] = []
    notices: list[str] = []
    cancelled = False
    try:
        for one in gather_each(paths, progress):
            match one:
                case GatheredArticle():
                    try:
                        outcomes.append(shelve(library, one))
                    except BriefgenError as error:  # the next may be small enough for the disk
                        name = one.path.name if one.path else one.article.title
                        failures.append(ImportFailure(name, error))
                case Failure():
                    failures.append(ImportFailure(one.name, one.error))
                case Notice():
                    notices.append(f"{one.name}: {one.text}")
    except (Cancelled, KeyboardInterrupt):
        cancelled = True
    return ImportReport(tuple(outcomes), tuple(failures), tuple(notices), cancelled)


def take(
    library: Library, keys: Iterable[str], progress: Progress = silent
) -> tuple[GatheredArticle, ...]:
    """Return articles of the library, analysed, ready to be joined to a dossier.

    Raises:
        BriefgenError: one of them is not there any more, or too large to be analysed.
        Cancelled: `progress` raised it.
    """
    taken = []
    people = library.people.decisions()
    wanted = tuple(keys)
    with Analyst() as analyst:
        for number, key in enumerate(wanted):
            article = library.get(key)
            if article is None:
                raise BriefgenError(
                    "An article is not in the library any more.",
                    "It was not added to the brief.",
                    "Search again, or add its file.",
                )
            findings = analyst.findings_of(article, progress, number / len(wanted))
            taken.append(GatheredArticle(article, findings, people=_of(article, people)))
    return tuple(taken)


def superseded(dossier: Dossier, old: str, new: Article, progress: Progress = silent) -> Moved:
    """Let a new version of an article take the place of the old one.

    Each anchor into the old text is sought in the new one by its words and what stands around
    them. Where all of an item's words are found, the item follows; else it stays as it is, still
    true to the old version, and is told. Quotations that the analyst corrected, split or merged
    follow in the same way.

    Raises:
        KeyError: the dossier does not hold the old version.
    """
    if old not in dossier.articles:
        raise KeyError(old)
    followed: list[str] = []
    lost: list[str] = []

    def moved(item: Item) -> Item:
        if not any(anchor.article_key == old for anchor in anchors_of(item)):
            return item
        fresh = _follow(item, old, new)
        (lost if fresh is None else followed).append(item.id)
        return item if fresh is None else fresh

    def parts(given: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(replace(part, items=tuple(map(moved, part.items))) for part in given)

    brief = dossier.brief
    issues = tuple(replace(issue, parts=parts(issue.parts)) for issue in brief.issues)
    keys = tuple(new.key if key == old else key for key in brief.articles)
    decisions = tuple(_decision(one, old, dossier.articles[old], new) for one in brief.decisions)
    brief = replace(
        brief, parts=parts(brief.parts), issues=issues, articles=keys, decisions=decisions
    )
    found = decided(analyse_apart(new, progress), new, brief)
    after = dossier.with_article(new, found).with_brief(brief)
    if not lost:
        after = after.without_article(old)
    return Moved(after, tuple(followed), tuple(lost))


def _moved(anchors: tuple[Anchor, ...], old: str, new: Article) -> tuple[Anchor, ...] | None:
    """Return anchors with those into the old version in the new one, None if some are lost."""
    found = [refind(one, new) if one.article_key == old else one for one in anchors]
    return None if any(one is None for one in found) else tuple(one for one in found if one)


def _decision(decision: QuoteDecision, old: str, before: Article, new: Article) -> QuoteDecision:
    """Return a decision in the new version, or as it is where some of its words are not there."""
    found = _moved(decision.found, old, new)
    quotes = []
    for one in decision.quotes:
        anchors = _moved(one.anchors, old, new)
        if found is None or anchors is None:
            return decision
        if anchors != one.anchors:
            one = DecidedQuote(anchors, _requoted(one.quote, anchors, before, new))
        quotes.append(one)
    return decision if found is None else QuoteDecision(found, tuple(quotes))


def _requoted(quote: Quote, anchors: tuple[Anchor, ...], before: Article, new: Article) -> Quote:
    """Return a quotation with its places in the new version; those that are lost are left out."""

    def place(span: TextSpan | None) -> TextSpan | None:
        anchor = refind(make_anchor(before, span), new) if span else None
        return anchor.span if anchor else None

    speaker = quote.speaker
    return replace(
        quote,
        pieces=tuple(anchor.span for anchor in anchors),
        cue=place(quote.cue),
        said_when=place(quote.said_when),
        speaker=replace(speaker, mention=place(speaker.mention)) if speaker else None,
        origin=place(quote.origin),
    )


def _follow(item: Item, old: str, new: Article) -> Item | None:
    """Return the item with its anchors in the new version, None if some words are not there."""

    def follow(anchors: tuple[Anchor, ...]) -> tuple[Anchor, ...] | None:
        return _moved(anchors, old, new)

    match item:
        case PickedQuote():
            own, also, original = map(follow, (item.anchors, item.also_in, item.original))
            if own is None or also is None or original is None:
                return None
            return replace(item, anchors=own, also_in=also, original=original)
        case PickedDate():
            anchors = follow(tuple(one.anchor for one in item.evidence))
            if anchors is None:
                return None
            pairs = zip(item.evidence, anchors, strict=True)
            return replace(item, evidence=tuple(replace(one, anchor=a) for one, a in pairs))
        case _:
            sources = follow(item.sources)
            return None if sources is None else replace(item, sources=sources)
