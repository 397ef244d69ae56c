"""The words of the model stand in PDF, Word file and web page, all of them and in order."""

import os

import pytest
from same_words import differences, random_document

BATCHES = 4
BATCH = int(os.environ.get("BRIEFGEN_DOCUMENTS", "60")) // BATCHES
"""Documents of a batch: each takes more than a second, so that all 200 are asked for by hand."""


@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_briefs_say_the_same_in_every_file(batch: int) -> None:
    seeds = range(2000 + batch * BATCH, 2000 + (batch + 1) * BATCH)
    found = {seed: told for seed in seeds if (told := differences(*random_document(seed)))}
    assert found == {}
