"""
What a scenario costs beyond another: judged from the two scenarios and the plan alone.

This is the price that is reported. It shares nothing with the search but the price of a shift.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scheduler.calendars.shifts.rates import price_of_shift
from scheduler.calendars.shifts.shifts import ShiftRun
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.base import CrewId, FacilityId, Minutes
from scheduler.model.campaign import Campaign
from scheduler.model.costs import in_cents
from scheduler.model.notation.clock import WEEKDAYS
from scheduler.model.scenario import Order, Scenario
from scheduler.schedule.scheduled import Schedule
from scheduler.wording.names import DAYS


class PriceFamily(StrEnum):
    """What kind of change it is."""

    ORDER = "order"
    PEOPLE = "people"
    DAY = "day"
    FACILITY = "facility"
    HABIT = "habit"
    OPTION = "option"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedChange:
    """One change in words, with its cost in hundredths of the unit and what it is counted from."""

    family: PriceFamily
    subject: str
    title: str
    cost: int
    person_shifts: int = 0


def priced_changes(
    before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
) -> tuple[PricedChange, ...]:
    """
    Return everything that a plan asks for beyond a scenario, with its cost up to a date.

    Parameters
    ----------
    before
        The scenario that costs nothing; its order may be serial, which costs nothing to give up.
    situation
        The scenario of the plan, prepared.
    schedule
        The plan.
    by
        The date up to which people are engaged, in minutes.
    """
    campaign, after = situation.campaign, situation.scenario
    found = list(_orders(before, after))
    found += _people(before, situation, by)
    found += _facilities(before, situation, schedule, by)
    price = in_cents(campaign.costs.habit)
    found += [
        PricedChange(
            family=PriceFamily.HABIT,
            subject=f"{source}>{target}",
            title=f"{target} no longer waits for {source} ({campaign.tasks[target].title})",
            cost=price,
        )
        for source, target in _pairs_set_aside(campaign, before, situation)
    ]
    found += _options(before, situation, schedule)
    found += _windows(campaign, before, after)
    return tuple(found)


def total(changes: tuple[PricedChange, ...]) -> int:
    """Return the cost of all changes in hundredths."""
    return sum(change.cost for change in changes)


def _orders(before: Scenario, after: Scenario) -> Iterator[PricedChange]:
    if before.order is not after.order and after.order is Order.PARALLEL:
        yield PricedChange(
            family=PriceFamily.ORDER, subject="order", title="Steps in parallel", cost=0
        )


def _people(before: Scenario, situation: ChosenSituation, by: Minutes) -> Iterator[PricedChange]:
    """Yield the people who come beyond those of the scenario before, crew by crew and shift."""
    campaign = situation.campaign
    for crew in campaign.crews:
        tallies: dict[tuple[str, int | None], _Tally] = {}
        for run in situation.shift_runs:
            there = _heads(campaign, situation.scenario, crew, run)
            extra = there - _heads(campaign, before, crew, run)
            if run.start < by and extra > 0:
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


def _facilities(
    before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
) -> Iterator[PricedChange]:
    """Yield the facilities in which crews work on a day on which the site rested before."""
    campaign = situation.campaign
    price = in_cents(campaign.costs.facility_day)
    for place, facility in campaign.facilities.items():
        days = {
            run.day
            for run in situation.shift_runs
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


def _pairs_set_aside(
    campaign: Campaign, before: Scenario, situation: ChosenSituation
) -> list[tuple[str, str]]:
    pairs = (
        (link.task, task.id)
        for task in campaign.tasks.values()
        for link in task.usually_after
        if task.id in situation.jobs and link.task in situation.jobs
        if link in campaign.habits_kept(task, before)
        if link not in campaign.habits_kept(task, situation.scenario)
    )
    return list(dict.fromkeys(pairs))


def _options(
    before: Scenario, situation: ChosenSituation, schedule: Schedule
) -> Iterator[PricedChange]:
    """Yield the steps that are done in another way where only the usual one was permitted."""
    price = in_cents(situation.campaign.costs.option)
    for task_id, option in schedule.options.items():
        if option and before.options == "nominal":
            title = situation.campaign.tasks[task_id].in_way(option).title
            yield PricedChange(
                family=PriceFamily.OPTION,
                subject=f"{task_id}.{option}",
                title=f"{task_id} {title}",
                cost=price,
            )


def _windows(campaign: Campaign, before: Scenario, after: Scenario) -> Iterator[PricedChange]:
    for name in after.widened:
        if name not in before.widened:
            yield PricedChange(
                family=PriceFamily.WINDOW,
                subject=name,
                title=f"Window {name} widened to {campaign.windows[name].at_widest}",
                cost=in_cents(campaign.costs.window),
            )
