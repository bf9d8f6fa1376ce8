"""What pushing the announced plan gives: a plan in no time, or the reason why there is none."""

from dataclasses import dataclass

from scheduler.analyse.replanning.replan import AnnouncedPlan, PushedPlan
from scheduler.calendars.situation.situation import Situation
from scheduler.replay.retiming import retime
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """The pushed plan, and its schedule, if there is one."""

    plan: PushedPlan
    schedule: Schedule | None


def push(situation: Situation, announced: AnnouncedPlan) -> Pushed:
    """Return the announced plan, pushed no further than facts demand."""
    found = retime(situation, announced.schedule, announced.handed)
    launch = None if found.schedule is None else found.launch
    plan = PushedPlan(launch=launch, moved=found.moved, reason=found.reason)
    return Pushed(plan=plan, schedule=found.schedule)
