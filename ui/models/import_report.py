"""What an import came to, as the window tells it: one line, and a row for each file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.errors import BriefgenError, Cancelled
from briefgen.gather import Failure, GatheredArticle, Notice
from briefgen.model.library import Added, AddOutcome
from briefgen.shelving import Shelved


@dataclass(slots=True)
class Batch:
    """What came in so far; filled by the job, read when it has ended, cancelled or not."""

    gathered: list[GatheredArticle] = field(default_factory=list)
    outcomes: list[AddOutcome] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    cancelled: bool = False

    def fill(self, each: Iterable[Shelved | GatheredArticle | Failure | Notice]) -> None:
        """Take in what comes until it ends or is cancelled."""
        try:
            for one in each:
                match one:
                    case Shelved():
                        self.gathered.append(one.gathered)
                        self.outcomes.append(one.outcome)
                    case GatheredArticle():
                        self.gathered.append(one)
                    case Failure():
                        self.failures.append(one)
                    case Notice():
                        self.notices.append(f"{one.name}: {one.text}")
        except Cancelled:
            self.cancelled = True


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A file or article of an import: what it is called and what became of it."""

    name: str
    fate: str
    detail: str = ""
    error: BriefgenError | None = None
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An import that has ended, failures first among the lines."""

    lines: tuple[ReportLine, ...] = ()
    added: int = 0
    known: int = 0
    copies: int = 0
    versions: int = 0
    filled: int = 0
    cancelled: bool = False

    @property
    def failed(self) -> tuple[ReportLine, ...]:
        """The lines of what could not be added."""
        return tuple(line for line in self.lines if line.error is not None)

    @property
    def summary(self) -> str:
        """All counts on one line: "12 added · 2 known already · 1 failed"."""
        copies = "near-copy" if self.copies == 1 else "near-copies"
        versions = "new version" if self.versions == 1 else "new versions"
        counts = (
            (self.added, "added"),
            (self.known, "known already"),
            (self.copies, copies),
            (self.versions, versions),
            (self.filled, "filled from a reference"),
            (len(self.failed), "failed"),
        )
        parts = [f"{number} {words}" for number, words in counts if number]
        if self.cancelled:
            parts.append("cancelled, what was read is kept")
        return " · ".join(parts) or "Nothing was found to add"

    @property
    def paths_to_retry(self) -> list[Path]:
        """The files that failed, each once."""
        return list(dict.fromkeys(line.path for line in self.failed if line.path is not None))


def report_of(batch: Batch, here: frozenset[str], waiting: frozenset[str]) -> Report:
    """Return the report on a batch.

    Args:
        batch: what came in.
        here: keys of articles that the brief held before.
        waiting: keys of new versions that wait for the analyst's word.
    """
    lines = [ReportLine(one.name, "Failed", "", one.error, one.path) for one in batch.failures]
    kinds = {outcome.article.key: outcome for outcome in batch.outcomes}
    counts = dict.fromkeys(("added", "known", "copies", "versions", "filled"), 0)
    for one in {one.article.key: one for one in batch.gathered}.values():
        outcome = kinds.get(one.article.key)
        kind = outcome.kind if outcome is not None else Added.NEW
        count, fate, detail = _fate(kind, one.article.key in here, one.article.key in waiting)
        counts[count] += 1
        if kind is Added.NEAR_COPY and outcome is not None and count == "added":
            counts["copies"] += 1
            share = round(100 * outcome.near_copies[0].shared)
            fate, detail = "Added, a near-copy", f"{share} % of its words stand in another article"
        lines.append(ReportLine(one.article.title, fate, detail))
    repeated = len(batch.gathered) - len({one.article.key for one in batch.gathered})
    counts["known"] += repeated
    lines += [ReportLine(notice, "Note") for notice in batch.notices]
    return Report(tuple(lines), **counts, cancelled=batch.cancelled)


def _fate(kind: Added, is_here: bool, is_waiting: bool) -> tuple[str, str, str]:
    """Return which count an article goes to, what became of it, and more words."""
    if kind is Added.METADATA:
        return "filled", "Reference", "it filled gaps in what is known of this article"
    if is_waiting:
        return "versions", "New version", "an article of the brief has another text now"
    if is_here:
        return "known", "Known already", "the same text is in the brief"
    if kind is Added.RESTORED:
        return "added", "Added", "it was in the library's bin"
    if kind is Added.KNOWN:
        return "added", "Added", "the library had it already"
    if kind is Added.NEW_VERSION:
        return "added", "Added", "it replaces an older version in the library"
    return "added", "Added", ""
