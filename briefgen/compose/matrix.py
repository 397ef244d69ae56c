"""The positions matrix: participants by issues."""

import re
from collections.abc import Iterable, Mapping, Sequence

from briefgen.model.brief import Position
from briefgen.model.context import Matrix, MatrixRow
from briefgen.model.finding import Findings

_NOISE = re.compile(r"[^\w]+")
_TELLING = 0.4
"""Share of cells that must be filled for the matrix to be worth its room."""
_ARTICLES = ("the ", "der ", "die ", "das ", "le ", "la ", "les ", "l ")


def positions_matrix(
    issues: Sequence[tuple[str, Sequence[Position]]], names: Mapping[str, str]
) -> Matrix:
    """Return what each participant wants under each issue (title, positions) that has any.

    A participant spelled in several ways is one row, under the first spelling; `names` gives
    for a folded alias the folded full name (see `names_of`). Several positions in one cell are
    joined by semicolons, each once.
    """
    shown = [(title, positions) for title, positions in issues if positions]
    rows: dict[str, tuple[str, list[dict[str, None]]]] = {}
    for column, (_, positions) in enumerate(shown):
        for line in positions:
            key = folded_name(line.participant)
            key = names.get(key, key)
            _, cells = rows.setdefault(key, (line.participant, [{} for _ in shown]))
            cells[column][line.text] = None
    lines = tuple(
        MatrixRow(name, tuple("; ".join(cell) for cell in cells)) for name, cells in rows.values()
    )
    filled = sum(bool(cell) for line in lines for cell in line.cells)
    # Where nobody speaks on a second issue it only repeats what stands under the issues.
    compares = len(shown) > 1 and filled > len(lines)
    telling = compares and filled >= _TELLING * len(lines) * len(shown)
    return Matrix(tuple(title for title, _ in shown), lines, telling)


def names_of(findings: Iterable[Findings]) -> dict[str, str]:
    """Return the folded full name for each folded alias that stands for one person only."""
    names: dict[str, set[str]] = {}
    for found in findings:
        for person in found.people:
            full = folded_name(person.name)
            for alias in (person.name, *person.aliases):
                names.setdefault(folded_name(alias), set()).add(full)
    return {alias: next(iter(full)) for alias, full in names.items() if alias and len(full) == 1}


def folded_name(name: str) -> str:
    """Return a name without case, punctuation and leading article."""
    plain = " ".join(_NOISE.sub(" ", name.casefold()).split())
    article = next((one for one in _ARTICLES if plain.startswith(one)), "")
    return plain.removeprefix(article)
