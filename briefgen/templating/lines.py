"""Marking each tag of a template with its line, before Jinja runs.

The rendered text has other lines than the template, so a fault that the XML reader or the
dialect finds would be told at a useless place. Each opening tag therefore carries the line that
its author wrote, through loops, macros and imports, in an attribute that the dialect takes away.
"""

import re

ATTRIBUTE = "_line"

# Jinja's own parts (whose strings may hold what looks like a tag or an end), XML comments, tags.
_JINJA_INSIDE = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'])*?"""
_PARTS = re.compile(
    rf"\{{#.*?#\}}|\{{%{_JINJA_INSIDE}%\}}|\{{\{{{_JINJA_INSIDE}\}}\}}|<!--.*?-->"
    r"|<(?P<tag>[A-Za-z][\w.-]*)",
    re.DOTALL,
)
_MARK = re.compile(rf'{ATTRIBUTE}="([^"<>]*)"')


def mark_lines(source: str, file: str = "") -> str:
    """Return the Jinja source with every opening tag marked; line breaks stay where they were.

    Args:
        source: Jinja source that writes the dialect.
        file: name of the file, "" for the main one; it goes into the mark.
    """
    prefix = f"{file}:" if file else ""
    pieces: list[str] = []
    done, line, counted = 0, 1, 0
    for part in _PARTS.finditer(source):
        if part["tag"] is None:
            continue
        line += source.count("\n", counted, part.start())
        counted = part.start()
        pieces += (source[done : part.end()], f' {ATTRIBUTE}="{prefix}{line}"')
        done = part.end()
    pieces.append(source[done:])
    return "".join(pieces)


def place_before(rendered: str, line: int, column: int) -> str:
    """Return the mark of the last tag before a place of the rendered text, "" if none.

    Args:
        rendered: what Jinja wrote.
        line: line in it, from 1.
        column: column in that line, from 1.
    """
    start = 0
    for _ in range(line - 1):
        found = rendered.find("\n", start)
        if found < 0:
            break
        start = found + 1
    marks = _MARK.findall(rendered, 0, min(len(rendered), start + max(column, 1)))
    return marks[-1] if marks else ""
