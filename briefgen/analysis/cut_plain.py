"""Subject and object of clauses whose verb stands between them, as in French or Spanish."""

from briefgen.analysis.cut_clauses import clause_round
from briefgen.analysis.cut_parts import Parts, Verb
from briefgen.analysis.cut_phrases import ended, owners_end, phrase_end
from briefgen.analysis.cut_scenes import is_joined, is_on, is_small, leads_to_date, segment_start
from briefgen.analysis.cut_verb_choice import beginning_verb, verb_of
from briefgen.analysis.event_words import Scene

_FULL_NAME = 2
"""Words of a person's name, at least."""


def plain_parts(scene: Scene, verb: Verb, clause: tuple[int, int]) -> Parts:
    """Return the tokens of the subject before the verb, and the words behind the verb."""
    low, high = clause
    start = low
    skipped = ("conjunctions", "adverbs", "subordinators")
    while start < verb.finite and (
        start in scene.dated
        or (scene.has(start, *skipped) and not scene.has(start, "determiners"))
        or leads_to_date(scene, start)
        or not scene.raw(start)[:1].isalnum()
    ):
        start += 1
    stop = verb.finite
    for k in range(start, verb.finite):
        if not scene.has(k, "subordinators", "relatives"):
            continue
        owning = scene.has(k, "owning_relatives")
        if k > start and not owning and _has_verb_of_its_own(scene, k + 1, verb.finite):
            stop = k  # “the states that share the lake will meet”
            break
        start = k + 1
    while stop > start and (stop - 1 in scene.dated or scene.has(stop - 1, "before_dates")):
        stop -= 1
    if stop <= start and scene.has(low - 1, "joiners"):
        rest = scene.text(*ended(scene, verb.at + 1, _rest_end(scene, verb.at + 1, high)))
        return _subject_before(scene, low - 1), rest
    apposed = scene.word(low - 1) == ","
    free = not apposed and not scene.has(verb.at + 1, "prepositions")
    behind = free and is_on(scene, "inverts")
    if stop <= start and behind:
        begin = verb.at + 1
        while begin < high and (begin in scene.dated or scene.has(begin, "before_dates")):
            begin += 1
        stop = owners_end(scene, phrase_end(scene, begin))
        rest = scene.text(*ended(scene, stop, high))
        return ((begin, stop), rest) if stop > begin else (None, None)
    rest = scene.text(*ended(scene, verb.at + 1, _rest_end(scene, verb.at + 1, high)))
    if stop <= start and apposed:
        return _before_comma(scene, low - 1), rest
    if stop <= start or scene.has(start, "prepositions"):
        return None, rest
    return (start, stop), rest


def _has_verb_of_its_own(scene: Scene, start: int, stop: int) -> bool:
    """Return whether a relative clause has a verb before the one that stands at `stop`.

    It is the word behind the relative: “que comparten”, not “que el Consejo”.
    """
    while start < stop and (
        scene.has(start, "reflexives", "negations", "adverbs") or is_joined(scene, start)
    ):
        start += 1
    no_verb = ("determiners", "prepositions", "pronouns", "before_dates")
    plain = start < stop and start not in scene.dated and is_small(scene, start)
    return plain and not scene.has(start, *no_verb)


def _subject_before(scene: Scene, joiner: int) -> tuple[int, int] | None:
    """Return the subject of the clause before “and”, which the clause behind it shares."""
    clause = clause_round(scene, joiner - 1, joiner)
    earlier = verb_of(scene, clause) or beginning_verb(scene, clause)
    return plain_parts(scene, earlier, clause)[0] if earlier is not None else None


def _before_comma(scene: Scene, comma: int) -> tuple[int, int] | None:
    """Return the name between commas before a verb, or what stands before the first of them.

    “La ministre, Ana Petrovic, se rendra”, “Ana Petrovic, ministre de la Défense, se rendra”.
    """
    start = segment_start(scene, comma)
    run = comma
    while run > start and (scene.is_name(run - 1) or is_joined(scene, run - 1)):
        run -= 1
    names = sum(scene.is_name(k) for k in range(run, comma))
    if run == start or names >= _FULL_NAME:
        return run, comma
    before = start - 1
    if scene.word(before) != ",":
        return None
    first = segment_start(scene, before)
    return (first, before) if first < before else None


def _rest_end(scene: Scene, start: int, high: int) -> int:
    """Return where another clause begins: “and …”, “that …”, “to …”."""
    for k in range(start, high):
        if k in scene.dated:
            continue
        aim = scene.has(k, "aims") and not scene.has(k - 1, "determiners")  # not “la prima”
        if aim or scene.has(k, "subordinators", "relatives"):
            return k if k > start or not scene.has(k, "asking_words") else high
        ends = scene.has(k, "joiners") and k - 1 in scene.dated
        if ends or scene.has(k, "reporting_verbs"):
            return k
    return high
