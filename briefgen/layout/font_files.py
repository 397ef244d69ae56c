"""Which font files are asked for a character, and in which order; how a file is read."""

import io
import unicodedata
from pathlib import Path

from briefgen.layout.shaping import Face, Voice
from briefgen.model.page import Typeface
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
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKjp-Regular.otf",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansCJKkr-Regular.otf",
    "SourceHanSans-Regular.ttc",
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


def file_of(family: FontFamily, bold: bool, italic: bool) -> str:
    """Return the file name of one of a family's four faces."""
    if bold:
        return family.bold_italic if italic else family.bold
    return family.italic if italic else family.regular


def bundled_files(voice: Voice) -> list[str]:
    """Return the bundled files that stand in for a voice's own face, the likest first."""
    serif = "serif" in voice.family.name.lower().replace("sans serif", "")
    weight = "Bold" if voice.bold else "Regular"
    files = [f"{name}-{weight}.ttf" for name in (_BUNDLED_SERIF if serif else _BUNDLED_SANS)]
    return [*files, *_SYMBOLS]


def system_files(character: str, bold: bool) -> list[str]:
    """Return names of system files that may have a character; its Unicode name tells its script."""
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


def read_face(path: Path) -> Face | None:
    """Return a face; None if the file holds none with outlines that a PDF may embed."""
    import uharfbuzz
    from fontTools.ttLib import TTFont, TTLibError

    data = path.read_bytes()
    try:
        font = TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
        postscript = "CFF " in font
        if not ("glyf" in font or postscript) or font["OS/2"].fsType & 0x0002:
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
            postscript=postscript,
            serif="Serif" in path.stem or "Naskh" in path.stem,
        )
    except (TTLibError, KeyError, AttributeError, ValueError):
        return None
    return Face(typeface, uharfbuzz.Font(uharfbuzz.Face(data)))
