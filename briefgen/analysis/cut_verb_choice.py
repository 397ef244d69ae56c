"""Which verb tells the event of a clause: one of the lists, or a future by its form."""

from briefgen.analysis.cut_clauses import is_future
from briefgen.analysis.cut_german import german_verb
from briefgen.analysis.cut_parts import Verb
from briefgen.analysis.cut_scenes import is_joined, is_on, is_small
from briefgen.analysis.event_words import Scene


def verb_of(scene: Scene, clause: tuple[int, int]) -> Verb | None:
    """Return the event verb of a clause, None if it has none."""
    if is_on(scene, "verb_second"):
        return german_verb(scene, clause)
    return _listed_verb(scene, clause) or _verb_by_form(scene, clause)


def holding_verb(scene: Scene, clause: tuple[int, int], noun: int) -> Verb | None:
    """Return the verb by which somebody holds the event that a noun behind it tells.

    It is None where no verb of holding stands before the noun: “elections are planned”.
    """
    if is_on(scene, "verb_second"):
        return None
    for at in range(clause[0] + 1, noun):
        if not scene.has(at, "hosting_verbs") or at in scene.dated:
            continue
        finite = _finite_start(scene, clause[0], at)
        return Verb(at, finite, scene.text(finite, at + 1), "", True)
    return None


def beginning_verb(scene: Scene, clause: tuple[int, int]) -> Verb | None:
    """Return the verb of “the teams resume their work”, “a text is awaited”: no event is named."""
    if is_on(scene, "verb_second"):
        return None
    for at in range(*clause):
        if not scene.has(at, "holding_verbs") or at in scene.dated or not is_small(scene, at):
            continue
        if scene.has(at, "auxiliaries", "empty_verbs") or scene.has(at - 1, "determiners"):
            continue
        finite = _finite_start(scene, clause[0], at)
        if finite == at and scene.has(at, "participles"):
            continue  # “the conference planned for Friday”
        return Verb(at, finite, scene.text(finite, at + 1), "", True, listed=False)
    return None


def _listed_verb(scene: Scene, clause: tuple[int, int]) -> Verb | None:
    """Return the first verb of the lists in a clause."""
    for at in range(*clause):
        if at in scene.dated or not scene.has(at, "event_verbs"):
            continue
        if scene.has(at - 1, "determiners", "ordinal_subjects") or not is_small(scene, at):
            continue
        if scene.has(at, "prepositions") and not scene.has(at + 1, "prepositions"):
            continue  # “entre” is a verb in “entre en vigueur” only
        if scene.has(at - 1, "genitives") and not is_joined(scene, at - 1):
            continue  # “strumenti di ratifica”
        finite = _finite_start(scene, clause[0], at)
        helped = any(scene.has(k, "auxiliaries") for k in range(finite, at))
        if scene.has(at, "infinitives") and not helped:
            continue  # “demands to hold”
        return Verb(at, finite, scene.text(finite, at + 1), "", True)
    return None


def _verb_by_form(scene: Scene, clause: tuple[int, int]) -> Verb | None:
    """Return the first verb that its form shows to be of what is ahead, whatever it means.

    That is a future (“suspendra”), or what a helping verb makes one (“doit être renouvelé”).
    """
    for at in range(*clause):
        if scene.has(at, "planning_verbs") and is_small(scene, at) and at not in scene.dated:
            head = _planned_head(scene, at, clause[1])
        else:
            head = at if is_future(scene, at) else -1
        if head < 0 or scene.has(head, "holding_verbs", "auxiliaries", "empty_verbs"):
            continue
        finite = _finite_start(scene, clause[0], min(at, head))
        return Verb(head, finite, scene.text(finite, head + 1), "", True, listed=False)
    return None


def _planned_head(scene: Scene, helper: int, high: int) -> int:
    """Return the verb that a helping verb makes ahead, -1 if none stands behind it."""
    between = ("adverbs", "be_words", "negations", "reflexives", "links_to_verbs")
    at = helper + 1
    while at < high and at not in scene.dated:
        if not scene.has(at, *between) and not is_joined(scene, at):
            break
        at += 1
    if at >= high or at in scene.dated or not is_small(scene, at):
        return -1
    small = ("determiners", "prepositions", "conjunctions", "pronouns", "subordinators")
    copula = scene.has(helper, "copulas") or scene.has(at - 1, "be_words")
    if copula and not scene.has(at, *small):
        return at  # “estará lista”
    return at if scene.has(at, "infinitives", "participle_forms") else -1


def _finite_start(scene: Scene, low: int, at: int) -> int:
    """Return the first token of a verb with what helps it, in a clause that begins at `low`."""
    helping = ("auxiliaries", "reflexives", "negations", "adverbs")
    finite = at
    while finite > low and (
        (scene.has(finite - 1, *helping) and finite - 1 not in scene.dated)
        or (scene.has(finite, "auxiliaries") and is_future(scene, finite - 1))
        or is_joined(scene, finite - 1)
    ):
        finite -= 1
    return finite
