"""Which sentences of an article may stand as facts: whole, by themselves, in nobody's voice."""

import re
from collections.abc import Sequence

from briefgen.compose.function_words import single_words
from briefgen.editing.picking import point_from
from briefgen.model.article import Article, TextSpan
from briefgen.model.brief import Point
from briefgen.model.finding import Findings
from briefgen.model.words import words_of

FEWEST = 5
"""Sentences of fewer words say too little for a fact."""
_FULL = 8
"""Words of a sentence without a figure that is a fact, at least."""
_SHORT = 10
"""A sentence of fewer words counts for less."""
_LEANS = 1.2
"""What a sentence loses that leans on the one before; one of few words loses half."""
_RUBRICS = 5
"""Lines among which a paper calls a text a comment."""
_FIGURE = 0.4
"""What a figure adds: a principal asks how much and how many."""
_ENDED = re.compile(r"[.!…]['\"”’»)\]]*$")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBER = re.compile(
    r"(?<![\w.,:])(?P<number>\d[\d., ]*)(?P<share>%|per ?cent|Prozent|pour cent|por ciento)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAYS = 31
"""A number up to this may be a day's."""
_TOLD = 4
"""Words at a sentence's end that tell who says it: “he told reporters”."""
_OPENING = "[(/-–—*•"
_TRANSCRIPT = "transcript."


def stands_alone(text: str) -> bool:
    """Return whether a sentence says something by itself, and not in the first person.

    It is no heading, question or bracketed draft, does not open with a pronoun or with which of
    several it is (“The second is”), and is not told by somebody whom it does not name.
    """
    words = words_of(text)
    if len(words) < FEWEST or not is_whole(text):
        return False
    if len(words) < _FULL and not has_figure(text):
        return False
    if words[0] in single_words("leaning") or words[0] in single_words("personal"):
        return False
    if _is_one_of_several(words) or _is_somebodys_word(text):
        return False
    tokens = _TOKEN.findall(text)  # "US" is no "us"
    own = {one.lower() for one in tokens if not (one.isupper() and len(one) > 1)}
    return own.isdisjoint(single_words("speaking") | single_words("sweeping"))


def _is_one_of_several(words: Sequence[str]) -> bool:
    """Return whether words open with which of several things they tell of: “The second is”."""
    return (
        words[0] in single_words("articles")
        and words[1] in single_words("ordinals")
        and words[2] in single_words("auxiliaries")
    )


def _is_somebodys_word(text: str) -> bool:
    """Return whether a sentence ends with who says it, whom it does not name: “…, she added”."""
    end = words_of(text.rpartition(",")[2].replace("-", " "))
    return len(end) <= _TOLD and not single_words("personal").isdisjoint(end)


def is_whole(text: str) -> bool:
    """Return whether a sentence has its end, and is no item of a list or bracketed draft."""
    return bool(_ENDED.search(text.rstrip())) and text.lstrip()[:1] not in _OPENING


def is_opinion(article: Article) -> bool:
    """Return whether the first lines of an article call it a comment: then figures alone count."""
    lines = article.text.split("\n", _RUBRICS)[:_RUBRICS]
    return any(line.strip(" .:").casefold() in single_words("opinions") for line in lines)


def is_all_speech(found: Findings) -> bool:
    """Return whether an article is a transcript: then what it says is somebody's word."""
    return any(quote.rule.startswith(_TRANSCRIPT) for quote in found.quotes)


def telling(text: str) -> float:
    """Return how much more, or less, a sentence tells than its words on an issue say."""
    words = words_of(text)
    somebody = not single_words("personal").isdisjoint(words)
    loss = _LEANS * somebody + _LEANS / 2 * (len(words) < _SHORT)
    return _FIGURE * has_figure(text) - loss


def has_figure(text: str) -> bool:
    """Return whether a sentence holds a number that is no year or day: "40 %", "14,300"."""
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match["number"])
        if match["share"] or (int(digits[:9]) > _DAYS and not _YEAR.fullmatch(digits)):
            return True
    return False


def fact_from(article: Article, found: Findings, sentence: TextSpan) -> Point:
    """Return a sentence as a point, without the dateline that may stand before it."""
    ends = [one.end for one in found.datelines if one.start == sentence.start]
    if not ends or not article.text[ends[0] : sentence.end].strip():
        return point_from(article, sentence)
    rest = article.text[ends[0] : sentence.end]
    start = ends[0] + len(rest) - len(rest.lstrip())
    return point_from(article, TextSpan(start, sentence.end))
