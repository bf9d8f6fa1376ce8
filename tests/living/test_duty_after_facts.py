"""
Duty rules after facts: recorded work of the last seven days counts, and what is forced is spared.

Shifts are 08-16 on every day from Monday 2 March 2026 on; ELE has two people, one team.
"""

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from scheduler.analyse.loads.duty import duty_report
from scheduler.planning.constraints.duty import add_duty, add_duty_price
from scheduler.planning.duty.deviations import count_deviations
from scheduler.planning.lists.lawful_ledger import open_ledger
from scheduler.planning.lists.list_schedule import best_list_schedule
from scheduler.schedule.checks import check
from scheduler.wording.integrity.duty import duty_text
from tests.analyse.comparing_plans import plan_of
from tests.living.m1 import (
    DAYS,
    PLAN,
    START,
    begun,
    campaign_of,
    done,
    graph,
    minute,
    progress,
    said,
    schedule_of,
    situation_of,
    solve_quickly,
)
from tests.living.turns_by_hours import can_be_manned
from tests.planning.campaigns import REPEATABLE
from tests.planning.test_duty_turns import solved

HEAD = """\
format: 1
name: duty
start: 2026-03-02T08:00
horizon: 14d
launch: go
shifts: {day: 08:00-16:00}
crews: {ELE: {people: {day: 2}}, MEC: {people: {day: 2}}}
scenarios: {plan: {duty: {%s, as: %s}}}
"""
ELE = "{hours: 2, crew: {ELE: 2}}"
GO = "{hours: 1, elapsed: true, after: [%s]}"
STEPS = {"a": ELE, "b": ELE, "c": ELE, "go": GO % "a, b, c"}


def on_duty(rules, use="rule", steps=STEPS, teams=""):
    """Return a campaign under duty rules."""
    head = HEAD % (rules, use)
    people = "ELE: {people: {day: 2}"
    return campaign_of(graph(steps, head=head.replace(people, people + teams)))


TWO_DAYS = {"a": done("Mon 08:00", "Mon 10:00"), "b": done("Tue 08:00", "Tue 10:00")}


def broken(campaign, facts, **steps):
    """Return the steps at which a plan breaks duty rules."""
    scenario = campaign.resolve_scenario(PLAN)
    found = check(campaign, scenario, schedule_of(**steps), facts)
    assert {each.rule for each in found} <= {"duty"}
    return [each.tasks for each in found]


ON_WEDNESDAY = {"c": [("Wed 08:00", "Wed 10:00")], "go": [("Wed 10:00", "Wed 11:00")]}
ON_THURSDAY = {"c": [("Thu 08:00", "Thu 10:00")], "go": [("Thu 10:00", "Thu 11:00")]}


@pytest.mark.parametrize(
    ("rules", "first"), [("days_in_row: 2", "Thu 08:00"), ("hours_per_week: 16h", "+Mon 08:00")]
)
def test_recorded_shifts_count(rules, first):
    """Two days are worked; Wednesday would be the third in a row, or bring 24 h within a week."""
    campaign, facts = on_duty(rules), progress("Tue 20:00", TWO_DAYS)

    assert broken(campaign, facts, **ON_WEDNESDAY) == [("c",)]
    listed = best_list_schedule(situation_of(campaign, facts))
    assert listed is not None
    found = solve_quickly(situation_of(campaign, facts)).require_schedule()
    for plan in (listed, found):
        assert plan["c"].start == minute(first)
        assert check(campaign, campaign.resolve_scenario(PLAN), plan, facts) == []


def test_duties_begin_at_the_data_date_where_nothing_is_recorded():
    """Work done by others, or by nobody, is no duty of ELE: a, b and c are on three days."""
    steps = {**STEPS, "a": "{hours: 2, crew: {MEC: 2}}", "b": "{hours: 2, crew: {MEC: 2}}"}
    campaign, facts = on_duty("days_in_row: 2", steps=steps), progress("Tue 20:00", TWO_DAYS)

    assert broken(campaign, facts, **ON_WEDNESDAY) == []
    plan = plan_of(campaign, schedule_of(**ON_WEDNESDAY), facts)
    assert plan.duty is not None
    assert plan.duty.unrecorded == ("ELE",)
    assert (
        "no work of ELE is recorded in the seven days before, so counted from Tue 03 Mar 20:00"
        in duty_text(plan, plan.duty)
    )


