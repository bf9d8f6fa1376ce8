"""
Plans on a dask cluster.

Only workers that run the same program take part, those that join later, too. If the scheduler or
the last worker goes, whoever waits for a plan is told within half a minute.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from functools import partial
from threading import Event, Thread
from typing import Any, TypeVar

from distributed import Client, KilledWorker

from scheduler.errors import InputError, Problem, Where
from scheduler.studies.workers.same_program import differences, program_versions

CONNECT_SECONDS = 10.0
PATIENCE = 15.0
"""Seconds for which a cluster may be without workers before it counts as lost."""

REST = 1.0
RETRIES = 5

Result = TypeVar("Result")


class ClusterLost(BrokenExecutor):
    """The cluster cannot be used any more: it has no scheduler, no workers, or other code."""


class OtherProgram(RuntimeError):
    """A worker runs another program than the one that asks."""


@contextmanager
def open_cluster(address: str) -> Iterator[Executor]:
    """
    Give an executor on a dask cluster, and leave the cluster at the end.

    Parameters
    ----------
    address
        The address of the dask scheduler, such as ``tcp://10.0.0.5:8786``.

    Raises
    ------
    InputError
        If nobody answers, there are no workers, or they run another program.
    """
    with _quiet(), _connected(address) as client:
        _require_workers(client, address)
        with ClusterExecutor(client) as executor:
            yield executor


class ClusterExecutor(Executor):
    """Runs functions on the workers of a dask client; its futures fail when the cluster is lost."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._waiting: set[Future[Any]] = set()
        self._is_over = Event()
        self._watch = Thread(target=self._keep_watch, daemon=True)
        self._watch.start()

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Run a function on a worker that runs the same program."""
        own: Future[Result] = Future()
        self._waiting.add(own)
        own.add_done_callback(self._waiting.discard)
        try:
            theirs = self._client.submit(
                run_alike, dict(program_versions()), fn, args, kwargs, pure=False, retries=RETRIES
            )
        except (OSError, RuntimeError) as error:
            _fail(own, ClusterLost(f"the cluster takes no more work: {error}"))
            return own
        own.add_done_callback(partial(_give_up, theirs))
        theirs.add_done_callback(partial(_hand_over, own))
        return own

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Stop watching; what is not done by then is given up."""
        del wait, cancel_futures
        self._is_over.set()
        for future in tuple(self._waiting):
            future.cancel()

    def _keep_watch(self) -> None:
        while not self._is_over.wait(REST):
            if not self._waiting:
                continue
            try:
                self._client.wait_for_workers(1, timeout=PATIENCE)
            except TimeoutError:
                self._lose(f"the cluster has had no worker for {PATIENCE:.0f} s")
            except Exception as error:  # noqa: BLE001
                self._lose(f"the dask scheduler does not answer any more ({error})")

    def _lose(self, message: str) -> None:
        for future in tuple(self._waiting):
            _fail(future, ClusterLost(message))


def run_alike(
    versions: Mapping[str, str],
    function: Callable[..., Result],
    args: tuple[Any, ...],
    kwargs: Mapping[str, Any],
) -> Result:
    """
    Call a function in a worker.

    Raises
    ------
    OtherProgram
        If the worker runs another program than the one whose versions are given.
    """
    found = differences(versions, program_versions())
    if found:
        raise OtherProgram("; ".join(found))
    return function(*args, **kwargs)


def worker_versions() -> Mapping[str, str]:
    """Return the versions of the program that a worker runs."""
    return program_versions()


def _fail(future: Future[Any], error: BaseException) -> None:
    """Let a future fail, unless it has just ended."""
    with suppress(Exception):
        future.set_exception(error)


def _give_up(theirs: Any, own: Future[Any]) -> None:
    """Take back what nobody waits for any more."""
    if own.cancelled():
        with suppress(Exception):
            theirs.cancel()


def _hand_over(own: Future[Any], theirs: Any) -> None:
    """Hand the end of a cluster's future over to the one that is waited for."""
    if own.done():
        return
    if theirs.status == "finished":
        with suppress(Exception):
            own.set_result(theirs.result())
        return
    error = theirs.exception() if theirs.status == "error" else None
    if error is None or _is_of_the_cluster(error):
        error = ClusterLost(f"the cluster lost a plan: {error or 'its scheduler is gone'}")
    _fail(own, error)


def _is_of_the_cluster(error: BaseException) -> bool:
    return isinstance(error, KilledWorker | OtherProgram | ImportError | AttributeError | OSError)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        hint = "Start it with `dask scheduler`, and give its tcp:// address."
        raise _refusal("no-cluster", f"no dask scheduler answers at {address!r}", hint) from error
    with client:
        yield client


def _require_workers(client: Client, address: str) -> None:
    """Refuse a cluster without workers, or with workers that run another program."""
    hint = "Install the same launch-scheduler and packages on all machines of the cluster."
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        found = client.run(worker_versions, on_error="return")
    except TimeoutError as error:
        start = f"Start some with `dask worker {address}`, or leave --cluster out."
        message = f"the cluster at {address!r} has no workers"
        raise _refusal("no-workers", message, start) from error
    except OSError as error:
        message = f"the cluster at {address!r} does not answer any more"
        raise _refusal("no-cluster", message, "Start it again, or leave --cluster out.") from error
    for worker, theirs in sorted(found.items()):
        if isinstance(theirs, BaseException):
            message = f"worker {worker} cannot load this program: {theirs}"
            raise _refusal("other-program", message, hint)
        different = differences(program_versions(), theirs)
        if different:
            message = f"worker {worker} runs another program; {'; '.join(different)}"
            raise _refusal("other-program", message, hint)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep dask's own log off the terminal: what goes wrong is told in this program's words."""
    log = logging.getLogger("distributed")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(level)


def _refusal(code: str, message: str, hint: str) -> InputError:
    return InputError([Problem(code=code, message=message, where=Where("--cluster"), hint=hint)])
