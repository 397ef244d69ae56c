import pytest
from hypothesis import given, settings
from made_dossiers import of_type

from briefgen.model.article import TextSpan
from briefgen.model.brief import Brief, Issue, Part, PartKind, PickedDate, Point
from briefgen.model.finding import Findings
from briefgen.model.template import BriefTemplate
from briefgen.storage import codec

POINT = {"type": "Point", "id": "p", "text": "Say it."}


@given(brief=of_type(Brief), findings=of_type(Findings))
@settings(max_examples=60, deadline=None)
def test_what_was_encoded_is_decoded(brief: Brief, findings: Findings) -> None:
    for kind, value in ((Brief, brief), (Findings, findings)):
        data = codec.from_bytes(codec.to_bytes(codec.to_json(value)))
        decoding = codec.Decoding()
        assert codec.from_json(kind, data, decoding) == value
        assert not decoding.unknown
        assert not decoding.lost


def test_two_lone_surrogates_do_not_become_one_character() -> None:
    point = Point("p", "\ud83d" + "\ude00")
    data = codec.from_bytes(codec.to_bytes(codec.to_json(point)))
    assert len(codec.from_json(Point, data).text) == 2


def test_a_template_with_fixed_tuples_and_bytes_can_be_encoded() -> None:
    from briefgen.model.theme import FontFamily, TextStyle, Theme

    face = FontFamily("Serif", "a.ttf", "b.ttf", "c.ttf", "d.ttf")
    style = TextStyle()
    theme = Theme("t", "T", face, face, (style, style, style), ())
    template = BriefTemplate("k", "K", "<p/>", (), theme)
    assert codec.from_json(BriefTemplate, codec.to_json(template)) == template
    broken = codec.to_json(theme)
    broken["headings"].pop()
    with pytest.raises(codec.CodecError, match=r"headings: 3 elements expected"):
        codec.from_json(Theme, broken)


@pytest.mark.parametrize(
    ("kind", "data", "message"),
    [
        (TextSpan, {"start": "1", "end": 2}, "start: int expected, found str"),
        (TextSpan, {"start": True, "end": 2}, "start: int expected, found bool"),
        (TextSpan, {"start": 4, "end": 2}, "not a span"),
        (TextSpan, {"start": 4}, "“end” is missing"),
        (TextSpan, [4, 5], "object expected, found list"),
        (PickedDate, {"id": "d", "label": "x", "earliest": "2023-7-1"}, "earliest: date expected"),
        (PickedDate, {"id": "d", "label": "x", "earliest": "20230701"}, "earliest: date expected"),
        (Part, {"kind": "no-such-part"}, "kind: 'no-such-part' is no PartKind"),
        (Part, {"kind": "points", "items": {}}, "items: list expected"),
        (Part, {"kind": "points", "items": [{"type": "Ghost"}]}, r"items\[0\]: unknown type"),
        (Part, {"kind": "points", "items": [{"type": ["Point"]}]}, r"items\[0\]: unknown type"),
        (Part, {"kind": "points", "items": [{**POINT, "text": 7}]}, r"items\[0\]\.text: str exp"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(kind: type, data: object, message: str) -> None:
    with pytest.raises(codec.CodecError, match=message):
        codec.from_json(kind, data)


def test_unknown_fields_are_told_and_missing_ones_take_their_default() -> None:
    decoding = codec.Decoding()
    data = {"id": "i", "title": "T", "mood": "glum"}
    assert codec.from_json(Issue, data, decoding) == Issue("i", "T")
    assert decoding.unknown == {"Issue.mood"}


def test_lenient_decoding_loses_only_what_is_damaged() -> None:
    data = {
        "id": "i",
        "title": "T",
        "keywords": 9,
        "parts": [{"kind": "points", "items": [{**POINT, "id": None}, POINT]}, {"kind": "gone"}],
    }
    decoding = codec.Decoding(lenient=True)
    issue = codec.from_json(Issue, data, decoding)
    assert issue == Issue("i", "T", (Part(PartKind.POINTS, (Point("p", "Say it."),)),))
    assert len(decoding.lost) == 3


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"9" * 5000])
def test_what_is_not_json_is_said_so(data: bytes) -> None:
    with pytest.raises(codec.CodecError):
        codec.from_bytes(data)


def test_a_type_without_a_form_is_refused_when_the_program_is_written() -> None:
    with pytest.raises(TypeError, match="cannot be stored"):
        codec.to_json({1, 2})
