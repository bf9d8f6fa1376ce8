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
    from scheduler.calendars.situation.choices import chosen

    found = retime(
        chosen(
            situation, {k: v for k, v in announced.schedule.options.items() if k in situation.modes}
        ),
        announced.schedule,
    )
    launch = None if found.schedule is None else found.schedule[situation.launch].end
    plan = PushedPlan(launch=launch, moved=found.moved, reason=", ".join(found.stuck))
    return Pushed(plan=plan, schedule=found.schedule)
