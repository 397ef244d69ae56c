"""Feeds and references: made and read back."""

import json
from datetime import date

import pytest

from briefgen.errors import BriefgenError
from briefgen.model.library import REFERENCE_TYPES
from briefgen.reading.dispatch import read_source
from briefgen.reading.limits import Limits
from briefgen.reading.source import Source

QUOTE = "“We will keep the co-operation going,” the minister said in Larnvik on Monday."

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Harbour Courier</title><language>en-gb</language>
<item><title>Bridge &amp; talks</title><link>https://courier.example/a</link>
<pubDate>Fri, 16 Jun 2023 09:00:00 +0200</pubDate><author>ann@courier.example (Ann Lee)</author>
<description>Short.</description>
<content:encoded><![CDATA[<p>%s</p><p>Read also: <a href="/x">More</a></p>]]></content:encoded>
</item>
<item><title>Second&nbsp;story</title><description>Just a summary of it.</description></item>
</channel></rss>"""


def read(name: str, data: str):
    return read_source(Source(name, data.encode()))


def test_feeds() -> None:
    first, second = read("a.rss", RSS % (QUOTE * 10)).articles
    assert first.text == QUOTE * 10
    assert first.read.title == "Bridge & talks"
    assert first.read.outlet == "The Harbour Courier"
    assert first.read.authors == ("Ann Lee",)
    assert first.read.published == date(2023, 6, 16)
    assert first.read.url == "https://courier.example/a"
    assert first.notices == ()
    assert "Only the feed's summary" in second.notices[0]
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>T</title>'
        '<link rel="alternate" href="https://courier.example/b"/><published>2023-06-15T10:00:00Z'
        "</published><author><name>Ann Lee</name></author><content type='xhtml'>"
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>'
    )
    article = read("a.atom", atom).articles[0]
    assert article.text == "One.\nTwo."
    assert article.read.url == "https://courier.example/b"
    with pytest.raises(BriefgenError, match="not a news feed"):
        read("a.xml", "<notes><p>hello</p></notes>")


def test_json_feed_and_references() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": [
        {"id": "1", "title": "T one", "content_html": f"<p>{QUOTE}</p>",
         "date_published": "2023-06-15T00:00:00Z", "authors": [{"name": "Ann Lee"}]}]}  # fmt: skip
    article = read("a.json", json.dumps(feed)).articles[0]
    assert (article.text, article.read.authors) == (QUOTE, ("Ann Lee",))
    csl = [{"type": "article-newspaper", "title": "A <i>plan</i>", "container-title": "Courier",
            "author": [{"family": "Lee", "given": "Ann"}], "issued": {"date-parts": [[2023, 6, 5]]},
            "URL": "https://courier.example/a", "abstract": "About it."}]  # fmt: skip
    ris = (
        "TY  - NEWS\nTI  - A plan\nAU  - Lee, Ann\nDA  - 2023/06/05/\nT2  - Courier\n"
        "UR  - https://courier.example/a\nAB  - About it.\nER  - \n"
    )
    bibtex = (
        '@article{lee,\n  title = {A {plan}},\n  author = "Lee, Ann",\n  date = {2023-06-05},\n'
        "  journal = {Courier}, url = {https://courier.example/a}, abstract = {About it.}\n}\n"
    )
    for name, data in (("a.json", json.dumps(csl)), ("a.ris", ris), ("a.bib", bibtex)):
        article = read(name, data).articles[0]
        assert article.text == "A plan\nAbout it.", name
        assert article.read.authors == ("Ann Lee",)
        assert article.read.published == date(2023, 6, 5)
        assert article.read.outlet == "Courier"
        assert article.read.url == "https://courier.example/a"
        assert article.media_type in REFERENCE_TYPES


ZOTERO = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/">
 <bib:Article rdf:about="https://courier.example/bridge"><z:itemType>newspaperArticle</z:itemType>
  <dcterms:isPartOf><bib:Newspaper><dc:title>The Courier</dc:title></bib:Newspaper>
  </dcterms:isPartOf>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Lee</foaf:surname>
   <foaf:givenName>Ann</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <dc:title>Bridge talks resume</dc:title><dc:date>2024-03-05</dc:date>
  <z:language>en</z:language><dcterms:abstract>The sides met.</dcterms:abstract></bib:Article>
 <bib:Article rdf:about="#2"><z:itemType>journalArticle</z:itemType><dc:title>Rivers</dc:title>
  <dcterms:isPartOf rdf:resource="urn:issn:1"/><dc:date>Spring 2024</dc:date></bib:Article>
 <bib:Journal rdf:about="urn:issn:1"><dc:title>Hydrology</dc:title></bib:Journal>
 <bib:Document rdf:about="#3"><z:itemType>webpage</z:itemType></bib:Document>
 <z:Attachment rdf:about="#4"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title>
 </z:Attachment>
</rdf:RDF>"""


def test_entries_beyond_the_limit_are_told() -> None:
    source = Source("a.rss", (RSS % QUOTE).encode(), Limits(members=1))
    result = read_source(source)
    assert len(result.articles) == 1
    assert result.notices == ("1 entries after the first 1 were left out.",)


def test_zotero_rdf() -> None:
    result = read("mine.rdf", ZOTERO)
    first, second = result.articles
    assert first.read.title == "Bridge talks resume"
    assert first.read.outlet == "The Courier"
    assert first.read.authors == ("Ann Lee",)
    assert first.read.published == date(2024, 3, 5)
    assert first.read.url == "https://courier.example/bridge"
    assert first.media_type in REFERENCE_TYPES
    assert "The sides met." in first.text
    assert second.read.outlet == "Hydrology"
    assert second.read.published is None
    assert second.read.url == ""
    assert result.notices == ("1 reference without a title was left out.",)
    rss = ZOTERO[: ZOTERO.index(" <bib:Article")] + (
        f'<item xmlns="http://purl.org/rss/1.0/"><title>One</title><description>{QUOTE}'
        "</description></item></rdf:RDF>"
    )
    assert read("news.rdf", rss).articles[0].text == QUOTE
