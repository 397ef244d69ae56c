"""Confidence by rule: how often each rule's findings proved right, in three tiers."""

from briefgen.analysis.speakers import Found
from briefgen.model.finding import Confidence


def tier_of(found: Found | None) -> Confidence:
    """Return the confidence tier of the rule that decided."""
    if found is None:
        return Confidence.C
    if found.rule.startswith(("after.",)):
        return Confidence.A
    return Confidence.B
