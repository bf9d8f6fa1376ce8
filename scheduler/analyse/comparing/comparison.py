"""Two plans of a campaign, the new one beside the old."""

from dataclasses import dataclass

from scheduler.analyse.comparing.limits import LimitLeft, limits_left
from scheduler.analyse.comparing.side import Side
from scheduler.analyse.comparing.steps import ComparedStep, StepChange, compare_steps
from scheduler.analyse.comparing.told import ToldShift, who_is_told
from scheduler.analyse.departures.listing import departures
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.axis import MINUTE, Axis
from scheduler.calendars.facts.facts import Departure
from scheduler.errors import InputError, Problem, Where
from scheduler.model.notation.base import Minutes, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansBeside:
    """
    Two plans side by side; all minutes are on the axis of the new one.

    ``steps`` are all steps of either plan in order of time, ``limits`` those that still count, the
    tightest first, ``told`` the shifts of each crew in which something changes.
    """

    old: Side
    new: Side
    steps: tuple[ComparedStep, ...]
    limits: tuple[LimitLeft, ...]
    told: tuple[ToldShift, ...]

    @property
    def axis(self) -> Axis:
        """The axis of the new plan, on which all minutes lie."""
        return self.new.plan.situation.axis

    @property
    def slip(self) -> Minutes:
        """Minutes by which launch comes later; below zero if it is earlier."""
        return self.new.launch - self.old.launch

    @property
    def baseline(self) -> Minutes | None:
        """The launch of the baseline: that of the new plan, or else of the old one."""
        return self.old.baseline if self.new.baseline is None else self.new.baseline

    @property
    def changed(self) -> tuple[ComparedStep, ...]:
        """The steps of both plans with other times, people or place, or another way of doing."""
        apart = {StepChange.ADDED, StepChange.GONE}
        return tuple(each for each in self.steps if each.changes and apart.isdisjoint(each.changes))

    @property
    def added(self) -> tuple[ComparedStep, ...]:
        """The steps that only the new plan has."""
        return tuple(each for each in self.steps if StepChange.ADDED in each.changes)

    @property
    def gone(self) -> tuple[ComparedStep, ...]:
        """The steps that only the old plan has."""
        return tuple(each for each in self.steps if StepChange.GONE in each.changes)

    @property
    def joined(self) -> tuple[TaskId, ...]:
        """The steps of the new driving chain that were not on the old one."""
        return tuple(each for each in self.new.chain if each not in self.old.chain)

    @property
    def left(self) -> tuple[TaskId, ...]:
        """The steps of the old driving chain that are not on the new one."""
        return tuple(each for each in self.old.chain if each not in self.new.chain)

    @property
    def eaten(self) -> tuple[ComparedStep, ...]:
        """
        The steps with less total float than before, the largest loss first.

        At their head are those that launch waits for now, and did not before.
        """
        lost = [each for each in self.steps if each.is_bound_now or (each.float_lost or 0) > 0]
        return tuple(sorted(lost, key=lambda each: (not each.is_bound_now, -_lost(each), each.id)))

    @property
    def departures(self) -> tuple[Departure, ...]:
        """The facts of the new plan that break a rule."""
        return departures(self.new.plan.situation)

    @property
    def changes_nothing(self) -> bool:
        """Whether every step and the launch stand where they stood."""
        return not self.slip and not any(each.changes for each in self.steps)


def _lost(step: ComparedStep) -> Minutes:
    return step.float_lost or 0


def compare(old: ExplainedPlan, new: ExplainedPlan) -> PlansBeside:
    """
    Lay two plans of a campaign side by side, also of altered graphs and other scenarios.

    Steps are the same where they have the same id. What the new plan's facts record is taken as
    recorded.

    Raises
    ------
    InputError
        If the two have no step in common.
    """
    axis = new.situation.axis
    before = Side(plan=old, shift=(old.situation.axis.origin - axis.origin) // MINUTE)
    after = Side(plan=new, shift=0)
    if before.standings.keys().isdisjoint(after.standings):
        raise InputError([_nothing_in_common(old, new)])
    return PlansBeside(
        old=before,
        new=after,
        steps=compare_steps(before, after),
        limits=limits_left(before, after),
        told=who_is_told(before, after),
    )


def _nothing_in_common(old: ExplainedPlan, new: ExplainedPlan) -> Problem:
    names = old.situation.campaign.name, new.situation.campaign.name
    return Problem(
        code="no-common-step",
        message=f"no step of {names[1]!r} is in the plan of {names[0]!r}",
        where=Where(new.graph.file),
        hint="Name two plans of the same campaign; steps are told by their ids.",
    )
