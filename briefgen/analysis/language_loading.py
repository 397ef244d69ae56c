"""From a language's data file to the words that the quotation rules look up."""

from functools import cache

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
    classes: dict[str, int] = {}
    for one, keys in _CLASSES.items():
        for key in keys:
            for word in word_set(data, key):
                classes[word] = classes.get(word, Is.NONE) | one
    countries = dict(country_of(entry) for entry in words_at(data, "names.nationalities"))
    for word in countries:
        classes[word] = classes.get(word, Is.NONE) | Is.NATIONALITY
    return QuoteWords(
        language=subtag,
        classes=classes,
        word_order=str(data.get("word_order", "both")),
        nouns_capitalised=bool(data.get("nouns_capitalised", False)),
        has_articles=bool(data.get("has_articles", True)),
        according=phrases_at(data, "cues.according"),
        sources_before=word_set(data, "cues.sources_before"),
        after_quote=frozenset(phrases_at(data, "cues.after_quote")),
        reported_moods=word_set(data, "words.reported_moods"),
        impersonal_plural=word_set(data, "cues.impersonal_plural"),
        impersonal=word_set(data, "cues.impersonal"),
        role_suffixes=tuple(words_at(data, "roles.suffixes")),
        body_suffixes=tuple(words_at(data, "bodies.suffixes")),
        noun_endings=tuple(words_at(data, "names.noun_endings")),
        opening_sources=word_set(data, "cues.opening_sources"),
        oblique=word_set(data, "words.oblique"),
        role_endings=tuple(pair_of(entry) for entry in words_at(data, "roles.case_endings")),
        verb_endings=tuple(words_at(data, "words.verb_endings")) or _VERB_ENDINGS,
        drops_pronouns=bool(data.get("drops_pronouns", False)),
        naming=bool(value_at(data, "not_speech.naming")),
        mood_pronouns=word_set(data, "words.mood_pronouns"),
        separable={
            verb: frozenset(particles.split(","))
            for verb, particles in map(pair_of, words_at(data, "cues.separable"))
        },
        citing=word_set(data, "cues.citing"),
        adverb_endings=tuple(words_at(data, "names.adverb_endings")),
        offices=dict(office_of(entry) for entry in value_at(data, "roles.offices") or ()),
        articles={
            word: gender
            for gender, key in (("m", "masculine"), ("f", "feminine"))
            for word in words_at(data, f"words.{key}_articles")
        },
        contractions=word_set(data, "words.contractions"),
        fragment_prepositions=word_set(data, "not_speech.fragment_prepositions"),
        clitics=tuple(sorted(words_at(data, "pronouns.clitics"), key=len, reverse=True)),
        elisions=word_set(data, "pronouns.elisions"),
        asking=word_set(data, "cues.asking"),
        relaying=word_set(data, "cues.relaying"),
        continuing=word_set(data, "cues.continuing"),
        replying=word_set(data, "cues.replying"),
        foreground=word_set(data, "words.foreground"),
        handing_over=phrases_at(data, "cues.went_on"),
        masculine=word_set(data, "roles.masculine") | word_set(data, "roles.nouns_masculine"),
        feminine=word_set(data, "roles.feminine") | word_set(data, "roles.nouns_feminine"),
        same_office=same_offices(
            value_at(data, "roles.same") or [], value_at(data, "roles.broader") or []
        ),
        countries=countries,
        country_names=frozenset(name for names in countries.values() for name in names),
        documents=word_set(data, "bodies.documents"),
        utterances=word_set(data, "cues.utterances"),
        outlet_documents=word_set(data, "outlets.documents"),
        genitives=word_set(data, "words.genitives"),
        joiners=word_set(data, "words.joiners"),
        holders=word_set(data, "words.noun_prepositions"),
        clause_openers=word_set(data, "words.clause_openers"),
        body_places=word_set(data, "bodies.places"),
        not_speech_before=word_set(data, "not_speech.before"),
        anonymous=word_set(data, "roles.anonymous"),
        generic=word_set(data, "roles.generic") or word_set(data, "roles.anonymous"),
        relational=word_set(data, "roles.relational"),
        place_words=word_set(data, "names.place_words"),
        place_openers=word_set(data, "names.place_openers"),
        place_prepositions=word_set(data, "names.place_prepositions"),
        portfolios={
            word: group.split()[0]
            for group in value_at(data, "roles.portfolios") or ()
            for word in group.split()
        },
        ranks=word_set(data, "roles.ranks"),
        single_word_offices={
            word: (noun, portfolio)
            for word, noun, portfolio in (
                entry.split(":") for entry in words_at(data, "roles.single_word_offices")
            )
        },
        vague_roles=word_set(data, "roles.vague"),
        counterparts=word_set(data, "roles.counterparts"),
        kin=word_set(data, "roles.kin"),
        hosts=word_set(data, "roles.hosts"),
        doers=dict(pair_of(entry) for entry in words_at(data, "roles.doers")),
        copulas=word_set(data, "words.copulas"),
        introducing=word_set(data, "words.introducing"),
        presenting=word_set(data, "words.presenting"),
        bare_subjects=word_set(data, "words.bare_subjects"),
        definite=word_set(data, "words.definite"),
        of_country=word_set(data, "words.of_country"),
        suffixes=word_set(data, "names.suffixes"),
        connectors=word_set(data, "names.connectors"),
        days=word_set(data, "when.days"),
        months=word_set(data, "when.months"),
        time_words=word_set(data, "when.days_words"),
    )
