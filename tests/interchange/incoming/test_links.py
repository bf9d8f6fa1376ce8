"""Links of imported steps, their lags, and what cannot be a link."""

from fractions import Fraction

import pytest

from scheduler.formats.foreign.calendar import ForeignCalendar
from scheduler.formats.foreign.steps import ForeignLength
from scheduler.formats.foreign.words import ForeignKind, LagCalendar
from tests.foreign import codes, imported, length, link, step, summary

DAY = ForeignCalendar(uid="d", name="Days", week=dict.fromkeys(range(5), ((480, 960),)))
ROUND = ForeignCalendar(uid="r", name="Round", week=dict.fromkeys(range(7), ((0, 1440),)))


def after(result, key):
    """Return the links of a step."""
    return result.graph["tasks"][key].get("after")


@pytest.mark.parametrize(
    ("kind", "lag", "text"),
    [
        ("FS", None, "T1"),
        ("SS", length(4), "T1 SS+4h working"),
        ("FF", length(-2), "T1 FF-2h working"),
        ("SF", length(48, elapsed=True), "T1 SF+48h"),
        ("FS", length("1.5", elapsed=True), "T1+1h30"),
    ],
)
def test_link_keeps_kind_and_lag(kind, lag, text):
    """Working lags count the successor's hours, elapsed ones the clock; days are hours."""
    assert after(imported([step("1"), step("2")], [link("1", "2", kind, lag=lag)]), "T2") == [text]


def test_lag_in_per_cent_is_frozen_and_told():
    """A quarter of eight hours is two."""
    lag = ForeignLength(percent=Fraction(25))
    result = imported([step("1"), step("2")], [link("1", "2", lag=lag)])

    assert after(result, "T2") == ["T1+2h working"]
    assert codes(result)["import-lag-percent"] == ("1 Step 1 > 2 Step 2: 25 % = 2h",)


def test_part_of_a_minute_is_rounded_up_and_told():
    """Two and a half minutes are three."""
    result = imported(
        [step("1"), step("2")], [link("1", "2", lag=ForeignLength(minutes=Fraction(5, 2)))]
    )

    assert after(result, "T2") == ["T1+3min working"]
    assert "import-lag-rounded" in codes(result)


def test_working_lag_before_a_milestone_runs_by_the_clock():
    """A milestone has no working time: a working day is a day by the clock, and it is told."""
    result = imported([step("1"), step("2", 0)], [link("1", "2", lag=length(8))])

    assert after(result, "T2") == ["T1+24h"]
    assert codes(result)["import-lag-by-clock"] == ("1 Step 1 > 2 Step 2: 8h = 24h by the clock",)


def test_lag_in_an_unlike_calendar_runs_by_the_clock_with_both_lengths():
    """Forty hours of a 168 h week are forty by the clock, not a week of the successor's."""
    result = imported(
        [step("1", calendar="r"), step("2", calendar="d")],
        [link("1", "2", lag=length(40))],
        calendars=(DAY, ROUND),
        lag_calendar=LagCalendar.PREDECESSOR,
    )

    assert after(result, "T2") == ["T1+40h"]
    assert codes(result)["import-lag-calendar-clock"] == (
        "1 Step 1 > 2 Step 2: 40h of Round = 40h by the clock",
    )


def test_lag_counts_in_the_calendar_that_a_step_has_for_lags_alone():
    """P6: a step that works by its people's calendars still counts lags in its own."""
    result = imported(
        [step("1", lag_calendar="r"), step("2", calendar="d")],
        [link("1", "2", lag=length(40))],
        calendars=(DAY, ROUND),
        lag_calendar=LagCalendar.PREDECESSOR,
    )

    assert after(result, "T2") == ["T1+40h"]


def test_lags_by_the_clock_of_a_project_are_plain():
    """P6 may count all lags in a calendar of 24 hours."""
    result = imported(
        [step("1"), step("2")], [link("1", "2", lag=length(8))], lag_calendar=LagCalendar.CLOCK
    )

    assert after(result, "T2") == ["T1+8h"]


