"""Facilities: tasks in a place never exceed its room."""

from ortools.sat.python.cp_model import CpModel

from scheduler.calendars.situation.situation import Situation
from scheduler.planning.encoding.variables import Variables


def add_facilities(situation: Situation, model: CpModel, variables: Variables) -> None:
    """Limit the spans, pauses included, of the tasks in each facility by its room."""
    for name, facility in situation.campaign.facilities.items():
        inside = [mode for mode in variables.all_modes() if name in mode.job.rooms]
        tasks = {mode.job.id for mode in inside}
        if facility.room is None or len(tasks) <= facility.room:
            continue
        spans = [span for mode in inside for span in mode.spans]
        model.add_cumulative(spans, [1] * len(spans), facility.room)
