"""What analysis finds in an article: stand-off, each finding with its TextSpan."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from briefgen.model.article import TextSpan


class Confidence(StrEnum):
    """How often findings of a rule are right, measured per rule: A nearly always, C doubtful."""

    A = "A"
    B = "B"
    C = "C"


class QuoteKind(StrEnum):
    """What stands in the quotation marks."""

    DIRECT = "direct"  # all that is attributed stands in marks
    FRAGMENT = "fragment"  # a quoted part of a sentence that is otherwise reported
    BLOCK = "block"  # set off without marks


class QuoteFlag(StrEnum):
    """What an analyst should know before printing a quote."""

    FRAGMENT = "fragment"
    UNCLOSED = "unclosed"
    BRACKETS = "brackets"  # the outlet inserted words of its own
    ELLIPSIS = "ellipsis"  # the outlet left words out
    ANONYMOUS = "anonymous"  # the source is not named
    SAME_SURNAME = "same-surname"  # two people of one surname in the article
    AMBIGUOUS_PRONOUN = "ambiguous-pronoun"
    SECOND_HAND = "second-hand"
    NO_SPEAKER = "no-speaker"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another person or body that a speaker mention may stand for; best first."""

    name: str
    role: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as written and as resolved.

    Attributes:
        mention: where the nearest mention stands ("he", "the senator"); None if not written.
        mention_text: the characters there, "" if none.
        name: the person or body that it stands for, as fully as the article writes it;
            "" where that is not known.
        role: "President of Ukraine" and the like as the article writes it, "" if not given.
        reason: why this name, in words.
        candidates: others that it may be.
    """

    mention: TextSpan | None = None
    mention_text: str = ""
    name: str = ""
    role: str = ""
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation.

    Attributes:
        pieces: the quoted words without their marks, in order; more than one where an
            attribution interrupts the sentence or the quote runs over paragraphs.
        kind, confidence, flags: see there.
        cue: "said" and the like, or None.
        speaker: None where the text names none.
        said_to: outlet or person addressed ("The Wall Street Journal"), "" if none.
        reported_by: the outlet at second hand ("CNN" in an Ukrinform report), "" if none.
        said_when: a date expression in the attribution ("earlier this month"), or None.
        rule: id of the rule that decided; it has cases in tests/cases.
        reason: the same in words for the analyst ("“said Kaine”, right after the quote").
        origin: where analysis had found it, if the analyst set its words; None as found.
    """

    pieces: tuple[TextSpan, ...]
    kind: QuoteKind
    rule: str
    confidence: Confidence
    reason: str = ""
    cue: TextSpan | None = None
    speaker: Speaker | None = None
    said_to: str = ""
    reported_by: str = ""
    said_when: TextSpan | None = None
    flags: tuple[QuoteFlag, ...] = ()
    origin: TextSpan | None = None

    @property
    def span(self) -> TextSpan:
        """From the first piece's start to the last piece's end."""
        return TextSpan(self.pieces[0].start, self.pieces[-1].end)

    @property
    def name_confidence(self) -> Confidence:
        """How far words and name together can be trusted; `confidence` is that of the mention.

        “She said” may be read beyond doubt and yet stand for one of two women.
        """
        doubtful = QuoteFlag.AMBIGUOUS_PRONOUN in self.flags
        if doubtful and self.confidence is Confidence.A:
            return Confidence.B
        return self.confidence


class DateKind(StrEnum):
    """The protocol's kinds of date expressions."""

    POINT = "point"
    RANGE = "range"
    DURATION = "duration"
    SET = "set"
    REFERENCE = "reference"  # now, recently


class Granularity(StrEnum):
    """The finest unit that the expression gives."""

    TIME = "time"
    DAYPART = "daypart"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    UNKNOWN = "unknown"


class DateModifier(StrEnum):
    """TIMEX3 MOD, as far as the protocol uses it, and limits that a brief prints."""

    START = "START"
    MID = "MID"
    END = "END"


