"""The shelf of fonts: faces, their metrics, and text turned into glyphs with fallback.

Shaping (kerning, ligatures, joined letters) is HarfBuzz's. A character that the wanted face
lacks is looked for in the other bundled fonts, then in the system's; one that no font has is
replaced by a visible mark and reported.
"""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError
from briefgen.model.page import Shape, Typeface
from briefgen.model.theme import FontFamily

SYSTEM_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path("C:/Windows/Fonts"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
)

_BUNDLED_SERIF = ("NotoSerif", "NotoNaskhArabic", "NotoSerifHebrew", "NotoSans", "NotoSansArabic")
_BUNDLED_SANS = ("NotoSans", "NotoSansArabic", "NotoSansHebrew", "NotoSerif", "NotoNaskhArabic")
_SYMBOLS = ("NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf")
_WIDE = (
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "HANGUL",
    "IDEOGRAPHIC",
    "FULLWIDTH",
    "HALFWIDTH",
    "BOPOMOFO",
)
_WIDE_FILES = (
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "arialuni.ttf",
    "msyh.ttc",
    "msgothic.ttc",
    "malgun.ttf",
    "simsun.ttc",
    "Arial Unicode.ttf",
)
_LAST_FILES = ("DejaVuSans.ttf", "seguisym.ttf", "arialuni.ttf", "FreeSans.ttf", "unifont.ttf")
_MARKS = "\ufffd\u25a1?"


@dataclass(frozen=True, slots=True)
class Voice:
    """Which face of which family, how figures are set, and in which language and direction."""

    family: FontFamily
    bold: bool = False
    italic: bool = False
    tabular: bool = False
    spaced: bool = False  # letter-spaced: no ligatures
    capitals: bool = False
    language: str = ""
    rtl: bool = False


class _Face:
    """A loaded face: its Typeface and HarfBuzz font."""

    def __init__(self, typeface: Typeface, font: Any) -> None:
        self.typeface = typeface
        self.font = font


