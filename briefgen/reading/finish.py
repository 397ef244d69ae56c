"""Drafts to Articles: text cleaned once, metadata settled, language told."""

import hashlib
from dataclasses import replace

from briefgen.model.article import Article, Origin, make_article
from briefgen.reading.cleaning import clean, one_line
from briefgen.reading.language import detect
from briefgen.reading.properties import MADE
from briefgen.reading.source import Draft, Fact, settle, unreadable
from briefgen.reading.top_lines import read_foot, read_title, read_top


def finish(draft: Draft, name: str, original_hash: str = "") -> Article:
    """Return the article of a draft.

    Args:
        draft: what a reader found.
        name: file name shown, without folder.
        original_hash: SHA-256 of the original's bytes, "" for pasted text.

    Raises:
        BriefgenError: no text remains and the draft is not a scan with a notice of its own.
    """
    text, removed = clean(draft.text)
    if not text and not draft.notices:
        raise unreadable(f"“{name}” holds no text.")
    facts = list(draft.facts)
    if draft.prose:
        facts += [*read_top(text), *read_title(text), *read_foot(text)]
    facts = [_tidy(fact) for fact in facts]
    metadata, origins = settle([*_language(text, facts), *facts])
    shown = one_line(draft.name or name, 255)
    article = make_article(
        text,
        metadata,
        origins=origins,
        file_name=shown,
        media_type=draft.media_type,
        original_hash=original_hash,
        notices=(*draft.notices, *removed, *_day_of_making(origins)),
    )
    # All scans have the same (empty) text; their files tell them apart.
    return article if text else replace(article, key=original_hash[:16] or article.key)


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 of bytes, 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def _tidy(fact: Fact) -> Fact:
    """Return the fact with its text on one line, free of control characters."""
    value = fact.value
    if isinstance(value, str):
        value = one_line(value, 2_000)
    elif isinstance(value, tuple):
        value = tuple(name for name in (one_line(author, 200) for author in value) if name)
    return Fact(fact.field, value, one_line(fact.place, 120), fact.weak)


def _language(text: str, facts: list[Fact]) -> list[Fact]:
    """Return the language by the text's words where the page names none or plainly another."""
    told = next((str(fact.value) for fact in facts if fact.field == "language" and fact.value), "")
    found = detect(text)
    if not found or told.split("-")[0].lower() == found:
        return []
    if told and len(text) < 400:
        return []
    place = "words of the text"
    return [Fact("language", found, f"{place} (the file says “{told}”)" if told else place)]


def _day_of_making(origins: tuple[Origin, ...]) -> tuple[str, ...]:
    if not any(origin.place.endswith(MADE) for origin in origins):
        return ()
    return ("The date is the day on which the file was made; check when the article appeared.",)
