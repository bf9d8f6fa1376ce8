"""Tasks that need more people than there ever are."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scheduler.errors import Finding
from scheduler.model.base import CrewId, ShiftName
from scheduler.model.campaign import Campaign
from scheduler.model.durations import DAY
from scheduler.model.scenario import Options, Scenario
from scheduler.model.task import Task
from scheduler.model.validate.scenarios import resolved

Path = tuple[str | int, ...]


class Shortage(NamedTuple):
    """A crew that is too small: people wanted, and the most there ever are."""

    crew: CrewId
    wanted: int
    there: int


def find_small_crews(campaign: Campaign) -> Iterator[Finding]:
    """Yield tasks and options that no scenario has people enough for, surge included."""
    scenarios = list(resolved(campaign))
    if not scenarios:
        return
    at_once = {crew: max(_at_once(campaign, s, crew) for s in scenarios) for crew in campaign.crews}
    in_all = {crew: max(_in_all(campaign, s, crew) for s in scenarios) for crew in campaign.crews}
    has_choice = any(scenario.options is Options.ANY for scenario in scenarios)
    for task in campaign.tasks.values():
        people = in_all if task.all_hands else at_once
        options = [_short(task.in_way(option).crew, people) for option in task.ways[1:]]
        if not (has_choice and [] in options):
            yield from _report(task, ("tasks", task.id, "crew"), _short(task.crew, people))
        for place, short in enumerate(options):
            yield from _report(task, ("tasks", task.id, "options", place, "crew"), short)


def _people(campaign: Campaign, scenario: Scenario, crew: CrewId) -> Mapping[ShiftName, int]:
    """Return the head-count of a crew on each defined shift of a scenario, surge included."""
    shifts = [shift for shift in dict.fromkeys(scenario.shifts) if shift in campaign.shifts]
    return {shift: campaign.head_count(scenario, crew, shift) for shift in shifts}


def _at_once(campaign: Campaign, scenario: Scenario, crew: CrewId) -> int:
    """Return the most people at one minute: shifts that overlap add up."""
    people = _people(campaign, scenario, crew)
    spans = {shift: campaign.shifts[shift] for shift in people}
    return max(
        (
            sum(
                count
                for shift, count in people.items()
                if shift == here or (span.start - spans[shift].start) % DAY < spans[shift].length
            )
            for here, span in spans.items()
        ),
        default=0,
    )


def _in_all(campaign: Campaign, scenario: Scenario, crew: CrewId) -> int:
    return sum(_people(campaign, scenario, crew).values())


def _short(wanted: Mapping[CrewId, int], people: Mapping[CrewId, int]) -> list[Shortage]:
    return [
        Shortage(crew, count, people[crew])
        for crew, count in wanted.items()
        if crew in people and count > people[crew]
    ]


def _report(task: Task, path: Path, short: list[Shortage]) -> Iterator[Finding]:
    for crew, wanted, there in short:
        where = "on all shifts together" if task.all_hands else "on a shift"
        yield Finding(
            code="crew-too-small",
            message=f"{task.id!r} needs {wanted} people of {crew!r}; "
            f"no scenario ever has more than {there} {where}",
            path=(*path, crew),
            hint="Need fewer, add people to the crew, or add a surge to a scenario.",
        )