class FontShelf:
    """All fonts of a program run, loaded when first asked for; handed in, never global.

    It is not meant for two threads at once.
    """

    def __init__(self, folder: Path, system: Sequence[Path] = SYSTEM_FOLDERS) -> None:
        """Take fonts from `folder` (assets/fonts) and, as a last resort, from `system` folders."""
        self._folder = folder
        self._system = tuple(system)
        self._faces: dict[str, _Face | None] = {}
        self._chains: dict[tuple[str, bool, bool], list[str]] = {}
        self._choice: dict[tuple[str, bool, bool, str], str] = {}
        self._voices: dict[Voice, dict[str, tuple[Shape, ...]]] = {}
        self._measured: dict[
            tuple[Voice, float, float], dict[str, tuple[tuple[Shape, ...], float]]
        ] = {}
        self._files: dict[str, Path] | None = None
        self._patterns: dict[str, Any] = {}

    def words(self, voice: Voice) -> dict[str, tuple[Shape, ...]]:
        """Return the words shaped in a voice so far; `shape` fills it."""
        return self._voices.setdefault(voice, {})

    def measured(
        self, voice: Voice, size: float, spacing: float
    ) -> dict[str, tuple[tuple[Shape, ...], float]]:
        """Return the words measured at a size so far, with their widths; the caller adds to it."""
        return self._measured.setdefault((voice, size, spacing), {})

    def shape(self, text: str, voice: Voice) -> tuple[Shape, ...]:
        """Return `text` as glyphs, one Shape for each face that it takes, in reading order.

        Raises:
            BriefgenError: a font file of the theme is missing or unreadable.
        """
        known = self.words(voice)
        shapes = known.get(text)
        if shapes is None:
            drawn = _capitals(text, voice.language) if voice.capitals else text
            shapes = tuple(
                self._shape(part, file, voice) for file, part in self._parts(drawn, voice)
            )
            if drawn != text:
                shapes = _with_words(shapes, text)
            known[text] = shapes
        return shapes

    def hyphen(self, voice: Voice) -> tuple[Shape, ...]:
        """Return the hyphen of a divided word; it stands for a soft hyphen."""
        known = self.words(voice)
        if "\u00ad" not in known:
            known["\u00ad"] = tuple(
                replace(shape, text="\u00ad", pieces=("\u00ad",), exact=True)
                for shape in self.shape("-", voice)
            )
        return known["\u00ad"]

    def divisions(self, word: str, language: str) -> list[int]:
        """Return where a word may be divided, by its language's patterns; [] if there are none."""
        key = language.replace("-", "_") or "en_GB"
        if key not in self._patterns:
            import pyphen

            found = pyphen.language_fallback(key)
            self._patterns[key] = pyphen.Pyphen(lang=found, left=2, right=3) if found else None
        patterns = self._patterns[key]
        return list(patterns.positions(word)) if patterns is not None else []

    def face(self, file: str) -> Typeface:
        """Return a face of the bundled folder by its file name.

        Raises:
            BriefgenError: the file is missing or unreadable.
        """
        face = self._load(file)
        if face is None:
            raise BriefgenError(
                f"The font file “{file}” is missing or damaged.",
                "The brief cannot be printed in this theme.",
                "Choose another theme, or install briefgen again.",
            )
        return face.typeface

    def main_face(self, voice: Voice) -> Typeface:
        """Return the face that a voice speaks with when nothing is missing."""
        return self.face(_file(voice.family, voice.bold, voice.italic))

    def _load(self, file: str) -> _Face | None:
        if file not in self._faces:
            path = self._folder / file
            if not path.is_file():
                path = self._system_files().get(file, path)
            self._faces[file] = _read_face(path) if path.is_file() else None
        return self._faces[file]

    def _system_files(self) -> dict[str, Path]:
        if self._files is None:
            self._files = {}
            for folder in self._system:
                if folder.is_dir():
                    for path in sorted(folder.rglob("*.tt[fc]")):
                        self._files.setdefault(path.name, path)
        return self._files

    def _parts(self, text: str, voice: Voice) -> list[tuple[str, str]]:
        """Split text into stretches of one font file each."""
        main = _file(voice.family, voice.bold, voice.italic)
        if text.isascii():
            return [(main, text)]
        parts: list[tuple[str, str]] = []
        for character in text:
            sticks = parts and (
                unicodedata.combining(character) or unicodedata.category(character) == "Cf"
            )
            if voice.rtl and parts and not character.isalpha():
                sticks = self._has(parts[-1][0], character)
            file = parts[-1][0] if sticks else self._file_for(character, voice)
            if parts and parts[-1][0] == file and file:
                parts[-1] = (file, parts[-1][1] + character)
            else:
                parts.append((file, character))
        return parts

    def _file_for(self, character: str, voice: Voice) -> str:
        """Return the first font file that has a character, "" if none has."""
        main = _file(voice.family, voice.bold, voice.italic)
        key = (main, voice.bold, voice.italic, character)
        if key not in self._choice:
            chain = [main, *_bundled(voice)]
            found = next((file for file in chain if self._has(file, character)), None)
            if found is None:
                found = next(
                    (
                        f
                        for f in _system_candidates(character, voice.bold)
                        if self._has(f, character)
                    ),
                    "",
                )
            self._choice[key] = found
        return self._choice[key]

    def _has(self, file: str, character: str) -> bool:
        face = self._load(file)
        return face is not None and bool(face.font.get_nominal_glyph(ord(character)))

    def _shape(self, text: str, file: str, voice: Voice) -> Shape:
        if not file:
            return self._missing(text, voice)
        face = self._load(file)
        if face is None:
            self.face(file)
            raise AssertionError(file)
        return _glyphs(text, face, voice)

    def _missing(self, text: str, voice: Voice) -> Shape:
        for mark in _MARKS:
            file = self._file_for(mark, voice)
            if file:
                shape = self._shape(mark, file, voice)
                return replace(
                    shape, text=text, missing=text, exact=False, pieces=(text,) * len(shape.glyphs)
                )
        raise AssertionError("no face has a question mark")


def _capitals(text: str, language: str) -> str:
    """Return text in capitals; Turkish and Azeri keep the dot of their i."""
    if language[:2] in ("tr", "az"):
        text = text.replace("i", "İ")
    return text.upper()