def test_a_shift_without_recorded_work_counts_from_the_data_date():
    """Monday's shift has four hours left at noon, eight if a has been done in it; Tuesday's eight.

    So b on Monday and c on Tuesday are within the 12 h of a week, or beyond.
    """
    campaign = on_duty("hours_per_week: 12h", steps={**STEPS, "a": "{hours: 2, crew: {ELE: 1}}"})
    steps = {"b": [("Mon 12:00", "Mon 14:00")], "c": [("Tue 08:00", "Tue 10:00")]}
    go = {"go": [("Tue 10:00", "Tue 11:00")]}
    a_later = {"a": [("Mon 14:00", "Mon 16:00")]}
    nothing, a_done = progress("Mon 12:00"), progress("Mon 12:00", {"a": TWO_DAYS["a"]})

    assert broken(campaign, nothing, **steps, **a_later, **go) == []
    assert broken(campaign, a_done, **steps, **go) == [("c",)]
    plan = solve_quickly(situation_of(campaign, nothing)).require_schedule()
    assert said(plan, "go") == "Tue 10:00-11:00"


def test_shift_that_facts_give_is_open_to_others():
    """Tuesday's shift goes beyond the 8 h of a week whatever is planned, so c may follow in it."""
    campaign, facts = on_duty("hours_per_week: 8h"), progress("Tue 12:00", TWO_DAYS)
    steps = {"c": [("Tue 12:00", "Tue 14:00")], "go": [("Tue 14:00", "Tue 15:00")]}

    assert broken(campaign, facts, **steps) == []
    plan = solve_quickly(situation_of(campaign, facts)).require_schedule()
    assert said(plan, "c") == "Tue 12:00-14:00"


def test_rules_that_facts_break_leave_a_plan():
    """Three days in a row are worked though two are allowed; Thursday is off, and Friday is not."""
    campaign = on_duty("days_in_row: 2", steps={**STEPS, "d": ELE, "go": GO % "a, b, c, d"})
    facts = progress("Wed 20:00", {**TWO_DAYS, "c": done("Wed 08:00", "Wed 10:00")})

    plan = solve_quickly(situation_of(campaign, facts)).require_schedule()

    assert said(plan, "d") == "Fri 08:00-10:00"
    assert check(campaign, campaign.resolve_scenario(PLAN), plan, facts) == []


def test_step_under_way_goes_on_whatever_duty_says():
    """B goes on over Wednesday, the third day; c joins it there, but not on Thursday."""
    pausable = "{hours: 20, pausable: true, crew: {ELE: 1}}"
    steps = {**STEPS, "b": pausable, "c": "{hours: 2, crew: {ELE: 1}}"}
    campaign = on_duty("days_in_row: 2", steps=steps)
    facts = progress("Tue 20:00", {"a": TWO_DAYS["a"], "b": begun("Tue 08:00", "8h")})
    rest = {"b": [("Wed 08:00", "Wed 16:00")]}

    assert broken(campaign, facts, **rest, **{**ON_WEDNESDAY, "go": GO_ON_WEDNESDAY}) == []
    assert broken(campaign, facts, **rest, **ON_THURSDAY) == [("c",)]
    plan = solve_quickly(situation_of(campaign, facts)).require_schedule()
    assert said(plan, "c") == "Wed 08:00-10:00"


GO_ON_WEDNESDAY = [("Wed 16:00", "Wed 17:00")]


def test_report_counts_recorded_hours_and_lists_what_is_still_to_come():
    """16 h are recorded, 8 h more make 24 h of the week; only Wednesday goes beyond 16 h."""
    campaign, facts = on_duty("hours_per_week: 16h", "report"), progress("Tue 20:00", TWO_DAYS)

    report = duty_report(situation_of(campaign, facts), schedule_of(**ON_WEDNESDAY))

    assert report is not None
    (shift,) = report.shifts
    assert (shift.duties, shift.most_in_week, shift.most_days_in_row) == (1, 24 * 60, 3)
    (deviation,) = report.deviations
    assert (deviation.value, deviation.limit) == (24 * 60, 16 * 60)
    assert report.unrecorded == ()


def test_priced_duties_count_what_is_recorded():
    """With Monday and Tuesday recorded, Wednesday is a deviation, and Thursday is none."""
    campaign = on_duty("days_in_row: 2", "cost")
    situation = situation_of(campaign, progress("Tue 20:00", TWO_DAYS))

    assert count_deviations(situation, schedule_of(**ON_WEDNESDAY)) == 1
    assert count_deviations(situation, schedule_of(**ON_THURSDAY)) == 0
    starts = {"c": 48, "go": 50}
    assert solved(situation, starts, add_duty_price) == ("OPTIMAL", 1)


