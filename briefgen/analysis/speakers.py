"""Who says a quotation: sieves in the order of their measured precision.

Each sieve is a function from a scene to a finding or None. The first that answers decides; the id
that it gives is the quotation's rule.
"""

from collections.abc import Callable

from briefgen.analysis import (
    sieves_before,
    sieves_behind,
    sieves_context,
    sieves_label,
    sieves_verbless,
)
from briefgen.analysis.scene import Found, Scene

Sieve = Callable[[Scene], Found | None]

IN_SENTENCE: tuple[Sieve, ...] = (
    sieves_behind.after_verb_subject,
    sieves_behind.after_according,
    sieves_behind.after_relayed,
    sieves_before.before_adjacent,
    sieves_behind.after_subject_verb,
    sieves_behind.after_phrase,
    sieves_behind.after_other_verb,
    sieves_context.continued,
    sieves_label.label,
    sieves_verbless.utterance,
    sieves_verbless.presented,
    sieves_before.before_colon,
    sieves_verbless.colon_subject,
    sieves_verbless.quoted_verb,
    sieves_behind.final_tag,
    sieves_before.before_far,
    sieves_behind.later_clause,
    sieves_before.same_sentence,
    sieves_context.reported_mood,
    sieves_verbless.sentence_subject,
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
