"""Word, OpenDocument, RTF, references, feeds, mail, web archives: made and read back."""

import gzip
import io
import struct
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest
from made_compound_file import compound_file

from briefgen.errors import BriefgenError
from briefgen.reading.dispatch import read_source
from briefgen.reading.limits import Limits
from briefgen.reading.source import Source

QUOTE = "“We will keep the co-operation going,” the minister said in Larnvik on Monday."


def read(name: str, data: bytes | str):
    raw = data.encode() if isinstance(data, str) else data
    return read_source(Source(name, raw))


def make_docx() -> bytes:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.core_properties.author = "Ann Lee"
    document.add_paragraph("Bridge talks resume in Oberau")
    paragraph = document.add_paragraph(QUOTE)
    deleted = f"<w:del {nsdecls('w')} w:id='1'><w:r><w:delText>gone</w:delText></w:r></w:del>"
    added = (
        f"<w:ins {nsdecls('w')} w:id='2'><w:r><w:t xml:space='preserve'> Added.</w:t></w:r></w:ins>"
    )
    paragraph._p.append(parse_xml(deleted))
    paragraph._p.append(parse_xml(added))
    hidden = document.add_paragraph().add_run("hidden words")
    hidden.font.hidden = True
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["State", "Vote", "Velden", "no"], strict=True):
        cell.text = text
    document.add_paragraph("The end of it.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_docx_body_tables_and_tracked_changes() -> None:
    article = read("a.docx", make_docx()).articles[0]
    assert article.text.split("\n") == [
        "Bridge talks resume in Oberau",
        f"{QUOTE} Added.",
        "State | Vote",
        "Velden | no",
        "The end of it.",
    ]
    assert article.read.title == "Bridge talks resume in Oberau"
    assert article.read.authors == ("Ann Lee",)


def test_docx_footnotes_stand_at_the_end() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>See the “charter”.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    buffer = io.BytesIO(make_docx())
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    assert read("a.docx", buffer.getvalue()).articles[0].text.endswith("\n[1] See the “charter”.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"just some words", "not a Word document"),
        (b"\xd0\xcf\x11\xe0 old", "old Word document"),
        (make_docx()[:2000], "damaged or cut-off"),
    ],
)
def test_docx_that_is_none(data: bytes, words: str) -> None:
    with pytest.raises(BriefgenError, match=words):
        read("a.docx", data)


def make_zip(members: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_odt_text_notes_and_properties() -> None:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:text>"
        "<text:tracked-changes><text:p>old</text:p></text:tracked-changes>"
        "<text:h>Bridge talks resume</text:h><text:p>She said\n  “yes”<text:note>"
        "<text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>A note.</text:p></text:note-body></text:note>"
        "<text:s text:c='1'/>and left.</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    meta = (
        f"<office:document-meta {spaces}><office:meta><meta:initial-creator>Ann Lee"
        "</meta:initial-creator></office:meta></office:document-meta>"
    )
    data = make_zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content,
                     "meta.xml": meta})  # fmt: skip
    article = read("a.odt", data).articles[0]
    assert article.text == "Bridge talks resume\nShe said “yes” and left.\n[1] A note."
    assert article.read.authors == ("Ann Lee",)


def test_rtf_text_and_information() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\info{\title A pl\'e4n}{\author Ann Lee}"
        rb"{\creatim\yr2023\mo6\dy5}}"
        rb"\pard Bridge talks resume\par She said \u8220?yes\u8221? and na\'efve.\par"
        rb"\trowd\cellx1\cellx2\intbl Velden\cell no\cell\row}"
    )
    article = read("a.rtf", data).articles[0]
    assert article.text == "Bridge talks resume\nShe said “yes” and naïve.\nVelden | no"
    assert article.read.authors == ("Ann Lee",)
    assert article.read.published == date(2023, 6, 5)


def make_mail() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Fwd: Bridge “talks”"
    mail["From"] = "Ann Lee <ann@courier.example>"
    mail["Date"] = "Fri, 16 Jun 2023 23:00:00 +0200"
    mail.set_content(f"Dear all,\n\n{QUOTE}\n")
    mail.add_alternative(f"<p>Dear all,</p><p>{QUOTE}</p>", subtype="html")
    mail.add_attachment(make_docx(), maintype="application", subtype="octet-stream",
                        filename="talks.docx")  # fmt: skip
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    return mail


def test_mail_and_its_attachment() -> None:
    message = make_mail()
    result = read("a.eml", message.as_bytes())
    mail, attached = result.articles
    assert mail.text == f"Dear all,\n{QUOTE}"
    assert mail.read.title == "Bridge “talks”"
    assert mail.read.authors == ("Ann Lee",)
    assert mail.read.published == date(2023, 6, 16)
    assert attached.file_name == "talks.docx"
    assert result.original_of(attached) == message.get_payload()[1].get_payload(decode=True)


