"""What a preference has to say: the value of a schedule, its encoding, and where a task may go."""

from typing import ClassVar, Protocol

from ortools.sat.python.cp_model import CpModel, LinearExprT

from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes
from scheduler.planning.encoding.variables import Variables
from scheduler.planning.lists.ledger import Ledger
from scheduler.schedule.scheduled import Schedule


class Preference(Protocol):
    """
    What plans with equal launch are judged by; the smaller the value, the better.

    ``before_modes`` says whether it ranks before doing few steps in another mode, or after that.
    """

    before_modes: ClassVar[bool]

    def __init__(self, situation: Situation) -> None:
        """Prepare for the schedules of one situation."""

    @property
    def floor(self) -> int:
        """A value that no plan is below, known without a search."""

    def value(self, schedule: Schedule) -> int:
        """Return the value of a schedule, without the solver."""

    def add_aim(self, model: CpModel, variables: Variables, known: Schedule | None) -> LinearExprT:
        """
        Add the value to a model; the expression is never below it, and may be equal to it.

        A ``known`` schedule is suggested to the search.
        """

    def first_kept(self, ledger: Ledger, job: Job, before: Minutes, minute: Minutes) -> Minutes:
        """
        Return the first start from a minute on with which the value is no greater than it was.

        Parameters
        ----------
        ledger
            All other tasks where they stand; the task itself is taken out.
        job
            The task, in the way in which it is done.
        before
            Where it started; no later start is returned, unless it is the minute asked about.
        minute
            The earliest start to look at; a later one than before is kept, or else not.
        """