def test_finish_link_of_a_summary_starts_at_its_last_steps():
    """Of 2 before 3, and 4 beside them, what follows waits for 3 and 4."""
    tasks = [
        summary("1"),
        *(step(uid, parent="1", level=2) for uid in ("2", "3", "4")),
        step("5"),
    ]
    result = imported(tasks, [link("2", "3"), link("1", "5")])

    assert after(result, "T5") == ["T3", "T4"]
    assert codes(result)["import-summary-link"] == ("1 Step 1 > 5 Step 5",)


def test_link_to_a_summary_holds_back_its_first_steps():
    """3 comes after 2 anyhow."""
    tasks = [step("1"), summary("9"), *(step(uid, parent="9") for uid in ("2", "3")), step("5")]
    result = imported(tasks, [link("2", "3"), link("1", "9")])

    assert (after(result, "T2"), after(result, "T3")) == (["T1"], ["T2"])


@pytest.mark.parametrize(("kind", "waits"), [("SS", "T5"), ("SF", "T5")])
def test_start_link_of_a_summary_holds_for_every_step_and_is_named(kind, waits):
    """The first start of several is no event here."""
    tasks = [summary("1"), *(step(uid, parent="1") for uid in ("2", "3")), step("5")]
    result = imported(tasks, [link("2", "3"), link("1", "5", kind)])

    assert after(result, waits) == [f"T2 {kind}", f"T3 {kind}"]
    assert codes(result)["import-summary-link-every"] == (f"1 Step 1 > 5 Step 5 {kind}",)


@pytest.mark.parametrize(
    "other",
    [
        step("1", is_inactive=True),
        step("1", kind=ForeignKind.LEVEL_OF_EFFORT),
        step("1", is_external=True),
    ],
)
def test_link_of_a_row_that_is_no_step_is_dropped_and_named(other):
    """Each with both ends."""
    result = imported([other, step("2")], [link("1", "2")])

    assert after(result, "T2") is None
    assert codes(result)["import-link-dropped"] == ("1 Step 1 > 2 Step 2",)


def test_link_from_outside_is_dropped_and_named():
    """The predecessor is in another file."""
    result = imported([step("2")], [link("5", "2", outside="Other.mpp 5")])

    assert codes(result)["import-link-dropped"] == ("Other.mpp 5 > 2 Step 2",)


def test_link_that_closes_a_circle_is_dropped_and_named():
    """The link back goes, the others stay."""
    result = imported(
        [step("1"), step("2"), step("3")], [link("1", "2"), link("2", "3"), link("3", "1")]
    )

    assert (after(result, "T1"), after(result, "T3")) == (None, ["T2"])
    assert codes(result)["import-link-circle"] == ("3 Step 3 > 1 Step 1",)


def test_two_links_of_a_pair_stay_and_of_two_alike_the_stronger():
    """SS and FF both hold; of two SS the longer lag."""
    links = [
        link("1", "2", "SS", lag=length(1)),
        link("1", "2", "FF"),
        link("1", "2", "SS", lag=length(3)),
    ]
    result = imported([step("1"), step("2")], links)

    assert after(result, "T2") == ["T1 SS+3h working", "T1 FF"]
    assert codes(result)["import-link-twice"] == ("1 Step 1 > 2 Step 2",)


def test_soft_link_is_a_habit():
    """What the source marks as soft may be set aside here."""
    result = imported([step("1"), step("2")], [link("1", "2", is_habit=True)])

    assert result.graph["tasks"]["T2"]["usually_after"] == ["T1"]


@pytest.mark.parametrize(
    ("hours", "text"), [(2, "T1+2h"), (-2, "T1-2h"), (10, "T1+26h"), (42, "T1+170h")]
)
def test_lag_by_the_clock_takes_days_for_days_and_hours_as_they_are(hours, text):
    """Of 8 h days: 2 h pass at one stretch, 10 h are a day and 2 h, 42 h a week and 2 h."""
    result = imported(
        [step("1", calendar="d"), step("2", calendar="r")],
        [link("1", "2", lag=length(hours))],
        calendars=(DAY, ROUND),
        lag_calendar=LagCalendar.PREDECESSOR,
    )

    assert after(result, "T2") == [text]
