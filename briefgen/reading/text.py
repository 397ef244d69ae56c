"""Plain text and Markdown to drafts."""

import re

from briefgen.reading.cleaning import unwrap
from briefgen.reading.decoding import decode
from briefgen.reading.printed_dates import read_day
from briefgen.reading.source import Draft, Fact, Reading, Source, unreadable
from briefgen.reading.top_lines import split_authors

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<body>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEYS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "source": "outlet",
    "outlet": "outlet",
    "publication": "outlet",
    "site": "outlet",
    "url": "url",
    "link": "url",
    "lang": "language",
    "language": "language",
}
_INLINE = (
    (re.compile(r"!\[[^\]\n]{0,1000}\]\([^)\n]{0,2000}\)"), ""),  # images
    (
        re.compile(r"\[([^\[\]\n]{1,1000})\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)"),
        r"\1",
    ),  # links
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"(?<![\w*])(\*\*\*|\*\*|\*)(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(___|__|_)(?=\S)([^_\n]+?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"~~(?=\S)([^~\n]+?)~~"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])"), r"\1"),
)
_LINE_START = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+|[*+\-][ \t]+|```.*$|~~~.*$)")
_RULES = re.compile(r"^[ \t]*(?:[-*_=][ \t]*){3,}$", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*$", re.MULTILINE)


def read_plain(source: Source) -> Reading:
    """Return the one article of a text file; hard line breaks inside paragraphs are joined.

    Raises:
        BriefgenError: the bytes are no text.
    """
    text, notice = decode(source.data, name=source.name)
    text, joined = unwrap(text)
    notices = [notice] if notice else []
    if joined:
        notices.append("Line breaks inside paragraphs were joined.")
    return Reading((Draft(text, source.facts, "text/plain", tuple(notices), prose=True),))


def read_markdown(source: Source) -> Reading:
    """Return the one article of a Markdown file, its front matter as metadata.

    Raises:
        BriefgenError: the bytes are no text.
    """
    text, notice = decode(source.data, name=source.name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    facts = list(source.facts)
    if match := _FRONT_MATTER.match(text):
        facts += _front_matter(match["body"])
        text = text[match.end() :]
    if heading := re.search(r"^#[ \t]+(?P<title>\S.*?)[ \t#]*$", text, re.MULTILINE):
        facts.append(Fact("title", _plain_line(heading["title"]), "first heading"))
    if not text.strip():
        raise unreadable(f"“{source.name}” holds no text.")
    body = markdown_to_text(text)
    return Reading(
        (Draft(body, tuple(facts), "text/markdown", (notice,) * bool(notice), prose=True),)
    )


def markdown_to_text(text: str) -> str:
    """Return the words of a Markdown text: marks go, soft line breaks in paragraphs are joined."""
    text = _TABLE_RULE.sub("", _RULES.sub("", text))
    blocks: list[str] = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines: list[str] = []
        for line in block.split("\n"):
            words = _LINE_START.sub("", line)
            starts = words != line or line.lstrip().startswith("|")
            starts = starts or bool(re.match(r"[ \t]*\d+[.)][ \t]", line))
            ended = bool(lines) and lines[-1].endswith(("  ", "\\"))
            if lines and not starts and not ended:
                lines[-1] = f"{lines[-1].rstrip()} {words.strip()}"
            elif words.strip():
                lines.append(words)
            elif starts and line.lstrip().startswith(">"):
                lines.append("")
        blocks.append("\n".join(_plain_line(line) for line in lines))
    return "\n\n".join(blocks)


def _plain_line(line: str) -> str:
    line = line.rstrip()
    if line.startswith("|") and line.endswith("|"):
        line = line.strip("|").strip()
    for pattern, by in _INLINE:
        line = pattern.sub(by, line)
    return line.removesuffix("\\")


def _front_matter(body: str) -> list[Fact]:
    """Return the simple `key: value` lines of a YAML front matter; the rest is left alone."""
    facts: list[Fact] = []
    for line in body.split("\n"):
        key, colon, raw = line.partition(":")
        field = _KEYS.get(key.strip().lower())
        value = raw.strip().strip("\"'")
        if not colon or not field or not value:
            continue
        place = f"front matter “{key.strip()}”"
        if field == "published":
            if day := read_day(value):
                facts.append(Fact("published", day, place))
        elif field == "authors":
            names = split_authors(value.strip("[]").replace('"', "").replace("'", "’"))
            facts.append(Fact("authors", names, place))
        elif field != "url" or value.startswith(("http://", "https://")):
            facts.append(Fact(field, value, place))  # type: ignore[arg-type]
    return facts
