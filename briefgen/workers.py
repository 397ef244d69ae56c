"""How a frozen program serves as its own worker process.

Worker processes of a frozen program are the program itself, started with a telling argument.
Every entry point asks here first, before it looks at its arguments or loads Qt.
"""

import multiprocessing
import sys


def served_as_worker() -> bool:
    """Do a worker's work if this process was started as one; return whether it was.

    The template worker, started by multiprocessing, never returns from here. A program that is
    not frozen starts its workers as modules of their own and has nothing to do here.
    """
    if not getattr(sys, "frozen", False):
        return False
    multiprocessing.freeze_support()
    from briefgen.analysis import worker as analysing
    from briefgen.reading import worker as reading

    for worker in (reading, analysing):
        if worker.ARGUMENT in sys.argv:
            worker.main()
            return True
    return False
