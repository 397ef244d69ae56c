"""From a language's data file to the words that the quotation rules look up."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from briefgen.analysis.language import FOLDER, Is, QuoteWords
from briefgen.analysis.language_files import (
    country_of,
    office_of,
    pair_of,
    phrases_at,
    read_file,
    same_offices,
    value_at,
    word_set,
    words_at,
)

DEFAULT = "en"
UNKNOWN = "und"
"""The file for languages that have none: quotation marks are read, words are not."""
_VERB_ENDINGS = ("ed", "s", "t", "d", "n", "e", "w", "g")
"""Endings of finite verbs in the languages whose file names none."""

_CLASSES: dict[int, tuple[str, ...]] = {
    Is.SAY: ("cues.say",),
    Is.TELL: ("cues.tell",),
    Is.REPORT: ("cues.report",),
    Is.PARTICIPLE: ("cues.participle",),
    Is.BASE: ("cues.base",),
    Is.NOUN_TOO: ("cues.nouns",),
    Is.PASSIVE: ("cues.passive",),
    Is.AUXILIARY: ("words.auxiliaries",),
    Is.ADVERB: ("words.adverbs",),
    Is.DETERMINER: ("words.determiners",),
    Is.POSSESSIVE: ("words.possessives",),
    Is.DEFINITE: ("words.definite",),
    Is.PREPOSITION: ("words.prepositions",),
    Is.SUBORDINATOR: ("words.subordinators",),
    Is.CONJUNCTION: ("words.conjunctions",),
    Is.RELATIVE: ("words.relatives",),
    Is.VERB: ("words.verbs",),
    Is.MASCULINE: ("pronouns.masculine",),
    Is.FEMININE: ("pronouns.feminine",),
    Is.NEUTER: ("pronouns.neuter",),
    Is.PLURAL: ("pronouns.plural",),
    Is.FIRST: ("pronouns.first",),
    Is.SECOND: ("pronouns.second",),
    Is.SUBJECT: ("pronouns.subject",),
    Is.OUTLET: ("outlets.words", "outlets.names"),
    Is.BODY: ("bodies.nouns",),
    Is.BODY_NAME: ("bodies.name_words",),
    Is.TITLE: ("roles.masculine", "roles.feminine", "roles.either"),
    Is.ROLE: ("roles.nouns_masculine", "roles.nouns_feminine", "roles.nouns"),
    Is.MODIFIER: ("roles.modifiers",),
    Is.PARTICLE: ("names.particles",),
    Is.NOT_NAME: ("names.not_names",),
    Is.LEAD_IN: ("words.lead_ins",),
}

_SETS = {
    "sources_before": "cues.sources_before",
    "talk": "cues.talk",
    "reported_moods": "words.reported_moods",
    "impersonal_plural": "cues.impersonal_plural",
    "impersonal": "cues.impersonal",
    "opening_sources": "cues.opening_sources",
    "oblique": "words.oblique",
    "mood_pronouns": "words.mood_pronouns",
    "reflexives": "pronouns.reflexives",
    "demonstratives": "pronouns.demonstratives",
    "citing": "cues.citing",
    "contractions": "words.contractions",
    "fragment_prepositions": "not_speech.fragment_prepositions",
    "elisions": "pronouns.elisions",
    "asking": "cues.asking",
    "relaying": "cues.relaying",
    "continuing": "cues.continuing",
    "thinking": "cues.thinking",
    "replying": "cues.replying",
    "foreground": "words.foreground",
    "documents": "bodies.documents",
    "utterances": "cues.utterances",
    "outlet_documents": "outlets.documents",
    "genitives": "words.genitives",
    "joiners": "words.joiners",
    "holders": "words.noun_prepositions",
    "clause_openers": "words.clause_openers",
    "body_places": "bodies.places",
    "not_speech_before": "not_speech.before",
    "anonymous": "roles.anonymous",
    "courtesies": "roles.courtesies",
    "relational": "roles.relational",
    "place_words": "names.place_words",
    "place_openers": "names.place_openers",
    "place_prepositions": "names.place_prepositions",
    "ranks": "roles.ranks",
    "vague_roles": "roles.vague",
    "peers": "roles.peers",
    "latter": "roles.latter",
    "counterparts": "roles.counterparts",
    "kin": "roles.kin",
    "hosts": "roles.hosts",
    "copulas": "words.copulas",
    "introducing": "words.introducing",
    "introducing_as": "words.introducing_as",
    "presenting": "words.presenting",
    "report_openers": "words.report_openers",
    "bare_subjects": "words.bare_subjects",
    "definite": "words.definite",
    "of_country": "words.of_country",
    "suffixes": "names.suffixes",
    "connectors": "names.connectors",
    "days": "when.days",
    "months": "when.months",
}
"""Sets of words by their field in QuoteWords: where each stands in the file."""


@cache
def known_languages() -> tuple[str, ...]:
    """Return the language subtags for which there is a data file, sorted."""
    found = {path.stem.removeprefix("quotes_") for path in FOLDER.glob("quotes_*.toml")}
    return tuple(sorted(found - {UNKNOWN}))


def words_for(language: str) -> QuoteWords:
    """Return the data for a BCP 47 tag: English for "", nearly none for an unknown language."""
    subtag = language.replace("_", "-").split("-")[0].lower()
    return _load(subtag if subtag in known_languages() else UNKNOWN if subtag else DEFAULT)


@cache
def _load(subtag: str) -> QuoteWords:
    data = read_file(FOLDER / f"quotes_{subtag}.toml")
    countries = dict(country_of(entry) for entry in words_at(data, "names.nationalities"))
    fields: dict[str, Any] = {
        "language": subtag,
        "classes": _classes(data, countries),
        "countries": countries,
        "country_names": frozenset(name for names in countries.values() for name in names),
        **{field: word_set(data, key) for field, key in _SETS.items()},
        **_grammar(data),
        **_people(data),
    }
    return QuoteWords(**fields)


def _classes(data: dict[str, Any], nationalities: Iterable[str]) -> dict[str, int]:
    """Return the classes of each word, as flags."""
    classes: dict[str, int] = {}
    for one, keys in _CLASSES.items():
        for key in keys:
            for word in word_set(data, key):
                classes[word] = classes.get(word, Is.NONE) | one
    for word in nationalities:
        classes[word] = classes.get(word, Is.NONE) | Is.NATIONALITY
    return classes


def _grammar(data: dict[str, Any]) -> dict[str, Any]:
    """Return how the language orders and inflects its words, by field."""
    return {
        "word_order": str(data.get("word_order", "both")),
        "nouns_capitalised": bool(data.get("nouns_capitalised", False)),
        "has_articles": bool(data.get("has_articles", True)),
        "drops_pronouns": bool(data.get("drops_pronouns", False)),
        "naming": bool(value_at(data, "not_speech.naming")),
        "according": phrases_at(data, "cues.according"),
        "after_quote": frozenset(phrases_at(data, "cues.after_quote")),
        "noun_endings": tuple(words_at(data, "names.noun_endings")),
        "adverb_endings": tuple(words_at(data, "names.adverb_endings")),
        "verb_endings": tuple(words_at(data, "words.verb_endings")) or _VERB_ENDINGS,
        "separable": {
            verb: frozenset(particles.split(","))
            for verb, particles in map(pair_of, words_at(data, "cues.separable"))
        },
        "articles": {
            word: gender
            for gender, key in (("m", "masculine"), ("f", "feminine"))
            for word in words_at(data, f"words.{key}_articles")
        },
        "clitics": tuple(sorted(words_at(data, "pronouns.clitics"), key=len, reverse=True)),
    }


def _people(data: dict[str, Any]) -> dict[str, Any]:
    """Return what the language calls people, offices and bodies, by field."""
    alone = (entry.split(":") for entry in words_at(data, "roles.single_word_offices"))
    return {
        "role_suffixes": tuple(words_at(data, "roles.suffixes")),
        "body_suffixes": tuple(words_at(data, "bodies.suffixes")),
        "body_adjective_endings": tuple(words_at(data, "bodies.adjective_endings")),
        "role_endings": tuple(pair_of(entry) for entry in words_at(data, "roles.case_endings")),
        "offices": dict(office_of(entry) for entry in value_at(data, "roles.offices") or ()),
        "masculine": word_set(data, "roles.masculine") | word_set(data, "roles.nouns_masculine"),
        "feminine": word_set(data, "roles.feminine") | word_set(data, "roles.nouns_feminine"),
        "same_office": same_offices(
            value_at(data, "roles.same") or [], value_at(data, "roles.broader") or []
        ),
        "generic": word_set(data, "roles.generic") or word_set(data, "roles.anonymous"),
        "portfolios": {
            word: group.split()[0]
            for group in value_at(data, "roles.portfolios") or ()
            for word in group.split()
        },
        "single_word_offices": {word: (noun, portfolio) for word, noun, portfolio in alone},
        "two_word_courtesies": frozenset(phrases_at(data, "roles.two_word_courtesies")),
        "subject_articles": dict(map(pair_of, words_at(data, "words.subject_articles"))),
        "seats": dict(pair_of(entry) for entry in words_at(data, "roles.seats")),
        "doers": dict(pair_of(entry) for entry in words_at(data, "roles.doers")),
    }
