"""A brief of any number of pages: headings, styled runs, lists, quotes, tables, footnotes.

It goes the way of every brief: a context and a template become the document. Other programs make
the same document from the same context (`pdf_peers`).
"""

from dataclasses import replace
from functools import cache
from random import Random

from made_contexts import empty_context
from made_documents import THEME

from briefgen.model.context import (
    BriefContext,
    IssueView,
    PositionLine,
    QuoteLine,
    SourceLine,
    TextLine,
)
from briefgen.model.document import Document
from briefgen.model.template import BriefTemplate
from briefgen.templating.engine import Engine

COMMON = """
the of and to in that for on with as by at from this will be not have has are was which their
would could should before after under over between about more than only also
"""
STEMS = """
corrid harbour statem agreem delegat consult observ custom escort protoc propos negoti represent
secretar commiss declar infrastruct guarant reconstruct member minist partner transport ratif
monitor safeguard pledg verif arbitrat embarg tariff fisher quota pipelin reserv mandat ceasefir
border convoy passag shipp insur audit tribun charter envoy accord summit working
"""
ENDINGS = """
s ed ing er ers al ally ation ations ive ively ment ments ance ant ants able ably ality ism ist
ists ure ures ory ories ial ially ency encies
"""
"""Enough to be put together to well over a thousand words: no text says the same few again."""

SOURCE = """\
<marking>{{ brief.marking }}</marking>
<footer><start>{{ brief.title }}</start><end><page/> / <pages/></end></footer>
<p style="title">{{ brief.title }}</p>
<toc title="Contents" depth="2"/>
{% for issue in brief.issues %}
{% set source = brief.sources[loop.index0] %}
<h1 number="{{ issue.number }}" id="{{ issue.bookmark }}" origin="{{ issue.id }}">\
{{ issue.title }}</h1>
<p><b>{{ issue.objective[0].text }}</b> {{ issue.objective[1].text }}\
<note>{{ issue.notes[0].text }}</note> {{ issue.objective[2].text }} \
<i>{{ issue.objective[3].text }}</i></p>
<h2>{{ issue.red_lines[0].text }}</h2>
<ul>
{% for point in issue.points %}
<li><p>{{ point.text }}</p>
{% if loop.first %}
<ul>
{% for line in issue.tactical %}
<li><p>{{ line.text }}</p></li>
{% endfor %}
</ul>
{% endif %}
</li>
{% endfor %}
</ul>
<p>{{ issue.facts[0].text }}</p>
{% for quote in issue.quotes %}
<quote><p>“{{ quote.pieces[0] }}”</p>
<by><run role="name">{{ quote.speaker }}</run>, {{ quote.role }} · {{ quote.said_when }}</by>
</quote>
{% endfor %}
<p>{{ issue.facts[1].text }} <a href="{{ source.url }}">{{ source.outlet }}</a></p>
<table widths="0 0 0">
<tr><th>Date</th><th>Event</th><th>Source</th></tr>
{% for row in issue.positions %}
<tr><td>{{ row.participant }}</td><td>{{ row.text }}</td><td>{{ row.sources[0] }}</td></tr>
{% endfor %}
</table>
<p>{{ issue.facts[2].text }}</p>
{% endfor %}
"""


def _word(chance: Random) -> str:
    if chance.random() < 0.45:
        return chance.choice(COMMON.split())
    return chance.choice(STEMS.split()) + chance.choice(ENDINGS.split())


def sentence(chance: Random, least: int = 8, most: int = 24) -> str:
    words = [_word(chance) for _ in range(chance.randint(least, most))]
    return " ".join(words).capitalize() + "."


def paragraph(chance: Random, most: int = 6) -> str:
    return " ".join(sentence(chance) for _ in range(chance.randint(3, most)))


def _lines(name: str, *texts: str) -> tuple[TextLine, ...]:
    return tuple(TextLine(f"{name}-{k}", text) for k, text in enumerate(texts))


def _issue(number: int, chance: Random) -> IssueView:
    said = sentence(chance).removesuffix(".")
    return IssueView(
        f"i{number}",
        number,
        sentence(chance, 3, 5).removesuffix("."),
        f"part-{number}",
        objective=_lines(
            f"o{number}",
            sentence(chance, 2, 4),
            paragraph(chance, 4),
            paragraph(chance, 4),
            sentence(chance),
        ),
        points=_lines(f"p{number}", *(sentence(chance) for _ in range(4))),
        tactical=_lines(f"t{number}", *(sentence(chance, 5, 12) for _ in range(2))),
        red_lines=_lines(f"r{number}", sentence(chance, 2, 4).removesuffix(".")),
        positions=tuple(
            PositionLine(f"d{number}-{k}", f"{k} July 2031", sentence(chance), (k,))
            for k in range(1, 4)
        ),
        quotes=(
            QuoteLine(
                f"q{number}",
                (said,),
                "Ilse Brandvold",
                "minister of trade",
                "",
                "3 May 2031",
                "",
                (number,),
                verified=True,
            ),
        ),
        facts=_lines(f"f{number}", *(paragraph(chance) for _ in range(3))),
        notes=_lines(f"n{number}", sentence(chance)),
    )


def long_context(parts: int) -> BriefContext:
    """Return what a document of about as many pages as parts is made from."""
    chance = Random(parts)
    return replace(
        empty_context(),
        title="A long brief",
        marking="Official",
        issues=tuple(_issue(number, chance) for number in range(1, parts + 1)),
        sources=tuple(
            SourceLine(
                number,
                f"s{number}",
                sentence(chance),
                "The Aldermoor Courier",
                "3 May 2031",
                True,
                url=f"https://example.org/articles/{number}",
            )
            for number in range(1, parts + 1)
        ),
    )


def long_template() -> BriefTemplate:
    return BriefTemplate("long", "Long", SOURCE, (), THEME)


@cache
def long_engine() -> Engine:
    """Return the template, compiled: a worker of the program keeps it so, too."""
    return Engine(long_template())


def long_document(parts: int) -> Document:
    """Return a document of about as many pages as it has parts."""
    return long_engine().document(long_context(parts))
