"""PMXML files as schedules."""

from dataclasses import fields, is_dataclass

import pytest

from scheduler.errors import InputError
from scheduler.formats.foreign.words import ConstraintKind, ForeignKind, LagCalendar, ResourceKind
from scheduler.model.link import LinkKind
from scheduler.readers.foreign.pmxml.reading import read_pmxml
from tests.readers.foreign import xer_files
from tests.readers.foreign.pmxml_files import (
    activity,
    calendar,
    pmxml,
    project,
    read,
    read_one,
    relationship,
)
from tests.readers.foreign.xer_files import at, codes, minutes, names, plain, steps


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Task Dependent", ForeignKind.TASK),
        ("Resource Dependent", ForeignKind.TASK),
        ("Start Milestone", ForeignKind.MILESTONE),
        ("Finish Milestone", ForeignKind.MILESTONE),
        ("Level of Effort", ForeignKind.LEVEL_OF_EFFORT),
        ("WBS Summary", ForeignKind.LEVEL_OF_EFFORT),
    ],
)
def test_types_are_words(word, kind):
    """Where XER has codes, PMXML has words."""
    assert read_one(activity(1, Type=word)).tasks[0].kind is kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Start On", ConstraintKind.START_ON),
        ("Start On or Before", ConstraintKind.START_NO_LATER),
        ("Start On or After", ConstraintKind.START_NO_EARLIER),
        ("Finish On", ConstraintKind.FINISH_ON),
        ("Finish On or Before", ConstraintKind.FINISH_NO_LATER),
        ("Finish On or After", ConstraintKind.FINISH_NO_EARLIER),
        ("Mandatory Start", ConstraintKind.MANDATORY_START),
        ("Mandatory Finish", ConstraintKind.MANDATORY_FINISH),
    ],
)
def test_constraints_are_words(word, kind):
    """The second one stands in elements of its own."""
    row = activity(
        1,
        PrimaryConstraintType="As Late As Possible",
        SecondaryConstraintType=word,
        SecondaryConstraintDate="2026-10-08T08:00:00",
    )
    late, bound = read_one(row).tasks[0].constraints
    assert late.kind is ConstraintKind.AS_LATE_AS_POSSIBLE
    assert (bound.kind, bound.date) == (kind, at("2026-10-08 08:00"))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Finish to Start", LinkKind.FS),
        ("Start to Start", LinkKind.SS),
        ("Finish to Finish", LinkKind.FF),
        ("Start to Finish", LinkKind.SF),
    ],
)
def test_links_are_words_and_lags_hours(word, kind):
    """Within the project that their successor is in."""
    tie = relationship(1, 2, Type=word, Lag=1.5)
    found = read_one(activity(1), activity(2), Relationship=tie)
    assert [(each.kind, minutes(each.lag)) for each in found.links] == [(kind, 90)]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Predecessor Activity Calendar", LagCalendar.PREDECESSOR),
        ("Successor Activity Calendar", LagCalendar.SUCCESSOR),
        ("Project Default Calendar", LagCalendar.PROJECT),
        ("24 Hour Calendar", LagCalendar.CLOCK),
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_the_calendar_of_lags_is_named_by_the_project_or_its_options(word, found, inside):
    """Versions differ in where it stands."""
    said = {"RelationshipLagCalendar": word}
    more = {"ScheduleOptions": said} if inside else said
    assert read_one(activity(1), **more).lag_calendar is found


def test_nil_is_nothing():
    """An element that is nil has no value, whatever its kind."""
    row = activity(1, ActualStartDate=None, WBSObjectId=None, RemainingDuration=None)
    (found,) = read_one(row, MustFinishByDate=None).tasks
    assert (found.actual_start, found.parent, found.remaining) == (None, None, None)


def test_what_is_typed_as_done_is_a_part_of_one():
    """0.25 is a quarter, 1 is all of it."""
    begun = {"Status": "In Progress", "PercentCompleteType": "Physical"}
    rows = [activity(n, PhysicalPercentComplete=part, **begun) for n, part in ((1, 0.25), (2, 1))]
    assert [each.physical_percent for each in read_one(*rows).tasks] == [25, 100]


@pytest.mark.parametrize(
    "space", ["", "http://xmlns.oracle.com/Primavera/P6/V8.4/API/BusinessObjects", "urn:other"]
)
def test_the_namespace_has_the_version_or_there_is_none(space):
    """It changes nothing."""
    text = pmxml({"Calendar": calendar(), "Project": project(activity(1))}, space=space)
    assert steps(read_pmxml(text.encode(), "plan.xml").projects[0])[0].name == "Step 1"


