"""A small reader of tagged PDF: the words of the structure tree, in the order of reading.

It reads what our writer makes and no more: cross-reference streams, object streams, Flate,
Type 0 fonts with ToUnicode (ISO 32000-1, 7.5.7, 7.5.8, 9.10.3, 14.6 to 14.8). It shares no code
with the writer, so that a fault there cannot hide here.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_TOKEN = re.compile(
    rb"\s*(?:%[^\r\n]*[\r\n]\s*)*(<<|>>|\[|\]|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
    rb"|<[0-9A-Fa-f\s]*>|/[^\s<>\[\]()/%]*|[^\s<>\[\]()/%]+)",
    re.DOTALL,
)
_REFERENCE = re.compile(rb"\s+(\d+)\s+R(?![A-Za-z])")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_INLINE = frozenset({"Span", "Link", "Reference"})
"""Elements inside a line of text; every other one begins and ends words."""

_SILENT = frozenset({"Lbl", "Reference", "TOC"})
"""What the program counts or repeats by itself: no words of the document."""


class Name(str):
    """A name, without its slash."""


@dataclass(frozen=True)
class Ref:
    number: int


@dataclass
class Marks:
    """The text of each marked piece of a page's content, by its identifier."""

    texts: dict[int, str] = field(default_factory=dict)


class Parser:
    """Reads objects one after the other."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def token(self) -> bytes:
        found = _TOKEN.match(self.data, self.at)
        if found is None:
            return b""
        self.at = found.end()
        return found[1]

    def value(self) -> Any:
        return self.valued(self.token())

    def valued(self, token: bytes) -> Any:
        if token == b"<<":
            made: dict[str, Any] = {}
            while (key := self.token()) not in (b">>", b""):
                made[_name(key)] = self.value()
            return made
        if token == b"[":
            items = []
            while (word := self.token()) not in (b"]", b""):
                items.append(self.valued(word))
            return items
        if token.startswith(b"/"):
            return Name(_name(token))
        if token.startswith(b"("):
            return _literal(token[1:-1])
        if token.startswith(b"<"):
            return bytes.fromhex(token[1:-1].decode())
        if token.isdigit() and (found := _REFERENCE.match(self.data, self.at)):
            self.at = found.end()
            return Ref(int(token))
        try:
            return float(token) if b"." in token else int(token)
        except ValueError:
            return {b"true": True, b"false": False, b"null": None}.get(token, token)


def _name(token: bytes) -> str:
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), token[1:])
    return plain.decode("utf-8", "replace")


def _literal(inner: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        code = found[1]
        return bytes([int(code, 8) & 255]) if code.isdigit() else _ESCAPES.get(code, code)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, inner, flags=re.DOTALL)


def string(value: bytes) -> str:
    """A text string's characters."""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be")
    return value.decode("latin-1")


class PdfFile:
    """The objects of a file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._places: dict[int, tuple[int, int, int]] = {}
        self._packs: dict[int, list[Any]] = {}
        start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
        self.trailer, table = self._stream_at(start)
        self._index(self.trailer, table)
        self._fonts: dict[int, dict[int, str]] = {}

    def _index(self, trailer: dict[str, Any], table: bytes) -> None:
        widths = trailer["W"]
        index = trailer.get("Index") or [0, trailer["Size"]]
        at = 0
        for first, count in zip(index[::2], index[1::2], strict=True):
            for number in range(first, first + count):
                row = []
                for width in widths:
                    row.append(int.from_bytes(table[at : at + width], "big"))
                    at += width
                self._places[number] = (row[0], row[1], row[2])

    def _stream_at(self, offset: int) -> tuple[dict[str, Any], bytes]:
        parser = Parser(self.data, offset)
        for _ in range(3):  # number, generation, obj
            parser.token()
        head = parser.value()
        begin = self.data.index(b"stream", parser.at) + 6
        begin += 2 if self.data[begin : begin + 2] == b"\r\n" else 1
        length = self.get(head["Length"])
        body = self.data[begin : begin + length]
        filters = head.get("Filter") or []
        for one in filters if isinstance(filters, list) else [filters]:
            assert one == "FlateDecode", one
            body = zlib.decompress(body)
        return head, body

    def get(self, value: Any) -> Any:
        """The object that a reference means; anything else as it is."""
        if not isinstance(value, Ref):
            return value
        kind, place, further = self._places[value.number]
        if kind == 1:
            parser = Parser(self.data, place)
            for _ in range(3):
                parser.token()
            return self.get(parser.value())
        assert kind == 2, f"object {value.number} is not in the file"
        return self._pack(place)[further]

    def _pack(self, number: int) -> list[Any]:
        if number not in self._packs:
            head, body = self._stream_at(self._places[number][1])
            numbers = Parser(body)
            places = [numbers.value() for _ in range(2 * head["N"])][1::2]
            self._packs[number] = [Parser(body, head["First"] + at).value() for at in places]
        return self._packs[number]

    def stream(self, reference: Ref) -> bytes:
        return self._stream_at(self._places[reference.number][1])[1]

    def characters(self, font: Ref) -> dict[int, str]:
        """What each code of a font means, by its ToUnicode."""
        if font.number not in self._fonts:
            cmap = self.stream(self.get(font)["ToUnicode"])
            pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]*)>", cmap)
            self._fonts[font.number] = {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "surrogatepass")
                for code, text in pairs[1:]  # the first pair is the range of codes
            }
        return self._fonts[font.number]

    def marks(self, page: Ref) -> Marks:
        """The texts of a page's marked content."""
        held = self.get(page)
        contents = held["Contents"]
        streams = contents if isinstance(contents, list) else [contents]
        body = b"\n".join(self.stream(one) for one in streams)
        resources = self.get(held["Resources"])
        fonts = self.get(resources.get("Font") or {})
        return _Content(self, fonts).read(body)


