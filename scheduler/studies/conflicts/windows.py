"""Longest times between events, and the windows of steps."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.situation.situation import Situation
from scheduler.model.base import TaskId
from scheduler.model.campaign import Campaign
from scheduler.model.link import Limit
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task, Window, WindowFor
from scheduler.studies.conflicts.rule import (
    Path,
    Rule,
    RuleFamily,
    length_words,
    named,
    without_first,
)

SHOWN_WINDOWS = 3


def window_rules(situation: Situation) -> Iterator[Rule]:
    """Yield the limits, earliest dates and windows of the steps still to be done."""
    yield from _limits(situation)
    yield from _earliest_dates(situation)
    yield from _windows(situation)


def _limits(situation: Situation) -> Iterator[Rule]:
    campaign = situation.campaign
    for position, limit in enumerate(campaign.limits):
        if campaign.event_task(limit.to_event.task) in situation.done:
            continue
        reason = f" ({limit.reason})" if limit.reason else ""
        yield Rule(
            key=f"limit {position} {limit}",
            family=RuleFamily.LIMIT,
            subject=(str(position),),
            words=f"from {limit.from_event} to {limit.to_event} at most "
            f"{length_words(limit.max)}{reason}",
            path=("limits", position),
            take_out=partial(_without_limit, limit=limit),
        )


def _without_limit(campaign: Campaign, scenario: Scenario, *, limit: Limit) -> Campaign:
    del scenario
    return campaign.model_copy(update={"limits": without_first(campaign.limits, limit)})


def _earliest_dates(situation: Situation) -> Iterator[Rule]:
    for task in situation.tasks.values():
        if task.not_before is not None:
            yield Rule(
                key=f"not before {task.id}",
                family=RuleFamily.NOT_BEFORE,
                subject=(task.id,),
                words=f"{named(situation.campaign, task.id)} starts {task.not_before}",
                path=("tasks", task.id, "not_before"),
                take_out=partial(_without_date, task_id=task.id),
            )


def _without_date(campaign: Campaign, scenario: Scenario, *, task_id: TaskId) -> Campaign:
    del scenario
    task = campaign.tasks[task_id].model_copy(update={"not_before": None})
    return campaign.model_copy(update={"tasks": {**campaign.tasks, task_id: task}})


def _windows(situation: Situation) -> Iterator[Rule]:
    """Yield the windows of a step for one purpose: several of them are alternatives."""
    for task in situation.tasks.values():
        for purpose in WindowFor:
            positions = _positions(situation.campaign, task, purpose)
            if positions:
                yield Rule(
                    key=f"window {task.id} {purpose}",
                    family=RuleFamily.WINDOW,
                    subject=_window_names(task, positions),
                    words=_window_words(situation, task, positions),
                    path=_window_path(task, positions),
                    take_out=partial(_without_windows, task_id=task.id, purpose=purpose),
                )


def _positions(campaign: Campaign, task: Task, purpose: WindowFor) -> list[int]:
    windows = campaign.task_windows(task)
    return [place for place, each in enumerate(windows) if each.applies_to is purpose]


def _window_names(task: Task, positions: list[int]) -> tuple[str, ...]:
    """Return the name of the window if there is a single one and it has a name."""
    names = [task.windows[place] for place in positions]
    return (names[0],) if len(names) == 1 and isinstance(names[0], str) else ()


def _window_path(task: Task, positions: list[int]) -> Path:
    names = _window_names(task, positions)
    if names:
        return ("windows", names[0])
    return ("tasks", task.id, "windows", positions[0])


def _window_words(situation: Situation, task: Task, positions: list[int]) -> str:
    campaign = situation.campaign
    windows = [campaign.task_windows(task)[place] for place in positions]
    verb = {"start": "starts", "end": "ends", "run": "runs"}[windows[0].applies_to]
    reasons = "; ".join(dict.fromkeys(each.reason for each in windows if each.reason))
    why = f" ({reasons})" if reasons else ""
    return f"{named(campaign, task.id)} {verb} only {_times(situation, windows)}{why}"


def _times(situation: Situation, windows: list[Window]) -> str:
    """Say when windows open; of many that have dates, how many and the first."""
    daily = [each.times for each in windows if each.daily is not None]
    dated = [(w.start, w.end) for w in windows if w.start is not None and w.end is not None]
    spans = [_span(situation.axis, *span) for span in sorted(dated)]
    if len(spans) > SHOWN_WINDOWS:
        first = situation.axis.say_moment(min(dated)[0])
        spans = [f"in one of its {len(spans)} windows, the first at {first}"]
    return " or ".join([*daily, *spans])


def _span(axis: Axis, start: datetime, end: datetime) -> str:
    opens, last = axis.say_moment(start), axis.say_moment(end)
    if start.date() == end.date():
        last = axis.say_clock(axis.minute(end))
    return f"at {opens}" if start == end else f"from {opens} to {last}"


def _without_windows(
    campaign: Campaign, scenario: Scenario, *, task_id: TaskId, purpose: WindowFor
) -> Campaign:
    del scenario
    task = campaign.tasks[task_id]
    gone = _positions(campaign, task, purpose)
    kept = tuple(each for place, each in enumerate(task.windows) if place not in gone)
    tasks = {**campaign.tasks, task_id: task.model_copy(update={"windows": kept})}
    return campaign.model_copy(update={"tasks": tasks})
