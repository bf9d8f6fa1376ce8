"""Attempts at launch, weather and expired limits that contradict themselves or the graph."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.link import Limit
from scheduler.model.notation.base import TaskId
from scheduler.model.risk.validate.mishaps import find_bad_repetition
from scheduler.model.risk.validate.subject import Path, RiskSubject

OF_LAUNCH = "launch"


def find_bad_weather(subject: RiskSubject) -> Iterator[Finding]:
    """Yield weather of no steps, and weather with the name of that of launch."""
    for name, weather in subject.risks.weather.items():
        if not weather.steps:
            yield Finding(
                code="which-steps",
                message=f"{name!r} names no steps",
                path=("weather", name),
                hint="Name the steps that do not begin on a bad day: 'steps: [H02]'.",
            )
        if name == OF_LAUNCH:
            yield Finding(
                code="weather-name",
                message=f"{name!r} is the name of the weather at launch",
                path=("weather", name),
                hint="Write that under 'launch: {attempt: ...}', or give it another name.",
            )


def find_bad_recycle(subject: RiskSubject) -> Iterator[Finding]:
    """Yield rules for the next attempt that are half said, and steps not done before launch."""
    launch = subject.risks.launch
    if launch is None:
        return
    path: Path = ("launch", "recycle")
    recycle = launch.recycle
    if (recycle.in_a_row is None) != (recycle.then is None):
        missing = "then" if recycle.then is None else "in_a_row"
        yield Finding(
            code="recycle-half",
            message=f"the recycle has no {missing}",
            path=path,
            hint="Write both, 'in_a_row: 2, then: 48h', or neither.",
        )
    for place, step in enumerate(recycle.redo):
        here = (*path, "redo", place)
        yield from find_bad_repetition(subject, recycle.redo[:place], step, here)
        if _is_step(subject, step) and not subject.comes_before(step, subject.campaign.launch):
            yield Finding(
                code="redo-out-of-place",
                message=f"launch does not wait for {step!r}",
                path=here,
                hint=f"Name steps that come before {subject.campaign.launch} by their links.",
            )


def find_bad_expiry(subject: RiskSubject) -> Iterator[Finding]:
    """Yield repetitions for a limit that is not there, or that would not begin it anew."""
    for step, again in subject.risks.expired.items():
        path: Path = ("expired", step)
        limits = _limits_from(subject, step)
        if step in subject.campaign.tasks and not limits:
            sources = dict.fromkeys(x.from_event.task for x in subject.campaign.limits)
            yield Finding(
                code="expired-without-limit",
                message=f"no limit counts from {step!r}",
                path=path,
                hint=f"Limits count from: {', '.join(sources)}." if sources else "Remove it.",
            )
        if step not in again:
            yield Finding(
                code="expired-without-step",
                message=f"{step!r} is not among what is done again when its limit runs out",
                path=path,
                hint=f"Name it too: 'expired: {{{step}: [{', '.join((step, *again))}]}}'.",
            )
        for place, each in enumerate(again if step not in subject.done else ()):
            here = (*path, place)
            yield from find_bad_repetition(subject, again[:place], each, here)
            yield from _late(subject, each, limits, here)


def _late(subject: RiskSubject, step: TaskId, limits: list[Limit], path: Path) -> Iterator[Finding]:
    """Yield a step that is not done before what a limit leads to, unless that is the launch."""
    for limit in limits:
        target = subject.campaign.event_task(limit.to_event.task)
        is_target = step == target != subject.campaign.launch
        if is_target or (_is_step(subject, step) and subject.comes_before(target, step)):
            yield Finding(
                code="redo-out-of-place",
                message=f"{step!r} is not done before {limit.to_event}, to which the limit leads",
                path=path,
                hint="Name steps before that.",
            )


def _is_step(subject: RiskSubject, step: TaskId) -> bool:
    return step in subject.campaign.tasks and step != subject.campaign.launch


def _limits_from(subject: RiskSubject, step: TaskId) -> list[Limit]:
    campaign = subject.campaign
    return [x for x in campaign.limits if campaign.event_task(x.from_event.task) == step]
