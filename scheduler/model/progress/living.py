"""The campaign as it lives on: everything that became known folded into it, in its own terms."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from scheduler.errors import InputError
from scheduler.model.campaign import Campaign
from scheduler.model.judging import place, to_problem
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.moments import instant
from scheduler.model.progress.dropping import take_out
from scheduler.model.progress.extended import copy_names, hold_back, in_order_of_knowledge
from scheduler.model.progress.news import News
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.renewing import renew
from scheduler.model.progress.repeating import Repetition
from scheduler.model.task import Task
from scheduler.model.validate import validate

Path = tuple[str | int, ...]
HARMLESS = "option-empty"
"""The code of an option that is as long as its step, once there is a new estimate of that."""


def living(
    campaign: Campaign, progress: Progress, *, events: Collection[str] | None = None
) -> Campaign:
    """
    Return a campaign with all that became known of it folded in, in order of knowledge.

    People, closures, estimates, deliveries, limits and windows of events stand in it as the task
    graph would state them; new steps and copies of repeated ones are steps like others. Waived
    links are lifted, and of dropped steps nothing is left but their place among the steps: their
    predecessors hold back their successors directly.

    Parameters
    ----------
    campaign
        The sound campaign that progress is of.
    progress
        Progress against which nothing can be said.
    events
        The events to fold in; all, if left out. What some of them say of steps that the others
        bring is passed over, and the copies of repeated steps keep their names.

    Raises
    ------
    InputError
        If the whole of it is no sound campaign, with paths in the progress file.
    """
    chosen = [
        (name, news)
        for name, news in in_order_of_knowledge(progress, campaign)
        if events is None or name in events
    ]
    folding = _Folding(campaign, progress)
    for name, news in chosen:
        folding.fold(name, news)
    found = folding.campaign
    for waived in progress.waived:
        found = _without_link(found, *waived.link)
    dropped = [step for step, facts in progress.steps.items() if facts.dropped]
    found = take_out(found, [step for step in dropped if step in found.tasks])
    if events is not None:
        return _without_strangers(found)
    _require_sound(found, campaign, progress)
    return found


class _Folding:
    """A campaign into which one event after the other is folded."""

    def __init__(self, campaign: Campaign, progress: Progress) -> None:
        self.campaign = campaign
        self.progress = progress
        self.copies = copy_names(progress, campaign)
        self.originals: dict[TaskId, TaskId] = {}
        self.before: list[tuple[TaskId, TaskId]] = []

    def fold(self, name: str, news: News) -> None:
        """Fold in one event: what is new, what changes, then what is done again."""
        self._add(news)
        self.campaign = renew(self.campaign, name, news, self.originals)
        copies = {
            step: copy
            for step, copy in self.copies.get(name, {}).items()
            if step in self.campaign.tasks
        }
        if copies:
            begun = frozenset(step for step in self.campaign.tasks if self._had_begun(step, news))
            self.campaign = Repetition(copies, begun).repeat(self.campaign)
            self.originals |= {
                copy: self.originals.get(step, step) for step, copy in copies.items()
            }

    def _had_begun(self, step: TaskId, news: News) -> bool:
        """Whether a step had begun by the time at which an event became known."""
        begun, zone = self.progress.facts_of(step).begun, self.campaign.zone
        return begun is not None and instant(begun, zone) <= instant(news.known, zone)

    def _add(self, news: News) -> None:
        """Add the new steps, limits and holds of an event."""
        tasks = dict(self.campaign.tasks)
        for name, new in news.add.tasks.items():
            tasks.setdefault(name, new.task)
            self.before += [(name, successor) for successor in new.before]
        self._hold_back(tasks)
        update = {
            "tasks": tasks,
            "limits": (*self.campaign.limits, *news.add.limits),
            "holds": (*self.campaign.holds, *news.add.holds),
        }
        self.campaign = self.campaign.altered(update)

    def _hold_back(self, tasks: dict[TaskId, Task]) -> None:
        """Let the successors that are there wait for new steps; others may come later."""
        waiting = [pair for pair in self.before if pair[1] not in tasks]
        for name, successor in self.before:
            hold_back(tasks, successor, name)
        self.before = waiting


def _without_link(campaign: Campaign, source: TaskId, target: TaskId) -> Campaign:
    """Return a campaign without the hard links from one step to another."""
    task = campaign.tasks.get(target)
    if task is None:
        return campaign
    after = tuple(link for link in task.after if link.task != source)
    return campaign.altered({"tasks": {**campaign.tasks, target: task.altered({"after": after})}})


def _without_strangers(campaign: Campaign) -> Campaign:
    """Return a campaign without what it says of steps that are not in it."""
    there = campaign.tasks
    tasks = {}
    for step, task in there.items():
        links = {
            field: tuple(link for link in getattr(task, field) if link.task in there)
            for field in ("after", "usually_after")
        }
        is_same = all(links[field] == getattr(task, field) for field in links)
        tasks[step] = task if is_same else task.altered(links)
    limits = tuple(
        limit
        for limit in campaign.limits
        if {campaign.event_task(x.task) for x in (limit.from_event, limit.to_event)} <= there.keys()
    )
    holds = tuple(x for x in campaign.holds if {x.from_task, x.to_task} <= there.keys())
    return campaign.altered({"tasks": tasks, "limits": limits, "holds": holds})


def _require_sound(found: Campaign, campaign: Campaign, progress: Progress) -> None:
    """Refuse a campaign that contradicts itself, by the places in progress that made it so."""
    problems = []
    findings = [finding for finding in validate(found) if finding.code != HARMLESS]
    places = places_in_progress(campaign, progress) if findings else {}
    for finding in findings:
        ends = range(len(finding.path), 0, -1)
        path = next((places[key] for n in ends if (key := finding.path[:n]) in places), ("events",))
        problem = to_problem(replace(finding, path=path))
        problems.append(replace(problem, message=f"{place(finding.path)}: {problem.message}"))
    if problems:
        raise InputError(problems)


def places_in_progress(campaign: Campaign, progress: Progress) -> Mapping[Path, Path]:
    """Return where in progress stands what changed a part of the campaign last."""
    copies = copy_names(progress, campaign)
    places: dict[Path, Path] = {
        ("tasks", step): ("steps", step) for step, facts in progress.steps.items() if facts.dropped
    }
    for name, news in in_order_of_knowledge(progress, campaign):
        here = ("events", name)
        for field in ("hours", "not_before"):
            places |= {("tasks", step): (*here, field, step) for step in getattr(news, field)}
        places |= {("tasks", step): (*here, "add", "tasks", step) for step in news.add.tasks}
        places |= {("windows", key): (*here, "windows", key) for key in news.windows}
        places |= {("crews", crew): (*here, "people", crew) for crew in news.people}
        places |= {("facilities", key): (*here, "closed") for key in news.closed}
        for step, copy in copies.get(name, {}).items():
            places["tasks", copy] = (*here, "redo", news.redo.index(step))
    return places
