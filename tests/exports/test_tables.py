import csv

from scheduler.exports import export
from scheduler.exports.tables.plan import chain_table, schedule_table, write_tables


def read(path):
    """Return the rows of a table as a program would read them."""
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_schedule_has_a_row_for_each_step_in_order_of_start(first_plan, tmp_path):
    """Seven steps; batteries and test start together and stand in order of their ids."""
    write_tables(first_plan, tmp_path)

    rows = read(tmp_path / "schedule.csv")

    assert [row["id"] for row in rows] == [
        "unload",
        "stack",
        "batteries",
        "test",
        "roll-out",
        "go",
        "countdown",
    ]
    assert (rows[0]["start"], rows[0]["zone"]) == ("2026-03-02 08:00", "UTC+01:00")
    assert (rows[0]["crews"], rows[0]["place"]) == ("4 MEC", "Assembly hall")
    assert rows[3]["end"] == "2026-03-03 10:00"
    assert (rows[3]["hours"], rows[3]["pieces"], rows[3]["day"]) == ("10.0", "2", "1")
    assert (rows[3]["driven_by"], rows[3]["cause"], rows[3]["test"]) == ("stack", "link", "True")
    assert (rows[5]["kind"], rows[5]["hold_point"]) == ("milestone", "R1")
    assert rows[6]["then_waited_for"] == (
        "the window evening for its end opens on Tue 03 Mar 18:00 (sun low behind the cameras)"
    )
    assert rows[6]["baseline_end"] == "2026-03-04 18:00"


def test_columns_of_the_schedule_are_stable(first_plan):
    """Programs that read the table find these columns."""
    columns = set(schedule_table(first_plan).columns)

    assert columns >= {
        "id",
        "name",
        "flow",
        "facility",
        "place",
        "crews",
        "kind",
        "test",
        "hold_point",
        "start",
        "end",
        "day",
        "hours",
        "pieces",
        "on_driving_chain",
        "driven_by",
        "cause",
        "detail",
        "then_waited_for",
        "network_early_start",
        "network_late_start",
        "network_slack_h",
        "baseline_start",
        "baseline_end",
        "zone",
    }


def test_network_slack_is_that_of_plain_cpm(first_plan):
    """Fitting the batteries may start at 16:00 and must, by links, be over by the roll-out."""
    rows = schedule_table(first_plan).set_index("id")

    assert rows.loc["unload", "network_slack_h"] == 0.0
    assert rows.loc["batteries", "network_early_start"] == "2026-03-02 16:00"


def test_chain_adds_up_to_launch(first_plan, tmp_path):
    """The hours of the driving chain are the 34 h from start to launch, without a gap."""
    write_tables(first_plan, tmp_path)

    rows = read(tmp_path / "critical_path.csv")

    assert list(rows[0]) == [
        "kind",
        "step",
        "name",
        "start",
        "end",
        "hours",
        "cause",
        "driven_by",
        "detail",
        "why_not_earlier",
        "zone",
    ]
    assert sum(float(row["hours"]) for row in rows) == 34.0
    assert [before["end"] for before in rows[:-1]] == [after["start"] for after in rows[1:]]
    assert [(row["kind"], row["step"], row["hours"]) for row in rows] == [
        ("work", "unload", "3.0"),
        ("work", "stack", "5.0"),
        ("work", "test", "8.0"),
        ("pause", "test", "8.0"),
        ("work", "test", "2.0"),
        ("work", "roll-out", "2.0"),
        ("work", "go", "0.0"),
        ("wait", "countdown", "3.0"),
        ("work", "countdown", "3.0"),
    ]


def test_chain_says_why(first_plan):
    """The countdown waits for its window after the go; the first step has only the start."""
    rows = chain_table(first_plan)

    assert next(iter(rows["cause"])) == "campaign start"
    assert list(rows["cause"])[-2:] == ["window", "link"]
    assert list(rows["driven_by"])[-1] == "go"


def test_export_writes_data_without_charts(first_plan, tmp_path):
    """Without charts a folder holds the plan and its tables, and nothing else."""
    written = export(first_plan, tmp_path / "deep" / "er", charts=False)

    assert sorted(path.name for path in written) == sorted(
        path.name for path in (tmp_path / "deep" / "er").iterdir()
    )
    assert {"plan.json", "schedule.csv", "critical_path.csv"} <= {path.name for path in written}
