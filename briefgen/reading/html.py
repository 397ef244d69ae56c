"""Saved web pages to drafts: own clean-up and metadata, trafilatura for the article's text.

trafilatura is asked for text only. Its metadata reading costs 25 s for a 0.2 MB JSON-LD script and
gives a date to nearly every page without one, so `page_metadata` does that part.
"""

import logging
import re
from typing import TYPE_CHECKING

from briefgen.reading.cleaning import one_line
from briefgen.reading.decoding import decode
from briefgen.reading.furniture import drop_furniture
from briefgen.reading.page_metadata import disagreement, page_facts
from briefgen.reading.source import Draft, Fact, Reading, Source, unreadable
from briefgen.reading.top_lines import read_top, without_heading_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_PAGE = 16_000_000  # characters that remain without scripts, styles and embedded files
_MOST_ELEMENTS = 150_000
_ENOUGH_TEXT = 200  # characters; less is not taken for an article without a second look

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w\-]+)", re.IGNORECASE)
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


def read_html(source: Source) -> Reading:
    """Return the one article of a saved web page.

    Raises:
        BriefgenError: no text, or too large for a page.
    """
    head = _CHARSET.search(source.data[:4096])
    declared = head[1].decode("ascii", "replace") if head else ""
    markup, notice = decode(source.data, declared, source.name)
    draft = page_draft(markup, source.name, source.facts)
    return Reading((_with_notice(draft, notice),))


def page_draft(markup: str, name: str, known: tuple[Fact, ...] = ()) -> Draft:
    """Return the draft of a page's markup.

    Args:
        markup: the page as text.
        name: what the page is called in messages.
        known: facts from outside, such as the address in a web archive; they come first.

    Raises:
        BriefgenError: no text, or too large for a page.
    """
    tree = parse_page(markup, name)
    facts = page_facts(tree, markup[:4000], known)
    notices = [note for note in (disagreement(facts),) if note]
    titles = [str(fact.value) for fact in facts if fact.field == "title"]
    for script in list(tree.iter("script")):
        script.drop_tree()
    paragraphs = drop_furniture(_article(tree), titles)
    if sum(map(len, paragraphs)) < _ENOUGH_TEXT:
        whole = drop_furniture(_lines(tree.find("body") if tree.find("body") is not None else tree))
        if sum(map(len, whole)) > 2 * sum(map(len, paragraphs)):
            paragraphs = whole
            notices.append("No article was recognised on the page; all of its text was taken.")
    if not paragraphs:
        raise unreadable(
            f"No text was found in the web page “{name}”.",
            "Open it in a browser, copy the article's text and paste it.",
        )
    facts += read_top("\n".join(paragraphs[:12]), titled=False)
    text = "\n".join(without_heading_lines(paragraphs))
    return Draft(text, tuple(facts), "text/html", tuple(notices))


def html_to_text(markup: str, name: str) -> str:
    """Return all text of a piece of HTML (a mail, a feed entry), block by block.

    Raises:
        BriefgenError: too large.
    """
    tree = parse_page(markup, name)
    for script in list(tree.iter("script")):
        script.drop_tree()
    body = tree.find("body")
    return "\n".join(_lines(tree if body is None else body))


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
    tree, too_deep = _parsed(markup)
    if too_deep:  # libxml2 stops at depth 256 and drops the rest: read it without its boxes
        tree, _ = _parsed(_WRAPPERS.sub("\n", markup))
    return tree


def _parsed(markup: str) -> "tuple[HtmlElement, bool]":
    """Return the tree of markup, and whether it is nested more deeply than the parser goes."""
    import lxml.html

    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    data = markup.encode("utf-8", "replace")
    tree = lxml.html.document_fromstring(data, parser=parser, ensure_head_body=True)
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


def _article(tree: "HtmlElement") -> list[str]:
    """Return the article's paragraphs as trafilatura finds them, [] if it finds none."""
    if tree.xpath("count(//*)") > _MOST_ELEMENTS:
        return []  # so large that no heuristics should walk it
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    for text in tree.xpath(_WITH_BLANKS):  # trafilatura makes a plain blank of every other one
        element, words = text.getparent(), text.translate(_STORABLE)
        if text.is_tail:
            element.tail = words
        else:
            element.text = words
    found = bare_extraction(tree, include_comments=False, favor_precision=True, with_metadata=False)
    body = getattr(found, "body", None)
    return [] if body is None else [line.translate(_SHOW_BLANKS) for line in _lines(body)]


def _lines(tree: "HtmlElement") -> list[str]:
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
    lines = (re.sub(r"[ \t]{2,}", " ", line).strip(" \t") for line in "".join(pieces).split("\n"))
    return [line for line in lines if line.strip(" |\xa0")]


def _collapse(text: str | None) -> str:
    """Return text with runs of white space as one blank, as a browser shows it; NBSP stays."""
    return re.sub(r"[ \t\r\n\f]+", " ", text) if text else ""


def _with_notice(draft: Draft, notice: str) -> Draft:
    if not notice:
        return draft
    return Draft(draft.text, draft.facts, draft.media_type, (*draft.notices, notice), draft.name)


def pasted_draft(markup: str, text: str, name: str) -> Draft:
    """Return the draft of a pasted piece of a page; the plain text where the HTML gives less.

    Everything that was selected is taken: the analyst chose it.

    Raises:
        BriefgenError: too large.
    """
    from_markup = html_to_text(markup, name)
    words = len("".join(from_markup.split()))
    chosen = from_markup if words >= 0.9 * len("".join(text.split())) else text
    headings = re.findall(r"<h1\b[^>]*>(.*?)</h1>", markup[:200_000], re.DOTALL | re.IGNORECASE)
    facts = [*_saved_source(markup)]
    if len(headings) == 1:
        facts.append(Fact("title", one_line(html_to_text(headings[0], name)), "pasted heading"))
    return Draft(chosen, tuple(facts), "text/html", prose=True)


def _saved_source(markup: str) -> list[Fact]:
    """Return the address that Windows' clipboard format gives for a pasted piece."""
    match = re.search(r"^SourceURL:(https?://\S+)", markup[:2000], re.MULTILINE)
    return [Fact("url", match[1], "address of the page it was copied from")] if match else []
