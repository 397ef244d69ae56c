"""Bookmarks: the headings as a tree beside the pages."""

from collections.abc import Callable, Sequence

from briefgen.model.page import Destination
from briefgen.writing.pdf.objects import PdfFile, dictionary, ref, text_string


def write_outline(
    file: PdfFile, headings: Sequence[Destination], place: Callable[[Destination], bytes]
) -> int:
    """Write the outline; return the number of its root, 0 if there are no headings."""
    if not headings:
        return 0
    root = file.reserve()
    targets = [file.reserve() for _ in headings]
    parents: list[int] = []
    open_levels: list[tuple[int, int]] = []
    for index, heading in enumerate(headings):
        while open_levels and open_levels[-1][0] >= heading.level:
            open_levels.pop()
        parents.append(open_levels[-1][1] if open_levels else -1)
        open_levels.append((heading.level, index))
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)

    def link(number: int | None) -> bytes:
        return ref(targets[number]) if number is not None else b""

    for parent, group in children.items():
        for k, index in enumerate(group):
            own = children.get(index, [])
            file.put(
                targets[index],
                dictionary(
                    Title=text_string(headings[index].title or "–"),
                    Parent=ref(targets[parent] if parent >= 0 else root),
                    Prev=link(group[k - 1] if k else None),
                    Next=link(group[k + 1] if k + 1 < len(group) else None),
                    First=link(own[0] if own else None),
                    Last=link(own[-1] if own else None),
                    Count=len(own) if own else b"",
                    Dest=place(headings[index]),
                ),
            )
    top = children[-1]
    file.put(
        root,
        dictionary(Type="/Outlines", First=link(top[0]), Last=link(top[-1]), Count=len(headings)),
    )
    return root
