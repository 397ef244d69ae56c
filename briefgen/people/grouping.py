"""Which names of which articles stand for one person or body."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefgen.model.person import NameForm, PersonDecision
from briefgen.people.spelling import (
    Spelling,
    fold,
    initial_of,
    is_latin,
    same_name,
    same_surname,
    sound_of,
    spelling,
)

BODY = "body"


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an article with what the grouping goes by.

    `decided` is the number of the decision that holds the form, -1 for none. A `ghost` stands
    only for a decided form whose article has gone or is read otherwise now.
    """

    form: NameForm
    kind: str = ""
    aliases: tuple[str, ...] = ()
    decided: int = -1
    ghost: bool = False


@dataclass(slots=True)
class _Group:
    members: list[int]
    spelling: Spelling
    kind: str = ""
    aliases: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)


def grouped(names: Sequence[Named], decisions: Sequence[PersonDecision]) -> list[list[int]]:
    """Return the numbers of the names that go together; each number is in one list.

    Names alike are joined first; then what the analyst decided takes the groups apart and
    together: a form that a decision holds is with that decision, another one of its group
    follows it, or, where a group was split, the one that has the same name.
    """
    together: dict[int, list[int]] = defaultdict(list)
    free: list[list[int]] = []
    for group in _alike(names):
        held = sorted({names[n].decided for n in group if names[n].decided >= 0})
        left: list[int] = []
        for number in group:
            own = names[number].decided
            target = own if own >= 0 else _follows(names[number], held, decisions)
            (together[target] if target >= 0 else left).append(number)
        if left:
            free.append(left)
    groups = [*together.values(), *free]
    real = [[n for n in sorted(group) if not names[n].ghost] for group in groups]
    return sorted(group for group in real if group)


def _follows(one: Named, held: Sequence[int], decisions: Sequence[PersonDecision]) -> int:
    """Return which of the decisions in its group an undecided name follows, -1 for none."""
    name = fold(one.form.name)
    for number in held:
        forms = (form.name for form in decisions[number].forms)
        if name == fold(decisions[number].name) or name in map(fold, forms):
            return number
    return held[0] if held else -1


def _alike(names: Sequence[Named]) -> list[list[int]]:
    """Return the names grouped by how they are written, the analyst's decisions aside."""
    groups = _by_text(names)
    full = [group for group in groups if group.spelling.full]
    short = [group for group in groups if not group.spelling.full]
    full = _join_spellings(names, full)
    full = _join_initials(full)
    rest = _attach(short, full)
    rest = _join_short_spellings(rest)
    return [group.members for group in (*full, *rest)]


def _by_text(names: Sequence[Named]) -> list[_Group]:
    groups: dict[str, _Group] = {}
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for number, one in enumerate(names):
        taken = spelling(one.form.name)
        group = groups.setdefault(taken.folded, _Group([], taken))
        group.members.append(number)
        group.aliases.update(map(fold, one.aliases))
        group.articles.add(one.form.article)
        if one.kind:
            kinds[taken.folded][one.kind] += 1
    for folded, counts in kinds.items():
        groups[folded].kind = counts.most_common(1)[0][0]
    return list(groups.values())


def _join_spellings(names: Sequence[Named], groups: list[_Group]) -> list[_Group]:
    """Join people whose full names are spellings of one.

    Two spellings in one script in one article were kept apart by its author: they stay so.
    """
    buckets: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for group in groups:
        own = group.spelling
        buckets[sound_of(own.surname), sound_of(own.given)].append(group)
    joined: list[_Group] = []
    for bucket in buckets.values():
        kept: list[_Group] = []
        for group in bucket:
            alike = (
                one
                for one in kept
                if BODY not in (one.kind, group.kind)
                and same_name(one.spelling, group.spelling)
                and not _kept_apart(names, one, group)
            )
            _join_or_keep(kept, next(alike, None), group)
        joined.extend(kept)
    return joined


def _kept_apart(names: Sequence[Named], one: _Group, other: _Group) -> bool:
    if not one.articles & other.articles:
        return False
    latin = {number: is_latin(names[number].form.name) for number in (*one.members, *other.members)}
    return any(
        names[a].form.article == names[b].form.article and latin[a] == latin[b]
        for a in one.members
        for b in other.members
    )


def _join_initials(groups: list[_Group]) -> list[_Group]:
    """Join "M. Toller" with "Mira Toller" where nobody else can be meant."""
    by_initial: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for group in groups:
        own = group.spelling
        by_initial[sound_of(own.surname), own.given[:1]].append(group)
    kept = []
    for group in groups:
        own = group.spelling
        near = by_initial[sound_of(own.surname), own.given] if len(own.given) == 1 else []
        meant = [one for one in near if initial_of(group.spelling, one.spelling)]
        if len(meant) == 1:
            _join(meant[0], group)
        else:
            kept.append(group)
    return kept


def _attach(short: list[_Group], full: list[_Group]) -> list[_Group]:
    """Join surnames and aliases with the full name that they can only mean; return the rest."""
    by_alias: dict[str, list[_Group]] = defaultdict(list)
    by_sound: dict[str, list[_Group]] = defaultdict(list)
    for group in full:
        for alias in group.aliases:
            by_alias[alias].append(group)
        by_sound[sound_of(group.spelling.surname)].append(group)
    rest, joins = [], []
    for group in short:
        known = by_alias[group.spelling.folded]
        meant = [one for one in known if (one.kind == BODY) == (group.kind == BODY)]
        if group.kind != BODY:
            meant += [
                one
                for one in by_sound[sound_of(group.spelling.surname)]
                if one.kind != BODY
                and one not in meant
                and same_surname(group.spelling, one.spelling)
            ]
        if len(meant) == 1:
            joins.append((meant[0], group))
        else:
            rest.append(group)
    for target, group in joins:
        _join(target, group)
    return rest


def _join_short_spellings(groups: list[_Group]) -> list[_Group]:
    """Join surnames that are spellings of one, where no full name is known."""
    buckets: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        near = buckets[sound_of(group.spelling.surname)]
        alike = (
            one
            for one in near
            if BODY not in (one.kind, group.kind)
            and not one.articles & group.articles
            and same_surname(one.spelling, group.spelling)
        )
        _join_or_keep(near, next(alike, None), group)
    return [group for bucket in buckets.values() for group in bucket]


def _join_or_keep(kept: list[_Group], found: _Group | None, group: _Group) -> None:
    if found is None:
        kept.append(group)
    else:
        _join(found, group)


def _join(target: _Group, group: _Group) -> None:
    target.members.extend(group.members)
    target.aliases |= group.aliases
    target.articles |= group.articles


def ghosts(names: Iterable[Named], decisions: Sequence[PersonDecision]) -> list[Named]:
    """Return a ghost for each decided form that is not there, and each name that was given."""
    present = {one.form for one in names}
    gone = [
        Named(form, decided=number, ghost=True)
        for number, decision in enumerate(decisions)
        for form in decision.forms
        if form not in present
    ]
    given = [
        Named(NameForm("", decision.name), decided=number, ghost=True)
        for number, decision in enumerate(decisions)
        if decision.name
    ]
    return [*gone, *given]
