"""What a label is made of: the event verb of a clause, its subject and what goes with it."""

from dataclasses import dataclass

Parts = tuple[tuple[int, int] | None, str | None]
"""Tokens of the subject, and the other words without verbs and dates; None where there is none."""


@dataclass(frozen=True, slots=True)
class Verb:
    """An event verb of a clause.

    Attributes:
        at: its token.
        finite: token of the finite verb: an auxiliary, or the verb itself.
        words: how a label has it, as a headline does (“stimmt”).
        particle: what closes the clause (“ab”), "" if nothing.
        planned: whether its form may change with what is planned.
        listed: whether it is in the lists, so that by itself it tells an event.
    """

    at: int
    finite: int
    words: str
    particle: str
    planned: bool
    listed: bool = True
