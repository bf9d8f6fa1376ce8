"""The sources of risk in a plan: what may be left out to see what it costs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scheduler.model.notation.base import TaskId
from scheduler.model.risk.coverage import covers
from scheduler.model.risk.hours_range import HoursRange
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.drawing.mishaps import attempts_of, begins_left
from scheduler.studies.risk.drawing.ranges import StepRange, ranges_of, task_of
from scheduler.studies.risk.drawing.source_words import group_words, hours_words, mishap_words
from scheduler.studies.risk.drawing.together import Group, crews_of, groups_of

ATTEMPT_WEATHER = "attempt weather"
ATTEMPT_TECHNICAL = "attempt technical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something uncertain: its ``key``, which stays, and what it is in ``words``."""

    key: str
    words: str


def sources_of(playbook: Playbook, risks: Risks) -> tuple[Source, ...]:
    """Return what is uncertain in a plan, in the order of the risk file; nothing that is not."""
    ranges = ranges_of(playbook, risks)
    return (
        *_hours(playbook, risks, ranges),
        *_groups(playbook, groups_of(risks, crews_of(playbook, ranges))),
        *_mishaps(playbook, risks),
        *_weathers(playbook),
        *_attempts(playbook, risks),
    )


def hours_key(line: int) -> str:
    """Return the key of a range of hours, counted from 0 here and from 1 by people."""
    return f"hours {line + 1}"


def group_key(group: Group) -> str:
    """Return the key of steps that go together."""
    return f"together {group.line + 1} {group.crew}".rstrip()


def event_key(name: str) -> str:
    """Return the key of a mishap."""
    return f"event {name}"


def weather_key(name: str) -> str:
    """Return the key of a weather that some steps wait for."""
    return f"weather {name}"


def _hours(
    playbook: Playbook, risks: Risks, ranges: Mapping[TaskId, StepRange]
) -> Iterator[Source]:
    """Yield the lines of hours that hold for some step."""
    lines = {each.root: each.line for each in ranges.values() if each.line is not None}
    for line, each in enumerate(risks.hours):
        own = sorted(step for step, follows in lines.items() if follows == line)
        if own:
            later = (step for step, follows in lines.items() if follows > line)
            is_rest = any(_covers(playbook, each, step) for step in later)
            words = hours_words(playbook.situation.campaign, each, own, is_rest=is_rest)
            yield Source(key=hours_key(line), words=words)


def _covers(playbook: Playbook, each: HoursRange, step: TaskId) -> bool:
    return covers(each, task_of(playbook, step), playbook.situation.campaign)


def _groups(playbook: Playbook, groups: Iterable[Group]) -> Iterator[Source]:
    for group in groups:
        words = group_words(playbook.situation.campaign, group)
        yield Source(key=group_key(group), words=words)


def _mishaps(playbook: Playbook, risks: Risks) -> Iterator[Source]:
    """Yield the mishaps that bring work to a plan or take something away from it."""
    felt = {each.mishap for each in playbook.extra.values()}
    felt |= {x.mishap for x in playbook.absences if begins_left(playbook, x.begins)}
    for place, name in enumerate(playbook.mishaps):
        if place in felt:
            yield Source(key=event_key(name), words=mishap_words(name, risks.events[name]))


def _weathers(playbook: Playbook) -> Iterator[Source]:
    launch = None if playbook.launch is None else playbook.launch.weather
    for place, name in enumerate(playbook.weathers):
        if place != launch and playbook.weather_steps[place]:
            yield Source(key=weather_key(name), words=f"weather: {name}")


def _attempts(playbook: Playbook, risks: Risks) -> Iterator[Source]:
    if playbook.launch is None:
        return
    if playbook.launch.weather is not None:
        yield Source(key=ATTEMPT_WEATHER, words="weather at launch")
    if attempts_of(risks).technical:
        yield Source(key=ATTEMPT_TECHNICAL, words="technical trouble at launch")
