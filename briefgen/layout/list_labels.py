"""How the items of numbered lists are counted: figures, in them letters, in these small Romans."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LETTERS = 26
KINDS = ("Decimal", "LowerAlpha", "LowerRoman")
"""Ways of counting by depth, as the structure tree names them (ISO 32000-1, table 347)."""


def kind(depth: int) -> str:
    """Return how a list counts that stands in `depth` others."""
    return KINDS[depth % len(KINDS)]


def label(number: int, depth: int) -> str:
    """Return an item's number without its point; what cannot be so written is a figure."""
    if kind(depth) == "LowerAlpha" and number > 0:
        return _letters(number)
    if kind(depth) == "LowerRoman" and 0 < number < 4000:
        return _roman(number)
    return str(number)


def _letters(number: int) -> str:
    """Return a letter, or several from 27 on: z is followed by aa, ab and so on."""
    text = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        text = chr(ord("a") + rest) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text
