"""What stands round a quotation's cue: whom it was said to, when, and which outlet passes it on."""

from bisect import bisect_left

from briefgen.analysis.discourse import Discourse
from briefgen.analysis.language import Is
from briefgen.analysis.people import Entity
from briefgen.analysis.phrase import PRONOUN, Phrase
from briefgen.analysis.reporting_clause import Clause
from briefgen.analysis.scene import Found, Scene
from briefgen.analysis.tokens import QUOTE
from briefgen.model.article import TextSpan

_TALKS = frozenset(("interview", "conversation", "appearance", "talk", "interviews"))
_REACH = 14


def said_to(
    scene: Scene, found: Found, discourse: Discourse, dates: tuple[TextSpan, ...] = ()
) -> str:
    """Return whom it was said to: “The Wall Street Journal”, “reporters”, "" if nobody.

    `dates` are the spans of the article's date expressions: what belongs to one is no name.
    """
    clause = found.clause
    if clause is None or clause.form == "according":
        return ""
    tokens = scene.tokens
    start = max(clause.cue_last, clause.last)
    if tokens.classes[clause.cue] & Is.TELL and start < scene.frame.last:
        phrase = scene.phrases.beginning_at(start, scene.frame.last)
        if phrase is not None and phrase.kind != PRONOUN:
            return _written(scene, phrase, discourse, dates)
    for k in range(start, min(start + _REACH, scene.frame.last - 2)):
        if tokens.words[k] == QUOTE:
            break
        if tokens.lower[k] in _TALKS and tokens.lower[k + 1] in ("with", "to", "on", "for"):
            phrase = scene.phrases.beginning_at(k + 2, scene.frame.last)
            if phrase is not None and phrase.kind != PRONOUN:
                return _written(scene, phrase, discourse, dates)
    return ""


def _written(
    scene: Scene, phrase: Phrase, discourse: Discourse, dates: tuple[TextSpan, ...]
) -> str:
    if phrase.name < 0:
        written = scene.tokens.span(phrase.first, _last_told(scene, phrase))
        at = bisect_left(dates, TextSpan(written.start, written.start))
        end = dates[at].start if at < len(dates) else written.end
        return scene.text[written.start : min(end, written.end)].rstrip()
    entity = discourse.people.of(phrase.name)
    name = discourse.people.names[phrase.name]
    if name.with_article:
        return scene.tokens.span(name.first - 1, name.last).of(scene.text)
    return entity.name


def _last_told(scene: Scene, phrase: Phrase) -> int:
    """Return the token behind “reporters” in “reporters at the end of the day”.

    Places stay: “reporters in Berlin”, “a meeting at the United Nations”.
    """
    tokens = scene.tokens
    for k in range(phrase.head + 1, phrase.last):
        placed = any(tokens.capital[k + 1 : phrase.last])
        if tokens.lower[k] in scene.words.place_prepositions and not placed:
            return k
    return phrase.last


def said_when(scene: Scene, found: Found, dates: tuple[TextSpan, ...]) -> TextSpan | None:
    """Return the date expression of the attribution: “earlier this month”, None if there is none.

    `dates` are the spans of the article's date expressions, in text order.
    """
    clause = found.clause
    if clause is None:
        return None
    tokens = scene.tokens
    frame_of_cue = tokens.unit_of[clause.cue]
    first, last = tokens.units[frame_of_cue]
    low, high = first, last
    for k in range(clause.cue, last):
        if tokens.words[k] == QUOTE:
            high = k
            break
    for k in range(clause.cue, first - 1, -1):
        if tokens.words[k] == QUOTE:
            low = k + 1
            break
    begin = tokens.starts[low] if low < len(tokens.starts) else 0
    end = tokens.ends[high - 1] if high > low else begin
    at = bisect_left(dates, TextSpan(begin, begin))
    inside = [span for span in dates[at : at + 12] if span.end <= end and not _in_name(scene, span)]
    cue_end = tokens.ends[clause.cue_last - 1]
    inside = [span for span in inside if not _in_other_clause(scene, clause, span)]
    behind = [span for span in inside if span.start >= cue_end]
    subject_start = tokens.starts[clause.subject.first]
    before = [span for span in inside if span.end <= max(subject_start, tokens.starts[clause.cue])]
    if behind and behind[0].start - cue_end < 90:
        return behind[0]
    return before[-1] if before else None


def _in_other_clause(scene: Scene, clause: Clause, span: TextSpan) -> bool:
    """Return whether a relative or a subordinate clause stands between the cue and a date.

    “said Orr, who called for an agreement in 2025” does not say when he said so.
    """
    tokens = scene.tokens
    date = bisect_left(tokens.starts, span.start)
    low, high = sorted((clause.cue, date))
    own = range(clause.subject.first, clause.subject.last)
    between = (k for k in range(low + 1, high) if k not in own)
    return any(tokens.classes[k] & (Is.RELATIVE | Is.SUBORDINATOR) for k in between)


def _in_name(scene: Scene, span: TextSpan) -> bool:
    """Return whether a date expression is part of a name (“The Evening Ledger”)."""
    tokens = scene.tokens
    last = bisect_left(tokens.starts, span.end) - 1
    return last in scene.phrases.inside


def reported_by(scene: Scene, speaker: Entity | None, discourse: Discourse) -> str:
    """Return the outlet at second hand, "" where the article itself reports."""
    for clause in scene.frame.clauses:
        if clause.form == "according" and clause.subject.name >= 0:
            entity = discourse.people.of(clause.subject.name)
            if discourse.outlets.is_outlet(entity) and entity is not speaker:
                return entity.name
    if speaker is not None and discourse.outlets.is_outlet(speaker):
        return _relay(discourse, speaker)
    source = discourse.outlets.source_outlet()
    if source is None or (speaker is not None and source is speaker):
        return ""
    return source.name


def _relay(discourse: Discourse, speaker: Entity) -> str:
    for number in sorted(discourse.outlets.relays):
        if number != speaker.number:
            return discourse.people.entities[number].name
    return ""
