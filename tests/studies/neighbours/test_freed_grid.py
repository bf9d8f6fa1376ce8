"""What neighbours without dates leave possible is judged on the time grid of the campaign."""

from scheduler.calendars.situation.prepare import prepare
from scheduler.studies.neighbours.freed import without_dates
from tests.living.m1 import PLAN, campaign_of

HALF_PAST = """\
name: half past
start: 2026-03-02T08:00
horizon: 96h
launch: go
flows: {own: {}, guest: {neighbour: yes, moves: {later: 1d, per_day: 60}}}
tasks:
  q: {hours: 3, elapsed: yes, flow: guest,
    windows: [{for: run, from: "2026-03-02T08:30", to: "2026-03-02T12:30"}]}
  go: {hours: 1, elapsed: yes, flow: own, not_before: "2026-03-02T08:30"}
scenarios: {plan: {}}
"""


def test_freed_neighbours_leave_the_time_grid_as_it_is():
    """The window from 08:30 makes the grid 30 min; on full hours go would seem later than it is."""
    campaign = campaign_of(HALF_PAST)
    scenario = campaign.resolve_scenario(PLAN)
    freed = without_dates(campaign, scenario)

    assert prepare(campaign, scenario).tick == 30
    assert prepare(freed, scenario).tick == 30
    assert freed.tasks["q"].windows == ()
