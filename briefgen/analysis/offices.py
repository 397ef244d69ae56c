"""Offices: whether “the prime minister” can be somebody known as “foreign minister”."""

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.people import Entity
from briefgen.analysis.phrase import Phrase
from briefgen.model.nouns import noun

_VAGUE = 0.8
"""Fit of “the foreign minister” to a bare “minister”."""
_HIGHER = 0.35
"""Fit of a bare “minister” to a prime minister, of a bare “president” to a vice president."""
_NEAR = 0.4
"""Fit of an office that the same noun may stand for, as “leader” for “president”."""
_PEER = 0.7
"""Fit of an office to somebody's “counterpart”, whose office it may be."""
_BORNE_OUT, _UNKNOWN = 1.5, 0.5
"""What “Norrlandish” does to the fit where a role has Norrland, and where none names a country."""


@noun(frozen=True, slots=True)
class Office:
    """A noun of office and what it is for: “deputy foreign minister” has two portfolios."""

    noun: str
    portfolios: frozenset[str]


@noun(frozen=True, slots=True)
class Description:
    """What a phrase such as “the Danish foreign minister” says of whom it means.

    Attributes:
        phrase: the noun phrase.
        office: the office that it names.
        qualifiers: its capitalised words and nationalities, lower case.
        gender: "m", "f" or "", as its noun or its article shows.
    """

    phrase: Phrase
    office: Office
    qualifiers: tuple[str, ...]
    gender: str

    def agrees(self, entity: Entity) -> bool:
        """Return whether the gender says nothing against an entity."""
        return not self.gender or entity.gender in ("", self.gender)


def offices_in(lowers: list[str], words: QuoteWords) -> list[Office]:
    """Return the offices that a role's words name, in their order."""
    found: list[Office] = []
    portfolios: set[str] = set()
    for word in lowers:
        portfolio = words.portfolios.get(word)
        classes = words.classes.get(word, 0)
        if portfolio:
            portfolios.add(portfolio)
        if word in words.single_word_offices:
            noun, portfolio = words.single_word_offices[word]
            found.append(Office(noun, frozenset((*portfolios, portfolio))))
        elif classes & (Is.ROLE | Is.TITLE) and not portfolio:
            found.append(Office(word, frozenset(portfolios)))
            portfolios = set()
        elif classes & (Is.DETERMINER | Is.PREPOSITION | Is.CONJUNCTION):
            portfolios = set()
    return found


class OfficeFit:
    """How well an office with its qualifiers describes a person; for the roles of one article."""

    def __init__(self, words: QuoteWords) -> None:
        self.words = words
        self._offices: dict[int, tuple[int, list[Office]]] = {}
        self._known: dict[str, set[str]] = {}  # a qualifier to all words for its country

    def of(self, entity: Entity, office: Office, qualifiers: tuple[str, ...]) -> float:
        """Return 0.0 where a person cannot be meant, 1.0 and more where he well may."""
        fit = self._office(entity, office)
        if qualifiers and entity.role_words & self.words.peers:
            fit = max(fit, _PEER)  # “her Danish counterpart” is “the Danish president”
        for qualifier in qualifiers:
            fit *= self._country(entity, qualifier)
        return fit

    def may_gain(self, entity: Entity, office: Office, qualifiers: tuple[str, ...]) -> bool:
        """Return whether no known role of the person contradicts a new one."""
        if any(self._country(entity, qualifier) == 0.0 for qualifier in qualifiers):
            return False
        held = [
            one
            for one in self._held(entity)
            if one.noun not in self.words.relational
            and one.noun not in self.words.vague_roles
            and self.words.classes.get(one.noun, 0) & Is.TITLE
        ]
        if not held:
            return True
        near = self.words.same_office.get(held[0].noun, frozenset())
        return office.noun in near and self._portfolio(held[0], office) > 0.0

    def is_from(self, entity: Entity, nationality: str) -> bool:
        """Return whether a person's roles name the country of a nationality."""
        return self._country(entity, nationality) == _BORNE_OUT

    def is_foreign(self, entity: Entity, nationality: str) -> bool:
        """Return whether a person's roles name another country than that of a nationality."""
        return self._country(entity, nationality) == 0.0

    def _held(self, entity: Entity) -> list[Office]:
        known = self._offices.get(entity.number)
        count = len(entity.roles) + len(entity.described)
        if known is None or known[0] != count:
            held = [
                office
                for role in (*entity.roles, *entity.described)
                for office in offices_in(role.lower().replace(",", " ").split(), self.words)
            ]
            known = self._offices[entity.number] = (count, held)
        return known[1]

    def _office(self, entity: Entity, office: Office) -> float:
        if self.words.nouns_capitalised:
            exact = any(self.words.is_kind_of(word, office.noun) for word in entity.role_words)
            return 1.0 if exact else _NEAR
        same = self.words.same_office.get(office.noun, frozenset())
        best = 0.0
        for held in self._held(entity):
            if held.noun == office.noun:
                best = max(best, self._portfolio(held, office))
            elif held.noun in same:
                best = max(best, _NEAR * self._portfolio(held, office))
        if best or any(held.noun == office.noun for held in self._held(entity)):
            return best
        return 1.0 if office.noun in entity.role_words else _NEAR

    def _portfolio(self, held: Office, office: Office) -> float:
        mine, told = held.portfolios, office.portfolios
        if told:
            lesser = (mine - told) & self.words.ranks  # a shadow minister is no minister
            fits = _HIGHER if lesser else 1.0
            return fits if told <= mine else 0.0 if mine else _VAGUE
        return _HIGHER if mine & self.words.ranks else 1.0

    def _country(self, entity: Entity, qualifier: str) -> float:
        """Return what a capitalised qualifier such as “Norrlandish” does to the fit."""
        countries = self.words.countries
        known = self._known.get(qualifier)
        if known is None:
            known = {qualifier, *countries.get(qualifier, ())}
            known |= {adjective for adjective, names in countries.items() if qualifier in names}
            self._known[qualifier] = known
        if known & entity.role_words or _kindred(qualifier, entity.role_words):
            return _BORNE_OUT
        elsewhere = any(
            word in countries or word in self.words.country_names for word in entity.role_words
        )
        return 0.0 if elsewhere else _UNKNOWN


def _kindred(qualifier: str, role_words: set[str]) -> bool:
    """Return whether a role has a word of the same stem: “Norrlandish” and “Norrland”."""
    stem = qualifier[: max(4, len(qualifier) - 3)]
    return len(qualifier) > 4 and any(word.startswith(stem) for word in role_words)
