"""Matters: what an article speaks of more than in passing, whether or not it names an agenda.

One article's matters are guesses; several articles of a dossier that speak of the same matter
make it an issue (`compose/issue_ranking.py`).
"""

from collections.abc import Collection, Iterator, Sequence

from briefgen.analysis.agenda_words import LETTERS, AgendaWords, agenda_words
from briefgen.analysis.clause_tokens import Clause, is_capital, read_clause
from briefgen.analysis.headings import Heading, heading_of, headings_after
from briefgen.analysis.passages import Matter, with_passages
from briefgen.analysis.repeated import repeated_phrases
from briefgen.analysis.section_headings import section_headings
from briefgen.model.article import TextSpan
from briefgen.model.finding import IssueMention, Person
from briefgen.model.words import same_matter, stems_of

_MOST = 16
_MOST_FOUND = 200
"""Matters and places of one matter that are kept at most, so that the work stays linear."""
_REPEATED = 6
_MODIFIERS = 3
"""Words read before the head of a noun phrase."""
_NAMED, _HEADED, _SAID_AGAIN = 0.15, 0.4, 0.15
_AGAIN = 0.05
"""Added for each further sentence that names the matter, up to `_SURELY`."""
_AHEAD = 0.1
"""Added for a matter that headline or lead names."""
_SURELY = 0.5
_LEAD = 4
"""Sentences, the headline's among them, that say what an article is about."""
_SHORTEST = 4
"""Code points of the shortest word that may stand before a head."""


def find_matters(
    text: str, sentences: Sequence[TextSpan], people: Sequence[Person], language: str
) -> tuple[IssueMention, ...]:
    """Return the matters that a text speaks of, in text order.

    Titles are unbroken pieces of the text: noun phrases whose head is a thing that states
    negotiate on ("fund for fishing communities"), headings of sections, phrases that the text
    repeats. Their scores lie below those of issues that an agenda names. Nothing is found in a
    language without data.
    """
    words = agenda_words(language)
    if words is None or not words.matters:
        return ()
    found: list[Matter] = []
    for heading in section_headings(text, words):
        _add(found, heading, _HEADED, "the heading of a section")
    known = {name.lower() for person in people for name in (person.name, *person.aliases)}
    idle = _no_modifiers(words)
    for sentence in sentences:
        for heading in _named(text, sentence, words, idle, known):
            _add(found, heading, _NAMED, "spoken of in the article")
    for heading in repeated_phrases(text, sentences, words, known, most=_REPEATED):
        if heading.title.lower().split()[-1] in words.titles["no_heads"]:
            continue  # "river summit"
        _add(found, heading, _SAID_AGAIN, "a phrase that the article repeats")
    lead = sentences[min(_LEAD, len(sentences)) - 1].end if sentences else 0
    for one in found:
        one.score = min(_SURELY, one.score + _AHEAD * (min(one.spans).start < lead))
    ranked = sorted(found, key=lambda one: -one.score)[:_MOST]
    ranked.sort(key=lambda one: min(one.spans))
    names = {stem for one in people if one.kind == "person" for stem in stems_of(one.name)}
    return with_passages(text, sentences, (), ranked, words, names)


def _add(found: list[Matter], heading: Heading, score: float, reason: str) -> None:
    """Join a heading to the same matter, or add it; of two titles the fuller one stays."""
    for one in found:
        if same_matter(one.title, heading.title):
            if one.reason == reason and len(one.title.split()) < len(heading.title.split()):
                one.title = heading.title
            if heading.span not in one.spans and len(one.spans) < _MOST_FOUND:
                one.spans.append(heading.span)
                one.score = min(_SURELY, max(one.score, score) + _AGAIN)
            return
    if len(found) < _MOST_FOUND:
        found.append(Matter(heading.title, score, reason, [heading.span]))


def _named(
    text: str,
    sentence: TextSpan,
    words: AgendaWords,
    idle: Collection[str],
    known: Collection[str],
) -> Iterator[Heading]:
    """Yield the noun phrases of a sentence whose heads are matters."""
    if not any(_is_head(word, words) for word in LETTERS.findall(sentence.of(text).lower())):
        return
    clause = read_clause(text, sentence)
    for at, word in enumerate(clause.lower):
        if not _is_head(word, words) or _is_modifier(clause, at, idle, words):
            continue
        first = _before(clause, at, idle, words)
        if _is_portfolio(clause, first, at, words):
            continue
        heading = _joined(text, sentence, clause, first, at, words)
        if heading is None:
            heading = _alone(text, clause, first, at, words)
            heading = None if heading and heading.title.lower() in known else heading
        if heading is not None:
            yield heading


