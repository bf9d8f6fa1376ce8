"""Where independent plans run: processes of this machine, or a dask cluster."""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed
from contextlib import contextmanager
from typing import Any, TypeGuard, TypeVar
from weakref import WeakSet

from scheduler.errors import InputError, Problem, Where
from scheduler.studies.workers.local_workers import LocalWorkers

LOG = logging.getLogger(__name__)
NO_DASK = Problem(
    code="no-dask",
    message="dask's package 'distributed' is missing",
    where=Where("--cluster"),
    hint="Install it with: pip install 'launch-scheduler[cluster]'",
)
ALONE = "the plans are made one after the other in this process"
LOST: WeakSet[Executor] = WeakSet()
"""Executors whose workers are gone, so that nobody waits for them, and is told of it, again."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class OneByOne(Executor):
    """Makes every plan in this process, at once and to its end, where there can be no others."""

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Call a function and return what it gave."""
        future: Future[Result] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def open_executor(cluster: str | None = None, processes: int | None = None) -> Iterator[Executor]:
    """
    Give an executor, and close it at the end; work that is not done by then is given up.

    Parameters
    ----------
    cluster
        The address of a dask scheduler, such as ``tcp://10.0.0.5:8786``; by default the plans run
        in processes of this machine, or in this one where there can be no others.
    processes
        How many local processes; by default as many as there are cores.

    Raises
    ------
    InputError
        If dask is not installed, or the cluster does not answer, has no workers, or they run
        another program.
    """
    if cluster is None:
        with _local(processes) as executor:
            yield executor
        return
    with _cluster(cluster) as executor:
        yield executor


@contextmanager
def open_if_asked(
    cluster: str | None = None, processes: int | None = None
) -> Iterator[Executor | None]:
    """
    Give an executor where one is asked for, and nothing where none is.

    Parameters
    ----------
    cluster
        The address of a dask scheduler.
    processes
        How many local processes, 0 for as many as there are cores; one is this process itself.

    Raises
    ------
    InputError
        As `open_executor`.
    """
    if cluster is None and processes in {None, 1}:
        yield None if processes is None else OneByOne()
        return
    with open_executor(cluster, processes or None) as executor:
        yield executor


@contextmanager
def _local(processes: int | None) -> Iterator[Executor]:
    try:
        workers = LocalWorkers(processes)
    except (OSError, ImportError, NotImplementedError) as error:
        LOG.warning("This system gives no further processes (%s): %s.", error, ALONE)
        yield OneByOne()
        return
    with workers:
        yield workers


def has_workers(executor: Executor | None) -> TypeGuard[Executor]:
    """Whether an executor makes plans in other processes, as far as is known."""
    return executor is not None and not isinstance(executor, OneByOne) and executor not in LOST


def as_done(
    executor: Executor,
    function: Callable[[Item], Result],
    items: Sequence[Item],
    here: Callable[[Item], Result] | None = None,
) -> Generator[tuple[int, Result], None, None]:
    """
    Yield the place and the result of each item, as they come in.

    What is lost with a worker that the system ends is made again in this process. Whoever stops
    listening gives up what has not begun.

    Parameters
    ----------
    executor
        Where to call the function.
    function
        What a worker can do: it and its items can be pickled.
    items
        What to call it with.
    here
        What does the same in this process, where somebody can be told on the way; by default the
        function.
    """
    left = dict(enumerate(items))
    if has_workers(executor):
        try:
            for place, result in _from_workers(executor, function, items):
                del left[place]
                yield place, result
        except (BrokenExecutor, OSError) as error:
            LOST.add(executor)
            LOG.warning("Plans in other processes were lost (%s): %s.", error, ALONE)
    for place, item in left.items():
        yield place, (here or function)(item)


def _from_workers(
    executor: Executor, function: Callable[[Item], Result], items: Sequence[Item]
) -> Generator[tuple[int, Result], None, None]:
    places: dict[Future[Result], int] = {}
    try:
        for place, item in enumerate(items):
            places[executor.submit(function, item)] = place
        for future in as_completed(places):
            yield places[future], future.result()
    finally:
        for future in places:
            future.cancel()


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from scheduler.studies.workers.cluster import open_cluster
    except ImportError as error:
        raise InputError([NO_DASK]) from error
    with open_cluster(address) as executor:
        yield executor
