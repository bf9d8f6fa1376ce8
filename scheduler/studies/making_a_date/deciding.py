"""From decisions to a scenario that says them all, which any plan can be made with."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from scheduler.calendars.permits.decisions import Decisions
from scheduler.calendars.permits.permitted import Permitted
from scheduler.model.campaign import Campaign
from scheduler.model.duty import DutyRules
from scheduler.model.notation.base import CrewId, ShiftName
from scheduler.model.notation.clock import WEEKDAYS
from scheduler.model.notation.moments import file_text
from scheduler.model.progress.neighbour_moves import moved_scenario, together
from scheduler.model.resource import Closure
from scheduler.model.scenario import Options, Order, Scenario
from scheduler.studies.loosening.base.copies import with_scenario

DUTY_LENGTHS = ("hours_per_day", "hours_per_week", "rest")


def decided_scenario(
    permitted: Permitted,
    decisions: Decisions,
    *,
    name: str,
    any_mode: bool,
    order: Order = Order.PARALLEL,
) -> Scenario:
    """
    Return the scenario that decisions lead to.

    Parameters
    ----------
    permitted
        What was permitted; its base is what the scenario begins with.
    decisions
        What is loosened.
    name
        The id and title of the scenario.
    any_way
        Whether steps may be done in other ways than the usual one.
    order
        How much is done at a time; by default steps go side by side.
    """
    crews = permitted.campaign.crews
    base = moved_scenario(permitted.base, together(sorted(decisions.moves, key=str)))
    shifts = tuple(s for s in permitted.shifts if s in base.shifts or _anyone(decisions, s))
    weeks = {
        crew: tuple(sorted({*base.week_of(crew), *more}))
        for crew in crews
        if (more := [day for own, day in decisions.days if own == crew])
    }
    return base.altered(
        update={
            "id": name,
            "name": name,
            "order": order,
            "shifts": shifts,
            "weeks": {**base.weeks, **weeks},
            "people": _people(permitted, decisions, shifts),
            "set_aside": tuple(sorted({*base.set_aside, *decisions.habits})),
            "widened": tuple(sorted({*base.widened, *decisions.windows})),
            "options": Options.ANY if any_mode else base.options,
        }
    )


def _anyone(decisions: Decisions, shift: ShiftName) -> bool:
    return any(count for (_, own), count in decisions.people.items() if own == shift)


def _people(
    permitted: Permitted, decisions: Decisions, shifts: Iterable[ShiftName]
) -> dict[CrewId, dict[ShiftName, int]]:
    """Return the head-counts that differ from those of the base or of the crews."""
    people: dict[CrewId, dict[ShiftName, int]] = {}
    base = permitted.base
    for crew in permitted.campaign.crews:
        for shift in shifts:
            surge = base.surge.get(crew, {}).get(shift, 0)
            count = decisions.people[crew, shift] - surge
            if decisions.people[crew, shift] != permitted.campaign.head_count(base, crew, shift):
                people.setdefault(crew, {})[shift] = count
    stated = {crew: dict(own) for crew, own in base.people.items()}
    return {crew: stated.get(crew, {}) | people.get(crew, {}) for crew in {**stated, **people}}


def decided_campaign(campaign: Campaign, scenario: Scenario) -> Campaign:
    """Return the campaign with a scenario of decisions among its own."""
    return with_scenario(campaign, scenario)


def scenario_text(scenario: Scenario, zone: tzinfo) -> dict[str, Any]:
    """
    Return a scenario as an entry for the task graph, as plain data.

    It states every field and extends no other, so that nothing is inherited by mistake.
    Dates are those of the time zone.
    """
    entry = {
        "name": scenario.name,
        "order": scenario.order.value,
        "shifts": list(scenario.shifts),
        "week": _days(scenario.week),
        "weeks": {crew: _days(week) for crew, week in scenario.weeks.items()},
        "holidays": scenario.holidays.value,
        "stand_downs": [_closure(each, zone) for each in scenario.stand_downs],
        "people": {crew: dict(people) for crew, people in scenario.people.items()},
        "surge": {crew: dict(people) for crew, people in scenario.surge.items()},
        "habits": scenario.habits.value,
        "set_aside": [f"{source}>{target}" for source, target in scenario.set_aside],
        "options": scenario.options.value,
        "widened": list(scenario.widened),
        "moved": {flow: f"{days}d" for flow, days in scenario.moved.items() if days},
        "squeezed": list(scenario.squeezed),
        "done": list(scenario.done),
        "duty": None if scenario.duty is None else _duty(scenario.duty),
    }
    always = ("shifts", "week")
    return {key: value for key, value in entry.items() if value or key in always}


def _closure(closure: Closure, zone: tzinfo) -> dict[str, str]:
    start, end = (file_text(each, zone) for each in (closure.start, closure.end))
    return {"from": start, "to": end, "reason": closure.reason}


def _duty(rules: DutyRules) -> dict[str, Any]:
    """Return duty rules with every number, in minutes, so that a preset adds none."""
    stated = rules.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {
        key: f"{value}min" if key in DUTY_LENGTHS else value
        for key, value in stated.items()
        if value != ""
    }


def _days(week: Iterable[int]) -> list[str]:
    return [WEEKDAYS[day] for day in week]
