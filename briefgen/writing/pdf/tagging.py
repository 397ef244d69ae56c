"""The structure tree: who stands where, and which content and links belong to whom.

Rules of ISO 32000-1, 14.7 and 14.8, and of ISO 14289-1 (PDF/UA-1).
"""

from collections.abc import Sequence
from typing import TypeAlias

from reportlab.pdfbase import pdfdoc

from briefgen.model.page import Element
from briefgen.writing.pdf.objects import dictionary, numbers, reference, text_string
from briefgen.writing.pdf.packing import PackedDocument

_KEPT_EMPTY = frozenset({"TR", "TD", "TH", "THead", "TBody", "LI", "LBody", "Figure"})

_MARK = b"<</Type/MCR/Pg %d 0 R/MCID %d>>"
_Kid: TypeAlias = bytes | int | tuple[int, int]
"""What is in an element: an annotation as written, an element, or a page's marked content."""


class StructureTree:
    """Collects content in drawing order and hangs the tree into the document.

    Attributes:
        kinds: structure type of each element.
    """

    def __init__(
        self,
        document: PackedDocument,
        elements: Sequence[Element],
        parents: Sequence[int],
        whole: bool = True,
    ) -> None:
        """Begin a tree; if the file is not `whole`, what has no content in it is left out.

        Args:
            document: the file.
            elements: what the tree is made of, parents before children.
            parents: number of each element's parent, -1 of the first.
            whole: whether all pages are written.
        """
        self.kinds = [element.kind for element in elements]
        self._whole = whole
        self._document = document
        self._elements = elements
        self._parent_of = parents
        self._first = document.reserve(len(elements))
        self._kids: list[list[_Kid]] = [[] for _ in elements]
        self._attached = bytearray(len(elements))
        self._attached[0] = 1
        self._order: list[int] = [0]
        self._parents: list[bytes] = []
        self._boxes: dict[int, tuple[int, list[float]]] = {}
        self._children: list[list[int]] = [[] for _ in elements]
        for index, parent in enumerate(parents):
            if parent >= 0:
                self._children[parent].append(index)
        self._next_child = [0] * len(elements)
        self._full = bytearray(len(elements))
        self._spoken: dict[int, tuple[bytes, bytes]] = {}
        self._root = dictionary(Type="/StructTreeRoot")

    def target(self, element: int) -> int:
        """Return the object number of an element."""
        return self._first + element

    def page(self, owners: Sequence[int]) -> int:
        """Keep whose content each mark of a page is; return its key (StructParents)."""
        first = self._first
        return self._key(b"[%s]" % b" ".join([b"%d 0 R" % (first + owner) for owner in owners]))

    def _key(self, owners: bytes) -> int:
        """Keep an entry of the parent tree; return its key."""
        self._parents.append(owners)
        return len(self._parents) - 1

    def content(self, element: int, page: int, mark: int) -> None:
        """Add marked content of a page to an element."""
        if not self._full[element]:
            self._attach(element)
            self._full[element] = 1
        self._kids[element].append((page, mark))

    def annotation(self, element: int, page: int, target: int) -> int:
        """Add an annotation to an element; return its key (StructParent)."""
        self._attach(element)
        self._full[element] = 1
        entry = b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (page, target)
        self._kids[element].append(entry)
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

    def _attach(self, element: int) -> None:
        """Put an element into its parent, after its elder siblings that have no content."""
        if self._attached[element]:
            return
        parent = self._parent_of[element]
        self._attach(parent)
        siblings, kids = self._children[parent], self._kids[parent]
        place = self._next_child[parent]
        while place < len(siblings) and siblings[place] <= element:
            self._attached[siblings[place]] = 1
            self._order.append(siblings[place])
            kids.append(siblings[place])
            place += 1
        self._next_child[parent] = place

    def finish(self) -> pdfdoc.PDFDictionary:
        """Return the tree's root, with the parent tree and the identifiers."""
        self._fill()
        root, document, full = self._root, self._document, self._full
        own, first = document.number(root), self._first
        for index in self._order:
            if full[index]:
                document.put(first + index, self._written(index, own))
        nums = b" ".join([b"%d %s" % pair for pair in enumerate(self._parents)])
        root["K"] = reference(self.target(0))
        root["ParentTree"] = document.Reference(dictionary(Nums=b"[%s]" % nums))
        root["ParentTreeNextKey"] = len(self._parents)
        notes = [i for i, kind in enumerate(self.kinds) if kind == "Note" and full[i]]
        if notes:
            names = b" ".join(b"%s %d 0 R" % (_identifier(i), self.target(i)) for i in notes)
            root["IDTree"] = document.Reference(dictionary(Names=b"[%s]" % names))
        return root

    def _fill(self) -> None:
        """Find out which elements have content, or are of a kind that stays without any."""
        attached, full, up = self._attached, self._full, self._parent_of
        index = attached.find(0) if self._whole else -1
        while index >= 0:
            if attached[up[index]]:
                self._attach(index)
            index = attached.find(0, index + 1)
        for index, kind in enumerate(self.kinds):
            if kind in _KEPT_EMPTY and attached[index]:
                full[index] = 1
        for index in range(len(full) - 1, 0, -1):
            if full[index]:
                full[up[index]] = 1
        full[0] = 1

    def _written(self, index: int, root: int) -> bytes:
        """Return an element as the body of its object; `root` is the number of the tree's."""
        element, kids = self._elements[index], self._kids[index]
        parent = self._first + self._parent_of[index] if index else root
        first, told = self._spoken.get(id(element)) or self._said(element)
        if len(kids) == 1 and type(kids[0]) is tuple:  # all of its content is in one place
            body = b"%s%d 0 R/Pg %d 0 R/K %d" % (first, parent, *kids[0])
        else:
            page, inside = self._own_kids(index)
            body = b"%s%d 0 R" % (first, parent)
            if page:
                body += b"/Pg %d 0 R" % page
            if inside:
                body += b"/K " + inside[0] if len(inside) == 1 else b"/K[%s]" % b" ".join(inside)
        if element.kind == "Note":
            told += b"/ID" + _identifier(index)
        elif index in self._boxes:
            box = numbers(self._boxes[index][1]).encode()
            told += b"/A<</O/Layout/Placement/Block/BBox%s>>" % box
        return b"%s%s>>" % (body, told)

    def _said(self, element: Element) -> tuple[bytes, bytes]:
        """Return how an element begins, up to its parent, and what it says wherever it stands."""
        told = b""
        if element.alt:
            told += b"/Alt" + text_string(element.alt)
        if element.actual:
            told += b"/ActualText" + text_string(element.actual)
        if element.language:
            told += b"/Lang" + text_string(element.language)
        said = (b"<</S/%s/P " % element.kind.encode(), told + _attributes(element))
        self._spoken[id(element)] = said
        return said

    def _own_kids(self, index: int) -> tuple[int, list[bytes]]:
        """Return the page's number where an element's content begins, 0 for none, and its kids.

        Content of that page is named by its mark alone (ISO 32000-1, table 323).
        """
        own, first = 0, self._first
        result: list[bytes] = []
        for kid in self._kids[index]:
            if type(kid) is int:
                if self._full[kid]:
                    result.append(b"%d 0 R" % (first + kid))
            elif isinstance(kid, tuple):
                page, mark = kid
                own = own or page
                here = page == own
                result.append(b"%d" % mark if here else _MARK % (page, mark))
            elif isinstance(kid, bytes):
                result.append(kid)
        return own, result


def _attributes(element: Element) -> bytes:
    """Return the entry with the attributes that an element's type asks for, b"" if none."""
    kind = element.kind
    if kind in ("TH", "TD"):
        own = b"/Scope/%s" % element.scope.encode() if element.scope else b""
        own += b"/ColSpan %d" % element.colspan if element.colspan > 1 else b""
        own += b"/RowSpan %d" % element.rowspan if element.rowspan > 1 else b""
        return b"/A<</O/Table%s>>" % own if own else b""
    if kind == "Table" and element.summary:
        return b"/A<</O/Table/Summary%s>>" % text_string(element.summary)
    if kind == "L":
        return b"/A<</O/List/ListNumbering/%s>>" % element.numbering.encode()
    return b""


def _identifier(element: int) -> bytes:
    return b"(note-%08d)" % element
