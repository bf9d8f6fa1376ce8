"""What XML must be like so that MS Project and ProjectLibre open it rightly, rule by rule."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from scheduler.exports.foreign.mspdi.calendars import calendars
from scheduler.exports.foreign.mspdi.project import mspdi_bytes
from scheduler.exports.foreign.mspdi.values import length
from scheduler.exports.foreign.mspdi.xml_text import NAMESPACE, document, leaf
from scheduler.formats.foreign.calendar import CalendarException, ForeignCalendar
from tests.builders import local, make_campaign, make_milestone, make_task
from tests.exports.foreign.plans import plan_of, project_of

SPACE = f"{{{NAMESPACE}}}"
NOBODY = "-65535"

ORDERS = {
    "Project": (
        "SaveVersion Name Title ScheduleFromStart StartDate FinishDate CalendarUID "
        "DefaultStartTime DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth "
        "DefaultTaskType DurationFormat WorkFormat NewTasksEffortDriven NewTasksEstimated "
        "WeekStartDay StatusDate NewTasksAreManual ExtendedAttributes Calendars Tasks Resources "
        "Assignments"
    ),
    "Task": (
        "UID ID Name Active Manual Type IsNull WBS OutlineNumber OutlineLevel Priority Start "
        "Finish Duration DurationFormat Work Stop Resume EffortDriven Estimated Milestone Summary "
        "PercentComplete ActualStart ActualFinish ActualDuration ActualWork RemainingDuration "
        "RemainingWork ConstraintType CalendarUID ConstraintDate Deadline IgnoreResourceCalendar "
        "Notes PredecessorLink ExtendedAttribute Baseline"
    ),
    "PredecessorLink": "PredecessorUID Type CrossProject LinkLag LagFormat",
    "Baseline": "Number Start Finish",
    "Resource": (
        "UID ID Name Type IsNull Initials Group MaxUnits CalendarUID ExtendedAttribute "
        "AvailabilityPeriods"
    ),
    "AvailabilityPeriod": "AvailableFrom AvailableTo AvailableUnits",
    "Assignment": (
        "UID TaskUID ResourceUID ActualFinish ActualStart ActualWork Finish RemainingWork Start "
        "Units Work"
    ),
    "Calendar": "UID Name IsBaseCalendar BaseCalendarUID WeekDays Exceptions",
    "WeekDay": "DayType DayWorking TimePeriod WorkingTimes",
    "Exception": ("EnteredByOccurrences TimePeriod Occurrences Name Type DayWorking WorkingTimes"),
    "TimePeriod": "FromDate ToDate",
    "WorkingTime": "FromTime ToTime",
}
"""The elements that are written, in the order of Microsoft's schema, which is a sequence."""


@pytest.fixture(scope="module")
def made():
    """Return the plan of a campaign with a bit of everything."""
    return plan_of(
        make_campaign(
            make_task(
                "A", "2h", name="Move, [lift] & =fit\x07", crew={"M, [x]": 2}, facility="HALL"
            ),
            make_task("W", "20h", elapsed=True, after=["A+2h"]),
            make_task("S", "9h", pausable=True, after=["A SS+90min working"], crew={"M, [x]": 1}),
            make_task("D", "3h", tags=["before"]),
            make_milestone("GO", after=["W", "S", "S FF+1h"], due="2025-11-18T08:00"),
            crews={"M, [x]": {"people": {"day": 3, "late": 1}}},
            facilities={"HALL": 1},
            shifts={"day": "08:00-16:00", "late": "16:00-24:00"},
            holidays=["2025-11-11"],
            flows={"ship": {}},
            horizon="9d",
            scenario={"done": ["before"], "week": "mon-sat"},
        )
    )


@pytest.fixture(scope="module")
def project(made):
    """Return it as the project of another program."""
    return project_of(made)


@pytest.fixture(scope="module")
def root(project):
    """Return its XML."""
    return ET.fromstring(mspdi_bytes(project))


def _all(root, tag):
    return list(root.iter(f"{SPACE}{tag}"))


def _text(element, tag):
    return element.findtext(f"{SPACE}{tag}")


def _texts(root, tag, child):
    return [_text(each, child) for each in _all(root, tag)]


def _tasks(root):
    """Return the rows by key, the project and its summaries apart."""
    return {_text(each, "WBS"): each for each in _all(root, "Task") if _text(each, "WBS")}


