"""Where independent plans run: processes of this machine, or a dask cluster."""

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from scheduler.errors import InputError, Problem, Where

NO_DASK = Problem(
    code="no-dask",
    message="dask's package 'distributed' is missing",
    where=Where("--cluster"),
    hint="Install it with: pip install 'launch-scheduler[cluster]'",
)


@contextmanager
def open_executor(cluster: str | None = None, processes: int | None = None) -> Iterator[Executor]:
    """
    Give an executor, and close it at the end.

    Parameters
    ----------
    cluster
        The address of a dask scheduler, such as ``tcp://10.0.0.5:8786``; by default the plans run
        in processes of this machine.
    processes
        How many local processes; by default as many as there are cores.

    Raises
    ------
    InputError
        If dask is not installed, or the cluster does not answer, has no workers, or they run
        another program.
    """
    if cluster is None:
        context = multiprocessing.get_context("spawn")
        workers = processes or os.cpu_count() or 1
        with ProcessPoolExecutor(max_workers=workers, mp_context=context) as pool:
            yield pool
        return
    with _cluster(cluster) as executor:
        yield executor


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from scheduler.studies.cluster import open_cluster
    except ImportError as error:
        raise InputError([NO_DASK]) from error
    with open_cluster(address) as executor:
        yield executor
