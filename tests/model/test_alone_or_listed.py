"""What stands alone where a list is asked for is a list of one."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from scheduler.model.campaign import UNJUDGED, Campaign
from scheduler.model.not_before import NotBefore
from scheduler.model.notation.clock import format_week
from scheduler.model.notation.moments import in_zone
from scheduler.model.resource import Facility, Hazard
from scheduler.model.scenario import ScenarioEntry
from scheduler.model.task import Task, Window


@pytest.mark.parametrize(
    ("model", "field", "item"),
    [
        (Task, "windows", "dark"),
        (Task, "windows", {"for": "start", "daily": "08:00-09:00"}),
        (Task, "options", {"hours": "3h"}),
        (Task, "after", "A"),
        (Task, "after", {"task": "A"}),
        (Task, "hazards", "armed"),
        (Facility, "open", "07:00-19:00"),
        (Facility, "closed", {"from": "2026-03-18T08:00", "to": "2026-03-18T09:00"}),
        (Facility, "closed", "2026-03-18"),
        (Hazard, "forbids", "rf"),
        (Window, "dates", "2026-03-18"),
        (ScenarioEntry, "shifts", "day"),
        (ScenarioEntry, "stand_downs", "2026-03-18"),
        (ScenarioEntry, "set_aside", "A>B"),
    ],
)
def test_item_alone_is_a_list_of_one(model, field, item):
    """Both spellings give the same."""
    alone, listed = (model.model_validate({field: value}) for value in (item, [item]))

    assert alone == listed
    assert len(getattr(alone, field)) == 1


@pytest.mark.parametrize(
    ("field", "item"),
    [
        ("holidays", "2026-05-01"),
        ("stand_downs", {"from": "2026-03-18T08:00", "to": "2026-03-18T09:00"}),
        ("limits", {"from": "A end", "to": "launch end", "max": "2h"}),
        ("holds", {"facility": "PAD", "from": "A", "to": "B"}),
    ],
)
def test_head_of_the_file_knows_lists_of_one(field, item):
    """A single holiday, stand-down, limit or hold needs no brackets."""
    head = {"name": "x", "start": "2026-03-02T08:00", "launch": "A", "tasks": {}}

    alone, listed = (
        Campaign.model_validate(head | {field: value}, context=UNJUDGED) for value in (item, [item])
    )

    assert getattr(alone, field) == getattr(listed, field) != ()


def test_date_alone_closes_the_whole_day():
    """From midnight to midnight, and from the first to the end of the last of several."""
    closed = Facility.model_validate({"closed": ["2026-03-18", "2026-03-20 to 2026-03-22"]}).closed

    assert [f"{each.start:%d %H:%M} to {each.end:%d %H:%M}" for each in closed] == [
        "18 00:00 to 19 00:00",
        "20 00:00 to 23 00:00",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-03-22 to 2026-03-20", "ends before it starts"),
        ("tomorrow", "is not a date"),
        ("2026-03-20 to 2026-03-21 to 2026-03-22", "is not a date"),
    ],
)
def test_dates_that_cannot_be_read_are_refused(text, message):
    """A range runs forward and has two ends."""
    with pytest.raises(ValidationError, match=message):
        Window.model_validate({"dates": text})


def test_days_without_hours_mean_the_whole_day():
    """A window that names days or dates alone is open from midnight to midnight on them."""
    window = Window.model_validate({"for": "start", "days": "mon-fri"})

    assert window.said(UTC) == "start daily 00:00-24:00 on mon-fri"


def test_window_says_its_days_and_dates():
    """Texts that name a window say when it opens."""
    stated = {"for": "end", "daily": "19:00-23:00", "days": ["sat", "tue", "thu"]}
    season = {"dates": ["2026-03-24", "2026-04-01 to 2026-04-11"]}

    assert Window.model_validate(stated).said(UTC) == "end daily 19:00-23:00 on tue, thu, sat"
    assert Window.model_validate(stated | season).said(UTC) == (
        "end daily 19:00-23:00 on tue, thu, sat of 2026-03-24, 2026-04-01 to 2026-04-11"
    )


def test_dates_tell_the_two_clocks_of_a_repeated_hour_apart():
    """In Oslo the hour from 02:00 comes twice on 25 October 2026, first as CEST."""
    oslo = ZoneInfo("Europe/Oslo")
    first, second = "2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"
    with in_zone(oslo):
        window = Window.model_validate({"from": first, "to": second})
        delivery = NotBefore.model_validate({"date": second})

    assert window.times(oslo) == "from Sun 25 Oct 2026 02:30 CEST to Sun 25 Oct 2026 02:30 CET"
    assert delivery.said(oslo) == "not before Sun 25 Oct 2026 02:30 CET"


@pytest.mark.parametrize(
    ("week", "text"),
    [
        ((0, 1, 2, 3, 4), "mon-fri"),
        ((1,), "tue"),
        ((0, 1), "mon, tue"),
        ((0, 2, 3, 4), "mon, wed, thu, fri"),
    ],
)
def test_week_is_said_as_it_is_written(week, text):
    """Three days in a row or more are a span."""
    assert format_week(week) == text
