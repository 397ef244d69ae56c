"""How much one file may cost: every reader runs under these limits, in a worker process."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take.

    Attributes:
        file_bytes: larger files are refused before they are read.
        memory_bytes: address space of the worker process (POSIX; elsewhere not limited).
        seconds: wall time for one file, everything inside an archive together.
        unpacked_bytes: all that an archive or an office file may unpack to.
        characters: text of one article, in code points; a book of 1,000 pages has 3 million.
        members: how many files one archive, mailbox or feed may give.
        depth: how deep archives and mails may lie inside each other.
    """

    file_bytes: int = 256 * MEGABYTE
    memory_bytes: int = 2048 * MEGABYTE
    seconds: float = 60.0
    unpacked_bytes: int = 512 * MEGABYTE
    characters: int = 5_000_000
    members: int = 5_000
    depth: int = 3
