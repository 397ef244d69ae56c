"""The people of the brief's articles as the window lists them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from briefgen.model.article import TextSpan
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Quote
from briefgen.model.person import NameForm, PersonEntry
from briefgen.people.people import people_of
from ui.models.wording import outlets_of, short_day
from ui.session import Session

_SETTLE_MS = 120
"""While one types into the brief, the people are read once behind the last letter."""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """Something that a person said, or a position of theirs: where it is, its words, its source.

    `quote` is None for a position and for words that the analyst marked; `picked` is the id of
    the item that holds it, "" if it is not in the brief.
    """

    key: str
    span: TextSpan
    words: str
    about: str
    quoted: bool
    quote: Quote | None = None
    picked: str = ""


class PeopleList(QObject):
    """People, and what they said.

    `entries` are read only while `watched` is true; `busy` while they are being read, `nobody`
    is said where there are none. `sources` gives the outlet of an article, or else its title.
    """

    changed = Signal()

    def __init__(self, parent: QObject, nobody: str) -> None:
        super().__init__(parent)
        self.entries: tuple[PersonEntry, ...] = ()
        self.watched = False
        self.busy = False
        self.nobody = nobody
        self.sources: dict[str, str] = {}

    def said_by(self, entry: PersonEntry) -> list[SaidRow]:
        """Return what a person said, in time order, then the positions reported."""
        rows = []
        for one in entry.said:
            others = ", ".join(dict.fromkeys(self._source(other.article) for other in one.also))
            also = f"also {others}" if others else ""
            source = self._source(one.article, short_day(one.day), one.when, also)
            words = f"“{one.words}”"
            rows.append(SaidRow(one.article, one.span, words, source, True, one.quote, one.picked))
        for held in entry.positions:
            source = self._source(held.article, short_day(held.day), "position")
            rows.append(SaidRow(held.article, held.passage, held.text, source, False))
        return rows

    def ways(self, entry: PersonEntry) -> list[tuple[str, tuple[NameForm, ...]]]:
        """Return the ways to split an entry: by a name that is written, else by an article."""
        names = list(dict.fromkeys(form.name for form in entry.forms))
        if len(names) > 1:
            return [
                (f"“{name}”", tuple(form for form in entry.forms if form.name == name))
                for name in names
            ]
        if len(entry.forms) > 1:
            return [
                (f"“{form.name}” in {self._source(form.article)}", (form,)) for form in entry.forms
            ]
        return []

    def _source(self, key: str, *more: str) -> str:
        return " · ".join(part for part in (self.sources.get(key, ""), *more) if part)


class People(PeopleList):
    """The people of the brief's articles."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "The articles of the brief name nobody yet.")
        self._session = session
        self._read: Dossier | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        for signal in (session.briefChanged, session.articlesChanged):
            signal.connect(lambda: self._soon.start(_SETTLE_MS))

    def refresh(self) -> None:
        """Read the entries anew if the dossier is another one."""
        if self.watched and self._read is not self._session.dossier:
            self._read = self._session.dossier
            self.entries = people_of(self._read)
            self.sources = outlets_of(self._read)
            self.changed.emit()
