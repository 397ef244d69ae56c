"""From a context to a Document: Jinja writes the dialect, the dialect reader makes blocks."""

import re
import traceback
from collections.abc import Mapping
from dataclasses import replace

from jinja2 import Template
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError

from briefgen.errors import BriefgenError
from briefgen.model.collecting import uncollected
from briefgen.model.context import BriefContext, QuoteLine
from briefgen.model.document import Document
from briefgen.model.template import BriefTemplate
from briefgen.templating.dialect import read_dialect
from briefgen.templating.environment import make_environment, plain_words, refuse_unescaped
from briefgen.templating.faults import MAIN_FILE, template_fault
from briefgen.templating.lines import mark_lines
from briefgen.templating.translating import printed_in, translated, translations
from briefgen.templating.wording import (
    colon_of,
    comma_of,
    quotation,
    quoted,
    semicolon_of,
    unbroken,
)

SOURCE_SUFFIX = ".j2"
LARGEST_SOURCE = 400_000
"""The longest source of a template, in characters."""
LARGEST_OUTPUT = 20_000_000
"""The longest text that a template may write, in characters."""

_PLACE = re.compile(r"\{\w+\}")
_AUTHORS_ERRORS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
)
"""What a template's own words can raise while it is printed."""


class Engine:
    """A template, compiled once and printed many times."""

    def __init__(self, template: BriefTemplate) -> None:
        """Compile the template.

        Raises:
            BriefgenError: its source is not Jinja, or asks for what a template may not have.
        """
        self._template = template
        self._language = template.language
        self._words: Mapping[str, str] = {}
        self._labels = dict(template.labels)
        self._titles = {str(part.kind): part.title for part in template.parts}
        sources = _sources(template)
        marked = {
            name: mark_lines(source, "" if name == MAIN_FILE else name)
            for name, source in sources.items()
        }
        environment = make_environment(
            marked,
            {
                "label": self._label,
                "title": self._title,
                "prints": self._prints,
                "matrix_form": self._matrix_form,
                "quotation": self._quotation,
                "quoted": self._quoted,
                "comma": self._comma,
                "colon": self._colon,
                "semicolon": self._semicolon,
            },
            {"unbroken": self._unbroken},
        )
        try:
            for name, source in sources.items():
                refuse_unescaped(environment, source, name)
            self._compiled: Template = environment.get_template(MAIN_FILE)
        except TemplateSyntaxError as error:
            raise self._syntax_fault(error) from None
        except (SyntaxError, RecursionError, ValueError, OverflowError, MemoryError) as error:
            # Jinja's own parser, or Python's of what Jinja wrote, gave up.
            what = f"it is nested too deeply to be read ({type(error).__name__})"
            raise self._fault("", what) from error

    def document(self, context: BriefContext) -> Document:
        """Return the brief as a Document.

        Raises:
            BriefgenError: the template asks for something that is not there, writes what is not
                in the dialect, or writes too much; with its line.
        """
        self._language = printed_in(self._template.language, context.language)
        self._words = translations(self._template.language, self._language)
        shown = replace(context, kicker=translated(context.kicker, self._words))
        rendered = self._write(shown)
        with uncollected():
            return read_dialect(rendered, shown, self._template)

    def _write(self, context: BriefContext) -> str:
        pieces: list[str] = []
        size = 0
        try:
            for piece in self._compiled.generate(brief=context):
                size += len(piece)
                if size > LARGEST_OUTPUT:
                    raise self._fault("", f"it writes more than {LARGEST_OUTPUT:,} characters")
                pieces.append(piece)
        except BriefgenError:
            raise
        except TemplateSyntaxError as error:
            raise self._syntax_fault(error) from None
        except TemplateNotFound as error:
            what = f"it imports “{error.name}”, which is not among its files"
            raise self._fault(self._place(error), what) from None
        except RecursionError as error:
            raise self._fault(self._place(error), "a macro calls itself without end") from None
        except _AUTHORS_ERRORS as error:
            what = plain_words(str(error)) or type(error).__name__
            raise self._fault(self._place(error), what) from error
        return "".join(pieces)

    def _fault(self, place: str, what: str) -> BriefgenError:
        return template_fault(self._template.name, place, what)

    def _syntax_fault(self, error: TemplateSyntaxError) -> BriefgenError:
        prefix = "" if error.name in (None, MAIN_FILE) else f"{error.name}:"
        return self._fault(f"{prefix}{error.lineno}", plain_words(error.message or ""))

    def _place(self, error: BaseException) -> str:
        """Return the innermost place in the template's own files that the error passed."""
        place = ""
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.endswith(SOURCE_SUFFIX):
                file = "" if frame.filename == MAIN_FILE else f"{frame.filename}:"
                place = f"{file}{frame.lineno}"
        return place

    # what a template can call

    def _label(self, key: str, **values: object) -> str:
        """Return a word in the brief's language, with {names} filled in."""
        if key not in self._labels:
            raise LookupError(f"there is no label “{key}” under [labels] in template.toml")
        filled = {f"{{{name}}}": str(value) for name, value in values.items()}
        text = translated(self._labels[key], self._words)
        return _PLACE.sub(lambda place: filled.get(place[0], place[0]), text)

    def _title(self, kind: str) -> str:
        """Return the title of a part, as template.toml has it, in the brief's language."""
        if kind not in self._titles:
            raise LookupError(f"template.toml has no [[parts]] of the kind “{kind}”")
        return translated(self._titles[kind], self._words)

    def _comma(self) -> str:
        return comma_of(self._language)

    def _colon(self) -> str:
        return colon_of(self._language)

    def _semicolon(self) -> str:
        return semicolon_of(self._language)

    def _unbroken(self, text: str) -> str:
        return unbroken(text, self._language)

    def _prints(self, kind: str) -> bool:
        """Return whether template.toml lists a part."""
        return kind in self._titles

    def _matrix_form(self) -> str:
        """Return how template.toml wants the positions: "table", "drawing" or "both"."""
        return str(self._template.matrix)

    def _quotation(self, quote: QuoteLine) -> object:
        return quotation(quote, self._language)

    def _quoted(self, text: str, spoken_in: str = "") -> object:
        return quoted(text, self._language, spoken_in)


def _sources(template: BriefTemplate) -> dict[str, str]:
    sources = {MAIN_FILE: template.source}
    for file in template.files:
        if file.name.endswith(SOURCE_SUFFIX):
            sources[file.name] = file.data.decode("utf-8", "replace")
    for name, source in sources.items():
        if len(source) > LARGEST_SOURCE:
            what = f"its file {name} is longer than {LARGEST_SOURCE:,} characters"
            raise template_fault(template.name, "", what)
    return sources
