"""Why an SVG file cannot be drawn."""


class SvgError(Exception):
    """The file cannot be drawn as it is meant.

    Attributes:
        why: the reason, as the end of a sentence.
        remedy: what to do about it, a sentence.
    """

    def __init__(self, why: str, remedy: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy or "Save it as “plain SVG”, or use a PNG file."