def test_a_mail_attached_to_a_mail_is_an_article_of_its_own() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"], outer["Subject"] = "Bridge talks", "See below"
    inner["From"] = outer["From"] = "Ann Lee <ann@courier.example>"
    inner.set_content(QUOTE)
    inner.add_attachment("Words of the table.", filename="table.txt")
    outer.set_content("Two things for you.")
    outer.add_attachment(inner)
    outer.add_attachment(b"x", maintype="application", subtype="x-sheet", filename="a.sheet")
    result = read("a.eml", outer.as_bytes())
    assert [(one.title, one.text) for one in result.articles] == [
        ("See below", "Two things for you."),
        ("Bridge talks", QUOTE),
        ("Words of the table.", "Words of the table."),
    ]
    assert result.notices == ("Attachments that cannot be read: a.sheet.",)


def test_flowed_text_of_a_mail_is_joined() -> None:
    lines = [
        "The minister spoke about \r\nthe bridge, \r\nand left.",
        "> Older \r\n> words.",
        "-- ",
    ]
    head = "From: A <a@b.example>\r\nSubject: S\r\nContent-Type: text/plain; format=flowed\r\n\r\n"
    text = read("a.eml", head + "\r\n".join([*lines, "Ann"])).articles[0].text
    assert text.split("\n") == [
        "The minister spoke about the bridge, and left.", "> Older words.", "--", "Ann",
    ]  # fmt: skip


def test_an_encoding_that_a_mail_does_not_name_is_told() -> None:
    words = "Der Minister sagte, dass die Brücke über den Fluss für alle gebaut wird. " * 3
    head = "From: A <a@b.example>\r\nSubject: S\r\nContent-Type: text/plain\r\n\r\n"
    result = read("a.eml", head.encode() + words.encode("cp1252"))
    assert "Brücke" in result.articles[0].text
    assert "does not say its encoding" in result.notices[0]


def test_mailbox_gives_each_mail() -> None:
    data = b"".join(b"From ann Fri Jun 16\n" + make_mail().as_bytes() + b"\n\n" for _ in range(3))
    assert len(read("a.mbox", data).articles) == 6


def test_huge_mail_headers_are_refused_at_once() -> None:
    with pytest.raises(BriefgenError, match="headers"):
        read("a.eml", b"X-A: " + b"=?utf-8?q?a?= " * 150_000 + b"\n\nhello")


def test_mhtml_page_with_its_address() -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://courier.example/2023/06/16/bridge"
    message.make_related()
    message.add_related(f"<html><body><p>{QUOTE * 5}</p></body></html>", subtype="html")
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    article = read("a.mhtml", message.as_bytes()).articles[0]
    assert article.read.url == "https://courier.example/2023/06/16/bridge"
    assert article.read.published == date(2023, 6, 16)
    assert article.origin_of("published") == "date in the page's address"


def make_msg() -> bytes:
    """Return an Outlook message; the stream names are MS-OXMSG's."""
    sent = struct.pack("<IIQ", 0x00390040, 6, 133_313_400_000_000_000)
    return compound_file(
        {
            "__properties_version1.0": bytes(32) + sent,
            "__substg1.0_0037001F": "Bridge talks".encode("utf-16-le"),
            "__substg1.0_0C1A001F": "Ann Lee".encode("utf-16-le"),
            "__substg1.0_1000001F": f"{QUOTE}\r\n".encode("utf-16-le"),
            "__attach_version1.0_#00000000/__substg1.0_3707001F": "a.docx".encode("utf-16-le"),
            "__attach_version1.0_#00000000/__substg1.0_37010102": make_docx(),
            "__attach_version1.0_#00000001/__substg1.0_3707001F": "b.png".encode("utf-16-le"),
            "__attach_version1.0_#00000001/__substg1.0_37010102": b"\x89PNG",
        }
    )


@pytest.mark.parametrize("name", ["a.msg", "no ending"])
def test_outlook_message_and_its_attachment(name: str) -> None:
    mail, attached = read(name, make_msg()).articles
    assert (mail.read.title, mail.read.authors) == ("Bridge talks", ("Ann Lee",))
    assert mail.read.published == date(2023, 6, 15)
    assert mail.text == QUOTE
    assert attached.read.title == "Bridge talks resume in Oberau"
    assert attached.file_name == "a.docx"