def _with_words(shapes: tuple[Shape, ...], text: str) -> tuple[Shape, ...]:
    """Return shapes of capitals that stand for the characters as they were written."""
    result, start = [], 0
    if sum(len(shape.text) for shape in shapes) != len(text):
        told = [text, *[""] * len(shapes)]
        return tuple(
            replace(shape, text=own, exact=False) for shape, own in zip(shapes, told, strict=False)
        )
    for shape in shapes:
        own = text[start : start + len(shape.text)]
        start += len(shape.text)
        if shape.exact and len(shape.pieces) == len(own):
            result.append(replace(shape, text=own, pieces=tuple(own)))
        else:
            result.append(replace(shape, text=own, exact=False))
    return tuple(result)


def _file(family: FontFamily, bold: bool, italic: bool) -> str:
    if bold:
        return family.bold_italic if italic else family.bold
    return family.italic if italic else family.regular


def _bundled(voice: Voice) -> list[str]:
    serif = "serif" in voice.family.name.lower().replace("sans serif", "")
    weight = "Bold" if voice.bold else "Regular"
    files = [f"{name}-{weight}.ttf" for name in (_BUNDLED_SERIF if serif else _BUNDLED_SANS)]
    return [*files, *_SYMBOLS]


def _system_candidates(character: str, bold: bool) -> list[str]:
    name = unicodedata.name(character, "")
    if not name:
        return []
    words = name.replace("-", " ").split()
    weights = ("Bold", "Regular") if bold else ("Regular",)
    if words[0] in _WIDE or unicodedata.east_asian_width(character) in "WF":
        return [*_WIDE_FILES, *_LAST_FILES]
    scripts = {words[0].title(), "".join(word.title() for word in words[:2])}
    return [
        *(
            f"Noto{kind}{s}-{w}.ttf"
            for s in sorted(scripts)
            for kind in ("Sans", "Serif")
            for w in weights
        ),
        *_LAST_FILES,
        *_WIDE_FILES,
    ]


def _read_face(path: Path) -> _Face | None:
    """Return a TrueType face; None if the file holds none with outlines that a PDF can embed."""
    import uharfbuzz
    from fontTools.ttLib import TTFont, TTLibError

    data = path.read_bytes()
    try:
        font = TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
        if "glyf" not in font or font["OS/2"].fsType & 0x0002:
            return None
        head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]
        typeface = Typeface(
            name=font["name"].getDebugName(6) or path.stem,
            data=data,
            number=0,
            units=head.unitsPerEm,
            ascent=hhea.ascent,
            descent=hhea.descent,
            cap_height=getattr(os2, "sCapHeight", 0) or int(head.unitsPerEm * 0.7),
            box=(head.xMin, head.yMin, head.xMax, head.yMax),
            italic_angle=font["post"].italicAngle,
            bold=os2.usWeightClass >= 600,
            serif="Serif" in path.stem or "Naskh" in path.stem,
        )
    except (TTLibError, KeyError, AttributeError, ValueError):
        return None
    return _Face(typeface, uharfbuzz.Font(uharfbuzz.Face(data)))


def _glyphs(text: str, face: _Face, voice: Voice) -> Shape:
    """Shape text with one face that has all its characters."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if voice.rtl else "ltr"
    if voice.language:
        buffer.language = voice.language
    features = {"kern": True, "lnum": True}
    if voice.tabular:
        features["tnum"] = True
    if voice.spaced:
        features["liga"] = features["clig"] = False
    uharfbuzz.shape(face.font, buffer, features)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    pieces = []
    for info in infos:
        pieces.append("" if info.cluster in seen else text[info.cluster : ends[info.cluster]])
        seen.add(info.cluster)
    offsets = tuple((p.x_offset, p.y_offset) for p in positions)
    advances = tuple(p.x_advance for p in positions)
    return Shape(
        text=text,
        face=face.typeface,
        glyphs=tuple(info.codepoint for info in infos),
        advances=advances,
        pieces=tuple(pieces),
        offsets=offsets if any(x or y for x, y in offsets) else (),
        exact=all(pieces) and "".join(reversed(pieces) if voice.rtl else pieces) == text,
        width=sum(advances),
        rtl=voice.rtl,
    )
