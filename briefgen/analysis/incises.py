"""The reporter's words inside the marks: « Je ne fais rien, prévient-elle. Je mets des chaises. ».

French sets them between commas without closing the marks; they are no part of what is quoted.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.stretch import Stretch

_LONGEST = 70
"""Code points of the reporter's words behind their verb at most."""
_INCISE = re.compile(
    rf"""[,!?…] \s+
         (?: (?: a | ont | avait | avaient ) \s | s['’] (?: est \s )? | se \s sont \s )?
         (?P<verb> [^\W\d_]+ )
         (?: -(?:t-)?(?P<clitic>il|elle|ils|elles)\b (?: \s (?P<participle>[^\W\d_]+) )?
           | (?= \s (?:M\.\ |Mme\ |[^\W\d_a-z]) ) )
         [^,.;:!?«»“”"\n]{{0,{_LONGEST}}}
         [,.] (?= \s | \Z )""",
    re.VERBOSE,
)


def without_incises(
    stretches: tuple[Stretch, ...], text: str, words: QuoteWords
) -> tuple[Stretch, ...]:
    """Return the stretches, cut where the reporter's own words stand inside the marks.

    Only where the language hangs pronouns on its verbs; linear in the text's length.
    """
    if not words.clitics:
        return stretches
    return tuple(piece for stretch in stretches for piece in _pieces(stretch, text, words))


def _pieces(stretch: Stretch, text: str, words: QuoteWords) -> Iterator[Stretch]:
    rest = stretch
    for match in _INCISE.finditer(text, stretch.start, stretch.end):
        if match.start() <= rest.start or not _reports(match, words):
            continue
        end, start = match.start(), match.end()
        end += text[end] in "!?…"  # the comma is the reporter's, the other marks are not
        while start < rest.end and text[start].isspace():
            start += 1
        inner = tuple(one for one in rest.nested if one.outer_end <= end)
        yield replace(rest, end=end, outer_end=end, continues=False, nested=inner)
        if start >= rest.end:
            return
        after = tuple(one for one in rest.nested if one.outer_start >= start)
        rest = replace(rest, outer_start=start, start=start, nested=after)
    yield rest


def _reports(match: re.Match[str], words: QuoteWords) -> bool:
    """Return whether the words are the reporter's: a verb of saying, its subject behind it."""
    verb = words.classes.get(match["verb"].lower(), 0)
    if not match["clitic"]:
        return bool(verb & Is.SAY) and not verb & Is.AUXILIARY
    if verb & Is.SAY:
        return True
    said = words.classes.get((match["participle"] or "").lower(), 0)
    return bool(verb & Is.AUXILIARY) and bool(said & Is.SAY)
