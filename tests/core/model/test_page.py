from briefgen.model.page import Destination, Element, Page, Pages

EMPTY = Page(100.0, 200.0, ())
PAGES = Pages(
    (EMPTY, EMPTY),
    (Element("Document"),),
    (-1,),
    (
        Destination("a", 1, 10.0),
        Destination("part", 2, 20.0, 1, "1 Part"),
        Destination("b", 2, 30.0),
    ),
    fill=0.8,
)


def test_the_length_counts_the_last_page_by_its_fill() -> None:
    assert PAGES.used == 1.8
    assert Pages((), ()).used == 0.0


def test_bookmarks_tell_their_pages() -> None:
    assert PAGES.page_of("b") == 2
    assert PAGES.page_of("c") == 0
    assert [heading.title for heading in PAGES.outline] == ["1 Part"]
