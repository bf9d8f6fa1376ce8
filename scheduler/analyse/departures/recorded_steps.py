"""What is recorded of each step up to the data date, on the calendars of its scenario."""

from dataclasses import dataclass

from scheduler.calendars.clock.intervals import Intervals, clip
from scheduler.calendars.facts.recorded import Recorded
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStep:
    """
    A step in the way in which it was begun, and its facts.

    It was in its place from ``start`` to ``end``, which is the data date if it is there still;
    ``worked`` are the minutes that count as work. ``is_over`` says whether it has its end.
    """

    task: Task
    facts: StepFacts
    start: Minutes
    end: Minutes
    worked: Intervals
    stops: Intervals
    is_over: bool

    @property
    def id(self) -> TaskId:
        """The id of the step."""
        return self.task.id


def recorded_steps(situation: Situation) -> tuple[RecordedStep, ...]:
    """Return the steps of which something is recorded, in file order; none without facts."""
    if situation.facts is None:
        return ()
    times = situation.working_times
    recorded = Recorded(times, situation.scenario, situation.facts.progress)
    found = []
    for step in situation.campaign.tasks:
        is_over = step in recorded.done
        if not is_over and step not in recorded.begun:
            continue
        facts, minute = recorded.progress.steps[step], times.axis.minute
        start = recorded.done[step][0] if is_over else recorded.begun[step]
        gone = minute(facts.suspended) if facts.suspended and facts.made_safe else recorded.begin
        end = recorded.done[step][1] if is_over else gone
        stops = tuple((minute(stop.start), minute(stop.end)) for stop in facts.stops)
        found.append(
            RecordedStep(
                task=recorded.task(step),
                facts=facts,
                start=start,
                end=end,
                worked=clip(recorded.worked(step), start, recorded.begin),
                stops=stops,
                is_over=is_over,
            )
        )
    return tuple(found)
