"""Saved web pages to drafts: own clean-up and metadata, trafilatura for the article's text.

trafilatura is asked for text only. Its metadata reading costs 25 s for a 0.2 MB JSON-LD script and
gives a date to nearly every page without one, so `page_metadata` does that part.
"""

import logging
import re
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError
from briefgen.reading.cleaning import one_line
from briefgen.reading.decoding import decode
from briefgen.reading.furniture import drop_furniture
from briefgen.reading.page_metadata import disagreement, page_facts
from briefgen.reading.page_tree import (
    drop_repeated_quotes,
    drop_scripts,
    drop_surroundings,
    hide_blanks,
    parse_page,
    text_lines,
)
from briefgen.reading.source import CUT_OFF, Draft, Fact, Reading, Source, unreadable
from briefgen.reading.top_lines import read_top, without_heading_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ELEMENTS = 150_000
_ENOUGH_TEXT = 200  # characters; less is not taken for an article without a second look

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w\-]+)", re.IGNORECASE)


def read_html(source: Source) -> Reading:
    """Return the one article of a saved web page.

    Raises:
        BriefgenError: no text, or too large for a page.
    """
    head = _CHARSET.search(source.data[:4096])
    declared = head[1].decode("ascii", "replace") if head else ""
    markup, notice = decode(source.data, declared, source.name)
    draft = page_draft(markup, source.name, source.facts)
    return Reading((_with_notice(_with_notice(draft, notice), _cut_off(markup)),))


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
    drop_surroundings(tree)
    drop_repeated_quotes(tree)
    paragraphs = drop_furniture(_article(tree), [*titles, *map(_without_site, titles)])
    if sum(map(len, paragraphs)) < _ENOUGH_TEXT:
        whole = drop_furniture(
            text_lines(tree.find("body") if tree.find("body") is not None else tree)
        )
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


def _without_site(title: str) -> str:
    """Return a page's title without the site's name that may end it, "" if little remains."""
    first = re.split(r"\s[|–—·•-]\s", title)[0]
    return first if len(first.split()) > 2 else ""


def html_to_text(markup: str, name: str) -> str:
    """Return all text of a piece of HTML (a mail, a feed entry), block by block.

    Raises:
        BriefgenError: too large.
    """
    tree = parse_page(markup, name)
    drop_scripts(tree)
    body = tree.find("body")
    return "\n".join(text_lines(tree if body is None else body))


def _article(tree: "HtmlElement") -> list[str]:
    """Return the article's paragraphs as trafilatura finds them, [] if it finds none."""
    if tree.xpath("count(//*)") > _MOST_ELEMENTS:
        return []  # so large that no heuristics should walk it
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    hide_blanks(tree)
    found = bare_extraction(tree, include_comments=False, favor_precision=True, with_metadata=False)
    body = getattr(found, "body", None)
    return [] if body is None else text_lines(body)


def _cut_off(markup: str) -> str:
    """Return a notice if a page ends in the middle, as a broken download does, else ""."""
    end = markup[-4_000:].rstrip().lower()
    if end.endswith(">") or "</body" in end or "</html" in end:
        return ""
    return CUT_OFF if "<html" in markup[:4_000].lower() else ""


def _with_notice(draft: Draft, notice: str) -> Draft:
    if not notice:
        return draft
    return Draft(draft.text, draft.facts, draft.media_type, (*draft.notices, notice), draft.name)


def pasted_draft(markup: str, text: str, name: str) -> Draft:
    """Return the draft of a pasted piece of a page; the plain text where the HTML gives less.

    Everything that was selected is taken: the analyst chose it.
    """
    try:
        from_markup = html_to_text(markup, name)
    except BriefgenError:  # only marks, no words: the plain text has what there is
        from_markup = ""
    words = len("".join(from_markup.split()))
    chosen = from_markup if words >= 0.9 * len("".join(text.split())) else text
    headings = re.findall(r"<h1\b[^>]*>(.*?)</h1>", markup[:200_000], re.DOTALL | re.IGNORECASE)
    facts = [*_saved_source(markup)]
    if len(headings) == 1 and re.sub(r"<[^<>]*>", "", headings[0]).strip():
        facts.append(Fact("title", one_line(html_to_text(headings[0], name)), "pasted heading"))
    return Draft(chosen, tuple(facts), "text/html", prose=True)


def _saved_source(markup: str) -> list[Fact]:
    """Return the address that Windows' clipboard format gives for a pasted piece."""
    match = re.search(r"^SourceURL:(https?://\S+)", markup[:2000], re.MULTILINE)
    return [Fact("url", match[1], "address of the page it was copied from")] if match else []
