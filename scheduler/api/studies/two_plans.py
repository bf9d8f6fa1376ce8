"""Two plans of a campaign side by side."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pandas as pd

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.comparing.comparison import compare as compare_plans
from scheduler.analyse.plan import ExplainedPlan
from scheduler.api.dates import length
from scheduler.api.results.folders import AnyPath
from scheduler.api.results.plan import Plan, plan_of
from scheduler.exports.comparing import export_comparison
from scheduler.exports.comparing.tables import change_table, told_table
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.base import TaskId
from scheduler.pipeline.reopen import reopen
from scheduler.wording.changes.launch_moves import moved_by
from scheduler.wording.quantities import count_of

AnyPlan = ExplainedPlan | AnyPath
"""A plan, or the path of one that was saved."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PlanComparison:
    """Two plans of a campaign: the one before, and the one now."""

    old: Plan
    new: Plan
    found: PlansBeside

    @property
    def slip(self) -> timedelta:
        """How much later the new plan launches; below zero if it is earlier."""
        return length(self.found.slip)

    @property
    def changed(self) -> tuple[TaskId, ...]:
        """The steps of both plans with other times, people or place, or done in another way."""
        return tuple(each.id for each in self.found.changed)

    @property
    def added(self) -> tuple[TaskId, ...]:
        """The steps that only the new plan has."""
        return tuple(each.id for each in self.found.added)

    @property
    def gone(self) -> tuple[TaskId, ...]:
        """The steps that only the old plan has."""
        return tuple(each.id for each in self.found.gone)

    def to_frame(self) -> pd.DataFrame:
        """Return ``changes.csv`` as it is written: a row for each step of either plan."""
        return change_table(self.found)

    def told_frame(self) -> pd.DataFrame:
        """Return ``told.csv`` as it is written: what each crew must be told, shift by shift."""
        return told_table(self.found)

    def save(self, folder: AnyPath, *, tables: CsvStyle | str = CsvStyle.PLAIN) -> list[Path]:
        """Write both tables into a folder and return its files."""
        return export_comparison(self.found, Path(folder), CsvStyle(tables))

    def __repr__(self) -> str:
        say, found = self.found.axis.say, self.found
        lines = [
            f"Launch  {say(found.new.launch)}, before {say(found.old.launch)}: "
            f"{moved_by(-found.slip)}",
            f"Changed {count_of(len(self.changed), 'step')}",
            f"New     {', '.join(self.added) or 'none'}",
            f"Gone    {', '.join(self.gone) or 'none'}",
        ]
        return "\n".join(lines)


def compare(old: AnyPlan, new: AnyPlan) -> PlanComparison:
    """
    Lay two plans of a campaign side by side.

    Parameters
    ----------
    old
        The plan before, or the path of one.
    new
        The plan now, or the path of one.

    Raises
    ------
    InputError
        If a file is no plan, or the two have no step in common.
    InvalidPlanError
        If a written plan breaks a rule.
    """
    plans = [each if isinstance(each, ExplainedPlan) else reopen(Path(each)) for each in (old, new)]
    before, after = plans
    return PlanComparison(
        old=plan_of(before), new=plan_of(after), found=compare_plans(before, after)
    )
