"""Where a candidate stands on its line: over the entries of a list or live blog, or opening one."""

from briefgen.analysis.dating.candidates import Candidate
from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens


def opens_line(tokens: Tokens, lexicon: Lexicon, first: int) -> bool:
    """Return whether a token is the first of its line."""
    return first == 0 or tokens.codes[first - 1] == lexicon.shape_codes["LINE"]


def ends_line(candidate: Candidate) -> bool:
    """Return whether nothing follows a candidate on its line."""
    codes, line = candidate.tokens.codes, candidate.lexicon.shape_codes["LINE"]
    return candidate.end == len(codes) or codes[candidate.end] == line


def is_stamp(candidate: Candidate) -> bool:
    """Return whether a candidate opens an entry of a live blog: "09.02 The leaders arrive"."""
    tokens = candidate.tokens
    return not tokens.stamps.isdisjoint(tokens.starts[candidate.first : candidate.first + 2])


def opens_entry(candidate: Candidate) -> bool:
    """Return whether a candidate opens its line, with a colon or dash behind: "3 May: talks"."""
    opens = opens_line(candidate.tokens, candidate.lexicon, candidate.first)
    return opens and candidate.after() in (":", "–", "—", "-", "")


def stands_alone(candidate: Candidate) -> bool:
    """Return whether a candidate fills its line, as the time stamps of a live blog do."""
    return opens_line(candidate.tokens, candidate.lexicon, candidate.first) and ends_line(candidate)


def heads_entries(candidate: Candidate) -> bool:
    """Return whether a candidate ends its line and an entry with its time opens the next.

    So it is with "Programme for Friday, 6 November" over "9.30: arrival of delegations".
    """
    tokens, line = candidate.tokens, candidate.lexicon.shape_codes["LINE"]
    following = candidate.end
    while following < len(tokens.codes) and tokens.codes[following] == line:
        following += 1
    if following in (candidate.end, len(tokens.codes)):
        return False
    return not tokens.stamps.isdisjoint(tokens.starts[following : following + 2])
