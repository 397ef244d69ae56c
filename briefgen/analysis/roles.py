"""Roles as an article writes them: before a name, behind it, or told by a verb."""

import re

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.name import Name
from briefgen.analysis.tokens import Tokens

_ELISION = re.compile(r"\b((?:[cdjlmnst]|qu|all|dell|nell|sull)['’]) ", re.IGNORECASE)
"""An elided word with its apostrophe and a space: “l' industrie”."""
_APPOSITION = 14
"""Tokens that a role behind a name may have."""
_LASTING = 5
"""Tokens of “for thirty years a” that may stand before a role."""
_COMPLEMENT = 8
"""Tokens of “commissioner for trade and fisheries” that are read."""
_TOLD = 6
"""Tokens of “who is the party's leader” that are read."""


class RoleReader:
    """Reads the roles of one article's names."""

    def __init__(self, tokens: Tokens, names: list[Name], words: QuoteWords) -> None:
        self.tokens = tokens
        self.names = names
        self.words = words

    def in_front(self, name: Name) -> str:
        """Return the role in “the party's leader, Ann Orr,”."""
        tokens = self.tokens
        comma = name.np_first - 1
        named = comma >= 1 and tokens.lower[comma] in self.words.introducing
        if comma < 1 or not (tokens.words[comma] == "," or named):
            return ""
        if tokens.unit_of[comma] != tokens.unit_of[name.first] or name.last >= len(tokens.words):
            return ""
        head = self._head_before(comma)
        if head < 0:
            return ""
        if not named and tokens.words[name.last] not in ",.:;(—–":
            return ""
        k = head
        low = max(tokens.units[tokens.unit_of[comma]][0], head - 7)
        while k > low and (
            tokens.classes[k - 1] & (Is.MODIFIER | Is.BODY | Is.NATIONALITY | Is.ROLE)
            or tokens.words[k - 1] in ("’s", "'s")
            or tokens.capital[k - 1]
            or tokens.lower[k - 1] in self.words.ranks  # “the shadow home secretary, Ann Orr”
        ):
            k -= 1
        if tokens.classes[k] & Is.DETERMINER:
            k += 1
        role = tidy(tokens.text(k, comma))
        if (
            named
            and k - 3 > low
            and tokens.words[k - 2] == ","
            and (tokens.classes[k - 3] & Is.ROLE)
        ):
            role = f"{tokens.words[k - 3]}, {role}"  # “The envoy, a retired diplomat named Orr”
        return role

    def _head_before(self, comma: int) -> int:
        """Return the token of “commissioner” in “the commissioner for justice,”, -1 if none."""
        tokens = self.tokens
        low = max(tokens.units[tokens.unit_of[comma]][0], comma - _COMPLEMENT)
        for k in range(comma - 2, low, -1):
            if tokens.words[k] == ",":
                break
            at = k + 1
            if tokens.classes[at] & Is.NATIONALITY and not tokens.capital[at]:
                at += 1  # “la ministre française des Affaires étrangères”
            behind = tokens.classes[at] & Is.PREPOSITION or tokens.lower[at] in self.words.genitives
            if tokens.classes[k] & Is.ROLE and behind:
                return k
        return comma - 1 if tokens.classes[comma - 1] & Is.ROLE else -1

    def behind(self, number: int) -> str:
        """Return the role in “Ann Orr, the party's leader,” and “Ann Orr (leader of …)”."""
        tokens, name = self.tokens, self.names[number]
        if name.last >= len(tokens.words) or tokens.words[name.last] not in ",(":
            return ""
        start = name.last + 1
        if (
            start + 1 < len(tokens.words)
            and tokens.words[start].isdigit()
            and (tokens.words[start + 1] == ",")
        ):
            start += 2  # the age in “Ann Orr, 58, a judge”
        unit_end = tokens.units[tokens.unit_of[start - 1]][1]
        start = self._behind_time(start, unit_end)
        end = min(unit_end, start + _APPOSITION)
        role_at = -1
        for k in range(start, end):
            classes, word = tokens.classes[k], tokens.words[k]
            if word in ",;:()—–." or classes & Is.RELATIVE:
                break
            if classes & (Is.VERB | Is.PASSIVE) or (
                classes & Is.CUE and not classes & (Is.NOUN_TOO | Is.BASE)
            ):
                return ""
            if classes & (Is.ROLE | Is.TITLE) and role_at < 0:
                role_at = k
        else:
            k = end
        if role_at < 0 or role_at - start > 7 or k <= start:
            return ""
        if tokens.classes[start] & (Is.PREPOSITION | Is.CONJUNCTION):
            return ""
        if number + 1 < len(self.names) and self.names[number + 1].np_first == start:
            following = self.names[number + 1]
            if following.last >= k and following.titled:
                return ""
        if tokens.classes[start] & Is.DETERMINER and not tokens.classes[start] & Is.POSSESSIVE:
            start += 1
        return tidy(tokens.text(start, k))

    def _behind_time(self, start: int, end: int) -> int:
        """Return where “a judge” begins in “for thirty years a judge”; else `start`."""
        tokens = self.tokens
        if start >= end or not tokens.classes[start] & Is.PREPOSITION:
            return start
        for k in range(start + 1, min(end, start + _LASTING)):
            if tokens.classes[k] & Is.DETERMINER:
                role = k > start + 1 and not tokens.classes[k] & (Is.DEFINITE | Is.POSSESSIVE)
                return k if role else start
            if tokens.capital[k] or not tokens.words[k].isalnum():
                return start
        return start

    def told(self, name: Name) -> str:
        """Return the role in “Ann Orr, who is the party's leader” and “who chaired the talks”."""
        tokens, k = self.tokens, name.last
        if self.words.nouns_capitalised and len(name.words) == 1:
            return ""  # “Grund ist der Minister”
        end = tokens.units[tokens.unit_of[name.first]][1]
        if k < end and tokens.words[k] == ",":
            k += 1
            if k >= end or not tokens.classes[k] & Is.RELATIVE:
                return ""
        if k < end and tokens.classes[k] & Is.RELATIVE:
            k += 1
        if k >= end:
            return ""
        if tokens.lower[k] not in self.words.copulas:
            return ""
        return self._predicate(k + 1, end)

    def _predicate(self, start: int, end: int) -> str:
        """Return the role that follows “is”, up to its noun: “the party's leader”."""
        tokens = self.tokens
        if start < end and tokens.classes[start] & Is.DETERMINER:
            start += 1
        last = -1
        for k in range(start, min(end, start + _TOLD)):
            classes = tokens.classes[k]
            if classes & (Is.ROLE | Is.TITLE):
                last = k
            elif last >= 0 or not (
                classes & (Is.MODIFIER | Is.NATIONALITY | Is.BODY)
                or tokens.capital[k]
                or tokens.words[k] in ("’s", "'s")
            ):
                break
        return tidy(tokens.text(start, last + 1)) if last >= 0 else ""

    def done(self, name: Name) -> set[str]:
        """Return the nouns of “who led the Icelandic team”: leader, icelandic.

        So it does for “who took the chair in January”: chairman.
        """
        tokens, k = self.tokens, name.last
        end = tokens.units[tokens.unit_of[name.first]][1]
        while k < end and (tokens.words[k] == "," or tokens.classes[k] & Is.RELATIVE):
            k += 1
        doer = self.words.doers.get(tokens.lower[k]) if k < end else None
        if not doer:
            told = range(k + 1, min(end, k + _TOLD)) if tokens.classes[k - 1] & Is.RELATIVE else ()
            seats = (j for j in told if tokens.classes[j - 1] & Is.DEFINITE)
            return {
                self.words.seats[noun]
                for j in seats
                if (noun := tokens.lower[j]) in self.words.seats
            }
        words = {doer}
        for j in range(k + 1, min(end, k + _TOLD)):
            if tokens.words[j] in ",;:":
                break
            if tokens.classes[j] & Is.NATIONALITY:
                words.add(tokens.lower[j])
        return words

    def country(self, name: Name) -> str:
        """Return “Korva” of “Lee of Korva”, in lower case; "" if none follows."""
        tokens, k = self.tokens, name.last
        if k + 1 >= len(tokens.words) or tokens.lower[k] not in self.words.of_country:
            return ""
        return tokens.lower[k + 1] if tokens.capital[k + 1] else ""


def tidy(role: str) -> str:
    """Return a role's words as written, without spaces at possessive endings and elisions."""
    for mark in ("’s", "'s", "’", "'"):
        role = role.replace(f" {mark}", mark)
    return _ELISION.sub(r"\1", role)
