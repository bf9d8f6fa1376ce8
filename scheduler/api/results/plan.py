"""The plan as users of Python hold it: with dates, tables, pictures and a folder to be saved in."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.api.dates import length, placed
from scheduler.api.results.notebook import page_of, picture_of
from scheduler.api.results.summary import summary_lines
from scheduler.api.results.tables import chain_frame, schedule_frame, vehicle_frame
from scheduler.errors import ExportError, InputError, UnknownName
from scheduler.exports.replanning import export_any
from scheduler.formats.csv_style import CsvStyle
from scheduler.interchange.outgoing.forms import ExportForm
from scheduler.model.notation.base import TaskId
from scheduler.planning.interface.result import Status
from scheduler.studies.explaining.explain import Explanation, explain, step_meant
from scheduler.wording.verdicts import proofs

if TYPE_CHECKING:
    from scheduler.pipeline.interchange.exporting import Exported


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Plan(ExplainedPlan):
    """
    One solved campaign: when every step runs, why not earlier, and how good that is known to be.

    Whatever it holds beyond the properties below, such as ``chain``, ``floats`` and ``waits``, is
    what exports write and draw, in minutes since the campaign start.
    """

    @property
    def status(self) -> Status:
        """What is known: ``optimal``, or ``feasible``."""
        return self.result.status

    @property
    def verdict(self) -> str:
        """How good the plan is known to be, in a sentence."""
        return proofs.verdict(self)

    @property
    def launch(self) -> datetime:
        """Launch in the time zone of the site."""
        return self.situation.axis.moment(self.launch_minute)

    @property
    def time_to_launch(self) -> timedelta:
        """The time from the campaign start to launch."""
        return length(self.launch_minute)

    @property
    def bound(self) -> datetime:
        """The moment before which no plan under these rules can launch."""
        return self.situation.axis.moment(self.result.bound_minute)

    @property
    def gap(self) -> timedelta:
        """The time between the bound and launch, zero once it is proved."""
        return length(self.launch_minute - self.result.bound_minute)

    @property
    def saved(self) -> timedelta | None:
        """How much earlier than its baseline the plan launches; nothing without a baseline."""
        return None if self.saved_minutes is None else length(self.saved_minutes)

    @property
    def critical_path(self) -> tuple[TaskId, ...]:
        """The steps of the driving chain, from the campaign start to launch."""
        return tuple(dict.fromkeys(piece.task for piece in self.chain if not piece.is_freed))

    def start(self, step: TaskId) -> datetime:
        """
        Return when a step starts.

        Raises
        ------
        UnknownName
            If the plan has no such step.
        """
        return self.situation.axis.moment(placed(self.situation, self.schedule, step).start)

    def end(self, step: TaskId) -> datetime:
        """
        Return when a step ends.

        Raises
        ------
        UnknownName
            If the plan has no such step.
        """
        return self.situation.axis.moment(placed(self.situation, self.schedule, step).end)

    def total_float(self, step: TaskId) -> timedelta | None:
        """
        Return how much later a step can end before launch moves; nothing if launch never does.

        Raises
        ------
        UnknownName
            If the plan has no such step.
        """
        total = self.floats[placed(self.situation, self.schedule, step).id].total
        return None if total is None else length(total)

    def explain(self, step: str, *, counterfactuals: bool = True) -> Explanation:
        """
        Say why a step starts when it does, what it holds up, and how far it can slip.

        Parameters
        ----------
        step
            The step, by its id, its name, or the beginning of its name.
        counterfactuals
            Whether to plan again with what it waits for taken away, to say what would help.

        Raises
        ------
        UnknownName
            If the plan has no such step, or the text can mean several.
        """
        try:
            meant = step_meant(self, step)
        except InputError as error:
            message = "\n".join(f"{each.message}. {each.hint}" for each in error.problems)
            raise UnknownName(message) from None
        return explain(self, meant, counterfactuals=counterfactuals)

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each step: the columns of ``schedule.csv``, dates aware of the zone."""
        return schedule_frame(self)

    def chain_frame(self) -> pd.DataFrame:
        """Return the driving chain from start to launch, piece by piece, and why not earlier."""
        return chain_frame(self)

    def vehicle_frame(self) -> pd.DataFrame:
        """Return a row for each vehicle: when its states begin, and the gaps that it leaves."""
        return vehicle_frame(self)

    def save(
        self,
        folder: str | PathLike[str],
        *,
        charts: bool = True,
        tables: CsvStyle | str = CsvStyle.PLAIN,
    ) -> list[Path]:
        """
        Write the folder of results and return its files.

        Parameters
        ----------
        folder
            Files of earlier runs in it give way; files of other origin are in the way, or stay.
        charts
            Whether the pictures are drawn.
        tables
            For whom the tables are written: ``plain``, ``excel`` or ``excel-semicolon``.

        Raises
        ------
        ExportError
            If the folder cannot be written, or no task graph can say the campaign, without which
            nobody could verify the plan.
        """
        if not self.graph.text:
            message = "no task graph can say this campaign, so that its plan cannot be saved"
            raise ExportError(message)
        return export_any(self, Path(folder), charts=charts, style=CsvStyle(tables))

    def export_to(
        self,
        path: str | PathLike[str],
        form: ExportForm | str | None = None,
        *,
        links_only: bool = False,
        tables: CsvStyle | str = CsvStyle.PLAIN,
        replace: bool = False,
    ) -> "Exported":
        """
        Write the plan for another program, and return what that cannot hold of it.

        Parameters
        ----------
        path
            The file.
        form
            ``mspdi`` (XML of MS Project), ``xlsx``, ``csv`` or ``ics``; by default as the ending of
            the file says.
        links_only
            Whether the planned starts are left to the other program instead of being pinned.
        tables
            For whom a CSV list is written: ``plain``, ``excel`` or ``excel-semicolon``.
        replace
            Whether a file that is there may be written over.

        Raises
        ------
        ExportError
            If the file cannot be written, is there already, or its ending says no form.
        """
        from scheduler.pipeline.interchange.exporting import ExportOptions, export_plan, form_of

        asked = ExportOptions(
            form=form_of(Path(path)) if form is None else ExportForm(form),
            out=Path(path),
            links_only=links_only,
            tables=CsvStyle(tables),
            replace=replace,
        )
        return export_plan(self, asked)

    def to_svg(self) -> str:
        """Return the Gantt chart of the briefing page as SVG without any outside reference."""
        return picture_of(self)

    def __repr__(self) -> str:
        return "\n".join(summary_lines(self))

    def _repr_html_(self) -> str:
        return page_of(self)


def plan_of(made: ExplainedPlan) -> Plan:
    """Return a plan as users hold it."""
    return Plan(**{field.name: getattr(made, field.name) for field in fields(ExplainedPlan)})
