"""Floors of dates on the development corpora of the evaluation kit, where it stands beside."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.analysis.protocol import analyse_lines

KIT = Path(__file__).resolve().parents[4] / "shared" / "eval"

TIMEBANK = [
    "--floor=all_strict=90.6",
    "--floor=all_value=83.3",
    "--floor=cal_value=85.9",
    "--floor=future_right=92.0",
    "--ceiling=future_false=9.0",
]
AQUAINT = [
    "--floor=all_strict=83.5",
    "--floor=all_value=76.5",
    "--floor=cal_value=82.9",
    "--floor=future_right=89.5",
    "--ceiling=future_false=17.0",
]
WIKIWARS = ["--floor=all_value=84.3", "--floor=cal_value=90.0"]


@pytest.mark.skipif(not KIT.is_dir(), reason="the evaluation kit is not beside the checkout")
@pytest.mark.parametrize(
    ("file_name", "limits"),
    [("timebank.jsonl", TIMEBANK), ("aquaint.jsonl", AQUAINT), ("wikiwars.jsonl", WIKIWARS)],
)
def test_floors_on_the_development_corpora(
    file_name: str, limits: list[str], tmp_path: Path
) -> None:
    gold, found = KIT / "dates" / file_name, tmp_path / "found.jsonl"
    to_input = [sys.executable, str(KIT / "to_input.py"), str(gold)]
    inputs = subprocess.run(to_input, capture_output=True, encoding="utf-8", check=True)
    rows = analyse_lines(inputs.stdout.splitlines())
    found.write_text("\n".join(rows) + "\n", encoding="utf-8")
    scorer = [sys.executable, str(KIT / "score_dates.py"), str(gold), str(found), *limits]
    answer = subprocess.run(scorer, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
