"""What is paid by the shift and by the day: people who come, and facilities that are kept open."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.calendars.shifts.rates import price_of_shift
from scheduler.calendars.shifts.shifts import ShiftRun
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.campaign import Campaign
from scheduler.model.costs import in_cents
from scheduler.model.notation.base import CrewId, FacilityId, Minutes
from scheduler.model.notation.clock import WEEKDAYS
from scheduler.model.scenario import Scenario
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening.base.price import PricedChange, PriceFamily
from scheduler.wording.names import DAYS


def people_prices(
    before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
) -> Iterator[PricedChange]:
    """Yield the people who come beyond those of the scenario before, crew by crew and shift."""
    del schedule
    campaign = situation.campaign
    for crew in campaign.crews:
        tallies: dict[tuple[str, int | None], _Tally] = {}
        for run in situation.shift_runs:
            there = _heads(campaign, situation.scenario, crew, run)
            extra = there - _heads(campaign, before, crew, run)
            if situation.begin < run.end and run.start < by and extra > 0:
                day = run.day.weekday()
                key = (run.shift, None if day in before.week_of(crew) else day)
                tally = tallies.setdefault(key, _Tally(extra))
                tally.add(extra, price_of_shift(campaign, situation.axis, run))
        for (shift, weekday), tally in tallies.items():
            yield tally.change(campaign, crew, shift, weekday)


@dataclass
class _Tally:
    """Shifts of one kind, the people who come on each, and what they cost."""

    people: int
    shifts: int = 0
    person_shifts: int = 0
    cost: int = 0

    def add(self, people: int, price: int) -> None:
        """Count one shift."""
        self.shifts += 1
        self.person_shifts += people
        self.cost += people * price

    def change(
        self, campaign: Campaign, crew: CrewId, shift: str, weekday: int | None
    ) -> PricedChange:
        """Return the change in words."""
        when = f"on the {shift} shift"
        if weekday is not None:
            when = f"on {DAYS[weekday]}s, {shift} shift"
        times = f"{self.shifts} time{'' if self.shifts == 1 else 's'}"
        return PricedChange(
            family=PriceFamily.PEOPLE if weekday is None else PriceFamily.DAY,
            subject=f"{crew}.{shift}" if weekday is None else f"{crew}.{WEEKDAYS[weekday]}.{shift}",
            title=f"{self.people} more in {campaign.crews[crew].title} {when} ({times})",
            cost=self.cost,
            person_shifts=self.person_shifts,
        )


def _heads(campaign: Campaign, scenario: Scenario, crew: CrewId, run: ShiftRun) -> int:
    """Return the people of a crew on one shift of one day."""
    works = run.shift in scenario.shifts and run.day.weekday() in scenario.week_of(crew)
    return campaign.head_count(scenario, crew, run.shift) if works else 0


def open_day_prices(
    before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
) -> Iterator[PricedChange]:
    """Yield the facilities in which crews work on a day on which the site rested before."""
    campaign = situation.campaign
    price = in_cents(campaign.costs.facility_day)
    for place, facility in campaign.facilities.items():
        days = {
            run.day
            for run in situation.shift_runs
            if situation.begin < run.end
            if run.start < by and run.day.weekday() not in before.site_week
            if is_worked_in(situation, schedule, place, run)
        }
        for day in sorted(days):
            yield PricedChange(
                family=PriceFamily.FACILITY,
                subject=f"{place}.{day}",
                title=f"{facility.title} stays open on {day:%a %d %b}",
                cost=price,
            )


def is_worked_in(
    situation: ChosenSituation, schedule: Schedule, place: FacilityId, run: ShiftRun
) -> bool:
    """Whether crews do ordinary work in a facility during a shift."""
    return any(
        start < run.end and run.start < end
        for job in situation.jobs.values()
        if place in job.task.places and job.task.crew and not job.task.all_hands
        for start, end in schedule[job.id].pieces
    )
