"""Schedules of other programs imported as a whole, and read back."""

import json
from pathlib import Path

import pytest

from scheduler.errors import InputError
from scheduler.formats.foreign.words import ConstraintKind
from scheduler.interchange.choices import ImportChoices
from scheduler.pipeline.interchange.choices_file import choices_of, choices_text
from scheduler.pipeline.interchange.reading import import_read, read_import
from tests.foreign import START, binding, schedule, step
from tests.shipped import FOLDER

DATA = Path(__file__).parents[2] / "data" / "foreign"
CAMPAIGN = FOLDER / "elsewhere" / "campaign.xml"
ORACLE = DATA / "mspdi" / "launch-campaign-synthetic.xml.oracle.json"


def choices(**stated):
    """Return choices of an import."""
    return ImportChoices.model_validate({"launch": "T16", **stated})


@pytest.fixture(scope="module")
def campaign():
    """Give a schedule of MS Project, imported."""
    return read_import(CAMPAIGN, choices())


@pytest.fixture(scope="module")
def oracle():
    """Give what the reference library understands of it."""
    (project,) = json.loads(ORACLE.read_text("utf-8"))["projects"]
    return project


def worked(oracle):
    """Return the rows of the oracle that are steps."""
    rows = oracle["tasks"]
    return {
        f"T{row['uid']}": row
        for row in rows
        if not any(row.get(kind) for kind in ("summary", "blank", "inactive"))
    }


def test_steps_and_their_hours_are_those_of_the_reference(campaign, oracle):
    """Summaries, blank rows and what is switched off are no steps."""
    steps = {key: row["duration"][1] for key, row in worked(oracle).items()}

    assert {task.id: task.duration for task in campaign.campaign.tasks.values()} == steps


def test_links_are_those_of_the_reference_but_for_what_the_report_names(campaign, oracle):
    """The two links of the inactive step are dropped and named."""
    theirs = {(f"T{x['pred']}", f"T{x['succ']}", x["type"]) for x in oracle["links"]}
    ours = {
        (link.task, task.id, link.type.value)
        for task in campaign.campaign.tasks.values()
        for link in task.after
    }
    dropped = {("T8", "T13", "FS"), ("T13", "T14", "FS")}

    assert theirs - ours == dropped
    assert ours <= theirs


def test_lags_are_those_of_the_reference(campaign, oracle):
    """Those in per cent are told with their length instead."""
    theirs = {
        (f"T{x['pred']}", f"T{x['succ']}"): x["lag"][1]
        for x in oracle["links"]
        if x.get("lag") and x["lag"][1] is not None
    }
    ours = {
        (link.task, task.id): link.lag
        for task in campaign.campaign.tasks.values()
        for link in task.after
    }

    assert {pair: ours[pair] for pair in theirs} == theirs


def test_progress_is_that_of_the_reference(campaign):
    """One step is done, one is under way with six hours left, at the status date."""
    progress = campaign.progress

    assert f"{progress.data_date:%Y-%m-%dT%H:%M}" == "2026-10-06T17:00"
    assert progress.facts_of("T2").finished is not None
    assert progress.facts_of("T3").remaining == 6 * 60


def test_problem_of_the_graph_is_told_with_the_row_of_the_source():
    """A step of 8 h that must start and end at one minute can never be planned."""
    dates = (
        binding(ConstraintKind.START_ON, START),
        binding(ConstraintKind.FINISH_ON, START),
    )
    source = schedule([step("1", constraints=dates, line=7), step("2")])

    with pytest.raises(InputError, match="1 Step 1: no working time") as refused:
        import_read(Path("plan.xml"), source, choices(launch="T2"))
    assert refused.value.problems[0].where.line == 7
    assert refused.value.therefore == "nothing was written"


def test_open_questions_are_asked_at_once():
    """Neither the launch nor a start is known."""
    source = schedule([step("1"), step("2")], start=None)

    with pytest.raises(InputError, match="2 problems") as refused:
        import_read(Path("plan.xml"), source, ImportChoices())
    assert [problem.code for problem in refused.value.problems] == [
        "import-no-start",
        "import-which-launch",
    ]


def test_kept_choices_say_the_same_and_options_win(tmp_path):
    """What is kept is read back; the launch is another one by option."""
    kept = choices(time_zone="Asia/Shanghai", fields={"hazard": "Text1"}, constraints="ignore")
    path = tmp_path / "plan.import.yaml"
    path.write_text(choices_text(kept, Path("plan.xml")), "utf-8")

    assert choices_of({}, path) == kept
    assert choices_of({"launch": "T2"}, path) == kept.replace(launch="T2")


def test_unknown_choice_is_told_with_its_line_and_the_way_out(tmp_path):
    """A slip in the file of choices."""
    path = tmp_path / "plan.import.yaml"
    path.write_text("time_zone: UTC\nconstraint: ignore\n", "utf-8")

    with pytest.raises(InputError, match=r"plan.import.yaml:2: unknown-field.*\n.*constraints"):
        choices_of({}, path)
