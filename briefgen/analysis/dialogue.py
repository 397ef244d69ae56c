"""Speech behind a dash at the head of a line: “—Nadie vino —dijo Ruiz—. Y seguimos aquí.”."""

import re
from bisect import bisect_right

from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.stretch import Stretch

_LINE = re.compile(r"^[ \t]*([—–])[ \xa0]?(?=[^\W\d_]|[¿¡«…])([^\n]+)", re.MULTILINE)
_DASH = re.compile(r"(?<=[\s,.!?…])[ \xa0]?[—–][ \xa0]?(?=[^\W\d_])|(?<=\w)[—–](?=[.,:;]? |[.,]?$)")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_REACH = 4
"""Words behind the dash among which the verb of saying stands."""


def find_dialogue(text: str, words: QuoteWords) -> tuple[Stretch, ...]:
    """Return what lines that begin with a dash quote, where a verb of saying shows it.

    The first stretch ends at the dash before the verb, the second begins behind the reporter's
    words; a line without such a verb is an item of a list and gives none. Linear in the text.
    """
    found: list[Stretch] = []
    for line in _LINE.finditer(text):
        start, end = line.start(2), line.end(2)
        dashes = [(m.start(), m.end()) for m in _DASH.finditer(text, start, end)]
        tag = next((k for k, (_, to) in enumerate(dashes) if _says(text, to, end, words)), -1)
        if tag < 0:
            continue
        found.append(_stretch(text, line.start(1), start, dashes[tag][0]))
        if tag + 1 < len(dashes):
            resume = dashes[tag + 1][1]
            rest = text[resume:end]
            opening = resume + len(rest) - len(rest.lstrip(".,:; \xa0"))
            if opening < end:
                found.append(_stretch(text, dashes[tag + 1][0], opening, end))
    return tuple(found)


def merged(stretches: tuple[Stretch, ...], dialogue: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return quotations in marks and dialogue in text order, without marks inside dialogue."""
    if not dialogue:
        return stretches
    starts = [one.outer_start for one in dialogue]
    kept = []
    for one in stretches:
        at = bisect_right(starts, one.outer_start) - 1
        inside = at >= 0 and one.outer_start < dialogue[at].outer_end
        follows = at + 1 < len(dialogue) and dialogue[at + 1].outer_start < one.outer_end
        if not inside and not follows:
            kept.append(one)
    return tuple(sorted((*kept, *dialogue), key=lambda one: one.outer_start))


def _says(text: str, start: int, end: int, words: QuoteWords) -> bool:
    """Return whether a verb of saying stands right behind a dash."""
    for number, match in enumerate(_WORD.finditer(text, start, end)):
        if number >= _REACH:
            return False
        if words.classes.get(match[0].lower(), 0) & Is.SAY:
            return match[0].islower()
    return False


def _stretch(text: str, outer: int, start: int, end: int) -> Stretch:
    stop = start + len(text[start:end].rstrip())
    return Stretch(outer, start, stop, stop, "—")
