"""The structure tree: who stands where, and which content and links belong to whom.

Rules of ISO 32000-1, 14.7 and 14.8, and of ISO 14289-1 (PDF/UA-1).
"""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from briefgen.model.page import Element
from briefgen.writing.pdf.objects import dictionary, numbers, reference, text_string
from briefgen.writing.pdf.packing import PackedDocument

_KEPT_EMPTY = frozenset({"TR", "TD", "TH", "THead", "TBody", "LI", "LBody", "Figure"})


class StructureTree:
    """Collects content in drawing order and hangs the tree into the document."""

    def __init__(
        self, document: PackedDocument, elements: Sequence[Element], whole: bool = True
    ) -> None:
        """Begin a tree; if the file is not `whole`, what has no content in it is left out."""
        self._whole = whole
        self._document = document
        self._elements = elements
        self._targets: dict[int, int] = {}
        self._kids: dict[int, list[bytes | int]] = {}
        self._attached: set[int] = {0}
        self._order: list[int] = [0]
        self._parents: list[bytes] = []
        self._boxes: dict[int, tuple[int, list[float]]] = {}
        self._children: dict[int, list[int]] = {}
        for index, element in enumerate(elements):
            if element.parent >= 0:
                self._children.setdefault(element.parent, []).append(index)
        self._next_child: dict[int, int] = {}
        self._full: set[int] = {0}
        self._root = dictionary(Type="/StructTreeRoot")

    def target(self, element: int) -> int:
        """Return the object number of an element."""
        if element not in self._targets:
            self._targets[element] = self._document.reserve(_label(element))
        return self._targets[element]

    def page(self, owners: Sequence[int]) -> int:
        """Keep whose content each mark of a page is; return its key (StructParents)."""
        return self._key(b"[" + b" ".join(reference(self.target(o)) for o in owners) + b"]")

    def _key(self, owners: bytes) -> int:
        """Keep an entry of the parent tree; return its key."""
        self._parents.append(owners)
        return len(self._parents) - 1

    def content(self, element: int, page: int, mark: int) -> None:
        """Add marked content of a page to an element."""
        self._attach(element)
        entry = b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, mark)
        self._kids.setdefault(element, []).append(entry)

    def annotation(self, element: int, page: int, target: int) -> int:
        """Add an annotation to an element; return its key (StructParent)."""
        self._attach(element)
        entry = b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (page, target)
        self._kids.setdefault(element, []).append(entry)
        return self._key(reference(self.target(element)))

    def drawn(self, element: int, page: int, box: tuple[float, float, float, float]) -> None:
        """Widen a figure's box on the page it begins on (x0, y0, x1, y1 from the bottom left)."""
        held = self._boxes.setdefault(element, (page, list(box)))
        if held[0] == page:
            own = held[1]
            own[:] = [
                min(own[0], box[0]),
                min(own[1], box[1]),
                max(own[2], box[2]),
                max(own[3], box[3]),
            ]

    def kind(self, element: int) -> str:
        """Return an element's structure type."""
        return self._elements[element].kind

    def figure_of(self, element: int) -> int:
        """Return the figure that an element is, -1 if it is none."""
        return element if element >= 0 and self._elements[element].kind == "Figure" else -1

    def _attach(self, element: int) -> None:
        """Put an element into its parent, after its elder siblings that have no content."""
        if element in self._attached:
            return
        parent = self._elements[element].parent
        self._attach(parent)
        siblings = self._children[parent]
        place = self._next_child.get(parent, 0)
        while place < len(siblings) and siblings[place] <= element:
            self._hang(siblings[place], parent)
            place += 1
        self._next_child[parent] = max(place, self._next_child.get(parent, 0))
        if element not in self._attached:
            self._hang(element, parent)

    def _hang(self, element: int, parent: int) -> None:
        if element in self._attached:
            return
        self._attached.add(element)
        self._order.append(element)
        self._kids.setdefault(parent, []).append(element)

    def finish(self) -> pdfdoc.PDFDictionary:
        """Return the tree's root, with the parent tree and the identifiers."""
        for index in range(len(self._elements) if self._whole else 0):
            if index not in self._attached and self._elements[index].parent in self._attached:
                self._attach(index)
        full = self._full
        for index in sorted(self._attached, reverse=True):
            kids = self._kids.get(index, [])
            if any(isinstance(kid, bytes) or kid in full for kid in kids) or (
                self._elements[index].kind in _KEPT_EMPTY
            ):
                full.add(index)
        own = self._document.number(self._root)
        for index in self._order:
            if index in full:
                self._document.put(_label(index), self._written(index, own))
        nums = pdfdoc.PDFArray(part for pair in enumerate(self._parents) for part in pair)
        root, document = self._root, self._document
        root["K"] = reference(self.target(0))
        root["ParentTree"] = document.Reference(dictionary(Nums=nums))
        root["ParentTreeNextKey"] = len(self._parents)
        notes = [i for i in sorted(full) if self._elements[i].kind == "Note"]
        if notes:
            pairs = [part for i in notes for part in (_identifier(i), reference(self.target(i)))]
            root["IDTree"] = document.Reference(dictionary(Names=pdfdoc.PDFArray(pairs)))
        return root

    def _written(self, index: int, root: int) -> bytes:
        """Return an element as the body of its object; `root` is the number of the tree's."""
        element = self._elements[index]
        kids = [
            kid if isinstance(kid, bytes) else reference(self.target(kid))
            for kid in self._kids.get(index, [])
            if isinstance(kid, bytes) or kid in self._full
        ]
        held = kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]"
        parent = root if index == 0 else self.target(element.parent)
        attributes = self._attributes(index, element)
        named = element.kind == "Note" or element.alt or element.actual or element.language
        if kids and not named and attributes is None:  # by far the most: written at once
            return b"<</S/%s/P %d 0 R/K %s>>" % (element.kind.encode(), parent, held)
        entries = dictionary(
            S="/" + element.kind,
            P=reference(parent),
            K=held if kids else None,
            Alt=text_string(element.alt) if element.alt else None,
            ActualText=text_string(element.actual) if element.actual else None,
            Lang=text_string(element.language) if element.language else None,
            ID=_identifier(index) if element.kind == "Note" else None,
            A=attributes,
        )
        return bytes(entries.format(self._document))

    def _attributes(self, index: int, element: Element) -> Any:
        """Return the attributes that an element's type asks for, None if there are none."""
        if element.kind in ("TH", "TD"):
            scope = "/" + element.scope if element.scope else None
            across = element.colspan if element.colspan > 1 else None
            down = element.rowspan if element.rowspan > 1 else None
            if scope or across or down:
                return dictionary(O="/Table", Scope=scope, ColSpan=across, RowSpan=down)
        if element.kind == "Table" and element.summary:
            return dictionary(O="/Table", Summary=text_string(element.summary))
        if element.kind == "L":
            return dictionary(O="/List", ListNumbering="/" + element.numbering)
        if element.kind == "Figure" and index in self._boxes:
            box = numbers(self._boxes[index][1])
            return dictionary(O="/Layout", Placement="/Block", BBox=box)
        return None


def _label(element: int) -> str:
    return f"Element{element}"


def _identifier(element: int) -> bytes:
    return b"(note-%08d)" % element
