"""Who speaks, by what all articles of a brief tell: names of offices, offices of names."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen.compose.function_words import single_words
from briefgen.model.brief import PickedQuote
from briefgen.model.finding import Findings, QuoteFlag
from briefgen.model.words import words_of

_LONGEST = 60
"""Characters of an office that is printed beside a name."""


class KnownSpeakers:
    """The people of several articles, with their offices."""

    def __init__(self, findings: Iterable[Findings]) -> None:
        self._roles: dict[str, str] = {}
        self._holders: dict[str, set[str]] = {}
        for person in (one for found in findings for one in found.people):
            if person.kind != "person" or not person.role or len(person.role) > _LONGEST:
                continue
            known = self._roles.get(person.name, "")
            self._roles[person.name] = max(known, person.role, key=_telling)
            self._holders.setdefault(_office(person.role), set()).add(person.name)

    def completed(self, quote: PickedQuote, named: bool) -> PickedQuote:
        """Return a quotation with the name or the office that its own article leaves out.

        An office without a name gets the name of its only holder in any article; a name
        without an office gets the fullest one that an article gives, if that is more than a
        bare noun ("executive"). "The minister" is nobody's alone: every article has one. The reason
        says whom an office was taken for.

        Args:
            quote: as picked.
            named: whether its own article names the speaker.
        """
        if QuoteFlag.ANONYMOUS in quote.flags or not quote.speaker:
            return quote
        if not named:
            office = _office(quote.speaker)
            holders = self._holders.get(office, set())
            if len(holders) != 1 or office in single_words("bare_offices"):
                return quote
            name = next(iter(holders))
            why = f"“{quote.speaker}” is {name}, the only one whom the articles call so"
            reason = "; ".join(filter(None, (quote.reason, why)))
            return replace(quote, speaker=name, role=self._roles[name], reason=reason)
        known = self._roles.get(quote.speaker, "")
        if not quote.role and (" " in known or known[:1].isupper()):
            return replace(quote, role=known)
        return quote


def known_speakers(findings: Mapping[str, Findings], keys: Iterable[str]) -> KnownSpeakers:
    """Return the speakers known from the articles of these keys."""
    return KnownSpeakers(findings[key] for key in keys if key in findings)


def _telling(role: str) -> tuple[int, int]:
    """Return how much an office tells: more words, then more letters."""
    return len(role.split()), len(role)


def _office(role: str) -> str:
    """Return an office for comparing: without article and capitals."""
    words = words_of(role)
    return " ".join(words[1:] if words[:1] and words[0] in single_words("articles") else words)
