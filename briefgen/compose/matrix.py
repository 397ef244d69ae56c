"""The positions matrix: participants by issues."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from briefgen.compose.parties import party_of
from briefgen.model.anchor import Anchor
from briefgen.model.brief import Disclosure, Position
from briefgen.model.context import Matrix, MatrixEntry, MatrixRow
from briefgen.model.finding import Findings

_NOISE = re.compile(r"[^\w]+")
_TELLING = 0.4
"""Share of cells that must be filled for the matrix to be worth its room."""
_ARTICLES = ("the ", "der ", "die ", "das ", "le ", "la ", "les ", "l ")


class Column(NamedTuple):
    """What an issue gives to the matrix: its title, positions, number, and who is quoted on it."""

    title: str
    positions: Sequence[Position]
    number: int = 0
    speakers: Collection[str] = ()


def uncited(_anchors: Iterable[Anchor]) -> tuple[int, ...]:
    """Return no source numbers, for a matrix that cites nothing."""
    return ()


def positions_matrix(
    columns: Sequence[Column],
    names: Mapping[str, str],
    numbered: Callable[[Iterable[Anchor]], tuple[int, ...]] = uncited,
) -> Matrix:
    """Return what each participant wants under each issue that has any position.

    A participant spelled in several ways ("EU", "European Union") is one row, under the first
    spelling. Several positions in one cell are joined by semicolons, each once.

    Args:
        columns: the issues.
        names: gives for a folded alias the folded full name (see `names_of`).
        numbered: gives the source numbers of what a position cites.
    """
    shown = [column for column in columns if column.positions]
    rows: dict[str, tuple[str, list[list[Position]]]] = {}
    for place, column in enumerate(shown):
        for line in column.positions:
            _, cells = rows.setdefault(
                _key(line.participant, names), (line.participant, [[] for _ in shown])
            )
            cells[place].append(line)
    speakers = [{_key(name, names) for name in column.speakers} for column in shown]
    lines = tuple(
        _row(name, [_entry(c, key in s, numbered) for c, s in zip(cells, speakers, strict=True)])
        for key, (name, cells) in rows.items()
    )
    filled = sum(bool(cell) for line in lines for cell in line.cells)
    # Where nobody speaks on a second issue it only repeats what stands under the issues.
    compares = len(shown) > 1 and filled > len(lines)
    telling = compares and filled >= _TELLING * len(lines) * len(shown)
    numbers = tuple(column.number for column in shown)
    titles = tuple(column.title for column in shown)
    return Matrix(titles, lines, telling, numbers if all(numbers) else ())


def _key(name: str, names: Mapping[str, str]) -> str:
    key = folded_name(party_of(name))
    return names.get(key, key)


def _row(name: str, entries: Sequence[MatrixEntry]) -> MatrixRow:
    return MatrixRow(name, tuple(entry.text for entry in entries), tuple(entries))


def _entry(
    positions: Sequence[Position],
    quoted: bool,
    numbered: Callable[[Iterable[Anchor]], tuple[int, ...]],
) -> MatrixEntry:
    """Return a cell; a speaker without a position on the issue is not said to have one."""
    if not positions:
        return MatrixEntry("", quoted=quoted)
    return MatrixEntry(
        "; ".join(dict.fromkeys(line.text for line in positions)),
        numbered([anchor for line in positions for anchor in line.sources]),
        quoted,
        any(line.disclosure is Disclosure.NOT_FOR_DISCLOSURE for line in positions),
        positions[0].id,
    )


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
