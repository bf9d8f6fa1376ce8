"""Projects of P6 files."""

from tests.readers.foreign.xer_files import PROJECT, at, codes, names, read, read_one, steps, task


def test_a_project_has_its_dates_and_its_calendar():
    """The data date, the start, the date by which it must finish, the hours of its day."""
    row = PROJECT | {"plan_end_date": "2026-11-03 17:00", "scd_end_date": "2026-10-30 16:00"}
    project = read_one({"PROJECT": [row], "TASK": [task(1)]})
    assert (project.uid, project.name, project.title) == ("1", "LC", "Launch campaign")
    assert project.data_date == project.start == at("2026-10-05 08:00")
    assert project.must_finish == at("2026-11-03 17:00")
    assert project.finish == at("2026-10-30 16:00")
    assert (project.calendar, project.minutes_per_day) == ("1", 480)


def test_without_a_calendar_of_its_own_a_project_has_the_default_one():
    """That is the one marked as such."""
    assert read_one({"PROJECT": [{"proj_id": "1"}], "TASK": [task(1)]}).calendar == "1"


def test_ids_may_be_empty_throughout():
    """Some writers leave the project's id out everywhere."""
    row = {name: text for name, text in PROJECT.items() if name != "proj_id"}
    schedule = read({"PROJECT": [row], "PROJWBS": [], "TASK": [task(1, proj_id="", wbs_id="")]})
    assert [each.uid for each in schedule.projects] == ["LC"]
    assert not schedule.notices


def test_baselines_are_left_out_and_told():
    """A project that is a copy of another one in the file is its baseline."""
    copy = PROJECT | {"proj_id": "2", "proj_short_name": "LC - B1", "orig_proj_id": "1"}
    schedule = read({"PROJECT": [PROJECT, copy], "TASK": [task(1), task(2, proj_id="2")]})
    assert [each.uid for each in schedule.projects] == ["1"]
    assert names(schedule, "import-baselines") == ("LC - B1",)


def test_a_project_without_activities_is_told():
    """There is nothing to plan in it."""
    other = PROJECT | {"proj_id": "2", "proj_short_name": "EMPTY"}
    schedule = read({"PROJECT": [PROJECT, other], "TASK": [task(1)]})
    assert [each.uid for each in schedule.projects] == ["1"]
    assert names(schedule, "import-project-empty") == ("EMPTY",)


def test_activities_of_a_missing_project_are_kept():
    """They belong to the only one, or to one of their own if there are several."""
    alone = read({"TASK": [task(1), task(2, proj_id="9")]})
    assert len(steps(alone.projects[0])) == 2
    assert codes(alone) == ["import-project-missing"]
    other = PROJECT | {"proj_id": "2"}
    rows = [task(1), task(2, proj_id="2", wbs_id=""), task(3, proj_id="9", wbs_id="")]
    several = read({"PROJECT": [PROJECT, other], "TASK": rows})
    assert [each.uid for each in several.projects] == ["1", "2", "9"]


def test_a_file_without_projects_has_one():
    """Its activities say enough."""
    schedule = read({"PROJECT": [], "PROJWBS": [], "TASK": [task(1, wbs_id="")]})
    assert [len(steps(each)) for each in schedule.projects] == [1]


def test_progress_override_is_told():
    """Work out of sequence no longer waits then."""
    options = [{"proj_id": "1", "sched_progress_override": "Y"}]
    schedule = read({"TASK": [task(1)], "SCHEDOPTIONS": options})
    assert codes(schedule) == ["import-progress-override"]


def test_dates_with_slashes_are_told():
    """Which of two numbers is the month is a decision."""
    row = PROJECT | {"last_recalc_date": "10/5/2026 8:00:00 AM"}
    schedule = read({"PROJECT": [row], "TASK": [task(1)]})
    assert schedule.projects[0].data_date == at("2026-10-05 08:00")
    assert names(schedule, "import-date-order") == ("LC: 10/5/2026 8:00:00 AM",)


def test_the_digest_tells_files_apart():
    """Any change of the bytes is another digest."""
    first, second = (read({"TASK": [task(1, task_name=name)]}) for name in ("a", "b"))
    assert len(first.digest) == 64
    assert first.digest != second.digest


def test_projects_that_are_all_marked_as_linked_to_are_no_stubs():
    """Something in the file is what it was written for."""
    rows = [PROJECT | {"proj_id": uid, "export_flag": "N"} for uid in ("1", "2")]
    projects = read({"PROJECT": rows, "TASK": [task(1), task(2, proj_id="2", wbs_id="")]}).projects
    assert [each.is_stub for each in projects] == [False, False]
