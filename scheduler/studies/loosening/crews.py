"""
The people of a crew on a shift: more of them may come.

The lever adds people until one more task of the crew fits, whatever it is; the ladder goes through
every number of people that some set of steps needs together, so its first rung may lie below.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from scheduler.analyse.driving.driver import Driver
from scheduler.analyse.obstacles.blocking import Cause, WaitStretch
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.shifts.shifts import people_at, people_on
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, ShiftName, TaskId
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.change import Change, read_count, require_known
from scheduler.studies.loosening.base.copies import with_scenario
from scheduler.studies.loosening.base.head_counts import (
    all_demands,
    higher_head_counts,
    people_there,
    with_people,
)
from scheduler.studies.loosening.base.ladder import Lever, Notch, RuleLadder, lever_of
from scheduler.studies.loosening.base.left import tasks_left
from scheduler.studies.loosening.base.loosening import Candidate, Loosening, Setting
from scheduler.studies.loosening.base.price import PriceFamily
from scheduler.studies.loosening.base.rule import Path, Rule, RuleFamily, stating_scenario
from scheduler.studies.loosening.base.shift_prices import people_prices
from scheduler.wording.quantities import more_people, people_of


def _rules(situation: Situation) -> Iterator[Rule]:
    """Yield the head-counts, those on shifts that are not worked too: they would be next."""
    campaign, scenario = situation.campaign, situation.scenario
    for crew_id, crew in campaign.crews.items():
        enough = all_demands(situation, crew_id)
        for shift in campaign.shifts:
            people = people_there(campaign, scenario, crew_id, shift)
            if people >= enough:
                continue
            yield Rule(
                key=f"crew {crew_id} {shift}",
                family=RuleFamily.CREW,
                subject=(crew_id, shift),
                words=f"{crew.title}: {_people(people)} on the {shift} shift",
                path=_crew_path(situation, crew_id, shift),
                take_out=partial(with_people, crew=crew_id, shift=shift, people=enough),
            )


def _people(count: int) -> str:
    if count == 0:
        return "nobody"
    return people_of(count)


def _crew_path(situation: Situation, crew: CrewId, shift: ShiftName) -> Path:
    if situation.scenario.surge.get(crew, {}).get(shift, 0):
        stated = stating_scenario(situation.campaign, situation.scenario.id, "surge")
        return (*stated, crew, shift)
    return ("crews", crew, "people", shift)


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Add people until one more task of the crew fits on the shift."""
    left = list(tasks_left(campaign, scenario))
    for crew_id in campaign.crews:
        demands = sorted({t.crew[crew_id] for t in left if crew_id in t.crew})
        for shift in scenario.shifts if demands else ():
            people = campaign.head_count(scenario, crew_id, shift)
            more = next((need for need in demands if need > people), people + demands[0])
            yield lever_of(_notch(campaign, scenario, (crew_id, shift), more))


def _notch(
    campaign: Campaign, scenario: Scenario, where: tuple[CrewId, ShiftName], people: int
) -> Notch:
    crew, shift = where
    more = people - people_there(campaign, scenario, crew, shift)
    added = more_people(more, campaign.crews[crew].title)
    return Notch(
        change=Change("crew", crew, shift, str(people)),
        words=f"{added} on the {shift} shift ({people} in all)",
    )


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    """Add people; the levels are the head-counts that some set of steps needs together."""
    campaign, scenario = situation.campaign, situation.scenario
    crew, shift = rule.subject
    there = people_there(campaign, scenario, crew, shift)
    yield RuleLadder(
        key=rule.key,
        levels=higher_head_counts(situation, crew, there),
        make=lambda people: _notch(campaign, scenario, (crew, shift), people),
    )


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the people of a crew on a shift, surge included."""
    require_known(campaign.crews, change.name, "unknown-crew")
    require_known(campaign.shifts, change.part, "unknown-shift")
    crew = campaign.crews[change.name]
    people = {**crew.people, change.part: read_count(change.value, least=0)}
    resolved = campaign.resolve_scenario(scenario)
    crews = {**campaign.crews, change.name: crew.altered({"people": people})}
    stated = {field: _without_shift(getattr(resolved, field), change) for field in STAFFING}
    return with_scenario(campaign.altered({"crews": crews}), resolved, **stated)


STAFFING = ("people", "surge")
"""Fields of a scenario that say more of head-counts than the crews themselves."""


def _without_shift(stated: Mapping[str, Mapping[str, int]], change: Change) -> dict[str, Any]:
    """Return what a scenario says of head-counts but for one crew on one shift."""
    left = {name: dict(people) for name, people in stated.items()}
    left.get(change.name, {}).pop(change.part, None)
    return left


def _helps(plan: ExplainedPlan, step: TaskId) -> Iterator[Candidate]:
    """Yield the people whom a step waits for: missing on a shift, or busy with another step."""
    driver = plan.drivers[step]
    for stretch in driver.waits:
        if all(each.cause is Cause.SHIFT and each.subject for each in stretch.causes):
            yield from _missing_people(plan, step, stretch)
            break
    if driver.cause is Cause.CREW:
        yield from _more_people(plan, step, driver)


def _missing_people(plan: ExplainedPlan, step: TaskId, stretch: WaitStretch) -> Iterator[Candidate]:
    """Yield the people missing on the shift in which the step could have started, all at once."""
    task, profiles = plan.situation.jobs[step].task, plan.situation.profiles
    minute = max(stretch.start, min(each.since for each in stretch.causes))
    runs = [run for run in plan.situation.shift_runs if run.start <= minute < run.end]
    short = {
        each.subject: task.crew[each.subject] - people_at(profiles[each.subject], minute)
        for each in stretch.causes
    }
    missing = {crew: count for crew, count in short.items() if count > 0}
    if not runs or not missing:
        return
    shift = runs[0].shift
    crews = plan.situation.campaign.crews
    more = " and ".join(more_people(count, crews[c].title) for c, count in missing.items())
    yield (
        [_more_of(plan, crew, shift, count) for crew, count in missing.items()],
        f"With {more} on the {shift} shift,",
    )


def _more_people(plan: ExplainedPlan, step: TaskId, driver: Driver) -> Iterator[Candidate]:
    task = plan.situation.jobs[step].task
    minute = max(driver.until - plan.situation.tick, 0)
    runs = [run for run in plan.situation.shift_runs if run.start <= minute < run.end]
    for crew, people in task.crew.items():
        if crew != driver.subject or not runs:
            continue
        crew_title = plan.situation.campaign.crews[crew].title
        shift = runs[0].shift
        yield (
            [_more_of(plan, crew, shift, people)],
            f"With {more_people(people, crew_title)} on the {shift} shift,",
        )


def _more_of(plan: ExplainedPlan, crew: CrewId, shift: ShiftName, more: int) -> Change:
    """Return the change to so many more people of a crew on one shift, whatever overlaps it."""
    there = people_on(plan.situation.campaign, plan.situation.scenario, crew)[shift]
    return Change("crew", crew, shift, str(there + more))


CREWS = Loosening(
    checks=("crews",),
    families=(RuleFamily.CREW,),
    causes=(Cause.CREW,),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    helps=_helps,
    settings=(Setting(kind="crew", form="crew.CREW.SHIFT=PEOPLE", apply=_apply),),
    fields=STAFFING,
    permits=("people",),
    prices=(PriceFamily.PEOPLE, PriceFamily.DAY),
    priced=people_prices,
)
