import os
import socket
import sys

import pytest
from distributed import Client

from scheduler.errors import InputError
from scheduler.studies.levers.levers import try_levers
from scheduler.studies.workers.executors import open_executor
from tests.builders import ONE_WORKER, make_campaign, make_task
from tests.studies.clusters import PATIENCE, ended, start_scheduler, start_worker, wait_for_address
from tests.studies.plans import make_plan

CREWS = ("MEC", "ELE", "FUE", "LIF", "PYR", "TEL")


def make_busy_plan():
    """Return a plan with a lever for each of six crews on each of two shifts."""
    steps = [
        make_task(f"{crew}{number}", f"{number + position + 1}h", crew={crew: 1})
        for position, crew in enumerate(CREWS)
        for number in (1, 2)
    ]
    launch = make_task("L", after=[step.id for step in steps])
    shifts = {"day": "08:00-16:00", "late": "16:00-24:00"}
    return make_plan(
        make_campaign(*steps, launch, crews=dict.fromkeys(CREWS, 1), shifts=shifts, horizon="9d")
    )


def try_all(plan, cluster=None, on_result=None):
    """Try all levers of a plan somewhere."""
    with open_executor(cluster, processes=2) as executor:
        return try_levers(plan, ONE_WORKER, executor, on_result)


@pytest.fixture
def cluster(tmp_path):
    """Return the address of a dask scheduler on this machine, and its two worker processes."""
    with ended(start_scheduler(tmp_path)):
        address = wait_for_address(tmp_path / "scheduler.json")
        with ended(start_worker(tmp_path)) as one, ended(start_worker(tmp_path)) as other:
            with Client(address, timeout=PATIENCE) as client:
                client.wait_for_workers(2, timeout=PATIENCE)
            yield address, (one, other)


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_loses_no_result(cluster):
    """One of two workers is killed on the way; the results are those of local processes."""
    address, workers = cluster
    plan = make_busy_plan()
    told = []

    def kill_one(result, total):
        told.append((str(result.lever.change), total))
        if len(told) == 1:
            workers[0].kill()
            workers[0].wait()

    found = try_all(plan, address, kill_one)

    assert workers[0].poll() is not None
    assert workers[1].poll() is None
    assert found == try_all(plan)
    assert len({setting for setting, _ in told}) == len(told) == len(found) == 2 * len(CREWS)


def test_local_processes_end_with_the_block():
    """Work runs in other processes, and none is left behind."""
    with open_executor(processes=2) as executor:
        pids = {executor.submit(os.getpid).result() for _ in range(4)}
    assert os.getpid() not in pids
    assert not any(is_alive(pid) for pid in pids)


def is_alive(pid):
    """Tell whether a process is still there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_cluster_that_does_not_answer_is_an_input_error(monkeypatch):
    """A free port of this machine: the message names the address and the way out."""
    monkeypatch.setattr("scheduler.studies.workers.cluster.CONNECT_SECONDS", 0.5)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(InputError, match="no-cluster") as refused, open_executor(address):
        pass
    assert address in str(refused.value)
    assert "dask scheduler" in str(refused.value)


def test_an_address_that_is_none_is_an_input_error(monkeypatch):
    """A misspelt protocol is refused, not a traceback."""
    monkeypatch.setattr("scheduler.studies.workers.cluster.CONNECT_SECONDS", 0.5)
    with pytest.raises(InputError, match="no-cluster"), open_executor("tpc://somewhere:1"):
        pass


def test_without_dask_the_way_out_is_named(monkeypatch):
    """The extra that brings dask is in the message."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "scheduler.studies.workers.cluster", raising=False)
    with pytest.raises(InputError, match="no-dask") as refused, open_executor("tcp://a:1"):
        pass
    assert "launch-scheduler[cluster]" in str(refused.value)
