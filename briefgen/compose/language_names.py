"""What a language is called in another one."""

import tomllib
from functools import cache
from pathlib import Path


def language_name(tag: str, language: str) -> str:
    """Return the name of a BCP 47 tag's language, as a brief in `language` writes it.

    In English where that is not known, and the tag itself where there is no name at all.
    """
    names, wanted = _names(), _primary(tag)
    own = names.get(_primary(language), {})
    return own.get(wanted) or names["en"].get(wanted) or tag


def _primary(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


@cache
def _names() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("language_names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
