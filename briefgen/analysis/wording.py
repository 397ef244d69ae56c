"""From a finding to the Quote that the analyst sees: names, reasons, outlets, flags."""

import re

from briefgen.analysis.circumstances import reported_by, said_to, said_when
from briefgen.analysis.discourse import Discourse
from briefgen.analysis.language import Is
from briefgen.analysis.phrase import NAME, PRONOUN, Phrase
from briefgen.analysis.rules import reason_for
from briefgen.analysis.scene import Found, Scene
from briefgen.model.article import TextSpan
from briefgen.model.finding import (
    Candidate,
    Confidence,
    Quote,
    QuoteFlag,
    QuoteKind,
    Speaker,
)

_AHEAD = 4
"""Quotations of a paragraph that are read together."""
_BRACKETS = re.compile(r"\[[^\]\n]{1,80}\]")


def describe(
    scene: Scene,
    found: Found | None,
    discourse: Discourse,
    dates: tuple[TextSpan, ...],
    kind: QuoteKind,
    tier: Confidence,
) -> Quote:
    """Return the quotation with all that is known of it.

    Args:
        scene: the quotation in its sentence.
        found: the speaker, None if no rule found one.
        discourse: the article as read so far.
        dates: spans of the article's date expressions, in text order.
        kind: what the marks hold.
        tier: how far the rule can be trusted.
    """
    stretch = scene.stretches[scene.number]
    pieces = (TextSpan(stretch.start, stretch.end),)
    flags = _text_flags(scene, kind)
    if found is None:
        return Quote(
            pieces,
            kind,
            "no-speaker",
            tier,
            reason=reason_for("no-speaker", ""),
            flags=(*flags, QuoteFlag.NO_SPEAKER),
        )
    speaker, number, more = _speaker(scene, found, discourse)
    entity = discourse.people.entities[number] if number is not None else None
    outlet = reported_by(scene, entity, discourse)
    if outlet:
        more.append(QuoteFlag.SECOND_HAND)
    clause = found.clause
    return Quote(
        pieces,
        kind,
        found.rule,
        tier,
        reason=reason_for(found.rule, _clause_words(scene, found)),
        cue=scene.tokens.span(clause.cue, clause.cue_last) if clause else None,
        speaker=speaker,
        said_to=said_to(scene, found, discourse, dates),
        reported_by=outlet,
        said_when=said_when(scene, found, dates),
        flags=(*flags, *more),
    )


def _clause_words(scene: Scene, found: Found) -> str:
    """Return subject and cue in the order written, shortened if something stands between."""
    tokens, phrase = scene.tokens, found.phrase
    subject = tokens.span(phrase.first, phrase.last).of(scene.text)
    if found.clause is None:
        return subject
    cue = tokens.span(found.clause.cue, found.clause.cue_last).of(scene.text)
    if found.clause.cue < phrase.first:
        return f"{cue} {subject}"
    between = found.clause.cue - phrase.last
    return f"{subject} {cue}" if between <= 0 else f"{subject} … {cue}"


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


def _speaker(
    scene: Scene, found: Found, discourse: Discourse
) -> tuple[Speaker, int | None, list[QuoteFlag]]:
    phrase = found.phrase
    mention = scene.tokens.span(phrase.first, phrase.last)
    written = mention.of(scene.text)
    resolved = discourse.resolve(phrase, _said(scene) if phrase.kind == PRONOUN else "")
    if resolved is None:
        personal = scene.tokens.classes[phrase.head] & (Is.MASCULINE | Is.FEMININE)
        anonymous = (
            bool(personal) if phrase.kind == PRONOUN else _is_anonymous(scene, phrase)
        ) and phrase.kind != NAME
        flags = [QuoteFlag.ANONYMOUS] if anonymous else []
        return Speaker(mention, written), None, flags
    if resolved.entity < 0:
        return Speaker(mention, written, resolved.name, "", resolved.reason), None, []
    people = discourse.people
    entity = people.entities[resolved.entity]
    discourse.pronouns.last_speaker = resolved.entity
    flags = []
    if resolved.ambiguous:
        flags.append(QuoteFlag.AMBIGUOUS_PRONOUN)
    if entity.kind == "person" and people.shares_surname(entity):
        flags.append(QuoteFlag.SAME_SURNAME)
    candidates = tuple(
        Candidate(people.entities[number].name, people.entities[number].role)
        for number in resolved.others
    )
    speaker = Speaker(mention, written, entity.name, entity.role, resolved.reason, candidates)
    return speaker, resolved.entity, flags


def _said(scene: Scene) -> str:
    """Return the words of the sentence's and the paragraph's next quotations."""
    texts = [scene.quoted]
    for number in range(scene.number + 1, min(scene.number + _AHEAD, len(scene.stretches))):
        unit = scene.tokens.unit_of[scene.tokens.quotes[number]]
        if scene.tokens.paragraphs[unit] != scene.frame.paragraph:
            break
        stretch = scene.stretches[number]
        texts.append(scene.text[stretch.start : stretch.end])
    return " ".join(texts)


def _is_anonymous(scene: Scene, phrase: Phrase) -> bool:
    return any(
        scene.tokens.lower[k] in scene.words.anonymous for k in range(phrase.first, phrase.last)
    )
