"""The style sheet of HTML files, made from a theme: light and dark, screen and paper."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields

from briefgen.model.document import ParagraphStyle
from briefgen.model.theme import FontFamily, Palette, TextStyle, Theme

DARK = Palette(
    ink="#DCE4F2",
    text="#E4E6EA",
    accent="#7AA2E3",
    marking="#F2938C",
    uncertain="#E3B565",
    secondary="#A9B2C0",
    hairline="#3B4350",
    tint="#1C2431",
    paper="#12151A",
)
"""Colours on dark; each text colour stands at 4.5:1 or more on paper and tint."""

_RULES = """
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--text);line-height:1.5;font-size:1.0625rem;
-webkit-text-size-adjust:100%;overflow-wrap:break-word}
main{max-width:42rem;margin:0 auto;padding:0 1.25rem 2rem}
p,ul,ol,dl,table,figure,blockquote{margin:0 0 .5em}
a{color:var(--accent);text-underline-offset:.15em}
sup{font-size:.7em;line-height:0;white-space:nowrap}
sup a,a.raised,.contents a{text-decoration:none}
ul,ol{padding-left:1.5em}
li{margin:.2em 0}
li ol{list-style-type:lower-alpha}
li li ol{list-style-type:lower-roman}
li li li ol{list-style-type:decimal}
li::marker{color:var(--accent)}
li>p{margin:0}
hr{border:0;border-top:1px solid var(--hairline);margin:1em 0}
hr.strong{border-top:2px solid var(--ink)}
.page-marking,.furniture{text-align:center;padding:1rem 1.25rem}
.furniture{color:var(--secondary)}
.number{color:var(--accent);margin-right:.5em}
.numbered{padding-left:1.9em}
.numbered .number{display:inline-block;min-width:1.4em;margin-left:-1.9em;text-align:right}
.facts{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;border-top:2px solid var(--ink);
border-bottom:1px solid var(--hairline);padding:.75rem 0;margin:0 0 1.25rem}
.facts>div{flex:1 1 8rem}
.facts dt,.facts dd{margin:0}
.box{background:var(--tint);border-left:4px solid var(--accent);padding:1rem 1.25rem;
margin:0 0 1.25rem}
.box-if-raised,.box-note{background:none;padding:.1rem 1rem;border-left-width:2px}
.box-note{border-left-color:var(--hairline)}
.box>:first-child{margin-top:0}
.box>:last-child{margin-bottom:0}
.sides{display:flex;flex-wrap:wrap;gap:0 2rem}
.sides>div{flex:1 1 17rem}
.quote{border-left:2px solid var(--hairline);padding-left:1rem;margin:.5em 0 1em}
.quote blockquote{margin:0}
.quote blockquote>:last-child,.quote figcaption{margin-bottom:0}
.table,.drawn{overflow-x:auto}
.drawn>svg{min-width:34rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.4rem 0;padding-right:.9rem;
border-bottom:1px solid var(--hairline);font-weight:inherit}
thead th,thead td{vertical-align:bottom}
thead tr:last-child>*,thead [rowspan]{border-bottom:1.5px solid var(--ink)}
tr>:last-child{padding-right:0}
th>p,td>p{margin:0}
tbody th{min-width:7rem}
.at-centre>*{margin-left:auto;margin-right:auto;text-align:center}
.at-end>*{margin-left:auto;text-align:right}
li[dir]{margin-right:1.5em}
.centre{text-align:center}
.end{text-align:right}
svg,img{max-width:100%;height:auto;display:block}
.role-name,.role-date{font-weight:700}
.role-secondary,.role-verified{color:var(--secondary)}
.role-uncertain{color:var(--uncertain)}
.role-problem{color:var(--uncertain);font-weight:700}
.role-marking{display:inline-block;color:var(--marking);border:1px solid var(--marking);
border-radius:.2em;padding:0 .35em;font:700 .68em/1.5 var(--sans);letter-spacing:.06em;
text-transform:uppercase;vertical-align:.1em}
.contents ul{list-style:none;padding:0}
.contents .in-2{padding-left:1.2em}
.contents .in-3{padding-left:2.4em}
.notes{border-top:1px solid var(--hairline);margin-top:2rem;padding-top:.5rem}
.page-break{break-before:page}
"""
_PRINT = """
main{max-width:none;padding:0}
h1,h2,h3,h4{break-after:avoid}
.quote,.box,tr{break-inside:avoid}
thead{display:table-header-group}
.drawn>svg{min-width:0}
"""


_NAMED = re.compile(r"var\((--[a-z]+)\)")
_DECLARATION = re.compile(r"(?<=[{;\n])[a-z-]+:[^;{}]*var\([^;{}]*")
_SIDES = {"left": "right", "right": "left"}
_OTHER_WAY = "[dir]{text-align:right}"
"""Text of the other direction stands at the right: in its own document, or with the others."""


def style_sheet(theme: Theme, backwards: bool = False, marking: str = "") -> str:
    """Return the CSS of a theme.

    Args:
        theme: fonts, sizes and colours.
        backwards: whether the document runs from right to left.
        marking: what stands at head and foot of every printed page, "" for nothing.
    """
    if backwards:
        theme = theme.unspaced()
    light, dark = _colours(theme.palette), _colours(DARK)
    rules = [
        f":root{{color-scheme:light dark;--sans:{_family(theme.sans)};{light}}}",
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}"
        ".picture{background:#fff;padding:.3rem;border-radius:.2rem}}",
        _plain_too(_mirrored(_RULES.strip()) if backwards else _RULES.strip(), theme),
        _OTHER_WAY,
        *(_plain_too(rule, theme) for rule in _type_rules(theme)),
        *_drawing_rules(),
        _sheet(theme, backwards, marking),
        f"@media print{{{_printed_type(theme)}{_PRINT.strip()}}}",
    ]
    return "\n".join(rules)


def _sheet(theme: Theme, backwards: bool, marking: str) -> str:
    """Return the rule of printed pages: their size, and what stands in their margins."""
    page = theme.page
    margins = " ".join(f"{side:g}pt" for side in (page.top, page.right, page.bottom, page.left))
    number = theme.look(ParagraphStyle.FOOTER)
    corner = "left" if backwards else "right"
    boxes = (
        f'@bottom-{corner}{{content:counter(page)" / "counter(pages);'
        f"font:{number.size:g}pt {_family(theme.sans)};color:{theme.palette.secondary}}}"
    )
    if marking:
        look = theme.look(ParagraphStyle.PAGE_MARKING)
        shown = (
            f"{{content:{_string(marking)};font:700 {look.size:g}pt {_family(theme.sans)};"
            f"letter-spacing:{look.letter_spacing:g}pt;text-transform:uppercase;color:{theme.palette.marking}}}"
        )
        boxes += f"@top-center{shown}@bottom-center{shown}"
    return f"@page{{size:{page.width:g}pt {page.height:g}pt;margin:{margins};{boxes}}}"


def _string(text: str) -> str:
    """Return a text as a CSS string: all but letters, figures and spaces by their numbers."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'


