"""Parties under several names: “EU” is the European Union, “Berlin” the German government."""

import tomllib
from functools import cache
from pathlib import Path

from briefgen.compose.function_words import single_words


def party_of(name: str) -> str:
    """Return what a participant is compared by: the first of its party's names, in lower case.

    An article before it goes. A name that no line of `parties.toml` has stands for itself.
    """
    words = name.casefold().split()
    if len(words) > 1 and words[0] in single_words("articles"):
        words = words[1:]
    folded = " ".join(words)
    return _parties().get(folded, folded)


@cache
def _parties() -> dict[str, str]:
    text = (Path(__file__).parent / "parties.toml").read_text(encoding="utf-8")
    parties: dict[str, str] = {}
    for line in tomllib.loads(text)["names"].split("\n"):
        names = [name.strip().casefold() for name in line.split("|") if name.strip()]
        parties.update(dict.fromkeys(names, names[0] if names else ""))
    return parties
