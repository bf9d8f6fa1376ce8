"""Impossible dates of the founding campaign: the conflicts are minimal, and the ways out work."""

from datetime import datetime
from pathlib import Path

import pytest

from scheduler.calendars.situation.prepare import prepare
from scheduler.pipeline.load import load
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.lists.list_schedule import list_schedules
from scheduler.planning.solve import solve
from scheduler.schedule.checks import check
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.conflicts.finding import find_conflicts
from scheduler.studies.conflicts.minimal import minimal_conflict
from scheduler.studies.conflicts.oracle import Oracle, ignore
from scheduler.studies.conflicts.rulebook import DATE, collect_rules

GRAPH = Path(__file__).parents[2] / "task_graphs" / "shenzhou-22.yaml"
SCENARIO = "emergency"
OPTIONS = SolveOptions(time_limit=150.0, settle=0.0)


@pytest.fixture(scope="module")
def campaign():
    """Return the founding campaign."""
    return load(GRAPH, SCENARIO)[0]


def situate(campaign):
    """Return a campaign in the emergency scenario."""
    return prepare(campaign, campaign.resolve_scenario(SCENARIO))


def earliest(campaign):
    """Return the proved earliest launch of a campaign."""
    result = solve(situate(campaign), OPTIONS)
    assert result.bound_minute == result.launch_minute
    return result.launch_minute


def launches_by(campaign, minute):
    """Whether some list schedule launches by a minute; each is checked."""
    situation = situate(campaign)
    for schedule in list_schedules(situation):
        assert check(campaign, situation.scenario, schedule) == []
        if schedule[campaign.launch].end <= minute:
            return True
    return False


@pytest.mark.slow
def test_conflict_is_minimal(campaign):
    """By 18 November: impossible with these rules alone, possible without any one of them."""
    situation = situate(campaign)
    by = situation.axis.minute(datetime.fromisoformat("2025-11-18T12:11"))
    book = collect_rules(situation, by)

    found = minimal_conflict(Oracle(book, OPTIONS, ignore), list(book.rules))

    assert found is not None
    assert found.is_minimal
    assert earliest(book.keep_only(found.keys)) > by
    for key in found.keys:
        rest = [each for each in found.keys if each != key]
        assert launches_by(book.keep_only(rest), by if DATE in rest else situation.horizon), key


@pytest.mark.slow
@pytest.mark.parametrize("day", [18, 20])
def test_ways_out_work(campaign, day):
    """Planned anew, what gives way together meets the date, and no part of it does alone."""
    by = situate(campaign).axis.minute(datetime.fromisoformat(f"2025-11-{day}T12:11"))

    together = find_conflicts(campaign, SCENARIO, by, OPTIONS).together

    assert together is not None
    changes = list(together.changes)
    assert earliest(apply_changes(campaign, SCENARIO, changes)) == together.launch <= by
    for change in changes:
        rest = [each for each in changes if each != change]
        assert earliest(apply_changes(campaign, SCENARIO, rest)) > by