class Direction(StrEnum):
    """Where a date lies against the article's publication date."""

    PAST = "past"
    PRESENT = "present"  # includes the publication day
    AHEAD = "ahead"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateReading:
    """One way to read a date expression: the chosen one or an alternative.

    Attributes:
        value: TIMEX3 value ("2023-07-11", "2023-FA", "XXXX-07-11" where unresolved).
        end_value: TIMEX3 value of a range's end, "" if none.
        edtf: EDTF level 1 string ("2023-07-11/2023-07-12", "2023-23~"), "" if there is none.
        earliest, latest: first and last day covered, inclusive; None where unresolved.
        reason: how it was read, in words.
    """

    value: str
    end_value: str = ""
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression as written and as read.

    Attributes:
        span: the expression; determiners and modifiers in, prepositions out.
        kind, granularity, modifier, confidence: see there.
        reading: the chosen reading; a duration's has days where the text says from which event
            it counts ("two weeks before the vote").
        alternatives: other readings, best first.
        approximate: "about", "mid-", a season and the like.
        end_inferred: the range's end is not written ("two-day meeting began on June 15").
        anchor: what it was resolved against: "publication", "mention", "absolute", "none".
        cue: what chose past or future ("will"), or None.
        direction: against the publication date.
        rule: id of the rule that decided.
        zone: the clock of a value with a time: its offset from UTC on that day ("+02:00"),
            "local" where the text says local time, "" where it does not say.
        contradiction: what in the expression speaks against the reading, in words ("12 July
            2023 is a Wednesday, not a Tuesday"), "" if nothing does.
    """

    span: TextSpan
    kind: DateKind
    reading: DateReading
    granularity: Granularity
    rule: str
    confidence: Confidence
    alternatives: tuple[DateReading, ...] = ()
    approximate: bool = False
    end_inferred: bool = False
    modifier: DateModifier | None = None
    anchor: str = "none"
    cue: TextSpan | None = None
    direction: Direction = Direction.UNKNOWN
    zone: str = ""
    contradiction: str = ""

    @property
    def resolved(self) -> bool:
        """Whether the expression names known days."""
        return self.reading.earliest is not None


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event that an article dates: what a key-dates row is proposed from.

    Attributes:
        mention: the date expression that dates it best.
        sentence: span of the sentence.
        label: a clean short label made of the sentence's own words ("NATO summit, Vilnius").
        place: "Vilnius", "" if not given.
        score: 0.0 to 1.0, how much a principal needs it; rows below 0.5 are not proposed.
        reason: why this score, in words ("ahead, a meeting, exact day").
        also: other mentions of the same event in this article ("mid-July").
    """

    mention: DateMention
    sentence: TextSpan
    label: str
    place: str = ""
    score: float = 0.0
    reason: str = ""
    also: tuple[DateMention, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionMention:
    """A position that an article reports: who wants, refuses or argues what.

    Attributes:
        participant: "Eastern allies", "United States": a short name in the article's words.
        mention: where the holder is named.
        passage: the sentence or clause that states it.
        text: a short statement in the article's own words.
        stance_cue: the verb ("advocated"), or None.
    """

    participant: str
    mention: TextSpan
    passage: TextSpan
    text: str
    stance_cue: TextSpan | None = None


@dataclass(frozen=True, slots=True)
class IssueMention:
    """An issue that an article puts on the agenda.

    Attributes:
        title: heading proposed from the article's own words ("Ukrainian membership in NATO").
        keywords: lower-case content words that mark passages bearing on it.
        sources: where the title's words stand.
        passages: sentences that bear on it, in text order.
        positions: indexes into Findings.positions of those that bear on it.
        score: 0.0 to 1.0.
        reason: why proposed, in words ("listed among the issues that leaders will tackle").
    """

    title: str
    keywords: tuple[str, ...]
    sources: tuple[TextSpan, ...]
    passages: tuple[TextSpan, ...]
    positions: tuple[int, ...] = ()
    score: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person or body that the article names.

    `name` is the fullest form written, `aliases` the other forms, `role` as written.
    `kind` is "person" or "body".
    """

    name: str
    kind: str = "person"
    role: str = ""
    aliases: tuple[str, ...] = ()
    mentions: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that analysis found in one article's text, each list in text order.

    `published` is the anchor that relative dates were resolved against (None: unresolved);
    `matters` are what the article speaks of beside the `issues` that it puts on an agenda;
    `datelines` are those at the head of paragraphs ("BRUSSELS, 19 March —"), within `sentences`.
    """

    article_key: str = ""
    text_hash: str = ""
    published: date | None = None
    language: str = ""
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateMention, ...] = ()
    events: tuple[DatedEvent, ...] = ()
    people: tuple[Person, ...] = ()
    positions: tuple[PositionMention, ...] = ()
    issues: tuple[IssueMention, ...] = ()
    sentences: tuple[TextSpan, ...] = field(default=(), repr=False)
    datelines: tuple[TextSpan, ...] = ()
    matters: tuple[IssueMention, ...] = ()
