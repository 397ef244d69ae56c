"""Where two states of a brief differ: what is shown after an undo."""

from briefgen.model.brief import Brief, Issue, all_items


def changed_key(before: Brief, after: Brief) -> str:
    """Return the id of the item or issue of `after` in which it differs from `before`.

    What is new comes first, then what was changed or moved, then what stands where something
    was taken away. "" where they differ in nothing of the kind: in the head, or not at all.
    """
    if before.parts is after.parts and before.issues is after.issues:
        return ""
    return _of_items(before, after) or _of_issues(before, after) or _beside_gone(before, after)


def _of_items(before: Brief, after: Brief) -> str:
    old = {item.id: (place, item) for place, item in all_items(before)}
    new = {item.id: (place, item) for place, item in all_items(after)}
    fresh = next((key for key in new if key not in old), "")
    other = next((key for key, one in new.items() if key in old and old[key] != one), "")
    return fresh or other or _moved(list(old), list(new))


def _of_issues(before: Brief, after: Brief) -> str:
    def heads(brief: Brief) -> dict[str, Issue]:
        return {issue.id: issue for issue in brief.issues}

    old, new = heads(before), heads(after)
    fresh = next((key for key in new if key not in old), "")
    renamed = (
        key
        for key, one in new.items()
        if key in old and (one.title, one.state) != (old[key].title, old[key].state)
    )
    return fresh or next(renamed, "") or _moved(list(old), list(new))


def _moved(old: list[str], new: list[str]) -> str:
    """Return the key that was moved, "" if the keys that both hold stand in one order."""
    both = set(old) & set(new)
    was, now = [key for key in old if key in both], [key for key in new if key in both]
    at = next((n for n, (one, other) in enumerate(zip(was, now, strict=True)) if one != other), -1)
    if at < 0:
        return ""
    ahead = at + 1 < len(now) and now[at + 1] == was[at]  # the others moved up behind it
    return now[at] if ahead else was[at]


def _beside_gone(before: Brief, after: Brief) -> str:
    """Return what follows the first item or issue that is gone, else what stands before it."""
    keys = [issue.id for issue in after.issues] + [item.id for _, item in all_items(after)]
    kept = set(keys)
    every = [item.id for _, item in all_items(before)]
    every = every if any(key not in kept for key in every) else [one.id for one in before.issues]
    gone = next((n for n, key in enumerate(every) if key not in kept), -1)
    if gone < 0:
        return ""
    return next((key for key in (*every[gone:], *reversed(every[:gone])) if key in kept), "")
