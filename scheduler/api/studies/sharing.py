"""Where studies that make many plans make them."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from scheduler.api.search_words import SearchWords
from scheduler.studies.workers.executors import open_if_asked


class SharedWords(SearchWords, total=False):
    """
    How long and how hard to search, as in `SolveOptions`, and who shares the plans.

    ``processes`` are local processes, 0 for all cores; ``cluster`` is a dask scheduler to run on
    instead, such as ``tcp://10.0.0.5:8786``. Each plan is then searched with one worker, unless
    ``workers`` says more. Without either, plans are made in this process. A script that asks for
    more than one process needs the usual ``if __name__ == "__main__":``.
    """

    processes: int | None
    cluster: str | None


def without_sharing(words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words that are about the search alone."""
    return {word: value for word, value in words.items() if word not in {"processes", "cluster"}}


@contextmanager
def asked_executor(cluster: str | None, processes: int | None) -> Iterator[Executor | None]:
    """
    Give an executor where one is asked for, and nothing where none is.

    Raises
    ------
    InputError
        If the cluster does not answer, or dask is not installed.
    ValueError
        If there are less than no processes.
    """
    if processes is not None and processes < 0:
        message = f"processes={processes!r}: write 0 or more"
        raise ValueError(message)
    with open_if_asked(cluster, processes) as executor:
        yield executor
