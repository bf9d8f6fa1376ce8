from copy import deepcopy

import pytest

from scheduler.advice.base import Case
from scheduler.analyse.obstacles.calendar_bans import CalendarBans
from scheduler.calendars.situation.calendars import WITHOUT_CALENDAR, Calendars, calendar_key
from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare, prepare_on
from scheduler.model.scenario import Order, Scenario
from tests.builders import PLAN, hours, make_campaign, make_task

SHIFTS = {"day": "08:00-16:00", "late": "16:00-24:00"}

CAMPAIGN = make_campaign(
    make_task("A", "4h", crew={"MEC": 1}),
    make_task("L", "2h", after=["A"]),
    crews={"MEC": 2},
    shifts=SHIFTS,
    scenario={"shifts": ["day"]},
)
STATED = CAMPAIGN.resolve_scenario(PLAN)

OTHERS = {
    "id": "other",
    "name": "Other",
    "order": Order.SERIAL,
    "shifts": ("day", "late"),
    "week": (0, 1),
    "people": {"MEC": {"day": 1}},
    "done": ("A",),
}


@pytest.mark.parametrize("field", OTHERS)
def test_scenarios_share_a_calendar_where_everybody_works_alike(field):
    """Names and orders change nobody's hours; shifts, days, people and finished steps do."""
    calendars = Calendars(CAMPAIGN)
    other = STATED.model_copy(update={field: OTHERS[field]})

    is_shared = calendars.of(STATED) is calendars.of(other)

    assert is_shared == (field in WITHOUT_CALENDAR)


def test_what_is_without_a_calendar_is_a_field_of_scenarios():
    """A field that is renamed must not be forgotten here."""
    assert set(Scenario.model_fields) >= WITHOUT_CALENDAR
    assert calendar_key(STATED) != repr([])


def test_each_calendar_is_made_once():
    """Warnings, two situations and the reasons of a plan look at one calendar."""
    calendars = Calendars(CAMPAIGN)
    first = prepare_on(calendars, STATED)
    serial = prepare_on(calendars, STATED.model_copy(update={"order": Order.SERIAL}))

    assert Case(CAMPAIGN, calendars).clockworks == (first.working_times,)
    assert serial.working_times is first.working_times
    assert CalendarBans(chosen(serial, {})).clockwork is first.working_times
    assert [link.reason for link in serial.links] == ["hard", "order"]


def test_shared_calendars_give_the_same_situation():
    """A situation on calendars that others have used is the one that they would give alone."""
    calendars = Calendars(CAMPAIGN)
    calendars.of(STATED.model_copy(update={"id": "other", "order": Order.SERIAL}))

    assert prepare_on(calendars, STATED) == prepare(CAMPAIGN, STATED)


def test_calendars_that_went_to_another_process_are_made_anew():
    """A copy knows its campaign, and makes its own calendars: A can run from 08:00 to 16:00."""
    calendars = Calendars(CAMPAIGN)
    calendars.of(STATED)

    again = deepcopy(calendars)

    assert again.campaign == CAMPAIGN
    assert again.of(STATED).working_time(CAMPAIGN.tasks["A"])[0] == hours(0, 8)
