"""Scenarios in which nothing could be planned."""

from collections.abc import Iterator, Mapping
from typing import Any

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.scenario import Scenario


def resolved(campaign: Campaign) -> Iterator[Scenario]:
    """
    Yield the scenarios with what they inherit, leaving out those that extend no scenario.

    What one of them inherits is gathered once, however long the chain; in a circle, which is
    reported elsewhere, the chain ends where it began.
    """
    known: dict[str, dict[str, Any] | None] = {"": {}}
    for name in campaign.scenarios:
        chain: list[str] = []
        here = name
        while here not in known:
            chain.append(here)
            known[here] = {}
            here = campaign.scenarios[here].extends if here in campaign.scenarios else ""
        for each in reversed(chain):
            known[each] = _stated(campaign, each, known)
        stated = known[name]
        if stated is not None:
            yield campaign.make_scenario(name, stated)


def _stated(
    campaign: Campaign, name: str, known: Mapping[str, dict[str, Any] | None]
) -> dict[str, Any] | None:
    """Return what a scenario and those that it extends state, None if one of them is not there."""
    entry = campaign.scenarios.get(name)
    inherited = None if entry is None else known[entry.extends]
    if entry is None or inherited is None:
        return None
    own = {field: getattr(entry, field) for field in Scenario.model_fields if field != "id"}
    return inherited | {field: value for field, value in own.items() if value is not None}


def find_no_scenarios(campaign: Campaign) -> Iterator[Finding]:
    """Yield a finding if there is no scenario to plan."""
    if not campaign.scenarios:
        yield Finding(
            code="no-scenarios",
            message="the campaign has no scenario to plan",
            path=("scenarios",),
            hint="Add scenarios: with at least one entry, such as 'quiet: {order: serial}'.",
        )


def find_empty_weeks(campaign: Campaign) -> Iterator[Finding]:
    """Yield scenarios whose week, or that of a crew, has no working day."""
    for scenario in campaign.scenarios.values():
        if scenario.week == ():
            yield Finding(
                code="week-empty",
                message=f"the week of {scenario.id!r} has no working day",
                path=("scenarios", scenario.id, "week"),
                hint="Write mon-sun or the days worked.",
            )
        for crew, week in (scenario.weeks or {}).items():
            if week == () and crew in campaign.crews:
                yield Finding(
                    code="week-empty",
                    message=f"the week of {crew!r} in {scenario.id!r} has no working day",
                    path=("scenarios", scenario.id, "weeks", crew),
                    hint="Write the days worked; to keep a crew away, give it no people.",
                )


def find_done_launch(campaign: Campaign) -> Iterator[Finding]:
    """Yield scenarios in which the launch has already taken place."""
    for scenario in resolved(campaign):
        if campaign.launch in campaign.done_tasks(scenario):
            yield Finding(
                code="launch-done",
                message=f"in {scenario.id!r} the launch {campaign.launch!r} is already done",
                path=("scenarios", scenario.id, "done"),
                hint="Take it, or the tag it has, out of done.",
            )
