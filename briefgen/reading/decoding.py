"""Bytes to text: byte order marks, declared encodings, UTF-8, then a guess that is told."""

import codecs
import re
from itertools import pairwise

from briefgen.reading.cleaning import one_line
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

_HIGH_BYTES = b"\x00\x01\x03\x04\x05\x06\x1e\x1f\x20"  # Latin, Greek … Arabic, punctuation
_TAG = re.compile(r"<[^<>]{0,5000}>")
_SCRIPT_TAG = re.compile(r"</?(?:script|style)\b[^<>]{0,2000}>", re.IGNORECASE)
_TWINS = {"cp1250": ("iso8859_2", b"\xb1\xb6\xbc"), "cp1253": ("iso8859_7", b"\xb6")}

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
        other = _better(data[:_SAMPLE], known)
        text, notice = _with_replacements(data, other or known)
        if other:
            notice = f"{_said(declared, other)} {notice}".strip()
        return text, notice
    return _guess(data, declared)


def _said(declared: str, encoding: str) -> str:
    """Return the notice for an encoding that the file does not name, or names wrongly."""
    if not declared:
        return f"The file does not say its encoding; it was read as {encoding}. Check the accents."
    return (
        f"The file says that its encoding is {one_line(declared, 30)}, which it is not; "
        f"it was read as {encoding}. Check the accents."
    )


def _unmarked_utf16(sample: bytes) -> str:
    """Return the UTF-16 variant if one half of the bytes are those of few scripts, "" if none."""
    if len(sample) < 8:
        return ""
    half = len(sample) // 2
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[start::2], sample[1 - start :: 2]
        if high.count(0) > half * 0.7 and low.count(0) < half * 0.05:
            return name
        few = half - len(high.translate(None, _HIGH_BYTES))
        if few > half * 0.95 and high.count(0) > half * 0.05 and _is_prose(sample, name):
            return name
    return ""


def _is_prose(sample: bytes, encoding: str) -> bool:
    """Return whether nearly all characters are letters, blanks or marks of running text."""
    text = sample.decode(encoding, "replace")
    fine = len(re.findall(r"[^\W_]|[\s.,;:!?'\"()–—“”„‘’«»%/-]", text))
    return fine > 0.97 * len(text)


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


def _guess(data: bytes, declared: str) -> tuple[str, str]:
    """Return the text by the most likely old encoding, with a notice.

    charset-normalizer is asked where no encoding passes.
    """
    sample = data[:_SAMPLE]
    encoding = _by_words(sample)
    if not encoding:
        from charset_normalizer import from_bytes  # heavy, and rarely needed

        best = from_bytes(sample).best()
        encoding = best.encoding if best else "cp1252"
    text, damage = _with_replacements(data, encoding)
    return text, f"{_said(declared, encoding)} {damage}".strip()


def _by_words(sample: bytes) -> str:
    """Return the old encoding that gives words of a language written in it, "" if none does."""
    for name, languages in _OLD_ENCODINGS.items():
        if _language(_words(sample.decode(name, "replace"))) in languages.split():
            return _twin(sample, name)
    return ""


def _words(text: str) -> str:
    """Return the lines of a text that tell its encoding, without the markup that it may have.

    Tags are English in any language, and so are whole lines of many a page in another script.
    """
    if "<" in text:
        text = _TAG.sub("\n", "\n".join(_SCRIPT_TAG.split(text)[::2]))
    lines = text.split("\n")
    foreign = [line for line in lines if sum(char > "\x7f" for char in line) > 0.2 * len(line) > 0]
    return "\n".join(foreign or lines)


def _language(words: str) -> str:
    """Return the language of words, "" if they are none: a wrong encoding mixes up the cases."""
    foreign = sum(char > "\x7f" for char in words)
    mixed = sum(one.islower() and after.isupper() for one, after in pairwise(words))
    upper = sum(char.isupper() for char in words if char > "\x7f")
    lower = sum(char.islower() for char in words if char > "\x7f")
    return "" if mixed > 0.04 * foreign or upper > lower > 0 else detect(words)


def _twin(sample: bytes, name: str) -> str:
    """Return the ISO 8859 part that differs from a Windows code page in a few letters.

    It is meant where a byte that is a letter only there stands in a word, and none of those stands
    at all that only the code page has.
    """
    if name not in _TWINS:
        return name
    twin, letters = _TWINS[name]
    alone = re.compile(rb"[%s](?=[a-z\xc0-\xff])|(?<=[a-z\xc0-\xff])[%s]" % (letters, letters))
    return twin if alone.search(sample) and not re.search(rb"[\x80-\x9f]", sample) else name


def _better(sample: bytes, declared: str) -> str:
    """Return another encoding if the declared one gives words of no language, "" else.

    Only where a third of the letters are none of ASCII: a text in a script that the declared
    encoding has not shows as such.
    """
    words = _words(sample.decode(declared, "replace"))[:20_000]
    letters = [char for char in words if char.isalpha()]
    foreign = sum(char > "\x7f" for char in letters)
    if 3 * foreign < len(letters) or foreign < 20 or _language(words):
        return ""
    found = _by_words(sample)
    return "" if found == declared.replace("-", "_") else found


def _codec(name: str) -> str:
    """Return Python's name of a declared encoding, "" if unknown; Latin-1 is read as cp1252."""
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name if name else ""
    except (LookupError, ValueError):
        return ""
    return "cp1252" if found in ("iso8859-1", "ascii") else found
