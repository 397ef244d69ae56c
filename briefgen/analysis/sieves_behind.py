"""Sieves that find the speaker behind the quotation in its own sentence."""

from briefgen.analysis.language import Is
from briefgen.analysis.phrase import NAME, PRONOUN, Phrase
from briefgen.analysis.reporting_clause import Clause
from briefgen.analysis.scene import Found, Scene, nearest_left
from briefgen.analysis.tokens import QUOTE

_NO_OTHER_VERB = (
    Is.PREPOSITION
    | Is.DETERMINER
    | Is.PRONOUN
    | Is.SUBORDINATOR
    | Is.CONJUNCTION
    | Is.PASSIVE
    | Is.ADVERB
)
_TAG_REST = 5
"""Tokens behind a sentence's last “Orr said”: “on Monday.”."""
_FAR = 50
"""Tokens between a quotation and a reporting clause in another part of its sentence."""


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
    if scene.words.word_order == "verb-second" and nearest_left(scene) is not None:
        return None  # the next of two main clauses
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
            if _quote_between(scene, start, clause.cue) or _says_another(scene, right, clause):
                return None
            return Found(f"after.{clause.subject.kind}-verb", clause.subject, clause)
        if start > right + 2:
            return None
    return None


def _says_another(scene: Scene, right: int, clause: Clause) -> bool:
    """Return whether the clause behind a woven-in fragment begins something new.

    “Orr speaks of “spoiling the party,” and voters cheer”; “after Orr spoke at “lesser schools,”
    Lee said: “…””.
    """
    if not scene.quoted[:1].islower() or scene.token == scene.frame.first:
        return False
    before = nearest_left(scene)
    if before is None:
        return False
    tokens, behind = scene.tokens, clause.cue_last
    opens = behind + 1 < scene.frame.last and tokens.words[behind] in ":,"
    another = opens and tokens.words[behind + 1] == QUOTE
    return another or bool(tokens.classes[right] & Is.CONJUNCTION)


def _quote_between(scene: Scene, low: int, high: int) -> bool:
    return any(scene.tokens.words[k] == QUOTE for k in range(low, high))


def after_phrase(scene: Scene) -> Found | None:
    """“…,” Orr, who was tired, shot back. / “…,” the minister riffed (whatever the verb is)."""
    tail = scene.quoted[-1:]
    right = scene.right()
    if scene.words.word_order == "verb-second":
        return None  # German has the verb first here
    comma = scene.token + 1 < right and scene.tokens.words[scene.token + 1] == ","
    if right >= scene.frame.last or not (comma or tail in ",?!—"):
        return None
    phrase = scene.phrases.beginning_at(right, scene.frame.last)
    if phrase is None or scene.tokens.lower[right] in ("which", "a", "an"):
        return None
    if not scene.finder.places.verb_like(phrase.last, scene.frame.last):
        return None
    return Found(f"after.{phrase.kind}", phrase)


def after_other_verb(scene: Scene) -> Found | None:
    """“…!” beamed Orr (a verb that is in no list)."""
    tokens, last = scene.tokens, scene.frame.last
    verb, helped = _other_verb(scene)
    if verb + 1 >= last or tokens.capital[verb]:
        return None
    if scene.words.word_order == "verb-second":
        joined = tokens.classes[verb] & (Is.CONJUNCTION | Is.LEAD_IN)
        if joined or nearest_left(scene) is not None:
            return None  # another clause follows: „… „…“, suchen die Forscher nach …“
    comma = scene.token + 1 < verb and tokens.words[scene.token + 1] == ","
    if scene.words.word_order == "both":
        fits = scene.quoted[-1:] in ",?!—" and tokens.lower[verb].endswith(("ed", "s"))
    else:
        fits = comma and tokens.lower[verb].isalpha()
    if not fits or tokens.classes[verb] & _NO_OTHER_VERB:
        return None
    hung = helped or _clitic(scene, verb)
    if hung is not None:
        return Found("after.other-verb", hung)
    first = verb + 1
    while first + 1 < last and tokens.classes[first] & (Is.ADVERB | Is.AUXILIARY):
        first += 1
    phrase = scene.phrases.beginning_at(first, last)
    if phrase is None or not (phrase.kind == NAME or _is_inverted(scene, phrase)):
        return None
    return Found("after.other-verb", phrase)


