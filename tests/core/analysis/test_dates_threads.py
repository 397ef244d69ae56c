"""Dates that lean on those before them: agendas, an event's days, lists, narratives."""

from datetime import date

import pytest

from tests.core.analysis.date_cases import dates_in, load

GROUPS = load("dates/threads_en.toml")["groups"]
CASES = [(group["published"], *case) for group in GROUPS for case in group["cases"]]


@pytest.mark.parametrize("case", CASES, ids=[case[1][:60] for case in CASES])
def test_values_in_order(case: tuple[date, str, list[str]]) -> None:
    published, text, values = case
    found = []
    for mention in dates_in(text, published):
        found.append(mention.reading.value)
        found += [mention.reading.end_value] if mention.reading.end_value else []
    assert found == values
