"""Outlook messages (.msg, MS-OXMSG) read with olefile (BSD-2); extract-msg is GPL.

Property names follow MS-OXPROPS: 0x0037 subject, 0x1000 body, 0x1013 HTML, 0x0C1A sender,
0x0039 client submit time, 0x007D transport headers, 0x3701 attachment data, 0x3707 its name.
"""

import io
import struct
from datetime import UTC, date, datetime, timedelta
from typing import Any

from briefgen.reading.cleaning import one_line
from briefgen.reading.decoding import decode
from briefgen.reading.kinds import kind_of
from briefgen.reading.mail import message_text
from briefgen.reading.mail_headers import forwarded_facts, mail_facts
from briefgen.reading.source import Draft, Fact, Reading, Source, unreadable

_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_MOST_ATTACHMENTS = 200
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
MEDIA_TYPE = "application/vnd.ms-outlook"


def read_outlook(source: Source) -> Reading:
    """Return the message's text as an article, its readable attachments as inner sources.

    Raises:
        BriefgenError: no Outlook message, damaged, or nothing readable in it.
    """
    import olefile  # type: ignore[import-untyped]  # it ships no types

    try:
        with olefile.OleFileIO(io.BytesIO(source.data)) as ole:
            return _read(ole, source)
    except (OSError, ValueError, struct.error, IndexError, TypeError) as error:
        raise unreadable(
            f"“{source.name}” is a damaged Outlook message, or none at all.",
            "Save the message anew in Outlook, best as .eml or PDF.",
            detail=repr(error),
        ) from error


def _read(ole: Any, source: Source) -> Reading:
    if not ole.exists("__properties_version1.0"):
        raise unreadable(f"“{source.name}” is not an Outlook message.")
    markup_bytes = _stream(ole, "__substg1.0_10130102")
    markup = _text(ole, "1013")
    if markup_bytes and not markup:
        markup, _ = decode(markup_bytes, name=source.name)
    text = message_text(_text(ole, "1000"), markup, source.name)
    inner = _attachments(ole, source)
    if not text.strip() and not inner:
        raise unreadable(
            f"The Outlook message “{source.name}” holds no plain or HTML text.",
            "Save it in Outlook as .eml or PDF and add that.",
        )
    sender = one_line(_text(ole, "0C1A") or _text(ole, "0042")).replace('"', "")
    subject = one_line(_text(ole, "0037"))
    facts = forwarded_facts(text) or mail_facts(subject, f'"{sender}" <>', "")
    if sent := _sent(_stream(ole, "__properties_version1.0")):
        facts.append(Fact("published", sent, "when the message was sent"))
    drafts = (Draft(text, (*source.facts, *facts), MEDIA_TYPE),) if text.strip() else ()
    return Reading(drafts, tuple(inner))


def _stream(ole: Any, path: str) -> bytes:
    return bytes(ole.openstream(path).read()) if ole.exists(path) else b""


def _text(ole: Any, number: str, folder: str = "") -> str:
    """Return a string property, Unicode (001F) before the code page's (001E)."""
    data = _stream(ole, f"{folder}__substg1.0_{number}001F")
    if data:
        return data.decode("utf-16-le", "replace")
    data = _stream(ole, f"{folder}__substg1.0_{number}001E")
    return decode(data)[0] if data else ""


def _sent(properties: bytes) -> date | None:
    """Return the day of sending from the fixed-length properties (16 bytes each, header 32)."""
    for wanted in (_SUBMITTED, _DELIVERED):
        for start in range(32, len(properties) - 15, 16):
            tag, _, value = struct.unpack_from("<IIQ", properties, start)
            if tag >> 16 == wanted and tag & 0xFFFF == 0x0040 and value:
                try:
                    return (_EPOCH + timedelta(microseconds=value // 10)).date()
                except OverflowError:
                    return None
    return None


def _attachments(ole: Any, source: Source) -> list[Source]:
    folders = sorted({entry[0] for entry in ole.listdir() if entry[0].startswith("__attach_")})
    found: list[Source] = []
    for folder in folders[:_MOST_ATTACHMENTS]:
        name = one_line(_text(ole, "3707", f"{folder}/") or _text(ole, "3704", f"{folder}/"), 200)
        data = _stream(ole, f"{folder}/__substg1.0_37010102")
        if data and kind_of(name, data) is not None:
            found.append(Source(name or "attachment", data, source.limits))
    return found
