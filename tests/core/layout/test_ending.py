"""How pages end: pulled together, spread over the page, and what other programs are told."""

from made_documents import THEME, shelf, text

from briefgen.layout.ending import Ended, Flow, ended, squeeze_elsewhere
from briefgen.layout.fragment import Break, Unit
from briefgen.layout.layout import lay_out
from briefgen.layout.text_lines import Strip
from briefgen.model.document import Block, Columns, Document, DocumentProperties
from briefgen.model.page import Pages

FONTS = shelf()


def lines(count: int, gap: float = 2.0, **more: bool) -> list[Unit]:
    return [Strip(10.0, after=gap, **more) for _ in range(count)]


def used(result: Ended) -> list[float]:
    return [round(sheet.used, 1) for sheet in result.sheets]


def test_a_short_last_page_is_pulled_onto_the_one_before() -> None:
    assert used(ended(Flow(lines(8), {}), 100.0)) == [94.0]
    pulled = ended(Flow(lines(9), {}), 100.0)
    assert (len(pulled.sheets), pulled.squeeze) == (1, 0.6)
    assert used(pulled) == [99.6]


def test_what_stands_before_a_page_break_is_pulled_together_too() -> None:
    annex = ended(Flow([*lines(9), Break(), *lines(8)], {}), 100.0)
    assert (len(annex.sheets), annex.squeeze) == (2, 0.6)
    cover = ended(Flow([*lines(1), Break(), *lines(8)], {}), 100.0)
    assert (len(cover.sheets), cover.squeeze) == (2, 1.0), "a short page that was asked for stays"


def test_what_cannot_be_pulled_together_fills_its_last_page() -> None:
    spread = ended(Flow(lines(17, gap=0.4), {}), 160.0)
    assert len(spread.sheets) == 2
    assert spread.squeeze == 1.0
    assert spread.sheets[-1].used > 10.0


def test_a_gaping_page_is_aired_if_nothing_moves() -> None:
    kept = [*lines(6, gap=4.0), Break(), *lines(8, gap=4.0)]
    full = ended(Flow(kept, {}), 110.0)
    assert used(full) == [80.0, 108.0], "the second page has no room for wider gaps"
    aired = ended(Flow([*lines(7, gap=4.0), Break(), *lines(6, gap=4.0)], {}), 130.0)
    assert used(aired) == [round(70 + 6 * 4 * 1.3, 1), round(60 + 5 * 4 * 1.3, 1)]
    assert aired.squeeze == 1.0


def test_full_pages_and_long_documents_are_left_alone() -> None:
    assert used(ended(Flow(lines(16), {}), 94.0)) == [94.0, 94.0]
    many: list[Unit] = []
    for _ in range(5):
        many += [*lines(4), Break()]
    assert set(used(ended(Flow(many, {}), 100.0))) == {46.0}


def test_what_others_are_asked_for_is_what_they_need_in_one_column() -> None:
    own = ended(Flow(lines(16), {}), 200.0)
    assert squeeze_elsewhere(Flow(lines(12), {}), 200.0, own) == 1.0
    assert squeeze_elsewhere(Flow(lines(15, gap=3.0), {}), 200.0, own) < 1.0
    assert squeeze_elsewhere(Flow(lines(60), {}), 200.0, own) is None, "it cannot be"


def laid(*blocks: Block) -> Pages:
    return lay_out(Document(DocumentProperties("T"), blocks), THEME, FONTS)


def test_columns_cost_others_room_that_a_squeeze_gives_back() -> None:
    side = tuple(text("Words of a point.") for _ in range(8))
    filler = [text("A line of its own.") for _ in range(29)]
    beside = laid(*filler, Columns((side, side)))
    assert len(beside.pages) == 1
    assert (beside.squeeze < 1.0, beside.beside) == (True, False)
    assert laid(*filler, *side).squeeze == 1.0
    tall = laid(*filler[:20], Columns((side * 2, side * 2)))
    assert (len(tall.pages), tall.squeeze, tall.beside) == (1, 1.0, True)
