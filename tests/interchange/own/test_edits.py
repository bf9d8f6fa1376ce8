"""A plan that comes back from another program: what was edited there counts, all else stands."""

import re
from datetime import timedelta

import pytest

from scheduler.exports.foreign.mspdi.project import mspdi_bytes
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.importing import import_schedule
from scheduler.model.progress.recorded_campaign import without_progress
from scheduler.readers.foreign.mspdi.reading import read_mspdi
from tests.builders import local, make_campaign, make_milestone, make_task
from tests.exports.foreign.plans import campaign_of, plan_of, project_of


@pytest.fixture(scope="module")
def made():
    """Return the plan of a campaign whose steps say more than another program holds."""
    return plan_of(
        make_campaign(
            make_task("A", "4h", name="Move", crew={"M": 2}, facility="HALL", hazards="lift"),
            make_task("B", "6h", pausable=True, crew={"M": 1}, after=["A"], flow="ship"),
            make_task("C", "2h", after=["A"], usually_after=["B"], note="two\nlines"),
            make_milestone("GO", after=["B", "C", "B FF+1h"]),
            crews={"M": {"people": {"day": 3}}},
            facilities={"HALL": 1},
            hazards={"lift": {"clears": True}},
            flows={"ship": {}, "guest": {"neighbour": True}},
            limits=[{"from": "A end", "to": "C start", "max": "40h"}],
            target="2025-11-12T08:00",
            horizon="9d",
        )
    )


@pytest.fixture(scope="module")
def text(made):
    """Return it as XML."""
    return mspdi_bytes(project_of(made)).decode()


def _row(text, key):
    """Return the XML of one step."""
    return next(
        each
        for each in re.findall(r"<Task>.*?</Task>", text, re.DOTALL)
        if f"<WBS>{key}</WBS>" in each
    )


def _edited(text, key, *changes):
    """Return what comes back once some texts in the row of a step are replaced."""
    row = changed = _row(text, key)
    for old, new in changes:
        assert old in changed
        changed = changed.replace(old, new, 1)
    return _back(text.replace(row, changed))


def _uid(row):
    found = re.search(r"<UID>(\d+)</UID>", row)
    assert found
    return found[1]


def _back(text):
    return import_schedule(read_mspdi(text.encode(), "plan.xml"), ImportChoices())


def _names(back):
    return {name for notice in back.notices for name in notice.names}


def test_nothing_edited_is_the_same_campaign_and_nothing_to_tell(made, text):
    """Hazards, limits, habits, holds and notes survive where no other program has a place."""
    back = _back(text)
    assert campaign_of(back) == without_progress(made.situation.campaign)
    assert back.notices == ()
    assert back.progress is None


def test_other_duration_counts(text):
    """Six hours made eight are eight."""
    back = _edited(text, "B", ("<Duration>PT6H0M0S", "<Duration>PT8H0M0S"))
    assert campaign_of(back).tasks["B"].duration == 480
    assert campaign_of(back).tasks["B"].pausable
    assert _names(back) == {"4 B: hours"} or _names(back) == {"3 B: hours"}


def test_other_name_counts(text):
    """A step that was given another name has it, and keeps its key."""
    back = _edited(text, "A", ("<Name>Move</Name>", "<Name>Move it</Name>"))
    assert campaign_of(back).tasks["A"].name == "Move it"
    assert campaign_of(back).tasks["A"].hazards == ("lift",)


def test_link_taken_away_is_gone_and_habits_stay_habits(text):
    """C waits for A by a hard link and for B by habit; the habit alone is taken away."""
    row = _row(text, "C")
    links = re.findall(r"\s*<PredecessorLink>.*?</PredecessorLink>", row, re.DOTALL)
    back = _back(text.replace(row, row.replace(links[1], "")))
    assert [link.task for link in campaign_of(back).tasks["C"].after] == ["A"]
    assert campaign_of(back).tasks["C"].usually_after == ()


def test_new_link_is_hard(text):
    """A link drawn in another program becomes one that always binds."""
    row = _row(text, "B")
    link = re.findall(r"<PredecessorLink>.*?</PredecessorLink>", row, re.DOTALL)[0]
    uid = _uid(_row(text, "C"))
    changed = re.sub(r"<PredecessorUID>\d+", f"<PredecessorUID>{uid}", link)
    changed = changed.replace("<Type>1", "<Type>3").replace("<LinkLag>0", "<LinkLag>600")
    changed = changed.replace("<LagFormat>5", "<LagFormat>6")
    text = text.replace(row, row.replace(link, link + changed))
    text = text.replace(_row(text, "C"), _without_link_to(text, "C", "B"))
    links = campaign_of(_back(text)).tasks["B"].after
    assert [str(link) for link in links] == ["A FS", "C SS+1 h"]


def _without_link_to(text, key, predecessor):
    uid = _uid(_row(text, predecessor))
    pattern = rf"<PredecessorLink>\s*<PredecessorUID>{uid}</Pred.*?</PredecessorLink>"
    return re.sub(pattern, "", _row(text, key), flags=re.DOTALL)


def test_second_link_of_two_steps_comes_back_though_it_was_not_written(text):
    """It stands in the notes; GO waits for B in two ways."""
    links = campaign_of(_back(text)).tasks["GO"].after
    assert [str(link) for link in links] == ["B FS", "C FS", "B FF+1 h"]


