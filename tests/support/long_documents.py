"""A brief of any number of pages: headings, paragraphs, lists, quotes, tables, footnotes."""

from random import Random

from made_documents import text

from briefgen.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Contents,
    Document,
    DocumentProperties,
    Heading,
    Note,
    NoteReference,
    PageCount,
    PageFurniture,
    PageNumber,
    Paragraph,
    ParagraphStyle,
    Row,
    Run,
    Table,
    TextRole,
)

WORDS = """the of and to in that for on with as by at from this will be not have has are was which
ministers partners corridor harbour statement wording agreement delegation consultation grain
observers customs winter escort spending protocol summit proposal negotiations representatives
secretariat commission declaration infrastructure guarantees reconstruction membership"""


def sentence(chance: Random) -> str:
    words = WORDS.split()
    chosen = [chance.choice(words) for _ in range(chance.randint(8, 24))]
    return " ".join(chosen).capitalize() + ". "


def paragraph(chance: Random, most: int = 6) -> str:
    return "".join(sentence(chance) for _ in range(chance.randint(3, most)))


def long_document(parts: int) -> Document:
    """Return a document of about as many pages as it has parts."""
    chance = Random(parts)
    blocks: list[Block] = [Contents("Contents", 2)]
    notes = []
    for number in range(1, parts + 1):
        name = f"note-{number}"
        notes.append(Note(name, (Run(sentence(chance)),)))
        blocks += [
            Heading(1, (Run(sentence(chance)[:40]),), str(number), f"part-{number}", f"i{number}"),
            Paragraph((Run(paragraph(chance)), NoteReference(name), Run(paragraph(chance)))),
            Heading(2, (Run(sentence(chance)[:30]),)),
            BulletList(tuple((text(sentence(chance)),) for _ in range(4)), f"l{number}"),
            text(paragraph(chance)),
            BlockQuote(
                (text(f"“{sentence(chance).strip()}”"),),
                (Run("Ilse Brandvold", TextRole.NAME), Run(", minister of trade · 3 May 2031")),
                f"q{number}",
            ),
            text(paragraph(chance)),
            Table(
                (0.0, 0.0, 0.0),
                (Row(tuple(_cell(word) for word in ("Date", "Event", "Source"))),),
                tuple(
                    Row(tuple(_cell(w) for w in (f"{k} July 2031", sentence(chance), str(k))))
                    for k in range(1, 4)
                ),
            ),
            text(paragraph(chance)),
        ]
    return Document(
        DocumentProperties("A long brief"),
        tuple(blocks),
        tuple(notes),
        PageFurniture(
            "Official",
            footer_start=(Run("A long brief"),),
            footer_end=(PageNumber(), Run(" / "), PageCount()),
        ),
    )


def _cell(words: str) -> Cell:
    return Cell((Paragraph((Run(words),), ParagraphStyle.CELL),))
