"""What the sieves look at: a quotation in its sentence, with what was read before it."""

from dataclasses import dataclass

from briefgen.analysis.clauses import ClauseFinder
from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrase import NAME, PRONOUN, Phrase
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.reporting_clause import Clause
from briefgen.analysis.stretch import Stretch
from briefgen.analysis.subject_places import REACH
from briefgen.analysis.tokens import QUOTE, Tokens
from briefgen.model.nouns import noun


@noun(frozen=True, slots=True)
class Found:
    """A speaker by the rule that found it.

    Attributes:
        rule: id, such as "after.name-verb".
        phrase: the mention.
        clause: the reporting clause, None where the rule needs none.
        taken_from: number of the quotation whose speaker was taken over, -1 if none.
    """

    rule: str
    phrase: Phrase
    clause: Clause | None = None
    taken_from: int = -1


@dataclass(slots=True)
class Frame:
    """A sentence with its quotations and reporting clauses.

    `first` and `last` are tokens; `quotes` numbers of stretches in it; `alone` says that it has
    no words but quotations, `stamp` that it begins an entry of a live blog.
    """

    unit: int
    first: int
    last: int
    paragraph: int
    clauses: list[Clause]
    quotes: list[int]
    alone: bool = False
    stamp: bool = False


@dataclass(slots=True)
class Scene:
    """What the sieves look at: one quotation, its frame, the frames and answers before it."""

    text: str
    tokens: Tokens
    words: QuoteWords
    phrases: Phrases
    finder: ClauseFinder
    stretches: tuple[Stretch, ...]
    frames: list[Frame]
    frame: Frame
    number: int
    token: int
    answers: dict[int, Found | None]

    @property
    def quoted(self) -> str:
        """The words in the marks."""
        stretch = self.stretches[self.number]
        return self.text[stretch.start : stretch.end]

    def right(self) -> int:
        """Return the token behind the quotation and its commas."""
        k = self.token + 1
        while k < self.frame.last and self.tokens.words[k] in ",-–—":
            k += 1
        return k

    def left(self) -> int:
        """Return the token before the quotation and its commas or colon."""
        k = self.token - 1
        while k >= self.frame.first and self.tokens.words[k] in ",:-–—(":
            k -= 1
        return k

    def ends_openly(self) -> bool:
        """Return whether the quotation ends as one before “he said” does."""
        tail = self.quoted[-1:]
        comma = self.token + 1 < self.frame.last and self.tokens.words[self.token + 1] == ","
        return comma or tail in ",?!…—-." or not tail.isalnum()


def nearest_left(scene: Scene) -> Clause | None:
    """Return the reporting clause whose cue is the last before the quotation."""
    best: Clause | None = None
    for clause in scene.frame.clauses:
        if clause.cue >= scene.token:
            break
        opens = clause.first <= scene.frame.first + 1 or (
            scene.words.word_order == "verb-second" and best is None
        )
        if clause.form == "according" and not opens:
            continue
        if best is not None and is_within(scene, best, clause):
            continue
        best = clause
    return best


def is_within(scene: Scene, outer: Clause, inner: Clause) -> bool:
    """Return whether a clause is what another says: “Orr said allies wanted …, would call …”.

    What one thinks, would say or is saying is told by whoever says so; “as Orr said,” goes for all
    that follows.
    """
    if _opens_report(scene, outer) and not scene.tokens.classes[inner.cue] & (Is.SAY | Is.TELL):
        return True
    tokens = scene.tokens
    if inner.form != "sv" or not outer.plain or not _says(scene, outer):
        return False
    between = range(outer.cue_last, inner.first)
    if any(tokens.words[k] == QUOTE or tokens.words[k] in ";:—–" for k in between):
        return False
    classes = tokens.classes[inner.cue]
    unsaid = not classes & (Is.SAY | Is.TELL) and classes & (Is.BASE | Is.PARTICIPLE)
    owned = inner.subject.kind == PRONOUN and tokens.classes[inner.first - 1] & Is.RELATIVE
    return bool(unsaid or owned or tokens.lower[inner.cue] in scene.words.thinking)


def _opens_report(scene: Scene, clause: Clause) -> bool:
    """Return whether a clause opens its sentence as “As Orr said,” does."""
    tokens, first = scene.tokens, scene.frame.first
    told = clause.plain and tokens.classes[clause.cue] & (Is.SAY | Is.TELL)
    end = max(clause.cue_last, clause.subject.last)
    opens = tokens.lower[first] in scene.words.report_openers and clause is scene.frame.clauses[0]
    return bool(told and opens and end < scene.token and tokens.words[end] == ",")


def _says(scene: Scene, clause: Clause) -> bool:
    """Return whether a clause's cue is a verb of saying, also as “adding”."""
    classes, lower = scene.tokens.classes[clause.cue], scene.tokens.lower[clause.cue]
    if clause.form == "participle" and lower.endswith("ing"):
        known = scene.words.classes
        return any(known.get(lower[:-3] + end, 0) & (Is.SAY | Is.TELL) for end in ("s", "es"))
    return bool(classes & (Is.SAY | Is.TELL))


def main_clause(scene: Scene, frame: Frame) -> Clause:
    """Return the clause that governs a sentence of indirect speech: the first that says."""
    sure = Is.SAY | Is.TELL
    for clause in frame.clauses:
        if clause.form in ("sv", "vs") and scene.tokens.classes[clause.cue] & sure:
            return clause
    return frame.clauses[-1]


def last_subject(scene: Scene) -> Phrase | None:
    """Return the last subject before the quotation in its sentence."""
    low = max(scene.frame.first, scene.token - REACH)
    return scene.finder.places.nearest(scene.token, low)


def subject_of(scene: Scene, frame: Frame) -> Phrase | None:
    """Return the first subject of a sentence."""
    high = min(frame.last, frame.first + REACH)
    return next(scene.finder.places.between(frame.first, high), None)


def is_reported(scene: Scene, frame: Frame) -> bool:
    """Return whether the mood of a sentence shows reported speech, as the German subjunctive."""
    moods, opening = scene.words.reported_moods, scene.words.clause_openers
    if not moods:
        return False
    before = ""
    for word in scene.tokens.lower[frame.first : frame.last]:
        if word in opening:
            return False  # the mood of a subordinate clause says nothing of the main one
        subjunctive = word.endswith("e") and not word.endswith("te") and word.isalpha()
        if word in moods or (subjunctive and before in scene.words.mood_pronouns):
            return True
        before = word
    return False


def frames_before(scene: Scene) -> list[Frame]:
    """Return the seven sentences before the quotation's own, the nearest first."""
    unit = scene.frame.unit
    before = (scene.frames[k] for k in range(unit - 1, max(-1, unit - 8), -1))
    return [frame for frame in before if frame.unit not in scene.tokens.datelines]


def who_is_presented(scene: Scene, frame: Frame) -> Phrase | None:
    """Return whom a sentence brings on: “Here's the premier, Ann Orr, on arrival.”."""
    if scene.tokens.lower[frame.first] not in scene.words.presenting:
        return None
    for k in range(frame.first + 1, min(frame.first + 4, frame.last)):
        phrase = scene.phrases.beginning_at(k, frame.last)
        if phrase is not None and phrase.kind == NAME:
            return phrase
    return None
