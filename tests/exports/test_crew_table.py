import pandas as pd

from scheduler.exports.tables.crews import crew_table, write_crew_table


def test_crew_finds_its_work_shift_by_shift(first_plan):
    """The test runs 16:00 to midnight and 8:00 to 10:00: two shifts, 8 h and 2 h."""
    rows = crew_table(first_plan)
    test = rows[rows["step"] == "test"].sort_values(["crew", "start"])
    ours = test[test["crew"] == test["crew"].iloc[0]]

    assert list(ours["start"]) == ["2026-03-02 16:00", "2026-03-03 08:00"]
    assert list(ours["end"]) == ["2026-03-03 00:00", "2026-03-03 10:00"]
    assert list(ours["hours"]) == [8.0, 2.0]
    assert list(ours["date"]) == ["2026-03-02", "2026-03-03"]
    assert list(ours["week"]) == ["2026-W10", "2026-W10"]
    assert len(set(ours["shift"])) == 2


def test_hours_of_all_crews_add_up_to_their_work(first_plan):
    """People times hours are the person-hours of the plan."""
    rows = crew_table(first_plan)

    hours = (rows["hours"] * rows["people"]).sum()
    assert hours * 60 == first_plan.effort.work


def test_rows_are_sorted_for_reading(first_plan, tmp_path):
    """Crew by crew, and in order of time for each."""
    path = write_crew_table(first_plan, tmp_path)
    rows = pd.read_csv(path)

    assert list(rows["crew"]) == sorted(rows["crew"])
    for _, own in rows.groupby("crew"):
        assert list(own["start"]) == sorted(own["start"])
