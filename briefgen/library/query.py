"""What an analyst types into the search field, to an FTS5 expression. No input is an error.

    word word       both                      "two words"   as they stand
    word OR word    either                    -word, NOT    without
    wor*            words that begin so       title: outlet: speaker: text:   only there
    ( )             groups

The last word is taken as the beginning of a word while it is being typed.
"""

import re
from dataclasses import dataclass, field

from briefgen.library.folding import fold

_TOKEN = re.compile(
    r"""(?P<minus>-)?(?:(?P<column>title|outlet|speaker|speakers|text):)?
        (?:"(?P<phrase>[^"]*)(?P<closed>"?)(?P<phrase_star>\*?)
          |(?P<bracket>[()])|(?P<word>[^\s"()]+))""",
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = str.maketrans("“”„«»", '"""""')
_COLUMNS = {"speaker": "speakers"}
_DEEPEST = 20
_OR = ("OR", "|")


@dataclass(frozen=True, slots=True)
class Query:
    """A search as FTS5 wants it.

    Attributes:
        match: the expression, "" if nothing is to be found by words.
        exclude: expression of what must not be found, only where `match` is "".
        words: the positive words and phrases, for marking hits.
        ranked: False where only a beginning of one or two letters is typed.
    """

    match: str = ""
    exclude: str = ""
    words: tuple[str, ...] = ()
    ranked: bool = True


@dataclass
class _Parser:
    """A descent over the tokens that passes over everything it does not understand."""

    tokens: list[re.Match[str]]
    typing: bool
    position: int = 0
    words: list[str] = field(default_factory=list)
    longest: int = 0

    def alternatives(self, depth: int, *, positive: bool = True) -> tuple[str, str]:
        """Return (wanted, unwanted) expressions of terms joined by OR."""
        wanted: list[str] = []
        unwanted: list[str] = []
        while True:
            found, excluded = self.conjunction(depth, positive=positive)
            if found:
                wanted.append(f"({found} NOT {excluded})" if excluded else found)
            elif excluded:
                unwanted.append(excluded)
            if not self._take(*_OR):
                return _joined(wanted, "OR"), _joined(unwanted, "OR")

    def conjunction(self, depth: int, *, positive: bool) -> tuple[str, str]:
        """Return (wanted, unwanted) expressions of terms that must all be there."""
        wanted: list[str] = []
        unwanted: list[str] = []
        while self.position < len(self.tokens):
            if self._take("AND", "&"):
                continue
            token = self.tokens[self.position]
            if token["word"] in _OR or (token["bracket"] == ")" and depth):
                break
            negated = self._take("NOT") or bool(token["minus"])
            if self.position >= len(self.tokens):
                break
            found, excluded = self.term(depth, positive=positive and not negated)
            (unwanted if negated else wanted).extend(part for part in (found,) if part)
            (wanted if negated else unwanted).extend(part for part in (excluded,) if part)
        return _joined(wanted, "AND"), _joined(unwanted, "OR")

    def term(self, depth: int, *, positive: bool) -> tuple[str, str]:
        """Return (wanted, unwanted) of one word, phrase or group; both "" if it says nothing."""
        token = self.tokens[self.position]
        self.position += 1
        if token["bracket"] == "(" and depth < _DEEPEST:
            inner = self.alternatives(depth + 1, positive=positive)
            if self.position < len(self.tokens) and self.tokens[self.position]["bracket"] == ")":
                self.position += 1
            return inner
        if token["bracket"]:
            return "", ""
        raw = token["phrase"] if token["phrase"] is not None else token["word"]
        starred = raw.endswith("*") or bool(token["phrase_star"])
        words = re.findall(r"\w+", raw.replace("_", " "))
        if not words:
            return "", ""
        last = self.position == len(self.tokens)
        prefix = starred or (last and self.typing and not token["closed"])
        if positive:
            self.words.append(" ".join(words) + ("*" if prefix else ""))
            typed = len("".join(words))
            self.longest = max(self.longest, typed if prefix else 99)
        column = (token["column"] or "").lower()
        expression = f'"{" ".join(words)}"' + (" *" if prefix else "")
        return (f"{_COLUMNS.get(column, column)} : {expression}" if column else expression), ""

    def _take(self, *operators: str) -> bool:
        """Step over an operator, and say whether there was one."""
        if self.position < len(self.tokens) and self.tokens[self.position]["word"] in operators:
            self.position += 1
            return True
        return False


def parse(text: str, *, typing: bool = True) -> Query:
    """Return the search that a line of text asks for.

    Args:
        text: as typed; at most 1,000 characters count.
        typing: whether the last word may still be growing.
    """
    line = fold(text[:1_000]).translate(_MARKS).replace("\x00", " ")
    tokens = list(_TOKEN.finditer(line))
    parser = _Parser(tokens, typing and not line.endswith((" ", "\t")))
    wanted: list[str] = []
    unwanted: list[str] = []
    while parser.position < len(tokens):
        found, excluded = parser.alternatives(0)
        wanted += [found] if found else []
        unwanted += [excluded] if excluded else []
        if parser.position < len(tokens) and tokens[parser.position]["bracket"]:
            parser.position += 1  # a bracket that closes nothing
    match, exclude = _joined(wanted, "AND"), _joined(unwanted, "OR")
    if match and exclude:
        match, exclude = f"{match} NOT {exclude}", ""
    return Query(match, exclude, tuple(parser.words), parser.longest > 2)


def _joined(parts: list[str], operator: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return "(" + f" {operator} ".join(parts) + ")"
