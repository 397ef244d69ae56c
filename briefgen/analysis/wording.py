"""From a finding to the Quote that the analyst sees: names, reasons, outlets, flags."""

import re

from briefgen.analysis.discourse import Discourse
from briefgen.analysis.phrases import NOMINAL, PRONOUN, Phrase
from briefgen.analysis.speakers import Found, Scene
from briefgen.model.article import TextSpan
from briefgen.model.finding import (
    Candidate,
    Confidence,
    Quote,
    QuoteFlag,
    QuoteKind,
    Speaker,
)

_BRACKETS = re.compile(r"\[[^\]\n]{1,80}\]")


def describe(
    scene: Scene, found: Found | None, discourse: Discourse, kind: QuoteKind, tier: Confidence
) -> Quote:
    """Return the quotation with all that is known of it."""
    stretch = scene.stretches[scene.number]
    flags = _text_flags(scene, kind)
    speaker: Speaker | None = None
    cue: TextSpan | None = None
    if found is None:
        flags.append(QuoteFlag.NO_SPEAKER)
    else:
        speaker, more = _speaker(scene, found, discourse)
        flags += more
        if found.clause is not None:
            cue = scene.tokens.span(found.clause.cue, found.clause.cue_last)
    return Quote(
        pieces=(TextSpan(stretch.start, stretch.end),),
        kind=kind,
        rule=found.rule if found else "no-speaker",
        confidence=tier,
        reason="",
        cue=cue,
        speaker=speaker,
        flags=tuple(flags),
    )


def _text_flags(scene: Scene, kind: QuoteKind) -> list[QuoteFlag]:
    quoted = scene.quoted
    flags: list[QuoteFlag] = []
    if kind is QuoteKind.FRAGMENT:
        flags.append(QuoteFlag.FRAGMENT)
    if not scene.stretches[scene.number].closed:
        flags.append(QuoteFlag.UNCLOSED)
    if _BRACKETS.search(quoted):
        flags.append(QuoteFlag.BRACKETS)
    if "..." in quoted or "…" in quoted or ". . ." in quoted:
        flags.append(QuoteFlag.ELLIPSIS)
    return flags


def _speaker(scene: Scene, found: Found, discourse: Discourse) -> tuple[Speaker, list[QuoteFlag]]:
    tokens, phrase = scene.tokens, found.phrase
    mention = tokens.span(phrase.first, phrase.last)
    resolved = discourse.resolve(phrase, scene.quoted if phrase.kind == PRONOUN else "")
    flags: list[QuoteFlag] = []
    name, role, reason = "", "", ""
    candidates: tuple[Candidate, ...] = ()
    if resolved is not None:
        entity = discourse.people.entities[resolved.entity]
        name, role, reason = entity.name, entity.role, resolved.reason
        candidates = tuple(
            Candidate(other.name, other.role)
            for other in (discourse.people.entities[number] for number in resolved.others)
        )
        if resolved.ambiguous:
            flags.append(QuoteFlag.AMBIGUOUS_PRONOUN)
        if entity.kind == "person" and len(mention) and discourse.people.shares_surname(entity):
            flags.append(QuoteFlag.SAME_SURNAME)
    elif phrase.kind == NOMINAL and _is_anonymous(scene, phrase):
        flags.append(QuoteFlag.ANONYMOUS)
    return (
        Speaker(mention, mention.of(scene.text), name, role, reason, candidates),
        flags,
    )


def _is_anonymous(scene: Scene, phrase: Phrase) -> bool:
    return any(
        scene.tokens.lower[k] in scene.words.anonymous for k in range(phrase.first, phrase.last)
    )
