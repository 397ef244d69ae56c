"""Rich text (RTF 1.9) to drafts: striprtf (BSD-3) for the words, the info group read here."""

import re

from briefgen.reading.properties import property_facts
from briefgen.reading.source import CUT_OFF, Draft, Fact, Reading, Source, unreadable

_MOST_GROUPS = 200_000
_PICTURES = re.compile(rb"\\(?:pict|objdata|bin)\b[^{}\\]*(?:\\[a-z]+-?\d* ?)*[0-9a-fA-F\s]{2000,}")
_TIME = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read_rtf(source: Source) -> Reading:
    """Return the one article of a rich text file.

    Raises:
        BriefgenError: no rich text, nested too deeply, or without text.
    """
    if not source.data.lstrip().startswith(b"{\\rtf"):
        raise unreadable(f"“{source.name}” is not a rich text file, although its name says so.")
    data = _PICTURES.sub(b"", source.data)
    if data.count(b"{") > _MOST_GROUPS:
        raise unreadable(f"“{source.name}” is too deeply nested to be read.")
    from striprtf.striprtf import rtf_to_text

    markup = data.decode("latin-1")
    page = re.search(r"\\ansicpg(\d{3,5})", markup[:2000])
    encoding = f"cp{page[1]}" if page and _known(f"cp{page[1]}") else "cp1252"
    text: str = rtf_to_text(  # type: ignore[no-untyped-call]  # it ships no types
        markup, encoding=encoding, errors="replace"
    )
    # Cells come as "a|b|": shown as the other readers show them.
    text = re.sub(r"^.*\|$", lambda row: row.group()[:-1].replace("|", " | "), text, flags=re.M)
    if not text.strip():
        raise unreadable(f"“{source.name}” holds no text.")
    facts = (*source.facts, *_information(markup, encoding))
    notices = () if source.data.rstrip(b"\0 \r\n\t\x1a").endswith(b"}") else (CUT_OFF,)
    return Reading((Draft(text, facts, "application/rtf", notices, prose=True),))


def _known(encoding: str) -> bool:
    try:
        "".encode(encoding)
    except LookupError:
        return False
    return True


def _information(markup: str, encoding: str) -> list[Fact]:
    """Return the facts of the info group."""
    start = markup.find("{\\info")
    group = markup[start : start + 20_000] if start >= 0 else ""

    def value(word: str) -> str:
        match = re.search(rf"\{{\\{word} ([^{{}}]{{1,500}})\}}", group)
        return _unescape(match[1], encoding) if match else ""

    made = _TIME.search(group)
    day = f"{made[1]}-{int(made[2]):02}-{int(made[3]):02}" if made else ""
    return property_facts(value("title"), value("author"), day)


def _unescape(text: str, encoding: str) -> str:
    text = re.sub(r"\\u(-?\d+) ?\??", lambda match: chr(int(match[1]) % 65_536), text)
    return re.sub(
        r"(?:\\'[0-9a-fA-F]{2})+",
        lambda match: bytes.fromhex(match.group().replace("\\'", "")).decode(encoding, "replace"),
        text,
    )
