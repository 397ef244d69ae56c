"""Where a date or a place stands: headings, datelines, “in this port city”."""

from dataclasses import replace

from briefgen.analysis.event_wording import Label
from briefgen.analysis.event_words import Scene
from briefgen.model.article import TextSpan

_REACH = 4
"""Words between the pointing word and the noun of place, at most."""
_DATELINE = 12
"""Tokens in which a dateline such as “TRIESTE, Italy (Wire) —” ends."""
_DASHES = ("—", "–", "-", "--")
_LOUD = 4
"""Letters of the shortest place in capitals."""


def placed(label: Label, scene: Scene) -> Label:
    """Return a label that names its place or says nothing of it.

    A reader of a table does not know which “this port city” is: it is the dateline's where the
    sentence has one, else the words are left out.
    """
    words = label.text.split()
    lists = scene.lists
    if not words or words[-1].lower() not in lists["place_nouns"]:
        return label
    for start in range(len(words) - 2, max(0, len(words) - 2 - _REACH), -1):
        if words[start].lower() in lists["pointing"]:
            if words[start - 1].lower() not in lists["place_prepositions"]:
                return label
            here = _dateline(scene) if words[start].lower() == "this" else ""
            place = here or label.place
            where = [words[start - 1], place] if place else []
            return replace(label, text=" ".join([*words[: start - 1], *where]), place=place)
    return label


def behind_dateline(scene: Scene) -> int:
    """Return the token at which a sentence begins behind “HALDEN -- ”, its first if it has none."""
    start = scene.first
    if not scene.raw(start).isupper() or len(scene.raw(start)) < _LOUD:
        return start  # “US - China talks”
    for at in range(start, min(scene.end - 1, start + _DATELINE)):
        if scene.raw(at) in _DASHES:
            behind = at + 2 if scene.raw(at + 1) in _DASHES else at + 1
            return behind if scene.raw(behind)[:1].isupper() else start
        if not (scene.is_name(at) or scene.is_sign(at) or at in scene.dated):
            return start
    return start


def is_dateline(scene: Scene, first: int, end: int) -> bool:
    """Return whether a date is part of "TRIESTE, Aug 6 (Wire) —": it dates the article."""
    head = range(scene.first, first)
    if not head or not scene.raw(scene.first).isupper():
        return False
    if not all(scene.is_name(at) or scene.is_sign(at) for at in head):
        return False
    if scene.word(end) == "(":
        close = (at for at in range(end, min(scene.end, end + _REACH + 1)) if scene.word(at) == ")")
        end = next(close, end) + 1
    return scene.raw(end) in _DASHES


def is_heading(text: str, date: TextSpan, below: TextSpan) -> bool:
    """Return whether a date is a line of its own, over a paragraph that tells what it brings."""
    opens = text.rfind("\n", 0, date.start) + 1
    closes = text.find("\n", date.end)
    if closes < 0 or below.start < closes:
        return False
    beside = text[opens : date.start] + text[date.end : closes]
    return not beside.strip(" \t:.-–—*#")


def _dateline(scene: Scene) -> str:
    """Return the place that a sentence is written from, as in “TRIESTE, Italy (Wire) —”."""
    stop = scene.first
    while scene.raw(stop).isupper() and len(scene.raw(stop)) > 1:
        stop += 1
    ahead = range(stop, min(scene.end, stop + _DATELINE))
    if stop == scene.first or not any(scene.raw(index) in _DASHES for index in ahead):
        return ""
    return scene.text(scene.first, stop).title()