def _other_verb(scene: Scene) -> tuple[int, Phrase | None]:
    """Return the token behind a quotation that may be a verb, and the pronoun of its helper.

    French has other words before it: « … », s'est félicité Orr; « … », a-t-il souri.
    """
    tokens, verb = scene.tokens, scene.right()
    if not scene.words.clitics:
        return verb, None
    while verb + 2 < scene.frame.last and tokens.classes[verb] & (Is.AUXILIARY | Is.PASSIVE):
        verb += 1
    helped = _clitic(scene, verb - 1)
    return (verb, None) if helped is None else (verb + 1, helped)


def _clitic(scene: Scene, verb: int) -> Phrase | None:
    """Return the pronoun that is hung on a verb: “sourit-il”, “a-t-elle”."""
    tokens, k = scene.tokens, verb + 1
    if not scene.words.clitics or k >= scene.frame.last or not tokens.classes[k] & Is.SUBJECT:
        return None
    hung = scene.text[tokens.ends[verb]] == "-"
    return Phrase(k, k + 1, PRONOUN, k) if hung else None


def _is_inverted(scene: Scene, phrase: Phrase) -> bool:
    """Return whether a phrase that is no name may stand behind any verb as its subject.

    So may a role, „…“, wollte der Minister wissen, and in German a pronoun.
    """
    tokens, german = scene.tokens, scene.words.word_order == "verb-second"
    classes, head = tokens.classes[phrase.first], tokens.classes[phrase.head]
    if phrase.kind == PRONOUN:
        return german
    if scene.words.clitics:
        determined = classes & (Is.DETERMINER | Is.POSSESSIVE)
        return bool(determined and head & (Is.ROLE | Is.BODY | Is.NATIONALITY))
    if not german:
        return False
    if classes & Is.DEFINITE:
        return tokens.lower[phrase.first] not in scene.words.oblique
    return bool(head & (Is.ROLE | Is.BODY))


def after_according(scene: Scene) -> Found | None:
    """“…,” according to Orr."""
    right = scene.right()
    if scene.quoted[:1].islower() and nearest_left(scene) is not None:
        return None  # “Orr called it “…”, according to the agency”
    for clause in scene.frame.clauses:
        if clause.form == "according" and right <= clause.cue <= right + 2:
            return Found("after.according-to", clause.subject, clause)
    return None


def after_relayed(scene: Scene) -> Found | None:
    """“…,” the paper quoted Orr as saying."""
    right = scene.right()
    for clause in scene.frame.clauses:
        if clause.form == "relayed" and right <= clause.first <= right + 1:
            return Found(f"after.{clause.subject.kind}-relayed", clause.subject, clause)
    return None


def final_tag(scene: Scene) -> Found | None:
    """The “…” plan would fail and the port close, Orr said on Monday."""
    tokens, frame = scene.tokens, scene.frame
    if not frame.clauses:
        return None
    clause = max(frame.clauses, key=lambda one: one.cue)
    start = min(clause.first, clause.cue)
    told = tokens.classes[clause.cue] & (Is.SAY | Is.TELL)
    if clause.form not in ("sv", "vs") or not told or start <= scene.right():
        return None
    behind = max(clause.cue_last, clause.subject.last)
    if tokens.words[start - 1] != "," or frame.last - behind > _TAG_REST:
        return None
    if any(
        tokens.words[k] in ",;:—–" or tokens.words[k] == QUOTE for k in range(behind, frame.last)
    ):
        return None
    earlier = nearest_left(scene)
    if earlier is not None and tokens.classes[earlier.cue] & (Is.SAY | Is.TELL):
        return None
    return Found(f"final-tag.{clause.subject.kind}", clause.subject, clause)


def later_clause(scene: Scene) -> Found | None:
    """The “…” plan would fail, Orr said."""
    for clause in scene.frame.clauses:
        if clause.cue > scene.token and clause.cue - scene.token < _FAR:
            return Found(f"later.{clause.subject.kind}", clause.subject, clause)
    return None
