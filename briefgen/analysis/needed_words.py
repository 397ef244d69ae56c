"""What a text must hold for a regular expression to match: a quick look before a slow search."""

import re
from collections.abc import Iterable

_PIECE = re.compile(
    r"""(?P<open> \( (?: \?[:=] | (?!\?) ) )
      | (?P<never> \(\?<?! [^()]* \) )
      | (?P<close> \) )
      | (?P<bar> \| )
      | (?P<times> [?*+] \?? | \{[\d,]*\} \?? )
      | (?P<letter> [\w ] )
      | (?P<other> \\. | \[ (?: \\. | [^\]\\] )* \] | [^()|?*+{}\[\]\\] )""",
    re.VERBOSE,
)
"""The parts of a pattern; `never` is a look at what must not stand there."""


def needed_words(pattern: str) -> tuple[str, ...]:
    """Return stretches of folded text of which every match of a pattern holds at least one.

    Of several such sets that with the longest shortest stretch is taken: it rules out most. It
    is ("",), which every text holds, where a pattern needs no letters or is written in a way
    that is not read here.

    Args:
        pattern: a regular expression without flags of its own, matched in any case.
    """
    pieces: list[re.Match[str]] = []
    at = 0
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if piece is None:
            return ("",)
        pieces.append(piece)
        at = piece.end()
    found, end = _choice(pieces, 0)
    if end != len(pieces):
        return ("",)
    shortest = (one for one in found if not any(two in one for two in found - {one}))
    return tuple(sorted(shortest)) or ("",)


def folded(text: str) -> str:
    """Return a text as `needed_words` are written: what ignoring case takes for equal is."""
    return text.replace("\u0130", "i").replace("\u0131", "i").casefold()


def _choice(pieces: list[re.Match[str]], at: int) -> tuple[set[str], int]:
    """Return what one of the alternatives needs, the empty set if one needs nothing."""
    branches: list[set[str]] = []
    while True:
        branch, at = _sequence(pieces, at)
        branches.append(branch)
        if at >= len(pieces) or not pieces[at]["bar"]:
            break
        at += 1
    return (set().union(*branches) if all(branches) else set()), at


def _sequence(pieces: list[re.Match[str]], at: int) -> tuple[set[str], int]:
    """Return the best of what the parts of an alternative need."""
    needs: list[set[str]] = []
    run = ""
    while at < len(pieces) and not pieces[at]["bar"] and not pieces[at]["close"]:
        piece, own = pieces[at], set[str]()
        if piece["open"]:
            own, at = _choice(pieces, at + 1)
        at += 1
        times = pieces[at]["times"] if at < len(pieces) else None
        if piece["letter"] and not times:
            run += folded(piece[0])
            continue
        needs.append({run})
        run = ""
        if times:
            at += 1
            if times[0] in "?*" or times.startswith(("{0", "{,")):
                own = set()
        needs.append(own)
    needs.append({run})
    return max(needs, key=_worth), at


def _worth(words: Iterable[str]) -> tuple[int, int]:
    """Return how much a set of needed stretches rules out."""
    lengths = [len(word.strip()) for word in words]
    return min(lengths, default=0), -len(lengths)
