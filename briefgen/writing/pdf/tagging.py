"""The structure tree: who stands where, and which content and links belong to whom.

Rules of ISO 32000-1, 14.7 and 14.8, and of ISO 14289-1 (PDF/UA-1).
"""

from collections.abc import Sequence

from briefgen.model.page import Element
from briefgen.writing.pdf.objects import PdfFile, array, dictionary, number, ref, text_string

_KEPT_EMPTY = frozenset({"TR", "TD", "TH", "THead", "TBody", "LI", "LBody", "Figure"})
_SIMPLE = frozenset({"P", "H1", "H2", "H3", "LI", "LBody", "TR", "Link", "Reference", "Div"})


class StructureTree:
    """Collects content in drawing order and writes the tree."""

    def __init__(self, file: PdfFile, elements: Sequence[Element], whole: bool = True) -> None:
        """Begin a tree; if the file is not `whole`, what has no content in it is left out."""
        self._whole = whole
        self._file = file
        self._elements = elements
        self._targets: dict[int, int] = {}
        self._kids: dict[int, list[bytes]] = {}
        self._attached: set[int] = {0}
        self._order: list[int] = [0]
        self._parents: list[bytes] = []
        self._boxes: dict[int, tuple[int, list[float]]] = {}
        self._children: dict[int, list[int]] = {}
        for index, element in enumerate(elements):
            if element.parent >= 0:
                self._children.setdefault(element.parent, []).append(index)
        self._next_child: dict[int, int] = {}
        self.root = file.reserve()

    def target(self, element: int) -> int:
        """Return the object number of an element."""
        if element not in self._targets:
            self._targets[element] = self._file.reserve()
        return self._targets[element]

    def key(self, owners: bytes) -> int:
        """Keep an entry of the parent tree; return its key (StructParents, StructParent)."""
        self._parents.append(owners)
        return len(self._parents) - 1

    def content(self, element: int, page: int, mark: int) -> None:
        """Add marked content of a page to an element."""
        self._attach(element)
        entry = b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, mark)
        self._kids.setdefault(element, []).append(entry)

    def annotation(self, element: int, page: int, target: int) -> int:
        """Add an annotation to an element; return its key in the parent tree."""
        self._attach(element)
        entry = b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (page, target)
        self._kids.setdefault(element, []).append(entry)
        return self.key(ref(self.target(element)))

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
        self._kids.setdefault(parent, []).append(b"E%d" % element)

    def finish(self) -> int:
        """Write all elements, the parent tree and the identifiers; return the root's number."""
        for index in range(len(self._elements) if self._whole else 0):
            if index not in self._attached and self._elements[index].parent in self._attached:
                self._attach(index)
        full: set[int] = set()
        for index in sorted(self._attached, reverse=True):
            kids = self._kids.get(index, [])
            if any(not kid.startswith(b"E") or int(kid[1:]) in full for kid in kids) or (
                self._elements[index].kind in _KEPT_EMPTY
            ):
                full.add(index)
        full.add(0)
        for index in self._order:
            if index in full:
                self._write(index, full)
        nums = b" ".join(b"%d %s" % (key, owners) for key, owners in enumerate(self._parents))
        tree = self._file.add(b"<</Nums[" + nums + b"]>>")
        notes = [i for i in sorted(full) if self._elements[i].kind == "Note"]
        names = b" ".join(b"(note-%08d) %s" % (i, ref(self.target(i))) for i in notes)
        identifiers = self._file.add(b"<</Names[" + names + b"]>>") if notes else 0
        self._file.put(
            self.root,
            dictionary(
                Type="/StructTreeRoot",
                K=ref(self.target(0)),
                ParentTree=ref(tree),
                ParentTreeNextKey=len(self._parents),
                IDTree=ref(identifiers) if identifiers else b"",
            ),
        )
        return self.root

    def _write(self, index: int, full: set[int]) -> None:
        element = self._elements[index]
        kids = [
            ref(self.target(int(kid[1:]))) if kid.startswith(b"E") else kid
            for kid in self._kids.get(index, [])
            if not kid.startswith(b"E") or int(kid[1:]) in full
        ]
        parent = self.root if index == 0 else self.target(element.parent)
        if element.kind in _SIMPLE and not element.language:
            kid = kids[0] if len(kids) == 1 else array(kids)
            body = b"<</S/%s/P %d 0 R/K %s>>" % (element.kind.encode(), parent, kid)
            self._file.put(self.target(index), body)
            return
        self._file.put(
            self.target(index),
            dictionary(
                S="/" + element.kind,
                P=ref(parent),
                K=kids[0] if len(kids) == 1 else array(kids) if kids else b"",
                Alt=text_string(element.alt) if element.alt else b"",
                ActualText=text_string(element.actual) if element.actual else b"",
                Lang=text_string(element.language) if element.language else b"",
                ID=b"(note-%08d)" % index if element.kind == "Note" else b"",
                A=self._attributes(index, element),
            ),
        )

    def _attributes(self, index: int, element: Element) -> bytes:
        if element.kind in ("TH", "TD"):
            spans = {}
            if element.scope:
                spans["Scope"] = "/" + element.scope
            if element.colspan > 1:
                spans["ColSpan"] = str(element.colspan)
            if element.rowspan > 1:
                spans["RowSpan"] = str(element.rowspan)
            return dictionary(O="/Table", **spans) if spans else b""
        if element.kind == "Table" and element.summary:
            return dictionary(O="/Table", Summary=text_string(element.summary))
        if element.kind == "L":
            return dictionary(O="/List", ListNumbering="/" + element.numbering)
        if element.kind == "Figure" and index in self._boxes:
            box = "[" + " ".join(number(value) for value in self._boxes[index][1]) + "]"
            return dictionary(O="/Layout", Placement="/Block", BBox=box)
        return b""
