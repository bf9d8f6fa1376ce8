"""Facilities: tasks in a place never exceed its room."""

from ortools.sat.python.cp_model import CpModel

from scheduler.calendars.situation.situation import Situation
from scheduler.planning.encoding.variables import Variables


def add_facilities(situation: Situation, model: CpModel, variables: Variables) -> None:
    """Limit the spans, pauses included, of the tasks in each facility by its room."""
    for name, facility in situation.campaign.facilities.items():
        inside = [way for way in variables.all_ways() if name in way.job.rooms]
        tasks = {way.job.id for way in inside}
        if facility.room is None or len(tasks) <= facility.room:
            continue
        spans = [span for way in inside for span in way.spans]
        model.add_cumulative(spans, [1] * len(spans), facility.room)
