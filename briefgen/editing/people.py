"""Decisions on people: who is one and the same, what a person is called, which role is printed.

A person is given by its name forms (`PersonEntry.forms`). A brief's own decisions are part
of it, so that they are undone and stored like any edit; the library keeps some for all briefs.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from briefgen.editing.parts import with_item
from briefgen.model.brief import Brief, Item, ItemState, PickedQuote, all_items
from briefgen.model.person import NameForm, PersonDecision

Decisions = tuple[PersonDecision, ...]


def merged(decisions: Decisions, one: Iterable[NameForm], other: Iterable[NameForm]) -> Decisions:
    """Return the decisions with two people made one; name and role set for `one` stay first."""
    first, second = tuple(one), tuple(other)
    if not first or not second or set(first) & set(second):
        return decisions
    kept, lost = decision_on(decisions, first), decision_on(decisions, second)
    both = PersonDecision(first + second, kept.name or lost.name, kept.role or lost.role)
    return with_decision(decisions, both)


def split(decisions: Decisions, forms: Iterable[NameForm], apart: Iterable[NameForm]) -> Decisions:
    """Return the decisions with some forms of a person made a person of their own.

    Name and role that were set stay with the others. Unchanged if nothing or nobody is left.
    """
    whole, leaving = tuple(forms), set(apart)
    staying = tuple(form for form in whole if form not in leaving)
    going = tuple(form for form in whole if form in leaving)
    if not staying or not going:
        return decisions
    rest = replace(decision_on(decisions, whole), forms=staying)
    return with_decision(with_decision(decisions, rest), PersonDecision(going))


def decision_on(decisions: Decisions, forms: Iterable[NameForm]) -> PersonDecision:
    """Return what was decided on these forms so far, for all of them."""
    wanted = tuple(forms)
    given = [one for one in decisions if set(one.forms) & set(wanted)]
    name = next((one.name for one in given if one.name), "")
    role = next((one.role for one in given if one.role), "")
    return PersonDecision(wanted, name, role)


def with_decision(decisions: Decisions, decision: PersonDecision) -> Decisions:
    """Return the decisions with another; its forms leave the others, empty ones go."""
    taken = set(decision.forms)
    others = []
    for one in decisions:
        left = tuple(form for form in one.forms if form not in taken)
        if left:
            others.append(one if left == one.forms else replace(one, forms=left))
    return (*others, decision)


def merge_people(brief: Brief, one: Iterable[NameForm], other: Iterable[NameForm]) -> Brief:
    """Return the brief with two people made one; see `merged`."""
    return _deciding(brief, merged(brief.people, one, other))


def split_person(brief: Brief, forms: Iterable[NameForm], apart: Iterable[NameForm]) -> Brief:
    """Return the brief with some forms of a person made a person of their own; see `split`."""
    return _deciding(brief, split(brief.people, forms, apart))


def rename_person(brief: Brief, forms: Iterable[NameForm], name: str) -> Brief:
    """Return the brief with the name to print for a person set, "" for the one found.

    The picked quotes of that person are attributed to the new name, save those that the analyst
    edited.
    """
    decision = decision_on(brief.people, forms)
    if not decision.forms or decision.name == name:
        return brief

    def renamed(quote: PickedQuote) -> PickedQuote:
        return replace(quote, speaker=name or _written(decision, quote))

    changed = _each_quote(brief, decision, renamed)
    return _deciding(changed, with_decision(brief.people, replace(decision, name=name)))


def set_role(brief: Brief, forms: Iterable[NameForm], role: str) -> Brief:
    """Return the brief with the role to print for a person set, "" for the one found.

    A role is also set in the picked quotes of that person, save those that the analyst edited;
    taking it back leaves theirs as it is.
    """
    decision = decision_on(brief.people, forms)
    if not decision.forms or decision.role == role:
        return brief
    changed = brief
    if role:
        changed = _each_quote(brief, decision, lambda quote: replace(quote, role=role))
    return _deciding(changed, with_decision(brief.people, replace(decision, role=role)))


def learn_people(brief: Brief, known: Decisions, articles: Collection[str]) -> Brief:
    """Return the brief with what is known of people from elsewhere, for these articles.

    Of each decision the forms of these articles are taken that the brief has not decided on.
    """
    held = {form for one in brief.people for form in one.forms}
    people = brief.people
    for one in known:
        forms = tuple(f for f in one.forms if f.article in articles and f not in held)
        if forms:
            kin = next(
                (own for own in people if own.forms and set(one.forms) & set(own.forms)), None
            )
            base = kin or PersonDecision((), one.name, one.role)
            people = with_decision(people, replace(base, forms=(*base.forms, *forms)))
    return _deciding(brief, people)


def _deciding(brief: Brief, people: Decisions) -> Brief:
    return brief if people == brief.people else replace(brief, people=people)


def attributed(brief: Brief, item: Item) -> Item:
    """Return a quotation under the name and role decided for its speaker.

    Anything else, and what the analyst edited, comes back as it is.
    """
    if not brief.people or not isinstance(item, PickedQuote) or item.state is ItemState.EDITED:
        return item
    decided = next((one for one in brief.people if _is_of(item, one)), None)
    if decided is None:
        known = item.speaker.casefold()
        same = [one for one in brief.people if " " in known and known in _names(one)]
        decided = same[0] if len(same) == 1 else None
    if decided is None:
        return item
    return replace(item, speaker=decided.name or item.speaker, role=decided.role or item.role)


def _each_quote(
    brief: Brief, decided: PersonDecision, edit: Callable[[PickedQuote], PickedQuote]
) -> Brief:
    for _, item in all_items(brief):
        if (
            isinstance(item, PickedQuote)
            and item.state is not ItemState.EDITED
            and _is_of(item, decided)
        ):
            changed = edit(item)
            brief = with_item(brief, item.id, lambda _, new=changed: new)  # type: ignore[misc]
    return brief


def _is_of(quote: PickedQuote, decided: PersonDecision) -> bool:
    """Return whether a quotation is attributed to this person, under a name of its article."""
    key = quote.anchors[0].article_key if quote.anchors else ""
    known = quote.speaker.casefold()
    here = [form.name.casefold() for form in decided.forms if form.article == key]
    return bool(known) and bool(here) and (known in here or known == decided.name.casefold())


def _written(decided: PersonDecision, quote: PickedQuote) -> str:
    key = quote.anchors[0].article_key if quote.anchors else ""
    return next((form.name for form in decided.forms if form.article == key), quote.speaker)


def _names(decided: PersonDecision) -> set[str]:
    return {form.name.casefold() for form in decided.forms}
