import pytest

import scheduler
from scheduler.errors import InvalidPlanError
from tests.api.conftest import FIRST_STEPS


def test_paths_may_be_texts(first_plan, tmp_path):
    """Everything that takes a path takes its text, too."""
    folder = f"{tmp_path}/plan"
    scheduler.export(first_plan, folder, charts=False)

    assert scheduler.load(str(FIRST_STEPS)) == first_plan.situation.campaign
    assert scheduler.find_problems(str(FIRST_STEPS)) == ()
    assert scheduler.find_warnings(str(FIRST_STEPS)) == ()
    assert scheduler.verify(folder, str(FIRST_STEPS)) == []
    assert scheduler.reopen(f"{folder}/plan.json").launch == first_plan.launch


def test_tables_may_be_for_a_spreadsheet(first_plan, tmp_path):
    """Excel wants a byte order mark; another program is no choice."""
    first_plan.save(tmp_path / "plan", charts=False, tables="excel")

    assert (tmp_path / "plan" / "schedule.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with pytest.raises(ValueError, match="'word' is not a valid CsvStyle"):
        first_plan.save(tmp_path / "plan", tables="word")


def test_spoilt_plan_does_not_open(first_plan, tmp_path):
    """A launch that is claimed too early is an error with the claim in it."""
    first_plan.save(tmp_path / "plan", charts=False)
    file = tmp_path / "plan" / "plan.json"
    file.write_text(
        file.read_text("utf-8").replace('"launch_minute": 2040', '"launch_minute": 2000')
    )

    with pytest.raises(InvalidPlanError, match="the stated launch is not the end"):
        scheduler.reopen(file)


def test_charts_are_drawn_into_a_new_folder(first_plan, tmp_path):
    """Two pages, each in three formats."""
    drawn = scheduler.draw_gantt(first_plan, f"{tmp_path}/new/charts", stem="plan")

    assert sorted(path.name for path in drawn) == [
        f"{stem}.{kind}" for stem in ("plan-full", "plan") for kind in ("pdf", "png", "svg")
    ]


def test_tables_as_written_have_texts(first_plan):
    """The free functions give what the files say."""
    assert "zone" in scheduler.schedule_table(first_plan).columns
    assert scheduler.chain_table(first_plan)["start"].iloc[0] == "2026-03-02 08:00"
