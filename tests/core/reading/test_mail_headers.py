"""What mail headers say: outlets, authors, and the headers of a mail that is passed on."""

from datetime import date
from typing import Any

import pytest

from briefgen.reading.mail_headers import forwarded_facts, mail_facts
from briefgen.reading.source import settle


def read(*facts: Any) -> dict[str, Any]:
    metadata, _ = settle(*facts)
    return {name: getattr(metadata, name) for name in ("title", "outlet", "authors", "published")}


@pytest.mark.parametrize(
    ("subject", "sender", "outlet", "authors"),
    [
        ("What to watch", "GridWatch Daily <briefing@gridwatch.example>", "GridWatch Daily", ()),
        ("La Lettre n° 412 : Madrid", '"La Lettre" <x@lettre.example>', "La Lettre", ()),
        ("Talks", "Ministry of Defence <x@mod.example>", "Ministry of Defence", ()),
        ("Talks", "Ann Lee <ann.lee@courier.example>", "courier.example", ("Ann Lee",)),
        ("Talks", "ann.lee@courier.example", "courier.example", ()),
        ("Talks", "Ann Lee <ann.lee@gmail.com>", "", ("Ann Lee",)),
        ("Talks", '"Ann Lee" <>', "", ("Ann Lee",)),
    ],
)
def test_an_office_is_the_outlet_and_a_person_the_author(
    subject: str, sender: str, outlet: str, authors: tuple[str, ...]
) -> None:
    found = read(mail_facts(subject, sender, ""))
    assert (found["outlet"], found["authors"]) == (outlet, authors)


@pytest.mark.parametrize(
    "text",
    [
        "FYI\n---------- Forwarded message ----------\nFrom: Nordlicht <news@nordlicht.example>\n"
        "Date: Fri, 13 Mar 2026 at 07:15\nSubject: Fwd: What it brings\nTo: List\n\nGood morning.",
        "> Von: Nordlicht <news@nordlicht.example>\n> Gesendet: Freitag, 13. März 2026 07:15\n"
        "> An: Jane\n> Betreff: What it brings\n\nGuten Morgen.",
        "*De :* Nordlicht <news@nordlicht.example>\n*Envoyé :* vendredi 13 mars 2026 07:15\n"
        "*À :* Jane\n*Objet :* What it brings\n\nBonjour.",
    ],
)
def test_a_mail_passed_on_says_where_it_is_from(text: str) -> None:
    assert read(forwarded_facts(text)) == {
        "title": "What it brings",
        "outlet": "Nordlicht",
        "authors": (),
        "published": date(2026, 3, 13),
    }


def test_other_lines_with_colons_are_no_headers() -> None:
    assert forwarded_facts("From: the ministers\nTo the point: nothing.\nSubject: fish\n") == []
    assert forwarded_facts("") == []
