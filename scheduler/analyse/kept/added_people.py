"""People that a scenario puts on its shifts beyond the head-count of the baseline."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.loads.load import Steps, use_over_time
from scheduler.calendars.shifts.shifts import people_on
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import CrewId, ShiftName
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedPeople:
    """
    A crew with more people on a shift than the baseline has there.

    ``baseline`` is the head-count there, nobody on a shift that it does not work; ``peak`` is the
    most people that the plan really puts to work on the shift at once, all-hands work counted as
    far as the people on the shift go.
    """

    crew: CrewId
    shift: ShiftName
    people: int
    baseline: int
    peak: int

    @property
    def used(self) -> int:
        """The people at work beyond the head-count of the baseline."""
        return max(self.peak - self.baseline, 0)


def added_people(situation: ChosenSituation, schedule: Schedule) -> tuple[AddedPeople, ...]:
    """Return the crews and shifts with more people than in the baseline scenario."""
    return tuple(_added(situation, schedule))


def _added(situation: ChosenSituation, schedule: Schedule) -> Iterator[AddedPeople]:
    campaign = situation.campaign
    baseline = campaign.resolve_scenario(campaign.baseline_scenario)
    for crew in campaign.crews:
        usual = people_on(campaign, baseline, crew)
        use = _use(situation, schedule, crew)
        for shift, people in people_on(campaign, situation.scenario, crew).items():
            if people > usual.get(shift, 0):
                yield AddedPeople(
                    crew=crew,
                    shift=shift,
                    people=people,
                    baseline=usual.get(shift, 0),
                    peak=min(_peak(situation, use, shift), people),
                )


def _use(situation: ChosenSituation, schedule: Schedule, crew: CrewId) -> Steps:
    return use_over_time(
        (start, end, job.task.crew[crew])
        for job in situation.jobs.values()
        if crew in job.task.crew and job.id in schedule.tasks
        for start, end in schedule[job.id].pieces
    )


def _peak(situation: ChosenSituation, use: Steps, shift: ShiftName) -> int:
    runs = [run for run in situation.shift_runs if run.shift == shift]
    return max(
        (
            people
            for start, end, people in use
            if any(run.start < end and start < run.end for run in runs)
        ),
        default=0,
    )