@dataclass
class _Open:
    """Marked content that is open: its identifier, its replacement, whether it is reversed."""

    mark: int
    actual: str | None
    reverse: bool


class _Content:
    """Follows a page's content: fonts, strings and marks; nothing that only draws."""

    def __init__(self, file: PdfFile, fonts: dict[str, Ref]) -> None:
        self._file, self._fonts = file, fonts
        self._open: list[_Open] = []
        self._marks = Marks()
        self._characters: dict[int, str] = {}

    def read(self, body: bytes) -> Marks:
        parser = Parser(body)
        operands: list[Any] = []
        while token := parser.token():
            if token[:1].isalpha() and token not in (b"true", b"false", b"null"):
                self._operator(token, operands)
                operands = []
            else:
                operands.append(parser.valued(token))
        assert not self._open, "marked content is left open"
        return self._marks

    def _operator(self, name: bytes, operands: list[Any]) -> None:
        if name in (b"BDC", b"BMC"):
            given = operands[1] if name == b"BDC" else {}
            assert isinstance(given, dict)
            self._begin(operands[0], given)
        elif name == b"EMC":
            self._open.pop()
        elif name == b"Tf":
            self._characters = self._file.characters(self._fonts[operands[0]])
        elif name in (b"TJ", b"Tj"):
            parts = operands[0] if name == b"TJ" else operands
            self._show([part for part in parts if isinstance(part, bytes)])

    def _begin(self, tag: str, given: dict[str, Any]) -> None:
        outer = self._open[-1] if self._open else _Open(-1, None, False)
        if "MCID" in given:
            self._marks.texts.setdefault(given["MCID"], "")
            self._open.append(_Open(given["MCID"], None, False))
        elif tag == "Artifact":
            self._open.append(_Open(-1, None, False))
        elif "ActualText" in given:
            if outer.actual is None:
                self._add(outer.mark, string(given["ActualText"]))
            self._open.append(_Open(outer.mark, "", False))
        else:
            reverse = outer.reverse or tag == "ReversedChars"
            self._open.append(_Open(outer.mark, outer.actual, reverse))

    def _show(self, strings: list[bytes]) -> None:
        own = self._open[-1]
        if own.actual is not None:
            return
        glyphs = [
            self._characters[int.from_bytes(part[at : at + 2], "big")]
            for part in strings
            for at in range(0, len(part), 2)
        ]
        self._add(own.mark, "".join(reversed(glyphs) if own.reverse else glyphs))

    def _add(self, mark: int, text: str) -> None:
        if mark >= 0:
            self._marks.texts[mark] += text


def structure_text(data: bytes) -> str:
    """The text of the structure tree, elements of a block's kind apart from one another."""
    file = PdfFile(data)
    catalog = file.get(file.trailer["Root"])
    tree = file.get(catalog["StructTreeRoot"])
    pages: dict[int, Marks] = {}
    return "".join(_text_of(file, file.get(tree["K"]), pages))


def _text_of(file: PdfFile, element: dict[str, Any], pages: dict[int, Marks]) -> Iterator[str]:
    kind = str(element["S"])
    if kind in _SILENT:
        return
    edge = "" if kind in _INLINE else " "
    yield edge
    kids = file.get(element.get("K", []))
    for kid in kids if isinstance(kids, list) else [kids]:
        held = file.get(kid)
        if isinstance(held, int):  # marked content of the element's own page
            held = {"Type": "MCR", "Pg": element["Pg"], "MCID": held}
        if held.get("Type") == "MCR":
            # A figure is drawn; its words are its caption's.
            if kind != "Figure":
                yield _marks_of(file, held["Pg"], pages).texts[held["MCID"]]
        elif held.get("Type") != "OBJR":
            yield from _text_of(file, held, pages)
    yield edge


def _marks_of(file: PdfFile, page: Ref, pages: dict[int, Marks]) -> Marks:
    if page.number not in pages:
        pages[page.number] = file.marks(page)
    return pages[page.number]


def pdf_words(data: bytes) -> list[str]:
    """Words of the structure tree; list numbers, note marks and page references left out."""
    text = structure_text(data).replace("\u200b", "").replace("\u00ad", "")
    return text.split()
