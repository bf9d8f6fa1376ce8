"""New work of events, judged like the steps of a task graph."""

from collections import Counter
from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.link import Link, LinkKind, Point
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import ExactMinutes
from scheduler.model.risk.mishap import AddedWork, Mishap
from scheduler.model.risk.risks import Risks
from scheduler.model.risk.validate.subject import Path, RiskSubject
from scheduler.model.task import Task
from scheduler.model.validate import validate


def find_repeated_names(subject: RiskSubject) -> Iterator[Finding]:
    """Yield new steps that are there already, in the graph or in another event."""
    counts: Counter[str] = Counter(list(subject.campaign.tasks))
    for path, _, mishap in subject.events():
        for name in mishap.add:
            counts[name] += 1
            if counts[name] > 1:
                yield Finding(
                    code="step-exists",
                    message=f"the new step {name!r} is there already",
                    path=(*path, "add", name),
                    hint="Give it an id of its own.",
                )


def find_circles(subject: RiskSubject) -> Iterator[Finding]:
    """Yield new work that has to end before a step which comes before the work itself."""
    for path, name, mishap in subject.events():
        trigger = None if mishap.at is None else subject.step_of(mishap.at)
        if trigger is None or trigger not in subject.campaign.tasks:
            continue
        for step, place, later in _waiting(mishap):
            is_known = later in subject.campaign.tasks
            if is_known and (later == trigger or subject.comes_before(later, trigger)):
                yield Finding(
                    code="cycle",
                    message=f"{step!r} comes after {mishap.at} by {name!r}, and {later!r}, "
                    "which is to wait for it, before that",
                    path=(*path, "add", step, "before", place),
                    hint="Name steps that come later.",
                )


def _waiting(mishap: Mishap) -> Iterator[tuple[TaskId, int, TaskId]]:
    """Yield each new step with the steps that are to wait for it, and their places in the list."""
    for step, work in mishap.add.items():
        yield from ((step, place, later) for place, later in enumerate(work.before))


def find_bad_new_work(subject: RiskSubject) -> Iterator[Finding]:
    """Yield what is wrong with new steps in a task graph that has them."""
    campaign, places = with_new_work(subject.risks, subject.campaign)
    for finding in validate(campaign) if places else ():
        here = places.get(str(finding.path[1])) if finding.path[:1] == ("tasks",) else None
        if here is not None and finding.path[2:3] != ("after",):
            yield Finding(
                code=finding.code,
                message=finding.message,
                path=(*here, *finding.path[2:]),
                hint=finding.hint,
            )


def with_new_work(risks: Risks, campaign: Campaign) -> tuple[Campaign, dict[TaskId, Path]]:
    """Return the campaign with the new steps of all events, and where each stands in the file."""
    places: dict[TaskId, Path] = {}
    tasks = dict(campaign.tasks)
    for event, mishap in risks.events.items():
        for name, work in mishap.add.items():
            if name not in tasks:
                tasks[name] = new_step(name, work, mishap, campaign)
                places[name] = ("events", event, "add", name)
    return campaign.altered({"tasks": tasks}), places


def new_step(name: TaskId, work: AddedWork, mishap: Mishap, campaign: Campaign) -> Task:
    """Return new work as a step that takes the middle of its hours and waits for the mishap."""
    hours = work.hours[1] if isinstance(work.hours, tuple) else work.hours
    after: tuple[Link, ...] = ()
    if mishap.at is not None:
        kind = LinkKind.FS if mishap.at.point is Point.END else LinkKind.SS
        after = (Link(task=campaign.event_task(mishap.at.task), type=kind),)
    return Task(
        id=name,
        name=work.name,
        duration=ExactMinutes(hours),
        crew=work.crew,
        facility=work.facility,
        after=after,
    )
