"""People and bodies across articles: what was found, and what the analyst decided on them."""

from dataclasses import dataclass
from datetime import date

from briefgen.model.article import TextSpan
from briefgen.model.finding import Quote


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as one article writes it in full; within an article it stands for one person.

    Attributes:
        article: key of the article.
        name: the name there ("Mira Toller", or "Toller" where the article has no more).
    """

    article: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonDecision:
    """What the analyst decided on a person or body; kept in the brief.

    Attributes:
        forms: the names that are this person's and nobody else's.
        name: the name to print, "" for the one found.
        role: the role to print, "" for the one found.
    """

    forms: tuple[NameForm, ...]
    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class GivenRole:
    """A role as written, and the keys of the articles that give it."""

    role: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something that a person said.

    Attributes:
        article: key of the article.
        pieces: the quoted words, in order; code points of the article's text.
        day: when it was said, where the attribution dates it, else when it was published.
        when: the words of the attribution that date it ("on Monday"), "" if none.
        quote: the finding; None where the analyst marked it himself.
        picked: id of the item in the brief that holds it, "" if none does.
        words: the quoted words, white space folded, pieces joined by an ellipsis.
        also: the same words in other articles.
    """

    article: str
    pieces: tuple[TextSpan, ...]
    day: date | None = None
    when: str = ""
    quote: Quote | None = None
    picked: str = ""
    words: str = ""
    also: tuple["Utterance", ...] = ()

    @property
    def span(self) -> TextSpan:
        """From the first piece's start to the last piece's end."""
        return TextSpan(self.pieces[0].start, self.pieces[-1].end)


@dataclass(frozen=True, slots=True)
class Stated:
    """A position that an article reports of a person; `day` is when it was published."""

    article: str
    passage: TextSpan
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What one article tells of a person or body.

    Attributes:
        form: the article, and the name that it gives in full.
        kind: "person", "body", or "" where that is not known.
        aliases: other ways in which the article writes the name.
        roles: roles that it gives.
        said: what it quotes, in no order.
        positions: what it reports without quoting.
    """

    form: NameForm
    kind: str = ""
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    said: tuple[Utterance, ...] = ()
    positions: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person or body with all that the articles tell of it.

    Attributes:
        key: names the entry; it stays the same through renaming and setting a role.
        name, role: as they are to be printed; `role` is "" where no article gives one.
        kind: "person", "body", or "" where that is not known.
        aliases: other ways in which the articles write the name.
        roles: every role given, that of most articles first.
        forms: the names that stand for it, article by article.
        said: quotations in the order in which they were said, undated ones last; the same words
            in several articles are one.
        positions: in the order in which they were published.
    """

    key: str
    name: str
    kind: str = ""
    role: str = ""
    aliases: tuple[str, ...] = ()
    roles: tuple[GivenRole, ...] = ()
    forms: tuple[NameForm, ...] = ()
    said: tuple[Utterance, ...] = ()
    positions: tuple[Stated, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """Keys of the articles that name it."""
        return tuple(dict.fromkeys(form.article for form in self.forms))
