"""The Jinja environment of templates: a sandbox that allows only what is named here.

Jinja's immutable sandbox already keeps underscored and internal attributes shut; on top of that,
attributes, filters, globals and operators are allow-lists, because a template may come from
anyone: it arranges the words of a brief and needs little for that.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from briefgen.templating.wording import lines

LONGEST_RANGE = 10_000

_FILTERS = frozenset(
    {
        "abs",
        "batch",
        "capitalize",
        "count",
        "d",
        "default",
        "e",
        "escape",
        "first",
        "groupby",
        "int",
        "items",
        "join",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "replace",
        "reverse",
        "round",
        "select",
        "selectattr",
        "slice",
        "sort",
        "string",
        "sum",
        "title",
        "trim",
        "truncate",
        "unique",
        "upper",
        "wordcount",
    }
)
_TEXT_METHODS = frozenset(
    {
        "capitalize",
        "endswith",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "rpartition",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "title",
        "upper",
    }
)
_DATE_FIELDS = frozenset({"year", "month", "day", "isoformat", "weekday", "isoweekday"})
_MAPPING_METHODS = frozenset({"get", "items", "keys", "values"})
_LARGEST_FACTOR = 10**9


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which only the nouns' fields and a few harmless methods can be reached."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may read the attribute."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if isinstance(obj, type):
            return False
        if is_dataclass(obj):
            noun: type = type(obj)
            return attr in _fields_of(noun)
        if isinstance(obj, str):
            return attr in _TEXT_METHODS
        if isinstance(obj, date):
            return attr in _DATE_FIELDS
        if isinstance(obj, Mapping):
            return attr in _MAPPING_METHODS
        return isinstance(obj, LoopContext | Namespace | tuple) or _is_macro_module(obj)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute for a template; nouns' fields, nearly all that is asked, at once."""
        kind: type = type(obj)
        if attribute in _fields_of(kind):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:  # noqa: ARG002
        """Offer no str.format: a width of a thousand million would fill the memory."""
        return None

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply and divide numbers only: a repeated string would fill the memory."""
        numbers = all(isinstance(side, int | float) for side in (left, right))
        if operator == "**" or not numbers or max(abs(left), abs(right)) > _LARGEST_FACTOR:
            raise SecurityError(f"“{operator}” works on numbers of ordinary size only")
        return super().call_binop(context, operator, left, right)


@lru_cache(maxsize=256)
def _fields_of(kind: Any) -> frozenset[str]:
    """Return the names of a noun's open fields; none if it is no noun.

    A long brief asks thousands of times.
    """
    names = (field.name for field in fields(kind)) if is_dataclass(kind) else ()
    return frozenset(name for name in names if not name.startswith("_"))


def _is_macro_module(obj: object) -> bool:
    return type(obj).__module__.startswith("jinja2.") and type(obj).__name__ in (
        "TemplateModule",
        "_GroupTuple",
    )


def _short_range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > LONGEST_RANGE:
        raise SecurityError(f"a range has at most {LONGEST_RANGE} numbers")
    return numbers


def make_environment(
    files: Mapping[str, str],
    functions: Mapping[str, Callable[..., object]],
    filters: Mapping[str, Callable[..., object]],
) -> TemplateEnvironment:
    """Return a sandbox.

    Args:
        files: Jinja sources by name, which `{% from … import … %}` finds; no other file is read.
        functions: what a template can call, by name.
        filters: what it can put values through, besides Jinja's harmless ones.
    """
    # The name serves as file name too, so that a traceback tells the files apart.
    environment = TemplateEnvironment(
        loader=FunctionLoader(lambda name: (files[name], name, None) if name in files else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=16,
    )
    environment.filters = {
        name: function for name, function in environment.filters.items() if name in _FILTERS
    }
    environment.globals.clear()
    environment.globals.update(range=_short_range, namespace=Namespace, **dict(functions))
    environment.filters |= {"lines": lines, **filters}
    return environment


def refuse_unescaped(environment: TemplateEnvironment, source: str, name: str) -> None:
    """Refuse a source that switches escaping off, so that no value can ever become a tag.

    Raises:
        TemplateSyntaxError: it does so, or is not Jinja.
    """
    tree = environment.parse(source, name)
    for switch in tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)):
        raise TemplateSyntaxError("“autoescape” cannot be switched off", switch.lineno, name)
    for used in tree.find_all(nodes.Filter):
        if used.name in ("safe", "xmlattr", "tojson", "urlize"):
            what = f"the filter “{used.name}” is not offered: values are always printed as text"
            raise TemplateSyntaxError(what, used.lineno, name)


_OBJECT = re.compile(r"'[\w.]*?(\w+) object'")


def plain_words(message: str) -> str:
    """Return a Jinja message without the program's own class paths."""
    return _OBJECT.sub(r"“\1”", message).rstrip(".")
