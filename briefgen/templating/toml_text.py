"""TOML as people write it: values read with their line when they are wrong, and written back.

Python reads TOML (tomllib) but does not write it, and forgets the lines; a template's author
needs both.
"""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefgen.errors import BriefgenError

Value = TypeVar("Value", str, int, float, bool)
_KINDS: Mapping[type, str] = {
    str: "a text in quotation marks",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list in square brackets",
    dict: "a table",
}
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file with its name and text, for faults that name the line."""

    name: str
    text: str

    def fault(self, key: str, what: str, remedy: str = "") -> BriefgenError:
        """Return the error for a key of the file, with its line where it is found."""
        last = key.rpartition(".")[2]
        pattern = rf"^\s*\[*(?:[\w.-]*\.)?{re.escape(last)}\s*[\]=]"
        found = re.search(pattern, self.text, re.MULTILINE) if last else None
        # The match may begin at the end of an empty line before.
        line = self.text.count("\n", 0, found.end()) + 1 if found else 0
        where = f"{self.name}, line {line}" if line else self.name
        return BriefgenError(
            f"{where}: {what}.", "The template cannot be used until this is mended.", remedy
        )

    def read(self) -> dict[str, object]:
        """Return the file's tables.

        Raises:
            BriefgenError: it is not TOML; with the line.
        """
        try:
            return tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
            last = self.text.count("\n") + 1  # a text that ends too early has its fault there
            where = f"{self.name}, line {place[1] if place else last}"
            message = re.sub(r"\s*\(at .*\)$", "", str(error)) or "nested too deeply"
            raise BriefgenError(
                f"{where}: this is not TOML ({message[:1].lower()}{message[1:]}).",
                "The template cannot be used until this is mended.",
                "Compare the line with the same one in a built-in template.",
            ) from None

    def get(
        self, table: Mapping[str, object], key: str, default: Value, *, path: str = ""
    ) -> Value:
        """Return a value of the default's type; the default where the key is missing.

        Raises:
            BriefgenError: the value is of another type.
        """
        value = table.get(key, default)
        kind = type(default)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not kind:
            name = f"{path}.{key}" if path else key
            raise self.fault(key, f"“{name}” must be {_KINDS[kind]}")
        return value

    def table(self, of: Mapping[str, object], key: str) -> dict[str, object]:
        """Return a table, empty where it is missing."""
        value = of.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(key, f"“{key}” must be {_KINDS[dict]}")
        return value

    def texts(self, table: Mapping[str, object], key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where it is missing."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fault(key, f"“{key}” must be a list of texts in quotation marks")
        return tuple(value)

    def only(self, table: Mapping[str, object], known: Sequence[str], path: str = "") -> None:
        """Refuse keys that mean nothing: a slip of the pen would otherwise go unseen."""
        for key in table:
            if key not in known:
                where = f" under “{path}”" if path else ""
                raise self.fault(
                    key, f"“{key}” means nothing{where}", f"Known are {', '.join(known)}."
                )


def write_toml(table: Mapping[str, object], path: str = "") -> str:
    """Return a table as TOML: values first, then tables and lists of tables under their names."""
    lines: list[str] = []
    nested: list[str] = []
    for key, value in table.items():
        name = key if _BARE_KEY.fullmatch(key) else _value(key)
        full = f"{path}.{name}" if path else name
        if isinstance(value, Mapping):
            inner = write_toml(value, full)
            only_tables = value and all(isinstance(one, Mapping) for one in value.values())
            nested.append(inner if only_tables else f"[{full}]\n{inner}")
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            nested += [f"[[{full}]]\n{write_toml(one, full)}" for one in value]
        else:
            lines.append(f"{name} = {_value(value)}\n")
    return "\n".join(["".join(lines), *nested]) if lines else "\n".join(nested)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            # JSON's escapes are TOML's; DEL and lone surrogates alone must be seen to.
            clean = re.sub("[\ud800-\udfff]", "\ufffd", value)
            return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list() | tuple():
            return "[" + ", ".join(_value(one) for one in value) + "]"
    raise TypeError(f"{type(value).__name__} cannot be written as TOML")
