"""Sieves that find the speaker in the sentences and paragraphs round the quotation's own."""

from briefgen.analysis.language import Is
from briefgen.analysis.phrase import NAME, Phrase
from briefgen.analysis.scene import (
    Found,
    Frame,
    Scene,
    frames_before,
    is_reported,
    main_clause,
    subject_of,
    who_is_presented,
)

_BACK = 6
"""Quotations of a sentence that are looked through for a speaker."""


def continued(scene: Scene) -> Found | None:
    """The next paragraph of a quotation that is not closed."""
    if scene.number and scene.stretches[scene.number - 1].continues:
        answer = scene.answers.get(scene.number - 1)
        if answer is not None:
            return Found("continued", answer.phrase, answer.clause, scene.number - 1)
    return None


def same_paragraph(scene: Scene) -> Found | None:
    """Take “…” in “…,” Orr said. “…” as hers too."""
    for frame in frames_before(scene):
        if frame.paragraph != scene.frame.paragraph:
            return None
        for number in reversed(frame.quotes[-_BACK:]):
            answer = scene.answers.get(number)
            if answer is not None:
                return Found("same-paragraph", answer.phrase, answer.clause, number)
        if frame.clauses:
            clause = main_clause(scene, frame)
            return Found(f"indirect-before.{clause.subject.kind}", clause.subject, clause)
        if is_reported(scene, frame):
            continue
        phrase = subject_of(scene, frame)
        if phrase is not None:
            return Found(f"subject-before.{phrase.kind}", phrase)
    return None


def reported_mood(scene: Scene) -> Found | None:
    """Orr sagte, es regne. Es sei „…“ (the subjunctive goes on with what Orr said)."""
    frame = scene.frame
    if not is_reported(scene, frame):
        return None
    if not scene.words.clause_openers.isdisjoint(scene.tokens.lower[frame.first : scene.token]):
        return None  # the sentence has a main clause of its own
    own = _own_subject(scene)
    if own is not None:
        return Found(f"mood.{own.kind}-subject", own)
    for earlier in frames_before(scene):
        if frame.paragraph - earlier.paragraph > 2:
            return None
        if earlier.clauses:
            clause = main_clause(scene, earlier)
            return Found(f"mood.{clause.subject.kind}", clause.subject, clause)
        for number in reversed(earlier.quotes):
            answer = scene.answers.get(number)
            if answer is not None:
                return Found(f"mood.{answer.phrase.kind}", answer.phrase, answer.clause, number)
        person = scene.finder.verb_second.person(earlier.first, earlier.last)
        phrase = None if is_reported(scene, earlier) else person
        if phrase is not None:
            return Found(f"mood.{phrase.kind}-subject", phrase)
    return None


def _own_subject(scene: Scene) -> Phrase | None:
    """Return Orr in “Orr ließ ausrichten, es sei „…“”: the mood is that of a later clause."""
    tokens, frame = scene.tokens, scene.frame
    own = scene.finder.verb_second.person(frame.first, scene.token)
    if own is None or own.kind != NAME or own.first > frame.first:
        return None
    for k in range(own.last, scene.token):
        if tokens.lower[k] in scene.words.reported_moods:
            return None
        if tokens.words[k] == "," and k > own.last:
            return own
    return None


def tag_behind(scene: Scene) -> Found | None:
    """Read “….” Orr said (with a full stop in the marks)."""
    following = scene.frame.unit + 1
    if following >= len(scene.frames):
        return None
    frame = scene.frames[following]
    if frame.paragraph != scene.frame.paragraph or frame.quotes:
        return None
    for clause in frame.clauses:
        if clause.form != "sv" or clause.first > frame.first + 1 or not clause.plain:
            continue
        behind = clause.cue_last
        closing = Is.PREPOSITION | Is.ADVERB | Is.CONJUNCTION
        if frame.last - clause.cue <= 3 or scene.tokens.classes[behind] & closing:
            return Found(f"tag.{clause.subject.kind}", clause.subject, clause)
    return None


def signature(scene: Scene) -> Found | None:
    """Read “…” with — Ann Orr, Leeds — in the paragraph below."""
    following = scene.frame.unit + 1
    if following >= len(scene.frames):
        return None
    frame = scene.frames[following]
    words = scene.tokens.words
    if words[frame.first] not in "-–—" or frame.last - frame.first > 25 or frame.quotes:
        return None
    if not 0 < frame.paragraph - scene.frame.paragraph <= 2:
        return None
    phrase = scene.phrases.beginning_at(frame.first + 1, frame.last)
    if phrase is None or phrase.kind != NAME:
        return None
    return Found("signature", phrase)


def colon_above(scene: Scene) -> Found | None:
    """Read Orr said in Paris: (end of paragraph) and then “…”."""
    for frame in frames_before(scene):
        if scene.tokens.words[frame.last - 1] not in ":,":
            return None
        if frame.clauses:
            clause = frame.clauses[-1]
            return Found(f"colon-above.{clause.subject.kind}", clause.subject, clause)
        phrase = subject_of(scene, frame)
        return None if phrase is None else Found(f"colon-above.{phrase.kind}-subject", phrase)
    return None


def paragraph_above(scene: Scene) -> Found | None:
    """The speaker of the paragraph before: doubtful."""
    for frame in frames_before(scene):
        if scene.frame.paragraph - frame.paragraph > 3 or frame.stamp:
            return None
        presented = who_is_presented(scene, frame)
        if presented is not None:
            return Found("presented.name", presented)
        if frame.quotes:
            answer = scene.answers.get(frame.quotes[-1])
            if answer is None:
                return None
            return Found("paragraph-above", answer.phrase, answer.clause, frame.quotes[-1])
        if frame.clauses:
            return _indirect_above(scene, frame)
    return None


def _indirect_above(scene: Scene, frame: Frame) -> Found | None:
    """Take “….” for Orr's under a paragraph that ends with “Orr said that …”."""
    quoted = scene.quoted
    whole = quoted[:1].isupper() and quoted[-1:] in ".!?"
    if not whole or frame.unit != scene.frame.unit - 1:
        return None
    clause = main_clause(scene, frame)
    if clause.subject.kind != NAME or clause.form not in ("sv", "vs") or not clause.plain:
        return None
    return Found("indirect-above.name", clause.subject, clause)
