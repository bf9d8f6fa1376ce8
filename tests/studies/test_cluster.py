"""Plans on a dask cluster: who takes part, and what happens when the cluster goes."""

import os
import shutil
import time

import pytest

from scheduler.errors import InputError
from scheduler.studies.workers import cluster
from scheduler.studies.workers.cluster import ClusterLost, open_cluster
from scheduler.studies.workers.same_program import PACKAGE_FOLDER, differences, program_versions
from tests.studies.clusters import (
    ENVIRONMENT,
    ended,
    start_scheduler,
    start_worker,
    wait_for_address,
)

LONG = 600.0
SHORT = 2.0


@pytest.fixture
def dask(tmp_path):
    """Return the address and the process of a dask scheduler on this machine."""
    with ended(start_scheduler(tmp_path)) as process:
        yield wait_for_address(tmp_path / "scheduler.json"), process


def test_a_cluster_without_workers_is_refused(dask, monkeypatch):
    """Nobody waits for a plan that no one will make."""
    monkeypatch.setattr(cluster, "PATIENCE", SHORT)
    with pytest.raises(InputError, match=r"(?s)no-workers.*dask worker"), open_cluster(dask[0]):
        pass


def test_workers_with_other_code_are_refused_with_both_versions(dask, tmp_path):
    """One more line in one file of the program is another program."""
    other = tmp_path / "other"
    shutil.copytree(
        PACKAGE_FOLDER, other / "scheduler", ignore=shutil.ignore_patterns("__pycache__")
    )
    with (other / "scheduler" / "errors.py").open("a") as file:
        file.write("OTHER = True\n")
    environment = {**ENVIRONMENT, "PYTHONPATH": str(other)}

    with (
        ended(start_worker(tmp_path, environment)),
        pytest.raises(InputError, match=r"other-program.*launch-scheduler.* there, .* here"),
        open_cluster(dask[0]),
    ):
        pass


def test_whoever_waits_is_told_when_the_last_worker_is_gone(dask, tmp_path, monkeypatch):
    """The plan is lost, not late for ever."""
    with ended(start_worker(tmp_path)) as worker, open_cluster(dask[0]) as executor:
        assert executor.submit(abs, -2).result(LONG) == 2
        waiting = executor.submit(time.sleep, LONG)
        monkeypatch.setattr(cluster, "PATIENCE", SHORT)
        worker.kill()
        with pytest.raises(ClusterLost, match="no worker"):
            waiting.result(LONG)


def test_whoever_waits_is_told_when_the_scheduler_is_gone(dask, tmp_path, monkeypatch):
    """The plan is lost, and said to be."""
    address, process = dask
    with ended(start_worker(tmp_path)), open_cluster(address) as executor:
        waiting = executor.submit(time.sleep, LONG)
        monkeypatch.setattr(cluster, "PATIENCE", SHORT)
        process.kill()
        with pytest.raises(ClusterLost, match="scheduler"):
            waiting.result(LONG)


def test_a_mistake_of_the_work_is_no_mistake_of_the_cluster(dask, tmp_path):
    """What a function raises comes back as it is."""
    with ended(start_worker(tmp_path)), open_cluster(dask[0]) as executor:
        with pytest.raises(ZeroDivisionError, match="by zero"):
            executor.submit(divmod, 1, 0).result(LONG)
        assert executor.submit(os.getpid).result(LONG) != os.getpid()


def test_programs_differ_by_what_is_named():
    """Another OR-Tools is told with both versions; the same program differs in nothing."""
    ours = program_versions()

    assert differences(ours, ours) == ()
    assert differences(ours, {**ours, "ortools": "0.1"}) == (
        f"ortools: 0.1 there, {ours['ortools']} here",
    )
