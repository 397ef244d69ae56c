"""Which language a text is in: frequent words and scripts, enough to choose the language data."""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

_SAMPLE = 2_500
_LETTER_SHARE = 0.3  # a script counts as the text's when it has this share of its letters
_ENOUGH = 0.15  # share of words that must be known words of the language
_LEAD = 1.15  # the best must beat the second by this factor
_LEAST_WORDS, _HEADLINE = 5, 12
"""Words from which a text's words are counted; up to which its letters alone may tell."""
_OTHER_CYRILLIC = frozenset("ўћђљњџјѓќѕқңғүұһөәӣӯҷҳ")
_QUOTED = re.compile(r"“[^“”\n]*”|„[^“”\n]*[“”]|«[^«»\n]*»|»[^«»\n]*«|\"[^\"\n]*\"")


@cache
def _data() -> tuple[dict[str, dict[str, int]], dict[str, re.Pattern[str]], dict[str, str]]:
    raw = tomllib.loads(files("briefgen.reading").joinpath("languages.toml").read_text("utf-8"))
    lists = {language: line.split() for language, line in raw["words"].items()}
    held = Counter(word for words in lists.values() for word in set(words))
    words = {
        language: {word: 2 if held[word] == 1 else 1 for word in listed}
        for language, listed in lists.items()
    }
    scripts = {language: re.compile(f"[{ranges}]") for language, ranges in raw["scripts"].items()}
    return words, scripts, raw["letters"]


def detect(text: str) -> str:
    """Return the BCP 47 tag of the text's language, "" where that is not clear.

    Short texts (under five words) of a script that several languages share are not clear.
    """
    sample = text[:_SAMPLE].casefold().replace("’", "'")
    letters = sum(char.isalpha() for char in sample)
    if not letters:
        return ""
    words, scripts, special = _data()
    foreign = sum(char > "\u052f" or "\u0370" <= char < "\u0400" for char in sample)
    for language, pattern in scripts.items() if foreign > 0.1 * letters else ():
        # Japanese mixes its own letters with Chinese ones, so a tenth is enough for it.
        share = 0.1 if language == "ja" else _LETTER_SHARE
        if len(pattern.findall(sample)) > share * letters:
            return language
    found = _words_in(_QUOTED.sub(" ", sample))  # a quotation may be in another language
    if sum(found.values()) < _LEAST_WORDS:
        found = _words_in(sample)
    total = sum(found.values())
    if total < _LEAST_WORDS:
        return _by_letters(sample)
    characters = Counter(sample)
    scores: list[tuple[float, str]] = []
    for language, known in words.items():
        hits = sum(found[word] * weight for word, weight in known.items())
        bonus = sum(characters[letter] for letter in special.get(language, ""))
        scores.append(((hits + min(bonus, hits)) / total, language))
    (best, language), (second, _) = sorted(scores, reverse=True)[:2]
    if best >= _ENOUGH and best >= second * _LEAD:
        return language
    return _by_letters(sample) if total <= _HEADLINE else ""


def _words_in(sample: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", sample))


def _by_letters(sample: str) -> str:
    """Return the language that a short text's letters alone tell, "" where they do not.

    Of the languages in Cyrillic letters, what has “і” without “ы” and “ў” is Ukrainian, and what
    has “ы” or “э” without “і” is Russian; letters of other languages forbid either.
    """
    letters = set(sample)
    if letters & _OTHER_CYRILLIC:
        return ""
    ukrainian, russian = letters & set("іїєґ"), letters & set("ыэ")
    if bool(ukrainian) == bool(russian):
        return ""
    return "uk" if ukrainian else "ru"
