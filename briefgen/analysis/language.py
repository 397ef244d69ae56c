"""What the quotation rules know about a language: the data files as sets of word classes."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefgen.analysis.language_files import read_file, word_set

FOLDER = Path(__file__).parent / "languages"
_SHORTEST_HEAD = 3
"""Shorter words are no heads of compounds: “Ei” in “Partei”."""


class Is:
    """Classes that a word may belong to, as bits of a plain integer.

    (enum.IntFlag would say the same; its operators are thirty times slower.)
    """

    NONE = 0
    SAY = 1 << 0  # "said": takes a quotation
    TELL = 1 << 1  # "told": takes a person addressed as well
    REPORT = 1 << 2  # "called": introduces a fragment
    PARTICIPLE = 1 << 3  # "adding"
    NOUN_TOO = 1 << 4  # "reports": a cue or a noun
    PASSIVE = 1 << 5  # "was"
    AUXILIARY = 1 << 6
    ADVERB = 1 << 7
    DETERMINER = 1 << 8
    POSSESSIVE = 1 << 9  # "his"
    DEFINITE = 1 << 10  # "the"
    PREPOSITION = 1 << 11
    SUBORDINATOR = 1 << 12
    CONJUNCTION = 1 << 13
    RELATIVE = 1 << 14
    VERB = 1 << 15  # common verbs that report nothing
    MASCULINE = 1 << 16  # pronouns
    FEMININE = 1 << 17
    NEUTER = 1 << 18
    PLURAL = 1 << 19
    FIRST = 1 << 20
    SUBJECT = 1 << 21  # pronoun that can be a subject
    OUTLET = 1 << 22
    BODY = 1 << 23  # common noun for a body or document
    BODY_NAME = 1 << 24  # word in names of bodies
    TITLE = 1 << 25  # stands before a name
    ROLE = 1 << 26  # common noun for a person
    MODIFIER = 1 << 27  # stands before a role
    PARTICLE = 1 << 28  # "von"
    NOT_NAME = 1 << 29
    NATIONALITY = 1 << 30
    SECOND = 1 << 31
    LEAD_IN = 1 << 32
    BASE = 1 << 33  # cue in its base form

    CUE = SAY | TELL | REPORT
    PRONOUN = MASCULINE | FEMININE | NEUTER | PLURAL | FIRST | SECOND


@dataclass(frozen=True, slots=True, eq=False)
class QuoteWords:
    """One language's data for the quotation rules; equal only to itself.

    Attributes:
        language: BCP 47 language subtag.
        classes: word in lower case to its classes.
        word_order: "both" where the subject may stand on either side of the cue, "verb-first"
            where it follows the cue behind a quotation, "verb-second" where it also does so
            behind any other opening of the sentence, "unknown" where no words are known.
        nouns_capitalised: whether common nouns begin with a capital, as in German.
        has_articles: whether definite phrases have an article.
        according: phrases after which the source stands, as tuples of words.
        sources_before: words that stand after their source ("X zufolge").
        after_quote: those of `according`, or further ones, that need a quotation before them.
        talk: nouns of “die Rede”, which is of what a text says.
        reported_moods: verb forms that show reported speech ("sei").
        impersonal_plural: cues whose source, a body, may stand behind a preposition ("сказали в").
        impersonal: cues whose source stands behind a preposition ("heißt es in dem Brief").
        role_suffixes: endings of compounds that are roles ("-sprecherin").
        body_suffixes: endings of compounds that are bodies ("-ministerium").
        noun_endings: endings that only common nouns have ("-ung"), where all nouns are capitalised.
        body_adjective_endings: endings of adjectives in names of bodies ("Banque mondiale").
        opening_sources: prepositions before whoever thinks so, at a sentence's opening ("für").
        oblique: articles that show that a noun is no subject ("dem").
        role_endings: case endings of role nouns with those of the nominative (“а”, “”).
        verb_endings: endings that a finite verb may have.
        drops_pronouns: whether a verb may stand without its subject ("dijo").
        naming: whether a noun right before the marks names what stands in them (“die Band ‚U‘”).
        reflexives: pronouns before a helper that make it no passive ("s'est dit").
        demonstratives: determiners that stand for somebody where no noun follows ("sagte dieser").
        mood_pronouns: pronouns behind which a verb in “-e” is reported speech ("er rechne").
        separable: cues to the particles one of which must close their clause (“teilte … mit”).
        citing: cues whose object speaks (“zitiert”).
        adverb_endings: endings of adverbs, which open a sentence with a capital.
        offices: words of an office to the sets of role words of its holders (“chef de l'État”).
        articles: articles before a title that show a gender ("la").
        subject_articles: articles of a subject that show its gender ("die Vorsitzende").
        contractions: prepositions with an article in them ("zur").
        fragment_prepositions: those that introduce a quoted term of a reporting verb ("als").
        clitics: pronouns hung on a verb ("-t-il").
        elisions: words that lose their vowel before an apostrophe ("l" of "l'Ukraine").
        asking: verbs whose object is to answer ("asked", "pressed").
        relaying: verbs of “quoted Orr as saying”.
        continuing: verbs that go on with what was said before ("added").
        thinking: cues of what one has in mind ("believes"), which yield to the one who says so.
        replying: verbs that answer somebody else ("shot back").
        foreground: subordinators whose clause may carry the story on ("when").
        courtesies: titles that say nothing of an office ("sheikh").
        two_word_courtesies: those of two words, as tuples of words ("tan sri").
        masculine, feminine: titles, role nouns and first names that show a gender.
        same_office: role noun to the nouns of roles that it may stand for.
        countries: nationality adjective to names of the country, lower case.
        country_names: all names of countries, lower case.
        documents: nouns for things written or said.
        utterances: nouns for things said whose owner speaks ("his remark that").
        outlet_documents: nouns for what an outlet publishes ("the report").
        genitives: articles that hang a noun on the one before ("der Polizei").
        joiners: words for "and".
        holders: prepositions that hang a noun on the one before ("officials in Kyiv").
        clause_openers: words after which the sentence reports for itself ("dass").
        body_places: capitals and palaces that stand for a government.
        not_speech_before: words before the marks of titles, terms and names.
        anonymous: role nouns of sources that are not named.
        generic: role nouns that describe nobody in particular ("the official").
        relational: role nouns that are no office ("colleague").
        place_words, place_openers: last and first words of names of places.
        place_prepositions: prepositions behind which a name is a place rather than a person.
        portfolios: words that say what an office is for ("foreign") to one of each meaning.
        ranks: portfolios that an unqualified noun does not mean ("vice").
        single_word_offices: "premier" to its noun and portfolio ("minister", "prime").
        vague_roles: nouns that say no office ("leader").
        peers: nouns for one who has the same office ("counterpart").
        latter: words for the one named last ("the latter").
        counterparts: nouns for the other of two ("her host").
        kin: nouns for relatives ("husband").
        hosts: those of `counterparts` who stay the same throughout an article.
        doers: verbs to the noun of who does it ("chaired" to "host").
        seats: nouns for an office to who holds it ("chair" to "chairman").
        copulas: "is", "became".
        introducing: words between a role and a name ("a diplomat named Orr").
        introducing_as: words before the “as” of a name ("who gave his name as Orr").
        report_openers: words that bring in what goes for the whole sentence ("as Orr said,").
        presenting: words that bring somebody on ("Here's the premier, Ann Orr.").
        definite: definite articles and demonstratives.
        bare_subjects: determiners that may stand for somebody ("said one").
        of_country: words between a name and a country ("Lee of Korva").
        suffixes: "Jr." and the like.
        connectors: lower-case words inside names of bodies.
        days, months: names of days and months.
    """

    language: str
    classes: dict[str, int]
    word_order: str
    nouns_capitalised: bool
    has_articles: bool
    according: tuple[tuple[str, ...], ...]
    sources_before: frozenset[str]
    after_quote: frozenset[tuple[str, ...]]
    talk: frozenset[str]
    reported_moods: frozenset[str]
    impersonal_plural: frozenset[str]
    impersonal: frozenset[str]
    role_suffixes: tuple[str, ...]
    body_suffixes: tuple[str, ...]
    noun_endings: tuple[str, ...]
    body_adjective_endings: tuple[str, ...]
    opening_sources: frozenset[str]
    role_endings: tuple[tuple[str, str], ...]
    verb_endings: tuple[str, ...]
    drops_pronouns: bool
    naming: bool
    reflexives: frozenset[str]
    demonstratives: frozenset[str]
    mood_pronouns: frozenset[str]
    separable: dict[str, frozenset[str]]
    citing: frozenset[str]
    adverb_endings: tuple[str, ...]
    offices: dict[tuple[str, ...], tuple[frozenset[str], ...]]
    articles: dict[str, str]
    subject_articles: dict[str, str]
    contractions: frozenset[str]
    oblique: frozenset[str]
    fragment_prepositions: frozenset[str]
    clitics: tuple[str, ...]
    elisions: frozenset[str]
    asking: frozenset[str]
    relaying: frozenset[str]
    continuing: frozenset[str]
    thinking: frozenset[str]
    replying: frozenset[str]
    foreground: frozenset[str]
    courtesies: frozenset[str]
    two_word_courtesies: frozenset[tuple[str, ...]]
    masculine: frozenset[str]
    feminine: frozenset[str]
    same_office: dict[str, frozenset[str]]
    countries: dict[str, tuple[str, ...]]
    country_names: frozenset[str]
    documents: frozenset[str]
    utterances: frozenset[str]
    outlet_documents: frozenset[str]
    genitives: frozenset[str]
    joiners: frozenset[str]
    holders: frozenset[str]
    clause_openers: frozenset[str]
    body_places: frozenset[str]
    not_speech_before: frozenset[str]
    anonymous: frozenset[str]
    relational: frozenset[str]
    generic: frozenset[str]
    place_words: frozenset[str]
    place_openers: frozenset[str]
    place_prepositions: frozenset[str]
    portfolios: dict[str, str]
    ranks: frozenset[str]
    single_word_offices: dict[str, tuple[str, str]]
    vague_roles: frozenset[str]
    peers: frozenset[str]
    latter: frozenset[str]
    counterparts: frozenset[str]
    kin: frozenset[str]
    hosts: frozenset[str]
    doers: dict[str, str]
    seats: dict[str, str]
    copulas: frozenset[str]
    introducing: frozenset[str]
    introducing_as: frozenset[str]
    presenting: frozenset[str]
    report_openers: frozenset[str]
    definite: frozenset[str]
    bare_subjects: frozenset[str]
    of_country: frozenset[str]
    suffixes: frozenset[str]
    connectors: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]

    def gender_of(self, noun: str) -> str:
        """Return "m", "f" or "" as a lower-case role noun or title shows, also by its ending."""
        if noun in self.masculine:
            return "m"
        if noun in self.feminine:
            return "f"
        if self.nouns_capitalised and noun.endswith(self.role_suffixes):
            return "f" if noun.endswith("in") else "" if noun.endswith(("e", "en")) else "m"
        return ""

    def is_kind_of(self, noun: str, office: str) -> bool:
        """Return whether a compound noun ends in an office: “Außenminister”, “minister”."""
        compound = self.nouns_capitalised and len(office) > _SHORTEST_HEAD
        return noun == office or (compound and noun.endswith(office))


@cache
def first_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return masculine and feminine first names, lower case, of all languages."""
    data = read_file(FOLDER / "first_names.toml")
    return word_set(data, "masculine"), word_set(data, "feminine")


@cache
def any_first_names() -> frozenset[str]:
    """Return the first names of men and women together, lower case, of all languages."""
    return frozenset().union(*first_names())
