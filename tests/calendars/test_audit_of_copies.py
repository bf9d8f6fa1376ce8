"""Steps that a vehicle takes over when it is called, tried on the calendars of their new places."""

from scheduler.calendars.situation.audit import audit
from scheduler.model.progress.recorded_campaign import without_progress
from tests.living.m1 import campaign_of

GRAPH = """\
format: 1
name: two halls
start: 2026-03-02T08:00
launch: go
shifts: {day: 08:00-16:00}
crews: {W: {people: {day: 2}}}
facilities: {EAST: {}, WEST: {open: [HOURS]}}
flows: {own: {}, west: {}}
tasks:
  s: {hours: 1, flow: own, tags: standby}
  k: {hours: 4, flow: own, after: s, facility: EAST, crew: {W: 2}}
  go: {hours: 1, flow: own, after: k}
  n: {hours: 1, flow: west}
vehicles:
  own: {flows: own, launch: go, standby: {tag: standby}}
  west: {flows: west, standby: n, called: {like: own, places: {EAST: WEST}}}
scenarios: {plan: {}}
"""


def findings(hours):
    """Return what the calendars reveal of copies in a hall that is open so long."""
    campaign = without_progress(campaign_of(GRAPH.replace("HOURS", hours)))
    return [(each.code, each.path, each.message) for each in audit(campaign, ["plan"])]


def test_copy_in_a_hall_that_its_crew_never_finds_open_is_a_mistake():
    """W works from 08:00 to 16:00, and the west hall opens at 17:00."""
    ((code, path, message),) = findings("17:00-20:00")

    assert (code, path) == ("never-workable", ("vehicles", "west", "called"))
    assert message.startswith("once 'west' is called, 'west/k' has no working time")


def test_copy_that_is_too_long_for_its_hall_is_a_mistake():
    """Step k takes 4 h without a pause, and the west hall is open for three."""
    ((code, _, message),) = findings("08:00-11:00")

    assert code == "task-too-long"
    assert message.endswith("the longest working stretch in scenario 'plan' is 3 h")


def test_copy_that_fits_is_no_mistake():
    """Step k fits between 08:00 and 12:00."""
    assert findings("08:00-12:00") == []
