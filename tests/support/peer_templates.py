"""Other programs that fill templates: the same long brief, each in its own template language."""

import io
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from pdf_peers import FONTS

from briefgen.model.context import BriefContext

# WeasyPrint: HTML by Jinja, with the footnotes, contents and margin boxes of CSS paged media

_FACES = "\n".join(
    f'@font-face {{ font-family: "{family}"; src: url("{(FONTS / f"{stem}-{face}.ttf").as_uri()}");'
    f" font-weight: {weight}; font-style: {style} }}"
    for family, stem in (("Serif", "NotoSerif"), ("Sans", "NotoSans"))
    for face, weight, style in (
        ("Regular", 400, "normal"),
        ("Italic", 400, "italic"),
        ("Bold", 700, "normal"),
        ("BoldItalic", 700, "italic"),
    )
)
_CSS = """
@page { size: A4; margin: 68pt 62pt 57pt;
  @top-center { content: "{{ brief.marking }}"; font: bold 7.6pt Sans }
  @bottom-left { content: "{{ brief.title }}"; font: 7.6pt Sans }
  @bottom-right { content: counter(page) " / " counter(pages); font: 7.6pt Sans }
  @footnote { border-top: 0.6pt solid #5B6472 } }
body { font: 9.6pt/13.4pt Serif; margin: 0 } p { margin: 0 0 4pt }
.title { font: bold 20pt/25pt Sans } h1 { font: bold 11.6pt/15pt Sans } h2 { font: bold 9pt Sans }
nav a { display: block; font: 8pt/11pt Sans; color: black; text-decoration: none }
nav a::after { content: leader(".") target-counter(attr(href), page) }
.note { float: footnote; font-size: 7.6pt } ul { margin: 0; padding-left: 14pt }
blockquote { margin: 3pt 0 6pt; padding-left: 10pt; border-left: 0.8pt solid #C3C9D4 }
table { font: 8pt/11pt Sans; border-collapse: collapse; width: 100% }
th { text-align: left } th, td { border-bottom: 0.6pt solid #C3C9D4; vertical-align: top }
"""
_HTML = """<!doctype html><html lang="en"><head><title>{{ brief.title }}</title>
<style>FACES CSS</style></head><body><p class="title">{{ brief.title }}</p>
<nav>{% for issue in brief.issues %}<a href="#{{ issue.bookmark }}">{{ issue.number }}
{{ issue.title }}</a><a href="#{{ issue.bookmark }}-2">{{ issue.red_lines[0].text }}</a>
{% endfor %}</nav>
{% for issue in brief.issues %}{% set source = brief.sources[loop.index0] %}
<h1 id="{{ issue.bookmark }}">{{ issue.number }} {{ issue.title }}</h1>
<p><b>{{ issue.objective[0].text }}</b> {{ issue.objective[1].text }}<span class="note">
{{ issue.notes[0].text }}</span> {{ issue.objective[2].text }}
<i>{{ issue.objective[3].text }}</i></p>
<h2 id="{{ issue.bookmark }}-2">{{ issue.red_lines[0].text }}</h2>
<ul>{% for point in issue.points %}<li>{{ point.text }}{% if loop.first %}<ul>
{% for line in issue.tactical %}<li>{{ line.text }}</li>{% endfor %}</ul>{% endif %}</li>
{% endfor %}</ul>
<p>{{ issue.facts[0].text }}</p>
{% for quote in issue.quotes %}<blockquote><p>“{{ quote.pieces[0] }}”</p>
<p><b>{{ quote.speaker }}</b>, {{ quote.role }} · {{ quote.said_when }}</p></blockquote>{% endfor %}
<p>{{ issue.facts[1].text }} <a href="{{ source.url }}">{{ source.outlet }}</a></p>
<table><thead><tr><th>Date</th><th>Event</th><th>Source</th></tr></thead><tbody>
{% for row in issue.positions %}<tr><td>{{ row.participant }}</td><td>{{ row.text }}</td>
<td>{{ row.sources[0] }}</td></tr>{% endfor %}</tbody></table>
<p>{{ issue.facts[2].text }}</p>{% endfor %}</body></html>
"""


