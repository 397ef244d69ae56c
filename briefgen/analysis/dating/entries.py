"""Where a candidate stands on its line: over the entries of a list or live blog, or opening one."""

from briefgen.analysis.dating.candidates import Candidate


def is_stamp(candidate: Candidate) -> bool:
    """Return whether a candidate opens an entry of a live blog: "09.02 The leaders arrive"."""
    tokens = candidate.tokens
    return not tokens.stamps.isdisjoint(tokens.starts[candidate.first : candidate.first + 2])


def opens_entry(candidate: Candidate) -> bool:
    """Return whether a candidate opens its line, with a colon or dash behind: "3 May: talks"."""
    tokens, line = candidate.tokens, candidate.lexicon.shape_codes["LINE"]
    opens = candidate.first == 0 or tokens.codes[candidate.first - 1] == line
    return opens and candidate.after() in (":", "–", "—", "-", "")


def stands_alone(candidate: Candidate) -> bool:
    """Return whether a candidate fills its line, as the time stamps of a live blog do."""
    tokens, line = candidate.tokens, candidate.lexicon.shape_codes["LINE"]
    opens = candidate.first == 0 or tokens.codes[candidate.first - 1] == line
    return opens and (candidate.end == len(tokens.codes) or tokens.codes[candidate.end] == line)


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
