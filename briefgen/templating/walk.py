"""What every part of the dialect reader needs: faults with their line, attributes, bookmarks."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from lxml import etree

from briefgen.errors import BriefgenError
from briefgen.model.document import Note
from briefgen.model.template import BriefTemplate
from briefgen.templating.faults import template_fault
from briefgen.templating.lines import ATTRIBUTE

DEEPEST = 24
"""How deep elements may stand in one another."""

_BOOKMARK = re.compile(r"[A-Za-z][\w.-]{0,38}")
_TRUE = {"true": True, "yes": True, "false": False, "no": False, "": False}

_LINE_ALONE = [ATTRIBUTE]

Kind = TypeVar("Kind", bound=StrEnum)


@dataclass
class Walk:
    """One reading of a rendered template: its template, and what was met so far."""

    template: BriefTemplate
    notes: dict[str, Note] = field(default_factory=dict)  # by id
    bookmarks: dict[str, str] = field(default_factory=dict)  # name -> place
    named: frozenset[str] = frozenset()  # every name given anywhere in the document

    def fault(self, element: etree._Element, what: str, remedy: str = "") -> BriefgenError:
        """Return the error for a fault at an element."""
        place = ""
        node: etree._Element | None = element
        while node is not None and not place:
            place = node.get(ATTRIBUTE, "")
            node = node.getparent()
        return template_fault(self.template.name, place, what, remedy)

    def attributes(self, element: etree._Element, *known: str) -> dict[str, str]:
        """Return the attributes of an element; any but the known ones is a fault."""
        if element.keys() == _LINE_ALONE:  # as of most elements
            return {}
        given: dict[str, str] = dict(element.items())
        given.pop(ATTRIBUTE, None)
        for name in given:
            if name not in known:
                offered = ", ".join(f"“{one}”" for one in known) or "none"
                what = f"<{element.tag}> has no attribute “{name}”"
                raise self.fault(element, what, f"It takes these attributes: {offered}.")
        return given

    def choice(
        self, element: etree._Element, name: str, given: str, kinds: type[Kind], default: Kind
    ) -> Kind:
        """Return an attribute's value out of an enumeration, the default if it is empty."""
        if not given:
            return default
        try:
            return kinds(given)
        except ValueError:
            raise self.no_such(element, name, given, [str(kind) for kind in kinds]) from None

    def one_of(
        self, element: etree._Element, name: str, given: str, offered: Collection[str]
    ) -> str:
        """Return an attribute's value if it is one of those offered."""
        if given not in offered:
            raise self.no_such(element, name, given, offered)
        return given

    def no_such(
        self, element: etree._Element, name: str, given: str, offered: Collection[str]
    ) -> BriefgenError:
        """Return the error for a value that an attribute does not know."""
        return self.fault(
            element,
            f"<{element.tag}> knows no {name} “{given}”",
            f"It knows {', '.join(f'“{one}”' for one in offered)}.",
        )

    def whole(
        self, element: etree._Element, name: str, given: str, default: int, least: int, most: int
    ) -> int:
        """Return an attribute's value as a whole number between two others."""
        if not given:
            return default
        if not (given.isascii() and given.isdecimal()) or not least <= int(given[:9]) <= most:
            what = f"“{given}” is no {name} for <{element.tag}>"
            raise self.fault(element, what, f"Give a whole number from {least} to {most}.")
        return int(given)

    def truth(self, element: etree._Element, name: str, given: str) -> bool:
        """Return an attribute's value as yes or no; Python's True and False are understood."""
        known = _TRUE.get(given.lower())
        if known is None:
            raise self.no_such(element, name, given, ("true", "false"))
        return known

    def shares(self, element: etree._Element, given: str) -> tuple[float, ...]:
        """Return widths, each a share of the text width from 0 to 1."""
        try:
            widths = tuple(float(word) for word in given.split())
        except ValueError:
            widths = (-1.0,)
        if not all(0.0 <= width <= 1.0 for width in widths) or sum(widths) > 1.001:
            what = f"the widths “{given}” are not shares of the page"
            raise self.fault(element, what, "Give numbers such as 0.25, together 1 at most.")
        return widths

    def points(self, element: etree._Element, name: str, given: str) -> float:
        """Return a length in points, 0.0 if none is given."""
        try:
            length = float(given or "0")
        except ValueError:
            length = -1.0
        if not 0.0 <= length <= 2000.0:
            raise self.fault(element, f"“{given}” is no {name} in points")
        return length

    def day(self, element: etree._Element, name: str, given: str) -> date:
        """Return an ISO date such as 2026-07-11."""
        try:
            return date.fromisoformat(given)
        except ValueError:
            what = f"“{given}” is no date for “{name}” of <{element.tag}>"
            raise self.fault(element, what, "Give a day such as 2026-07-11.") from None

    def bookmark(self, element: etree._Element, given: str) -> str:
        """Return a bookmark's name and remember it; each name can be given once."""
        if not given:
            return ""
        if not _BOOKMARK.fullmatch(given):
            what = f"“{given}” cannot name a place"
            raise self.fault(element, what, "Use letters, digits and hyphens, 39 at most.")
        if given in self.bookmarks:
            raise self.fault(element, f"two places are named “{given}”", "Rename one of them.")
        self.bookmarks[given] = element.get(ATTRIBUTE, "")
        return given

    def target(self, element: etree._Element, name: str) -> str:
        """Return the name of a place that something refers to; it must be in the document."""
        if name not in self.named:
            raise self.fault(element, f"no place of the document is named “{name}”")
        return name
