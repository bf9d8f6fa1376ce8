"""The steps of a plan as events of a calendar file, which any calendar program shows."""

from datetime import UTC, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.folder.writing import write_whole
from scheduler.interchange.outgoing.step_times import StepTime, step_times
from scheduler.model.notation.base import TaskId

PRODUCT = "-//launch-scheduler//plan//EN"
UID_LENGTH = 32
A_YEAR = timedelta(days=366)
"""How long after the plan its time zone is still stated."""


def calendar_bytes(plan: ExplainedPlan) -> bytes:
    """
    Return the dated steps of a plan as the bytes of a calendar file.

    An event keeps its UID from plan to plan, as long as the campaign and the step keep their names;
    its SEQUENCE counts the plans that were announced before, so that a newer one replaces it.
    """
    from icalendar import Calendar

    situation = plan.situation
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", situation.campaign.name)
    times = {step: time for step, time in step_times(plan).items() if not time.undated}
    for step, time in times.items():
        calendar.add_component(_event(plan, step, time))
    axis = situation.axis
    first = axis.moment(min((each.start for each in times.values()), default=0)).date()
    last = axis.moment(max((each.end for each in times.values()), default=0)).date()
    calendar.add_missing_timezones(first_date=first, last_date=last + A_YEAR)
    content: bytes = calendar.to_ical()
    return content


def write_calendar(plan: ExplainedPlan, path: Path) -> Path:
    """
    Write the steps of a plan as a calendar file.

    Raises
    ------
    ExportError
        If the place cannot be written.
    """
    return write_whole(path, calendar_bytes(plan))


def _event(plan: ExplainedPlan, step: TaskId, time: StepTime) -> Any:
    from icalendar import Event

    situation = plan.situation
    campaign, axis = situation.campaign, situation.axis
    task = campaign.tasks[step]
    event = Event()
    event.add("uid", event_uid(campaign.name, step))
    event.add("dtstamp", axis.moment(situation.begin).astimezone(UTC))
    event.add("sequence", 0 if plan.replan is None else len(plan.replan.history))
    event.add("summary", step if task.title == step else f"{step} {task.title}")
    event.add("dtstart", axis.moment(time.start))
    event.add("dtend", axis.moment(time.end))
    if time.task.facility is not None:
        event.add("location", campaign.facilities[time.task.facility].title)
    if task.flow:
        event.add("categories", [task.flow])
    people = ", ".join(f"{crew} {count}" for crew, count in time.task.crew.items())
    notes = "\n".join(filter(None, (people, task.note)))
    if notes:
        event.add("description", notes)
    return event


def event_uid(campaign: str, step: TaskId) -> str:
    """Return the UID of a step, the same in every plan of a campaign."""
    digest = sha256("\n".join((campaign, step)).encode()).hexdigest()
    return f"{digest[:UID_LENGTH]}@launch-scheduler"
