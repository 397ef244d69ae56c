"""What languages whose labels are cut out of a sentence share: flags, letters, joined words."""

from briefgen.analysis.event_words import Scene

REACH = 40
"""Tokens to look to each side of a date; it keeps the work linear."""
LONGEST = 12
"""Tokens of a phrase."""
_SIGNS = (",", ";", ":", "»", "«")


def is_on(scene: Scene, flag: str) -> bool:
    """Return whether a language's file sets a flag, such as "capital_nouns"."""
    return flag in scene.lists["flags"]


def is_small(scene: Scene, index: int) -> bool:
    """Return whether a word is written without a capital."""
    return scene.raw(index)[:1].islower()


def is_joined(scene: Scene, index: int) -> bool:
    """Return whether a hyphen or apostrophe joins the words round it: “EU-Gipfel”, “l'OTAN”."""
    if scene.raw(index) not in ("-", "'", "’", "‑", "–"):
        return False
    tokens = scene.tokens
    if not scene.first < index < scene.end - 1:
        return False
    if scene.raw(index) == "-" and "-" in (scene.raw(index - 1), scene.raw(index + 1)):
        return False  # a typewriter's dash: “HALDEN -- Leaders”
    return tokens.ends[index - 1] == tokens.starts[index] or (
        tokens.ends[index] == tokens.starts[index + 1]
    )


def leads_to_date(scene: Scene, index: int) -> bool:
    """Return whether only small words stand between a small word and a date: “in the” of May."""
    while index not in scene.dated and scene.has(index, "before_dates"):
        index += 1
    return index in scene.dated


def segment_start(scene: Scene, end: int) -> int:
    """Return the first token behind the comma, semicolon or quotation mark before a token."""
    start = end
    while start > scene.first and scene.word(start - 1) not in _SIGNS:
        start -= 1
    return start
