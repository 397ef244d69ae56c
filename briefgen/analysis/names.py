"""Names: what an article calls people, bodies and places outside its quotations."""

from collections import Counter

from briefgen.analysis.common_nouns import CommonNouns
from briefgen.analysis.headlines import forms_of, is_headline, names_in_headline
from briefgen.analysis.language import QuoteWords
from briefgen.analysis.name import Name
from briefgen.analysis.name_cutting import NameCutter
from briefgen.analysis.name_runs import RunFinder
from briefgen.analysis.stray_names import without_strays
from briefgen.analysis.tokens import Tokens


def find_names(tokens: Tokens, words: QuoteWords) -> list[Name]:
    """Return the names outside quotations and datelines, in text order.

    In headlines, all of whose words may have capitals, only those are found that the article has
    elsewhere.
    """
    nouns = CommonNouns(tokens, words) if words.nouns_capitalised else None
    runs, cutter = RunFinder(tokens, words, nouns), NameCutter(tokens, words, nouns)
    found: list[Name] = []
    headlines = []
    alone = Counter(tokens.paragraphs)
    for unit, (first, last) in enumerate(tokens.units):
        if unit in tokens.datelines:
            continue
        lone = alone[tokens.paragraphs[unit]] == 1 and not words.nouns_capitalised
        if lone and is_headline(tokens, first, last):
            headlines.append((first, last))
            continue
        cut = (cutter.name_in(*run, first) for run in runs.in_unit(first, last))
        found += (name for name in cut if name is not None)
    names = without_strays(found, tokens, words, nouns)
    names += _in_headlines(tokens, headlines, names)
    names.sort(key=lambda name: name.first)
    return names


def _in_headlines(
    tokens: Tokens, headlines: list[tuple[int, int]], names: list[Name]
) -> list[Name]:
    if not headlines:
        return []
    forms = forms_of(name.words for name in names if name.kind in ("person", "unknown", "body"))
    found = []
    for first, last in headlines:
        for at, size in names_in_headline(tokens, forms, first, last):
            kind = "person" if size > 1 else "unknown"
            found.append(Name(at, at + size, at, tuple(tokens.words[at : at + size]), kind))
    return found
