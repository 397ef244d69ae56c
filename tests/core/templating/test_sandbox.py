"""A template can arrange words and do nothing else."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_contexts import sample_context, template

from briefgen.errors import BriefgenError, Cancelled
from briefgen.model.document import Document
from briefgen.templating import render as front
from briefgen.templating.engine import Engine
from briefgen.templating.worker import RenderWorker

ESCAPES = [
    "{{ brief.__class__ }}",
    "{{ brief.__class__.__mro__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ brief['__class__'] }}",
    "{{ brief|attr('__class__') }}",
    "{{ brief.title.__len__() }}",
    "{{ brief.title.format }}",
    "{{ brief.title.encode('utf-8') }}",
    "{{ '{0.__class__}'.format(brief) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'x' * 999999999 }}",
    "{{ 2 ** 99999 }}",
    "{{ 'x'.ljust(999999999) }}",
    "{{ 'x'|center(999999999) }}",
    "{{ 'x'|indent(999999999) }}",
    "{{ '%d'|format(1) }}",
    "{{ range(99999999) }}",
    "{{ label.__globals__ }}",
    "{{ label.__func__ }}",
    "{{ quotation.__self__ }}",
    "{{ self.__init__ }}",
    "{{ brief.issues.__class__ }}",
    "{{ brief.prepared_on.today() }}",
    "{{ brief.prepared_on.strftime('%c') }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum() }}",
    "{{ config }}",
    "{{ open('/etc/passwd').read() }}",
    "{{ import('os') }}",
    "{% import 'os' as os %}{{ os }}",
    "{% include '/etc/passwd' %}",
    "{% include '../../../etc/passwd' %}",
    "{% extends 'template.toml' %}",
    "{{ brief.title|safe }}",
    "{% autoescape false %}{{ brief.title }}{% endautoescape %}",
    "{{ brief.issues.append(1) }}",
    "{% do brief.x() %}",
    "{{ namespace.__class__ }}",
    "{% set n = namespace() %}{{ n.__class__ }}",
    "{% for x in brief.issues %}{{ loop.__class__ }}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}x{% endmacro %}{{ m.__globals__ }}",
    "{{ caller }}",
    "{{ 1/0 }}",
    "{{ [1,2]|random }}",
    "{{ brief|pprint }}",
    "{{ brief|tojson }}",
    "{{ brief|list }}",
]


def printed(source: str) -> Document:
    return front.render(sample_context(), replace(template(), source=source, files=()))


@pytest.mark.parametrize("source", ESCAPES)
def test_escape_is_refused_with_its_line(source: str) -> None:
    with pytest.raises(BriefgenError) as caught:
        printed(f"<p>ok</p>\n<p>{source}</p>")
    assert "“Summit brief”" in caught.value.what
    assert "line 2" in caught.value.what
    assert "Traceback" not in str(caught.value)
    assert "briefgen." not in str(caught.value)


def test_the_brief_cannot_be_written_to() -> None:
    with pytest.raises(BriefgenError, match="cannot assign"):
        printed("{% set brief.title = 'x' %}")


def test_values_themselves_cannot_become_markup_in_macros_and_blocks() -> None:
    context = replace(sample_context(), title="<b>&amp;</b>")
    source = (
        "{% macro m(x) %}<p>{{ x }}{{ x|upper }}{{ x ~ '' }}</p>{% endmacro %}"
        "{% set s %}<p>{{ brief.title }}</p>{% endset %}{{ s }}{{ m(brief.title) }}"
        "<p>{{ (brief.title|e) }}{{ [brief.title]|join('<i>') }}</p>"
    )
    document = front.render(context, replace(template(), source=source, files=()))
    texts = ["".join(run.text for run in block.inlines) for block in document.blocks]
    assert texts == [
        "<b>&amp;</b>",
        "<b>&amp;</b><B>&AMP;</B><b>&amp;</b>",
        "<b>&amp;</b><b>&amp;</b>",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(2) %}" * 30 + "x" + "{% endfor %}" * 30,
        "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
        "{{ " + "-" * 3000 + "1 }}",
        "{% if 1 %}" * 150 + "x" + "{% endif %}" * 150,
        "{{ quotation(1) }}",
        "{{ quoted(1, 2) }}",
        "{{ label() }}",
        "{{ range('x') }}",
        "{% for x in 5 %}{% endfor %}",
        "{{ brief.issues|sort }}",
        "{{ namespace(1, 2) }}",
        "{{ [1, 'a']|sum }}",
        "{{ 'x'[99] }}",
        "{{ brief.title.split('') }}",
        "{% for x in brief recursive %}{{ loop(x) }}{% endfor %}",
    ],
)
def test_odd_templates_are_refused_in_words(source: str) -> None:
    with pytest.raises(BriefgenError, match="Summit brief"):
        printed(f"<p>{source}</p>")


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</li>", "</ul>", "<table>", "</table>"),
        *("<tr>", "</tr>", "<td>", "<th rowspan='3'>", "</td>", "</th>", "<cite ref='1'/>"),
        *("<quote>", "<by>", "</by>", "</quote>", "<box>", "</box>", "<newpage/>", "<toc/>"),
        *("<columns>", "<column>", "</column>", "</columns>", "<note>", "</note>", "<br/>"),
        *("{% for i in brief.issues %}", "{% endfor %}", "{{ i.title }}", "{{ brief.title }}"),
        *("{% if brief.place %}", "{% else %}", "{% endif %}", "{#", "#}", "{{", "}}", "{%"),
        *("{% macro m(x) %}", "{% endmacro %}", "{{ m(1) }}", "{% set a = 1 %}", "{% raw %}"),
        *("<!--", "-->", "<![CDATA[", "]]>", "<?x?>", "&amp;", "&lt;", "&nbsp;", "&#0;", "<", ">"),
        *("text", " ", "\n", '"', "'", "\x00", "\u2028", "\ud800", "é", "_line='7'"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=14))
def test_any_source_gives_a_document_or_a_clear_fault(pieces: list[str]) -> None:
    try:
        told = isinstance(printed("".join(pieces)), Document)
    except BriefgenError as error:
        told = bool(error.what and error.remedy)
    assert told


def test_too_much_output_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.templating.engine.LARGEST_OUTPUT", 50_000)
    source = "{% for i in range(10000) %}<p>0123456789</p>{% endfor %}"
    with pytest.raises(BriefgenError, match="writes more than 50,000 characters"):
        printed(source)


def test_too_long_a_source_is_refused() -> None:
    with pytest.raises(BriefgenError, match="longer than"):
        Engine(replace(template(), source="x" * 400_001))


def test_worker_prints_the_same_and_lives_on() -> None:
    with RenderWorker() as worker:
        worker.warm()
        first = worker.render(sample_context(), template())
        assert first == front.render(sample_context(), template())
        begun = time.perf_counter()
        assert worker.render(sample_context(), template()) == first
        assert time.perf_counter() - begun < 5.0  # a new process would have to load everything


def test_worker_survives_every_kind_of_bad_template() -> None:
    endless = (
        "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}"
        "{% endfor %}{% endfor %}{% endfor %}"
    )
    swelling = (
        "{% set n = namespace(x='0123456789abcdef') %}"
        "{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}<p>{{ n.x }}</p>"
    )
    with RenderWorker(seconds=1.5, memory=700_000_000) as worker:
        with pytest.raises(BriefgenError, match="line 1"):
            worker.render(sample_context(), replace(template(), source="{{ nothing }}"))
        with pytest.raises(BriefgenError, match="did not come to an end"):
            worker.render(sample_context(), replace(template(), source=endless))
        with pytest.raises(BriefgenError, match=r"memory|broke off|come to an end"):
            worker.render(sample_context(), replace(template(), source=swelling))
        assert worker.render(sample_context(), template()).blocks


def test_worker_can_be_cancelled_and_used_again() -> None:
    def cancel(text: str, share: float) -> None:
        assert text
        assert 0.0 <= share <= 1.0
        raise Cancelled

    endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    with RenderWorker() as worker:
        with pytest.raises(Cancelled):
            worker.render(sample_context(), replace(template(), source=endless), cancel)
        assert worker.render(sample_context(), template()).blocks
    worker.close()
