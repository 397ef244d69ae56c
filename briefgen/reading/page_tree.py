"""The tree of a web page: junk out before parsing, its text line by line after."""

import re
from typing import TYPE_CHECKING

from briefgen.reading.cleaning import unwrap
from briefgen.reading.source import unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_PAGE = 16_000_000  # characters that remain without scripts, styles and embedded files
_EMBEDDED = re.compile(r"data:[\w/+.\-]{1,80};base64,[A-Za-z0-9+/=\s]{200,}")
_DROPPED = ("script", "style", "svg", "noscript", "template", "iframe")
_DROPPED_START = re.compile(rf"<({'|'.join(_DROPPED)})\b[^>]{{0,2000}}>", re.IGNORECASE)
_DROPPED_END = {tag: re.compile(rf"</{tag}\b[^>]{{0,100}}>", re.IGNORECASE) for tag in _DROPPED}
_BLOCKS = re.compile(
    r"p|head|item|quote|row|list|table|div|ab|h[1-6]|li|blockquote|tr|ul|ol|section|article|header|"
    r"footer|main|aside|figure|figcaption|pre|dd|dt|body|br|lb|hr|title|address|form|fieldset|nav|"
    r"details|summary"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CELLS = ("cell", "td", "th")
_BLANKS = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_WITH_BLANKS = f"//text()[translate(., '{_BLANKS}', '') != .]"
_HIDE_BLANKS = {ord(blank): 0xF8D0 + number for number, blank in enumerate(_BLANKS)}  # private use
_NO_XML = (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_STORABLE = {**dict.fromkeys(_NO_XML), **_HIDE_BLANKS}  # lxml refuses what XML has no room for
_SHOW_BLANKS = {hidden: blank for blank, hidden in _HIDE_BLANKS.items()}
_WRAPPERS = re.compile(
    r"</?(?:div|span|b|i|u|em|strong|font|center|section|blockquote|ul|ol|li)\b[^<>]*>",
    re.IGNORECASE,
)

# Quotation marks that browsers put around <q>, by language (CLDR delimiters); the rest as English.
_Q_MARKS = {"de": "„“", "cs": "„“", "pl": "„”", "fr": "«»", "uk": "«»", "ru": "«»", "el": "«»",
            "it": "«»", "es": "«»", "pt": "“”", "sv": "””", "fi": "””"}  # fmt: skip
_SURROUNDINGS = ("script", "nav", "aside", "footer", "menu", "button", "select", "dialog", "link")
_PULL_QUOTE = re.compile(r"\bpull[-_]?quote", re.IGNORECASE)
_MOST_PULL_QUOTES = 50
_LONG_PRE = 200  # characters; a shorter <pre> is a table or a line of code


def parse_page(markup: str, name: str) -> "HtmlElement":
    """Return the tree of a page without styles, drawings and embedded files.

    Raises:
        BriefgenError: too large, or nothing in it.
    """
    markup = _EMBEDDED.sub("", _CONTROLS.sub("", markup))
    markup = _without_elements(markup)
    if len(markup) > _LONGEST_PAGE:
        raise unreadable(
            f"“{name}” is too large for a web page ({len(markup) / 1e6:.0f} million characters).",
            "Copy the article's text in a browser and paste it.",
        )
    if not markup.strip():
        raise unreadable(f"The web page “{name}” is empty.")
    tree, too_deep = _parsed(markup, name)
    if too_deep:  # libxml2 stops at depth 256 and drops the rest: read it without its boxes
        tree, _ = _parsed(_WRAPPERS.sub("\n", markup), name)
    for script in list(tree.iter("script")):
        if "ld+json" not in script.get("type", "").lower():
            script.drop_tree()
    _write_out_quotes(tree)
    _split_preformatted(tree)
    return tree


def drop_surroundings(tree: "HtmlElement") -> None:
    """Take out what metadata was read from but what never holds an article: menus, side columns.

    trafilatura leaves these out too, but only after several walks over the whole tree.
    """
    for element in list(tree.iter(*_SURROUNDINGS)):
        if element.getparent() is not None:
            element.drop_tree()


def drop_repeated_quotes(tree: "HtmlElement") -> None:
    """Take out pull quotes whose words stand in the text as well: they would be quoted twice."""
    marked = [one for one in tree.xpath("//*[contains(@class, 'ull')]")
              if _PULL_QUOTE.search(one.get("class", ""))]  # fmt: skip
    words = " ".join(tree.text_content().split()) if marked else ""
    for element in marked[:_MOST_PULL_QUOTES]:
        own = " ".join(element.text_content().split())
        core = own.strip("“”„‘’«»\"' ")
        if core and words.count(core) > 1 and element.getparent() is not None:
            words = words.replace(own, "", 1)
            element.drop_tree()


def drop_scripts(tree: "HtmlElement") -> None:
    """Take the JSON-LD scripts, which `parse_page` leaves, out of a tree."""
    for script in list(tree.iter("script")):
        script.drop_tree()


def _write_out_quotes(tree: "HtmlElement") -> None:
    """Put the quotation marks that a browser shows for <q> into the text."""
    for quote in list(tree.iter("q")):
        language = next((one.get("lang") for one in [quote, *quote.iterancestors()]
                         if one.get("lang")), "en")  # fmt: skip
        marks = _Q_MARKS.get(language[:2].lower(), "“”")
        closing = marks[1]
        quote.text = marks[0] + (quote.text or "")
        if len(quote):
            quote[-1].tail = (quote[-1].tail or "") + closing
        else:
            quote.text += closing
        quote.drop_tag()


def _split_preformatted(tree: "HtmlElement") -> None:
    """Make paragraphs of a long <pre>: wire copy and mails stand in such."""
    for pre in list(tree.iter("pre")):
        words = str(pre.text_content())
        if len(words) < _LONG_PRE:
            continue
        joined, _ = unwrap(words)
        pre.tag = "div"
        for child in list(pre):
            pre.remove(child)
        pre.text = None
        for line in joined.split("\n"):
            if line.strip():
                paragraph = pre.makeelement("p")
                paragraph.text = line.strip()
                pre.append(paragraph)


def _parsed(markup: str, name: str) -> "tuple[HtmlElement, bool]":
    """Return the tree of markup, and whether it is nested more deeply than the parser goes."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    data = markup.encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except lxml.etree.ParserError as error:
        raise unreadable(
            f"No text was found in the web page “{name}”.", detail=str(error)
        ) from error
    return tree, any("xcessive depth" in error.message for error in parser.error_log)


def _without_elements(markup: str) -> str:
    """Return the markup without elements that hold no text, in linear time; unclosed ones stay."""
    pieces: list[str] = []
    position = 0
    unclosed: set[str] = set()
    while start := _DROPPED_START.search(markup, position):
        tag = start[1].lower()
        end = None if tag in unclosed else _DROPPED_END[tag].search(markup, start.end())
        if end is None or "ld+json" in start.group():
            unclosed |= {tag} if end is None else set()
            pieces.append(markup[position : start.end()])
            position = start.end()
            continue
        pieces.append(markup[position : start.start()])
        position = end.end()
    pieces.append(markup[position:])
    return "".join(pieces)


def hide_blanks(tree: "HtmlElement") -> None:
    """Put stand-ins for no-break and other special blanks, which trafilatura would make plain.

    `text_lines` puts the blanks back.
    """
    for text in tree.xpath(_WITH_BLANKS):
        element, words = text.getparent(), text.translate(_STORABLE)
        if text.is_tail:
            element.tail = words
        else:
            element.text = words


def text_lines(tree: "HtmlElement") -> list[str]:
    """Return the text of a tree, one line per block element, table cells joined by " | "."""
    from lxml import etree

    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        cell = element.tag in _CELLS
        if _BLOCKS.fullmatch(str(element.tag)):
            pieces.append("\n")
        if event == "start":
            pieces.append(_collapse(element.text))
        else:
            if cell and element.getnext() is not None:
                pieces.append(" | ")
            if element is not tree:
                pieces.append(_collapse(element.tail))
    text = "".join(pieces).translate(_SHOW_BLANKS)
    lines = (re.sub(r"[ \t]{2,}", " ", line).strip(" \t") for line in text.split("\n"))
    return [line for line in lines if line.strip(" |\xa0")]


def _collapse(text: str | None) -> str:
    """Return text with runs of white space as one blank, as a browser shows it; NBSP stays."""
    return re.sub(r"[ \t\r\n\f]+", " ", text) if text else ""
