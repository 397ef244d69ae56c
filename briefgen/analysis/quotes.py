"""Quotations of an article: found in their marks, judged, attributed and resolved."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from briefgen.analysis.clauses import ClauseFinder
from briefgen.analysis.dialogue import find_dialogue, merged
from briefgen.analysis.discourse import Discourse
from briefgen.analysis.echoes import with_echoes
from briefgen.analysis.evidence import settle_kinds, vote_genders
from briefgen.analysis.incises import without_incises
from briefgen.analysis.kinds import is_speech, kind_of
from briefgen.analysis.language import Is, QuoteWords
from briefgen.analysis.live_entries import opens_entry
from briefgen.analysis.names import find_names
from briefgen.analysis.people import Entity, People, build_people
from briefgen.analysis.phrases import Phrases
from briefgen.analysis.quotation_marks import find_stretches
from briefgen.analysis.rules import LONG, reason_for, tier_of
from briefgen.analysis.scene import Found, Frame, Scene
from briefgen.analysis.speakers import find_speaker
from briefgen.analysis.stretch import Stretch
from briefgen.analysis.tokens import Tokens, make_tokens
from briefgen.analysis.transcripts import Labels, Turn, find_turns, interviewed
from briefgen.analysis.wording import describe
from briefgen.model.article import TextSpan
from briefgen.model.finding import Confidence, Person, Quote, QuoteKind, Speaker

_INTERRUPTION = 25
"""Tokens that may stand between the halves of a quotation."""
_COMMAS = ",، \xa0"  # with the space that French sets before a closing mark


@dataclass(frozen=True, slots=True)
class Voices:
    """The quotations of a text, the people that it names, and its datelines."""

    quotes: tuple[Quote, ...]
    people: tuple[Person, ...]
    datelines: tuple[TextSpan, ...] = ()


def find_quotes(
    text: str,
    sentences: tuple[TextSpan, ...],
    words: QuoteWords,
    dates: tuple[TextSpan, ...] = (),
) -> Voices:
    """Return the quotations and people of a text; linear in its length, never raises.

    Args:
        text: the article's text.
        sentences: its sentences, as `split_sentences` gives them.
        words: language data.
        dates: spans of its date expressions, in text order.
    """
    stretches = without_incises(find_stretches(text), text, words)
    stretches = merged(stretches, find_dialogue(text, words))
    turns = find_turns(text, stretches)
    if turns:
        stretches = _outside(stretches, turns)
    tokens = make_tokens(text, stretches, sentences, words)
    names = find_names(tokens, words)
    people = build_people(tokens, names, words)
    settle_kinds(tokens, names, people.entities, words)
    vote_genders(tokens, names, people.entities, words)
    finder = ClauseFinder(tokens, Phrases(tokens, names, words), words)
    discourse = Discourse(tokens, people, finder, words)
    found = _attributed(text, stretches, finder, discourse, dates)
    quotes = with_echoes([_without_comma(quote, text) for quote in _joined(found)], text)
    if turns:
        quotes += _spoken_turns(turns, people, text)
        quotes.sort(key=lambda quote: quote.span)
    spoken = {quote.speaker.name for quote in quotes if quote.speaker is not None}
    datelines = tuple(tokens.span(*tokens.units[unit]) for unit in sorted(tokens.datelines))
    return Voices(tuple(quotes), _persons(tokens, people, spoken, words), datelines)


def _attributed(
    text: str,
    stretches: tuple[Stretch, ...],
    finder: ClauseFinder,
    discourse: Discourse,
    dates: tuple[TextSpan, ...],
) -> list[tuple[Scene, Found | None, Quote]]:
    """Read the article sentence by sentence; return what is quoted, and how it was attributed."""
    tokens = finder.tokens
    frames = _frames(tokens, finder)
    found: list[tuple[Scene, Found | None, Quote]] = []
    answers: dict[int, Found | None] = {}
    tiers: dict[int, Confidence] = {}
    for frame in frames:
        if frame.stamp:
            discourse.salience.turn_to(frame.unit)
        discourse.read(frame.unit, frame.clauses)
        for number in frame.quotes:
            scene = Scene(
                text, tokens, finder.words, finder.phrases, finder, stretches, frames, frame,
                number, tokens.quotes[number], answers,
            )  # fmt: skip
            answer = find_speaker(scene)
            if not is_speech(scene, answer):
                continue
            tier = tier_of(
                answer.rule if answer else "no-speaker",
                len(scene.quoted.split(None, LONG)),
                tiers.get(answer.taken_from) if answer else None,
                fragment=scene.quoted[:1].islower(),
            )
            answers[number], tiers[number] = answer, tier
            kind = kind_of(scene, answer)
            quote = describe(scene, answer, discourse, dates, kind, tier)
            found.append((scene, answer, quote))
    return found


def _outside(stretches: tuple[Stretch, ...], turns: tuple[Turn, ...]) -> tuple[Stretch, ...]:
    """Return the stretches that lie in no turn of a transcript."""
    starts = [turn.words.start for turn in turns]
    kept = []
    for stretch in stretches:
        at = bisect_right(starts, stretch.outer_start) - 1
        if at < 0 or stretch.outer_start >= turns[at].words.end:
            kept.append(stretch)
    return tuple(kept)


def _spoken_turns(turns: tuple[Turn, ...], people: People, text: str) -> list[Quote]:
    quotes: list[Quote] = []
    answering, labels = interviewed(people, text, turns), Labels(people)
    for turn in turns:
        rule = "transcript.answer" if turn.answers else "transcript.label"
        entity = answering if turn.answers else labels.speaker_of(turn)
        name = entity.name if entity is not None else "" if turn.answers else turn.speaker
        quotes.append(
            Quote(
                pieces=(turn.words,),
                kind=QuoteKind.BLOCK,
                rule=rule,
                confidence=tier_of(rule, LONG),
                reason=reason_for(rule, name or turn.speaker),
                speaker=Speaker(
                    turn.label, turn.label.of(text), name, entity.role if entity else ""
                ),
            )
        )
    return quotes


def _joined(found: list[tuple[Scene, Found | None, Quote]]) -> list[Quote]:
    """Join the pieces of one quotation: over paragraphs, or round “he said,” in a sentence."""
    quotes: list[Quote] = []
    for number, (scene, answer, quote) in enumerate(found):
        if number and answer is not None:
            earlier, before, _ = found[number - 1]
            follows = earlier.number == scene.number - 1 and before is not None
            if follows and before is not None and before.phrase == answer.phrase:
                goes_on = scene.stretches[earlier.number].continues
                if goes_on or _interrupted(earlier, scene, answer):
                    last = quotes[-1]
                    quotes[-1] = replace(last, pieces=last.pieces + quote.pieces)
                    continue
        quotes.append(quote)
    return quotes


def _without_comma(quote: Quote, text: str) -> Quote:
    """Return a quotation without the comma at its end: that is the reporting sentence's.

    “We go,” she said: her sentence ends or goes on, but has no comma at its end. Full stops,
    question marks and what stands before an interruption stay as written.
    """
    last = quote.pieces[-1]
    end = last.start + len(last.of(text).rstrip(_COMMAS))
    if end in (last.start, last.end):
        return quote
    return replace(quote, pieces=(*quote.pieces[:-1], TextSpan(last.start, end)))


def _interrupted(one: Scene, other: Scene, answer: Found) -> bool:
    """Return whether two quotations are one sentence, as in “We go,” she said, “or we stay.”.

    The comma may stand behind the marks: “We go”, she said, “or we stay.”.
    """
    said = answer.clause is not None and one.token < answer.clause.cue < other.token
    words = one.tokens.words
    comma = one.quoted[-1:] in ",—–" or (said and words[one.token + 1] == ",")
    return (
        one.frame.unit == other.frame.unit
        and comma
        and words[other.token - 1] in ",—–-"
        and other.quoted[:1].islower()
        and other.token - one.token < _INTERRUPTION
    )


def _frames(tokens: Tokens, finder: ClauseFinder) -> list[Frame]:
    frames = [
        Frame(unit, first, last, paragraph, finder.in_unit(first, last), [])
        for unit, ((first, last), paragraph) in enumerate(
            zip(tokens.units, tokens.paragraphs, strict=True)
        )
    ]
    for number, token in enumerate(tokens.quotes):
        frames[tokens.unit_of[token]].quotes.append(number)
    for frame in frames:
        frame.stamp = opens_entry(tokens, frame.unit)
        if frame.quotes:
            words = tokens.words[frame.first : frame.last]
            frame.alone = not any(word[0].isalnum() for word in words)
    return frames


def _is_listed(entity: Entity, people: People, words: QuoteWords) -> bool:
    """Return whether a person or body that says nothing is one all the same.

    A capital is more often the place than the government, and a noun for a body that only opens
    sentences has its capital from there.
    """
    if entity.kind in ("place", "unknown"):
        return False
    if len(entity.words) > 1:
        return True
    names = [people.names[number] for number in entity.names]
    if entity.kind == "person":
        return bool(entity.votes or entity.roles or any(name.titled for name in names))
    noun = entity.words[0].lower()
    common = words.classes.get(noun, 0) & Is.BODY
    return noun not in words.body_places and not (common and all(name.initial for name in names))


def _persons(
    tokens: Tokens, people: People, spoken: set[str], words: QuoteWords
) -> tuple[Person, ...]:
    """Return the people and bodies; of names that may be anything, those that speak."""
    persons: list[Person] = []
    for entity in people.entities:
        speaks = entity.name in spoken
        if not speaks and not _is_listed(entity, people, words):
            continue
        kind = entity.kind if entity.kind == "person" or entity.gender == "" else "person"
        names = [people.names[number] for number in entity.names]
        forms = dict.fromkeys(" ".join(name.words) for name in names)
        forms.pop(entity.name, None)
        persons.append(
            Person(
                name=entity.name,
                kind="person" if kind == "person" else "body",
                role=entity.role,
                aliases=tuple(forms),
                mentions=tuple(tokens.span(name.first, name.last) for name in names),
            )
        )
    return tuple(persons)
