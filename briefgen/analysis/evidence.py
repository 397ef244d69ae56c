"""What the text shows of a name: whether a person bears it, and whether a man or a woman."""

from collections import defaultdict

from briefgen.analysis.language import Is, QuoteWords, first_names
from briefgen.analysis.name import Name
from briefgen.analysis.people import Entity
from briefgen.analysis.tokens import Tokens

_MOST = 30
"""Mentions of an entity that are looked at."""
_SURE, _LIKELY, _WEAK = 3, 2, 1
_OWNED = ("’s", "'s", "’", "'")
_COMMON = Is.MODIFIER | Is.NATIONALITY | Is.ADVERB | Is.NOT_NAME


def settle_kinds(
    tokens: Tokens, names: list[Name], entities: list[Entity], words: QuoteWords
) -> None:
    """Mark as places the entities that look like persons only by their capitals.

    “Salt Lake City”, “the Middle East”, “Presumptive Democratic”. What speaks, has a title, a role
    or a known first name stays a person, and its surname alone is a person's name too.
    """
    for entity in entities:
        if entity.kind not in ("person", "unknown"):
            continue
        mentions = [names[number] for number in entity.names[:_MOST]]
        told = sum(_for_mention(tokens, name) for name in mentions)
        entity.speaks = told > 0
        if (
            entity.kind == "unknown"
            and not told
            and all(_modifies(tokens, name) for name in mentions)
        ):
            entity.kind = "place"  # “the Nuba agreement”
            continue
        against = _against_form(entity, words) + sum(
            _against_mention(tokens, name, words) for name in mentions
        )
        if not against:
            continue
        if against > told + (_SURE if entity.roles else 0):
            entity.kind = "place"
            entity.votes.clear()
    for name in names:
        if name.kind == "unknown" and entities[name.entity].kind == "person":
            name.kind = "person"  # the surname of somebody whose full name is known


def _against_form(entity: Entity, words: QuoteWords) -> int:
    """Return how much the words of a name speak against a person."""
    lowers = [word.lower() for word in entity.words]
    if len(lowers) == 1:
        first = lowers[0].partition("-")[0]
        return _SURE if words.classes.get(first, 0) & Is.NATIONALITY else 0
    against = 0
    if lowers[-1] in words.place_words:
        against += _SURE
    if lowers[0] in words.place_openers:
        against += _LIKELY
    if all(words.classes.get(word, 0) & _COMMON for word in lowers):
        against += _SURE
    elif any(words.classes.get(word, 0) & Is.NATIONALITY for word in lowers):
        against += _LIKELY
    if all(word.isupper() and len(word) > 2 for word in entity.words):
        against += _LIKELY
    return against


def _modifies(tokens: Tokens, name: Name) -> bool:
    """Return whether a name stands between an article and a noun: “the Nuba agreement”."""
    before, behind = name.np_first - 1, name.last
    if before < 0 or behind >= len(tokens.words) or name.titled:
        return False
    noun = tokens.words[behind].isalpha() and not tokens.capital[behind]
    finite = Is.VERB | Is.AUXILIARY | Is.PASSIVE | Is.PREPOSITION | Is.CONJUNCTION | Is.CUE
    return bool(
        noun
        and tokens.classes[before] & Is.DETERMINER
        and not tokens.classes[behind] & (finite | Is.ADVERB | Is.RELATIVE)
    )


def _against_mention(tokens: Tokens, name: Name, words: QuoteWords) -> int:
    before = name.np_first - 1
    if name.titled or before < 0 or tokens.unit_of[before] != tokens.unit_of[name.first]:
        return 0
    if tokens.lower[before] in words.place_prepositions:
        return _WEAK
    if name.np_first != name.first or not tokens.classes[before] & Is.DETERMINER:
        return 0
    behind = tokens.words[name.last] if name.last < len(tokens.words) else ""
    ends = not behind[:1].isalpha() or bool(
        tokens.classes[name.last] & (Is.PREPOSITION | Is.AUXILIARY | Is.PASSIVE | Is.CONJUNCTION)
    )
    return _LIKELY if ends and len(name.words) > 1 else 0


def _for_mention(tokens: Tokens, name: Name) -> int:
    """Return how much one mention speaks for a person."""
    favour = _SURE if name.titled or (name.gender and not name.guessed) else 0
    if len(name.words) > 1:
        masculine, feminine = first_names()
        lower = name.words[0].lower()
        known = lower in masculine or lower in feminine
        initial = len(lower) <= 2 and name.words[0].endswith(".")
        favour = max(favour, _SURE if known or initial else 0)
    if (
        name.np_first
        and _says(tokens.classes[name.np_first - 1])
        and not tokens.capital[name.np_first - 1]
    ):
        favour += _LIKELY
    behind = name.last
    if behind >= len(tokens.words) or tokens.unit_of[behind] != tokens.unit_of[name.first]:
        return favour
    if tokens.words[behind] == "," and behind + 1 < len(tokens.words):
        aged = tokens.words[behind + 1].isdigit() and len(tokens.words[behind + 1]) == 2
        favour += _LIKELY if aged or tokens.lower[behind + 1] == "who" else 0
    elif _says(tokens.classes[behind]):
        favour += _LIKELY
    return favour


def _says(classes: int) -> bool:
    return bool(classes & (Is.SAY | Is.TELL)) and not classes & Is.NOUN_TOO


def vote_genders(
    tokens: Tokens, names: list[Name], entities: list[Entity], words: QuoteWords
) -> None:
    """Let “he”, “her husband” and the like speak for the gender of the one person near them."""
    people_in: dict[int, set[int]] = defaultdict(set)
    first_at: dict[int, int] = {}
    for name in names:
        if entities[name.entity].kind in ("person", "unknown"):
            unit = tokens.unit_of[name.first]
            people_in[unit].add(name.entity)
            first_at.setdefault(unit, name.last)
    for unit, numbers in people_in.items():
        if len(numbers) > 1:
            continue
        entity = entities[next(iter(numbers))]
        if entity.votes:
            continue
        for k in range(first_at[unit], tokens.units[unit][1]):
            classes = tokens.classes[k]
            if not classes & (Is.MASCULINE | Is.FEMININE):
                continue
            if classes & Is.SUBJECT or _owns(tokens, k, words):
                entity.votes["m" if classes & Is.MASCULINE else "f"] += 2
                break


def _owns(tokens: Tokens, k: int, words: QuoteWords) -> bool:
    """Return whether a pronoun owns what follows: “her husband”, not “(backed) her up”."""
    if not tokens.classes[k] & Is.POSSESSIVE or k + 1 >= len(tokens.words):
        return False
    if tokens.classes[k] & Is.MASCULINE:
        return True
    owned = tokens.lower[k + 1]
    known = bool(tokens.classes[k + 1] & (Is.ROLE | Is.BODY))
    return known or owned in words.utterances or owned in words.documents
