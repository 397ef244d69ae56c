"""The people table: which names stand for one person or body, with roles and gender."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.name import Name
from briefgen.analysis.roles import RoleReader
from briefgen.analysis.spelling import fold, without_article
from briefgen.analysis.tokens import Tokens

_CLOSE = 3
"""Names from a full name to a surname that goes on with it."""


@dataclass(slots=True)
class Entity:
    """A person, body or place of one article.

    Attributes:
        number: index in the table.
        words: the fullest form of the name.
        kind: "person", "body", "place" or "unknown".
        roles: what stands before or behind the name, in text order.
        described: descriptions that were taken to mean it, lower case.
        role_words: the words of the roles, lower case.
        guess: gender that the first name's ending suggests, "" if none.
        votes: gender evidence, "m" and "f" to weight.
        names: indexes of its names, in text order.
        speaks: whether one of its mentions says something or has an age.
        outlet: whether it is written like a newspaper, “The …” within a sentence.
    """

    number: int
    words: tuple[str, ...]
    kind: str
    roles: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    guess: str = ""
    votes: Counter[str] = field(default_factory=Counter)
    names: list[int] = field(default_factory=list)
    speaks: bool = False
    outlet: bool = False

    @property
    def name(self) -> str:
        """The fullest form of the name, as written."""
        return " ".join(self.words).replace(" & ", " & ")

    @property
    def role(self) -> str:
        """The most telling role written: the longest of the first two."""
        return max(self.roles[:2], key=len, default="")

    @property
    def gender(self) -> str:
        """Return "m", "f" or ""."""
        masculine, feminine = self.votes["m"], self.votes["f"]
        if masculine == feminine:
            return ""
        return "m" if masculine > feminine else "f"


@dataclass(slots=True)
class People:
    """All entities of an article and the names that stand for them."""

    entities: list[Entity]
    names: list[Name]
    surnames: Counter[str] | None = None  # counted when first asked for: kinds are settled by then

    def of(self, name: int) -> Entity:
        """Return the entity of a name, by the name's index."""
        return self.entities[self.names[name].entity]

    def shares_surname(self, entity: Entity) -> bool:
        """Return whether another person of the article has the same last name."""
        if self.surnames is None:
            self.surnames = Counter(
                fold(one.words[-1])
                for one in self.entities
                if one.kind == "person" and len(one.words) > 1
            )
        own = entity.kind == "person" and len(entity.words) > 1
        return self.surnames[fold(entity.words[-1])] > own


def build_people(tokens: Tokens, names: list[Name], words: QuoteWords) -> People:
    """Return the people table; sets `entity` of each name."""
    table = _Table(tokens, names, words)
    table.link()
    table.appositions()
    return People(table.entities, names)


