"""What is told of a plan that other programs cannot hold."""

import pytest

from scheduler.formats.foreign.notices import NoticeKind
from scheduler.interchange.outgoing.forms import ExportForm
from scheduler.interchange.outgoing.unsaid.kinds import UNSAID
from scheduler.pipeline.interchange.exporting import schedule_of_plan
from tests.builders import make_campaign, make_milestone, make_task
from tests.exports.foreign.plans import plan_of


@pytest.fixture(scope="module")
def rich():
    """Return the plan of a campaign with nearly every rule."""
    return plan_of(
        make_campaign(
            make_task("A", "2h", crew={"M": 1}, facility="HALL", hazards="lift", same_shift=True),
            make_task("B", "2h", facility="PAD", exempt_from=["lift"], usually_after=["A"]),
            make_task("C", "1h", after=["A", "A SS+1h"], options=[{"hours": "30min"}]),
            make_task("E", "1h", all_hands=True, crew={"M": 1}, as_late_as_possible=True),
            make_task("F", "1h", windows=[{"for": "end", "daily": "10:00-12:00"}]),
            make_task("G", "1h", not_before="2025-11-10T08:30", after=["A"], name="tab\there"),
            make_task("D", "1h", tags=["before"]),
            make_milestone("GO", after=["B", "C", "E", "F", "G"]),
            crews={"M": {"people": {"day": 2, "late": 1}, "teams": 2}},
            facilities={"HALL": 2, "PAD": {}},
            hazards={"lift": {"clears": True}},
            shifts={"day": "08:00-16:00", "late": "16:00-24:00"},
            limits=[{"from": "A end", "to": "GO end", "max": "40h"}],
            holds=[{"facility": "HALL", "from": "A", "to": "C"}],
            costs={"habit": 2},
            scenario={"done": ["before"], "duty": "routine"},
            horizon="9d",
        )
    )


def _told(plan, form=ExportForm.MSPDI, **asked):
    notices = schedule_of_plan(plan, form, **asked).notices
    return {notice.code.removeprefix("export-"): notice for notice in notices}


def test_every_rule_without_a_place_is_named(rich):
    """Each kind has its own line, with what it concerns."""
    told = {code: notice.names for code, notice in _told(rich).items()}
    assert told == {
        "dates-pinned": ("A", "B", "C", "E", "F", "G", "GO"),
        "crews-by-shift": ("M",),
        "habits": ("A>B",),
        "second-link": ("A SS+1 h>C",),
        "limits": ("A end to GO end within 40 h",),
        "holds": ("HALL from A to C",),
        "hazards": ("lift",),
        "exemptions": ("B",),
        "windows": ("F",),
        "second-date": ("G",),
        "run-through": ("B", "C", "E", "F", "G"),
        "same-shift": ("A",),
        "all-hands": ("E",),
        "late-as-possible": ("E",),
        "options": ("C",),
        "duty": ("plan", "M"),
        "prices": ("costs",),
        "room-for-any": ("PAD",),
        "done-undated": ("D",),
        "time-zone": ("UTC",),
        "names": ("G",),
    }


def test_links_only_pins_nothing_and_says_so(rich):
    """Then other programs move the steps; the earliest start of the graph still binds."""
    told = _told(rich, links_only=True)
    assert "dates-pinned" not in told
    assert told["dates-free"].names == ("A", "B", "C", "E", "F", "G", "GO")
    assert "second-date" not in told


def test_calendar_file_says_that_it_has_dates_alone(rich):
    """It has no links, and none of a step that has no date."""
    told = _told(rich, ExportForm.ICS)
    assert told["dates-alone"].count == 7
    assert told["without-date"].names == ("D",)
    assert "dates-pinned" not in told
    assert "habits" not in told


def test_list_pins_nothing_and_keeps_links(rich):
    """A list has no constraints and no calendars."""
    told = _told(rich, ExportForm.CSV)
    assert "habits" in told
    assert not {"dates-pinned", "crews-by-shift", "clock-change", "dates-alone"} & told.keys()


def test_plain_campaign_loses_nothing():
    """Pausable steps of one crew on one shift say nothing that has no place."""
    plan = plan_of(
        make_campaign(make_task("A", "9h", pausable=True, crew={"M": 1}), crews={"M": 1})
    )
    told = _told(plan)
    assert {notice.kind for notice in told.values()} == {NoticeKind.DECIDED, NoticeKind.NOTED}
    assert set(told) == {"dates-pinned", "time-zone"}


def test_night_of_a_clock_change_is_named():
    """On 26 October the clocks of Berlin go back."""
    plan = plan_of(
        make_campaign(
            make_task("A", "30h", elapsed=True),
            start="2025-10-25T22:00",
            time_zone="Europe/Berlin",
        )
    )
    assert _told(plan)["clock-change"].names == ("2025-10-26",)


def test_habits_that_the_scenario_does_not_keep_are_named():
    """They are left out, so that nothing binds that the plan did not keep."""
    campaign = make_campaign(
        make_task("A"), make_task("B", usually_after=["A"]), scenario={"habits": "relaxed"}
    )
    assert _told(plan_of(campaign))["habits-set-aside"].names == ("A>B",)


def test_kinds_have_codes_of_their_own():
    """No two kinds share a code."""
    codes = [each.code for each in UNSAID]
    assert len(set(codes)) == len(codes)
