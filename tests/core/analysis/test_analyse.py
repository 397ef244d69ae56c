"""The front door and the JSON lines."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.analyse import analyse
from briefgen.analysis.protocol import analyse_lines, findings_to_row
from briefgen.model.article import Metadata, make_article

TEXT = (
    "Ann Orr, the foreign minister, will meet the envoys in Hull on June 3.\n"
    "“We sail,” she told The Hull Courier on Monday, “or we sink.”\n"
)


def test_all_that_is_found_points_into_the_text() -> None:
    article = make_article(TEXT, Metadata(published=date(2024, 5, 30), language="en"))
    findings = analyse(article)
    assert findings.article_key == article.key
    assert findings.published == date(2024, 5, 30)
    (quote,) = findings.quotes
    assert [piece.of(TEXT) for piece in quote.pieces] == ["We sail,", "or we sink."]
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role) == ("Ann Orr", "foreign minister")
    assert quote.said_to == "The Hull Courier"
    assert [mention.span.of(TEXT) for mention in findings.dates] == ["June 3", "Monday"]
    assert [person.name for person in findings.people if person.kind == "person"] == ["Ann Orr"]
    assert [span.of(TEXT)[:3] for span in findings.sentences] == ["Ann", "“We"]


def test_published_given_by_the_caller_wins() -> None:
    article = make_article(TEXT, Metadata(published=date(2024, 5, 30)))
    findings = analyse(article, published=date(2023, 5, 30))
    assert findings.dates[0].reading.value == "2023-06-03"


def test_a_row_has_one_quote_for_each_piece() -> None:
    findings = analyse(make_article(TEXT, Metadata(published=date(2024, 5, 30))))
    row = findings_to_row("a", findings, TEXT)
    assert [quote["text"] for quote in row["quotes"]] == ["We sail,", "or we sink."]
    assert row["quotes"][0]["speaker"] == {
        "start": TEXT.index("she"),
        "end": TEXT.index("she") + 3,
        "text": "she",
        "name": "Ann Orr",
        "role": "foreign minister",
    }
    assert TEXT[row["quotes"][0]["cue"]["start"] :].startswith("told")
    assert json.loads(json.dumps(row)) == row


def test_one_line_out_for_each_line_in_whatever_stands_in_it() -> None:
    lines = [
        json.dumps({"doc_id": "a", "text": TEXT, "published": "2024-05-30", "language": "en"}),
        "no JSON at all",
        json.dumps({"doc_id": "b", "text": None}),
        json.dumps({"doc_id": "c", "text": "“We sail,” Ann Orr said.", "published": "soon"}),
        json.dumps([1, 2]),
        json.dumps({"doc_id": "d", "text": "lone \ud800 “x” surrogate", "language": 7}),
    ]
    rows = [json.loads(line) for line in analyse_lines(lines)]
    assert [row["doc_id"] for row in rows] == ["a", "", "b", "c", "", "d"]
    assert [len(row["quotes"]) for row in rows[:5]] == [2, 0, 0, 1, 0]
    assert all(row.keys() == {"doc_id", "quotes", "dates"} for row in rows)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200) | st.just("{}") | st.just('{"doc_id": 1, "text": "“a b”"}'))
def test_no_line_raises(line: str) -> None:
    (answer,) = analyse_lines([line])
    assert isinstance(json.loads(answer)["quotes"], list)
