"""Paragraphs of made-up words."""

import random

SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "pel", "gor", "min", "dal", "fen")


def prose(seed: int, paragraphs: int = 6, words: int = 45) -> list[str]:
    """Return paragraphs of made-up words, the same for the same seed."""
    order = random.Random(seed)

    def word() -> str:
        return "".join(order.choices(SYLLABLES, k=order.randint(1, 3)))

    return [" ".join(word() for _ in range(words)).capitalize() + "." for _ in range(paragraphs)]
