"""The sentence splitter: cases as data, and what must hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.sentences import split_sentences

CASES = {
    "abbreviations": "Mr. Orr met Sen. Lee on Jan. 5.|They talked.",
    "decimals": "It rose 3.5 percent.|That is a lot.",
    "initials": "J. K. Marlow went home.|She slept.",
    "country before a name": "U.S. President Ann Orr spoke.|It rained.",
    "country at the end": "He came back to the U.S.|He stayed.",
    "closing marks": "“We go.”|“You stay.”",
    "verb of saying": "“Stop!” Orr said.|“Go on!” he added.",
    "German ordinals": "Am 11. Juli kam er.|Sie ging.",
    "no space script": "我们同意。|他们反对！",
    "Arabic": "متى؟|غداً.",
    "ellipsis": "“I … do not know.”|He left.",
    "abbreviations only before a number": "They agreed on a cap.|Leo P. Orr said no.|See No. 3.",
    "abbreviations only with a capital": "He sat.|Orr met Lee on Sat. Night fell.",
    "brackets": "They agreed (at last).|Then lunch.",
}


@pytest.mark.parametrize("name", CASES)
def test_splits(name: str) -> None:
    expected = CASES[name].split("|")
    text = CASES[name].replace("|", " ")
    assert [span.of(text) for span in split_sentences(text)] == expected


def test_line_ends_end_sentences() -> None:
    text = "Summit opens in rain\nBy A. Writer\r\nThe leaders met.\u2028They left."
    assert [span.of(text) for span in split_sentences(text)] == [
        "Summit opens in rain",
        "By A. Writer",
        "The leaders met.",
        "They left.",
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aA1 .!?…”“\"'’)\n。ß\u00a0") | st.characters()))
def test_covers_all_that_is_not_space(text: str) -> None:
    spans = split_sentences(text)
    ends = [0, *(end for span in spans for end in (span.start, span.end)), len(text)]
    assert ends == sorted(ends)
    gaps = "".join(text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True))
    assert not gaps.strip()
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
