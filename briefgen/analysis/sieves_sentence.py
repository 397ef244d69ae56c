"""Sieves that find the speaker in the quotation's own sentence."""

from briefgen.analysis.clauses import Clause
from briefgen.analysis.language import Is
from briefgen.analysis.name import Name
from briefgen.analysis.phrases import NAME, PRONOUN, Phrase
from briefgen.analysis.scene import (
    Found,
    Scene,
    is_reported,
    last_subject,
    nearest_left,
    who_is_presented,
)
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
_FINITE = Is.CUE | Is.VERB | Is.AUXILIARY | Is.PASSIVE | Is.PARTICIPLE
_BULLETS = frozenset("•·*▪●◦‣-–—")
_LABEL_MARKS = frozenset((",", "(", ")", "-", "/", "’s", "'s", "."))
_LABEL = 15
"""Tokens of a label before its colon at most."""
_TAG_REST = 5
"""Tokens behind a sentence's last “Orr said”: “on Monday.”."""
_UTTERANCE = 9
"""Tokens that may stand between “his remark” and the quotation."""


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
    if not scene.finder.subjects.verb_like(phrase.last, scene.frame.last):
        return None
    return Found(f"after.{phrase.kind}", phrase)


def after_other_verb(scene: Scene) -> Found | None:
    """“…!” beamed Orr (a verb that is in no list)."""
    tokens, right, last = scene.tokens, scene.right(), scene.frame.last
    while scene.words.clitics and right + 2 < last and tokens.classes[right] & Is.AUXILIARY:
        right += 1  # « … », s'emporte Orr
    if right + 1 >= last or tokens.capital[right]:
        return None
    if scene.words.word_order == "verb-second":
        joined = tokens.classes[right] & (Is.CONJUNCTION | Is.LEAD_IN)
        if joined or nearest_left(scene) is not None:
            return None  # another clause follows: „… „…“, suchen die Forscher nach …“
    comma = scene.token + 1 < right and tokens.words[scene.token + 1] == ","
    if scene.words.word_order == "both":
        fits = scene.quoted[-1:] in ",?!—" and tokens.lower[right].endswith(("ed", "s"))
    else:
        fits = comma and tokens.lower[right].isalpha()
    if not fits or tokens.classes[right] & _NO_OTHER_VERB:
        return None
    first = right + 1
    while first + 1 < last and tokens.classes[first] & (Is.ADVERB | Is.AUXILIARY):
        first += 1
    phrase = scene.phrases.beginning_at(first, last)
    if phrase is None or not (phrase.kind == NAME or _is_inverted_role(scene, phrase)):
        return None
    return Found("after.other-verb", phrase)


def _is_inverted_role(scene: Scene, phrase: Phrase) -> bool:
    """Return whether a German role may stand behind any verb: „…“, wollte der Minister wissen."""
    if scene.words.word_order != "verb-second" or phrase.kind == PRONOUN:
        return scene.words.word_order == "verb-second" and phrase.kind == PRONOUN
    if scene.tokens.classes[phrase.first] & Is.DEFINITE:
        return scene.tokens.lower[phrase.first] not in scene.words.oblique
    return bool(scene.tokens.classes[phrase.head] & (Is.ROLE | Is.BODY))


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
            return Found(f"before.{clause.subject.kind}-{_form(clause)}", clause.subject, clause)
    return None


def before_colon(scene: Scene) -> Found | None:
    """Orr told reporters in Paris: “…”."""
    if scene.token - 1 < scene.frame.first or scene.tokens.words[scene.token - 1] not in ":,":
        return None
    mark = "colon" if scene.tokens.words[scene.token - 1] == ":" else "comma"
    clause = nearest_left(scene)
    if clause is None or scene.token - clause.cue > 25:
        return None
    return Found(f"before.{mark}-{clause.subject.kind}", clause.subject, clause)


def utterance(scene: Scene) -> Found | None:
    """Read her remark that “…”: whose words they are."""
    tokens, nouns = scene.tokens, scene.words.utterances
    clause = nearest_left(scene)
    low = max(scene.frame.first, scene.token - _UTTERANCE, clause.cue + 1 if clause else 0)
    for noun in range(scene.token - 1, low, -1):
        if tokens.lower[noun] not in nouns or tokens.words[noun - 1] == QUOTE:
            continue
        for owner in range(noun - 1, max(low - 1, noun - 4), -1):
            if tokens.classes[owner] & Is.PREPOSITION:
                break  # “who sat beside her in May calls it”
            if tokens.classes[owner] & Is.POSSESSIVE:
                return Found("utterance.pronoun", Phrase(owner, owner + 1, PRONOUN, owner))
            if tokens.words[owner] in ("’s", "'s") and _opens_content(scene, noun + 1):
                phrase = scene.phrases.ending_at(owner, scene.frame.first)
                if phrase is not None and phrase.kind == NAME:
                    return Found("utterance.name", phrase)
        return None
    return None


