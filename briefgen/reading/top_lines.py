"""What the first lines of a plain article say about it: title, byline, date, dateline."""

import re
from dataclasses import replace
from functools import cache

from briefgen.reading.cleaning import one_line
from briefgen.reading.datelines import read_dateline
from briefgen.reading.imprint import is_document_name, read_imprint, read_masthead
from briefgen.reading.letterhead import read_letterhead
from briefgen.reading.printed_dates import data, find_day
from briefgen.reading.source import Fact, MetadataField

_TOP = 12  # lines looked at
_FOOT = 2  # lines looked at where it ends
_IMPRINT = 6  # of these, those that may be an imprint
_LONGEST_LABELLED = 200
_LONGEST_TITLE = 200
_URL = re.compile(r"https?://[^\s<>\"“”]+")
# “Rupert Allard in Oberau” beside the day of publication; “Water Crisis in Africa” is a heading.
_CORRESPONDENT = re.compile(
    r"^(?P<names>[^\W\d_a-zа-я][\w.’'-]+(?: [^\W\d_a-zа-я][\w.’'-]*){1,2})"
    r" (?:in|à|en|a) [^\W\d_a-zа-я][\w’'-]+(?: [^\W\d_a-zа-я][\w’'-]+)?$"
)
# “By Jane Doe”, “Par notre envoyée spéciale Solène Kervadec”.
_BYLINE = re.compile(
    r"^(?:By|Von|Par|Por|Di|De)\s+(?:(?:our|notre|nos|unser\w*|nuestr\w+|nostr\w+)"
    r"(?:\s+[a-zà-ÿ-]+){1,4}\s+)?(?P<names>[^\W\d_a-zà-ÿ][^.!?:;“”\"]{2,80})$"
)
# “Northern Review, 22 November 2026. By Nadia Verhoeven”
_SIGNED = re.compile(
    r"^(?P<imprint>.{8,120}?\d)[\s.,;·•|–—-]+(?P<byline>(?:By|Von|Par|Por|Di|De)\s.{3,100})$"
)
_LEFTOVER = re.compile(r"[^\W\d_]{3,}")
_TIME_WORDS = re.compile(
    r"\b(?:at|um|uhr|à|am|pm|a\.m\.|p\.m\.|gmt|utc|cet|cest|eet|eest|edt|est|bst|ist|"
    r"mon|tue|wed|thu|fri|sat|sun)(?:\w*day|nesday|rsday|urday)?\b",
    re.IGNORECASE,
)


def read_top(text: str, *, titled: bool = True) -> list[Fact]:
    """Return what the first lines say: labelled lines, a line that is a date, byline, dateline.

    The lines stay in the text. A date counts if its line has a label for it or little else.
    `titled` says that the first line may be a title, so that "By the river" is no byline.
    """
    lines = text.split("\n", _TOP)[:_TOP]
    facts: list[Fact] = []
    for number, line in enumerate(lines):
        if len(line) <= _LONGEST_LABELLED:
            labelled = _labelled(line)
            facts += (
                _bare(line, may_be_title=titled and number == 0) if labelled is None else labelled
            )
    facts += _letterhead(text) if titled else []
    facts += _imprint(lines[:_IMPRINT], titled=titled)
    facts += _dateline(lines)
    facts += _self_named(lines)
    return facts


def read_foot(text: str) -> list[Fact]:
    """Return what the last lines say where the first say nothing: “(NDN, 9 June 2026)”.

    The facts are weak. A text whose last lines are among its first ones has no foot.
    """
    facts: list[Fact] = []
    for line in text.split("\n")[_IMPRINT:][-_FOOT:]:
        words = line.strip("()[] ")
        place = f"line at the end “{one_line(line, 60)}”"
        own = read_imprint(words, place, may_be_title=False)
        facts += [replace(fact, weak=True) for fact in own]
    return facts


