"""Sieves that find the speaker in the quotation's own sentence where no verb reports."""

from briefgen.analysis.language import Is
from briefgen.analysis.phrase import NAME, PRONOUN, Phrase
from briefgen.analysis.scene import (
    Found,
    Scene,
    is_reported,
    last_subject,
    nearest_left,
    who_is_presented,
)
from briefgen.analysis.tokens import QUOTE

_UTTERANCE = 9
"""Tokens that may stand between “his remark” and the quotation."""


def utterance(scene: Scene) -> Found | None:
    """Read her remark that “…”: whose words they are."""
    tokens, nouns = scene.tokens, scene.words.utterances
    clause = nearest_left(scene)
    low = max(scene.frame.first, scene.token - _UTTERANCE, clause.cue + 1 if clause else 0)
    for noun in range(scene.token - 1, low - 1, -1):
        quoted = noun > scene.frame.first and tokens.words[noun - 1] == QUOTE
        if tokens.lower[noun] not in nouns or quoted:
            continue
        genitive = scene.phrases.beginning_at(noun + 1, scene.token)
        if genitive is not None and tokens.lower[noun + 1] in scene.words.genitives:
            return Found(f"utterance.{genitive.kind}", genitive)  # “die Antwort der Ministerin”
        for owner in range(noun - 1, max(low - 1, noun - 4), -1):
            led_in = tokens.classes[owner] & Is.PREPOSITION
            if led_in or tokens.lower[owner] in scene.words.contractions:
                break  # “who sat beside her in May calls it”, “fiel ihr ins Wort”
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


def _is_plural(scene: Scene) -> bool:
    """Return whether a plural stands before the marks: “the parties “note with concern …””."""
    k = scene.token - 1
    plural = scene.tokens.lower[k].endswith("s") and not scene.tokens.capital[k]
    return plural and bool(
        scene.tokens.classes[k] & (Is.ROLE | Is.BODY) or not scene.tokens.classes[k]
    )


def colon_subject(scene: Scene) -> Found | None:
    """Orr was blunt: “…”; Orr’s message: “…”."""
    at = scene.token - 1
    if at < scene.frame.first or scene.tokens.words[at] not in ":,—–":
        return None
    if is_reported(scene, scene.frame):
        return None
    phrase = last_subject(scene)
    if scene.words.word_order == "verb-second" and scene.tokens.words[at] == ":":
        phrase = scene.finder.verb_second.person(scene.frame.first, scene.token) or phrase
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
