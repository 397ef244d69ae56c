"""The analysis process: analyses articles on request. `apart.Analyst` starts it."""

from briefgen.model.article import Article
from briefgen.model.finding import Findings
from briefgen.processes import limit_memory, serve

ARGUMENT = "--briefgen-analysis-worker"
"""A frozen program that is started with this argument must call `main` and nothing else."""

_MEMORY = 4096 << 20  # bytes of address space; the longest text that reading lets in takes 1.5 GB


def main() -> None:
    """Serve requests until standard input ends."""
    serve(answer, lambda: limit_memory(_MEMORY))


def answer(article: Article) -> Findings:
    """Return what is found in an article; what goes wrong ends the process, and is told so."""
    from briefgen.analysis.analyse import analyse

    return analyse(article)


if __name__ == "__main__":
    main()
