"""A library in a temporary folder, and a way to make articles."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.library.library import Library
from briefgen.model.article import Article, Metadata, make_article


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