def test_calendars_may_stand_inside_a_project():
    """They are of that project alone."""
    inner = calendar(ObjectId=2, Name="Pad", Type="Project", IsDefault=0)
    schedule = read(
        Project=[
            project(activity(1, CalendarObjectId=2), Calendar=inner),
            project(activity(2), ObjectId=2, Id="SC"),
        ]
    )
    first, second = schedule.projects
    assert [each.name for each in first.calendars] == ["Standard", "Pad"]
    assert [each.name for each in second.calendars] == ["Standard"]
    assert first.tasks[0].calendar == "2"


def test_baselines_are_ignored_and_told():
    """Beside the projects or inside them."""
    copy = project(activity(9), ObjectId=9, Id="LC-B1", Name="Baseline")
    schedule = read(Project=project(activity(1)), BaselineProject=copy)
    assert [len(each.tasks) for each in schedule.projects] == [1]
    assert names(schedule, "import-baselines") == ("LC-B1 Baseline",)


def test_a_foreign_project_is_a_stub():
    """Only the linked activity is there."""
    stub = {"@external": "true", "Id": "RANGE", "ObjectId": 5, "Activity": activity(7)}
    tie = relationship(7, 1, PredecessorProjectObjectId=5, SuccessorProjectObjectId=1)
    other, own = read(Project=[stub, project(activity(1), Relationship=tie)]).projects
    assert (other.is_stub, own.is_stub) == (True, False)
    assert [each.outside for each in own.links] == ["RANGE: A7 Step 7"]


def test_links_may_name_activities_by_their_codes():
    """Where ids are missing, the codes say which."""
    rows = [{key: each for key, each in activity(n).items() if key != "ObjectId"} for n in (1, 2)]
    tie = {"PredecessorActivityId": "A1", "SuccessorActivityId": "A2", "Type": "Start to Start"}
    found = read_one(*rows, Relationship=tie)
    assert [(each.uid, each.code) for each in found.tasks] == [("A1", "A1"), ("A2", "A2")]
    assert [(each.predecessor, each.successor) for each in found.links] == [("A1", "A2")]


def test_calendars_may_be_named_instead_of_their_ids():
    """The name of a calendar says which."""
    night = calendar(ObjectId=2, Name="Night", IsDefault=0)
    row = {key: each for key, each in activity(1).items() if key != "CalendarObjectId"}
    named = {"CalendarName": "Night"}
    schedule = read(Calendar=[calendar(), night], Project=project(row | named))
    assert schedule.projects[0].tasks[0].calendar == "2"


def test_ids_may_be_missing_everywhere():
    """A project without ids is read all the same."""
    bare = {"Name": "Campaign", "Activity": {"Name": "Alone", "PlannedDuration": 4}}
    (found,) = read(Project=bare).projects
    assert [(each.title, minutes(each.duration)) for each in found.tasks] == [("Alone", 240)]


def test_the_work_breakdown_has_the_project_as_its_root_or_not():
    """Nodes at the top are real, unless one is the project itself."""
    top = {"ObjectId": 10, "Code": "1", "Name": "Assembly", "SequenceNumber": 1}
    found = read_one(activity(1, WBSObjectId=10), WBS=top, WBSObjectId=99)
    assert [(each.name, each.level) for each in found.tasks] == [("Assembly", 1), ("Step 1", 2)]
    root = top | {"Name": "Launch campaign"}
    found = read_one(activity(1, WBSObjectId=10), WBS=root)
    assert [(each.name, each.level) for each in found.tasks] == [("Step 1", 1)]


def test_people_stand_beside_the_project_and_their_assignments_in_it():
    """With rates from a date on, codes and fields as in XER."""
    schedule = read(
        Resource={"ObjectId": 7, "Id": "LIF", "Name": "Lifters", "ResourceType": "Labor"},
        ResourceRate={
            "ResourceObjectId": 7,
            "EffectiveDate": "2026-01-01T00:00:00",
            "MaxUnitsPerTime": 12.5,
        },
        ActivityCodeType={"ObjectId": 1, "Name": "Area"},
        ActivityCode={"ObjectId": 11, "CodeTypeObjectId": 1, "CodeValue": "PAD"},
        UDFType={"ObjectId": 5, "SubjectArea": "Activity", "Title": "Hazard"},
        Project=project(
            activity(
                1,
                Code={"TypeObjectId": 1, "ValueObjectId": 11},
                UDF={"TypeObjectId": 5, "Text": "toxic"},
            ),
            ActivityNote={"ActivityObjectId": 1, "Note": "&lt;p&gt;Masks&lt;/p&gt;"},
            ResourceAssignment={
                "ActivityObjectId": 1,
                "ResourceObjectId": 7,
                "PlannedUnitsPerTime": 8,
                "PlannedUnits": 64,
            },
        ),
    )
    (found,) = schedule.projects
    assert [plain(each.name, each.units, each.kind) for each in found.resources] == [
        ["Lifters", 12.5, ResourceKind.WORK]
    ]
    assert [plain(each.units, each.work) for each in found.assignments] == [[8, 3840]]
    assert found.tasks[0].fields == {"Hazard": "toxic", "Area": "PAD"}
    assert found.tasks[0].notes == "Masks"
    assert not schedule.notices