def test_elements_stand_in_the_order_of_the_schema(root):
    """Not every reader forgives a sequence in another order."""
    for parent in root.iter():
        order = ORDERS.get(parent.tag.removeprefix(SPACE), "").split()
        places = [order.index(child.tag.removeprefix(SPACE)) for child in parent if order]
        assert places == sorted(places), parent.tag


def test_file_is_utf_8_of_project_2010_or_later(project):
    """The encoding is declared, the namespace stated, and the version that of today's files."""
    content = mspdi_bytes(project)
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')
    assert b"<SaveVersion>14</SaveVersion>" in content
    assert content.decode("utf-8").count(f'xmlns="{NAMESPACE}"') == 1


def test_same_plan_gives_the_same_bytes(made):
    """Nothing of a file comes from the clock or from chance."""
    assert mspdi_bytes(project_of(made)) == mspdi_bytes(project_of(made))


def test_names_are_at_most_512_letters_and_hold_no_control_characters():
    """Longer names, and control characters, make a file that is refused."""
    campaign = make_campaign(make_task("A", name="x" * 600 + "\x02"), name="n" * 700)
    names = _texts(ET.fromstring(mspdi_bytes(project_of(plan_of(campaign)))), "Task", "Name")
    assert max(map(len, names)) == 512
    assert not re.search("[\x00-\x08\x0b-\x1f]", "".join(names))


def test_calendar_names_are_unique_and_at_most_51_letters(root):
    """MS Project refuses a file with a longer one."""
    names = _texts(root, "Calendar", "Name")
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 51 for name in names)


def test_long_crew_names_make_short_calendar_names():
    """A calendar is named after its resource only as far as it may be."""
    crews = {"c" * 60: 1, "c" * 61: 1}
    tasks = [make_task("A", crew=dict.fromkeys(crews, 1))]
    made = project_of(plan_of(make_campaign(*tasks, crews=crews)))
    names = [each.name for each in made.calendars]
    assert max(map(len, names)) == 51
    assert len(set(names)) == len(names)


def test_resource_names_have_no_commas_and_brackets(root):
    """They divide lists of resources, so that MS Project refuses the file."""
    names = _texts(root, "Resource", "Name")
    assert names == ["M (x) day", "M (x) late", "HALL"]


def test_uids_are_unique_and_small_and_each_kind_numbers_on_its_own(root):
    """Beyond 2,097,151 a UID is refused."""
    for kind in ("Task", "Resource", "Calendar", "Assignment"):
        uids = [int(text) for text in _texts(root, kind, "UID")]
        assert len(set(uids)) == len(uids)
        assert all(0 <= uid < 2_097_151 for uid in uids)
    assert {"1", "2"} <= set(_texts(root, "Task", "UID")) & set(_texts(root, "Calendar", "UID"))


def test_task_calendars_are_base_calendars(root):
    """Others are dropped."""
    bases = {
        _text(each, "UID")
        for each in _all(root, "Calendar")
        if _text(each, "IsBaseCalendar") == "1"
    }
    used = set(_texts(root, "Task", "CalendarUID")) - {None, "-1"}
    assert used
    assert used <= bases


def test_each_resource_has_one_calendar_of_its_own(root):
    """Not one more on each export, and none for two."""
    own = _texts(root, "Resource", "CalendarUID")
    derived = [
        _text(each, "UID")
        for each in _all(root, "Calendar")
        if _text(each, "IsBaseCalendar") == "0"
    ]
    assert sorted(own) == sorted(derived)
    assert len(set(own)) == len(own)


def test_exceptions_stand_in_both_forms_by_date():
    """The old form up to 2003 is sorted by date; some programs read only that, others only this."""
    made = ForeignCalendar(
        uid="1",
        week={0: ((480, 960),)},
        exceptions=(
            CalendarException(first=date(2026, 5, 4), last=date(2026, 5, 6)),
            CalendarException(first=date(2026, 1, 2), last=date(2026, 1, 2), stretches=((0, 60),)),
        ),
    )
    root = ET.fromstring(document(calendars([made])))
    old = [each for each in _all(root, "WeekDay") if _text(each, "DayType") == "0"]
    days = ["2026-01-02T00:00:00", "2026-05-04T00:00:00"]
    assert [each.findtext(f".//{SPACE}FromDate") for each in old] == days
    assert [each.findtext(f".//{SPACE}FromDate") for each in _all(root, "Exception")] == days
    assert [_text(each, "DayWorking") for each in old] == ["1", "0"]
    assert old[1].findtext(f".//{SPACE}ToDate") == "2026-05-06T23:59:00"


