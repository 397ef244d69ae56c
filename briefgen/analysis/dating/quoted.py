"""Dates inside quotations, seen from the day on which they were said.

“We decide tomorrow,” she said on Tuesday: tomorrow is Wednesday, whenever the article came out.
"""

from bisect import bisect_left, bisect_right
from datetime import date

from briefgen.analysis.dating.drafts import Draft, Option
from briefgen.analysis.dating.lexicon import Lexicon
from briefgen.analysis.dating.lexing import Tokens
from briefgen.analysis.dating.periods import next_weekday
from briefgen.analysis.dating.spoken import spoken
from briefgen.analysis.dating.verbs import Tense
from briefgen.analysis.quotation_marks import Stretch, find_stretches
from briefgen.model.finding import DateKind

OLDEST = 6
"""Days before publication: words said longer ago are seldom quoted with a day."""
MOST_SAYINGS = 20
"""So many days of saying are looked at near a quoted date; it keeps the work linear."""
SAYING_REACH = 7
"""Tokens between a verb of saying and its day: "told reporters in Riga on Tuesday"."""


def retell_from_saying(
    drafts: list[Draft], tokens: Tokens, lexicon: Lexicon, published: date | None
) -> None:
    """Count what was said of "tomorrow" or "on Friday" from the day on which it was said."""
    if published is None:
        return
    open_ones = [made for made in drafts if _depends_on_saying(made)]
    sayings = [made for made in drafts if _tells_of_saying(made, tokens, lexicon, published)]
    if not open_ones or not sayings:
        return
    stretches = find_stretches(tokens.text)
    sayings = [made for made in sayings if not _is_quoted(made, stretches)]
    for made in open_ones:
        if _is_quoted(made, stretches):
            saying = _saying_of(made, sayings, tokens)
            if saying is not None and saying.days is not None:
                _retell(made, saying.days[0], published)


def _depends_on_saying(made: Draft) -> bool:
    """Return whether a draft is "today" and the like, or a bare weekday that lies ahead."""
    if made.kind is not DateKind.POINT or made.days is None:
        return False
    kind = made.candidate.rule.kind
    ahead = made.cue.tense is Tense.AHEAD and made.anchor == "publication"
    return kind == "today" or (kind == "weekday" and ahead and not made.candidate.has("dir"))


def _tells_of_saying(made: Draft, tokens: Tokens, lexicon: Lexicon, published: date) -> bool:
    """Return whether a draft is the day, shortly before publication, on which somebody spoke."""
    if made.kind is not DateKind.POINT or made.days is None or made.days[0] != made.days[1]:
        return False
    if not 1 <= (published - made.days[0]).days <= OLDEST:
        return False
    verbs = lexicon.tense.get("reporting", frozenset())
    sentence = tokens.sentences[made.first]
    near = range(max(0, made.first - SAYING_REACH), made.first)
    return any(tokens.words[at] in verbs for at in near if tokens.sentences[at] == sentence)


def _is_quoted(made: Draft, stretches: tuple[Stretch, ...]) -> bool:
    index = bisect_right(stretches, made.span.start, key=lambda stretch: stretch.start) - 1
    return index >= 0 and made.span.end <= stretches[index].end


def _saying_of(made: Draft, sayings: list[Draft], tokens: Tokens) -> Draft | None:
    """Return the day of saying nearest to a quoted date, in its own sentence or one beside it."""
    sentence = tokens.sentences[made.first]
    low = bisect_left(sayings, sentence - 1, key=lambda one: tokens.sentences[one.first])
    high = bisect_right(sayings, sentence + 1, key=lambda one: tokens.sentences[one.first])
    near = [one for one in sayings[low : min(high, low + MOST_SAYINGS)] if _share_line(one, made)]
    return min(near, key=lambda one: abs(one.first - made.first), default=None)


def _share_line(left: Draft, right: Draft) -> bool:
    first, last = sorted((left.span.start, right.span.start))
    return "\n" not in left.candidate.tokens.text[first:last]


def _retell(made: Draft, said: date, published: date) -> None:
    """Move a draft from publication to the day of saying; keep the other reading."""
    if made.days is None:
        return
    first = made.days[0]
    if made.candidate.rule.kind == "weekday":
        moved = next_weekday(said, first.isoweekday(), same_day=False)
    else:
        moved = said + (first - published)
    if moved == first:
        return
    time = made.value.partition("T")[2]
    made.alternatives = [Option(made.value, f"seen from publication ({spoken(published)})")]
    made.value = moved.isoformat() + (f"T{time}" if time else "")
    made.how, made.anchor = f"seen from the day of saying ({spoken(said)})", "mention"
