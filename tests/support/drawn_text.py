"""The text that is drawn on a laid-out page."""

from briefgen.model.page import Page, Text


def texts(page: Page) -> list[tuple[float, float, str]]:
    """Position from the page's top left corner and characters of every text."""
    return [
        (group.x + op.x, group.y + op.y, "".join(shape.text for shape in op.shapes))
        for group in page.operations
        for op in group.operations
        if isinstance(op, Text)
    ]