def test_what_is_unknown_or_has_no_place_is_told():
    """Elements with parts of their own; simple ones are normal."""
    new = {"Whatever": 1}
    expense = {"ActivityObjectId": 1, "PlannedCost": 5}
    schedule = read(
        NewThing=new, NewWord="x", Project=project(activity(1), ActivityExpense=expense)
    )
    assert names(schedule, "import-unknown-table") == ("NewThing",)
    assert names(schedule, "import-costs") == ("A1 Step 1",)


def test_characters_that_xml_forbids_are_told():
    """They occur in files of P6; what is around them is read."""
    text = pmxml({"Calendar": calendar(), "Project": project(activity(1, Name="Leak\x0btest"))})
    schedule = read_pmxml(text.encode(), "plan.xml")
    assert schedule.projects[0].tasks[0].name == "Leaktest"
    assert codes(schedule) == ["import-illegal-characters"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (pmxml({"Calendar": calendar()}), "foreign-no-steps"),
        ("<Project/>", "foreign-not-pmxml"),
        (pmxml({"Project": project(activity(1))})[:600], "foreign-cut-off"),
        (f'<!DOCTYPE a [<!ENTITY b "c">]>{pmxml({})[39:]}', "foreign-doctype"),
        (pmxml({"Project": project(activity(1, PlannedDuration="long"))}), "foreign-bad-length"),
    ],
)
def test_a_file_that_cannot_be_true_is_refused(text, code):
    """With a code, and never half of it."""
    with pytest.raises(InputError, match=code):
        read_pmxml(text.encode(), "plan.xml")


def _plain(value: object) -> object:
    """Return a value as plain data, without the lines that two files cannot share."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        return {name: part for name, part in parts.items() if name != "line"}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def test_twins_give_the_same_schedule():
    """One plan as XER and as PMXML: every kind of per cent, progress, links and people."""
    begun = "2026-10-05 08:00"
    rows = [
        xer_files.task(1, status_code="TK_Complete", act_end_date="2026-10-05 16:00"),
        xer_files.task(2, status_code="TK_Active", act_start_date=begun, remain_drtn_hr_cnt="6"),
        xer_files.task(
            3, status_code="TK_Active", complete_pct_type="CP_Phys", phys_complete_pct="25"
        ),
        xer_files.task(
            4,
            status_code="TK_Active",
            complete_pct_type="CP_Units",
            act_work_qty="75",
            remain_work_qty="25",
        ),
        xer_files.task(5, task_type="TT_Mile", target_drtn_hr_cnt="0", remain_drtn_hr_cnt="0"),
    ]
    ties = [xer_files.link(1, 2, lag_hr_cnt="-2"), xer_files.link(2, 5, pred_type="PR_FF")]
    first = xer_files.read({"TASK": rows, "TASKPRED": ties})
    active = {"Status": "In Progress"}
    second = read(
        Project=project(
            activity(1, Status="Completed", ActualFinishDate="2026-10-05T16:00:00"),
            activity(2, ActualStartDate="2026-10-05T08:00:00", RemainingDuration=6, **active),
            activity(3, PercentCompleteType="Physical", PhysicalPercentComplete=0.25, **active),
            activity(
                4,
                PercentCompleteType="Units",
                ActualLaborUnits=75,
                RemainingLaborUnits=25,
                **active,
            ),
            activity(5, Type="Start Milestone", PlannedDuration=0, RemainingDuration=0),
            Relationship=[
                relationship(1, 2, Lag=-2),
                relationship(2, 5, Type="Finish to Finish"),
            ],
        )
    )
    assert _plain(first.projects) == _plain(second.projects)
    assert first.notices == second.notices
