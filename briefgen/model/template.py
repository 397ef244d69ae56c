"""Brief templates: a Jinja source, the parts it asks for, and a theme."""

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.brief import PartKind
from briefgen.model.theme import Theme


@dataclass(frozen=True, slots=True)
class PartHint:
    """A part that a template prints.

    Attributes:
        of_issue: whether every issue has it, or the brief once.
        title: its label on the page ("Points to make").
        hint: what belongs there, for the analyst ("six at most, in the principal's voice").
        most: how many items the house wants at most, 0 for no limit.
    """

    kind: PartKind
    title: str
    of_issue: bool
    hint: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A further file of the bundle that the template may show, such as a logo."""

    name: str
    data: bytes
    media_type: str


class MatrixForm(StrEnum):
    """How a template shows the positions of participants on the issues."""

    TABLE = "table"
    DRAWING = "drawing"  # a table where there are too many for a drawing
    BOTH = "both"  # drawn, and as a table in an annex


@dataclass(frozen=True, slots=True)
class BriefTemplate:
    """A template as loaded.

    Attributes:
        key: folder name, such as "summit".
        name, description: for people.
        source: the Jinja source of `brief.xml.j2`.
        parts: the parts that it prints, in order.
        theme: fonts, colours, page.
        pages: how many pages the house wants at most, 0 for no limit.
        kicker: what kind of brief it makes ("Summit brief").
        issues: titles of issue sections that a brief made from it begins with.
        marking: marking that a brief made from it begins with.
        labels: words that the template prints, (key, text) pairs, so that they can be translated.
        matrix: how it shows the positions, if it does.
        built_in: whether it comes with the program (then it is copied before it is changed).
    """

    key: str
    name: str
    source: str
    parts: tuple[PartHint, ...]
    theme: Theme
    description: str = ""
    language: str = "en-GB"
    pages: int = 0
    kicker: str = ""
    issues: tuple[str, ...] = ()
    marking: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    files: tuple[TemplateFile, ...] = ()
    built_in: bool = False
    matrix: MatrixForm = MatrixForm.TABLE

    def hint(self, kind: PartKind, of_issue: bool) -> PartHint | None:
        """Return what the template says of a part, None if it does not print it."""
        return next(
            (hint for hint in self.parts if hint.kind is kind and hint.of_issue is of_issue), None
        )
