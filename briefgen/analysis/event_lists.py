"""Word lists whose entries may be whole words, endings or beginnings of words."""

from collections.abc import Iterable


class WordList(frozenset[str]):
    """A set of lower-case words, in which "-gipfel" is an ending and "саміт-" a beginning.

    Set operations see the entries that are whole words only.
    """

    __slots__ = ("beginnings", "endings")
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def __new__(cls, items: Iterable[str]) -> "WordList":
        """Return the list of these entries."""
        entries = list(items)
        whole = (one for one in entries if not (one[:1] == "-" or one[-1:] == "-") or one == "-")
        made = super().__new__(cls, whole)
        made.endings = tuple(one[1:] for one in entries if one[:1] == "-" and len(one) > 1)
        made.beginnings = tuple(one[:-1] for one in entries if one[-1:] == "-" and len(one) > 1)
        return made

    def __contains__(self, word: object) -> bool:
        """Return whether a word is listed, or ends or begins as an entry says."""
        if frozenset.__contains__(self, word):
            return True
        if not isinstance(word, str) or not word:
            return False
        return word.endswith(self.endings) or word.startswith(self.beginnings)


def word_list(items: Iterable[str]) -> frozenset[str]:
    """Return the list of these entries: a plain set, which is quicker, if all are whole words."""
    made = WordList(items)
    return made if made.endings or made.beginnings else frozenset(made)
