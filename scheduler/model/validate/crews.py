"""Tasks that need more people than there ever are."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, ShiftName
from scheduler.model.notation.durations import DAY
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
    """
    Yield tasks and options that there are never people enough for.

    A task as it stands needs a scenario that has them, surge included; an option may also be meant
    for the people that the permits let come. A task that every scenario has done needs nobody.
    """
    scenarios = list(resolved(campaign))
    if not scenarios:
        return
    there = _most(campaign, scenarios)
    permitted = _most(campaign, _loosened(campaign, scenarios))
    has_choice = any(scenario.options is Options.ANY for scenario in scenarios)
    done = set.intersection(*(set(campaign.done_tasks(each)) for each in scenarios))
    for task in campaign.tasks.values():
        if task.id in done:
            continue
        hands = task.all_hands
        crews = [task.in_way(option).crew for option in task.modes[1:]]
        short = _short(task.crew, there[hands])
        if has_choice and any(not _short(crew, there[hands]) for crew in crews):
            short = []
        yield from _report(task, ("tasks", task.id, "crew"), short)
        for place, crew in enumerate(crews):
            if not short or task.options[place].crew is not None:
                path = ("tasks", task.id, "options", place, "crew")
                yield from _report(task, path, _short(crew, permitted[hands]))


def _most(campaign: Campaign, scenarios: list[Scenario]) -> Mapping[bool, Mapping[CrewId, int]]:
    """Return the most people of each crew in any scenario: on shift, and under True in all."""
    counts = {False: _at_once, True: _in_all}
    return {
        all_hands: {
            crew: max(count(campaign, each, crew) for each in scenarios) for crew in campaign.crews
        }
        for all_hands, count in counts.items()
    }


def _loosened(campaign: Campaign, scenarios: list[Scenario]) -> list[Scenario]:
    """Return scenarios with all shifts worked and all people there that the permits let come."""
    further = campaign.permits.shifts
    if further is None:
        further = tuple(dict.fromkeys(shift for each in scenarios for shift in each.shifts))
    shifts = tuple(dict.fromkeys((*(s for each in scenarios for s in each.shifts), *further)))
    added = {
        (crew, shift): _added(campaign, crew, shift, scenarios)
        for crew in campaign.crews
        for shift in shifts
    }
    return [_with_people(campaign, each, further, added) for each in scenarios]


def _with_people(
    campaign: Campaign,
    scenario: Scenario,
    further: tuple[ShiftName, ...],
    added: Mapping[tuple[CrewId, ShiftName], int],
) -> Scenario:
    """Return a scenario with further shifts, on which people may be added to those of the crews."""
    shifts = tuple(dict.fromkeys((*scenario.shifts, *further)))
    people = {
        crew: {
            shift: max(
                campaign.head_count(scenario, crew, shift) if shift in scenario.shifts else 0,
                campaign.crews[crew].people.get(shift, 0) + added[crew, shift],
            )
            for shift in shifts
        }
        for crew in campaign.crews
    }
    return scenario.altered({"shifts": shifts, "people": people, "surge": {}})


def _added(campaign: Campaign, crew: CrewId, shift: ShiftName, scenarios: list[Scenario]) -> int:
    """Return how many people may join a crew on a shift: as permitted, or as any scenario does."""
    if campaign.permits.people is not None:
        return campaign.permits.people.get(crew, {}).get(shift, 0)
    return max(scenario.surge.get(crew, {}).get(shift, 0) for scenario in scenarios)


def _people(campaign: Campaign, scenario: Scenario, crew: CrewId) -> Mapping[ShiftName, int]:
    """Return the most people of a crew on each defined shift, surge and changes included."""
    shifts = [shift for shift in dict.fromkeys(scenario.shifts) if shift in campaign.shifts]
    changes = campaign.crews[crew].changes
    return {
        shift: max(
            [
                campaign.head_count(scenario, crew, shift),
                *(change.people.get(shift, 0) for change in changes),
            ]
        )
        for shift in shifts
    }


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
    is_option = "options" in path
    for crew, wanted, there in short:
        where = "on all shifts together" if task.all_hands else "on a shift"
        yield Finding(
            code="crew-too-small",
            message=f"{task.id!r} needs {wanted} people of {crew!r}; no scenario ever has more "
            f"than {there} {where}{', permits included' if is_option else ''}",
            path=(*path, crew),
            hint="Ask for fewer, add people to the crew, or "
            + ("permit more of them." if is_option else "add a surge to a scenario."),
        )
