"""Where independent plans run: processes of this machine, or a dask cluster."""

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from scheduler.errors import InputError, Problem, Where

CONNECT_SECONDS = 10


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
        If dask is not installed, or the cluster does not answer.
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
        from distributed import Client
    except ImportError as error:
        hint = "Install it with: pip install 'launch-scheduler[cluster]'"
        raise _refusal("no-dask", "dask's package 'distributed' is missing", hint) from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        hint = "Start it with `dask scheduler`, and give its tcp:// address."
        raise _refusal("no-cluster", f"no dask scheduler answers at {address!r}", hint) from error
    with client:
        yield client.get_executor(retries=5)


def _refusal(code: str, message: str, hint: str) -> InputError:
    return InputError([Problem(code=code, message=message, where=Where("--cluster"), hint=hint)])
