"""Names in risks that the task graph does not define."""

from collections.abc import Collection, Iterator, Mapping

from scheduler.errors import Finding, did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.risk.hours_range import ALL
from scheduler.model.risk.launch_risk import LaunchRisk
from scheduler.model.risk.mishap import Mishap
from scheduler.model.risk.validate.subject import Path, RiskSubject
from scheduler.model.validate.use import NameUse

NOUNS = {
    "tasks": "task",
    "tags": "tag",
    "crews": "crew",
    "shifts": "shift",
    "facilities": "facility",
}
CODES = {"tags": "unknown-step-tag"}


def find_unknown_names(subject: RiskSubject) -> Iterator[Finding]:
    """Yield a finding for each use of a name that the task graph does not define."""
    names = _names(subject.campaign)
    for use in _uses(subject):
        if use.name not in names[use.table]:
            noun = NOUNS[use.table]
            yield Finding(
                code=CODES.get(use.table, f"unknown-{noun}"),
                message=f"unknown {noun} {use.name!r}",
                path=use.path,
                hint=_way_out(use, names),
            )


def _names(campaign: Campaign) -> Mapping[str, Collection[str]]:
    return {
        "tasks": campaign.tasks,
        "tags": {tag for task in campaign.tasks.values() for tag in task.tags},
        "crews": campaign.crews,
        "shifts": campaign.shifts,
        "facilities": campaign.facilities,
    }


def _way_out(use: NameUse, names: Mapping[str, Collection[str]]) -> str:
    if use.table == "tasks" and use.path[0] == "hours":
        if use.name.casefold() == ALL:
            return f"Write 'steps: {ALL}' for all of them."
        for table, field in (("tags", "tag"), ("crews", "crew")):
            if use.name in names[table]:
                return f"Write '{field}: {use.name}'."
    return did_you_mean(use.name, names[use.table])


def _uses(subject: RiskSubject) -> Iterator[NameUse]:
    risks = subject.risks
    for place, line in enumerate(risks.hours):
        here: Path = ("hours", place)
        yield from _steps((*here, "steps"), line.steps if line.steps != ALL else ())
        yield from (NameUse("tags", line.tag, (*here, "tag")) for _ in line.tag[:1])
        yield from (NameUse("crews", line.crew, (*here, "crew")) for _ in line.crew[:1])
    for place, group in enumerate(risks.together):
        yield from _steps(("together", place, "steps"), group.steps)
    for path, _, mishap in subject.events():
        yield from _uses_of_event(path, mishap, subject.campaign)
    for name, weather in risks.weather.items():
        yield from _steps(("weather", name, "steps"), weather.steps)
    yield from _uses_of_launch(risks.launch)
    for step, again in risks.expired.items():
        yield NameUse("tasks", step, ("expired", step))
        yield from _steps(("expired", step), again)


def _steps(path: Path, steps: Collection[TaskId]) -> Iterator[NameUse]:
    yield from (NameUse("tasks", step, (*path, place)) for place, step in enumerate(steps))


def _uses_of_launch(launch: LaunchRisk | None) -> Iterator[NameUse]:
    if launch is not None:
        yield from _steps(("launch", "recycle", "redo"), launch.recycle.redo)


def _uses_of_event(path: Path, mishap: Mishap, campaign: Campaign) -> Iterator[NameUse]:
    if mishap.at is not None:
        yield NameUse("tasks", campaign.event_task(mishap.at.task), (*path, "at"))
    yield from _steps((*path, "redo"), mishap.redo)
    for name, work in mishap.add.items():
        yield from _steps((*path, "add", name, "before"), work.before)
    for crew, shifts in mishap.people.items():
        yield NameUse("crews", crew, (*path, "people", crew))
        yield from (NameUse("shifts", shift, (*path, "people", crew, shift)) for shift in shifts)
    for place, name in enumerate(mishap.closed):
        yield NameUse("facilities", name, (*path, "closed", place))
