"""Quotations of an article: found in their marks, judged, attributed and resolved."""

from dataclasses import dataclass

from briefgen.analysis.clauses import ClauseFinder
from briefgen.analysis.discourse import Discourse
from briefgen.analysis.kinds import is_speech, kind_of
from briefgen.analysis.language import QuoteWords
from briefgen.analysis.names import find_names
from briefgen.analysis.people import People, build_people
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.quotation_marks import find_stretches
from briefgen.analysis.rules import tier_of
from briefgen.analysis.speakers import Found, Frame, Scene, find_speaker
from briefgen.analysis.tokens import Tokens, make_tokens
from briefgen.analysis.wording import describe
from briefgen.model.article import TextSpan
from briefgen.model.finding import Person, Quote


@dataclass(frozen=True, slots=True)
class Voices:
    """The quotations of a text and the people that it names."""

    quotes: tuple[Quote, ...]
    people: tuple[Person, ...]


def find_quotes(
    text: str, sentences: tuple[TextSpan, ...], words: QuoteWords, outlet: str = ""
) -> Voices:
    """Return the quotations and people of a text; linear in its length, never raises.

    Args:
        text: the article's text.
        sentences: its sentences, as `split_sentences` gives them.
        words: language data.
        outlet: the article's outlet, "" if not known.
    """
    stretches = find_stretches(text)
    tokens = make_tokens(text, stretches, sentences, words)
    names, _ = find_names(tokens, words)
    people = build_people(tokens, names, words)
    phrases = Phrases(tokens, names, words)
    finder = ClauseFinder(tokens, phrases, words)
    discourse = Discourse(tokens, people, finder, words)
    frames = _frames(tokens, finder)
    quotes: list[Quote] = []
    answers: dict[int, Found | None] = {}
    for frame in frames:
        discourse.read(frame.unit, frame.clauses)
        for number in frame.quotes:
            scene = Scene(
                text, tokens, words, phrases, finder, stretches, frames, frame, number,
                tokens.quotes[number], answers,
            )  # fmt: skip
            found = find_speaker(scene)
            if not is_speech(scene, found):
                continue
            answers[number] = found
            quotes.append(describe(scene, found, discourse, kind_of(scene, found), tier_of(found)))
    return Voices(tuple(quotes), _persons(tokens, people))


def _frames(tokens: Tokens, finder: ClauseFinder) -> list[Frame]:
    frames = [
        Frame(unit, first, last, paragraph, finder.in_unit(first, last), [])
        for unit, ((first, last), paragraph) in enumerate(
            zip(tokens.units, tokens.paragraphs, strict=True)
        )
    ]
    for number, token in enumerate(tokens.quotes):
        frames[tokens.unit_of[token]].quotes.append(number)
    return frames


def _persons(tokens: Tokens, people: People) -> tuple[Person, ...]:
    persons: list[Person] = []
    for entity in people.entities:
        if entity.kind in ("place", "unknown"):
            continue
        names = [people.names[number] for number in entity.names]
        forms = dict.fromkeys(" ".join(name.words) for name in names)
        forms.pop(entity.name, None)
        persons.append(
            Person(
                name=entity.name,
                kind=entity.kind,
                role=entity.role,
                aliases=tuple(forms),
                mentions=tuple(tokens.span(name.first, name.last) for name in names),
            )
        )
    return tuple(persons)