def test_damaged_outlook_message_is_told() -> None:
    with pytest.raises(BriefgenError, match="Outlook"):
        read("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def make_warc() -> bytes:
    page = f"<html><body><p>{QUOTE * 5}</p></body></html>".encode()
    records = []
    for status, kind in (("200 OK", "text/html"), ("404 No", "text/html"), ("200 OK", "image/png")):
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            "WARC-Target-URI: https://courier.example/bridge\r\n"
            "WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        records.append(head.encode() + block + b"\r\n\r\n")
    return b"".join(gzip.compress(record) for record in records)


def test_warc_pages() -> None:
    article, *more = read("a.warc.gz", make_warc()).articles
    assert not more
    assert article.read.url == "https://courier.example/bridge"
    assert article.read.published is None, "the day of crawling is not the day of publication"
    with pytest.raises(BriefgenError, match="web archive"):
        read("a.warc", b"not a warc at all")


def test_zip_with_hostile_names_and_bad_members() -> None:
    data = make_zip({"../../etc/passwd.txt": "Title of it\nText.",
                     "C:\\x\\con.txt": "Another\nText.",
                     "empty.txt": "", "a.png": "x", "page.html": f"<p>{QUOTE * 5}</p>",
                     "page_files/ad.html": "<p>ad</p>"})  # fmt: skip
    result = read("a.zip", data)
    assert [article.file_name for article in result.articles] == [
        "passwd.txt",
        "con.txt",
        "page.html",
    ]
    assert [failure.name for failure in result.failures] == ["empty.txt"]
    assert "1 file of other kinds" in result.notices[0]


def test_a_library_that_stumbles_over_one_member_spares_the_others(monkeypatch) -> None:
    from briefgen.reading import dispatch

    def stumble(source: Source) -> object:
        raise AttributeError("a fault of some library")

    monkeypatch.setitem(dispatch.READERS, dispatch.Kind.RTF, stumble)
    result = read("a.zip", make_zip({"a.rtf": b"{\\rtf1 x}", "b.txt": "Title of it\nText."}))
    assert [article.file_name for article in result.articles] == ["b.txt"]
    assert "damaged" in result.failures[0].error.what
    assert "AttributeError" in result.failures[0].error.detail


CUT_PAGE = f"<html><body><article><p>{QUOTE}</p><p>{QUOTE[:-9].replace('keep', 'have')}"
CUT_FEED = f"""<rss><channel><title>T</title><item><title>One</title><description>{QUOTE}
</description></item><item><title>Tw"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", CUT_PAGE.encode()),
        ("a.rss", CUT_FEED.encode()),
        ("a.rtf", b"{\\rtf1\\ansi The bridges were built and then they we"),
        ("a.eml", lambda: make_mail().as_bytes()[:-60]),
        ("a.warc.gz", lambda: make_warc()[:-40]),
    ],
)
def test_what_is_cut_off_is_read_and_told(name: str, data: bytes) -> None:
    result = read(name, data if isinstance(data, bytes) else data())
    told = [*result.notices, *(one for article in result.articles for one in article.notices)]
    assert result.articles
    assert any("cut off" in notice for notice in told)


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.html", "a.zip", "a.rtf", "a.odt"])
def test_a_document_with_another_ending_is_read_as_what_it_is(name: str) -> None:
    assert QUOTE in read(name, make_docx()).articles[0].text


def test_mails_and_saved_pages_with_another_ending_are_read_as_such() -> None:
    article = read("a.txt", make_mail().as_bytes()).articles[0]
    assert article.media_type == "message/rfc822"
    assert "MIME-Version" not in article.text
    page = f"<html><body><p>{QUOTE}</p></body></html>".replace("=", "=3D")
    saved = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
        'boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\n'
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--B--\r\n"
    )
    article = read("a.html", saved).articles[0]
    assert article.media_type == "multipart/related"
    assert article.text == QUOTE


def test_word_documents_stored_in_an_archive_do_not_make_it_one() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("reports/one.docx", make_docx())
    assert QUOTE in read("all.zip", buffer.getvalue()).articles[0].text


def test_many_bombs_in_an_archive_cost_no_more_than_a_few() -> None:
    limits = Limits(unpacked_bytes=1 << 22)
    bomb = make_zip({"a.txt": b" " * (1 << 23)})
    members = {"0.txt": QUOTE, **{f"{number}.zip": bomb for number in range(1, 9)}, "z.txt": QUOTE}
    result = read_source(Source("all.zip", make_zip(members), limits))
    assert result.articles[0].text == QUOTE
    unpacked = [one for one in result.failures if "unpacks to more than" in one.error.what]
    assert len(unpacked) == 2
    assert len(result.failures) == 9
    assert all(one.error.__traceback__ is None for one in result.failures), "they hold memory"


def test_archives_inside_archives_end_somewhere() -> None:
    data = make_zip({"a.txt": "Title of it\nText."})
    for _ in range(6):
        data = make_zip({"inner.zip": data})
    with pytest.raises(BriefgenError, match="too deep"):
        read("a.zip", data)
