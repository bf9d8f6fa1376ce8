"""Crews whose people or days change by date have no price."""

import pytest

from scheduler.errors import InputError
from scheduler.studies.making_a_date.own_dates import refuse_own_dates
from tests.builders import PLAN, make_campaign, make_task

AWAY = {"from": "2025-11-10", "to": "2025-11-10", "people": {"day": 0}}


def test_crew_at_work_with_dates_of_its_own_is_refused():
    """A needs the crew that is away on Monday."""
    crews = {"MEC": {"people": {"day": 2}, "changes": AWAY}}

    with pytest.raises(InputError, match="there is no price for it"):
        refuse_own_dates(make_campaign(make_task("A", crew={"MEC": 1}), crews=crews), PLAN)


def test_dates_of_a_crew_that_nobody_needs_are_no_obstacle():
    """The mechanics are away, and only electricians work."""
    crews = {"MEC": {"people": {"day": 2}, "changes": AWAY}, "ELE": 1}

    refuse_own_dates(make_campaign(make_task("A", crew={"ELE": 1}), crews=crews), PLAN)
