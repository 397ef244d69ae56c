"""A library in a temporary folder, and articles of made-up words."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.library.library import Library
from briefgen.model.article import Article, Metadata, make_article

SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "pel", "gor", "min", "dal", "fen")


def prose(seed: int, paragraphs: int = 6, words: int = 45) -> list[str]:
    """Return paragraphs of made-up words, the same for the same seed."""
    order = random.Random(seed)

    def word() -> str:
        return "".join(order.choices(SYLLABLES, k=order.randint(1, 3)))

    return [" ".join(word() for _ in range(words)).capitalize() + "." for _ in range(paragraphs)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def article() -> Callable[..., Article]:
    def make(text: str | list[str], **read: object) -> Article:
        body = text if isinstance(text, str) else "\n".join(text)
        media_type = str(read.pop("media_type", "text/plain"))
        return make_article(body, Metadata(**read), media_type=media_type)

    return make
