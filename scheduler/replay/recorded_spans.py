"""From when to when the steps begun since a plan was announced were, or will be, worked on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scheduler.calendars.clock.intervals import clip
from scheduler.calendars.facts.facts import Facts
from scheduler.calendars.facts.going_on import goes_by_clock
from scheduler.calendars.facts.work_left import worked
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.handed_on import HandedOn
from scheduler.replay.order import along_links
from scheduler.replay.player import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSpan:
    """
    From when to when a step is worked on, as recorded and as it follows from that.

    Of a step that had begun when the plan was announced, this is its rest. ``is_done`` says that
    it is over; ``by_clock`` that it went on without pauses. One that was stopped, or waits, needs
    people again only for its last ``rest`` minutes, and its place if it was ``made_safe``.
    """

    span: Span
    is_done: bool
    by_clock: bool
    rest: Minutes | None = None
    made_safe: bool = False


def recorded_spans(
    then: ChosenSituation,
    now: Situation,
    pushed: Mapping[TaskId, Span],
    waits: Iterable[HandedOn] = (),
) -> dict[TaskId, RecordedSpan]:
    """
    Return the spans of the steps that have begun, in order of their starts.

    Parameters
    ----------
    then
        What was left to schedule when the plan was announced, in its ways of doing.
    now
        What is left to schedule now, with its facts.
    pushed
        Where the re-timed plan has what is left; rests that it lacks are left out.
    waits
        What steps have to wait for because others have overtaken it.
    """
    facts = now.facts
    if facts is None:
        return {}
    found = dict(_spans(then, now, facts, pushed))
    starts = {step: each.span[0] for step, each in found.items()}
    return {step: found[step] for step in along_links(then, starts, waits)}


def _spans(
    then: ChosenSituation, now: Situation, facts: Facts, pushed: Mapping[TaskId, Span]
) -> Iterator[tuple[TaskId, RecordedSpan]]:
    for step in then.jobs:
        if step in facts.done:
            start, end = facts.done[step]
        elif step in facts.begun and step in pushed:
            start, end = facts.begun[step], pushed[step][1]
        else:
            continue
        own = facts.progress.facts_of(step)
        task = then.jobs[step].task
        if then.facts is not None and step in then.facts.begun:
            pieces = worked(now.working_times, task, own, facts.progress.data_date)
            since = clip(pieces, then.facts.begin, max(end, then.facts.begin))
            start = since[0][0] if since else pushed.get(step, (end, end))[0]
        by_clock = goes_by_clock(task, own)
        rest = facts.rests.get(step)
        yield (
            step,
            RecordedSpan(
                span=(start, end),
                is_done=step in facts.done,
                by_clock=by_clock,
                rest=None if rest is None else end - pushed[step][0],
                made_safe=rest is not None and rest.made_safe,
            ),
        )
