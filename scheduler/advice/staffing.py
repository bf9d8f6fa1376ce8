"""Shifts, weeks and head-counts that do nothing, or count people twice."""

from collections.abc import Iterator
from itertools import combinations

from scheduler.advice.base import Case
from scheduler.advice.words import days, named
from scheduler.errors import Finding
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.notation.durations import DAY
from scheduler.model.scenario import Habits, Scenario


def warn_of_overlapping_shifts(case: Case) -> Iterator[Finding]:
    """Yield pairs of shifts that a scenario works and that overlap, with a crew on both."""
    told: set[tuple[str, str]] = set()
    for scenario in case.scenarios:
        for pair in combinations(scenario.shifts, 2):
            common = _overlap(*(case.campaign.shifts[name] for name in pair))
            crews = list(_on_both(case, scenario, pair))
            if common is None or not crews or pair in told:
                continue
            told.add(pair)
            yield Finding(
                code="shifts-overlap",
                message=f"{pair[0]!r} and {pair[1]!r} overlap {common}, where the people of both "
                f"count: {crews[0][1]} in {crews[0][0]!r} in scenario {scenario.id!r}",
                path=("shifts", pair[1]),
                hint="End one where the other begins, unless all of them are there at once.",
            )


def _overlap(first: ClockSpan, second: ClockSpan) -> ClockSpan | None:
    for by in (-DAY, 0, DAY):
        start, end = max(first.start, second.start + by), min(first.end, second.end + by)
        if start < end:
            return ClockSpan(start=start, end=end)
    return None


def _on_both(case: Case, scenario: Scenario, pair: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for crew in case.campaign.crews:
        people = [case.campaign.head_count(scenario, crew, shift) for shift in pair]
        if all(people):
            yield crew, sum(people)


def warn_of_idle_head_counts(case: Case) -> Iterator[Finding]:
    """Yield head-counts and surges of a scenario on shifts that it does not work."""
    for entry in case.campaign.scenarios.values():
        worked = case.resolved[entry.id].shifts
        for field in ("people", "surge"):
            for crew, shifts in (getattr(entry, field) or {}).items():
                idle = [shift for shift in shifts if shift not in worked]
                if idle:
                    yield Finding(
                        code="people-idle",
                        message=f"scenario {entry.id!r} states '{field}' of {crew!r} on "
                        f"{named(idle)}, and works only {named(worked)}",
                        path=("scenarios", entry.id, field, crew, idle[0]),
                        hint="Add the shift under 'shifts' of the scenario, or remove it here.",
                    )


def warn_of_idle_weeks(case: Case) -> Iterator[Finding]:
    """Yield weeks of crews that are the week of the scenario, unless they replace another."""
    for entry in case.campaign.scenarios.values():
        scenario = case.resolved[entry.id]
        parent = case.resolved[entry.extends] if entry.extends else None
        for crew, week in (entry.weeks or {}).items():
            is_new = parent is None or crew not in parent.weeks
            if week == scenario.week and is_new:
                yield Finding(
                    code="week-idle",
                    message=f"the week of {crew!r} in {entry.id!r} is {days(week)}, as that of "
                    "the scenario",
                    path=("scenarios", entry.id, "weeks", crew),
                    hint="Take it out, or write the days on which the crew really works.",
                )


def warn_of_idle_set_aside(case: Case) -> Iterator[Finding]:
    """Yield habits set aside one by one where a scenario relaxes all of them."""
    for entry in case.campaign.scenarios.values():
        habits = case.resolved[entry.id].habits
        if entry.set_aside and habits is Habits.RELAXED:
            yield Finding(
                code="set-aside-idle",
                message=f"{entry.id!r} sets single habits aside, and relaxes all of them",
                path=("scenarios", entry.id, "set_aside"),
                hint="Write 'habits: kept', or remove 'set_aside'.",
            )


def warn_of_empty_shifts(case: Case) -> Iterator[Finding]:
    """Yield shifts that scenarios work and on which no crew ever has people."""
    campaign = case.campaign
    for shift in campaign.shifts:
        working = [scenario for scenario in case.scenarios if shift in scenario.shifts]
        crews = campaign.crews
        changes = [each for crew in crews.values() for each in crew.changes]
        has_people = any(
            campaign.head_count(scenario, crew, shift) for scenario in working for crew in crews
        ) or any(change.people.get(shift) for change in changes)
        if working and crews and not has_people:
            yield Finding(
                code="shift-without-people",
                message=f"no crew has people on the shift {shift!r} in any scenario that works it",
                path=("shifts", shift),
                hint="Give crews people on it, or leave it out of the scenario's 'shifts'.",
            )


def warn_of_same_scenarios(case: Case) -> Iterator[Finding]:
    """Yield scenarios that come to the same as the one that they extend."""
    for entry in case.campaign.scenarios.values():
        if not entry.extends:
            continue
        parent, child = case.resolved[entry.extends], case.resolved[entry.id]
        if child.altered({"id": parent.id, "name": parent.name}) == parent:
            yield Finding(
                code="scenario-same",
                message=f"scenario {entry.id!r} changes nothing in {entry.extends!r}",
                path=("scenarios", entry.id),
                hint="State what it does differently, or remove it.",
            )
