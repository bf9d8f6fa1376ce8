"""The integrity statement in words."""

from dataclasses import replace

from scheduler.analyse.kept.integrity import integrity
from scheduler.calendars.situation.choices import chosen
from scheduler.wording.integrity.statement import kept_text, paid_text, statement
from tests.builders import (
    make_campaign,
    make_milestone,
    make_schedule,
    make_situation,
    make_task,
)
from tests.studies.plans import make_plan

TWO_SHIFTS = {"day": "08:00-16:00", "late": "16:00-24:00"}


def make_busy_situation():
    """Return a situation with everything that a plan can be bought with."""
    campaign = make_campaign(
        make_task("Z", name="Start"),
        make_task("A", "2h", name="Hall check", test=True, crew={"MEC": 2}, after=["Z"]),
        make_task("B", "4h", crew={"MEC": 2}, facility="HALL", after=["A"],
                  options=[{"name": "two teams", "hours": 2, "crew": {"MEC": 4},
                            "facility": "PAD"}]),
        make_task("C", "2h", usually_after=["B"]),
        make_task("D", "1h", crew={"MEC": 1}, after=["B"], usually_after=["C"]),
        shifts=TWO_SHIFTS,
        crews={"MEC": {"day": 4, "late": 2}},
        facilities={"HALL": {"name": "Big hall", "room": 1}, "PAD": 1},
        baseline="quiet",
        scenarios={
            "quiet": {"shifts": "day"},
            "busy": {"done": "Z", "habits": "relaxed", "options": "any", "duty": {"rest": "12h"}},
        },
    )  # fmt: skip
    return chosen(make_situation(campaign, "busy"), {"B": 1})


def make_busy_schedule(**pieces):
    """Return a schedule for it; B is done by its option."""
    usual = {"A": [(0, 2)], "B": [(2, 4)], "C": [(3, 5)], "D": [(8, 9)]}
    schedule = make_schedule("busy", **{**usual, **pieces})
    modes = {name: replace(x, option=int(name == "B")) for name, x in schedule.tasks.items()}
    return replace(schedule, tasks=modes)


def state(situation, schedule):
    """Return the sections of a statement by topic."""
    found = statement(situation, integrity(situation, schedule))
    return {section.topic: section for section in found}


def test_everything_that_a_plan_kept_and_was_bought_with_is_said():
    """Each point has its sentence, and those without a promise hold neither way."""
    found = state(make_busy_situation(), make_busy_schedule())

    assert {topic: section.text for topic, section in found.items()} == {
        "Steps": "4 of 4 at full length",
        "Test procedures": "1 of 1 at full length",
        "Hard links": "2 of 2 kept",
        "Done before": "1 step (0 tests) finished before the start, with 1 hard link",
        "Habits set aside": "1 of 2 not followed",
        "Done in another way": "1 step",
        "Above the baseline": "1 person, counting each crew and shift at its peak",
    }
    assert [section.holds for section in found.values()] == [True] * 3 + [None] * 4


def test_every_item_is_listed_one_by_one():
    """Who overlaps whom, what an option changes, and who comes in beyond the baseline."""
    found = state(make_busy_situation(), make_busy_schedule())
    items = [item.text for section in found.values() for item in section.items]

    assert items == [
        "Z (Start)",
        "C runs beside B for 1 h, 1 h earlier than by habit",
        "D after C: followed anyway",
        "B by option 'two teams': 2 h instead of 4 h, with 4 MEC instead of 2 MEC, in PAD "
        "instead of Big hall",
        "MEC, late shift: 2 instead of nobody, at most 1 at work",
    ]


def test_lost_hours_and_links_are_named():
    """A works one hour of two and D comes before B ends; the sections say so first."""
    found = state(make_busy_situation(), make_busy_schedule(A=[(0, 1)], C=[(2, 4)], D=[(3, 4)]))

    assert found["Steps"].text == "NOT KEPT: 3 of 4 at full length"
    assert found["Test procedures"].text == "NOT KEPT: 0 of 1 at full length"
    assert found["Hard links"].text == "NOT KEPT: 1 of 2 kept"
    assert [found[topic].items[0].text for topic in ("Steps", "Test procedures", "Hard links")] == [
        "A (Hall check) has 1 h instead of 2 h",
        "A (Hall check) has 1 h instead of 2 h",
        "D comes 1 h too early after B",
    ]
    assert not any(found[topic].holds for topic in ("Steps", "Test procedures", "Hard links"))


def test_what_ends_after_launch_is_not_kept_for_it():
    """The launch L ends at hour 2; the test B ends two hours later, H at the same minute."""
    campaign = make_campaign(
        make_task("A", "1h", test=True),
        make_task("B", "4h", name="Late check", test=True),
        make_milestone("H", after=["L"]),
        make_task("L", "1h", after=["A"]),
    )
    schedule = make_schedule(A=[(0, 1)], B=[(0, 4)], H=[(2, 2)], L=[(1, 2)])

    kept = integrity(make_situation(campaign), schedule)
    found = state(make_situation(campaign), schedule)

    assert kept_text(kept) == (
        "2 of 2 steps before launch, 2 after, 1 of 1 test in full, 2 of 2 hard links kept"
    )
    assert found["Steps"].text == "2 of 2 before launch at full length"
    assert found["Test procedures"].text == "1 of 1 before launch at full length"
    assert found["After launch"].text == ("2 steps (1 test), not counted as kept for launch")
    assert [item.text for item in found["After launch"].items] == [
        "B (Late check), a test, ends 2 h after launch",
        "H ends at launch",
    ]


def test_missing_steps_are_named():
    """Without A, the step, its test and the link into B are missing."""
    schedule = make_busy_schedule()
    left = {name: placed for name, placed in schedule.tasks.items() if name != "A"}

    found = state(make_busy_situation(), replace(schedule, tasks=left))

    assert found["Steps"].items[0].text == "A (Hall check) is missing, with all its 2 h"
    assert found["Hard links"].items[0].text == "B after A (Hall check): one of the two is missing"


def test_the_short_line_calls_a_plan_that_is_not_whole_so():
    """The same plan, whole and with a test cut short."""
    situation = make_busy_situation()
    whole, cut = (
        integrity(situation, schedule)
        for schedule in (make_busy_schedule(), make_busy_schedule(A=[(0, 1)]))
    )

    assert kept_text(whole) == "4 of 4 steps, 1 of 1 test in full, 2 of 2 hard links kept"
    assert kept_text(cut) == "NOT WHOLE: 3 of 4 steps, 0 of 1 test in full, 2 of 2 hard links kept"
    assert paid_text(whole) == (
        "2 habits set aside, 1 not followed; 1 step done in another way (B); "
        "1 person above the baseline"
    )


def test_duties_beyond_the_rules_are_listed():
    """A day shift of eight hours, where six are allowed, is one deviation."""
    campaign = make_campaign(
        make_task("A", "8h", crew={"MEC": 1}),
        crews={"MEC": 1},
        scenario={"duty": {"hours_per_day": "6h"}},
    )
    plan = make_plan(campaign)

    duty = statement(plan.situation, plan.integrity)[-1]

    assert (duty.topic, duty.text) == ("Beyond duty rules", "1 deviation from rules")
    assert [item.text for item in duty.items] == [
        "MEC, day shift, team 1: 8 h on duty within 24 h, not 6 h, from Mon 10 Nov 08:00 to "
        "Mon 10 Nov 16:00"
    ]
    assert paid_text(plan.integrity).endswith("; 1 duty deviation")