class _Table:
    def __init__(self, tokens: Tokens, names: list[Name], words: QuoteWords) -> None:
        self.tokens = tokens
        self.names = names
        self.words = words
        self.entities: list[Entity] = []
        self.by_text: dict[str, Entity] = {}
        self.by_word: dict[str, list[Entity]] = defaultdict(list)
        self.folded = [tuple(fold(word) for word in name.words) for name in names]

    def link(self) -> None:
        for number, name in enumerate(self.names):
            if len(name.words) > 1:
                self._link_full(number, name)
        for number, name in enumerate(self.names):
            if len(name.words) == 1:
                self._link_single(number, name)

    def _link_full(self, number: int, name: Name) -> None:
        folded = self.folded[number]
        text = " ".join(folded)
        entity = self.by_text.get(text)
        if entity is None and name.kind == "person":
            entity = self._same_person(folded)
        if entity is None:
            entity = self._new(name)
            for word in {*folded, without_article(folded[-1])}:
                self.by_word[word].append(entity)
        elif len(name.words) > len(entity.words) or (
            len(name.words) == len(entity.words) and _is_nominative(name.words, entity.words)
        ):
            entity.words = name.words
            for word in folded:
                if entity not in self.by_word[word]:
                    self.by_word[word].append(entity)
        self.by_text[text] = entity
        self._join(number, name, entity, weight=3)

    def _same_person(self, folded: tuple[str, ...]) -> Entity | None:
        for entity in self.by_word.get(folded[-1], ())[:20]:
            if entity.kind != "person":
                continue
            other = [fold(word) for word in entity.words]
            short, long = sorted((set(folded), set(other)), key=len)
            if short <= long:
                return entity
            if folded[-1] == other[-1] and _same_first(folded[0], other[0]):
                return entity
        return None

    def _link_single(self, number: int, name: Name) -> None:
        word = self.folded[number][0]
        entity = None if name.kind in ("body", "place") else self._best(word, number, name)
        weight = 3 if name.titled else 0
        if entity is None:
            entity = self.by_text.get(word)
            weight = max(weight, 1)
        if entity is None:
            entity = self._new(name)
            self.by_text[word] = entity
        self._join(number, name, entity, weight)

    def _best(self, word: str, number: int, name: Name) -> Entity | None:
        """Return the person that a surname or first name stands for."""
        candidates = [
            entity
            for entity in self.by_word.get(word, ())[:20]
            if entity.kind == "person"
            and not (name.titled and name.gender and entity.gender not in ("", name.gender))
        ]
        if name.titled and name.gender:
            likely = [one for one in candidates if one.gender or one.guess in ("", name.gender)]
            candidates = likely or candidates
        last = [one for one in candidates if word in _surnames(one)]
        candidates = last or candidates
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        return max(candidates, key=lambda entity: self._rank(entity, number))

    def _rank(self, entity: Entity, number: int) -> tuple[int, float]:
        """Rank people of one surname: full name shortly before, then how often and how early."""
        at = len(entity.names)
        if entity.names[-1] > number:  # only full names as yet, which were linked in text order
            at = bisect_left(entity.names, number)
        before = entity.names[at - 1] if at else -_CLOSE - 1
        close = number - before <= _CLOSE and len(self.names[before].words) > 1
        return (int(close), len(entity.names) - entity.names[0] / (len(self.names) + 1))

    def _new(self, name: Name) -> Entity:
        entity = Entity(len(self.entities), name.words, name.kind)
        self.entities.append(entity)
        return entity

    def _join(self, number: int, name: Name, entity: Entity, weight: int) -> None:
        name.entity = entity.number
        entity.names.append(number)
        if entity.kind == "unknown" and name.kind == "person":
            entity.kind = "person"
        if name.gender and name.guessed:
            entity.guess = name.gender
        elif name.gender:
            entity.votes[name.gender] += weight
        if name.kind == "body" and name.with_article:
            entity.outlet = True
        if name.role:
            self._add_role(entity, name.role)

    def _add_role(self, entity: Entity, role: str) -> None:
        words = role.lower().replace(",", " ").split()
        if all(self._is_courtesy(word) for word in words):
            return
        while self._is_courtesy(words[-1]):  # “Mines Minister Mr Paul Orr”
            role, _, _ = role.rpartition(" ")
            words.pop()
        if role not in entity.roles:
            entity.roles.append(role)
            entity.role_words.update(words)

    def _is_courtesy(self, word: str) -> bool:
        """Return whether a title says nothing of an office: “Dame”, “Mr.”, “Tan Sri”."""
        if word in self.words.courtesies:
            return True
        title = self.words.classes.get(word, 0) & (Is.TITLE | Is.ROLE) == Is.TITLE
        return title and (word in self.words.masculine or word in self.words.feminine)

    # ------------------------------------------------------------ evidence

    def appositions(self) -> None:
        """Read the roles round names: “Ann Orr, the party's leader, said”."""
        reader = RoleReader(self.tokens, self.names, self.words)
        for number, name in enumerate(self.names):
            entity = self.entities[name.entity]
            if entity.kind not in ("person", "unknown"):
                continue
            country = reader.country(name)
            if country:
                entity.role_words.add(country)
            entity.role_words |= reader.done(name)
            role = reader.in_front(name) or reader.behind(number) or reader.told(name)
            if role:
                self._add_role(entity, role)
                if entity.kind == "unknown":
                    entity.kind = "person"
                for word in role.lower().split():
                    if gender := self.words.gender_of(word):
                        entity.votes[gender] += 3


def _is_nominative(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether a Cyrillic name is the shorter, uninflected form of another."""
    cyrillic = "\u0400" <= words[-1][:1] <= "\u04ff"
    return cyrillic and len("".join(words)) < len("".join(other))


def _surnames(entity: Entity) -> tuple[str, str]:
    """Return a last name with and without its Arabic article."""
    surname = fold(entity.words[-1])
    return surname, without_article(surname)


def _same_first(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) <= 2 and long.startswith(short[0]) and short[0].isalpha())
