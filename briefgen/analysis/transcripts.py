"""Turns of interviews and transcripts: “ORR: text”, “Q: text”, “A: text”, without marks."""

import re
from collections import Counter
from dataclasses import dataclass

from briefgen.analysis.people import Entity, People
from briefgen.analysis.spelling import fold
from briefgen.analysis.stretch import Stretch
from briefgen.model.article import TextSpan

_TURN = re.compile(
    r"""^[ \t*_–—-]{0,4}
        (?P<label> [^\W\d_][\w.'’\-]*+ (?:\ [^\W\d_][\w.'’\-]*+){0,5} \ ?
                   (?:\([^()\n]{1,40}\))? )
        [ \t*_]{0,3} : [*_]{0,2} [ \t]+ (?P<words> \S[^\n]*)""",
    re.VERBOSE | re.MULTILINE,
)
_ASIDE = re.compile(r"(?:\s*[(\[][^()\[\]\n]{1,30}[)\]])+\s*$")
"""What a transcript says of the room at the end of a turn: “(Laughter.)”."""
_QUESTIONS = frozenset(
    ("q", "question", "interviewer", "reporter", "moderator", "frage", "питання", "запитання",
     "pregunta", "domanda", "host")
)  # fmt: skip
_ANSWERS = frozenset(("a", "answer", "antwort", "відповідь", "réponse", "respuesta", "risposta"))
_NO_SPEAKER = frozenset(
    ("note", "update", "correction", "source", "sources", "photo", "read more", "related", "video",
     "watch", "background", "editor's note", "by", "contact", "share", "tags", "more", "also")
)  # fmt: skip
_LEAST = 3
"""A text is a transcript if so many of its lines are turns, of two speakers at least."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the label before the colon, what is said, and whether the label is “A”."""

    label: TextSpan
    words: TextSpan
    speaker: str
    answers: bool = False


def find_turns(text: str, stretches: tuple[Stretch, ...]) -> tuple[Turn, ...]:
    """Return the turns of an interview or transcript, () where the text is none."""
    found: list[tuple[str, re.Match[str]]] = []
    for match in _TURN.finditer(text):
        label = match["label"].strip().lower()
        if label not in _NO_SPEAKER and _is_label(match["label"]):
            found.append((label, match))
    counts = Counter(label for label, _ in found)
    dialogue = bool(_QUESTIONS & counts.keys()) and bool(_ANSWERS & counts.keys())
    repeated = [label for label, count in counts.items() if count >= 2]
    if not dialogue and (len(repeated) < 2 or len(found) < _LEAST):
        return ()
    quoted = {stretch.outer_start for stretch in stretches}
    turns = []
    for label, match in found:
        if label in _QUESTIONS or match.start("words") in quoted:
            continue
        if not dialogue and counts[label] < 2:
            continue
        end = match.start("words") + len(_ASIDE.sub("", match["words"]).rstrip())
        if end == match.start("words"):
            continue
        start = match.start("label")
        turns.append(
            Turn(
                TextSpan(start, start + len(match["label"].rstrip())),
                TextSpan(match.start("words"), end),
                match["label"].strip(),
                label in _ANSWERS,
            )
        )
    return tuple(turns)


def _is_label(label: str) -> bool:
    """Return whether each word of a label has a capital, as names and titles have."""
    words = label.split("(")[0].split()
    return all(word[0].isupper() or len(word) <= 3 for word in words) and words[0][0].isupper()


def interviewed(people: People, text: str, turns: tuple[Turn, ...]) -> Entity | None:
    """Return who gives the answers: the person named most before the first of them."""
    first = turns[0].words.start if turns else 0
    before = fold(text[:first])
    persons = [entity for entity in people.entities if entity.kind == "person"]
    return max(
        persons,
        key=lambda entity: (before.count(fold(entity.words[-1])), len(entity.names)),
        default=None,
    )


class Labels:
    """The people and bodies of an article by the labels that they may have."""

    def __init__(self, people: People) -> None:
        self._known: dict[tuple[str, ...], Entity] = {}
        for entity in people.entities:
            own = tuple(fold(word) for word in entity.words)
            self._known.setdefault(own, entity)
            if entity.kind != "place":
                self._known.setdefault(own[-1:], entity)

    def speaker_of(self, turn: Turn) -> Entity | None:
        """Return the person or body whose name a label bears, by its last word."""
        words = tuple(fold(word) for word in turn.speaker.split("(")[0].split())
        fitting = (self._known.get(words), self._known.get(words[-1:]))
        return min((one for one in fitting if one), key=lambda one: one.number, default=None)
