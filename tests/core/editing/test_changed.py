"""What is shown after an undo: the item or issue in which two states of a brief differ."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.editing import edits
from briefgen.editing.changed import changed_key
from briefgen.model.brief import Brief, Issue, ItemState, PartKind, Place, Point

PLACE = Place(PartKind.POINTS, "s1")


def made(*keys: str) -> Brief:
    brief = edits.add_issue(edits.add_issue(Brief("b"), Issue("s1", "One")), Issue("s2", "Two"))
    for key in keys:
        brief = edits.insert_item(brief, PLACE, Point(key, key))
    return brief


BRIEF = made("a", "b", "c", "d")


def test_nothing_differs() -> None:
    assert changed_key(BRIEF, BRIEF) == ""
    assert changed_key(BRIEF, edits.set_header(BRIEF, title="x")) == ""


def test_what_is_new_or_another() -> None:
    assert changed_key(made("a", "b", "d"), BRIEF) == "c"
    assert changed_key(BRIEF, edits.set_text(BRIEF, "b", "other")) == "b"
    assert changed_key(BRIEF, edits.set_state(BRIEF, "d", ItemState.REJECTED)) == "d"
    assert changed_key(BRIEF, edits.rename_issue(BRIEF, "s2", "Another")) == "s2"
    assert changed_key(BRIEF, edits.add_issue(BRIEF, Issue("s3", "Three"))) == "s3"


def test_what_was_moved() -> None:
    assert changed_key(made("b", "c", "d", "a"), BRIEF) == "a"
    assert changed_key(BRIEF, made("b", "c", "d", "a")) == "a"
    assert changed_key(BRIEF, made("a", "d", "b", "c")) == "d"
    assert changed_key(BRIEF, edits.move_item(BRIEF, "c", Place(PartKind.FACTS, "s2"), 0)) == "c"
    assert changed_key(BRIEF, edits.move_issue(BRIEF, "s2", 0)) in ("s1", "s2")


def test_what_stands_where_something_is_gone() -> None:
    assert changed_key(BRIEF, made("a", "c", "d")) == "c"
    assert changed_key(BRIEF, made("a", "b", "c")) == "c"
    assert changed_key(BRIEF, edits.remove_issue(BRIEF, "s2")) == "s1"
    assert changed_key(made("a"), made()) == ""


@settings(max_examples=100, deadline=None)
@given(st.permutations("abcdef"), st.permutations("abcdef"), st.integers(0, 6), st.integers(0, 6))
def test_it_is_always_something_of_the_brief(
    one: list[str], other: list[str], first: int, second: int
) -> None:
    before, after = made(*one[:first]), made(*other[:second])
    key = changed_key(before, after)
    held = {issue.id for issue in after.issues} | set(other[:second])
    assert key in held or key == ""