@cache
def _html_template() -> Any:
    import jinja2

    source = _HTML.replace("FACES", _FACES).replace("CSS", _CSS)
    return jinja2.Environment(autoescape=True).from_string(source)


def weasyprint(context: BriefContext) -> bytes:
    """HTML and CSS by WeasyPrint, PDF/UA-1."""
    from weasyprint import HTML

    text = _html_template().render(brief=context)
    return bytes(HTML(string=text).write_pdf(pdf_variant="pdf/ua-1"))


# typst: its own language, with the brief as JSON beside it

_TYPST = """
#let brief = json("brief.json")
#set document(title: brief.title)
#set text(font: "Noto Serif", size: 9.6pt, lang: "en")
#set page(paper: "a4", margin: (top: 68pt, bottom: 57pt, x: 62pt),
  header: align(center, text(font: "Noto Sans", 7.6pt, weight: "bold", brief.marking)),
  footer: context text(font: "Noto Sans", 7.6pt, [#brief.title #h(1fr)
    #counter(page).display("1 / 1", both: true)]))
#set heading(numbering: none)
#show heading: set text(font: "Noto Sans")
#show heading.where(level: 1): set text(11.6pt)
#show heading.where(level: 2): set text(9pt)
#show table: set text(font: "Noto Sans", 8pt)
#text(20pt, weight: "bold", brief.title)
#outline(depth: 2)
#for (issue, source) in brief.issues.zip(brief.sources) [
  = #issue.number #issue.title
  *#issue.objective.at(0).text* #issue.objective.at(1).text#footnote(issue.notes.at(0).text)
  #issue.objective.at(2).text _#issue.objective.at(3).text;_

  == #issue.red_lines.at(0).text
  #list(..issue.points.enumerate().map(((k, point)) => [#point.text #if k == 0 {
    list(..issue.tactical.map(line => line.text)) }]))
  #issue.facts.at(0).text

  #for said in issue.quotes {
    quote(block: true, attribution: [*#said.speaker*, #said.role · #said.said_when])[
      “#said.pieces.at(0)”]
  }
  #issue.facts.at(1).text #link(source.url, source.outlet)

  #table(columns: (auto, 1fr, auto), stroke: (bottom: 0.6pt),
    table.header([*Date*], [*Event*], [*Source*]),
    ..issue.positions.map(row => (row.participant, row.text, str(row.sources.at(0)))).flatten())
  #issue.facts.at(2).text

]
"""
_RUN_TYPST = """import sys, time, typst
start = time.process_time()
typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=["ua-1"], font_paths=[sys.argv[3]],
    ignore_system_fonts=True)
print(time.process_time() - start)
"""


