"""Who does it: the subject of a label, in short."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.analysis.event_phrases import phrase_start
from briefgen.analysis.event_words import Scene

LONGEST_HOLDER = 30
LONGEST_SUBJECT_TEXT = 48
NEAR = 20_000
"""Code points to each side in which a word is looked for as it is written elsewhere."""
GROUP_ENDS = ("icans", "ocrats", "ists", "ians")
"""Ends of the names of many people: "Republicans", "Lithuanians"."""
NAME_ENDS = ("as", "os", "is", "us")
"""Ends of names that look like plurals: "Honduras", "Laos"."""
HYPHENS = ("-", "‑", "–")
_FULL_NAME = 2
"""Words of a person's name, at least."""
NAME_REACH = 8
"""Tokens of the longest titled name; a double name's hyphen is one."""
OFFICE_REACH = 2000
"""Tokens before "the president" in which the name that goes with the office is looked for."""
PERSON_REACH = 120
"""Tokens before a pronoun in which the person it stands for is looked for."""


def person_before(scene: Scene, index: int) -> str:
    """Return the last titled person named before a pronoun, "" if none.

    That is a surname, or the office where no name goes with it: "Argentina's president".
    """
    wide = replace(scene, first=max(0, index - PERSON_REACH))
    for end in range(index, wide.first + 1, -1):
        closes = not wide.is_name(end) and not _joins_names(wide, end)
        titled = wide.has(end - 2, "people_titles") and not wide.is_name(end - 2)
        person = titled or is_person(wide, end - NAME_REACH, end) or _is_apposed(wide, end)
        if wide.is_name(end - 1) and closes and person:
            return surname(wide, end)
        if wide.has(end - 1, "people_titles") and not wide.is_name(end):
            start = phrase_start(wide, end - 1)
            holder = wide.text(start, end)
            said = wide.word(start - 1) in ("'", "’")  # "while I'm president"
            if wide.has(start - 1, "determiners") and wide.has(start - 2, "be_forms"):
                continue  # "Kolar is the first minister to confirm"
            return holder if len(holder) <= LONGEST_HOLDER and not said else ""
    return ""


def _is_apposed(scene: Scene, end: int) -> bool:
    """Return whether a name stands in commas behind an office: "the minister, Jiri Kolar,"."""
    run = end
    while run > scene.first and scene.is_name(run - 1):
        run -= 1
    if end - run < _FULL_NAME or scene.word(run - 1) != "," or scene.word(end) != ",":
        return False
    near = range(run - 1 - NAME_REACH, run - 1)
    return any(scene.has(at, "people_titles", "title_words") for at in near)


def holder_named(scene: Scene, subject: tuple[int, int]) -> str:
    """Return "President Lund" for "the president", "" where no name goes with the office.

    The name is that of the last holder before it who is not just called by the office again; where
    that one is another's ("the Czech president") nobody is named.
    """
    start, end = subject
    while start < end and scene.has(start, "determiners", "conjunctions", "adverbs"):
        start += 1
    led = scene.word(start - 1) == "the"
    if not led or start >= end or not scene.has(end - 1, "people_titles"):
        return ""
    if any(not scene.has(at, "title_words") for at in range(start, end - 1)):
        return ""
    office = scene.tokens.words[start:end]
    wide = replace(scene, first=max(0, start - OFFICE_REACH))
    for at in range(start - 1, wide.first - 1, -1):
        if wide.tokens.words[at : at + len(office)] != office:
            continue
        after = at + len(office)
        after += wide.word(after) == ","
        stop = after
        while wide.is_name(stop) or _joins_names(wide, stop):
            stop += 1
        if stop > after and not wide.has(stop - 1, "title_words", "nouns"):
            return _titled(wide, office, surname(wide, stop))
        if wide.word(at - 1) != "the":
            return ""
    return ""


def _titled(scene: Scene, office: Sequence[str], name: str) -> str:
    words = [word if word in scene.lists["conjunctions"] else word.capitalize() for word in office]
    return " ".join([*words, name])


def subject_name(scene: Scene, subject: tuple[int, int] | None) -> str:
    """Return a subject in short: a person's surname, else the noun phrase; "" for pronouns."""
    if subject is None:
        return ""
    start, end = subject
    end = next((i for i in range(start + 1, end) if scene.has(i, "relatives")), end)
    if is_person(scene, start, end):
        return surname(scene, end)
    while end > start + 1 and scene.has(end - 1, "reflexives"):
        end -= 1
    if scene.word(start - 1) == "whose":
        return _owned(scene, start, end)
    if scene.has(start, "own_possessives") or scene.has(end - 1, "abstract_subjects"):
        return ""
    start += scene.word(start) == "with"
    while start < end and (
        scene.has(start, "determiners", "adverbs", "conjunctions") or not scene.is_word(start)
    ):
        start += 1
    if start < end and scene.has(start, "prepositions"):
        return ""
    if end - start == 1 and scene.has(start, "ordinal_subjects"):
        return ""
    if start >= end or scene.has(start, "pronouns") or scene.has(end - 1, "pronouns"):
        return ""
    while scene.word(start) in ("s", "'", "’"):
        start += 1
    text = scene.text(start, end)
    if text.endswith(("'s", "’s", "'", "’")):
        return ""  # "China's is expected": what it owns is not said again
    return text if len(text) <= LONGEST_SUBJECT_TEXT else shortened_subject(text)


