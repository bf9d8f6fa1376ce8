"""Whom the weather keeps from beginning, and on which days."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.risk.risks import Risks
from scheduler.studies.risk.preparing.extra.work_jobs import has_begun

LAUNCH_WEATHER = "launch"


def weathers_of(
    risks: Risks,
    jobs: Mapping[TaskId, Job],
    situation: ChosenSituation,
    copied: Mapping[TaskId, TaskId],
) -> tuple[tuple[str, ...], tuple[frozenset[TaskId], ...]]:
    """
    Return the weathers by name, and the steps of each with their copies; that of launch last.

    Steps that have begun go on in any weather. ``copied`` are copies with what they do again.
    """
    found = {
        name: frozenset(
            step
            for step in jobs
            if (step in weather.steps and not has_begun(situation, step))
            or copied.get(step) in weather.steps
        )
        for name, weather in risks.weather.items()
    }
    if risks.launch is not None and risks.launch.attempt.no_go > 0:
        return (*found, LAUNCH_WEATHER), (*found.values(), frozenset())
    return tuple(found), tuple(found.values())


def days_of(situation: ChosenSituation) -> tuple[Minutes, ...]:
    """Return the minutes at which civil days begin, from that of the campaign start on."""
    axis = situation.axis
    days = list(axis.days(situation.horizon))
    first = axis.moment(0).date()
    found = [first, *(day for day in days if day > first)]
    found.append(found[-1] + timedelta(days=1))
    return tuple(axis.minute(datetime.combine(day, time())) for day in found)
