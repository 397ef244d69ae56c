"""Where words stand in a text, as one types them: case, spaces and shapes of marks aside."""

import re

from briefgen.model.article import TextSpan

_SHAPES = {"'": "['’‘ʼ]", '"': '["“”„«»]', "-": "[-‐‑–]"}
_MOST = 2_000
"""Hits that are told; nobody steps through more."""


def hits(text: str, words: str) -> tuple[TextSpan, ...]:
    """Return where the words stand, in text order, at most 2,000 times; linear in the text."""
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(map(_pattern, parts)), re.IGNORECASE)
    found: list[TextSpan] = []
    for match in pattern.finditer(text):
        found.append(TextSpan(match.start(), match.end()))
        if len(found) == _MOST:
            break
    return tuple(found)


def _pattern(part: str) -> str:
    plain = part.replace("’", "'").replace("“", '"').replace("”", '"')
    return "".join(_SHAPES.get(character) or re.escape(character) for character in plain)
