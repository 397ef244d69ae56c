"""Floors on the development corpora of the evaluation kit, where it stands beside the checkout."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.analysis.protocol import analyse_lines

KIT = Path(__file__).resolve().parents[4] / "shared" / "eval"

ENGLISH = {
    "span_exact_f1": 96,
    "span_exact_5w_f1": 97.4,
    "speaker_direct": 95.8,
    "speaker_fragments": 81.5,
    "e2e_direct_f1": 93.8,
    "e2e_all_f1": 89.2,
    "tier_A_right": 96.5,
    "tier_A_share": 70,
    "speaker_nominal": 76,
}
GERMAN = {"span_exact_f1": 89.3, "speaker_direct": 77, "e2e_direct_f1": 71.5}


@pytest.mark.skipif(not KIT.is_dir(), reason="the evaluation kit is not beside the checkout")
@pytest.mark.parametrize(
    ("file_name", "every", "floors"),
    [("train.jsonl", 7, ENGLISH), ("train_de.jsonl", 3, GERMAN)],
)
def test_floors_on_the_development_corpora(
    file_name: str, every: int, floors: dict[str, float], tmp_path: Path
) -> None:
    lines = (KIT / "quotes" / file_name).read_text(encoding="utf-8").splitlines()[::every]
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
    inputs = (json.dumps(_input(json.loads(line))) for line in lines)
    found.write_text("\n".join(analyse_lines(inputs)) + "\n", encoding="utf-8")
    limits = [f"--floor={metric}={value}" for metric, value in floors.items()]
    scorer = [sys.executable, str(KIT / "score_quotes.py"), str(gold), str(found), *limits]
    answer = subprocess.run(scorer, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def _input(document: dict[str, str]) -> dict[str, str | None]:
    language = document.get("lang") or "en"
    return {
        "doc_id": document["doc_id"],
        "text": document["text"],
        "language": language,
        "published": None,
    }
