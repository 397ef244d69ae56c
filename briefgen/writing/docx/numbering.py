"""Lists: one numbering for all bullets, and one for each numbered list, which begins anew."""

from briefgen.model.document import ParagraphStyle
from briefgen.model.theme import Theme
from briefgen.writing.docx.draft import Draft
from briefgen.writing.docx.markup import escape, hex_colour, part, twips
from briefgen.writing.docx.style_names import LIST_LEVELS, bullet_style
from briefgen.writing.docx.styles import BULLET_NUMBERING

_BULLET_FONT = "Arial"  # has the square, and a twin of its metrics everywhere
_BULLET_SIZE = 0.85  # of the text's: a square as large as on our own pages
_BULLETS = ("■", "–", "■", "–", "■")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman", "decimal", "lowerLetter")
_BULLET_SCHEME, _NUMBER_SCHEME = 1, 2
_NSID = 0x4B1D3A50  # any number; ours in every file


def write_numbering(draft: Draft) -> bytes:
    """Return the numbering part for the lists that were written."""
    theme = draft.theme
    bullets = [
        _level(
            level, "bullet", sign, theme, f'<w:pStyle w:val="{draft.style(bullet_style(level))}"/>'
        )
        for level, sign in enumerate(_BULLETS[:LIST_LEVELS])
    ]
    numbers = [
        _level(level, kind, f"%{level + 1}.", theme)
        for level, kind in enumerate(_FORMATS[:LIST_LEVELS])
    ]
    schemes = _scheme(_BULLET_SCHEME, bullets) + _scheme(_NUMBER_SCHEME, numbers)
    lists = [
        f'<w:num w:numId="{BULLET_NUMBERING}"><w:abstractNumId w:val="{_BULLET_SCHEME}"/></w:num>'
    ]
    for index, (start, level) in enumerate(draft.numbered, BULLET_NUMBERING + 1):
        lists.append(
            f'<w:num w:numId="{index}"><w:abstractNumId w:val="{_NUMBER_SCHEME}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            "</w:num>"
        )
    return part("numbering", schemes + "".join(lists))


def _scheme(number: int, levels: list[str]) -> str:
    """Return a scheme; by its nsid Word knows it again when text is pasted into another file."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{_NSID + number:08X}"/>'
        '<w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def _level(level: int, kind: str, text: str, theme: Theme, style: str = "") -> str:
    left = twips(theme.list_indent * (level + 1))
    half = round(theme.look(ParagraphStyle.BODY).size * _BULLET_SIZE * 2)
    small = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if text == "■" else ""
    name = _BULLET_FONT if kind == "bullet" else escape(theme.sans.name)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{style}'
        f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{twips(theme.list_indent)}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:hint="default"/>'
        f'<w:color w:val="{hex_colour(theme.palette.accent)}"/>{small}</w:rPr></w:lvl>'
    )
