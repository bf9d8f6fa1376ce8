"""What an imported schedule knows of work done."""

from datetime import datetime
from fractions import Fraction

from scheduler.formats.foreign.words import SourceForm
from tests.foreign import START, codes, imported, length, link, step

DATA_DATE = datetime.fromisoformat("2026-10-07T17:00")
NOON = datetime.fromisoformat("2026-10-06T12:00")
LATER = datetime.fromisoformat("2026-10-09T12:00")


def facts(tasks, links=(), **more):
    """Return the facts of the steps at the data date, and the codes told."""
    result = imported([*tasks, step("9")], links, **{"data_date": DATA_DATE, **more})
    return (result.progress or {}).get("steps", {}), codes(result)


def test_finished_step_has_its_actual_dates():
    """An actual finish makes it done."""
    steps, _ = facts([step("1", actual_start=START, actual_finish=NOON, is_finished=True)])

    assert steps == {"T1": {"started": "2026-10-05T08:00", "finished": "2026-10-06T12:00"}}


def test_step_under_way_has_what_remains():
    """Three hours are left at the data date."""
    steps, _ = facts([step("1", actual_start=START, remaining=length(3))])

    assert steps == {"T1": {"started": "2026-10-05T08:00", "remaining": "3h"}}


def test_per_cent_alone_gives_what_remains_of_a_step_under_way():
    """A quarter of eight hours is done; it is told."""
    steps, told = facts([step("1", actual_start=START, percent=Fraction(25))])

    assert steps["T1"]["remaining"] == "6h"
    assert told["import-remaining-by-percent"] == ("1 Step 1: 6h",)


def test_hundred_per_cent_without_a_finish_is_not_finished():
    """It keeps a minute, and is named."""
    steps, told = facts([step("1", actual_start=START, percent=Fraction(100), remaining=length(0))])

    assert steps["T1"] == {"started": "2026-10-05T08:00", "remaining": "1min"}
    assert told["import-complete-unfinished"] == ("1 Step 1",)


def test_actual_date_after_the_data_date_is_no_fact():
    """The step has not begun."""
    steps, told = facts([step("1", actual_start=LATER), step("2", actual_start=START)])

    assert list(steps) == ["T2"]
    assert told["import-actual-in-future"] == ("1 Step 1",)


def test_milestone_passed_needs_one_date():
    """It takes no time."""
    steps, _ = facts([step("1", 0, actual_start=NOON, actual_finish=NOON)])

    assert steps == {"T1": {"finished": "2026-10-06T12:00"}}


def test_stop_of_p6_that_is_over_is_a_stop():
    """Suspended in the morning, resumed at noon."""
    steps, _ = facts(
        [
            step(
                "1",
                code="A1",
                actual_start=START,
                remaining=length(4),
                stop=datetime.fromisoformat("2026-10-06T08:00"),
                resume=NOON,
            )
        ],
        form=SourceForm.XER,
    )

    assert steps["A1"]["stops"] == [{"from": "2026-10-06T08:00", "to": "2026-10-06T12:00"}]


def test_stop_that_lasts_suspends_the_step():
    """It goes on after the data date."""
    steps, told = facts(
        [step("1", actual_start=START, remaining=length(4), stop=NOON, resume=LATER)]
    )

    assert (steps["T1"]["suspended"], steps["T1"]["resume"]) == (
        "2026-10-06T12:00",
        "2026-10-09T12:00",
    )
    assert told["import-suspended"] == ("1 Step 1",)


def test_step_begun_before_what_it_waits_for_is_named():
    """What is done is done."""
    _, told = facts([step("1"), step("2", actual_start=NOON)], [link("1", "2")])

    assert told["import-out-of-sequence"] == ("1 Step 1 > 2 Step 2 FS",)


def test_without_a_status_date_the_latest_actual_date_counts():
    """It is told, and another one may be named."""
    done = step("1", actual_start=START, actual_finish=NOON, is_finished=True)
    result = imported([done, step("9")])

    assert result.progress["data_date"] == "2026-10-06T12:00"
    assert "import-data-date" in codes(result)


def test_campaign_starts_no_later_than_its_first_fact():
    """Work was done on the Sunday before."""
    early = datetime.fromisoformat("2026-10-04T08:00")
    result = imported([step("1", actual_start=early), step("9")], data_date=DATA_DATE)

    assert result.graph["start"] == "2026-10-04T08:00"
    assert "import-start-earlier" in codes(result)


def test_progress_may_be_left():
    """With --progress ignore nothing is done."""
    result = imported([step("1", actual_start=START), step("9")], choices={"progress": "ignore"})

    assert result.progress is None
    assert codes(result)["import-progress-ignored"] == ("1 Step 1",)


def test_marks_without_any_date_are_named_as_lost_until_a_data_date_is_given():
    """A list with 100 % and 50 % says not up to when."""
    done, half = step("1", is_finished=True), step("2", percent=Fraction(50))
    result = imported([done, half, step("9")], form=SourceForm.XLSX)

    assert result.progress is None
    assert not result.is_lossless
    assert codes(result)["import-progress-undated"] == ("1 Step 1", "2 Step 2")


def test_marks_of_a_list_count_up_to_the_data_date():
    """What is done began as planned, what is half done has half its hours left."""
    tasks = [
        step("1", percent=Fraction(100), start=START, finish=NOON),
        step("2", percent=Fraction(50), start=NOON, finish=LATER),
        step("3", percent=Fraction(50), start=LATER),
    ]
    steps, told = facts(tasks, form=SourceForm.CSV)

    assert steps == {
        "T1": {"started": "2026-10-05T08:00", "finished": "2026-10-06T12:00"},
        "T2": {"started": "2026-10-06T12:00", "remaining": "4h"},
        "T3": {"started": "2026-10-07T17:00", "remaining": "4h"},
    }
    assert told["import-start-taken"] == ("2 Step 2", "3 Step 3")


def test_days_of_a_list_without_a_time_are_over_at_midnight():
    """Done on the 5th, and the data date is the 7th."""
    day = datetime.fromisoformat("2026-10-05T00:00")
    steps, _ = facts([step("1", is_finished=True, start=day, finish=day)], form=SourceForm.CSV)

    assert steps["T1"] == {"started": "2026-10-05T00:00", "finished": "2026-10-06T00:00"}