def _printed_type(theme: Theme) -> str:
    body = theme.look(ParagraphStyle.BODY)
    return f"\nbody{{font-size:{body.size:g}pt;line-height:{body.leading / body.size:.2f}}}\n"


def _plain_too(rules: str, theme: Theme) -> str:
    """Return rules that say each colour and font by itself before they name it.

    Mail programs, Outlook and Gmail among them, know no names in style sheets and would print
    everything black and without lines; they take the plain one, browsers the one behind it.
    """
    plain = {f"--{f.name}": str(getattr(theme.palette, f.name)) for f in fields(theme.palette)}
    plain["--sans"] = _family(theme.sans)

    def both(found: re.Match[str]) -> str:
        return f"{_NAMED.sub(lambda name: plain[name[1]], found[0])};{found[0]}"

    return _DECLARATION.sub(both, rules)


def _mirrored(rules: str) -> str:
    """Return rules with their sides changed; mail programs know no logical sides.

    Letters are not spaced: those that are joined would come apart.
    """
    rules = re.sub(r"letter-spacing:[^;]*;", "", rules)
    return re.sub(r"\b(left|right)\b", lambda found: _SIDES[found[1]], rules)


def _colours(palette: Palette) -> str:
    return ";".join(f"--{field.name}:{getattr(palette, field.name)}" for field in fields(palette))


def _family(family: FontFamily) -> str:
    names = (family.name, *family.fallback)
    return ",".join(name if name.endswith("serif") else f"'{_plain(name)}'" for name in names)


def _plain(name: str) -> str:
    """Return a font's name without anything that could end a CSS string."""
    return "".join(character for character in name if character.isalnum() or character in " -_.")


def _type_rules(theme: Theme) -> list[str]:
    """Return a rule for each style of text, its sizes relative to the body's."""
    body = theme.look(ParagraphStyle.BODY)
    rules = [f"body{{font-family:{_family(theme.family(body))}}}"]
    title = f"h1,.title{{margin:0 0 .1em;{_type(theme.look(ParagraphStyle.TITLE), theme)}}}"
    rules.append(title)
    for level, look in enumerate(theme.headings, 2):
        before = look.before / look.size
        rules.append(f"h{level}{{margin:{before:.2f}em 0 .25em;{_type(look, theme)}}}")
    for style in ParagraphStyle:
        if style not in (ParagraphStyle.BODY, ParagraphStyle.TITLE):
            rules.append(f".{style}{{{_type(theme.look(style), theme)}}}")
    return rules


def _drawing_rules() -> Iterator[str]:
    """Yield the rules by which drawings follow the screen's colours."""
    for field in fields(Palette):
        for attribute in ("fill", "stroke", "stop-color"):
            yield f"[data-{attribute}={field.name}]{{{attribute}:var(--{field.name})}}"


def svg_paint(palette: Palette) -> Callable[[str, str], str]:
    """Return what paints a drawing: the printed colour, and a name that follows the screen's."""
    names = {getattr(palette, field.name).upper(): field.name for field in fields(Palette)}

    def paint(attribute: str, colour: str) -> str:
        name = names.get(colour.upper())
        follows = f' data-{attribute}="{name}"' if name else ""
        return f' {attribute}="{colour or "none"}"{follows}'

    return paint


def _type(look: TextStyle, theme: Theme) -> str:
    body = theme.look(ParagraphStyle.BODY)
    # What is small on paper must not be tiny on a screen.
    size = max(look.size / body.size, 0.75)
    parts = [
        f"font-family:{_family(theme.family(look))}",
        f"font-size:{size:.3f}em",
        f"line-height:{max(look.leading / look.size, 1.2):.2f}",
        f"font-weight:{700 if look.bold else 400}",
        f"color:{_colour(look.colour)}",
    ]
    if look.italic:
        parts.append("font-style:italic")
    if look.capitals:
        parts.append("text-transform:uppercase")
    if look.letter_spacing:
        parts.append(f"letter-spacing:{look.letter_spacing / look.size:.3f}em")
    if look.tabular_figures:
        parts.append("font-variant-numeric:tabular-nums lining-nums")
    elif look.old_style_figures:
        parts.append("font-variant-numeric:oldstyle-nums")
    return ";".join(parts)


def _colour(name: str) -> str:
    return name if name.startswith("#") else f"var(--{name})"
