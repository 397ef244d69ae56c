"""The gender that a name shows: by an article, a title, a first name or its ending."""

from briefgen.analysis.language import QuoteWords, first_names

_SHORTEST_GUESS = 4
"""First names of fewer letters are not guessed."""


def gender_of(
    kind: str, role: str, proper: tuple[str, ...], article: str, words: QuoteWords
) -> tuple[str, bool]:
    """Return "m", "f" or "" for a name, and whether it is only guessed.

    Args:
        kind: of the name: "person", "body", "place" or "unknown".
        role: titles and role nouns before it, "" if none.
        proper: the name's words.
        article: the article before the role, lower case, "" if none.
        words: language data.
    """
    if kind in ("body", "place"):
        return "", False
    if article in words.articles:
        return words.articles[article], False
    for word in reversed(role.lower().split()):
        if gender := words.gender_of(word):
            return gender, False
    if len(proper) == 1 and role:
        return "", False
    masculine, feminine = first_names()
    first = proper[0].lower()
    for form in (first, first.split("-")[0]):
        if form in masculine:
            return "m", False
        if form in feminine:
            return "f", False
    guess = _by_ending(first) if len(proper) > 1 else ""
    return guess, bool(guess)


def _by_ending(first_name: str) -> str:
    """Guess from a first name's ending: most that end in “a” are women's."""
    if not first_name.isalpha() or len(first_name) < _SHORTEST_GUESS:
        return ""
    return "f" if first_name.endswith(("a", "а", "я")) else ""
