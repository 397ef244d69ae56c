"""The words of the model stand in PDF, Word file and web page, all of them and in order."""

import pytest
from same_words import differences, random_document

BATCH = 50


@pytest.mark.parametrize("batch", range(4))
def test_random_briefs_say_the_same_in_every_file(batch: int) -> None:
    seeds = range(2000 + batch * BATCH, 2000 + (batch + 1) * BATCH)
    found = {seed: told for seed in seeds if (told := differences(*random_document(seed)))}
    assert found == {}
