"""Early starts that open no further facility on a day of rest."""

from datetime import date

from scheduler.calendars.shifts.shifts import ShiftRun
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import FacilityId, Minutes
from scheduler.model.scenario import Scenario
from scheduler.planning.lists.ledger import Ledger
from scheduler.planning.lists.list_schedule import activate
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening.base.shift_prices import is_worked_in


class EarlyStarts:
    """
    Moves the steps of a plan to early starts without keeping further facilities open.

    Parameters
    ----------
    before
        The scenario whose days of rest cost nothing as long as nobody works.
    situation
        The situation of the plan.
    schedule
        The plan; the facilities that it opens stay open.
    by
        The date up to which open facilities are paid.
    """

    def __init__(
        self, before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
    ) -> None:
        self.situation = situation
        self.schedule = schedule
        self.rest = [
            run
            for run in situation.shift_runs
            if run.start < by and run.day.weekday() not in before.site_week
        ]
        self.opened: set[tuple[FacilityId, date]] = {
            (place, run.day)
            for place in situation.campaign.facilities
            for run in self.rest
            if is_worked_in(situation, schedule, place, run)
        }

    def made(self) -> Schedule:
        """Return the plan with early starts."""
        return activate(self.situation, self.schedule, self._first_kept)

    def _first_kept(self, ledger: Ledger, job: Job, latest: Minutes, start: Minutes) -> Minutes:
        """Return the first start from which a step is not at work in a closed facility."""
        del ledger
        while start < latest:
            run = self._closed_run(job, start)
            if run is None:
                return start
            wanted = run.end if start >= run.start else start + self.situation.tick
            start = job.next_start(wanted) or latest
        return latest

    def _closed_run(self, job: Job, start: Minutes) -> ShiftRun | None:
        """Return a shift of a day of rest in which a run would open a facility, if there is one."""
        task = job.task
        if not task.crew or task.all_hands:
            return None
        return next(
            (
                run
                for run in self.rest
                if any((place, run.day) not in self.opened for place in task.places)
                if any(a < run.end and run.start < b for a, b in job.pieces_from(start))
            ),
            None,
        )
