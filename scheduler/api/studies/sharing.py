"""Where studies that make many plans make them."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from scheduler.studies.workers.executors import open_if_asked


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