def test_calendar_without_days_of_its_own_has_no_empty_list(root):
    """An empty WeekDays makes other tools lose the calendar."""
    for kind in ("WeekDays", "Exceptions", "AvailabilityPeriods", "WorkingTimes"):
        assert all(len(each) for each in _all(root, kind))
    assert any(each.find(f"{SPACE}WeekDays") is None for each in _all(root, "Calendar"))


def test_night_shift_is_cut_at_midnight():
    """A shift from 22:00 to 06:00 is worked until 24:00, and from 00:00 on the day after."""
    campaign = make_campaign(
        make_task("A", "6h", crew={"M": 1}),
        crews={"M": 1},
        shifts={"night": "22:00-06:00"},
        scenario={"week": "mon-fri"},
        horizon="15d",
    )
    own = project_of(plan_of(campaign)).calendars[0]
    assert own.week[0] == ((1320, 1440),)
    assert own.week[1] == ((0, 360), (1320, 1440))
    assert own.week[5] == ((0, 360),)
    assert own.week[6] == ()


def test_every_step_with_work_has_an_assignment_of_somebody_or_nobody(root):
    """Else its duration is taken for none, and it becomes a milestone."""
    assigned = {_text(each, "TaskUID") for each in _all(root, "Assignment")}
    worked = {_text(each, "UID") for key, each in _tasks(root).items() if key not in {"GO", "ship"}}
    assert worked <= assigned
    nobody = [each for each in _all(root, "Assignment") if _text(each, "ResourceUID") == NOBODY]
    by_uid = {_text(each, "UID"): key for key, each in _tasks(root).items()}
    assert {by_uid[_text(each, "TaskUID")] for each in nobody} == {"W", "D"}
    assert all(_text(each, "Work") for each in _all(root, "Assignment"))
    assert all(_text(each, "RemainingWork") for each in _all(root, "Assignment"))


def test_finished_step_and_its_assignments_have_an_actual_finish(root):
    """Without it MS Project shows 99 per cent."""
    done = _tasks(root)["D"]
    assert _text(done, "PercentComplete") == "100"
    assert _text(done, "ActualFinish") == "2025-11-10T08:00:00"
    own = [x for x in _all(root, "Assignment") if _text(x, "TaskUID") == _text(done, "UID")]
    assert [_text(each, "ActualFinish") for each in own] == ["2025-11-10T08:00:00"]


def test_day_and_start_time_are_those_of_the_calendar_of_the_project(root):
    """Sixteen hours a day from 08:00, so that durations in days come out right."""
    assert _text(root, "MinutesPerDay") == "960"
    assert _text(root, "MinutesPerWeek") == str(6 * 960)
    assert _text(root, "DefaultStartTime") == "08:00:00"
    assert _text(root, "DefaultFinishTime") == "00:00:00"
    assert all(_text(x, "DurationFormat") for x in _all(root, "Task") if _text(x, "Duration"))


def test_elapsed_and_working_durations_have_their_own_formats(root):
    """Five is hours of working time, six is elapsed hours."""
    formats = {key: _text(each, "DurationFormat") for key, each in _tasks(root).items()}
    assert formats["A"] == "5"
    assert formats["W"] == "6"


def test_pinned_step_has_a_constraint_with_its_date(root):
    """Start and Finish alone would move everything to the start of the project."""
    step = _tasks(root)["W"]
    assert _text(step, "ConstraintType") == "4"
    assert _text(step, "ConstraintDate") == _text(step, "Start") == "2025-11-10T12:00:00"


def test_constraint_stands_only_where_there_is_one(made):
    """With links only, nothing is pinned."""
    root = ET.fromstring(mspdi_bytes(project_of(made, links_only=True)))
    assert _all(root, "ConstraintType") == []
    assert _all(root, "ConstraintDate") == []


def test_every_link_has_a_lag_and_its_format(root):
    """Other tools fail without both, zero included."""
    for link in _all(root, "PredecessorLink"):
        assert _text(link, "LinkLag") is not None
        assert _text(link, "LagFormat") is not None