def typst(context: BriefContext) -> tuple[bytes, float]:
    """typst in a process of its own, PDF/UA-1; also the seconds of its compiler alone.

    A process of its own, as its users start it; in one that stays it remembers what it did before.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brief.typ"
        path.write_text(_TYPST, encoding="utf-8")
        data = json.dumps(asdict(context), default=str)
        path.with_suffix(".json").write_text(data, encoding="utf-8")
        out = path.with_suffix(".pdf")
        command = [sys.executable, "-c", _RUN_TYPST, str(path), str(out), str(FONTS)]
        done = subprocess.run(command, check=True, capture_output=True, timeout=180)
        return out.read_bytes(), float(done.stdout)


# docxtpl: a Word file with loops, turned into PDF by LibreOffice

_WORD_STYLES = (
    ("Normal", "Noto Serif", 9.6, 13.4),
    ("Title", "Noto Sans", 20, 25),
    ("Heading 1", "Noto Sans", 11.6, 15),
    ("Heading 2", "Noto Sans", 9, 13),
    ("Caption", "Noto Serif", 7.6, 10),
)


@cache
def _word_template() -> bytes:
    """Return the Word template, made as an author would make it in Word."""
    import docx
    from docx.shared import Pt

    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Pt(595.28), Pt(841.89)
    section.left_margin = section.right_margin = Pt(62)
    section.top_margin, section.bottom_margin = Pt(68), Pt(57)
    for name, face, size, leading in _WORD_STYLES:
        style = file.styles[name]
        style.font.name, style.font.size = face, Pt(size)
        style.paragraph_format.line_spacing = Pt(leading)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(4)
    section.header.paragraphs[0].text = "{{ brief.marking }}"
    _fields(section.footer.paragraphs[0], "{{ brief.title }} – ", "PAGE", " / ", "NUMPAGES")

    def add(*runs: str, style: str = "Normal") -> None:
        words = file.add_paragraph(style=style)
        for run in runs:
            mark, text = (run[0], run[1:]) if run[:1] in "*_" else ("", run)
            part = words.add_run(text)
            part.bold, part.italic = mark == "*" or None, mark == "_" or None

    add("{{ brief.title }}", style="Title")
    _fields(file.add_paragraph(), "", 'TOC \\o "1-2" \\h')
    add("{%p for issue in brief.issues %}")
    add("{{ issue.number }} {{ issue.title }}", style="Heading 1")
    first = " {{ issue.objective[1].text }} {{ issue.objective[2].text }} "
    add("*{{ issue.objective[0].text }}", first, "_{{ issue.objective[3].text }}")
    add("{{ issue.notes[0].text }}", style="Caption")
    add("{{ issue.red_lines[0].text }}", style="Heading 2")
    add("{%p for point in issue.points %}")
    add("{{ point.text }}", style="List Bullet")
    add("{%p if loop.first %}")
    add("{%p for line in issue.tactical %}")
    add("{{ line.text }}", style="List Bullet 2")
    for end in ("{%p endfor %}", "{%p endif %}", "{%p endfor %}"):
        add(end)
    add("{{ issue.facts[0].text }}")
    add("{%p for quote in issue.quotes %}")
    add("“{{ quote.pieces[0] }}”", style="Quote")
    add("*{{ quote.speaker }}", ", {{ quote.role }} · {{ quote.said_when }}")
    add("{%p endfor %}")
    add("{{ issue.facts[1].text }} {{ brief.sources[loop.index0].outlet }}")
    _word_table(file)
    add("{{ issue.facts[2].text }}")
    add("{%p endfor %}")
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _word_table(file: Any) -> None:
    """Add a table with a repeated head and a loop of rows."""
    from docx.oxml import OxmlElement

    table = file.add_table(rows=4, cols=3, style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(table.rows[0].cells, ("Date", "Event", "Source"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    table.rows[1].cells[0].text = "{%tr for row in issue.positions %}"
    said = ("{{ row.participant }}", "{{ row.text }}", "{{ row.sources[0] }}")
    for cell, text in zip(table.rows[2].cells, said, strict=True):
        cell.text = text
    table.rows[3].cells[0].text = "{%tr endfor %}"


def _fields(words: Any, *parts: str) -> None:
    """Add texts and fields (in capitals) to a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for part in parts:
        if not part[:3].isupper():
            words.add_run(part)
            continue
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), part)
        words._p.append(field)


def docxtpl(context: BriefContext) -> bytes:
    """A Word template filled by docxtpl and turned into PDF by a LibreOffice started for it."""
    from docxtpl import DocxTemplate

    filled = DocxTemplate(io.BytesIO(_word_template()))
    filled.render({"brief": context}, autoescape=True)
    with tempfile.TemporaryDirectory() as folder:
        filled.save(Path(folder) / "brief.docx")
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, "brief.docx"],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=180,
        )
        return (Path(folder) / "brief.pdf").read_bytes()