def _imprint(lines: list[str], *, titled: bool) -> list[Fact]:
    """Return what imprint lines say, and who issues the communiqué that begins on line two."""
    facts: list[Fact] = []
    for number, line in enumerate(lines):
        place = f"line “{one_line(line, 60)}”"
        facts += _signed_imprint(line, place, may_be_title=titled and number == 0)
        beside = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
        if not number or not any(
            find_day(one) and (_labelled(one) or _bare(one)) for one in beside
        ):
            continue
        if sent := _CORRESPONDENT.match(line):
            facts.append(Fact("authors", split_authors(sent["names"]), place))
        if outlet := read_masthead(line):
            facts.append(Fact("outlet", outlet, place))
    return facts


def _signed_imprint(line: str, place: str, *, may_be_title: bool) -> list[Fact]:
    """Return what an imprint line says, and who signs it where it ends in a byline."""
    signed = _SIGNED.match(line)
    facts = read_imprint(signed["imprint"], place, may_be_title=may_be_title) if signed else []
    byline = _BYLINE.match(signed["byline"].rstrip(" .")) if signed else None
    if not facts or byline is None or not _looks_like_names(byline["names"]):
        return read_imprint(line, place, may_be_title=may_be_title)
    return [*facts, Fact("authors", split_authors(byline["names"]), place)]


def _letterhead(text: str) -> list[Fact]:
    head = read_letterhead(_filled(text), _is_day)
    return [Fact("outlet", head.outlet, "first line of the text")] if head.outlet else []


def _filled(text: str) -> list[str]:
    """Return the first lines that are not empty."""
    return [line for line in text.split("\n", 2 * _TOP)[: 2 * _TOP] if line.strip()][:_TOP]


def _is_day(line: str) -> bool:
    """Return whether a line is the day of publication and hardly anything else."""
    facts = [*(_labelled(line) or _bare(line)), *read_imprint(line, "", may_be_title=False)]
    return len(line) <= _LONGEST_LABELLED and any(fact.field == "published" for fact in facts)


def read_title(text: str) -> list[Fact]:
    """Return the first line as title, if it looks like one: short, no full stop, more follows.

    Lines that name the outlet, the day, or just the kind of text are passed over; see
    `read_letterhead`.
    """
    filled = _filled(text)
    above = read_letterhead(filled, _is_day).lines
    if not above:
        return _title(text)
    rest = [line for line in text.split("\n") if line.strip()][above:]
    kinds = (line for line in filled[:above] if is_document_name(line))
    found = _title("\n".join(rest)) or [Fact("title", one_line(one), "") for one in kinds][:1]
    return [replace(fact, place="line below the outlet’s") for fact in found]


def _title(text: str) -> list[Fact]:
    """Return the first line as title, if it looks like one."""
    first, _, rest = text.partition("\n")
    words = first.split()
    if not rest.strip() or not 2 <= len(words) <= 30 or len(first) > _LONGEST_TITLE:
        return []
    if first.rstrip('”"’»').endswith((".", ",", ";", ":", "。")) or read_dateline(first):
        return []
    if (
        _labelled(first) is not None
        or _bare(first, may_be_title=True)
        or _URL.match(first)
        or "@" in words[0]
    ):
        return []
    return [Fact("title", one_line(first), "first line of the text")]


def without_heading_lines(paragraphs: list[str]) -> list[str]:
    """Return a page's paragraphs without byline and date among the first four."""
    head = [line for line in paragraphs[:4] if not (_labelled(line) or _bare(line))]
    return [*head, *paragraphs[4:]] if len(paragraphs) > 4 else paragraphs


