"""What a mail's headers say of its text: title, sender, day, and those of a mail passed on."""

import re
from email.utils import parseaddr
from functools import cache

from briefgen.reading.cleaning import one_line
from briefgen.reading.imprint import is_institution
from briefgen.reading.printed_dates import data, read_mail_date
from briefgen.reading.source import Fact

_TOP = 40
"""Lines of a mail among which the headers of one that is passed on are looked for."""
_REPLY = re.compile(r"^(?:(?:re|fw|fwd|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"^[>\s]*\**(?P<label>[^\W\d_]+(?: [^\W\d_]+)?)\s*:\**\s*(?P<value>\S.*)$")
_WORD = re.compile(r"[^\W\d_]{3,}")


def mail_facts(subject: str, sender: str, day: str, place: str = "mail header") -> list[Fact]:
    """Return title, sender and date of a mail from its header values.

    "Fwd:" and "Re:" go. A sender who is an editorial office or an institution is the outlet; a
    person is the author, and what stands behind the address's @ is the outlet, unless anybody
    may have an address there.

    Args:
        subject: value of “Subject”.
        sender: value of “From”, with or without an address.
        day: value of “Date”, "" if it is known otherwise.
        place: what the values stand in, in words.
    """
    name, address = (one_line(part, 100) for part in parseaddr(sender))
    facts = [Fact("title", _REPLY.sub("", subject), f"{place} “Subject”")]
    local, _, domain = address.lower().rpartition("@")
    if name and "@" not in name:
        if _is_office(name, local, subject):
            facts.append(Fact("outlet", name, f"{place} “From”"))
        else:
            facts.append(Fact("authors", (name,), f"{place} “From”"))
    if local and domain not in data()["mail"]["anybody"]:
        facts.append(Fact("outlet", domain, f"{place} “From”: the address", weak=True))
    if sent := read_mail_date(day):
        facts.append(Fact("published", sent, f"{place} “Date”: when it was sent"))
    return facts


def forwarded_facts(text: str) -> list[Fact]:
    """Return the facts of the mail that a text passes on, by the header lines that stand in it.

    Three of From, Date and Subject, in some order and language, must follow each other within
    the first lines, among such others as To.
    """
    found: dict[str, str] = {}
    for line in text.split("\n", _TOP)[:_TOP]:
        match = _QUOTED.match(line.strip()) if line.strip() else None
        field = _fields().get(match["label"].lower(), "") if match else ""
        if match and field:
            found.setdefault(field, match["value"].strip())
        elif line.strip() and found:
            break
    if not {"from", "date", "subject"} <= found.keys():
        return []
    return mail_facts(
        found["subject"], found["from"], found["date"], "header of the mail passed on"
    )


def _is_office(name: str, local: str, subject: str) -> bool:
    """Return whether a sender is no person: by its words, its address, or the mail's subject."""
    if is_institution(name) or set(re.split(r"[._+-]", local)) & set(data()["mail"]["offices"]):
        return True
    own = {word.lower() for word in _WORD.findall(name)}
    return bool(own) and own <= {word.lower() for word in _WORD.findall(subject)}


@cache
def _fields() -> dict[str, str]:
    return {
        label: field
        for field in ("from", "date", "subject", "other")
        for label in data()["mail"][field]
    }
