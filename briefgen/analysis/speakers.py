"""Who says a quotation: sieves in the order of their measured precision.

Each sieve is a function from a scene to a finding or None. The first that answers decides; the id
that it gives is the quotation's rule.
"""

from collections.abc import Callable

from briefgen.analysis import sieves_context, sieves_sentence
from briefgen.analysis.scene import Found, Scene

Sieve = Callable[[Scene], Found | None]

IN_SENTENCE: tuple[Sieve, ...] = (
    sieves_sentence.after_verb_subject,
    sieves_sentence.after_according,
    sieves_sentence.after_relayed,
    sieves_sentence.before_adjacent,
    sieves_sentence.after_subject_verb,
    sieves_sentence.after_phrase,
    sieves_sentence.after_other_verb,
    sieves_context.continued,
    sieves_sentence.label,
    sieves_sentence.utterance,
    sieves_sentence.presented,
    sieves_sentence.before_colon,
    sieves_sentence.colon_subject,
    sieves_sentence.quoted_verb,
    sieves_sentence.final_tag,
    sieves_sentence.before_far,
    sieves_sentence.later_clause,
    sieves_sentence.same_sentence,
    sieves_context.reported_mood,
    sieves_sentence.sentence_subject,
)
ALONE: tuple[Sieve, ...] = (
    sieves_context.continued,
    sieves_context.tag_behind,
    sieves_context.signature,
    sieves_context.same_paragraph,
    sieves_context.colon_above,
    sieves_context.paragraph_above,
)


def find_speaker(scene: Scene) -> Found | None:
    """Return the speaker by the first sieve that answers; None where no words are known."""
    if scene.words.word_order == "unknown":
        return None
    for sieve in ALONE if scene.frame.alone else (*IN_SENTENCE, *ALONE):
        found = sieve(scene)
        if found is not None:
            return found
    return None
