"""Pushing the steps of an announced plan no further than what holds now demands."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from scheduler.calendars.situation.choices import ChosenSituation, chosen
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.lists.earliest_starts import broken_limits, earliest_by_limits
from scheduler.planning.lists.lawful_ledger import open_ledger
from scheduler.planning.lists.list_schedule import make_schedule
from scheduler.replay.booked import Booked
from scheduler.replay.order import AnnouncedOrder, HandOver
from scheduler.replay.player import Player
from scheduler.schedule.checks import check
from scheduler.schedule.scheduled import Schedule

ROUNDS = 40
"""How often the first steps of limits are pushed before the limits count as overrun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retimed:
    """
    A re-timed plan, or nothing and why the announced order cannot be kept.

    ``moved`` are the announced steps not begun that start elsewhere, or are done in another way.
    ``stuck`` are a step for which there is no place, or the steps from which overrun limits count;
    ``reason`` says it in words. ``launch`` is when launch would be in this order, whatever limits
    it overruns; nothing if a step has no place.
    """

    schedule: Schedule | None
    moved: tuple[TaskId, ...] = ()
    stuck: tuple[TaskId, ...] = ()
    reason: str = ""
    launch: Minutes | None = None


def retime(situation: Situation, announced: Schedule, handed: Iterable[HandOver] = ()) -> Retimed:
    """
    Return the announced plan with every step pushed no further than facts demand.

    Each step begins at the first minute from its announced start at which links, people, places
    and hazards let it, after those announced before it, and after whoever hands over to it. New
    steps come as early as they can. Where a limit would be overrun, its first step begins later if
    it has not begun. What comes out has passed the independent check.

    Parameters
    ----------
    situation
        What is left to schedule, with its facts if there are any.
    announced
        The plan last told to the crews, on the axis of the situation.
    handed
        Who hands people, places and cleared zones to whom in that plan.
    """
    taken = as_announced(situation, announced.options)
    order = AnnouncedOrder(starts=announced.starts, handed=tuple(handed))
    pushing = Pushing(taken, order)
    player = pushing.run()
    if player is None:
        return _stuck(taken, pushing.stuck)
    launch = player.launch
    broken = broken_limits(taken, player.spans)
    if broken:
        return replace(_overrun(taken, player, broken), launch=launch)
    starts = {step: span[0] for step, span in player.spans.items()}
    options = {step: job.option for step, job in taken.jobs.items()}
    schedule = make_schedule(taken, starts, options)
    facts = situation.facts
    progress = None if facts is None else facts.progress
    violations = check(situation.campaign, situation.scenario, schedule, progress)
    if violations:
        steps = tuple(dict.fromkeys(step for each in violations for step in each.tasks))
        reason = "; ".join(f"{each.rule}: {each.message}" for each in violations)
        return Retimed(schedule=None, stuck=steps, reason=reason, launch=launch)
    begun = frozenset[TaskId]() if facts is None else facts.begun.keys()
    moved = _moved(announced, schedule, begun)
    return Retimed(schedule=schedule, moved=moved, launch=launch)


def as_announced(situation: Situation, options: Mapping[TaskId, int]) -> ChosenSituation:
    """Return a situation with each step in the way announced, if it may still be done so."""
    possible = {step: {job.option for job in jobs} for step, jobs in situation.modes.items()}
    kept = {step: way for step, way in options.items() if way in possible.get(step, ())}
    return chosen(situation, kept)


class Pushing:
    """Plays a situation in the announced order, again as long as limits push their first steps."""

    def __init__(self, situation: ChosenSituation, order: AnnouncedOrder) -> None:
        self.situation = situation
        self.order = order
        facts = situation.facts
        self.going = () if facts is None else tuple(facts.under_way)
        self.ledger = open_ledger(situation)
        self.stuck: TaskId | None = None

    def run(self) -> Player | None:
        """Return the last round; nothing if a step has no place, which is then ``stuck``."""
        releases: dict[TaskId, Minutes] = {}
        for _ in range(ROUNDS):
            player = self._play(releases)
            if player is None or not push_limits(player, releases, self.going):
                break
        return player

    def _play(self, releases: Mapping[TaskId, Minutes]) -> Player | None:
        player = Player(self.situation, self.order, releases, booked=Booked(self.ledger))
        for going in self.going:
            classes = self.situation.jobs[going].classes
            if not classes:
                self.stuck = going
                return None
            player.put(going, classes[0].low)
        queue = self.order.queue(self.situation, self.going)
        while (following := queue.next()) is not None:
            if player.place(following):
                makes_room = player.booked.frees_room(self.situation.jobs[following])
                queue.placed(following, makes_room=makes_room)
            else:
                queue.set_aside(following)
        self.stuck = next(iter(queue.aside), None)
        return player if self.stuck is None else None


def push_limits(player: Player, releases: dict[TaskId, Minutes], firm: Collection[TaskId]) -> bool:
    """Release the first steps of overrun limits later unless ``firm``; tell whether any was."""
    situation, pushed = player.situation, False
    for step in broken_limits(situation, player.spans):
        if step in firm:
            continue
        bound = earliest_by_limits(situation, situation.jobs[step], player.spans)
        if bound is not None and bound > max(releases.get(step, -1), player.spans[step][0]):
            releases[step] = bound
            pushed = True
    return pushed


def _moved(
    announced: Schedule, schedule: Schedule, begun: Collection[TaskId]
) -> tuple[TaskId, ...]:
    """Return the steps not begun that start elsewhere, or are done in another way."""
    before = announced.tasks
    return tuple(
        step
        for step, now in schedule.tasks.items()
        if step in before
        and step not in begun
        and (now.start, now.option) != (before[step].start, before[step].option)
    )


def _stuck(situation: ChosenSituation, step: TaskId | None) -> Retimed:
    if step is None:
        return Retimed(schedule=None)
    keeper = None if situation.facts is None else situation.facts.kept_away.get(step)
    if keeper is not None:
        reason = f"{keeper} has begun, keeps {step} away and waits for it"
    else:
        reason = f"{step} has no place any more within the planning horizon"
    return Retimed(schedule=None, stuck=(step,), reason=reason)


def _overrun(situation: ChosenSituation, player: Player, broken: list[TaskId]) -> Retimed:
    found = dict.fromkeys(broken)
    limits = [
        limit.reason
        for limit in situation.limits
        if (limit.source or limit.target) in found
        and broken_limits(replace(situation, limits=(limit,)), player.spans)
    ]
    reason = "; ".join(f"the limit {each!r} would be overrun" for each in limits)
    return Retimed(schedule=None, stuck=tuple(found), reason=reason)
