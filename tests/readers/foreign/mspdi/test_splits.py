"""Split steps are known by the days on which nobody works on them."""

from tests.readers.foreign.mspdi.projects import (
    at,
    calendar,
    element,
    only,
    standard,
    task,
    weekday,
)


def stint(day, hours, kind=1, *, begins="08:00:00", ends="17:00:00"):
    """Return the work of one day of October 2026; None for a day without a value."""
    values = {
        "Type": kind,
        "Start": f"2026-10-{day:02}T{begins}",
        "Finish": f"2026-10-{day:02}T{ends}",
        "Unit": 2,
        "Value": "" if hours is None else f"PT{hours}H0M0S",
    }
    return element("TimephasedData", values)


def splits(*stints, people=-65535, of="", calendars="", **values):
    """Return the gaps of a step whose only assignment has these stints."""
    row = element("Assignment", {"TaskUID": 1, "ResourceUID": people})
    row = row.replace("</Assignment>", "".join(stints) + "</Assignment>")
    step = task(1, Duration="PT16H0M0S", **values)
    return only(step, assignments=row, resources=of, calendars=calendars).splits


def test_a_working_day_without_work_is_a_gap():
    """Thursday 1 and Monday 5 October are worked, Friday 2 is not; the weekend is no gap."""
    found = splits(stint(1, 8), stint(2, 0), stint(3, None), stint(4, None), stint(5, 8))
    assert found == ((at("2026-10-01T17:00"), at("2026-10-05T08:00")),)


def test_a_weekend_is_no_gap():
    """Friday 2 and Monday 5."""
    assert splits(stint(2, 8), stint(5, 8)) == ()


def test_a_later_part_may_begin_at_the_end_of_the_day_before():
    """Sunday 17:00 is the same moment in working time as Monday 08:00."""
    late = stint(4, 8, begins="17:00:00").replace(
        "2026-10-04T17:00:00</Finish>", "2026-10-05T17:00:00</Finish>"
    )
    assert splits(stint(1, 8), late) == ((at("2026-10-01T17:00"), at("2026-10-05T08:00")),)


def test_actual_and_remaining_work_make_one_step():
    """Type 2 is done, 1 remains, 4 is a baseline that does not count."""
    done_and_left = splits(stint(1, 8, 2), stint(2, 8, 1))
    assert done_and_left == ()
    assert splits(stint(1, 8, 2), stint(2, 8, 4), stint(5, 8, 1)) != ()


def test_rest_of_the_people_is_no_gap():
    """A team that works on Mondays and Thursdays has no gap between these."""
    of = element("Resource", {"UID": 4, "Name": "Team", "CalendarUID": 2})
    own = calendar(2, weekday(2, "08:00-16:00") + weekday(5, "08:00-16:00"))
    stints = (stint(1, 8), stint(5, 8))
    assert splits(*stints, people=4, of=of, calendars=standard() + own) == ()
    ignored = {"CalendarUID": 1, "IgnoreResourceCalendar": 1}
    assert splits(*stints, people=4, of=of, calendars=standard() + own, **ignored) != ()


def test_a_gap_is_left_out_of_a_missing_duration():
    """From Thursday to Monday are 24 h, of which Friday is a gap."""
    row = element("Assignment", {"TaskUID": 1, "ResourceUID": -65535})
    row = row.replace("</Assignment>", stint(1, 8) + stint(5, 8) + "</Assignment>")
    step = task(1, Start="2026-10-01T08:00:00", Finish="2026-10-05T17:00:00", DurationFormat=5)
    assert only(step, assignments=row).duration.minutes == 960


def test_steps_without_work_by_day_have_no_gaps():
    """Nothing says so."""
    assert splits() == ()
