"""What the quotation marks of an article mean: which open, which close, which are the main ones."""

import re
from dataclasses import dataclass

SINGLE = frozenset("‘’‚‛'`")
CLOSERS = {
    "“": '”“"',
    "„": '“”"',
    "”": '”"',
    "‟": "”",
    '"': '"”',
    "«": "»",
    "»": "«",
    "‘": "’'",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "'": "'’",
}
"""What may close each opening mark."""
_SINGLE_OPENER = re.compile(r"[‘'](?<![^\s(\[—–“\"-].)(?=[\w\[…$£€])(?!em\b|\d\d)", re.DOTALL)
_FRENCH = re.compile(r"(?:^|(?<=[\s(\[—–-]))«|»(?=[\s.,;:!?)]|$)", re.MULTILINE)
_REVERSED = re.compile(r"(?:^|(?<=[\s(\[—–-]))»(?=\S)|(?<=\S)«(?=[\s.,;:!?)]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Convention:
    """What the marks of an article mean."""

    single_is_main: bool = False
    reversed_guillemets: bool = False
    same_curly: bool = False  # ”…” as in Swedish: the mark that closes also opens


def find_convention(text: str) -> Convention:
    """Return what the marks of a text mean, by counting which of them look like openers."""
    singles = len(_SINGLE_OPENER.findall(text))
    doubles = sum(text.count(mark) for mark in ('"', "“", "”", "„", "«", "»", "''"))
    left = right = 0
    if "»" in text:
        left = len(_FRENCH.findall(text))
        right = len(_REVERSED.findall(text))
    return Convention(
        single_is_main=singles > 0 and singles * 2 > doubles,
        reversed_guillemets=right > left,
        same_curly="”" in text and "“" not in text and "„" not in text,
    )
