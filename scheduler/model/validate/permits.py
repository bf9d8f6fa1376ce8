"""Permits that permit nothing, and habits set aside that there are not."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.scenario import Habits, Options
from scheduler.model.validate.scenarios import resolved

Path = tuple[str | int, ...]


def find_idle_permits(campaign: Campaign) -> Iterator[Finding]:
    """Yield permits that lead to nothing."""
    permits, tasks = campaign.permits, campaign.tasks.values()
    yield from _idle_people(campaign)
    if permits.habits is Habits.RELAXED and not any(task.usually_after for task in tasks):
        yield _idle("there are no habits to relax", ("permits", "habits"))
    if permits.options is Options.ANY and not any(task.options for task in tasks):
        yield _idle("no task has options to choose from", ("permits", "options"))
    if permits.week == ():
        yield _idle("the week has no working day", ("permits", "week"))


def _idle_people(campaign: Campaign) -> Iterator[Finding]:
    """Yield people who cannot come: none of them, or on a shift that is never worked."""
    permits = campaign.permits
    worked = {shift for scenario in resolved(campaign) for shift in scenario.shifts}
    worked |= set(permits.shifts or ())
    for crew, people in (permits.people or {}).items():
        for shift, count in people.items():
            path = ("permits", "people", crew, shift)
            if count == 0:
                yield _idle(f"nobody is added to {crew!r} on {shift!r}", path)
            elif shift in campaign.shifts and shift not in worked:
                yield _idle(f"the shift {shift!r} is never worked", path)


def _idle(message: str, path: Path) -> Finding:
    hint = "Leave it out; what is left out goes as far as the scenarios go together."
    return Finding(code="permit-idle", message=message, path=path, hint=hint)


def find_unknown_habits(campaign: Campaign) -> Iterator[Finding]:
    """Yield pairs that a scenario sets aside although no habit ties them."""
    habits = {
        (link.task, task.id) for task in campaign.tasks.values() for link in task.usually_after
    }
    for scenario in campaign.scenarios.values():
        for place, pair in enumerate(scenario.set_aside or ()):
            if pair not in habits and set(pair) <= set(campaign.tasks):
                yield Finding(
                    code="unknown-habit",
                    message=f"{pair[1]!r} does not wait for {pair[0]!r} by habit",
                    path=("scenarios", scenario.id, "set_aside", place),
                    hint="Write PREDECESSOR>SUCCESSOR of a link under usually_after.",
                )
