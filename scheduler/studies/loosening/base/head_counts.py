"""How many people of a crew there are on a shift, and how many could be needed."""

from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, ShiftName
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.copies import with_scenario


def all_demands(situation: Situation, crew: CrewId) -> int:
    """Return the people of a crew that all steps need together, in their largest way."""
    tasks = situation.tasks.values()
    return sum(max(task.in_way(mode).crew.get(crew, 0) for mode in task.modes) for task in tasks)


def higher_head_counts(situation: Situation, crew: CrewId, people: int) -> list[int]:
    """Return every sum of demands above a head-count, smallest first."""
    sums = 1
    for task in situation.tasks.values():
        modes = {task.in_way(mode).crew.get(crew, 0) for mode in task.modes}
        grown = sums
        for need in modes:
            grown |= sums << need
        sums = grown
    most = all_demands(situation, crew)
    return [level for level in range(people + 1, most + 1) if sums >> level & 1]


def people_there(campaign: Campaign, scenario: Scenario, crew: CrewId, shift: ShiftName) -> int:
    """Return the people of a crew on a shift, surge included, whether it is worked or not."""
    return campaign.head_count(scenario, crew, shift)


def with_people(
    campaign: Campaign, scenario: Scenario, *, crew: CrewId, shift: ShiftName, people: int
) -> Campaign:
    """Return a campaign with so many people of a crew on a shift, surge included."""
    resolved = campaign.resolve_scenario(scenario.id)
    surge = {name: dict(added) for name, added in resolved.surge.items()}
    surge.get(crew, {}).pop(shift, None)
    stated = {name: dict(counts) for name, counts in resolved.people.items()}
    stated.setdefault(crew, {})[shift] = people
    return with_scenario(campaign, resolved, surge=surge, people=stated)
