from itertools import accumulate, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.layout.breaking import (
    HOPELESS,
    Boxes,
    even_line_ends,
    least_width,
    line_ends,
    loosest,
)


def boxes(widths: list[float], spaces: list[float]) -> Boxes:
    advances = [width + space for width, space in zip(widths, spaces, strict=True)]
    starts = [0.0, *accumulate(advances)]
    return Boxes(starts, [start + width for start, width in zip(starts, widths, strict=False)])


def _cost(widths: list[float], spaces: list[float], ends: tuple[int, ...], width: float) -> float:
    """The cost that the module promises: fewest lines, then the most even right edge."""
    cost, start = 0.0, 0
    for end in ends:
        used = sum(widths[start : end + 1]) + sum(spaces[start:end])
        if used > width + 0.01 and end > start:
            return float("inf")
        slack = (width - used) / width
        # A hopelessly short line is tried only where no longer one fits.
        longer = used + (widths[start - 1] + spaces[start - 1] if start else width)
        if end < len(widths) - 1 and slack > HOPELESS and longer <= width + 0.01:
            return float("inf")
        cost += 10.0
        if end == len(widths) - 1:
            cost += 0.25 if slack > 0.88 and start else 0.0
        else:
            cost += slack * slack
        start = end + 1
    return cost


@given(st.lists(st.floats(4, 60), min_size=1, max_size=9), st.floats(60, 140))
@settings(max_examples=120, deadline=None)
def test_no_other_choice_of_line_ends_is_better(widths: list[float], width: float) -> None:
    count = len(widths)
    spaces = [3.0] * (count - 1) + [0.0]
    ends = tuple(line_ends(boxes(widths, spaces), width))
    all_ways = (
        (*cut, count - 1) for size in range(count) for cut in combinations(range(count - 1), size)
    )
    best = min(_cost(widths, spaces, way, width) for way in all_ways)
    assert _cost(widths, spaces, ends, width) <= best + 1e-6


@given(st.lists(st.floats(4, 60), min_size=10, max_size=70), st.sampled_from([70, 150, 400]))
@settings(max_examples=100, deadline=None)
def test_a_long_paragraph_has_the_line_ends_that_weighing_all_gives(
    widths: list[float], width: float
) -> None:
    """Whether line ends that cannot be best are left out or not, the edge is as even."""
    count = len(widths)
    spaces = [3.0] * (count - 1) + [0.0]
    quick = line_ends(boxes(widths, spaces), width)
    # A hyphen that takes no room lets every place be weighed; it costs what it costs anywhere.
    slow = line_ends(boxes(widths, spaces), width, [0.0] * (count - 1) + [1e-9])
    assert _even(widths, spaces, quick, width) <= _even(widths, spaces, slow, width) + 1e-6


def _even(widths: list[float], spaces: list[float], ends: list[int], width: float) -> float:
    cost, start = 0.0, 0
    for end in ends:
        slack = 1.0 - (sum(widths[start : end + 1]) + sum(spaces[start:end])) / width
        last = end == len(widths) - 1
        cost += 10.0 + ((0.25 if slack > 0.88 and start else 0.0) if last else slack * slack)
        start = end + 1
    return cost


def test_forced_ends_are_kept() -> None:
    ends = line_ends(boxes([10.0] * 5, [2.0] * 5), 100, forced=[False, True, False, False, True])
    assert ends == [1, 4]


def test_a_box_wider_than_the_line_stands_alone() -> None:
    assert line_ends(boxes([10.0, 300.0, 10.0], [2.0] * 3), 100) == [0, 1, 2]


def test_lines_are_evened_out_where_a_greedy_choice_would_not() -> None:
    widths = [30.0, 30.0, 30.0, 60.0, 90.0]
    ends = line_ends(boxes(widths, [5.0] * 5), 100)
    assert ends == [1, 3, 4]


def test_a_hyphen_takes_room() -> None:
    widths, spaces = [50.0, 48.0, 60.0], [0.0, 2.0, 0.0]
    assert line_ends(boxes(widths, spaces), 100, [4.0, 0.0, 0.0]) == [1, 2]
    assert line_ends(boxes([97.0, 48.0], [0.0, 0.0]), 100, [4.0, 0.0])[0] == 0


def test_nothing_has_no_lines() -> None:
    assert line_ends(boxes([], []), 100) == []


def test_loosest_tells_the_share_left_empty() -> None:
    assert loosest(boxes([50.0, 90.0], [0.0, 0.0]), [0, 1], 100) == 0.5


@given(st.lists(st.floats(10, 90), min_size=2, max_size=30), st.floats(100, 300))
@settings(max_examples=100, deadline=None)
def test_balanced_lines_are_as_many_and_as_narrow_as_can_be(
    widths: list[float], width: float
) -> None:
    total = [0.0, *accumulate(own + 3.0 for own in widths)]
    least = least_width(total, 3.0, width)
    assert max(widths) <= least + 0.5
    assert least <= width
    here, there = even_line_ends(total, 3.0, width), even_line_ends(total, 3.0, least)
    if here and there:
        assert len(there) == len(here)
        if least - 1.0 > max(widths) and (narrower := even_line_ends(total, 3.0, least - 1.0)):
            assert len(narrower) > len(here)


def test_a_title_does_not_end_with_a_word_alone() -> None:
    widths = [60.0, 60.0, 60.0, 30.0]
    total = [0.0, *accumulate(own + 5.0 for own in widths)]
    assert even_line_ends(total, 5.0, 200.0) == [2, 3]
    assert even_line_ends(total, 5.0, least_width(total, 5.0, 200.0)) == [1, 3]
