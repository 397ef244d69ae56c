"""The sieve that finds the speaker in a label: “Orr: “…””, as in a list or a headline."""

from briefgen.analysis.language import Is
from briefgen.analysis.name import Name
from briefgen.analysis.phrase import NAME, PRONOUN, Phrase
from briefgen.analysis.scene import Found, Scene

_FINITE = Is.CUE | Is.VERB | Is.AUXILIARY | Is.PASSIVE | Is.PARTICIPLE
_BULLETS = frozenset("•·*▪●◦‣-–—")
_MARKS = frozenset((",", "(", ")", "-", "/", "’s", "'s", "."))
_LONGEST = 15
"""Tokens of a label before its colon at most."""


def label(scene: Scene) -> Found | None:
    """Orr: “…” (a name and a colon, as in a list or a headline)."""
    at = scene.token - 1
    if at <= scene.frame.first or scene.tokens.words[at] not in ":(":
        return None
    phrase = scene.phrases.ending_at(at, scene.frame.first)
    if scene.tokens.words[at] == "(":
        whole = scene.quoted[:1].isupper() and scene.quoted[-1:] in ".!?"
        named = phrase is not None and phrase.kind == NAME and whole
        return Found("label.name", phrase) if phrase is not None and named else None
    labelled = _labelled(scene, at)
    if labelled is not None:
        return Found("label.name", labelled)
    if phrase is None or phrase.kind == PRONOUN:
        return None
    alone = phrase.first == scene.frame.first or scene.tokens.words[phrase.first - 1] in "-–—,"
    by = scene.tokens.lower[phrase.first - 1] in ("by", "from") if not alone else False
    if phrase.kind == NAME and (alone or by):
        return Found("label.name", phrase)
    return None


def _labelled(scene: Scene, at: int) -> Phrase | None:
    """Return Orr in “• Ann Orr, party leader:”, “Sen. Ann Orr (R-Ohio):”: a label has no verb."""
    tokens, phrases, first = scene.tokens, scene.phrases, scene.frame.first
    while first < at and tokens.words[first] in _BULLETS:
        first += 1
    if not 0 < at - first <= _LONGEST:
        return None
    for k in range(first, at):
        plain = tokens.words[k][0].isalnum() or tokens.words[k] in _MARKS
        if not plain or (tokens.classes[k] & _FINITE and k not in phrases.inside):
            return None
    number = phrases.ending.get(at)
    if number is None or not _is_described(scene, first, phrases.names[number]):
        number = phrases.beginning.get(first)
    if number is None or phrases.names[number].kind == "place" or phrases.names[number].last > at:
        return None
    name = phrases.names[number]
    behind = tokens.words[name.last] in ":,(" or tokens.classes[name.last] & Is.PREPOSITION
    return Phrase(first, name.last, NAME, name.last - 1, number) if behind else None


def _is_described(scene: Scene, first: int, name: Name) -> bool:
    """Return whether only what he or it is stands before a name: “Former secretary of state”."""
    tokens = scene.tokens
    inside = range(first, name.first)
    other = Is.DETERMINER | Is.PRONOUN | Is.SUBORDINATOR | Is.CONJUNCTION
    if any(tokens.classes[k] & other or tokens.words[k] in _MARKS for k in inside):
        return False
    behind_of = any(tokens.classes[k] & Is.PREPOSITION for k in inside)
    return name.kind == "person" or (name.kind == "body" and not behind_of)
