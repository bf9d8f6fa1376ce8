"""Links that a step hands on by overtaking those before it: whatever comes after it waits."""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.lags import earliest_event
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.lists.earliest_starts import Spans, bounds_by_links, first_start


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOn:
    """
    A ``link`` by which a step waits if one before it breaks ``overtaken``, a link of its own.

    Both links come from the same event of the same step.
    """

    link: TimedLink
    overtaken: TimedLink

    @property
    def steps(self) -> tuple[TaskId, TaskId]:
        """The steps on whose dates it depends: the one waited for, and the one that overtakes."""
        return self.link.source, self.overtaken.target

    def event(self, situation: ChosenSituation, spans: Spans) -> Minutes | None:
        """
        Return the minute of the event waited for; nothing if no step has overtaken it.

        Parameters
        ----------
        situation
            What is replayed; an event that is recorded in it is no longer moved.
        spans
            Where the steps placed so far stand.
        """
        source, step = self.steps
        if step not in spans:
            return None
        facts, is_end = situation.facts, self.link.kind.from_point is Point.END
        event = None if facts is None else facts.event(source, is_end=is_end)
        if event is None and source in spans:
            event = self.link.from_minute(*spans[source])
        if event is None:
            return None
        bound = earliest_event(self.overtaken, situation.jobs[step], event)
        is_met = bound is not None and bound <= spans[step][self.overtaken.holds_end]
        return None if is_met else event


def earliest_by_waits(
    situation: ChosenSituation, step: TaskId, spans: Spans, handed_on: Iterable[HandedOn]
) -> Minutes | None:
    """
    Return the earliest legal start of a step after its predecessors, and what these overtook.

    Nothing is returned if there is none any more.

    Parameters
    ----------
    situation
        What is replayed.
    step
        The step.
    spans
        Where the steps placed so far stand.
    handed_on
        The links that may be handed on to the step.
    """
    job = situation.jobs[step]
    bounds = bounds_by_links(situation, job, spans)
    if bounds is None:
        return None
    starts_from, ends_from = bounds
    for each in handed_on:
        event = each.event(situation, spans)
        bound = 0 if event is None else earliest_event(each.link, job, event)
        if bound is None:
            return None
        if each.link.holds_end:
            ends_from = max(ends_from, bound)
        else:
            starts_from = max(starts_from, bound)
    return first_start(job, starts_from, ends_from)
