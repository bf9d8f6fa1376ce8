"""Workers really killed, and their parents: nothing is left, nothing that is done is lost."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from scheduler.studies.workers import executors
from scheduler.studies.workers.executors import OneByOne, as_done, open_executor
from scheduler.studies.workers.local_workers import LocalWorkers

PATIENCE = 120.0


def is_alive(pid):
    """Tell whether a process is still at work; one that is dead and not yet fetched is not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def is_gone(pid):
    """Wait until a process is gone, and tell whether it is."""
    until = time.monotonic() + PATIENCE
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_alive(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_worker_ends_with_its_parent(blow):
    """However the parent dies, a worker that sleeps for ten minutes is gone within seconds."""
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, time\n"
            "from scheduler.studies.workers.local_workers import LocalWorkers\n"
            "with LocalWorkers(1) as workers:\n"
            "    print(workers.submit(os.getpid).result(), flush=True)\n"
            "    workers.submit(time.sleep, 600).result()\n",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert parent.stdout is not None
    try:
        worker = int(parent.stdout.readline())
        parent.send_signal(blow)
        parent.wait(PATIENCE)
        assert is_gone(worker)
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()


def test_work_that_is_not_done_is_given_up():
    """The block ends at once although its worker would sleep for ten minutes."""
    began = time.monotonic()
    with LocalWorkers(1) as workers:
        pid = workers.submit(os.getpid).result()
        workers.submit(time.sleep, 600)
    assert is_gone(pid)
    assert time.monotonic() - began < PATIENCE


@dataclass(frozen=True)
class Doubling:
    """Doubles a number; at 2 it ends any other process than the first one."""

    first: int

    def __call__(self, number):
        """Return twice the number."""
        if number == 2 and os.getpid() != self.first:
            os.kill(os.getpid(), signal.SIGKILL)
        return 2 * number


def test_plans_of_a_worker_that_is_killed_are_made_here(caplog):
    """The system ends the worker at its second plan; all three results come, with a sentence."""
    with LocalWorkers(1) as workers:
        workers.submit(os.getpid).result()
        found = dict(as_done(workers, Doubling(os.getpid()), (1, 2, 3)))
    assert found == {0: 2, 1: 4, 2: 6}
    assert "Plans in other processes were lost" in caplog.text


def test_without_shared_memory_the_plans_are_made_here(monkeypatch, caplog):
    """Where the system gives no semaphores, studies go on in one process and say so."""

    def refuse(*_, **__):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(LocalWorkers, "__init__", refuse)
    with open_executor() as executor:
        assert isinstance(executor, OneByOne)
        assert list(as_done(executor, abs, (-1, 2))) == [(0, 1), (1, 2)]
    assert "Read-only file system" in caplog.text
    assert executors.ALONE in caplog.text
