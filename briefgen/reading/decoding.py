"""Bytes to text: byte order marks, declared encodings, UTF-8, then a guess that is told."""

import codecs
import re

from briefgen.reading.language import detect
from briefgen.reading.source import unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})

_OLD_ENCODINGS = {
    "cp1252": "en de fr es it pt nl sv da no fi id",
    "cp1251": "uk ru be bg sr mk",
    "koi8_u": "uk ru",
    "cp1250": "pl cs sk hu ro hr sl",
    "cp1253": "el",
    "cp1254": "tr",
    "cp1255": "he",
    "cp1256": "ar fa ur",
    "cp1257": "lv lt et",
    "shift_jis": "ja",
    "gb18030": "zh",
    "euc_kr": "ko",
}


def looks_binary(data: bytes) -> bool:
    """Return whether the bytes are no text in any common encoding.

    More than 1 % control characters in the first 64 KiB, UTF-16 without mark excepted.
    """
    sample = data[:_SAMPLE]
    if any(sample.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return controls > max(len(sample) // 100, 4) or (b"\x00" in sample and controls > 4)


def decode(data: bytes, declared: str = "", name: str = "The file") -> tuple[str, str]:
    """Return the text and a notice ("" where the encoding is certain).

    Args:
        data: the bytes.
        declared: encoding that the file or its container names, "" if none.
        name: how the file is called in messages.

    Raises:
        BriefgenError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_replacements(data, encoding)
    if looks_binary(data):
        raise unreadable(
            f"“{name}” is not text, although its name says so.",
            "Check what kind of file it is and give it the right ending.",
        )
    if utf16 := _unmarked_utf16(data[:_SAMPLE]):
        return _with_replacements(data, utf16)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error):
            return _with_replacements(data, "utf-8")
    known = _codec(declared)
    if known and known not in ("utf-8", "ascii"):
        return _with_replacements(data, known)
    return _guess(data)


def _unmarked_utf16(sample: bytes) -> str:
    """Return the UTF-16 variant if every other byte of mostly Latin text is zero."""
    if len(sample) < 8:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Return whether only a few bytes are damaged: a cut end, a mixed-in line."""
    if error.start > len(data) - 4 and error.start > 0 and any(byte > 127 for byte in data[:-4]):
        return True
    text = data[: 4 * _SAMPLE].decode("utf-8", "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    fine = len(re.findall(r"[\u0080-\ufffc]", text))
    return fine > 10 * damaged


def _with_replacements(data: bytes, encoding: str) -> tuple[str, str]:
    text = data.decode(encoding, "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    if not damaged:
        return text, ""
    return (
        text,
        f"{damaged} characters could not be read and are shown as “\N{REPLACEMENT CHARACTER}”.",
    )


def _guess(data: bytes) -> tuple[str, str]:
    """Return the text by the most likely old encoding, with a notice.

    An encoding is believed if the words it gives are of a language that was written in it;
    charset-normalizer is asked where no encoding passes.
    """
    sample = data[:_SAMPLE]
    encoding = next(
        (
            name
            for name, languages in _OLD_ENCODINGS.items()
            if detect(sample.decode(name, "replace")) in languages.split()
        ),
        "",
    )
    if not encoding:
        from charset_normalizer import from_bytes  # heavy, and rarely needed

        best = from_bytes(sample).best()
        encoding = best.encoding if best else "cp1252"
    text, damage = _with_replacements(data, encoding)
    notice = f"The file does not say its encoding; it was read as {encoding}. Check the accents."
    return text, f"{notice} {damage}".strip()


def _codec(name: str) -> str:
    """Return Python's name of a declared encoding, "" if unknown; Latin-1 is read as cp1252."""
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name if name else ""
    except (LookupError, ValueError):
        return ""
    return "cp1252" if found in ("iso8859-1", "ascii") else found