@cache
def _label_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return, per field, the pattern of a labelled line; the longest label wins."""
    patterns = []
    for name, labels in data()["labels"].items():
        words = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
        # "By" and "published on" need no colon; the rest would be found in any sentence.
        colon = r"\s*[:：]\s*"
        loose = r"(?:\s*[:：]\s*|\s+)" if name in ("published", "updated") else colon
        patterns.append((name, re.compile(rf"^(?:{words}){loose}(?P<value>\S.*)$", re.IGNORECASE)))
    return tuple(patterns)


def _labelled(line: str) -> list[Fact] | None:
    """Return the facts of a labelled line, None if the line has no label."""
    for name, pattern in _label_patterns():
        match = pattern.match(line.lstrip("(["))
        if not match:
            continue
        value, place = match["value"].strip(), f"line “{one_line(line, 60)}”"
        if name == "published":
            found = find_day(value)
            near = found and found[1] <= 30
            return [Fact("published", found[0], place)] if found and near else []
        if name == "url":
            url = _URL.match(value)
            return [Fact("url", url.group(), place)] if url else []
        if name == "authors":
            return _byline(value, place)
        if name == "updated":
            return []
        field: MetadataField = name  # type: ignore[assignment]
        return [Fact(field, one_line(value), place)]
    return None


def _bare(line: str, *, may_be_title: bool = False) -> list[Fact]:
    """Return facts of a line without label: "By Jane Doe", "16 June 2023", an address."""
    place = f"line “{one_line(line, 60)}”"
    byline = _BYLINE.match(line)
    if byline and (not may_be_title or find_day(line)) and _looks_like_names(byline["names"]):
        return _byline(byline["names"], place)
    if address := _URL.fullmatch(line.strip()):
        return [Fact("url", address.group(), place)]
    found = find_day(line)
    if found:
        day, start, end = found
        rest = _TIME_WORDS.sub(" ", f"{line[:start]} {line[end:]}")
        if len(_LEFTOVER.findall(rest)) <= 1:
            return [Fact("published", day, place)]
    return []


def _byline(value: str, place: str) -> list[Fact]:
    """Return the authors of a byline, and its day if it has one ("Jane Doe, 16 June 2023")."""
    found = find_day(value)
    if found is None:
        return [Fact("authors", split_authors(value), place)]
    day, start, _ = found
    names = split_authors(re.sub(r"[\W_]+(?:on|am|le|el|il)?[\W_]*$", "", value[:start]))
    return [Fact("authors", names, place), Fact("published", day, place)]


def _looks_like_names(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", text)
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _dateline(lines: list[str]) -> list[Fact]:
    return next((facts for line in lines if (facts := read_dateline(line))), [])


# An agency that passes on another outlet's report names itself at the sentence's end: "That is
# according to X, Y reports." or "…, Y reports, citing X." Without the other outlet, "Y reports"
# may as well cite Y.
_NAME = r"[^\W\d_a-zа-я][\w.’'&-]*(?: [^\W\d_a-zа-я][\w.’'&-]*){0,3}"
_SELF_NAMED = re.compile(
    rf"\b(?:according to|citing|with reference to|quoting)\s[^.,;“”\"]{{2,60}},\s"
    rf"(?P<after>{_NAME}) reports\b|"
    rf",\s(?P<before>{_NAME}) reports,?\s(?:citing|with reference to|quoting)\s"
)


def _self_named(lines: list[str]) -> list[Fact]:
    for line in lines[:6]:
        if match := _SELF_NAMED.search(line[:1000]):
            words = f"words “{one_line(match.group().lstrip(', '), 60)}”"
            return [Fact("outlet", match["after"] or match["before"], words)]
    return []


def split_authors(text: str) -> tuple[str, ...]:
    """Return the names of a byline: "Jane Doe and Max Roe" gives two; addresses are left out."""
    text = re.sub(r"^(?:by|von|par|por|di)\s+", "", one_line(text), flags=re.IGNORECASE)
    parts = re.split(r"\s*(?:[;|]|,\s+(?!Jr\b|Sr\b)|\s(?:and|und|et|y|e|та|и|&)\s)\s*", text)
    names = [part.strip(" ,.-–—") for part in parts]
    names = [name for name in names if name and "@" not in name and "://" not in name]
    full = [name for name in names if " " in name]  # “Jane Doe, Oberau”: a place is no author
    return tuple(full if full and "," in text else names)[:20]
