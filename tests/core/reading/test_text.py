"""Plain text and Markdown: encodings, characters, line breaks."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from briefgen.errors import BriefgenError
from briefgen.reading.cleaning import clean, unwrap
from briefgen.reading.decoding import decode
from briefgen.reading.dispatch import read_source
from briefgen.reading.reader import read_text
from briefgen.reading.source import Source

SENTENCE = "Die Präsidentin sagte „Übermut“ über die Brücke – naïve Pläne, meint Garçon."
RUSSIAN = "Министры сказали, что встретятся ещё раз до конца года, чтобы говорить о мосте. " * 4


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_encodings_are_read_without_notice(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == (SENTENCE, "")


def test_old_encodings_are_read_with_a_notice() -> None:
    text, notice = decode((SENTENCE * 5).encode("cp1252"))
    assert text == SENTENCE * 5
    assert "does not say its encoding" in notice
    text, notice = decode(RUSSIAN.encode("cp1251"))
    assert text == RUSSIAN
    assert notice


def test_a_declared_encoding_is_used() -> None:
    assert decode("“naïve”".encode("cp1252"), "iso-8859-1")[0] == "“naïve”"


UKRAINIAN = "Міністри дев’яти держав домовилися, що вони ділитимуть сховища, і «це вирішено». " * 4
GREEK = "Άλλα κράτη ζητούν περισσότερο χρόνο, και η συμφωνία θα ισχύει από τον Νοέμβριο. " * 4
PAGE = "<html><head><script>var by = 'the user';</script></head><body>{}<p>All by us.</body>"


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (UKRAINIAN, "cp1251", "utf-8"),
        (UKRAINIAN, "cp1251", "iso-8859-1"),
        (UKRAINIAN, "cp1251", "koi8-u"),
        (GREEK, "iso8859_7", "iso-8859-1"),
        (GREEK, "iso8859_7", ""),
    ],
)
def test_a_wrongly_declared_encoding_is_seen_and_told(
    text: str, encoding: str, declared: str
) -> None:
    page = PAGE.format(text)
    read, notice = decode(page.encode(encoding), declared)
    assert read == page
    assert encoding in notice
    assert declared in notice


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_read_in_any_script(encoding: str) -> None:
    for text in (UKRAINIAN, GREEK):
        assert decode(text.encode(encoding)) == (text, "")


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    data = (SENTENCE * 20).encode() + b"\xff" + SENTENCE.encode()
    text, notice = decode(data)
    assert text.count("„Übermut“") == 21
    assert "could not be read" in notice


def test_binary_data_is_told() -> None:
    with pytest.raises(BriefgenError, match="is not text"):
        decode(bytes(range(256)) * 20, name="a.txt")


def test_characters_are_kept_and_what_is_removed_is_told() -> None:
    text, notices = clean(
        "a\x00b\x07 “c”\u202ed\u202c e\u00ad\u200bf\r\n\r\n  g\u00a0h \t\ni\ud800"
    )
    assert text == "ab “c”d ef\ng\u00a0h\ni\ufffd"
    assert any("2 control" in notice for notice in notices)
    assert any("2 marks" in notice for notice in notices)


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_clean_is_idempotent_and_encodable(text: str) -> None:
    cleaned, _ = clean(text)
    assert clean(cleaned) == (cleaned, ())
    cleaned.encode("utf-8")
    assert "\n\n" not in cleaned
    assert cleaned == cleaned.strip()


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_text_or_a_message(data: bytes) -> None:
    for name in ("a.txt", "a.md", "a.html", "a.eml", "a.rtf", "a.ris", "a.bib", "a.json"):
        try:
            for article in read_source(Source(name, data)).articles:
                assert article.text.encode("utf-8").decode("utf-8") == article.text
        except BriefgenError:
            continue  # a message of its own is fine; any other exception is not


def test_hard_wrapped_paragraphs_are_joined_and_lists_are_not() -> None:
    wrapped = (
        "The ministers of the coast states met on Thursday to talk about\n"
        "the shared reserve, “which nobody wanted a year ago and which\n"
        "everybody wants now,” as one of them put it in the corridor on\n"
        "the way out.\n\n"
        "They will meet again in June, in a town that is still to be\n"
        "chosen."
    )
    joined, changed = unwrap(wrapped)
    assert changed
    assert "which everybody wants now,” as one" in joined
    assert joined.count("\n\n") == 1
    listed = "Points\n\n- bread\n- salt\n- water and wine\n\n- oil\n- corn\n- rye"
    assert unwrap(listed) == (listed, False)


def test_markdown_gives_words_only() -> None:
    source = (
        '---\ntitle: "A plan"\nauthor: Ann Lee and Bo Ray\ndate: 2023-06-15\nsource: Courier\n---\n'
        "# A plan\n\nThe *very* **bold** [plan](https://x.example/a_(b)) of\nthe `state`.\n\n"
        "> “Quoted,” she said.\n\n![map](m.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "snake_case_name and 2 * 3 * 4\n"
    )
    article = read_source(Source("a.md", source.encode())).articles[0]
    assert article.text.split("\n") == [
        "A plan",
        "The very bold plan of the state.",
        "“Quoted,” she said.",
        "a | b",
        "1 | 2",
        "snake_case_name and 2 * 3 * 4",
    ]
    assert article.read.title == "A plan"
    assert article.read.authors == ("Ann Lee", "Bo Ray")
    assert article.read.published.isoformat() == "2023-06-15"
    assert article.origin_of("published") == "front matter “date”"


def test_pasted_text_may_bring_its_html() -> None:
    article = read_text("Title\nOne. Two.", html="<h1>Title</h1><p>One.</p><p>Two.</p>")
    assert article.text == "Title\nOne.\nTwo."
    assert article.read.title == "Title"
    for empty in ("<h1></h1>", "<!-- -->", "<h1><img src='x'></h1><p>Words.</p>"):
        assert read_text("Words.", html=empty).text == "Words."
    assert read_text("Line one is here\nand two").text == "Line one is here\nand two"
    with pytest.raises(BriefgenError, match="no text"):
        read_text("  \n ")


def test_same_text_has_the_same_key() -> None:
    assert read_text("A\r\n\r\nb c").key == read_text("A\nb c  ").key
