"""Words in quotation marks as they stand in an article."""

from briefgen.model.nouns import noun


@noun(frozen=True, slots=True)
class Stretch:
    """Words in quotation marks.

    Attributes:
        outer_start, outer_end: with the marks, in code points.
        start, end: without marks and without the white space next to them.
        opener: the opening mark.
        closed: whether its closing mark was found.
        continues: whether the next stretch is the next paragraph of the same quotation.
        minor: the article mostly uses other marks, so these may be scare quotes or a headline's.
        nested: stretches in other marks within.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    opener: str
    closed: bool = True
    continues: bool = False
    minor: bool = False
    nested: tuple["Stretch", ...] = ()
