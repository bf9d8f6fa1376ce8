"""Each closed time in a wait is told for itself, with its true length."""

from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from tests.builders import make_campaign, make_schedule, make_situation, make_task

PAIR = {"crew": {"MEC": 2}}
SHORT_NIGHT = make_campaign(
    make_task("A", "3h", **PAIR),
    make_task("B", "8h", after=["A"], same_shift=True, **PAIR),
    start="2026-03-28T08:00",
    time_zone="Europe/Oslo",
    shifts={"day": "08:00-16:00", "night": "22:00-06:00"},
    crews={"MEC": 2},
)
EASTER = make_campaign(
    make_task("A", "7h", facility="HALL", **PAIR),
    make_task("B", "3h", after=["A"], facility="HALL", **PAIR),
    start="2026-04-01T08:00",
    time_zone="Europe/Oslo",
    horizon="10d",
    holidays=["2026-04-02", "2026-04-03", "2026-04-06"],
    stand_downs=[{"from": "2026-04-07T08:00", "to": "2026-04-07T10:00", "reason": "visit"}],
    facilities={
        "HALL": {
            "room": 1,
            "closed": [{"from": "2026-04-07T10:00", "to": "2026-04-07T12:00", "reason": "crane"}],
        }
    },
    crews={"MEC": 2},
    scenario={"week": "mon-fri"},
)


def waits_of(campaign, **pieces):
    """Return each stretch of the wait of B, in hours, with its causes and when each begins."""
    driver = Drivers(make_situation(campaign), make_schedule(**pieces)).of("B")
    return [
        (
            each.start / 60,
            each.end / 60,
            [(str(x.cause), x.since / 60) for x in each.causes],
        )
        for each in driver.waits
    ]


def test_night_that_is_too_short_is_told_apart_from_the_evening_before_it():
    """
    A ends at 11:00, 3 h; the day shift ends at 8 h, the night runs from 14 to 21 h, B needs 8.

    The clocks go forward in that night, so it has 7 h; from 21 to 23 nobody is there.
    """
    assert waits_of(SHORT_NIGHT, A=[(0, 3)], B=[(23, 31)]) == [
        (3, 14, [("shift", 8)]),
        (14, 23, [("shift", 21)]),
    ]


def test_holidays_and_days_off_are_counted_by_the_day():
    """
    The crew goes on Wednesday at 16:00, 8 h, so the holidays begin at midnight, 16 h.

    They last 48 h, the days off 48 h, Easter Monday 24 h; at 08:00 on Tuesday, 144 h, comes the
    visit, and three hours from then would meet the crane check besides.
    """
    assert waits_of(EASTER, A=[(0, 7)], B=[(148, 151)]) == [
        (7, 16, [("shift", 8)]),
        (16, 64, [("holiday", 16)]),
        (64, 112, [("day off", 64)]),
        (112, 136, [("holiday", 112)]),
        (136, 144, [("shift", 128)]),
        (144, 146, [("stand-down", 144), ("closure", 146)]),
        (146, 148, [("closure", 146)]),
    ]


def test_absence_is_not_put_down_to_a_closed_time_that_begins_later():
    """
    A, by another crew, ends on Wednesday at 23:00, 15 h; nobody could begin the 3 h of B then.

    The holiday of Thursday follows at midnight. Both together fill that hour.
    """
    campaign = make_campaign(
        make_task("A", "15h"),
        make_task("B", "3h", after=["A"], **PAIR),
        start="2026-04-01T08:00",
        holidays=["2026-04-02"],
        crews={"MEC": 2},
    )
    found = waits_of(campaign, A=[(0, 15)], B=[(48, 51)])

    assert found[0] == (15, 16, [(str(Cause.HOLIDAY), 16), (str(Cause.SHIFT), 8)])
    assert [(start, end, causes[0][0]) for start, end, causes in found[1:]] == [
        (16, 40, "holiday"),
        (40, 48, "shift"),
    ]
