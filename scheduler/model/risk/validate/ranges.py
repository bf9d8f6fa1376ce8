"""Ranges of hours that say too little or too much, or are of steps that can have none."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_minutes
from scheduler.model.risk.coverage import has_instant
from scheduler.model.risk.hours_range import ALL, HoursRange
from scheduler.model.risk.validate.subject import RiskSubject
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task, Window, WindowFor

SELECTORS = ("steps", "tag", "crew")
VALUES = ("factors", "hours")


def find_unclear_ranges(subject: RiskSubject) -> Iterator[Finding]:
    """Yield ranges that name steps in no way or in two, and those without hours or with both."""
    for place, line in enumerate(subject.risks.hours):
        whose = [field for field in SELECTORS if getattr(line, field)]
        if len(whose) != 1:
            what = " and ".join(whose)
            yield Finding(
                code="which-steps",
                message=f"the range names steps by {what}" if whose else "the range names no steps",
                path=("hours", place),
                hint="Write one of 'steps: [F03, F05]', 'steps: all', 'tag: ...' and 'crew: ...'.",
            )
        stated = [field for field in VALUES if getattr(line, field) is not None]
        if len(stated) != 1:
            how = "both factors and hours" if stated else "neither factors nor hours"
            yield Finding(
                code="which-hours",
                message=f"the range has {how}",
                path=("hours", place),
                hint="Write either 'factors: [0.95, 1, 1.2]' or 'hours: [4h, 5h, 9h]'.",
            )


def find_certain_steps(subject: RiskSubject) -> Iterator[Finding]:
    """Yield steps named in a range whose hours are not uncertain, or must not be."""
    for place, line in enumerate(subject.risks.hours):
        for at, step in enumerate(line.steps if line.steps != ALL else ()):
            task = subject.campaign.tasks.get(step)
            found = None if task is None else _judge(task, line, subject)
            if found is not None:
                code, why, hint = found
                path = ("hours", place, "steps", at)
                yield Finding(code=code, message=f"{step!r} {why}", path=path, hint=hint)


def _judge(task: Task, line: HoursRange, subject: RiskSubject) -> tuple[str, str, str] | None:
    """Return the code, what is wrong and the way out, if a step cannot have a range."""
    if task.is_milestone:
        return "hours-of-milestone", "is a milestone, which takes no time", "Leave it out."
    if has_instant(task, subject.campaign):
        return _of_instant(task)
    longest = _longest(task, line)
    window = _too_short(task, longest, subject.campaign, subject.scenario)
    if not subject.campaign.is_own(task) and window is not None:
        why = (
            f"is a neighbour's and may take {format_minutes(longest)}, longer than its window "
            f"{window.times(subject.campaign.zone)}"
        )
        return (
            "hours-of-neighbour",
            why,
            "Write hours that fit into its window, or leave it out.",
        )
    return None


def _of_instant(task: Task) -> tuple[str, str, str]:
    if task.at is not None:
        why = "has a promised start, and others count on its end as well"
        return "hours-of-instant", why, "Leave it out."
    why = "has a window for its end, and is counted down to that"
    way_out = "Leave it out; what may keep launch from its instant stands under 'launch'."
    return "hours-of-instant", why, way_out


def _longest(task: Task, line: HoursRange) -> Minutes:
    """Return the most hours of a step in minutes."""
    if line.hours is not None:
        return line.hours[-1]
    return task.duration if line.factors is None else round(task.duration * line.factors[-1])


def _too_short(
    task: Task, longest: Minutes, campaign: Campaign, scenario: Scenario
) -> Window | None:
    """Return a dated window around the whole of a step that is shorter than it may take."""
    for window in campaign.task_windows(task, scenario):
        length = _length(window)
        is_around = window.applies_to is WindowFor.RUN and window.has_dates
        if is_around and length is not None and length < longest:
            return window
    return None


def _length(window: Window) -> Minutes | None:
    """Return how long a window is open at a time, nothing if that is not said."""
    if window.daily is not None:
        return window.daily.end - window.daily.start
    if window.start is None or window.end is None:
        return None
    return int((window.end - window.start).total_seconds()) // 60