def test_pin_that_was_moved_binds(made, text):
    """A start dragged to another day is an earliest start, one left alone is none."""
    start = project_of(made).tasks[0].start
    date = f"<ConstraintDate>{start:%Y-%m-%dT%H:%M}:00"
    moved = f"<ConstraintDate>{start + timedelta(days=1):%Y-%m-%dT%H:%M}:00"
    back = campaign_of(_edited(text, "A", (date, moved)))
    assert back.tasks["A"].not_before.date == start + timedelta(days=1)
    assert back.tasks["B"].not_before is None


def test_other_crew_size_and_head_count_count(text):
    """Two people made three on a step, and three made five on the shift."""
    resource = next(
        x for x in re.findall(r"<Resource>.*?</Resource>", text, re.DOTALL) if "M day" in x
    )
    text = text.replace(resource, resource.replace("<MaxUnits>3.00", "<MaxUnits>5.00"))
    text = text.replace("<Units>2.00</Units>", "<Units>3.00</Units>")
    campaign = campaign_of(_back(text))
    assert campaign.tasks["A"].crew == {"M": 3}
    assert campaign.head_count(campaign.resolve_scenario("plan"), "M", "day") == 5


def test_other_deadline_of_the_launch_is_the_target(text):
    """The deadline was the target; moved, it is another target, and no due date."""
    old, new = "<Deadline>2025-11-12T08:00:00", "<Deadline>2025-11-13T08:00:00"
    campaign = campaign_of(_edited(text, "GO", (old, new)))
    assert campaign.target == local("2025-11-13T08:00")
    assert campaign.tasks["GO"].due is None


def test_new_step_is_told_and_may_pause(text):
    """A step made by hand has no words of ours: it pauses as all do there."""
    row = _row(text, "B").replace("<WBS>B</WBS>", "<WBS>3</WBS>")
    row = re.sub(r"<Notes>.*?</Notes>", "", row, flags=re.DOTALL)
    row = re.sub(r"<ExtendedAttribute>.*?</ExtendedAttribute>", "", row, flags=re.DOTALL)
    row = row.replace("<Name>B</Name>", "<Name>New one</Name>")
    row = re.sub(r"<ConstraintType>4</ConstraintType>", "<ConstraintType>0</ConstraintType>", row)
    row = re.sub(r"<UID>\d+</UID>", "<UID>77</UID>", row, count=1)
    back = _back(text.replace(_row(text, "B"), _row(text, "B") + row))
    task = campaign_of(back).tasks["T77"]
    assert (task.name, task.duration, task.pausable) == ("New one", 360, True)
    assert task.flow == "ship"
    assert [link.task for link in task.after] == ["A"]
    assert "import-new-step" in {notice.code for notice in back.notices}


def test_step_that_was_deleted_takes_its_limits_along(text):
    """C is gone: so are its links and the limit up to its start, and that is told."""
    text = text.replace(_row(text, "C"), "")
    links = r"<PredecessorLink>\s*<PredecessorUID>3</Pred.*?</PredecessorLink>"
    back = _back(re.sub(links, "", text, flags=re.DOTALL))
    campaign = campaign_of(back)
    assert set(campaign.tasks) == {"A", "B", "GO"}
    assert campaign.limits == ()
    assert "import-rule-of-missing-step" in {notice.code for notice in back.notices}


def test_progress_entered_elsewhere_comes_back_as_facts(text):
    """A step finished in MS Project is finished by the progress that comes back."""
    marks = (
        ("<PercentComplete>0", "<PercentComplete>100"),
        (
            "<ActualDuration>PT0H0M0S",
            "<ActualStart>2025-11-10T08:00:00</ActualStart>"
            "<ActualFinish>2025-11-10T12:30:00</ActualFinish><ActualDuration>PT4H0M0S",
        ),
        ("<RemainingDuration>PT4H0M0S", "<RemainingDuration>PT0H0M0S"),
    )
    back = _edited(text, "A", *marks)
    assert back.progress["data_date"] == "2025-11-10T12:30"
    assert back.progress["steps"] == {
        "A": {"started": "2025-11-10T08:00", "finished": "2025-11-10T12:30"}
    }


def test_words_that_somebody_spoilt_make_a_new_step_and_no_crash(text):
    """Notes that are no task graph any more are a note."""
    row = _row(text, "A")
    spoilt = row.replace("name: Move\n", "name: {Move\n")
    back = _back(text.replace(row, spoilt))
    assert "import-new-step" in {notice.code for notice in back.notices}


def test_lost_notes_of_the_project_are_told(text):
    """Without them the file is one like any other, and that is said."""
    back = _back(re.sub(r"<Notes>.*?</Notes>", "", text, count=1, flags=re.DOTALL))
    told = next(each for each in back.notices if each.code == "import-own-notes-gone")
    assert told.count == 4


@pytest.mark.parametrize("key", ["A:b/c", "发射", "x" * 300])
def test_keys_that_other_programs_would_change_come_back(key):
    """Whatever a step is called in its task graph, it is called so again."""
    campaign = make_campaign(make_task(key), make_task("GO", after=[f"{key} FS-30min"]))
    made = plan_of(campaign)
    back = import_schedule(read_mspdi(mspdi_bytes(project_of(made)), "plan.xml"), ImportChoices())
    assert campaign_of(back) == campaign
    assert back.notices == ()


def test_working_lag_before_a_milestone_comes_back_as_it_was():
    """Elsewhere it would run by the clock; here it is as the task graph says."""
    links = [{"task": "A", "lag": "-2h", "working": True}]
    campaign = make_campaign(make_task("A", "4h"), make_milestone("GO", after=links))
    made = plan_of(campaign)
    back = import_schedule(read_mspdi(mspdi_bytes(project_of(made)), "plan.xml"), ImportChoices())
    assert campaign_of(back) == campaign
    assert back.notices == ()
