"""Whether the model of a situation is small enough for the solver."""

from bisect import bisect_left, bisect_right

from scheduler.calendars.situation.situation import Situation
from scheduler.planning.search.horizon import finish_worth_considering, windows_within
from scheduler.schedule.scheduled import Schedule

MOST_STEPS = 600
"""Steps of a site with shifts from which CP-SAT found nothing in a minute on two cores."""

MOST_CLASSES = 150_000
"""Start classes, each a literal with two conditions; the model of as many takes a gigabyte."""


def suits_solver(situation: Situation, known: Schedule | None) -> bool:
    """Tell whether a model of the situation, given a known schedule, is of a size to be solved."""
    is_small = len(situation.modes) <= MOST_STEPS
    return is_small and count_classes(situation, known) <= MOST_CLASSES


def count_classes(situation: Situation, known: Schedule | None) -> int:
    """Return how many start classes a model has when launch is no later than that of a schedule."""
    launch_by = situation.horizon if known is None else known[situation.launch].end
    windows = windows_within(situation, launch_by, finish_worth_considering(situation, known))
    total = 0
    for task_id, modes in situation.modes.items():
        earliest, latest = windows[task_id]
        for job in modes:
            first = bisect_left(job.classes, earliest, key=lambda each: each.high)
            last = bisect_right(job.classes, latest, key=lambda each: each.low)
            total += max(last - first, 0)
    return total
