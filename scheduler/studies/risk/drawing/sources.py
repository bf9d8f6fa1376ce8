"""The sources of risk in a plan: what may be left out to see what it costs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scheduler.model.risk.hours_range import ALL, HoursRange
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.drawing.mishaps import attempts_of
from scheduler.studies.risk.drawing.ranges import ranges_of
from scheduler.studies.risk.drawing.together import Group, crews_of, groups_of

ATTEMPT_WEATHER = "attempt weather"
ATTEMPT_TECHNICAL = "attempt technical"

_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something uncertain: its ``key``, which stays, and what it is in ``words``."""

    key: str
    words: str


def sources_of(playbook: Playbook, risks: Risks) -> tuple[Source, ...]:
    """Return what is uncertain in a plan, in the order of the risk file; nothing that is not."""
    ranges = ranges_of(playbook, risks)
    return (
        *_hours(risks, {each.line for each in ranges.values()}),
        *(
            Source(key=group_key(group), words=_group_words(group))
            for group in groups_of(risks, crews_of(playbook, ranges))
        ),
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


def _hours(risks: Risks, used: Collection[int | None]) -> Iterator[Source]:
    for line, each in enumerate(risks.hours):
        if line in used:
            yield Source(key=hours_key(line), words=f"hours of {_whose(each)}")


def _whose(each: HoursRange) -> str:
    if each.tag:
        return f"steps tagged {each.tag}"
    if each.crew:
        return f"steps of {each.crew}"
    return "all steps" if each.steps == ALL else _listed(tuple(each.steps))


def _listed(steps: tuple[str, ...]) -> str:
    shown = ", ".join(steps[:_SHOWN])
    more = len(steps) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _group_words(group: Group) -> str:
    whose = f"all steps of {group.crew}" if group.crew else _listed(group.steps)
    return f"hours of {whose}, which go together"


def _mishaps(playbook: Playbook, risks: Risks) -> Iterator[Source]:
    """Yield the mishaps that bring work to a plan or take something away from it."""
    felt = {each.mishap for each in playbook.extra.values()}
    felt |= {each.mishap for each in playbook.absences}
    for place, name in enumerate(playbook.mishaps):
        if place in felt:
            yield Source(key=event_key(name), words=_event_words(risks, name))


def _event_words(risks: Risks, name: str) -> str:
    why = risks.events[name].why
    return f"{name}: {why}" if why else name


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
