"""The people of a dossier: one entry for a person or body, with all that its articles tell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import Brief, ItemState, PickedQuote, all_items
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings, Person, Quote, Speaker
from briefgen.model.person import (
    GivenRole,
    NameForm,
    PersonDecision,
    PersonEntry,
    Stated,
    Utterance,
)
from briefgen.model.words import words_of
from briefgen.people.grouping import Named, ghosts, grouped
from briefgen.people.spelling import fold, is_latin, leans, spelling, writes_latin

_LAST = date.max
_TELLING = 4
"""Words that tell a quotation from another."""


@dataclass(slots=True)
class _Heard:
    """What one article tells under one name."""

    form: NameForm
    kind: str = ""
    aliases: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    said: list[Utterance] = field(default_factory=list)
    positions: list[Stated] = field(default_factory=list)


def people_of(dossier: Dossier) -> tuple[PersonEntry, ...]:
    """Return the people and bodies that the dossier's articles name, each once.

    Those who said most come first, then by name. A quotation whose speaker is named is under
    exactly one entry, under the speaker that the analyst gave it where he edited it; one whose
    speaker no article names ("a diplomat") is under none. What the analyst decided on people
    (`Brief.people`) goes before how the names are spelt.
    """
    picked = _picked(dossier.brief)
    heard = [one for key in dossier.articles for one in _hear(dossier, key, picked[key])]
    decisions = dossier.brief.people
    by_form = {form: number for number, one in enumerate(decisions) for form in one.forms}
    names = [
        Named(one.form, one.kind, tuple(one.aliases), by_form.get(one.form, -1)) for one in heard
    ]
    every = [*names, *ghosts(names, decisions)]
    entries = [
        _entry([heard[number] for number in group], dossier.brief, by_form)
        for group in grouped(every, decisions)
    ]
    return tuple(sorted(entries, key=lambda one: (-len(one.said), fold(one.name), one.key)))


def _hear(dossier: Dossier, key: str, picked: dict[TextSpan, PickedQuote]) -> list[_Heard]:
    """Return what an article tells of each person and body that it names.

    `picked` are the brief's quotations of the article by their first piece.
    """
    article = dossier.articles[key]
    findings = dossier.findings.get(key, Findings())
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
    return list(book.heard.values())


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
        self.heard: dict[str, _Heard] = {}
        self._known: dict[str, list[_Heard]] = defaultdict(list)
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

    def of(self, name: str) -> _Heard:
        """Return whom a name stands for; a new one where the article has nobody of that name."""
        return self._find(fold(name)) or self._add(name)

    def titled(self, name: str) -> _Heard | None:
        """Return whom a name with or without a title before it can only stand for."""
        words = fold(name).split()
        ends = (self._find(" ".join(words[first:])) for first in range(len(words)))
        return next(filter(None, ends), None)

    def _find(self, folded: str) -> _Heard | None:
        known = self._known.get(folded, [])
        return self.heard.get(folded) or (known[0] if len(known) == 1 else None)

    def _add(self, name: str) -> _Heard:
        one = self.heard.setdefault(fold(name), _Heard(NameForm(self._article, name)))
        if name != one.form.name:
            one.aliases[name] = None
        return one


def _picked(brief: Brief) -> defaultdict[str, dict[TextSpan, PickedQuote]]:
    """Return the brief's quotations by article and first piece."""
    picked: defaultdict[str, dict[TextSpan, PickedQuote]] = defaultdict(dict)
    for _, item in all_items(brief):
        if isinstance(item, PickedQuote) and item.anchors:
            picked[item.anchors[0].article_key][item.anchors[0].span] = item
    return picked


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


def _entry(group: Sequence[_Heard], brief: Brief, by_form: dict[NameForm, int]) -> PersonEntry:
    forms = tuple(one.form for one in group)
    numbers = [by_form[form] for form in forms if form in by_form]
    decided = brief.people[numbers[0]] if numbers else PersonDecision(())
    roles = _roles(group)
    name = decided.name or _best_name(group, brief.language)
    written = [name for one in group for name in (one.form.name, *one.aliases)]
    said = [utterance for one in group for utterance in one.said]
    positions = [stated for one in group for stated in one.positions]
    order = {key: number for number, key in enumerate(dict.fromkeys(f.article for f in forms))}
    return PersonEntry(
        key=f"{forms[0].article} {forms[0].name}",
        name=name,
        kind=_most(one.kind for one in group if one.kind),
        role=decided.role or (roles[0].role if roles else ""),
        aliases=tuple(one for one in dict.fromkeys(written) if one != name),
        roles=roles,
        forms=forms,
        said=_once(sorted(said, key=lambda u: (u.day or _LAST, order[u.article], u.span.start))),
        positions=tuple(
            sorted(positions, key=lambda p: (p.day or _LAST, order[p.article], p.passage.start))
        ),
    )


def _once(said: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """Return each quotation once, with the others of the same words behind its first.

    A few words alone ("a red line") may well be said twice: those stay apart.
    """
    first: dict[object, list[Utterance]] = {}
    for number, one in enumerate(said):
        words = tuple(words_of(one.words))
        known = first.setdefault(words if len(words) >= _TELLING else number, [])
        if known and any(other.article == one.article for other in known):
            first[number] = [one]
        else:
            known.append(one)
    folded = []
    for one, *others in first.values():
        picked = next((each.picked for each in (one, *others) if each.picked), "")
        folded.append(replace(one, also=tuple(others), picked=picked))
    return tuple(folded)


def _best_name(group: Sequence[_Heard], language: str) -> str:
    """Return the full name that most articles write, in the script of the brief's language."""
    counts = Counter(one.form.name for one in group)
    for one in group:
        counts.update(alias for alias in one.aliases if fold(alias) == fold(one.form.name))
    latin = writes_latin(language)

    def rank(name: str) -> tuple[bool, bool, int]:
        return spelling(name).full, is_latin(name) == latin, counts[name]

    return max(counts, key=rank)


def _roles(group: Sequence[_Heard]) -> tuple[GivenRole, ...]:
    """Return each role with its articles, the best first.

    What most articles give goes first; those which say less of the same ("minister" for
    "finance minister") speak for the fuller one, and one that leans on its sentence ("its
    envoy") comes last.
    """
    given: dict[str, GivenRole] = {}
    for one in group:
        for role in one.roles:
            known = given.get(fold(role), GivenRole(role, ()))
            articles = tuple(dict.fromkeys((*known.articles, one.form.article)))
            given[fold(role)] = replace(known, articles=articles)

    def rank(folded: str) -> tuple[bool, int, int]:
        words = set(folded.split())
        speaking = (one.articles for other, one in given.items() if words >= set(other.split()))
        return leans(folded), -len({key for keys in speaking for key in keys}), -len(folded)

    return tuple(given[folded] for folded in sorted(given, key=rank))


def _most(values: Iterable[str]) -> str:
    counts = Counter(values)
    return counts.most_common(1)[0][0] if counts else ""