def _owned(scene: Scene, start: int, end: int) -> str:
    """Return "Lund’s term" for "Lund, whose own term"; "" where no name stands before "whose"."""
    owner = start - 2
    if scene.word(owner) == ",":
        owner -= 1
    while start < end - 1 and scene.has(start, "dropped_modifiers"):
        start += 1
    if not scene.is_name(owner) or scene.has(end - 1, "vague_owned"):
        return ""
    if scene.has(end - 1, "people_titles", "institutions", "seats"):
        first = owner
        while scene.is_name(first - 1) and not scene.word(first - 1).endswith("ly"):
            first -= 1
        name = scene.text(first, owner + 1)  # a state or a body: "Ostrava Bay’s parliament"
    else:
        name = surname(scene, _titled_owner(scene, owner) + 1)
    owned = f"{name}’s {scene.text(start, end)}"
    return owned if len(owned) <= LONGEST_SUBJECT_TEXT else ""


def _titled_owner(scene: Scene, last: int) -> int:
    """Return the last token of the name before "of": "Prof Berg of the University of Oslo"."""
    at = last
    while at > scene.first and (scene.is_name(at) or scene.has(at, "determiners")):
        at -= 1
        if scene.word(at) == "of":
            before = at - 1
            named = scene.is_name(before) and is_person(scene, before - NAME_REACH, before + 1)
            if named:
                return before
            at = before if scene.is_name(before) else scene.first
    return last


def surname(scene: Scene, end: int) -> str:
    """Return the surname that ends a name, both halves of a double one: "Petit-Roux"."""
    start = end - 1
    while _joins_names(scene, start - 1):
        start -= 2
    return scene.text(start, end)


def _joins_names(scene: Scene, index: int) -> bool:
    """Return whether a token is the hyphen of a double name."""
    joins = scene.raw(index) in HYPHENS and scene.joins(index)
    return joins and scene.is_name(index - 1) and scene.is_name(index + 1)


def is_person(scene: Scene, start: int, end: int) -> bool:
    """Return whether a phrase ends in a titled person's name: "Secretary General Jane Doe"."""
    run = end
    while run > start and (scene.is_name(run - 1) or (run < end and _joins_names(scene, run - 1))):
        run -= 1
    if end - run < 2 or scene.has(end - 1, "title_words", "nouns"):
        return False
    return any(scene.has(index, "title_words") for index in range(max(start, run - 3), end - 1))


def shortened_subject(text: str) -> str:
    """Return a long subject without what follows its first "of", "from" or "in" but one."""
    for word in (" between ", " who ", " which ", ", ", " from ", " in ", " for ", " with "):
        head = text.partition(word)[0]
        if 3 < len(head) <= LONGEST_SUBJECT_TEXT:
            return head
    return ""


def is_plural(scene: Scene, subject: tuple[int, int] | None) -> bool:
    """Return whether a subject takes a plural verb."""
    if subject is None:
        return False
    start, end = subject
    while start < end and (scene.has(start, "conjunctions") or scene.is_sign(start)):
        start += 1
    if is_person(scene, start, end):
        return False
    stop = next((i for i in range(start + 1, end) if scene.has(i, "prepositions")), end)
    if "and" in scene.tokens.words[start:stop]:
        return True
    head = stop - 1
    word = scene.word(head)
    opens = head == scene.first or scene.is_sign(head - 1) or scene.word(head - 1) == "-"
    if scene.has(head, "singular_names"):
        return False
    if scene.has(head, "plural_names") and scene.word(head - 1) != "united":
        return True
    if scene.is_name(head) and not opens:
        return word.endswith(GROUP_ENDS)
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if plural and opens and scene.is_name(head) and head == end - 1:
        return _is_common(scene, head)
    return plural or scene.has(head, "plural_words")


def _is_common(scene: Scene, head: int) -> bool:
    """Return whether a word that opens a sentence is a noun, not a name such as "Qantas"."""
    text, at, word = scene.tokens.text, scene.tokens.starts[head], scene.raw(head)
    near = text[max(0, at - NEAR) : at + NEAR]
    if f" {word.lower()}" in near or word[:-1].isupper():
        return True  # "MPs"
    if re.search(rf"\b[A-Z]\w+ {re.escape(word)}\b", near):
        return False
    return not word.lower().endswith(NAME_ENDS)
