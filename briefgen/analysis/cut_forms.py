"""Forms of the event verbs of a language that has a table of them, as German does."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Form:
    """What a form of a German verb may be, with what a headline makes of it."""

    kind: str
    singular: str
    plural: str
    particle: str


@cache
def verb_forms(table: frozenset[str]) -> dict[str, tuple[Form, ...]]:
    """Return each form in a table of verbs with what it may be.

    An entry is "infinitive singular plural participle particle", then past forms; "-" stands for
    no particle.
    """
    found: dict[str, list[Form]] = defaultdict(list)
    for entry in sorted(table):
        infinitive, singular, plural, participle, particle, *past = entry.split()
        particle = particle.strip("-")
        row = (singular, plural, particle)
        found[infinitive].append(Form("infinitive", *row))
        if particle:
            found[particle + "zu" + infinitive[len(particle) :]].append(Form("infinitive", *row))
            for form in (singular, plural):
                if particle + form != infinitive:
                    found[particle + form].append(Form("joined", *row))
        if participle != infinitive:
            found[participle].append(Form("participle", *row))
        for form in (singular, plural, *past):
            found[form].append(Form("finite", *row))
    return {form: tuple(rows) for form, rows in found.items()}
