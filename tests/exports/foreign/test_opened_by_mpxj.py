"""Plans written as XML, opened by a reader that is not ours."""

from datetime import datetime
from shutil import which

import pytest

from scheduler.exports.foreign.mspdi.project import mspdi_bytes
from scheduler.formats.foreign.words import ConstraintKind, ForeignKind
from scheduler.pipeline.plan import plan
from scheduler.planning.interface.options import SolveOptions
from tests.exports.foreign.plans import project_of
from tests.shipped import GRAPHS

pytestmark = pytest.mark.slow

MINUTES = "%Y-%m-%dT%H:%M"
WEEK = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
A_MOMENT = SolveOptions(workers=1, time_limit=15.0)


@pytest.fixture(scope="module")
def reader():
    """Return a reader of MPXJ, the reference library, where it and Java are installed."""
    pytest.importorskip("mpxj", reason="the extra [mpp] is not installed")
    if which("java") is None:
        pytest.skip("Java is not installed")
    jpype = pytest.importorskip("jpype")
    if not jpype.isJVMStarted():
        jpype.startJVM()
    return jpype.JClass("org.mpxj.reader.UniversalProjectReader")()


@pytest.fixture(scope="module", params=GRAPHS, ids=lambda path: path.stem)
def both(request, reader, tmp_path_factory):
    """Return a plan as we wrote it, and as MPXJ reads it."""
    project = project_of(plan(request.param, options=A_MOMENT))
    path = tmp_path_factory.mktemp("mpxj") / "plan.xml"
    path.write_bytes(mspdi_bytes(project))
    read = reader.read(str(path))
    assert list(read.getIgnoredErrors()) == []
    return project, read


def _rows(read):
    """Return the rows that MPXJ reads by UID, the project itself apart."""
    return {str(x.getUniqueID()): x for x in read.getTasks() if int(x.getUniqueID())}


def _minutes(duration):
    """Return a duration of MPXJ in minutes of work or by the clock, as it is shown."""
    units = {"h": 60, "eh": 60, "m": 1, "em": 1}
    return round(float(duration.getDuration()) * units[str(duration.getUnits())])


def test_dates_names_and_lengths_are_as_we_wrote_them(both):
    """Every row has its dates, its hours, its key and its place in the outline."""
    project, read = both
    rows = _rows(read)
    assert rows.keys() == {each.uid for each in project.tasks}
    for ours in project.tasks:
        theirs = rows[ours.uid]
        assert str(theirs.getName()) == ours.name
        assert str(theirs.getStart()) == f"{ours.start:{MINUTES}}"
        assert str(theirs.getFinish()) == f"{ours.finish:{MINUTES}}"
        assert _minutes(theirs.getDuration()) == ours.duration.minutes
        assert int(theirs.getOutlineLevel()) == ours.level
        if ours.kind is not ForeignKind.SUMMARY:
            assert str(theirs.getText(30)) == ours.code
            assert bool(theirs.getMilestone()) is (ours.kind is ForeignKind.MILESTONE)


def test_pins_deadlines_and_baselines_are_as_we_wrote_them(both):
    """What binds a step, by when it is wished, and where it was."""
    project, read = both
    rows = _rows(read)
    for ours in project.tasks:
        theirs = rows[ours.uid]
        pinned = [x.date for x in ours.constraints if x.kind is ConstraintKind.START_NO_EARLIER]
        assert _date(theirs.getConstraintDate()) == next(iter(pinned), None)
        assert (str(theirs.getConstraintType()) == "START_NO_EARLIER_THAN") is bool(pinned)
        assert _date(theirs.getDeadline()) == ours.deadline
        assert _date(theirs.getBaselineStart()) == ours.baseline_start
        assert _date(theirs.getActualFinish()) == ours.actual_finish


def _date(theirs):
    """Return a date of MPXJ as ours, nothing if there is none."""
    return None if theirs is None else datetime.fromisoformat(str(theirs))


def test_links_and_lags_are_as_we_wrote_them(both):
    """Every link has its kind and its lag, by the clock or of working time."""
    project, read = both
    theirs = {
        (str(x.getPredecessorTask().getUniqueID()), str(x.getSuccessorTask().getUniqueID())): x
        for x in read.getRelations()
    }
    assert len(theirs) == len(project.links)
    for ours in project.links:
        link = theirs[ours.predecessor, ours.successor]
        assert str(link.getType()) == ours.kind
        lag = link.getLag()
        minutes = 0 if ours.lag is None else ours.lag.minutes
        assert _minutes(lag) == minutes
        if minutes:
            assert str(lag.getUnits()).startswith("e") is ours.lag.elapsed


def test_calendars_are_as_we_wrote_them(both):
    """Weeks, exceptions, and whose calendar each is."""
    jpype = pytest.importorskip("jpype")
    project, read = both
    day_of_week = jpype.JClass("java.time.DayOfWeek")
    theirs = {str(each.getUniqueID()): each for each in read.getCalendars()}
    for ours in project.calendars:
        calendar = theirs[ours.uid]
        assert str(calendar.getName()) == ours.name
        if ours.base is not None:
            assert str(calendar.getParent().getUniqueID()) == ours.base
            continue
        for weekday, worked in ours.week.items():
            hours = calendar.getCalendarHours(day_of_week.valueOf(WEEK[weekday]))
            assert tuple(_stretches(hours)) == worked
        found = [
            (str(x.getFromDate()), str(x.getToDate()), tuple(_stretches(x)))
            for x in calendar.getCalendarExceptions()
        ]
        assert found == [(str(x.first), str(x.last), x.stretches) for x in ours.exceptions]


def _stretches(hours):
    """Yield the stretches of a day of MPXJ in minutes; midnight at the end is 24:00."""
    for each in hours or ():
        start, end = (
            int(time.getHour()) * 60 + int(time.getMinute())
            for time in (each.getStart(), each.getEnd())
        )
        yield start, end or 1440


def test_people_and_their_work_are_as_we_wrote_them(both):
    """One resource for each crew and shift with its people, and who works how long on what."""
    project, read = both
    theirs = {str(x.getUniqueID()): x for x in read.getResources() if x.getName() is not None}
    for ours in project.resources:
        resource = theirs[ours.uid]
        assert str(resource.getName()) == ours.name
        assert str(resource.getCalendar().getUniqueID()) == ours.calendar
        assert (str(resource.getText(1) or ""), str(resource.getText(2) or "")) == (
            ours.crew,
            ours.shift,
        )
    work = {
        (str(x.getTaskUniqueID()), str(x.getResourceUniqueID())): x
        for x in read.getResourceAssignments()
        if x.getResource() is not None
    }
    assert len(work) == len(project.assignments)
    for ours in project.assignments:
        assignment = work[ours.task, ours.resource]
        assert float(assignment.getUnits()) == 100 * ours.units
        assert _minutes(assignment.getWork()) == ours.work
