"""Values of page metadata in the form that facts have: addresses, language tags, author names."""

import re
from urllib.parse import urlsplit

from briefgen.reading.cleaning import one_line
from briefgen.reading.top_lines import split_authors


def author_names(names: list[str]) -> tuple[str, ...]:
    """Return author names without addresses and repetitions."""
    found: dict[str, None] = {}
    for name in names:
        for one in split_authors(name):
            if len(one) <= 80:
                found.setdefault(one)
    return tuple(found)


def web_address(text: str) -> str:
    """Return an http or https address on one line, "" if it is none."""
    address = one_line(text, 2_000)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""


def language_tag(text: str) -> str:
    """Return a BCP 47 tag of a language value ("en_GB" gives "en-GB"), "" if it is none."""
    tag = text.strip().replace("_", "-").split(",")[0]
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag) else ""
