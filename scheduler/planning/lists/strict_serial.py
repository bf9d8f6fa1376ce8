"""The launch of a scenario when strictly one step is done at a time."""

from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import Infeasible
from scheduler.model.notation.base import Minutes
from scheduler.model.scenario import Order
from scheduler.planning.lists.list_schedule import best_list_schedule, launch_of
from scheduler.schedule.checks import require_valid


def strict_serial(situation: Situation) -> Minutes | None:
    """
    Return the launch, in minutes since the campaign start, with one own step at a time.

    None where no such plan was found: it need not exist, and lists alone look for it.
    """
    strict = situation.scenario.altered({"order": Order.SERIAL})
    serial = prepare_on(situation.calendars, strict)
    try:
        schedule = best_list_schedule(serial)
    except Infeasible:
        return None
    if schedule is None:
        return None
    require_valid(serial.campaign, serial.scenario, schedule)
    return launch_of(serial, schedule)
