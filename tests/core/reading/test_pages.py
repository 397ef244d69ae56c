"""Saved web pages: text and metadata as the data files beside them say."""

import tomllib
from pathlib import Path

import pytest

from briefgen.reading.dispatch import read_source
from briefgen.reading.furniture import drop_furniture
from briefgen.reading.source import Source

PAGES = Path(__file__).parents[2] / "cases" / "reading" / "pages"


def page(markup: str, name: str = "page.html"):
    return read_source(Source(name, markup.encode())).articles[0]


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_page_gives_the_text_and_the_facts_written_beside_it(path: Path) -> None:
    expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    article = read_source(Source(path.name, path.read_bytes())).articles[0]
    assert article.text.split("\n") == expected["text"]
    assert article.read.title == expected["title"]
    assert article.read.outlet == expected["outlet"]
    assert list(article.read.authors) == expected["authors"]
    assert article.read.published == expected.get("published")
    assert article.read.url == expected["url"]
    assert article.read.language == expected["language"]
    assert article.origin_of("published") == expected.get("published_origin", "")
    assert expected.get("notice", "") in " ".join(article.notices)


def test_quotation_marks_and_no_break_spaces_stay_as_they_are() -> None:
    quotes = "“one” ‘two’ „three“ «\u00a0four\u00a0» ”five” \"six\" 'seven' it’s"
    article = page(f"<html><body><article><p>{quotes} {'and more words here. ' * 30}</p></article>")
    assert quotes in article.text


@pytest.mark.parametrize("reference", ["&#11;", "&#xfffe;", "&#xd800;", "&#0;", "&#x1f;"])
def test_references_to_characters_that_are_none(reference: str) -> None:
    words = f"<p>One{reference}&#160;two. {'More words here. ' * 30}</p>"
    text = page(f"<html><body><article>{words}</article></body></html>").text
    assert text.replace("\ufffd", "").startswith("One\u00a0two.")


def test_quotes_that_the_browser_puts_in_marks_get_them() -> None:
    more = "More words here. " * 20
    body = f"<p>She said <q>we <b>go</b></q> and left. {more}</p><p lang='de'><q>Ja</q>, so.</p>"
    text = page(f"<html lang='en'><body><article>{body}</article></body></html>").text
    assert "She said “we go” and left." in text
    assert "„Ja“, so." in text


def test_preformatted_wire_copy_keeps_its_paragraphs() -> None:
    wrapped = (
        "DAY {}: The ministers of the coast states met on Thursday to talk\n"
        "about the shared reserve, “which nobody wanted a year ago and all\n"
        "of them want now,” as one of them put it in the corridor.\n\n"
    )
    copy = "".join(wrapped.format(number) for number in range(3))
    article = page(f"<html><body><pre>{copy}</pre></body></html>")
    assert article.text == wrapped.replace("\n", " ").strip().format(0) + "\n" + "\n".join(
        wrapped.replace("\n", " ").strip().format(number) for number in (1, 2)
    )


def test_a_page_without_an_article_gives_all_of_its_text_with_its_blanks() -> None:
    article = page("<html><body><div>Short\u00a0note, 5\u202f%.</div></body></html>")
    assert article.text == "Short\u00a0note, 5\u202f%."


def test_a_tag_inside_a_word_or_quote_adds_no_blank() -> None:
    words = (
        "<p>“We <b>wi</b>ll go,” <a href='/x'>she</a> said. " + "More words here. " * 30 + "</p>"
    )
    assert "“We will go,” she said." in page(f"<html><body>{words}</body></html>").text


def test_a_quote_that_sounds_like_a_pointer_is_kept() -> None:
    spoken = (
        "“Read more: that is what I tell every minister who asks me about the treaty,” she said."
    )
    assert drop_furniture([spoken, "Read more: Ten treaties"]) == [spoken]


def test_headline_byline_and_date_above_the_text_are_facts_not_text() -> None:
    body = "".join(f"<p>{number} {'words of a long paragraph ' * 12}.</p>" for number in range(5))
    head = "<p>By Ann Lee</p><p>16 June 2023</p><p>Published 2 hours ago</p><p>4 min read</p>"
    markup = "<html><head><meta property='og:title' content='A plan for the bridges'></head><body>"
    article = page(f"{markup}<article><h1>A plan for the bridges</h1>{head}{body}</article></body>")
    assert article.text.startswith("0 words of a long")
    assert article.read.authors == ("Ann Lee",)
    assert article.read.published.isoformat() == "2023-06-16"


def test_a_page_whose_file_name_says_text_is_read_as_page() -> None:
    article = page("<!DOCTYPE html><html><body><p>" + "Words of it. " * 40 + "</p>", "page.txt")
    assert article.media_type == "text/html"
    assert "<p>" not in article.text


def test_the_language_of_the_words_wins_over_a_wrong_attribute() -> None:
    text = "Міністри сказали, що вони зустрінуться ще раз до кінця року. " * 12
    article = page(f"<html lang='en'><body><p>{text}</p></body></html>")
    assert article.language == "uk"
    assert "says “en”" in article.origin_of("language")


def test_nothing_on_a_page_becomes_a_date_by_guessing() -> None:
    article = page("<html><body><p>" + "A vote was held on 3 May 2021 there. " * 20 + "</p></body>")
    assert article.published is None
    assert article.origin_of("published") == ""


def test_a_pull_quote_that_repeats_the_text_is_left_out_and_another_is_kept() -> None:
    words = "The bridge, she said, “will be finished by May, whatever the river does,” and left. "
    repeated = '<blockquote class="c-pullquote">“will be finished by May, whatever</blockquote>'
    other = '<blockquote class="pull-quote">“Nobody has asked the river.”</blockquote>'
    body = (
        f"<article><p>{words * 3}</p>{repeated}<p>{words}</p>{other}<p>{words[:30]}</p></article>"
    )
    text = page(f"<html><body>{body}</body></html>").text
    assert text.count("whatever") == 4
    assert "“Nobody has asked the river.”" in text


def test_a_title_with_the_site_s_name_is_still_the_title_of_the_text() -> None:
    words = "The minister spoke about the bridge, and nobody in the harbour was surprised. " * 5
    markup = (
        "<html><head><title>Bridge talks resume today - The Courier</title></head><body>"
        f"<div>Bridge talks resume today</div><div><p>{words}</p><p>{words}</p>"
        "<p>Quelle: dpa</p></div></body></html>"
    )
    assert page(markup).text.split("\n")[0].startswith("The minister spoke")
    assert "Quelle" not in page(markup).text
