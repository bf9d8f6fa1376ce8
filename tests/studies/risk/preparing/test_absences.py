"""Whom it concerns that people are ill, a place is closed or the site rests, and when."""

from scheduler.model.notation.durations import DAY, HOUR
from scheduler.model.risk.risks import Risks
from scheduler.studies.risk.preparing.playbooks import playbook_of
from tests.builders import make_campaign, make_milestone, make_schedule, make_situation, make_task

PLAN = make_schedule(A=[(0, 2)], B=[(0, 2)], C=[(0, 2)], L=[(2, 2)])


def absences(*tasks, plan=PLAN, start="2025-11-10T08:00", **mishap):
    """Return what a mishap takes of three steps and a launch, three mechanics being there."""
    campaign = make_campaign(
        *tasks, make_milestone("L"), crews={"MEC": 3}, facilities={"HALL": {}}, start=start
    )
    period = {"from": "2025-11-10T08:00", "to": "2025-11-12T08:00", "for": "4h"}
    risks = Risks.model_validate({"events": {"gone": {"chance": 0.5, **period, **mishap}}})
    return playbook_of(make_situation(campaign), plan, risks).absences


def by_one(**fields):
    """Return three steps that need a mechanic each."""
    return (make_task(name, "2h", crew={"MEC": 1}, **fields) for name in "ABC")


def test_those_announced_last_give_way_to_the_people_left():
    """Three at once, two people left: of equal starts the last in the file stops."""
    (found,) = absences(*by_one(), people={"MEC": {"day": 2}})

    assert found.steps == {"C"}
    assert found.lasts == 4 * HOUR


def test_steps_that_come_one_after_the_other_all_fit():
    """In a row they need one person at a time."""
    tasks = (make_task(n, "2h", crew={"MEC": 3}) for n in "ABC")
    plan = make_schedule(A=[(0, 2)], B=[(2, 4)], C=[(4, 6)], L=[(6, 6)])

    assert [each.steps for each in absences(*tasks, plan=plan, people={"MEC": {"day": 2}})] == [
        {"A", "B", "C"}
    ]
    one = (make_task(n, "2h", crew={"MEC": 2}) for n in "ABC")
    assert absences(*one, plan=plan, people={"MEC": {"day": 2}}) == ()


def test_all_hands_at_once_need_the_whole_roster():
    """Two of all hands with two people each had four to share; one is ill, and three are left."""
    campaign = make_campaign(
        *(make_task(name, "2h", crew={"MEC": 2}, all_hands=True) for name in "AB"),
        make_milestone("L"),
        crews={"MEC": 4},
    )
    ill = {"chance": 0.5, "from": "2025-11-10", "to": "2025-11-11", "for": "1d"}
    risks = Risks.model_validate({"events": {"ill": {**ill, "people": {"MEC": {"day": 3}}}}})
    plan = make_schedule(A=[(0, 2)], B=[(0, 2)], L=[(2, 2)])

    (found,) = playbook_of(make_situation(campaign), plan, risks).absences
    assert found.steps == {"B"}


def test_as_many_people_as_usual_stop_nobody():
    """Three of three are left."""
    assert absences(*by_one(), people={"MEC": {"day": 3}}) == ()


def test_closed_place_stops_those_who_work_there():
    """Only A is done in the hall."""
    hall = make_task("A", "2h", facility="HALL")
    (found,) = absences(hall, make_task("B", "2h"), make_task("C", "2h"), closed=["HALL"])

    assert found.steps == {"A"}


def test_site_that_rests_stops_all_but_what_runs_by_the_clock():
    """B is elapsed, and L takes no time."""
    tasks = make_task("A", "2h"), make_task("B", "2h", elapsed=True), make_task("C", "2h")
    (found,) = absences(*tasks, stand_down=True)

    assert found.steps == {"A", "C"}


def test_it_begins_on_one_of_the_days_from_the_campaign_start_on():
    """Of 10 and 11 November, the last one before the 12th at 08:00; from the 11th on only one."""
    (found,) = absences(*by_one(), people={"MEC": {"day": 0}})
    (late,) = absences(*by_one(), people={"MEC": {"day": 0}}, start="2025-11-10T10:00")

    assert found.begins == (0, DAY)
    assert late.begins == (22 * HOUR,)
