"""Colours of the theme as reportlab takes them."""

from functools import lru_cache


@lru_cache(maxsize=64)
def channels(colour: str) -> tuple[float, ...]:
    """Return a hex colour as three numbers from 0 to 1, short to write and exact in 256 steps."""
    return tuple(round(int(colour[k : k + 2], 16) / 255, 3) for k in (1, 3, 5))


@lru_cache(maxsize=64)
def operands(colour: str) -> str:
    """Return a hex colour as the operators of page content take it; a file changes it often."""
    return " ".join(f"{value:g}" for value in channels(colour))
