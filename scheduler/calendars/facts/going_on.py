"""How a step under way goes on from the data date."""

from itertools import pairwise

from scheduler.calendars.clock.intervals import Interval, Intervals, clip
from scheduler.calendars.facts.facts import Going
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.notation.base import Minutes
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.task import Kind, Task


def goes_by_clock(task: Task, facts: StepFacts) -> bool:
    """Whether a step under way goes on by the clock: elapsed, all hands, or people who stay."""
    return task.kind is Kind.ELAPSED or task.all_hands or facts.people_stay


def go_on(
    times: WorkingTimes, task: Task, facts: StepFacts, since: Minutes, left: Minutes
) -> Going | None:
    """
    Return how a step goes on at the first minute that its working time allows.

    What should run through goes on, hand-overs included; where its working time ends too soon, it
    goes on whenever that resumes. What goes by the clock keeps its run windows all the same.
    Nothing is returned if it never ends within the horizon.

    Parameters
    ----------
    times
        The calendars of the scenario in which the step is done.
    task
        The step in the way in which it was begun.
    facts
        What is recorded of it.
    since
        The data date.
    left
        The working minutes that are left.
    """
    return go_on_in(times, task, facts, times.working_time(task), (since, left))


def go_on_in(
    times: WorkingTimes,
    task: Task,
    facts: StepFacts,
    working: Intervals,
    rest: tuple[Minutes, Minutes],
) -> Going | None:
    """Return how a step goes on like `go_on` on a working time of its own, a rest since when."""
    since, left = rest
    by_clock: Intervals = ((since, max(times.until, since + left)),)
    time = times.in_run_windows(task, by_clock) if goes_by_clock(task, facts) else working
    pieces = first_of(clip(time, since, max(times.until, since + left)), left)
    if pieces is None:
        return None
    stops = [since, *(end for piece in pieces for end in piece)]
    gaps = [gap for gap in pairwise(stops) if gap[0] < gap[1] and gap not in pieces]
    return Going(
        start=pieces[0][0],
        end=pieces[-1][1],
        pieces=pieces,
        breaks=() if task.kind is Kind.PAUSABLE else tuple(gaps),
    )


def first_of(time: Intervals, amount: Minutes) -> Intervals | None:
    """Return the first minutes of a working time, so many of them, or nothing if there are less."""
    found: list[Interval] = []
    for start, end in time:
        if amount <= 0:
            break
        found.append((start, min(end, start + amount)))
        amount -= end - start
    return tuple(found) if amount <= 0 else None
