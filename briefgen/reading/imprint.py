"""Imprint lines: “Luang Sok, 4 March 2024”, “Institute of X · Commentary · 8 March 2024”.

Such a line names a place, an outlet or a kind of text and then the day, and says nothing else.
"""

import re
from functools import cache

from briefgen.reading.cleaning import one_line
from briefgen.reading.printed_dates import data, find_day
from briefgen.reading.source import Fact

_LONGEST = 120
_MOST_WORDS = 6
"""Words of one part of such a line."""
_SMALL = 4
"""Letters of an agency's name that begins with no capital."""
_MOST_BEHIND = 3
"""Words of what stands behind the day, if it is no name: “print edition”, “page 9”."""
_PARTS = re.compile(r"\s*[·•|,;]\s*|\s+[–—-]\s+")
_DAY_BEFORE = re.compile(r"(?:[\s,·•|;–—-]|\b[^\W\d_]+day\b|\b\w+tag\b)*$", re.IGNORECASE)
_SENTENCE = re.compile(r"[!?:“”\"«»]|\.\s")
_WORD = re.compile(r"[^\W_][\w.’'-]*")
_ELIDED = re.compile(r"^[dl][’'](?=\w)", re.IGNORECASE)


def read_imprint(line: str, place: str, *, may_be_title: bool) -> list[Fact]:
    """Return the day of publication, and the outlet if one is named, of an imprint line.

    Args:
        line: one line from the top of a text.
        place: the line, as the analyst is told where the facts stand.
        may_be_title: the line may be a headline that ends in the day of an event; then its day
            counts only where nothing else gives one.
    """
    found = find_day(line)
    if found is None or len(line) > _LONGEST:
        return []
    day, start, end = found
    joint = _DAY_BEFORE.search(line[:start])
    before = line[: joint.start()] if joint else line[:start]
    if not joint or not re.search(r"[,·•|;–—-]", joint[0]) or before[-1:].isdigit():
        return []  # “Leaders meet on 4 March 2024”, “13–14 March 2024”
    parts = [part for part in _PARTS.split(before) if part]
    behind = [part for part in _PARTS.split(line[end:].strip()) if _WORD.search(part)]
    if not parts or _SENTENCE.search(f"{before} {line[end:]}"):
        return []
    if not all(is_name(part) or _is_small_agency(part) for part in parts):
        return []
    if not all(is_name(part) or len(part.split()) <= _MOST_BEHIND for part in behind):
        return []
    outlet = next((part for part in parts if _is_outlet(part)), "")
    facts = [Fact("published", day, place, weak=may_be_title)]
    return [Fact("outlet", one_line(outlet), place), *facts] if outlet else facts


def outlet_above(line: str, following: str) -> str:
    """Return a first line that names who issues what the next line calls a communiqué, else ""."""
    issued = re.match(rf"(?:{_alternatives('documents')})\b", following.strip(), re.IGNORECASE)
    return one_line(line) if issued and is_name(line) and not _SENTENCE.search(line) else ""


def is_document_name(line: str) -> bool:
    """Return whether a line says what kind of text follows, and nothing else.

    “Press Release”, “Pressemitteilung Nr. 187”, “Press release 31/2026”.
    """
    number = r"(?:[\s,]+(?:no|nr|n|№)?[.°º]?\s?\d[\d/.-]*)?"
    documents = _alternatives("documents")
    return bool(re.fullmatch(rf"(?:{documents}){number}", line.strip(), re.IGNORECASE))


def is_institution(line: str) -> bool:
    """Return whether a line's words are those of a ministry, an office or an outlet."""
    return bool(re.search(rf"\b(?:{_alternatives('institutions')})\b", line, re.IGNORECASE)) or (
        _is_outlet(line)
    )


def read_masthead(line: str) -> str:
    """Return the outlet that a line beside the day of publication names, "" if it is none."""
    return (
        one_line(line) if is_name(line) and _is_outlet(line) and not _SENTENCE.search(line) else ""
    )


def is_name(part: str, most: int = _MOST_WORDS) -> bool:
    """Return whether words are few and each of some length begins with a capital."""
    words = [_ELIDED.sub("", word) for word in _WORD.findall(part)]
    first = bool(words) and (words[0][0].isupper() or not words[0][0].isalpha())
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return first and len(words) <= most and all(word[0].isupper() for word in long)


def _is_small_agency(part: str) -> bool:
    """Return whether a part is an agency that writes itself small: “dpa”."""
    return part.isalpha() and len(part) <= _SMALL


def _is_outlet(part: str) -> bool:
    whole, ending = _alternatives("outlets"), _alternatives("endings")
    return bool(re.search(rf"\b(?:{whole})\b|(?:{ending})\b", part, re.IGNORECASE))


@cache
def _alternatives(kind: str) -> str:
    return "|".join(sorted(map(re.escape, data()["imprint"][kind]), key=len, reverse=True))
