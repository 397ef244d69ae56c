"""Sieves that find the speaker in a reporting clause before the quotation in its own sentence."""

from briefgen.analysis.language import Is
from briefgen.analysis.phrase import PRONOUN
from briefgen.analysis.reporting_clause import Clause
from briefgen.analysis.scene import Found, Scene, is_within, nearest_left

_NEAR, _FAR = 25, 50
"""Tokens between a cue and its quotation, behind a colon or a comma and elsewhere."""
_BACK = 8
"""Quotations of a sentence that are looked through for a speaker."""


def before_adjacent(scene: Scene) -> Found | None:
    """Orr said: “…”; who called it “…”."""
    left = scene.left()
    for clause in reversed(scene.frame.clauses):
        end = max(clause.cue_last, clause.subject.last if clause.form == "vs" else 0)
        if clause.form == "according":
            inserted = scene.tokens.words[clause.first - 1] == ","  # “is, according to Orr, “…””
            if not inserted or clause.first == scene.frame.first:
                continue
            end = clause.last
        if end - 1 == left:
            owned = _is_owned(scene, clause)
            earlier = (one for one in scene.frame.clauses if one.cue < clause.cue)
            if not owned and any(is_within(scene, one, clause) for one in earlier):
                return None  # “Orr said that the council had sent “…””
            return Found(f"before.{clause.subject.kind}-{_form(clause)}", clause.subject, clause)
    return None


def _is_owned(scene: Scene, clause: Clause) -> bool:
    """Return whether a relative clause has its own speaker: “which she called “…””."""
    before = scene.tokens.classes[clause.first - 1]
    sure = clause.subject.kind == PRONOUN or not before & Is.SUBORDINATOR
    return bool(before & Is.RELATIVE) and sure


def before_colon(scene: Scene) -> Found | None:
    """Orr told reporters in Paris: “…”."""
    if scene.token - 1 < scene.frame.first or scene.tokens.words[scene.token - 1] not in ":,":
        return None
    mark = "colon" if scene.tokens.words[scene.token - 1] == ":" else "comma"
    clause = nearest_left(scene)
    if clause is None or scene.token - clause.cue > _NEAR:
        return None
    return Found(f"before.{mark}-{clause.subject.kind}", clause.subject, clause)


def before_far(scene: Scene) -> Found | None:
    """Orr said that the plan was “…”."""
    clause = _bracket(scene) or nearest_left(scene)
    if clause is None or scene.token - clause.cue > _FAR:
        return None
    return Found(f"within.{clause.subject.kind}-{_form(clause)}", clause.subject, clause)


def _bracket(scene: Scene) -> Clause | None:
    """Return the clause of “Orr hatte den Plan als „…“ bezeichnet”, round the quotation."""
    if scene.words.word_order != "verb-second":
        return None
    for clause in scene.frame.clauses:
        if clause.form == "participle" and clause.subject.last <= scene.token < clause.cue:
            nearer = nearest_left(scene)
            return clause if nearer is None or nearer.cue < clause.subject.first else None
    return None


def same_sentence(scene: Scene) -> Found | None:
    """“…,” Orr said. / “… and …,” in one sentence: the quotation before has a speaker."""
    for number in range(scene.number - 1, max(scene.number - _BACK, scene.frame.quotes[0] - 1), -1):
        answer = scene.answers.get(number)
        if answer is not None:
            return Found("same-sentence", answer.phrase, answer.clause, number)
    return None


def _form(clause: Clause) -> str:
    return "verb" if clause.form == "sv" else clause.form
