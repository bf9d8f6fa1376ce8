"""Ctrl-C while a search runs."""

import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from scheduler.engine import cpsat_solver, threads
from scheduler.engine.cpsat_solver import make_solver, solve_watched
from scheduler.engine.interrupts import noted_interrupts
from scheduler.engine.problem_race import ProblemRace
from scheduler.engine.threads import run_together
from scheduler.engine.verdict import Verdict
from tests.engine.projects import make_project
from tests.engine.test_cpsat_solver import LONG, pigeons, slow_solver
from tests.interrupting import interrupt_while_waiting


@contextmanager
def heard_by(handler):
    """Let a handler hear SIGINT."""
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.fixture(autouse=True)
def heard_signals():
    """Let SIGINT be heard, also where the tests run in the background and inherit its ignoring."""
    with heard_by(signal.default_int_handler):
        yield


def interrupt():
    """Do what Ctrl-C does."""
    signal.raise_signal(signal.SIGINT)


def test_interrupt_is_noted_and_breaks_nothing_off():
    """What stands after it is done; afterwards Ctrl-C is raised again."""
    done = []
    with noted_interrupts(lambda: done.append("then")) as interrupts:
        interrupt()
        done.append("after")

    assert (done, interrupts.heard) == (["then", "after"], True)
    with pytest.raises(KeyboardInterrupt):
        interrupt()


def test_without_an_interrupt_none_is_noted():
    """A failure passes, and Ctrl-C is raised again afterwards."""
    with pytest.raises(ZeroDivisionError), noted_interrupts() as interrupts:
        raise ZeroDivisionError

    assert not interrupts.heard
    with pytest.raises(KeyboardInterrupt):
        interrupt()


def test_whoever_heard_before_still_decides():
    """A handler that only takes note of Ctrl-C makes it no interrupt; it hears each."""
    heard = []
    with (
        heard_by(lambda number, frame: heard.append((number, frame is not None))),
        noted_interrupts() as interrupts,
    ):
        interrupt()
        interrupt()

    assert heard == [(signal.SIGINT, True)] * 2
    assert not interrupts.heard


@pytest.mark.parametrize("handler", [signal.SIG_IGN, signal.SIG_DFL])
def test_interrupt_that_python_does_not_hear_stays_so(handler):
    """Where Ctrl-C is ignored, or ends the process at once, nothing changes."""
    with heard_by(handler), noted_interrupts():
        assert signal.getsignal(signal.SIGINT) is handler


def test_threads_leave_interrupts_to_the_main_one():
    """Only the main thread may say who hears Ctrl-C."""
    handlers = []

    def look():
        with noted_interrupts():
            handlers.append(signal.getsignal(signal.SIGINT))

    thread = Thread(target=look)
    thread.start()
    thread.join()

    assert handlers == [signal.default_int_handler]


@contextmanager
def running(until):
    """Yield a race called off by Ctrl-C, and a job that runs until it is, or a limit."""
    race, ended = ProblemRace(make_project([1], capacities=(1,))), Event()

    def job():
        began = time.monotonic()
        while not race.is_called_off and time.monotonic() - began < until:
            time.sleep(0.001)
        ended.set()
        return race.is_called_off

    with noted_interrupts(race.call_off) as interrupts:
        yield race, job
    assert interrupts.heard
    assert ended.is_set()


def test_interrupt_while_threads_begin_ends_them_with_what_they_found(monkeypatch):
    """It falls where the second of two jobs is handed over; both are run, and both answer."""
    submit, handed_over = ThreadPoolExecutor.submit, []

    def submit_and_interrupt(pool, job):
        handed_over.append(job)
        if len(handed_over) == 2:
            interrupt()
        return submit(pool, job)

    monkeypatch.setattr(ThreadPoolExecutor, "submit", submit_and_interrupt)
    with running(LONG) as (race, job):
        assert run_together(race, [job, job]) == [True, True]


def test_interrupt_while_threads_are_waited_for_ends_them():
    """The second look at them is the last but few."""
    with interrupt_while_waiting(threads, 2) as calls, running(LONG) as (race, job):
        assert run_together(race, [job]) == [True]
    assert len(calls) < LONG / threads.TICK


def test_interrupt_while_the_last_threads_end_is_not_raised(monkeypatch):
    """It falls where the pool is closed, when all have answered."""
    shutdown = ThreadPoolExecutor.shutdown

    def interrupt_and_shut_down(pool, **options):
        interrupt()
        shutdown(pool, **options)

    monkeypatch.setattr(ThreadPoolExecutor, "shutdown", interrupt_and_shut_down)
    with running(0.01) as (race, job):
        assert run_together(race, [job]) == [False]


def test_interrupt_while_cpsat_is_waited_for_ends_it():
    """Thirty pigeons would take longer than anyone waits."""
    began = time.monotonic()

    with interrupt_while_waiting(cpsat_solver):
        ended = solve_watched(slow_solver(), pigeons(30), lambda: True)

    assert ended == (Verdict.UNKNOWN, True)
    assert time.monotonic() - began < LONG / 2


def test_interrupt_while_cpsat_is_being_stopped_is_not_raised():
    """Nobody wanted to know any more when it fell; CP-SAT is still told to end."""
    began = time.monotonic()

    with interrupt_while_waiting(cpsat_solver, 2):
        ended = solve_watched(slow_solver(), pigeons(30), lambda: False)

    assert ended == (Verdict.UNKNOWN, True)
    assert time.monotonic() - began < LONG / 2


def test_interrupt_while_cpsat_begins_ends_it(monkeypatch):
    """It falls where the search is handed to its thread; three pigeons would be denied."""
    submit = ThreadPoolExecutor.submit

    def submit_and_interrupt(pool, *job):
        interrupt()
        return submit(pool, *job)

    monkeypatch.setattr(ThreadPoolExecutor, "submit", submit_and_interrupt)

    assert solve_watched(make_solver(), pigeons(2), lambda: True).interrupted
