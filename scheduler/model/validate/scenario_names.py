"""Names that scenarios and permits use."""

from collections.abc import Iterator, Mapping

from scheduler.model.campaign import Campaign
from scheduler.model.scenario import ScenarioEntry
from scheduler.model.validate.use import NameUse, Path


def scenario_uses(campaign: Campaign) -> Iterator[NameUse]:
    """Yield every name that a scenario uses."""
    for scenario in campaign.scenarios.values():
        path: Path = ("scenarios", scenario.id)
        if scenario.extends:
            yield NameUse("scenarios", scenario.extends, (*path, "extends"))
        for field, table in LISTS.items():
            for place, name in enumerate(getattr(scenario, field) or ()):
                yield NameUse(table, name, (*path, field, place))
        for flow in scenario.moved or ():
            yield NameUse("flows", flow, (*path, "moved", flow))
        for place, pair in enumerate(scenario.set_aside or ()):
            yield from (NameUse("tasks", step, (*path, "set_aside", place)) for step in pair)
        yield from _staffing_uses(scenario, path)


LISTS = {"shifts": "shifts", "done": "steps", "widened": "windows", "squeezed": "windows"}


def _staffing_uses(scenario: ScenarioEntry, path: Path) -> Iterator[NameUse]:
    for crew in scenario.weeks or ():
        yield NameUse("crews", crew, (*path, "weeks", crew))
    for field in ("people", "surge"):
        yield from _people_uses(getattr(scenario, field) or {}, (*path, field))


def _people_uses(people: Mapping[str, Mapping[str, int]], path: Path) -> Iterator[NameUse]:
    for crew, shifts in people.items():
        yield NameUse("crews", crew, (*path, crew))
        yield from (NameUse("shifts", shift, (*path, crew, shift)) for shift in shifts)


def permit_uses(campaign: Campaign) -> Iterator[NameUse]:
    """Yield every name that the permits use."""
    permits = campaign.permits
    for place, shift in enumerate(permits.shifts or ()):
        yield NameUse("shifts", shift, ("permits", "shifts", place))
    yield from _people_uses(permits.people or {}, ("permits", "people"))
