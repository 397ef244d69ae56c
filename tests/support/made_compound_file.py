"""A compound file (MS-CFB, version 3) made of a dictionary: what Outlook's messages are kept in."""

import struct

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5


def compound_file(streams: dict[str, bytes]) -> bytes:
    """Return the file; keys are paths of at most one storage and a stream, "a/b"."""
    mini, mini_fat, starts = _mini_stream(streams)
    large = [name for name, data in streams.items() if len(data) >= CUTOFF]
    entries, order = _entries(streams)
    directory_sectors = -(-len(entries) // 4)
    mini_fat_sectors = -(-len(mini_fat) * 4 // SECTOR) or 1
    layout = [("directory", directory_sectors), ("mini fat", mini_fat_sectors),
              ("mini", -(-len(mini) // SECTOR))]  # fmt: skip
    layout += [(name, -(-len(streams[name]) // SECTOR)) for name in large]
    fat = [FAT]
    for name, count in layout:
        first = len(fat)
        starts[name] = first if count else END
        fat += [*range(first + 1, first + count), END] if count else []
    assert len(fat) <= SECTOR // 4, "one FAT sector is enough for tests"
    sectors = [_padded(struct.pack(f"<{len(fat)}I", *fat), b"\xff")]
    sectors.append(_padded(_directory(entries, order, starts, streams, len(mini)), b"\0"))
    sectors.append(_padded(struct.pack(f"<{len(mini_fat)}I", *mini_fat), b"\xff"))
    sectors.append(_padded(mini, b"\0"))
    sectors += [_padded(streams[name], b"\0") for name in large]
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE,
        9, 6, bytes(6), 0, 1, starts["directory"], 0, CUTOFF, starts["mini fat"], mini_fat_sectors,
        END, 0, 0,
    )  # fmt: skip
    return header + struct.pack("<108I", *[FREE] * 108) + b"".join(sectors)


def _mini_stream(streams: dict[str, bytes]) -> tuple[bytes, list[int], dict[str, int]]:
    mini, fat, starts = b"", [], {}
    for name, data in streams.items():
        if not 0 < len(data) < CUTOFF:
            continue
        starts[name] = len(fat)
        count = -(-len(data) // MINI)
        fat += [*range(len(fat) + 1, len(fat) + count), END]
        mini += data.ljust(count * MINI, b"\0")
    return mini, fat, starts


def _entries(streams: dict[str, bytes]) -> tuple[list[tuple[str, int]], dict[str, list[int]]]:
    """Return entries (path, kind) and, per storage, the numbers of its children."""
    entries = [("", ROOT)]
    children: dict[str, list[int]] = {"": []}
    for path in streams:
        storage, slash, _ = path.rpartition("/")
        if slash and storage not in children:
            children[storage] = []
            children[""].append(len(entries))
            entries.append((storage, STORAGE))
        children[storage].append(len(entries))
        entries.append((path, STREAM))
    return entries, children


def _directory(
    entries: list[tuple[str, int]], children: dict[str, list[int]], starts: dict[str, int],
    streams: dict[str, bytes], mini_size: int,
) -> bytes:  # fmt: skip
    rights = {
        number: after
        for numbers in children.values()
        for number, after in zip(numbers, [*numbers[1:], FREE], strict=True)
    }
    rows = []
    for number, (path, kind) in enumerate(entries):
        name = ("Root Entry" if kind == ROOT else path.rpartition("/")[2]).encode("utf-16-le")
        below = children.get(path) if kind != STREAM else None
        size = mini_size if kind == ROOT else len(streams.get(path, b""))
        start = starts["mini"] if kind == ROOT else starts.get(path, END)
        rows.append(
            name.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(name) + 2, kind, 1, FREE, rights.get(number, FREE),
                          below[0] if below else FREE)
            + bytes(36) + struct.pack("<IQ", 0 if kind == STORAGE else start, size)
        )  # fmt: skip
    return b"".join(rows)


def _padded(data: bytes, fill: bytes) -> bytes:
    return data + fill * (-len(data) % SECTOR)