def _opens_content(scene: Scene, k: int) -> bool:
    """Return whether “that …” stands at token `k`: “Orr's claim that”."""
    tokens = scene.tokens
    return bool(tokens.classes[k] & Is.SUBORDINATOR) and not tokens.classes[k] & Is.CONJUNCTION


def presented(scene: Scene) -> Found | None:
    """Here's Orr on arrival: “…”."""
    at = scene.token - 1
    if at <= scene.frame.first or scene.tokens.words[at] != ":":
        return None
    phrase = who_is_presented(scene, scene.frame)
    return None if phrase is None else Found("presented.name", phrase)


def quoted_verb(scene: Scene) -> Found | None:
    """The leaders “reaffirmed their commitment” to it: the marks begin with the verb."""
    word = scene.quoted.partition(" ")[0]
    many = scene.words.classes.get(word, 0) & Is.BASE and _is_plural(scene)
    if not word.islower() or not (many or word.endswith(("ed", "es", "ds", "ts", "ns"))):
        return None
    if word.endswith("s") and not scene.words.classes.get(word, 0) & (Is.CUE | Is.VERB):
        return None
    phrase = scene.phrases.ending_at(scene.token, scene.frame.first)
    if phrase is None or scene.tokens.classes[phrase.first] & Is.SUBORDINATOR:
        return None
    before = phrase.first - 1
    joined = Is.LEAD_IN | Is.CONJUNCTION
    opens = before < scene.frame.first or scene.tokens.words[before] == ","
    opens = opens or bool(many and scene.tokens.classes[scene.frame.first] & Is.PREPOSITION)
    if not opens and not scene.tokens.classes[before] & joined:
        return None
    return Found(f"quoted-verb.{phrase.kind}", phrase)


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


def _is_plural(scene: Scene) -> bool:
    """Return whether a plural stands before the marks: “the parties “note with concern …””."""
    k = scene.token - 1
    plural = scene.tokens.lower[k].endswith("s") and not scene.tokens.capital[k]
    return plural and bool(
        scene.tokens.classes[k] & (Is.ROLE | Is.BODY) or not scene.tokens.classes[k]
    )


def before_far(scene: Scene) -> Found | None:
    """Orr said that the plan was “…”."""
    clause = nearest_left(scene)
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
    if not 0 < at - first <= _LABEL:
        return None
    for k in range(first, at):
        plain = tokens.words[k][0].isalnum() or tokens.words[k] in _LABEL_MARKS
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
    if any(tokens.classes[k] & other or tokens.words[k] in _LABEL_MARKS for k in inside):
        return False
    behind_of = any(tokens.classes[k] & Is.PREPOSITION for k in inside)
    return name.kind == "person" or (name.kind == "body" and not behind_of)


def colon_subject(scene: Scene) -> Found | None:
    """Orr was blunt: “…”; Orr’s message: “…”."""
    at = scene.token - 1
    if at < scene.frame.first or scene.tokens.words[at] not in ":,—–":
        return None
    if is_reported(scene, scene.frame):
        return None
    phrase = last_subject(scene)
    if scene.words.word_order == "verb-second" and scene.tokens.words[at] == ":":
        phrase = scene.finder.subjects.person(scene.frame.first, scene.token) or phrase
    if phrase is None and scene.tokens.words[at] == ":":
        phrase = _opening(scene)
    if phrase is None:
        return None
    kind = "colon" if scene.tokens.words[at] == ":" else "comma"
    return Found(f"{kind}-subject.{phrase.kind}", phrase)


def _opening(scene: Scene) -> Phrase | None:
    """Return the campaign in “The Orr campaign, in a note of its own, put it mildly”."""
    phrase = scene.phrases.beginning_at(scene.frame.first, scene.token)
    if phrase is None or phrase.last >= scene.token or scene.tokens.words[phrase.last] != ",":
        return None
    speaks = phrase.kind == NAME or scene.tokens.classes[phrase.head] & (Is.ROLE | Is.BODY)
    return phrase if speaks else None


def sentence_subject(scene: Scene) -> Found | None:
    """Orr was in no mood for “…”."""
    phrase = last_subject(scene)
    return None if phrase is None else Found(f"subject.{phrase.kind}", phrase)


def same_sentence(scene: Scene) -> Found | None:
    """“…,” Orr said. / “… and …,” in one sentence: the quotation before has a speaker."""
    for number in range(scene.number - 1, max(scene.number - 8, scene.frame.quotes[0] - 1), -1):
        answer = scene.answers.get(number)
        if answer is not None:
            return Found("same-sentence", answer.phrase, answer.clause, number)
    return None


def _form(clause: Clause) -> str:
    return "verb" if clause.form == "sv" else clause.form


def _quote_between(scene: Scene, low: int, high: int) -> bool:
    return any(scene.tokens.words[k] == QUOTE for k in range(low, high))