def _is_head(word: str, words: AgendaWords) -> bool:
    """Return whether a lower-case word is a matter, or a compound that ends in one."""
    return word in words.matters["heads"] or word.endswith(tuple(words.matters["endings"]))


def _is_modifier(clause: Clause, at: int, idle: Collection[str], words: AgendaWords) -> bool:
    """Return whether a head only qualifies the next word: "fishing communities"."""
    if words.clause["capital_nouns"]:
        return not is_capital(clause.words[at])
    following = clause.lower[at + 1] if at + 1 < len(clause) else "."
    follows = words.clause["adjectives_follow"] | words.clause["genitive_follows"]
    return not follows and following.isalpha() and following not in idle


def _is_whole(word: str, words: AgendaWords) -> bool:
    """Return whether a head says enough alone: "sanctions", "Ausfuhrverbot"."""
    compound = any(
        word.endswith(one) and len(word) >= len(one) + _SHORTEST for one in words.matters["endings"]
    )
    return compound or word in words.matters["whole"]


def _before(clause: Clause, head: int, idle: Collection[str], words: AgendaWords) -> int:
    """Return where the words that qualify a head begin."""
    first, owning = head, tuple(words.clause["possessive_endings"])
    while first > 0 and head - first < _MODIFIERS:
        word = clause.lower[first - 1]
        plain = word.replace("-", "").isalpha() and len(word) >= _SHORTEST
        if not plain or word in idle or _is_adverb(word, words) or word.endswith(owning):
            break
        first -= 1
    before = clause.lower[first - 1] if first else ""
    verbal = words.clause["auxiliaries"] | words.clause["pronouns"] | words.clause["relatives"]
    if first < head and before in verbal | words.clause["other_pronouns"]:
        first += 1  # "do not read treaties", "to admit fishing"
    return first


def _is_adverb(word: str, words: AgendaWords) -> bool:
    ending = tuple(words.clause["adverb_endings"])
    return word.endswith(ending) and word not in words.clause["not_adverbs"]


def _is_portfolio(clause: Clause, first: int, head: int, words: AgendaWords) -> bool:
    """Return whether a head is whose minister somebody is: "Minister of Mines of …"."""
    joins = words.matters["joins"] | words.clause["conjunctions"]
    named = is_capital(clause.words[head]) and not words.clause["capital_nouns"]
    return first == head > 0 and named and clause.lower[first - 1] in joins


def _joined(
    text: str, sentence: TextSpan, clause: Clause, first: int, head: int, words: AgendaWords
) -> Heading | None:
    """Return the heading of a head with what it is about: "fund for fishing communities"."""
    following = clause.lower[head + 1 : head + 2]
    attached = words.clause["adjectives_follow"] | words.clause["genitive_follows"]
    attribute = attached and following and following[0].isalpha()
    if not attribute and (not following or following[0] not in words.matters["joins"]):
        return None
    span = TextSpan(clause.starts[first], sentence.end)
    whole = headings_after(text, span, words, frozenset())
    if not whole or whole[0].span.start != clause.starts[first]:
        return None
    last = whole[0].title.split()[-1]
    vague = last in words.matters["vague"] or (len(last) < _SHORTEST and last.islower())
    return None if vague or whole[0].span.end <= clause.ends[head] else whole[0]


def _alone(text: str, clause: Clause, first: int, head: int, words: AgendaWords) -> Heading | None:
    """Return the heading of a head with the words before it: "flood warning system"."""
    if first == head and not _is_whole(clause.lower[head], words):
        return None
    named = not words.clause["capital_nouns"] and all(
        is_capital(word) for word in clause.words[first : head + 1]
    )
    if first < head and named and head - first < 2:
        return None  # a name: "Security Fund"
    return heading_of(text, clause.span(first, head + 1))


def _no_modifiers(words: AgendaWords) -> frozenset[str]:
    """Return the words that are no part of a phrase before its head."""
    ongoing = tuple(words.clause["ongoing_endings"])
    stances = (word for word in words.stances if not word.endswith(ongoing))
    return words.function.union(words.matters["no_modifiers"], stances, words.titles["strip"])
