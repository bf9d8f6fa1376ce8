import pytest

from scheduler.studies.explaining.explain import explain
from tests.builders import make_campaign, make_task
from tests.studies.plans import make_plan

MEC = {"crew": {"MEC": 1}}
TWO_SHIFTS = {"day": "08:00-16:00", "late": "16:00-24:00"}
OVERLAP = {"early": "06:00-15:00", "late": "12:00-21:00"}
ONE_SHIFT = {
    "a hard link beside the habit": (
        make_campaign(
            make_task("A", "4h"),
            make_task("C", "4h", after=["A SS+1h"], usually_after=["A"]),
            make_task("L", after=["C"]),
        ),
        "C",
        "Without the habit of doing it after A, it starts on Mon 10 Nov 09:00, "
        "and launch is 3 h earlier (drop habit A > C).",
    ),
    "two people of two shifts, both busy": (
        make_campaign(
            make_task("A", "1h", crew={"MEC": 2}),
            make_task("B", "2h", crew={"MEC": 2}),
            make_task("L", after=["A", "B"]),
            start="2025-11-10T12:00",
            shifts=OVERLAP,
            crews={"MEC": 1},
        ),
        "B",
        "With 2 more people in MEC on the early shift, it starts on Mon 10 Nov 12:00, "
        "and launch is 1 h earlier (crew.MEC.early=3).",
    ),
    "three people needed, one on each of two shifts": (
        make_campaign(
            make_task("A", "15h"),
            make_task("L", "1h", after=["A"], crew={"MEC": 3}),
            start="2025-11-09T21:00",
            shifts={**OVERLAP, "night": "21:00-23:00"},
            crews={"MEC": {"early": 1, "late": 1, "night": 3}},
        ),
        "L",
        "With 1 more person in MEC on the early shift, it starts on Mon 10 Nov 12:00, "
        "and launch is 9 h earlier (crew.MEC.early=2).",
    ),
    "busy for the first half hour of a shift": (
        make_campaign(
            make_task("B", "8h30", **MEC),
            make_task("X", "2h"),
            make_task("A", "1h", after=["X"], **MEC),
            make_task("L", after=["A", "B"]),
            shifts=TWO_SHIFTS,
            crews={"MEC": 1},
        ),
        "A",
        "With 1 more person in MEC on the late shift, it starts on Mon 10 Nov 16:00, "
        "and launch is 30 min earlier (crew.MEC.late=2).",
    ),
}


@pytest.mark.parametrize("case", ONE_SHIFT)
def test_what_would_help_changes_what_stands_in_the_way_and_no_more(case):
    """People are counted on one shift, the one that is short; only the habit is set aside."""
    campaign, step, sentence = ONE_SHIFT[case]
    assert explain(make_plan(campaign), step).counterfactuals == (sentence,)
