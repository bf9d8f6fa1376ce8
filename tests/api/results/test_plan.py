from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import scheduler
from scheduler.errors import ExportError, UnknownName
from tests.api.conftest import FIRST_STEPS

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TUESDAY_18 = datetime(2026, 3, 3, 18, tzinfo=STOCKHOLM)


def test_launch_is_a_date_in_the_zone_of_the_site(first_plan):
    """The second day at 18:00 in Stockholm, where it is 17:00 UTC; 34 h after the start."""
    assert first_plan.launch == TUESDAY_18 == datetime(2026, 3, 3, 17, tzinfo=UTC)
    assert first_plan.launch.tzinfo == STOCKHOLM
    assert first_plan.time_to_launch == timedelta(hours=34)


def test_proof_is_a_bound_at_launch(first_plan):
    """No plan launches before the plan does."""
    assert first_plan.status == "optimal"
    assert first_plan.verdict.startswith("optimal")
    assert (first_plan.bound, first_plan.gap) == (TUESDAY_18, timedelta(0))


def test_baseline_launches_a_day_later(first_plan):
    """One step at a time, the countdown is on Wednesday; without a baseline nothing is saved."""
    alone = scheduler.plan(FIRST_STEPS, workers=1, baseline=False)

    assert first_plan.saved == timedelta(days=1)
    assert (alone.baseline, alone.saved) == (None, None)


def test_step_has_a_start_and_an_end(first_plan):
    """The countdown of three hours ends with launch."""
    assert first_plan.start("countdown") == TUESDAY_18 - timedelta(hours=3)
    assert first_plan.end("countdown") == TUESDAY_18


def test_unknown_step_is_a_key_error_with_a_suggestion(first_plan):
    """Whoever mistypes an id is told the id, in plain words."""
    with pytest.raises(KeyError) as caught:
        first_plan.start("contdown")

    assert isinstance(caught.value, UnknownName)
    assert str(caught.value) == "unknown step 'contdown'. Did you mean 'countdown'?"


def test_explanation_of_an_unknown_step_is_refused_alike(first_plan, rocket):
    """Also of a beginning that several names share."""
    with pytest.raises(UnknownName) as caught:
        first_plan.explain("contdown")
    assert str(caught.value) == "unknown step 'contdown'. Did you mean 'countdown'?"

    rocket.add_task("mount", hours=1, crew={"TEAM": 1})
    rocket.add_link("mount", "count")
    plan = scheduler.plan(rocket.build(launch="count"), workers=1, baseline=False)
    with pytest.raises(UnknownName, match=r"'mo' matches 2 steps\. Give the id of one"):
        plan.explain("mo")


def test_critical_path_leads_from_the_start_to_launch(first_plan):
    """The batteries are fitted beside the test and hold nothing up."""
    assert first_plan.critical_path == (
        *("unload", "stack", "test"),
        *("roll-out", "go", "countdown"),
    )


def test_float_is_a_length_of_time(first_plan):
    """The countdown has none."""
    assert first_plan.total_float("countdown") == timedelta(0)


def test_frame_has_a_row_for_each_step_with_dates(first_plan):
    """Its index are the steps; its dates know the time zone; what is not there is missing."""
    frame = first_plan.to_frame()

    assert sorted(frame.index) == sorted(first_plan.schedule.tasks)
    assert frame.loc["countdown", "start"] == TUESDAY_18 - timedelta(hours=3)
    assert str(frame["end"].dt.tz) == "Europe/Stockholm"
    assert frame.loc["countdown", "baseline_end"] == TUESDAY_18 + timedelta(days=1)
    assert frame["due"].isna().all()


def test_chain_frame_adds_up_to_launch(first_plan):
    """Its pieces follow one another without a gap, from the campaign start to launch."""
    frame = first_plan.chain_frame()

    assert frame["hours"].sum() == 34
    assert list(frame["start"].iloc[1:]) == list(frame["end"].iloc[:-1])
    assert frame["end"].iloc[-1] == TUESDAY_18


def test_saved_plan_is_sound_and_comes_back(first_plan, tmp_path):
    """A folder named by a text can be verified, and opened again as the same plan."""
    folder = str(tmp_path / "plans" / "busy")

    written = first_plan.save(folder, charts=False)

    assert {path.name for path in written} >= {"plan.json", "schedule.csv"}
    assert scheduler.verify(folder) == []
    again = scheduler.reopen(folder)
    assert (again.launch, again.critical_path) == (first_plan.launch, first_plan.critical_path)


def test_plan_of_a_campaign_from_python_is_saved_with_its_task_graph(rocket, tmp_path):
    """The folder holds a task graph that says the campaign, so that the plan can be verified."""
    plan = scheduler.plan(rocket.build(launch="count"), workers=1)

    plan.save(tmp_path / "plan", charts=False)

    assert scheduler.verify(tmp_path / "plan") == []
    assert scheduler.reopen(tmp_path / "plan").situation.campaign == plan.situation.campaign


def test_campaign_that_no_task_graph_can_say_is_planned_and_not_saved(rocket, tmp_path):
    """A name with a character that nobody sees is refused by files alone."""
    plan = scheduler.plan(rocket.build(launch="count", notes="\x07"), workers=1)

    assert plan.time_to_launch == timedelta(hours=8)
    with pytest.raises(ExportError, match="no task graph can say this campaign"):
        plan.save(tmp_path / "plan")


def test_repr_is_a_few_lines(first_plan):
    """A notebook that shows a plan shows what matters."""
    lines = repr(first_plan).splitlines()

    assert lines[0] == "Plan of First steps, Side by side, two shifts"
    assert len(lines) <= 8
    assert max(map(len, lines)) <= 120
    assert "Tue 03 Mar 2026 18:00 CET" in lines[1]


def test_explanation_is_a_text(first_plan):
    """It says why a step does not start earlier."""
    text = str(first_plan.explain("stack", counterfactuals=False))

    assert "Why not earlier" in text
    assert "unload" in text
