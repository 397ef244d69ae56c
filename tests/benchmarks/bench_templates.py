"""Templates: literal values, and how long a brief takes from context to Document."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "support")]
sys.path.append(str(CHECKOUT / "tests" / "core" / "templating"))

from made_contexts import long_context, sample_context, template  # noqa: E402
from test_literal_text import VALUES, places, printed  # noqa: E402

from briefgen.templating.engine import Engine  # noqa: E402
from briefgen.templating.render import RenderWorker  # noqa: E402

COMPARED = ("jinja2", "lxml")
ROUNDS = 9


def middle(way: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        way()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def literal() -> tuple[str, str, str]:
    engine = Engine(template("summit"))
    good = total = 0
    for value in VALUES:
        for context in places(value).values():
            total += 1
            good += value in printed(engine, context)
    where = len(places(""))
    what = f"nasty values that are printed as they stand ({len(VALUES)} × {where} places)"
    return what, f"{good} of {total}", f"{total} of {total}"


def run() -> list[tuple[str, str, str]]:
    wanted = template("summit")
    engine = Engine(wanted)
    short, long = sample_context(), long_context(32)
    plain = middle(lambda: json.dumps(repr(long)))
    compiled = middle(lambda: Engine(wanted))
    once = middle(lambda: engine.document(short))
    thirty = middle(lambda: engine.document(long))
    with RenderWorker() as worker:
        begun = time.perf_counter()
        worker.render(short, wanted)
        first = time.perf_counter() - begun
        kept = middle(lambda: worker.render(short, wanted))
    return [
        literal(),
        (
            "a template compiled ÷ a brief printed with it",
            f"{compiled / once:.1f} ({compiled * 1000:.0f} / {once * 1000:.1f} ms)",
            "",
        ),
        (
            "thirty pages from context to Document ÷ writing the context's repr as JSON",
            f"{thirty / plain:.1f} ({thirty * 1000:.0f} ms)",
            "",
        ),
        (
            "a brief printed in the worker, kept alive ÷ in this process",
            f"{kept / once:.1f} ({kept * 1000:.1f} ms; its first call {first * 1000:.0f} ms)",
            "≤ 3",
        ),
    ]
