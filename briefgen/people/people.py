"""The people of a dossier: one entry for a person or body, with all that its articles tell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefgen.model.article import TextSpan
from briefgen.model.brief import Brief, PickedQuote, all_items
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings
from briefgen.model.person import (
    GivenRole,
    Heard,
    NameForm,
    PersonDecision,
    PersonEntry,
    Utterance,
)
from briefgen.model.words import words_of
from briefgen.people.grouping import Named, ghosts, grouped
from briefgen.people.hearing import heard_in
from briefgen.people.spelling import fold, is_latin, leans, spelling, writes_latin

_LAST = date.max
_TELLING = 4
"""Words that tell a quotation from another."""


def people_of(dossier: Dossier) -> tuple[PersonEntry, ...]:
    """Return the people and bodies that the dossier's articles name, each once.

    Those who said most come first, then by name. A quotation whose speaker is named is under
    exactly one entry, under the speaker that the analyst gave it where he edited it; one whose
    speaker no article names ("a diplomat") is under none. What the analyst decided on people
    (`Brief.people`) goes before how the names are spelt.
    """
    picked = _picked(dossier.brief)
    heard = [
        one
        for key, article in dossier.articles.items()
        for one in heard_in(article, dossier.findings.get(key, Findings()), picked[key])
    ]
    return entries_of(heard, dossier.brief.people, dossier.brief.language)


def entries_of(
    heard: Sequence[Heard], decisions: Sequence[PersonDecision], language: str = ""
) -> tuple[PersonEntry, ...]:
    """Return the people and bodies that were heard of, each once, as `people_of` does.

    `language` tells in which script a name is to be printed that is known in two.
    """
    by_form = {form: number for number, one in enumerate(decisions) for form in one.forms}
    names = [Named(one.form, one.kind, one.aliases, by_form.get(one.form, -1)) for one in heard]
    every = [*names, *ghosts(names, decisions)]
    entries = [
        _entry([heard[number] for number in group], decisions, by_form, language)
        for group in grouped(every, decisions)
    ]
    return tuple(sorted(entries, key=lambda one: (-len(one.said), fold(one.name), one.key)))


def _picked(brief: Brief) -> defaultdict[str, dict[TextSpan, PickedQuote]]:
    """Return the brief's quotations by article and first piece."""
    picked: defaultdict[str, dict[TextSpan, PickedQuote]] = defaultdict(dict)
    for _, item in all_items(brief):
        if isinstance(item, PickedQuote) and item.anchors:
            picked[item.anchors[0].article_key][item.anchors[0].span] = item
    return picked


def _entry(
    group: Sequence[Heard],
    decisions: Sequence[PersonDecision],
    by_form: Mapping[NameForm, int],
    language: str,
) -> PersonEntry:
    forms = tuple(one.form for one in group)
    numbers = [by_form[form] for form in forms if form in by_form]
    decided = decisions[numbers[0]] if numbers else PersonDecision(())
    roles = _roles(group)
    name = decided.name or _best_name(group, language)
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


def _best_name(group: Sequence[Heard], language: str) -> str:
    """Return the full name that most articles write, in the script of the brief's language."""
    counts = Counter(one.form.name for one in group)
    for one in group:
        counts.update(alias for alias in one.aliases if fold(alias) == fold(one.form.name))
    latin = writes_latin(language)

    def rank(name: str) -> tuple[bool, bool, int]:
        return spelling(name).full, is_latin(name) == latin, counts[name]

    return max(counts, key=rank)


def _roles(group: Sequence[Heard]) -> tuple[GivenRole, ...]:
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
