"""What one article tells of each person and body that it names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import ItemState, PickedQuote
from briefgen.model.finding import Findings, Person, Quote, Speaker
from briefgen.model.person import Heard, NameForm, Stated, Utterance
from briefgen.people.spelling import fold

_NOTHING: Mapping[TextSpan, PickedQuote] = MappingProxyType({})


@dataclass(slots=True)
class _Telling:
    """What is gathered under one name."""

    form: NameForm
    kind: str = ""
    aliases: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    said: list[Utterance] = field(default_factory=list)
    positions: list[Stated] = field(default_factory=list)


def heard_in(
    article: Article, findings: Findings, picked: Mapping[TextSpan, PickedQuote] = _NOTHING
) -> tuple[Heard, ...]:
    """Return what an article tells of each person and body that it names, one for each name.

    `picked` are the brief's quotations of the article by their first piece: what the analyst
    edited in them goes before what was found.
    """
    key = article.key
    book = _Book(key, findings.people)
    for quote in findings.quotes:
        if not quote.pieces:
            continue
        item = picked.get(quote.pieces[0])
        name, role = _said_by(quote, item)
        if name.strip():
            one = book.of(name)
            held = item.id if item is not None and item.state is not ItemState.REJECTED else ""
            one.said.append(_utterance(article, findings, quote, held))
            if role:
                one.roles[role] = None
    found = {quote.pieces[0] for quote in findings.quotes if quote.pieces}
    for span, item in picked.items():
        if span in found:
            continue
        if item.speaker.strip() and item.state is not ItemState.REJECTED:
            pieces = tuple(anchor.span for anchor in item.anchors) or (span,)
            words = _words(article, pieces)
            day = article.published
            said = Utterance(key, pieces, day, item.said_when, None, item.id, words)
            book.of(item.speaker).said.append(said)
    for position in findings.positions:
        holder = book.titled(position.participant)
        if holder is not None:
            stated = Stated(key, position.passage, position.text, article.published)
            holder.positions.append(stated)
    return tuple(
        Heard(
            one.form,
            one.kind,
            tuple(one.aliases),
            tuple(one.roles),
            tuple(one.said),
            tuple(one.positions),
        )
        for one in book.heard.values()
    )


def _said_by(quote: Quote, item: PickedQuote | None) -> tuple[str, str]:
    """Return the name and role under which a quotation goes, "" where nobody is named.

    The brief's item goes first where the analyst edited it, or where it names whom the article
    leaves unnamed.
    """
    speaker = quote.speaker or Speaker()
    edited = item is not None and item.state is ItemState.EDITED
    named = item is not None and item.state is not ItemState.REJECTED and not speaker.name
    if item is not None and (edited or (named and item.speaker != speaker.mention_text)):
        return item.speaker, item.role
    return speaker.name, speaker.role


class _Book:
    """The names of one article: each in full, found again by any of its forms."""

    def __init__(self, article: str, people: Sequence[Person]) -> None:
        self._article = article
        self.heard: dict[str, _Telling] = {}
        self._known: dict[str, list[_Telling]] = defaultdict(list)
        for person in people:
            if not person.name.strip():
                continue
            one = self._add(person.name)
            one.kind = one.kind or person.kind
            one.aliases.update(dict.fromkeys(person.aliases))
            if person.role:
                one.roles[person.role] = None
            for alias in person.aliases:
                if one not in self._known[fold(alias)]:
                    self._known[fold(alias)].append(one)

    def of(self, name: str) -> _Telling:
        """Return whom a name stands for; a new one where the article has nobody of that name."""
        return self._find(fold(name)) or self._add(name)

    def titled(self, name: str) -> _Telling | None:
        """Return whom a name with or without a title before it can only stand for."""
        words = fold(name).split()
        ends = (self._find(" ".join(words[first:])) for first in range(len(words)))
        return next(filter(None, ends), None)

    def _find(self, folded: str) -> _Telling | None:
        known = self._known.get(folded, [])
        return self.heard.get(folded) or (known[0] if len(known) == 1 else None)

    def _add(self, name: str) -> _Telling:
        one = self.heard.setdefault(fold(name), _Telling(NameForm(self._article, name)))
        if name != one.form.name:
            one.aliases[name] = None
        return one


def _utterance(article: Article, findings: Findings, quote: Quote, picked: str) -> Utterance:
    when = quote.said_when.of(article.text) if quote.said_when else ""
    day = article.published
    if quote.said_when is not None:
        dated = (one for one in findings.dates if one.span.overlaps(quote.said_when))
        day = next((one.reading.earliest for one in dated if one.resolved), day)
    words = _words(article, quote.pieces)
    return Utterance(article.key, quote.pieces, day, when, quote, picked, words)


def _words(article: Article, pieces: Sequence[TextSpan]) -> str:
    return " … ".join(" ".join(piece.of(article.text).split()) for piece in pieces)
