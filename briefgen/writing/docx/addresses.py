"""Addresses of links as Word takes them.

Word calls a whole file damaged that has a relationship to what is no address (RFC 3986), or to
one that is longer than its own limit. The words stand in the text all the same.
"""

import re
from urllib.parse import quote, urlsplit

from briefgen.writing.links import is_allowed_link

_LONGEST = 2000  # characters; Word's limit is 2083
_HEAD = re.compile(r"(mailto:|https?://[^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_KEPT = "/?:@!$&'()*+,;=~"
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def word_address(href: str) -> str:
    """Return an allowed address with the signs escaped that none may hold; "" if it is none."""
    if not is_allowed_link(href) or not _has_host(href):
        return ""
    match = _HEAD.match(href)
    if match is None:
        return ""
    path, hash_sign, place = match[2].partition("#")
    tail = _escaped(path) + (f"#{_escaped(place)}" if hash_sign else "")
    address = match[1] + tail
    return address if len(address) <= _LONGEST else ""


def _escaped(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_KEPT + "%")


def _has_host(href: str) -> bool:
    """Return whether an address of the web names a computer, and a port that there can be."""
    if href.lower().startswith("mailto:"):
        return "@" in href
    try:
        parts = urlsplit(href)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return bool(host) and re.search(r"[\\^`{|}%]", host or "") is None
