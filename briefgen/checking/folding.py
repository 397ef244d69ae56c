"""The published folding rules: which differences of writing do not make other words.

A quotation stands in its source character for character, or up to these rules and no others:

1. Canonically equivalent characters are one (Unicode NFC: "é" in one or two characters).
2. Any run of white space, line ends and no-break spaces included, is one space; none at the ends.
3. All double quotation marks are one, all single ones and apostrophes are another.
4. Soft hyphens, zero-width spaces, word joiners and byte order marks are not there.
5. The hyphens U+2010 and U+2011 are the hyphen of the keyboard; dashes stay what they are.
6. "…" is three full stops.

Case, accents, dashes, digits and every letter count.
"""

import re
import unicodedata

RULES: dict[str, str] = {
    **dict.fromkeys("“”„‟«»″〝〞〟＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′ʼ`´＇", "'"),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    **dict.fromkeys("\u2010\u2011", "-"),
    "…": "...",
}
"""Rules 3 to 6: what a character is folded to."""

_TABLE = str.maketrans(RULES)
_CLUSTER = re.compile(r"(?s)\s+|.")


def fold(text: str) -> str:
    """Return a text folded by the rules above; texts that fold alike are the same words."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TABLE).split())


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, where it came from.

    The places are code points into `text`; one more entry than characters, the last being the
    text's end. White space at the ends is kept as one space. Linear in the text's length.
    """
    pieces: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(text):
        folded = unicodedata.normalize("NFC", cluster).translate(_TABLE)
        if cluster.isspace():
            folded = " "
            if pieces and pieces[-1] == " ":
                continue
        pieces.append(folded)
        places.extend([start] * len(folded))
    return "".join(pieces), [*places, len(text)]


def _clusters(text: str) -> list[tuple[int, str]]:
    """Return runs of white space and base characters with their combining marks, with starts."""
    clusters: list[tuple[int, str]] = []
    for match in _CLUSTER.finditer(text):
        if clusters and unicodedata.combining(match[0][0]) and not clusters[-1][1].isspace():
            start, base = clusters[-1]
            clusters[-1] = (start, base + match[0])
        else:
            clusters.append((match.start(), match[0]))
    return clusters