def test_lags_are_tenths_of_minutes_of_working_or_elapsed_time(root):
    """Two hours by the clock are 1,200 in format 6, 90 minutes of work 900 in format 5."""
    lags = {
        key: [
            (_text(x, "Type"), _text(x, "LinkLag"), _text(x, "LagFormat"))
            for x in each.findall(f"{SPACE}PredecessorLink")
        ]
        for key, each in _tasks(root).items()
    }
    assert lags["W"] == [("1", "1200", "6")]
    assert lags["S"] == [("3", "900", "5")]


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (480, "PT8H0M0S"),
        (-480, "PT-8H0M0S"),
        (-510, "PT-8H-30M0S"),
        (0, "PT0H0M0S"),
        (Fraction(1, 2), "PT0H0M30S"),
        (100 * 60, "PT100H0M0S"),
    ],
)
def test_lengths_are_written_as_ms_project_does(minutes, text):
    """A negative length has its sign behind PT, against the standard."""
    assert length(minutes) == text


def test_two_steps_have_one_link_at_most(root):
    """MS Project knows no second one; it is named in the report."""
    pairs = [
        (_text(link, "PredecessorUID"), _text(task, "UID"))
        for task in _all(root, "Task")
        for link in task.findall(f"{SPACE}PredecessorLink")
    ]
    assert len(set(pairs)) == len(pairs)


def test_only_fields_in_use_are_defined(root):
    """Others keep MS Project from opening the file."""
    defined = set(_texts(root, "ExtendedAttributes", "ExtendedAttribute")) or {
        _text(each, "FieldID") for each in root.find(f"{SPACE}ExtendedAttributes")
    }
    used = {
        _text(value, "FieldID")
        for kind in ("Task", "Resource")
        for each in _all(root, kind)
        for value in each.findall(f"{SPACE}ExtendedAttribute")
    }
    assert {_text(x, "FieldID") for x in root.find(f"{SPACE}ExtendedAttributes")} == used
    assert defined


def test_texts_cannot_end_their_element():
    """Markup and forbidden characters in a text do no harm."""
    content = document(leaf("Name", ""))
    assert b"<Name" in content
    made = plan_of(make_campaign(make_task("A", name="</Name> & <b>", note="a < b\x00 &amp;")))
    root = ET.fromstring(mspdi_bytes(project_of(made)))
    assert _text(_tasks(root)["A"], "Name") == "</Name> & <b>"
    assert _text(_tasks(root)["A"], "Notes").startswith("a < b  &amp;")


def test_crew_is_one_resource_for_each_shift(root):
    """Head-counts by shift have no other place: three people by day, one late."""
    units = dict(
        zip(_texts(root, "Resource", "Name"), _texts(root, "Resource", "MaxUnits"), strict=True)
    )
    assert units == {"M (x) day": "3.00", "M (x) late": "1.00", "HALL": "1.00"}
    assert _texts(root, "Resource", "Group")[-1] == "facility"


def test_step_across_shifts_has_work_in_each(project):
    """Nine hours from Monday 08:00 on: eight by day and one late."""
    names = {each.uid: each.name for each in project.resources}
    step = next(each for each in project.tasks if each.code == "S")
    own = {names[x.resource]: x.work for x in project.assignments if x.task == step.uid}
    assert own == {"M (x) day": 390, "M (x) late": 150}


def test_rows_have_the_outline_of_their_flows():
    """A flow is a summary, its steps lie below, and a step without a flow at the top."""
    campaign = make_campaign(
        make_task("A", flow="ship"),
        make_task("B", after=["A"]),
        make_task("C", flow="ship", after=["B"]),
        flows={"ship": {"name": "Ship"}},
    )
    root = ET.fromstring(mspdi_bytes(project_of(plan_of(campaign))))
    rows = [
        tuple(_text(each, tag) for tag in ("ID", "Name", "OutlineNumber", "OutlineLevel"))
        for each in _all(root, "Task")
    ]
    assert rows == [
        ("0", "test", "0", "0"),
        ("1", "Ship", "1", "1"),
        ("2", "A", "1.1", "2"),
        ("3", "C", "1.2", "2"),
        ("4", "B", "2", "1"),
    ]


def test_dates_of_neighbours_in_time_do_not_overlap_in_a_calendar(project):
    """The stretches of a day are in order and apart."""
    for each in project.calendars:
        for worked in each.week.values():
            assert all(a[1] < b[0] for a, b in pairwise(worked))


def test_replaced_dates_are_written_as_they_are(project):
    """A date is local, to the second, and without a zone."""
    moved = replace(project, start=local("2026-03-01T07:05"))
    assert b"<StartDate>2026-03-01T07:05:00</StartDate>" in mspdi_bytes(moved)
