"""A reporting clause as it stands in an article: “Orr said”, “said Orr”, “according to Orr”."""

from briefgen.analysis.phrase import Phrase
from briefgen.model.nouns import noun


@noun(frozen=True, slots=True)
class Clause:
    """A reporting clause by token numbers.

    Attributes:
        first, last: from the subject or cue, whichever comes first, to behind the other.
        cue, cue_last: the verb or phrase.
        subject: who speaks.
        form: "sv" (Orr said), "vs" (said Orr), "participle", "infinitive", "according" or
            "relayed" (the paper quoted Orr as saying).
        plain: whether the cue takes a whole quotation ("said"), not just a fragment ("called").
    """

    first: int
    last: int
    cue: int
    cue_last: int
    subject: Phrase
    form: str
    plain: bool
