"""E-mails, mailboxes and MHTML pages (RFC 5322, 2045, 2557) with the standard library's parser.

The header block is measured first: 2 MB of header lines keep that parser busy for 40 s.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage, Message
from itertools import islice

from briefgen.reading.cleaning import one_line, unwrap
from briefgen.reading.decoding import decode
from briefgen.reading.html import html_to_text, page_draft
from briefgen.reading.kinds import kind_of
from briefgen.reading.mail_headers import forwarded_facts, mail_facts
from briefgen.reading.source import CUT_OFF, Draft, Fact, Reading, Source, unreadable

_LONGEST_HEADER = 256 * 1024
_MOST_PARTS = 500
_FROM_LINE = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]{1,200}\r?\n")
MEDIA_TYPE = "message/rfc822"


def read_mail(source: Source) -> Reading:
    """Return the mail's own text as an article, its readable attachments as inner sources.

    Raises:
        BriefgenError: no mail, headers of more than 256 KiB, or nothing readable in it.
    """
    message = parse_message(source)
    if not message.keys() or not (message["From"] or message["Date"] or message["Subject"]):
        raise unreadable(f"“{source.name}” is not an e-mail, although its name says so.")
    found = _contents(message, source)
    text = message_text("\n\n".join(found.plain), "\n".join(found.markup), source.name)
    if not text.strip() and not found.inner:
        raise unreadable(f"The e-mail “{source.name}” holds no text and no readable attachment.")
    own = mail_facts(*(_header(message, name) for name in ("Subject", "From", "Date")))
    facts = (*source.facts, *(forwarded_facts(text) or own))
    drafts = (Draft(text, facts, MEDIA_TYPE, prose=False),) if text.strip() else ()
    return Reading(drafts, tuple(found.inner), (*found.notices, *_cut_off(message)))


def _cut_off(message: EmailMessage) -> tuple[str, ...]:
    """Return a notice if a part of the mail has no end (RFC 2046, 5.1.1)."""
    broken = any(
        isinstance(defect, CloseBoundaryNotFoundDefect)
        for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False)
        for defect in part.defects
    )
    return (CUT_OFF,) if broken else ()


def read_mailbox(source: Source) -> Reading:
    """Return the mails of an mbox file (RFC 4155) as inner sources.

    Raises:
        BriefgenError: there is no mail in it.
    """
    marks = list(_FROM_LINE.finditer(source.data))
    starts = [mark.end() for mark in marks]
    ends = [*(mark.start() for mark in marks[1:]), len(source.data)]
    if not starts:
        raise unreadable(f"“{source.name}” is not a mailbox, although its name says so.")
    limit = source.limits.members
    inner = tuple(
        Source(f"{source.name} {number}.eml", source.data[start:end], source.limits)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    left = max(0, len(inner) - limit)
    notices = (f"{left} mails after the first {limit} were left out.",) if left else ()
    return Reading(inner=inner[:limit], notices=notices)


def read_mhtml(source: Source) -> Reading:
    """Return the one article of a web page saved as MHTML; its other parts are not needed.

    Raises:
        BriefgenError: no page in it, or no text in the page.
    """
    message = parse_message(source)
    for part in list(message.walk())[:_MOST_PARTS]:
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        markup, notice = decode(_payload(part), part.get_content_charset() or "", source.name)
        address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
        known = (
            (Fact("url", address, "address in the web archive"),)
            if address.startswith(("http://", "https://"))
            else ()
        )
        draft = page_draft(markup, source.name, (*source.facts, *known))
        notices = (*draft.notices, *((notice,) if notice else ()), *_cut_off(message))
        return Reading((Draft(draft.text, draft.facts, "multipart/related", notices),))
    raise unreadable(f"“{source.name}” holds no web page.")


def parse_message(source: Source) -> EmailMessage:
    """Return the parsed message.

    Raises:
        BriefgenError: the header block is too long to be a mail's.
    """
    end = re.search(rb"\r?\n\r?\n", source.data[: _LONGEST_HEADER + 4])
    if end is None and len(source.data) > _LONGEST_HEADER:
        raise unreadable(f"“{source.name}” has mail headers of more than 256 KB; it was not read.")
    return message_from_bytes(source.data, policy=policy.default)


def message_text(plain: str, markup: str, name: str) -> str:
    """Return a mail's text: the plain part unless the HTML part says much more."""
    joined, _ = unwrap(plain)
    if markup.strip():
        from_markup = html_to_text(markup, name)
        if len(from_markup) > 1.5 * len(joined) + 200 or not joined.strip():
            return from_markup
    return joined


@dataclass(slots=True)
class _Contents:
    """What a mail's parts give: texts, attachments, and what is to be told."""

    plain: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    inner: list[Source] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def _contents(message: EmailMessage, source: Source) -> _Contents:
    """Return the texts and attachments; attachments of unknown kinds are told."""
    found = _Contents()
    others: list[str] = []
    for number, part in enumerate(islice(_parts(message), _MOST_PARTS)):
        kind = part.get_content_type()
        name = one_line(part.get_filename() or "", 200)
        if kind == "message/rfc822":
            found.inner.append(Source(name or f"{source.name} attached.eml", _attached(part),
                                      source.limits, kind))  # fmt: skip
        elif part.is_multipart():
            continue
        elif name or part.get_content_disposition() == "attachment":
            data = _payload(part)
            if kind_of(name, data, kind) is not None:
                found.inner.append(Source(name or f"{source.name} part {number}", data,
                                          source.limits, kind))  # fmt: skip
            elif not kind.startswith("image/"):  # logos and signatures
                others.append(name or kind)
        elif kind in ("text/plain", "text/html"):
            _take_text(part, kind, source, found)
    if others:
        found.notices.append(f"Attachments that cannot be read: {', '.join(others[:5])}.")
    return found


def _take_text(part: EmailMessage, kind: str, source: Source, found: _Contents) -> None:
    charset = part.get_content_charset() or ""
    text, notice = decode(_payload(part) or b" ", charset, source.name)
    if notice:
        found.notices.append(notice)
    if kind == "text/html":
        found.markup.append(text)
    else:
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        without = str(part.get_param("delsp", "")).lower() == "yes"
        found.plain.append(_unflowed(text, without_blank=without) if flowed else text)


def _parts(message: Message) -> Iterator[EmailMessage]:
    """Yield a mail's parts in order; those of a mail attached to it are that mail's own."""
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, EmailMessage):
            continue
        yield part
        payload = part.get_payload()
        if part.get_content_type() != "message/rfc822" and isinstance(payload, list):
            waiting += [one for one in reversed(payload) if isinstance(one, Message)]


def _unflowed(text: str, *, without_blank: bool) -> str:
    """Return text of the format "flowed" with its soft line breaks closed (RFC 3676, 4)."""
    lines: list[str] = []
    open_depth = -1
    for line in text.splitlines():
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        soft = words.endswith(" ") and words != "-- "
        if depth == open_depth and words != "-- ":
            lines[-1] += words
        else:
            lines.append(f"{'>' * depth} {words}" if depth else words)
        if soft and without_blank:
            lines[-1] = lines[-1][:-1]
        open_depth = depth if soft else -1
    return "\n".join(lines)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(str(message.get(name, "") or ""), 2_000)
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""  # the parser's own faults on broken headers


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attached(part: EmailMessage) -> bytes:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
