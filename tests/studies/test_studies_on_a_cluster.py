"""Studies of many plans on a real dask cluster that loses a worker in each of them."""

import pytest
from distributed import Client

from scheduler.readers.task_graph import parse_task_graph
from scheduler.studies.conflicts.finding import find_conflicts
from scheduler.studies.ladder import default_rungs
from scheduler.studies.levers.combinations import combine_levers
from scheduler.studies.making_a_date.curve import price_curve
from scheduler.studies.making_a_date.study import TargetStudy
from scheduler.studies.workers.executors import OneByOne, has_workers, open_executor
from tests.builders import ONE_WORKER, PLAN, hours, make_campaign, make_milestone, make_task
from tests.studies.clusters import PATIENCE, ended, start_scheduler, start_worker, wait_for_address
from tests.studies.making_a_date.graphs import GRAPH


def three_levers():
    """Return a campaign whose scenarios have three levers between them: eight combinations."""
    return make_campaign(
        make_task("A", "4h", crew={"MEC": 1}),
        make_task("B", "4h", crew={"MEC": 1}, usually_after=["A"]),
        make_task("L", "1h", crew={"MEC": 1}, after=["A", "B"]),
        crews={"MEC": 2},
        shifts={"day": "08:00-12:00", "late": "12:00-16:00"},
        scenario={},
        baseline="one",
        scenarios={
            "one": {"order": "serial", "shifts": ["day"]},
            "two": {"extends": "one", "order": "parallel"},
            "three": {"extends": "two", "habits": "relaxed"},
            "four": {"extends": "three", "shifts": ["day", "late"]},
        },
    )


def combine(executor, on_sign):
    """Plan every combination of levers."""
    campaign = three_levers()
    names = default_rungs(campaign)
    return combine_levers(campaign, names, ONE_WORKER, executor, lambda *_: on_sign())


def price(executor, on_sign):
    """Price six dates, and return what each costs and how it is made."""
    campaign = parse_task_graph(GRAPH.encode(), "graph").require()
    study = TargetStudy(campaign, "slow", "fast", ONE_WORKER)
    curve = price_curve(study, lambda *_: None, 6, (), executor, lambda *_: on_sign())
    return [(x.by, x.cost, x.bound, x.decisions, x.schedule.starts) for x in curve.plans]


def collide(executor, on_sign):
    """Explain why two mechanics' hours of work do not fit into three, and what would do."""
    campaign = make_campaign(
        make_task("A", 2, crew={"MEC": 1}),
        make_task("B", 2, crew={"MEC": 1}),
        make_milestone("L", after=["A", "B"]),
        crews={"MEC": 1},
    )
    found = find_conflicts(campaign, PLAN, hours(3), ONE_WORKER, lambda _: on_sign(), executor)
    [conflict] = found.conflicts
    return conflict.lines, conflict.is_minimal, conflict.earliest, conflict.relaxations


@pytest.mark.slow
def test_every_study_outlives_a_worker(tmp_path):
    """One worker more is killed at a sign of life of each study: nothing is lost or different."""
    with ended(start_scheduler(tmp_path)):
        address = wait_for_address(tmp_path / "scheduler.json")
        workers = [start_worker(tmp_path) for _ in range(4)]
        try:
            with Client(address, timeout=PATIENCE) as client:
                client.wait_for_workers(4, timeout=2 * PATIENCE)
            for number, study in enumerate((combine, price, collide), 1):

                def kill_one(number=number):
                    workers[number].kill()
                    workers[number].wait()

                with open_executor(address) as executor:
                    found = study(executor, kill_one)
                    assert has_workers(executor)
                assert workers[number].poll() is not None
                assert found == study(OneByOne(), lambda: None)
            assert workers[0].poll() is None
        finally:
            for worker in workers:
                worker.kill()
                worker.wait()
