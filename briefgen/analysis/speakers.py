"""Who says a quotation: sieves in the order of their measured precision.

Each sieve is a function from a quotation and its sentence to a finding or None, registered under
its rule id. The first that answers decides; its id is the quotation's rule.
"""

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.analysis.clauses import Clause, ClauseFinder
from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.phrases import NAME, NOMINAL, PRONOUN, Phrase, Phrases
from briefgen.analysis.quotation_marks import Stretch
from briefgen.analysis.tokens import QUOTE, Tokens


@dataclass(frozen=True, slots=True)
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

    `first` and `last` are tokens; `quotes` numbers of stretches in it.
    """

    unit: int
    first: int
    last: int
    paragraph: int
    clauses: list[Clause]
    quotes: list[int]


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


Sieve = Callable[[Scene], Found | None]


def after_verb_subject(scene: Scene) -> Found | None:
    """“…,” said Orr."""
    right = scene.right()
    for clause in scene.frame.clauses:
        if clause.form != "vs" or not clause.plain or not right <= clause.cue <= right + 3:
            continue
        between = Is.ADVERB | Is.AUXILIARY
        if all(scene.tokens.classes[k] & between for k in range(right, clause.cue)):
            return Found(f"after.verb-{clause.subject.kind}", clause.subject, clause)
    return None


def after_subject_verb(scene: Scene) -> Found | None:
    """“…,” Orr said."""
    if not scene.ends_openly():
        return None
    right = scene.right()
    for clause in scene.frame.clauses:
        if clause.form != "sv" or clause.cue < right:
            continue
        start = clause.subject.first
        if start == right or (
            right < start <= right + 2
            and all(
                scene.tokens.classes[k] & (Is.LEAD_IN | Is.ADVERB | Is.SUBORDINATOR | Is.AUXILIARY)
                for k in range(right, start)
            )
        ):
            if _quote_between(scene, start, clause.cue):
                return None
            return Found(f"after.{clause.subject.kind}-verb", clause.subject, clause)
        if start > right + 2:
            return None
    return None


def after_phrase(scene: Scene) -> Found | None:
    """“…,” Orr, who was tired, shot back. / “…,” the minister riffed (whatever the verb is)."""
    tail = scene.quoted[-1:]
    right = scene.right()
    comma = scene.token + 1 < right and scene.tokens.words[scene.token + 1] == ","
    if right >= scene.frame.last or not (comma or tail in ",?!—"):
        return None
    phrase = scene.phrases.beginning_at(right, scene.frame.last)
    if phrase is None or scene.tokens.lower[right] in ("which", "a", "an"):
        return None
    if not scene.finder.verb_like(phrase.last, scene.frame.last):
        return None
    return Found(f"after.{phrase.kind}", phrase)


def after_other_verb(scene: Scene) -> Found | None:
    """“…!” beamed Orr (a verb that is in no list)."""
    right = scene.right()
    if right + 1 >= scene.frame.last or scene.quoted[-1:] not in ",?!—":
        return None
    tokens = scene.tokens
    classes = tokens.classes[right]
    if tokens.capital[right] or not tokens.lower[right].endswith(("ed", "s")):
        return None
    if classes & (Is.PREPOSITION | Is.DETERMINER | Is.PRONOUN | Is.SUBORDINATOR | Is.PASSIVE):
        return None
    phrase = scene.phrases.beginning_at(right + 1, scene.frame.last)
    if phrase is None or phrase.kind != NAME:
        return None
    return Found("after.other-verb", phrase)


def after_according(scene: Scene) -> Found | None:
    """“…,” according to Orr."""
    right = scene.right()
    for clause in scene.frame.clauses:
        if clause.form == "according" and right <= clause.cue <= right + 2:
            return Found("after.according-to", clause.subject, clause)
    return None


def before_adjacent(scene: Scene) -> Found | None:
    """Orr said: “…”; who called it “…”."""
    left = scene.left()
    for clause in reversed(scene.frame.clauses):
        end = max(clause.cue_last, clause.subject.last if clause.form == "vs" else 0)
        if clause.form != "according" and end - 1 == left:
            return Found(f"before.{clause.subject.kind}-{_form(clause)}", clause.subject, clause)
    return None


def before_colon(scene: Scene) -> Found | None:
    """Orr told reporters in Paris: “…”."""
    if scene.token - 1 < scene.frame.first or scene.tokens.words[scene.token - 1] not in ":,":
        return None
    mark = "colon" if scene.tokens.words[scene.token - 1] == ":" else "comma"
    clause = _nearest_left(scene)
    if clause is None or scene.token - clause.cue > 25:
        return None
    return Found(f"before.{mark}-{clause.subject.kind}", clause.subject, clause)


def before_far(scene: Scene) -> Found | None:
    """Orr said that the plan was “…”."""
    clause = _nearest_left(scene)
    if clause is None or scene.token - clause.cue > 50:
        return None
    return Found(f"within.{clause.subject.kind}-{_form(clause)}", clause.subject, clause)


def later_clause(scene: Scene) -> Found | None:
    """The “…” plan would fail, Orr said."""
    for clause in scene.frame.clauses:
        if clause.cue > scene.token and clause.cue - scene.token < 50:
            return Found(f"later.{clause.subject.kind}", clause.subject, clause)
    return None


def label(scene: Scene) -> Found | None:
    """Orr: “…” (a name and a colon, as in a list or a headline)."""
    at = scene.token - 1
    if at <= scene.frame.first or scene.tokens.words[at] != ":":
        return None
    phrase = scene.phrases.ending_at(at, scene.frame.first)
    if phrase is None or phrase.kind == PRONOUN:
        return None
    alone = phrase.first == scene.frame.first or scene.tokens.words[phrase.first - 1] in "-–—,"
    by = scene.tokens.lower[phrase.first - 1] in ("by", "from") if not alone else False
    if phrase.kind == NAME and (alone or by):
        return Found("label.name", phrase)
    return None


def signature(scene: Scene) -> Found | None:
    """“…” (end of paragraph) — Ann Orr, Leeds"""
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


def colon_subject(scene: Scene) -> Found | None:
    """Orr was blunt: “…”; Orr’s message: “…”."""
    at = scene.token - 1
    if at < scene.frame.first or scene.tokens.words[at] not in ":,—–":
        return None
    phrase = _last_subject(scene)
    if phrase is None:
        return None
    kind = "colon" if scene.tokens.words[at] == ":" else "comma"
    return Found(f"{kind}-subject.{phrase.kind}", phrase)


def sentence_subject(scene: Scene) -> Found | None:
    """Orr was in no mood for “…”."""
    phrase = _last_subject(scene)
    return None if phrase is None else Found(f"subject.{phrase.kind}", phrase)


def same_sentence(scene: Scene) -> Found | None:
    """“…,” Orr said. / “… and …,” in one sentence: the quotation before has a speaker."""
    earlier = [number for number in scene.frame.quotes if number < scene.number]
    for number in reversed(earlier):
        answer = scene.answers.get(number)
        if answer is not None:
            return Found("same-sentence", answer.phrase, answer.clause, number)
    return None


def continued(scene: Scene) -> Found | None:
    """The next paragraph of a quotation that is not closed."""
    if scene.number and scene.stretches[scene.number - 1].continues:
        answer = scene.answers.get(scene.number - 1)
        if answer is not None:
            return Found("continued", answer.phrase, answer.clause, scene.number - 1)
    return None


def same_paragraph(scene: Scene) -> Found | None:
    """“…,” Orr said. “…”"""
    for frame in _frames_before(scene):
        if frame.paragraph != scene.frame.paragraph:
            return None
        for number in reversed(frame.quotes):
            answer = scene.answers.get(number)
            if answer is not None:
                return Found("same-paragraph", answer.phrase, answer.clause, number)
        if frame.clauses:
            clause = _main_clause(scene, frame)
            return Found(f"indirect-before.{clause.subject.kind}", clause.subject, clause)
        phrase = _subject_of(scene, frame)
        if phrase is not None:
            return Found(f"subject-before.{phrase.kind}", phrase)
    return None


def reported_mood(scene: Scene) -> Found | None:
    """Orr sagte, es regne. Es sei „…“ (the subjunctive goes on with what Orr said)."""
    moods = scene.words.reported_moods
    if not moods:
        return None
    frame = scene.frame
    if not any(scene.tokens.lower[k] in moods for k in range(frame.first, frame.last)):
        return None
    clause_words = {"dass", "daß", "wonach", "ob"}
    if not clause_words.isdisjoint(scene.tokens.lower[frame.first : scene.token]):
        return None  # the sentence has a main clause of its own
    for earlier in _frames_before(scene):
        if frame.paragraph - earlier.paragraph > 2:
            return None
        if earlier.clauses:
            clause = _main_clause(scene, earlier)
            return Found(f"mood.{clause.subject.kind}", clause.subject, clause)
        for number in reversed(earlier.quotes):
            answer = scene.answers.get(number)
            if answer is not None:
                return Found(f"mood.{answer.phrase.kind}", answer.phrase, answer.clause, number)
    return None


def tag_behind(scene: Scene) -> Found | None:
    """“….” Orr said. (with a full stop in the marks)"""
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


def colon_above(scene: Scene) -> Found | None:
    """Orr said in Paris: (end of paragraph) “…”"""
    for frame in _frames_before(scene):
        if scene.tokens.words[frame.last - 1] not in ":,":
            return None
        if frame.clauses:
            clause = frame.clauses[-1]
            return Found(f"colon-above.{clause.subject.kind}", clause.subject, clause)
        phrase = _subject_of(scene, frame)
        return None if phrase is None else Found(f"colon-above.{phrase.kind}-subject", phrase)
    return None


def paragraph_above(scene: Scene) -> Found | None:
    """The speaker of the paragraph before: doubtful."""
    for frame in _frames_before(scene):
        if scene.frame.paragraph - frame.paragraph > 3:
            return None
        if frame.quotes:
            answer = scene.answers.get(frame.quotes[-1])
            if answer is None:
                return None
            return Found("paragraph-above", answer.phrase, answer.clause, frame.quotes[-1])
        if frame.clauses:
            return None
    return None


IN_SENTENCE: tuple[Sieve, ...] = (
    after_verb_subject,
    after_according,
    before_adjacent,
    after_subject_verb,
    after_phrase,
    after_other_verb,
    continued,
    label,
    before_colon,
    colon_subject,
    before_far,
    later_clause,
    same_sentence,
    reported_mood,
    sentence_subject,
)
ALONE: tuple[Sieve, ...] = (
    continued,
    tag_behind,
    signature,
    same_paragraph,
    colon_above,
    paragraph_above,
)


def find_speaker(scene: Scene) -> Found | None:
    """Return the speaker by the first sieve that answers."""
    alone = all(
        scene.tokens.words[k] == QUOTE or not scene.tokens.words[k][0].isalnum()
        for k in range(scene.frame.first, scene.frame.last)
    )
    for sieve in ALONE if alone else (*IN_SENTENCE, *ALONE):
        found = sieve(scene)
        if found is not None:
            return found
    return None


# ---------------------------------------------------------------- shared looks


def _form(clause: Clause) -> str:
    return "verb" if clause.form == "sv" else clause.form


def _quote_between(scene: Scene, low: int, high: int) -> bool:
    return any(scene.tokens.words[k] == QUOTE for k in range(low, high))


def _nearest_left(scene: Scene) -> Clause | None:
    best: Clause | None = None
    for clause in scene.frame.clauses:
        if clause.cue >= scene.token:
            break
        opens = clause.first <= scene.frame.first + 1 or scene.words.word_order == "verb-second"
        if clause.form == "according" and not opens:
            continue
        best = clause
    return best


def _main_clause(scene: Scene, frame: Frame) -> Clause:
    """Return the clause that governs a sentence of indirect speech: the first that says."""
    sure = Is.SAY | Is.TELL
    for clause in frame.clauses:
        if clause.form in ("sv", "vs") and scene.tokens.classes[clause.cue] & sure:
            return clause
    return frame.clauses[-1]


def _last_subject(scene: Scene) -> Phrase | None:
    phrase: Phrase | None = None
    for phrase in scene.finder.subjects(scene.frame.first, scene.token):
        pass
    return phrase


def _subject_of(scene: Scene, frame: Frame) -> Phrase | None:
    for phrase in scene.finder.subjects(frame.first, frame.last):
        if phrase.kind in (NAME, PRONOUN, NOMINAL):
            return phrase
    return None


def _frames_before(scene: Scene) -> list[Frame]:
    unit = scene.frame.unit
    return [scene.frames[k] for k in range(unit - 1, max(-1, unit - 8), -1)]
