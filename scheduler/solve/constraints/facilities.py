"""Facilities: tasks in a place never exceed its room."""

from ortools.sat.python.cp_model import CpModel

from scheduler.calendars.situation import Situation
from scheduler.solve.variables import Variables


def add_facilities(situation: Situation, model: CpModel, variables: Variables) -> None:
    """Limit the spans, pauses included, of the tasks in each facility by its room."""
    for name, facility in situation.campaign.facilities.items():
        inside = [job.id for job in situation.jobs.values() if name in job.task.places]
        if facility.room is None or len(inside) <= facility.room:
            continue
        spans = [variables.job(task_id).span for task_id in inside]
        model.add_cumulative(spans, [1] * len(spans), facility.room)
