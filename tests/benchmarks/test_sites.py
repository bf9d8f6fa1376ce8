"""Synthetic launch sites are sound task graphs, and grow as they are asked to."""

import networkx as nx
import pytest

from benchmarks.sites import make_site
from scheduler.model.task import Kind
from scheduler.readers.task_graph import parse_task_graph
from tests.builders import make_situation

SIZES = [30, 100, 400]


def read_site(steps, seed=1):
    """Return the campaign that a site reads as."""
    return parse_task_graph(make_site(steps, seed).encode(), "site.yaml").require()


@pytest.mark.parametrize("steps", SIZES)
def test_a_site_has_as_many_steps_as_asked_for_and_no_problems(steps):
    """A generated file is read without a single problem."""
    assert len(read_site(steps).tasks) == steps


@pytest.mark.parametrize("steps", SIZES)
def test_every_step_of_a_site_can_be_done_in_every_scenario(steps):
    """Each step has a legal start, in day shifts as around the clock."""
    campaign = read_site(steps)
    for scenario in campaign.scenarios:
        assert all(modes[0].classes for modes in make_situation(campaign, scenario).modes.values())


def test_the_same_seed_writes_the_same_site():
    """The text depends on size and seed alone."""
    assert make_site(100, 1) == make_site(100, 1)
    assert make_site(100, 1) != make_site(100, 2)


def test_launch_waits_for_most_of_a_site():
    """The launch is no side branch: four of five steps come before it."""
    campaign = read_site(400)
    graph = nx.DiGraph((link.task, x.id) for x in campaign.tasks.values() for link in x.after)
    assert len(nx.ancestors(graph, campaign.launch)) > 0.8 * 400


def test_a_site_uses_every_kind_of_work_and_of_rule():
    """All kinds of steps, links with lags, hazards, limits and holds occur."""
    campaign = read_site(400)
    tasks = campaign.tasks.values()
    links = [link for task in tasks for link in task.after]
    assert {task.kind for task in tasks} == set(Kind)
    assert {str(link.type) for link in links} == {"FS", "SS", "FF"}
    assert any(link.working for link in links)
    assert {name for task in tasks for name in task.hazards} >= {"lift", "toxic", "loading"}
    assert campaign.limits
    assert campaign.holds
