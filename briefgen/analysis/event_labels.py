"""Labels of key-date rows: a noun with what belongs to it, or a subject with its verb.

Every word of a label stands in the article; verbs may change their form (“is planning on
leaving” gives “leaves”), and what is left out is left out whole. A language's file says how they
are made (`ways`): from what the lists know of verb forms (English, `event_*.py`), or cut out of
the sentence as it stands (`cut_*.py`).
"""

from dataclasses import replace

from briefgen.analysis.cut_labels import cut_label
from briefgen.analysis.event_here import behind_dateline, placed
from briefgen.analysis.event_lines import declared_label, list_label
from briefgen.analysis.event_nouns import attributive_label, noun_label
from briefgen.analysis.event_verbs import verb_label
from briefgen.analysis.event_wording import LONGEST_LABEL, NO_LABEL, Label
from briefgen.analysis.event_words import Scene

LONGEST_ASIDE = 12
"""Tokens of an aside that says how a date lies to another."""


def label_of(scene: Scene, first: int, end: int) -> Label:
    """Return the label for the date at tokens `first` to `end`."""
    make = cut_label if "cut" in scene.lists["ways"] else _best
    said = replace(scene, first=min(behind_dateline(scene), first))
    return placed(make(said, first, _after_aside(scene, end)), scene)


def _after_aside(scene: Scene, end: int) -> int:
    """Return where words go on after "9 July, a day before the summit opens,"; else `end`."""
    if scene.word(end) != ",":
        return end
    for index in range(end + 1, min(scene.end, end + LONGEST_ASIDE)):
        if scene.word(index) == ",":
            aside = range(end + 1, index)
            return index if any(scene.has(at, "aside_words") for at in aside) else end
    return end


def _best(scene: Scene, first: int, end: int) -> Label:
    for make in (list_label, declared_label, attributive_label):
        label = make(scene, first, end)
        if label is not None and label.text:
            return label
    noun, verb = noun_label(scene, first, end), verb_label(scene, first, end)
    if noun is not None and noun.text and not _yields(noun, verb, scene, first):
        return noun
    if verb is not None and verb.text:
        return verb
    return _told_by_when(scene, end) or noun or verb or NO_LABEL


def _told_by_when(scene: Scene, end: int) -> Label | None:
    """Return the label of "the date is 18 May, when leaders adopt their conclusions"."""
    if scene.word(end) != "," or scene.word(end + 1) != "when":
        return None
    told = verb_label(replace(scene, first=end + 2), first=end + 2, end=end + 2)
    return told if told is not None and told.text else None


def _yields(noun: Label, verb: Label | None, scene: Scene, first: int) -> bool:
    """Return whether the verb tells the event better than the noun.

    So it is with weak nouns ("goes into recess") and with bare ones ("at their meeting").
    """
    if verb is None or not verb.text or verb.verb is None:
        return False
    if any(index in scene.dated for index in range(verb.verb.head, first)):
        return False
    if noun.doubt:
        return not verb.doubt
    if not noun.strong or noun.after_date:
        begins = scene.has(verb.verb.head, "opening_forms") and verb.text.startswith(noun.text)
        return (verb.strong or not noun.strong) and not (begins and noun.place)
    if verb.names_host or _tells_who(noun, verb):
        return True
    if noun.noun in scene.lists["institutions"] and verb.text.startswith(noun.text + " "):
        return not scene.has(verb.verb.head, "holding_verbs")  # "the council reports in April"
    if scene.has(verb.verb.head, "hold_forms") and not verb.verb.passive:
        return _names_nobody(scene, noun) and len(verb.text) <= LONGEST_LABEL
    if noun.noun in scene.lists["institutions"] and f" {noun.noun}" in verb.text.lower():
        return verb.strong and not verb.names_host  # "briefs the council", "addresses congress"
    bare = " " not in noun.text or noun.owned
    return (
        bare
        and verb.strong
        and not verb.verb.passive
        and verb.noun not in scene.lists["lasting_verbs"]
    )


def _tells_who(noun: Label, verb: Label) -> bool:
    """Return whether a verb says who the noun's event is for: "Berg faces a confidence vote"."""
    text, named = verb.text.lower(), noun.text.lower()
    plain = verb.verb is not None and not verb.verb.passive and not verb.doubt
    more = named in text and not text.startswith(named)
    return plain and verb.strong and more and not noun.place and len(text) <= LONGEST_LABEL


def _names_nobody(scene: Scene, noun: Label) -> bool:
    """Return whether a noun's label tells not who meets or votes: "General election"."""
    words = noun.text.split()
    own = [word for word in words if word not in noun.place.split()]
    named = any(word[:1].isupper() for word in own[1:]) or "’" in noun.text or "'" in noun.text
    opens = {scene.raw(at) for at in range(scene.first + 1, scene.end)}
    return not (named or words[0] in opens or set(own) & {"of", "between", "with"})
