"""What if: a plan beside the same one with changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.sources import Graph
from scheduler.api.campaigns.sources import written
from scheduler.api.dates import length
from scheduler.api.results.plan import Plan, plan_of
from scheduler.api.results.tables import STEP, moments
from scheduler.exports.tables.comparison import comparison_frame
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.pipeline.progress.texts import told_from
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.changes.applying import AnyChange
from scheduler.studies.changes.changes import parse_setting
from scheduler.studies.changes.what_if import WhatIf
from scheduler.studies.changes.what_if import what_if as plan_changes
from scheduler.wording.changes.launch_moves import moved_by

Told = str | AnyChange
"""A change, or its text: ``crew.LIF.night=24``, ``drop habit A > B``, ``hours F06=4h``."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Comparison:
    """A plan before and after changes."""

    before: Plan
    after: Plan
    changes: tuple[str, ...]
    found: WhatIf

    @property
    def gain(self) -> timedelta:
        """How much earlier the plan with the changes launches; below zero if it is later."""
        return length(self.found.gain)

    @property
    def moved(self) -> tuple[TaskId, ...]:
        """The steps of both plans that start at another time, in order of their new start."""
        return tuple(each.task for each in self.found.moved)

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each step of either plan: before, after, how far it moves, and why."""
        frame = comparison_frame(self.found)
        for name, plan in (("before", self.before), ("after", self.after)):
            axis, steps = plan.situation.axis, list(frame["step"])
            frame[f"start_{name}"] = moments(axis, _ends(plan.schedule, steps, "start"))
            frame[f"end_{name}"] = moments(axis, _ends(plan.schedule, steps, "end"))
        return frame.drop(columns="zone").set_index(STEP)

    def __repr__(self) -> str:
        lines = [
            f"What if {', '.join(self.changes)}",
            f"Launch  {self._launch()}",
            f"Verdict {self.after.verdict}",
            f"Moved   {len(self.moved)} of {len(self.after.schedule.tasks)} steps",
        ]
        return "\n".join(lines)

    def _launch(self) -> str:
        """Say when launch is, and when it was before."""
        gain, after = self.found.gain, self.after.situation.axis.say(self.after.launch_minute)
        if not gain:
            return f"{after}, as before"
        before = self.before.situation.axis.say(self.before.launch_minute)
        return f"{after} instead of {before}, {moved_by(gain)}"


def what_if(
    plan: ExplainedPlan, changes: Told | Iterable[Told], *, listener: Listener = ignore
) -> Comparison:
    """
    Plan a changed campaign, beginning with the plan, and lay the two side by side.

    Parameters
    ----------
    plan
        The plan without the changes.
    changes
        One change or several, as ``launch-scheduler whatif --set`` reads them.
    listener
        Told of every better plan and bound.

    Raises
    ------
    InputError
        If a change cannot be read, names something unknown, or contradicts the rest.
    NoScheduleError
        If the changed campaign has no plan, or none was found in time.
    """
    several = (
        [changes] if isinstance(changes, str) or not isinstance(changes, Iterable) else changes
    )
    read = [parse_setting(each) if isinstance(each, str) else each for each in several]
    found = plan_changes(plan, read, listener)
    return Comparison(
        before=plan_of(plan),
        after=plan_of(told_from(_graph(found), found.after)),
        changes=tuple(map(str, found.changes)),
        found=found,
    )


def _graph(found: WhatIf) -> Graph:
    """Return the task graph of the changed campaign."""
    made = "; ".join(map(str, found.changes))
    comment = f"Written from {found.after.graph.file}.\nChanged: {made}"
    return written(found.after.situation.campaign, comment)


def _ends(schedule: Schedule, steps: Iterable[TaskId], end: str) -> list[Minutes | None]:
    """Return the start or the end of each step, nothing for those that are not there."""
    placed = (schedule.tasks.get(step) for step in steps)
    return [None if each is None else getattr(each, end) for each in placed]