@st.composite
def turns_after_facts(draw):
    """Draw days with recorded work, with work to come, hours that go on, teams and rules."""
    now = draw(st.integers(1, 5))
    before = sorted(draw(st.sets(st.integers(0, now), max_size=4)))
    after = sorted(draw(st.sets(st.integers(now, 8), min_size=1, max_size=4)))
    left = draw(st.sampled_from((0, 0, 3, 8, 12)))
    limits = {
        "days_in_row": draw(st.none() | st.integers(1, 3)),
        "hours_per_week": draw(st.none() | st.sampled_from(("8h", "12h", "16h", "20h", "24h"))),
        "rest": draw(st.none() | st.sampled_from(("15h", "16h", "17h"))),
    }
    rules = {rule: limit for rule, limit in limits.items() if limit is not None}
    return now, before, after, left, draw(st.integers(1, 2)), rules


def at(hour):
    """Return an hour since Monday 08:00 as a moment of the first two weeks."""
    days, clock = divmod(hour + 8, 24)
    return f"{'+' * (days > 6)}{DAYS[days % 7]} {clock:02}:00"


def going(now, left):
    """Yield the pieces of what is under way at noon of a day and has so many hours left."""
    here = 24 * now + 4
    while left:
        end = min(here + left, here // 24 * 24 + 8)
        yield at(here), at(end)
        left, here = left - (end - here), (here // 24 + 1) * 24


def case_of(now, before, after, left, teams, rules):
    """Return campaign, facts and plan of an hour on each of some days, and of what goes on."""
    recorded = {f"p{day}": 24 * day for day in before}
    planned = {f"f{day}": max(24 * day, 24 * now + 4) for day in after}
    steps = dict.fromkeys((*recorded, *planned), "{hours: 1, crew: {ELE: 1}}")
    facts = {name: done(at(start), at(start + 1)) for name, start in recorded.items()}
    plan = {name: [(at(start), at(start + 1))] for name, start in planned.items()}
    if left:
        steps["g"] = "{hours: 40, pausable: true, crew: {ELE: 1}}"
        facts["g"] = begun(at(24 * now), f"{left}h")
        plan["g"] = list(going(now, left))
    last = max(minute(end) for own in plan.values() for _, end in own) // 60
    plan["go"] = [(at(last), at(last + 1))]
    stated = ", ".join(f"{rule}: {limit}" for rule, limit in rules.items())
    steps["go"] = GO % ", ".join(steps)
    campaign = on_duty(stated or "days_in_row: 99", steps=steps, teams=f", teams: {teams}")
    return campaign, progress(at(24 * now + 4), facts), plan


def runs_of(now, before, after, left):
    """Return the hours of each shift that is manned, and whether facts give it."""
    forced = {*before, *(now + n for n in range(-(-(left + 4) // 8) if left else 0))}
    days = sorted(forced | {*after})
    starts = {now: 24 * now + 4} if now not in before and not left else {}
    runs = [set(range(starts.get(day, 24 * day), 24 * day + 8)) for day in days]
    return runs, [day in forced for day in days]


def compare(work):
    """Check, model and ledger agree with every way of sharing the shifts."""
    now, before, after, left, teams, _ = work
    campaign, facts, plan = case_of(*work)
    note(f"{plan}, given {facts}")
    scenario = campaign.resolve_scenario(PLAN)
    runs, forced = runs_of(now, before, after, left)
    can_be = can_be_manned(scenario.duty, START, runs, forced, teams)
    situation = situation_of(campaign, facts)
    schedule = schedule_of(**plan)
    starts = {name: schedule[name].start // 60 for name in plan}

    assert (broken(campaign, facts, **plan) == []) == can_be
    assert (solved(situation, starts, add_duty)[0] != "INFEASIBLE") == can_be
    ledger = open_ledger(situation)
    fits = []
    for name in sorted(starts, key=starts.__getitem__):
        job = situation.jobs[name]
        fits.append(ledger.first_fit(job, starts[name] * 60) == starts[name] * 60)
        ledger.enter(job, starts[name] * 60)
    assert all(fits) == can_be


@settings(REPEATABLE, max_examples=25)
@given(turns_after_facts())
def test_turns_after_facts_agree_with_every_way_of_taking_them(work):
    """A few cases at each change."""
    compare(work)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=400)
@given(turns_after_facts())
def test_turns_after_facts_agree_with_every_way_of_taking_them_of_many(work):
    """And many more."""
    compare(work)
