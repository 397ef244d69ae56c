"""The file format: objects, object streams, the cross-reference stream (ISO 32000-1, 7.5)."""

import hashlib
import zlib
from collections.abc import Iterable

_PER_STREAM = 180
_LEVEL = 4


def number(value: float) -> str:
    """Return a number as PDF writes it, to a hundredth of a point."""
    return f"{round(value, 2):.7g}"


def text_string(text: str) -> bytes:
    """Return a text string object; hexadecimal UTF-16 unless it is plain ASCII."""
    if text.isascii() and text.isprintable():
        plain = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({plain})".encode("ascii")
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def name(text: str) -> bytes:
    """Return a name object."""
    safe = "".join(
        c if (c.isalnum() and c.isascii()) or c in "-+_." else f"#{ord(c):02X}" for c in text
    )
    return f"/{safe}".encode("ascii")


def array(items: Iterable[bytes]) -> bytes:
    """Return an array object."""
    return b"[" + b" ".join(items) + b"]"


def dictionary(**entries: bytes | str | int) -> bytes:
    """Return a dictionary object; text is taken as PDF syntax, empty values are left out."""
    parts = []
    for key, value in entries.items():
        if value in ("", b""):
            continue
        body = value if isinstance(value, bytes) else str(value).encode("ascii")
        parts.append(b"/" + key.encode("ascii") + b" " + body)
    return b"<<" + b"".join(parts) + b">>"


def ref(target: int) -> bytes:
    """Return a reference to an object."""
    return b"%d 0 R" % target


class PdfFile:
    """Objects by number; small ones are packed into object streams when the file is finished."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._last = 0

    def reserve(self) -> int:
        """Return the number of an object that will be put later."""
        self._last += 1
        return self._last

    def put(self, target: int, body: bytes) -> None:
        """Give a reserved object its body."""
        self._plain[target] = body

    def add(self, body: bytes) -> int:
        """Add an object; return its number."""
        target = self.reserve()
        self._plain[target] = body
        return target

    def stream(
        self, data: bytes, target: int = 0, pack: bool = True, **entries: bytes | str | int
    ) -> int:
        """Add a stream, compressed if `pack`; return its number."""
        target = target or self.reserve()
        if pack:
            data = zlib.compress(data, _LEVEL)
            entries["Filter"] = "/FlateDecode"
        head = dictionary(**entries, Length=len(data))
        self._streams[target] = head + b"\nstream\n" + data + b"\nendstream"
        return target

    def finished(self, root: int) -> bytes:
        """Return the whole file; its identifier is a digest of its content."""
        packed = sorted(self._plain)
        places: dict[int, tuple[int, int]] = {}
        for start in range(0, len(packed), _PER_STREAM):
            chunk = packed[start : start + _PER_STREAM]
            heads, bodies, offset = [], [], 0
            holder = self.reserve()
            for index, target in enumerate(chunk):
                heads.append(f"{target} {offset}")
                bodies.append(self._plain[target])
                offset += len(self._plain[target]) + 1
                places[target] = (holder, index)
            head = (" ".join(heads) + "\n").encode("ascii")
            data = head + b"\n".join(bodies)
            self.stream(data, holder, Type="/ObjStm", N=len(chunk), First=len(head))
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        offsets: dict[int, int] = {}
        for target in sorted(self._streams):
            offsets[target] = len(out)
            out += b"%d 0 obj\n" % target + self._streams[target] + b"\nendobj\n"
        self._cross_reference(out, offsets, places, root)
        return bytes(out)

    def _cross_reference(
        self,
        out: bytearray,
        offsets: dict[int, int],
        places: dict[int, tuple[int, int]],
        root: int,
    ) -> None:
        digest = hashlib.md5(bytes(out), usedforsecurity=False).hexdigest().upper().encode()
        own = self.reserve()
        start = len(out)
        offsets[own] = start
        rows = bytearray(b"\x00\x00\x00\x00\x00\xff\xff")
        for target in range(1, own + 1):
            if target in places:
                holder, index = places[target]
                rows += b"\x02" + holder.to_bytes(4, "big") + index.to_bytes(2, "big")
            elif target in offsets:
                rows += b"\x01" + offsets[target].to_bytes(4, "big") + b"\x00\x00"
            else:
                rows += b"\x00\x00\x00\x00\x00\xff\xff"
        data = zlib.compress(bytes(rows), _LEVEL)
        head = dictionary(
            Type="/XRef",
            Size=own + 1,
            Root=ref(root),
            W="[1 4 2]",
            ID=b"[<" + digest + b"><" + digest + b">]",
            Filter="/FlateDecode",
            Length=len(data),
        )
        out += b"%d 0 obj\n" % own + head + b"\nstream\n" + data + b"\nendstream\nendobj\n"
        out += b"startxref\n%d\n%%%%EOF\n" % start
